"""Honours: awards, ranks, pilot statuses, "first" claims and being reported or commended by others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...ontology.model import (
    Entity,
    Fact,
    Honour,
    Institution,
    Issue,
    Mention,
    Programme,
    Role,
    SectionRole,
    Span,
)
from ..lexicon import found_by, rules, table
from ..problem_parts import problem_parts
from ..reading import Reading

CLAUSE_ENDS = ",。;:!?\n"
LONGEST_CLAUSE = 200  # code points on either side of a cue


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that state an honour, and how far its span reaches."""

    kind: str
    extent: str
    words: re.Pattern[str]


@cache
def _cues() -> tuple[Cue, ...]:
    rows = table("honour/cues", "kind", "extent", "words", "example")
    return tuple(Cue(row["kind"], row["extent"], re.compile(row["words"])) for row in rows)


@cache
def _context(what: str) -> str:
    """The words of one kind around honours, as alternatives of a pattern."""
    rows = table("honour/context", "what", "words", "example")
    return "|".join(row["words"] for row in rows if row["what"] == what)


def extract(reading: Reading) -> Iterator[Fact | Issue]:
    """Yield the honours in reading order; ranks and titles still sought are none."""
    admitted = problem_parts(reading)
    mentions = tuple(reading.found(Mention))
    stated = _stated(reading.folded)
    found: list[Honour] = []
    for index, (cue, words) in enumerate(stated):
        clause = _clause(reading.folded, words.start())
        if _is_sought(reading, clause) or any(part.meets(clause) for part in admitted):
            continue
        span = _extent(reading, cue, words, _own_part(reading.folded, clause, stated, index), mentions)
        if not any(span.meets(other.span) for other in found):
            found.append(_honour(cue.kind, span, mentions))
    yield from sorted(found, key=lambda honour: honour.span)


def _stated(folded: str) -> list[tuple[Cue, re.Match[str]]]:
    """The cues found, in reading order; of those that overlap, the one first in the table."""
    kept: list[tuple[Cue, re.Match[str]]] = []
    taken: list[Span] = []
    for cue in _cues():
        for words in cue.words.finditer(folded):
            span = Span(*words.span())
            if not any(span.meets(other) for other in taken):
                taken.append(span)
                kept.append((cue, words))
    return sorted(kept, key=lambda pair: pair[1].start())


def _clause(folded: str, at: int) -> Span:
    window = max(at - LONGEST_CLAUSE, 0)
    begin = max((folded.rfind(stop, window, at) for stop in CLAUSE_ENDS), default=-1)
    ends = [end for stop in CLAUSE_ENDS if (end := folded.find(stop, at, at + LONGEST_CLAUSE)) >= 0]
    return Span(max(begin + 1, window), min(ends, default=min(at + LONGEST_CLAUSE, len(folded))))


def _own_part(folded: str, clause: Span, stated: list[tuple[Cue, re.Match[str]]], index: int) -> Span:
    """The part of a clause that states this honour: two honours in one clause part at the 、 between them."""
    begin, end = clause
    words = stated[index][1]
    if index > 0 and (before := stated[index - 1][1].end()) > begin:
        begin = max(folded.rfind("、", before, words.start() + 1) + 1, begin)
    if index + 1 < len(stated) and (after := stated[index + 1][1].start()) < end:
        comma = folded.find("、", words.end(), after + 1)
        end = comma if comma >= 0 else end
    return Span(begin, end)


def _is_sought(reading: Reading, clause: Span) -> bool:
    section = reading.section(clause.begin)
    planned = section is not None and section.role in (SectionRole.PLAN, SectionRole.PROBLEMS)
    return planned or bool(re.compile(_context("sought")).search(reading.folded, *clause))


def _extent(
    reading: Reading, cue: Cue, words: re.Match[str], clause: Span, mentions: tuple[Mention, ...]
) -> Span:
    folded = reading.folded
    begin, end = clause
    if cue.extent == "claim":
        verb = re.compile(f".*(?:{_context('made')})").match(folded, begin, words.start("key"))
        begin = verb.end() if verb else begin
    elif cue.extent == "verb":
        subjects = [m for m in mentions if m.span.end == words.start() and m.span.begin >= begin]
        begin = words.start() if subjects else begin
    elif cue.kind == "rank":
        # `增长4%、全省第四`: a figure before the enumeration comma is a fact of its own.
        comma = folded.rfind("、", begin, words.start() + 1)
        if comma >= 0 and re.search(r"[\d百千万亿]", folded[begin:comma]):
            begin = comma + 1
        later = folded.find("、", words.end(), end)
        end = later if later >= 0 and re.match(r".{0,12}\d", folded[later + 1 : end]) else end
    begin += len(folded[begin:end]) - len(folded[begin:end].lstrip(" *并"))
    return Span(begin, begin + len(folded[begin:end].rstrip(" *")))


def _honour(kind: str, span: Span, mentions: tuple[Mention, ...]) -> Honour:
    within = [m for m in mentions if span.holds(m.span)]
    recognisers = [
        m.entity for m in within if isinstance(m.entity, Institution) and m.role is Role.RECOGNISER
    ]
    subjects: list[Entity] = [m.entity for m in mentions if m.span.end == span.begin]
    subjects += [m.entity for m in within if isinstance(m.entity, Programme)]
    return Honour(
        span=span,
        kind=kind,
        recognisers=tuple(dict.fromkeys(recognisers)),
        recognised=tuple(dict.fromkeys(subjects)),
        **found_by(rules("honour")[kind]),
    )
