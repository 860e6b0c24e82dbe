"""The topic of a measure, told by the words of its headline, its section's heading and its scope."""

from __future__ import annotations

from functools import cache

from ..ontology.model import Genre, Section, Span
from ..ontology.vocab import Concept, concepts
from .reading import Reading

HEADLINE, HEADING = 3, 1  # weight of a topic word in the headline and in the section's heading


@cache
def _topics(genre: Genre) -> tuple[Concept, ...]:
    """The topics of one genre: the areas of the rule-of-law outline, or the divisions of COFOG."""
    group = "law" if genre is Genre.RULE_OF_LAW else "cofog"
    return tuple(c for c in concepts("topic") if c.group == group)


def topic_of(reading: Reading, headline: Span, section: Section | None) -> str | None:
    """The code of the topic whose words weigh most, the first of equals; None where no topic word stands."""
    head = headline.of(reading.folded)
    heading = section.heading.of(reading.folded) if section else ""
    best: tuple[int, str] | None = None
    for topic in _topics(reading.document.genre):
        weight = sum(len(w) * ((w in head) * HEADLINE + (w in heading) * HEADING) for w in topic.words)
        if weight and (best is None or weight > best[0]):
            best = (weight, topic.code)
    return best[1] if best else None
