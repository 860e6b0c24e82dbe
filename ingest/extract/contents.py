"""The contents prescribed for a rule-of-law report: present, partial or absent, with evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...ontology.model import (
    Content,
    ContentCheck,
    Fact,
    Genre,
    Issue,
    Presence,
    Problem,
    SectionRole,
    Span,
)
from ..lexicon import found_by, rules, table
from ..reading import Reading


def extract(reading: Reading) -> Iterator[Fact | Issue]:
    """Yield one check a content, for rule-of-law reports only.

    Shortcomings count as present with at least one cause given: the regulation asks for problems and
    causes. A content without a part of its own is partial when a passage speaks of it.
    """
    if reading.document.genre is not Genre.RULE_OF_LAW:
        return
    known = rules("content")
    for row in table("content/contents", "content", "role", "passage", "example"):
        content = Content(row["content"])
        section = next((s for s in reading.sections if s.role is SectionRole(row["role"])), None)
        passage = re.search(row["passage"], reading.folded) if row["passage"] else None
        if section is not None:
            presence, span, rule = Presence.PRESENT, section.heading, known["heading"]
        elif passage is not None:
            presence, span, rule = Presence.PARTIAL, reading.sentence(passage.start()), known["passage"]
        else:
            presence, span, rule = Presence.ABSENT, Span(0, 0), known["absent"]
        if content is Content.SHORTCOMINGS and presence is not Presence.ABSENT:
            problems = tuple(reading.found(Problem))
            presence = Presence.PRESENT if any(p.cause for p in problems) else Presence.PARTIAL
        yield ContentCheck(span=span, content=content, presence=presence, **found_by(rule))
