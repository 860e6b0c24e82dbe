"""The stretches in which a report admits its problems, with or without a heading of their own."""

from __future__ import annotations

import re
from functools import cache

from ..ontology.model import SectionRole, Span
from .lexicon import table
from .paragraphs import Paragraph, Rank, paragraphs
from .reading import Reading

INTRODUCTION_LENGTH = 120  # code points; a paragraph of cue words alone introduces the points behind it


@cache
def cues(what: str) -> re.Pattern[str]:
    """The cues of one kind (`begin`, `end`, `sign`, `cause`, `lead-in`) as one pattern."""
    rows = table("problem/cues", "what", "words", "example")
    return re.compile("|".join(f"(?:{row['words']})" for row in rows if row["what"] == what))


def problem_parts(reading: Reading) -> tuple[Span, ...]:
    """Return the stretches in reading order: sections on problems, and paragraphs that admit some."""
    folded = reading.folded
    given = {s.number for s in reading.sections if s.role is SectionRole.PROBLEMS}
    parts = [s.scope for s in reading.sections if s.number in given and s.parent not in given]
    going_on = False
    for line in paragraphs(folded):
        if any(part.holds(line.span) for part in parts):
            continue
        listed = going_on and line.rank is not None and line.rank >= Rank.SECTION
        begin = line.span.begin if listed else _admission(reading, line)
        going_on = listed
        if begin is None:
            continue
        closing = cues("end").search(folded, begin + 1, line.span.end)
        end = closing.start() if closing else line.span.end
        parts.append(Span(begin, end))
        going_on = going_on or (folded[line.span.end - 1] in ":。" and end - begin < INTRODUCTION_LENGTH)
    return tuple(sorted(parts))


def _admission(reading: Reading, line: Paragraph) -> int | None:
    section = reading.section(line.span.begin)
    if line.rank is not None or (section and section.role in (SectionRole.PLAN, SectionRole.LEADERSHIP)):
        return None
    cue = cues("begin").search(reading.folded, *line.span)
    return max(reading.sentence(cue.start()).begin, line.span.begin) if cue else None
