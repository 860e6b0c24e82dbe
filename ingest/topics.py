"""The topic of a measure, told by the words of its headline, its section's heading and its scope."""

from __future__ import annotations

from functools import cache

import ahocorasick_rs as ac

from ..ontology.model import Genre, Section, Span
from ..ontology.vocab import concepts
from .reading import Reading

HEADLINE, HEADING = 3, 1  # weight of a topic word in the headline and in the section's heading


@cache
def _words(genre: Genre) -> tuple[ac.AhoCorasick, tuple[str, ...], dict[str, tuple[str, ...]]]:
    """The words of one genre's topics, longest first, and the codes of each in the vocabulary's order.

    Rule-of-law reports have the areas of the rule-of-law outline as topics, others the divisions of COFOG.
    """
    group = "law" if genre is Genre.RULE_OF_LAW else "cofog"
    codes: dict[str, tuple[str, ...]] = {}
    for topic in concepts("topic"):
        for word in topic.words if topic.group == group else ():
            codes[word] = (*codes.get(word, ()), topic.code)
    longest_first = tuple(sorted(codes, key=lambda word: (-len(word), word)))
    return ac.AhoCorasick(longest_first, matchkind=ac.MatchKind.Standard), longest_first, codes


def _found(genre: Genre, words: str) -> list[str]:
    """The topic words in `words`, each once and sorted; of those that begin at one place the longest."""
    automaton, known, _ = _words(genre)
    first: dict[int, int] = {}
    for index, begin, _ in automaton.find_matches_as_indexes(words, overlapping=True):
        first[begin] = min(index, first.get(begin, index))
    return sorted({known[index] for index in first.values()})


def topic_of(reading: Reading, headline: Span, section: Section | None) -> str | None:
    """The code of the topic whose words weigh most, of equals the first; None where no topic word stands."""
    genre = reading.document.genre
    codes = _words(genre)[2]
    weights: dict[str, int] = {}
    parts = [(headline.of(reading.folded), HEADLINE)]
    parts += [(section.heading.of(reading.folded), HEADING)] if section else []
    for words, weight in parts:
        for word in _found(genre, words):
            for code in codes[word]:
                weights[code] = weights.get(code, 0) + len(word) * weight
    return min(weights, key=lambda code: (-weights[code], code), default=None)
