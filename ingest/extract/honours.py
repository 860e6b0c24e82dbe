"""Honours: awards, ranks, pilot statuses, "first" claims and being reported or commended by others."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs as ac

from ...ontology.model import (
    Entity,
    Fact,
    Honour,
    Institution,
    Issue,
    Mention,
    Place,
    Programme,
    Role,
    SectionRole,
    Span,
)
from ..lexicon import found_by, rules, table
from ..problem_parts import problem_parts
from ..reading import Reading
from .overlap import Taken

CLAUSE_ENDS = ",。;:!?\n"
LEADING = re.compile(r"(?:[ *]|以及|并且|并|且)*")
TRAILING = re.compile(r"(?:[ *]|[\[〔【]\^?\d{1,3}[\]〕】])+$")  # spaces and the number of a footnote
CLAUSE_END = re.compile(f"[{CLAUSE_ENDS}]")
LEAST_SUBJECT, MOST_SUBJECT = 2, 24  # code points of a subject that reads as a name
LONGEST_CLAUSE = 200  # code points on either side of a cue


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that state an honour, and how far its span reaches."""

    kind: str
    extent: str
    words: re.Pattern[str]


@cache
def _cues() -> tuple[Cue, ...]:
    rows = table("honour/cues", "kind", "extent", "words", "needs", "example")
    return tuple(Cue(row["kind"], row["extent"], re.compile(row["words"])) for row in rows)


@cache
def _needed() -> tuple[ac.AhoCorasick, tuple[tuple[int, ...], ...]]:
    """The plain words without which no cue is found, and for each the cues (by row) that it may belong to."""
    rows = table("honour/cues", "needs")
    needs = [frozenset(row["needs"].split()) for row in rows]
    words = sorted(frozenset[str]().union(*needs))
    cues = tuple(tuple(at for at, need in enumerate(needs) if word in need) for word in words)
    return ac.AhoCorasick(words, matchkind=ac.MatchKind.Standard), cues


@cache
def _pattern(what: str) -> re.Pattern[str]:
    """The words of one kind around honours; `made` matches up to the last of them."""
    rows = table("honour/context", "what", "words", "example")
    words = "|".join(row["words"] for row in rows if row["what"] == what)
    return re.compile(f".*(?:{words})" if what == "made" else words)


def extract(reading: Reading) -> Iterator[Fact | Issue]:
    """Yield the honours in reading order; ranks and titles still sought are none."""
    admitted = Taken(problem_parts(reading))
    names = Names(reading.found(Mention))
    stated = _stated(reading.folded)
    marked = Marked(len(reading.folded))
    for index, (cue, words) in enumerate(stated):
        clause = _clause(reading.folded, words.start())
        if admitted.meets(clause) or _is_sought(reading, clause):
            continue
        part = _own_part(reading.folded, clause, stated, index)
        span = _extent(reading.folded, cue, words, part, names)
        if marked.mark(span):
            yield _honour(cue.kind, span, names)


