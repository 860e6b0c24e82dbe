"""The stretches in which a report admits its problems, with or without a heading of their own."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ..ontology.model import SectionRole, Span
from .lexicon import table
from .paragraphs import Paragraph, Rank, paragraphs
from .reading import Reading

CLAUSE = re.compile(r"[,;。:!?\n]")
FEWEST, FULL = 6, 0.6  # clauses of a paragraph, and the share of them with a sign, that admit among plans
INTRODUCTION_LENGTH = 120  # code points; a paragraph of cue words alone introduces the points behind it


@cache
def cues(what: str) -> re.Pattern[str]:
    """The cues of one kind (`need`, `begin`, `end`, `sign`, `cause`, `lead-in`) as one pattern."""
    rows = table("problem/cues", "what", "words", "example")
    return re.compile("|".join(f"(?:{row['words']})" for row in rows if row["what"] == what))


@lru_cache(maxsize=1)  # three extractors ask for those of the report at hand
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
    """Where a paragraph starts to admit problems; among plans only a paragraph full of them does."""
    section = reading.section(line.span.begin)
    if line.rank is not None or (section and section.role is SectionRole.LEADERSHIP):
        return None
    if cues("need").search(reading.folded, *line.span) is None:
        return None
    cue = cues("begin").search(reading.folded, *line.span)
    if cue is None:
        return None
    planned = section is not None and section.role is SectionRole.PLAN
    if planned and not _full_of_problems(reading.folded, Span(cue.start(), line.span.end)):
        return None
    return max(reading.sentence(cue.start()).begin, line.span.begin)


def _full_of_problems(folded: str, part: Span) -> bool:
    """Tell whether most clauses before the closing words hold a sign of shortcoming."""
    closing = cues("end").search(folded, part.begin + 1, part.end)
    clauses = [c for c in CLAUSE.split(folded[part.begin : closing.start() if closing else part.end]) if c]
    signed = sum(bool(cues("sign").search(clause)) for clause in clauses)
    return len(clauses) >= FEWEST and signed >= len(clauses) * FULL
