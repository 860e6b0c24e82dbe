"""The topic of a measure, told by the words of its headline, its section's heading and its scope."""

from __future__ import annotations

import re
from functools import cache

from ..ontology.model import Genre, Section, Span
from ..ontology.vocab import concepts
from .reading import Reading

HEADLINE, HEADING = 3, 1  # weight of a topic word in the headline and in the section's heading


@cache
def _words(genre: Genre) -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """The words of one genre's topics as a pattern, and the codes each points to, in the vocabulary's order.

    Rule-of-law reports have the areas of the rule-of-law outline as topics, others the divisions of COFOG.
    """
    group = "law" if genre is Genre.RULE_OF_LAW else "cofog"
    codes: dict[str, tuple[str, ...]] = {}
    for topic in concepts("topic"):
        for word in topic.words if topic.group == group else ():
            codes[word] = (*codes.get(word, ()), topic.code)
    longest_first = sorted(codes, key=lambda word: (-len(word), word))
    first = "".join(map(re.escape, sorted({word[0] for word in codes})))  # passes over most of a text at once
    return re.compile(f"(?=[{first}])(?=(" + "|".join(map(re.escape, longest_first)) + "))"), codes


def topic_of(reading: Reading, headline: Span, section: Section | None) -> str | None:
    """The code of the topic whose words weigh most, of equals the first; None where no topic word stands."""
    pattern, codes = _words(reading.document.genre)
    weights: dict[str, int] = {}
    parts = [(headline.of(reading.folded), HEADLINE)]
    parts += [(section.heading.of(reading.folded), HEADING)] if section else []
    for words, weight in parts:
        for word in sorted(set(pattern.findall(words))):
            for code in codes[word]:
                weights[code] = weights.get(code, 0) + len(word) * weight
    return min(weights, key=lambda code: (-weights[code], code), default=None)