class Names:
    """The names found so far, looked up by where they end and by the stretch they lie in."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._sorted = sorted(mentions, key=lambda mention: mention.span)
        self._begins = [mention.span.begin for mention in self._sorted]
        self._ending = {mention.span.end: mention for mention in self._sorted}

    def ending(self, at: int, begin: int = 0) -> Mention | None:
        """The name that ends at `at` and begins at `begin` or later."""
        found = self._ending.get(at)
        return found if found is not None and found.span.begin >= begin else None

    def within(self, span: Span) -> list[Mention]:
        """The names inside `span`."""
        first, last = bisect_left(self._begins, span.begin), bisect_left(self._begins, span.end)
        return [mention for mention in self._sorted[first:last] if span.holds(mention.span)]


class Marked:
    """Which characters of a report are taken; a look-up costs the length of the stretch."""

    def __init__(self, length: int) -> None:
        self._marks = bytearray(length)

    def mark(self, span: Span) -> bool:
        """Take `span` and tell so, unless a part of it is taken."""
        if self._marks.find(1, *span) >= 0:
            return False
        self._marks[span.begin : span.end] = b"\1" * (span.end - span.begin)
        return True


def _stated(folded: str) -> list[tuple[Cue, re.Match[str]]]:
    """The cues found, in reading order; of those that overlap, the one first in the table."""
    marked = Marked(len(folded))
    kept = [
        (_cues()[at], words)
        for clause, cues in _tried(folded)
        for at in sorted(cues)
        for words in _cues()[at].words.finditer(folded, *clause)
        if marked.mark(Span(*words.span()))
    ]
    return sorted(kept, key=lambda pair: pair[1].start())


def _tried(folded: str) -> Iterator[tuple[Span, set[int]]]:
    """The clauses that hold a word which a cue needs, and the rows of these cues."""
    automaton, rows = _needed()
    clause, cues = Span(0, 0), set[int]()
    for index, begin, _ in automaton.find_matches_as_indexes(folded, overlapping=True):
        if begin >= clause.end:
            if cues:
                yield clause, cues
            clause, cues = _clause(folded, begin), set[int]()
        cues.update(rows[index])
    if cues:
        yield clause, cues


def _clause(folded: str, at: int) -> Span:
    window = max(at - LONGEST_CLAUSE, 0)
    begin = max(folded.rfind(stop, window, at) for stop in CLAUSE_ENDS)
    end = CLAUSE_END.search(folded, at, at + LONGEST_CLAUSE)
    return Span(max(begin + 1, window), end.start() if end else min(at + LONGEST_CLAUSE, len(folded)))


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
    return planned or _pattern("sought").search(reading.folded, *clause) is not None


def _extent(folded: str, cue: Cue, words: re.Match[str], clause: Span, names: Names) -> Span:
    begin, end = clause
    if cue.extent == "claim":
        granted = _pattern("granted").search(folded, begin, words.start("key"))
        if granted and (
            names.ending(granted.start(), begin) or _reads_as_name(folded[begin : granted.start()])
        ):
            begin = granted.start()  # 合江县入选全省首批…试点
        else:
            verb = _pattern("made").match(folded, begin, words.start("key"))
            begin = verb.end() if verb else begin
    elif cue.extent == "verb":
        named = names.ending(words.start(), begin) or _reads_as_name(folded[begin : words.start()])
        begin = words.start() if named else begin
    elif cue.kind == "rank":
        subject = names.ending(words.start("key") if "key" in words.groupdict() else words.start(), begin)
        if subject is not None and isinstance(subject.entity, Institution | Place):
            begin = subject.span.end
        # `增长4%、全省第四`: a figure before the enumeration comma is a fact of its own.
        comma = folded.rfind("、", begin, words.start() + 1)
        if comma >= 0 and re.search(r"[\d百千万亿]", folded[begin:comma]):
            begin = comma + 1
        later = folded.find("、", words.end(), end)
        end = later if later >= 0 and re.match(r".{0,12}\d", folded[later + 1 : end]) else end
    begin += len(LEADING.match(folded[begin:end])[0])  # type: ignore[index]
    return Span(begin, begin + len(TRAILING.sub("", folded[begin:end])))


def _reads_as_name(words: str) -> bool:
    """Tell whether the subject before the verb reads as a name that no table holds (镇远古城), no topic."""
    subject = words.strip(" *")
    fits = LEAST_SUBJECT <= len(subject) <= MOST_SUBJECT and _pattern("name").search(subject) is not None
    return fits and _pattern("topic").search(subject) is None


def _honour(kind: str, span: Span, names: Names) -> Honour:
    within = names.within(span)
    recognisers = [
        m.entity for m in within if isinstance(m.entity, Institution) and m.role is Role.RECOGNISER
    ]
    subject = names.ending(span.begin)
    subjects: list[Entity] = [subject.entity] if subject else []
    subjects += [m.entity for m in within if isinstance(m.entity, Programme)]
    return Honour(
        span=span,
        kind=kind,
        recognisers=tuple(dict.fromkeys(recognisers)),
        recognised=tuple(dict.fromkeys(subjects)),
        **found_by(rules("honour")[kind]),
    )
