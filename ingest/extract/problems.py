"""Problems that a report admits, one a clause, with the words that say why where it gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...ontology.model import Fact, Issue, Problem, Span
from ..lexicon import found_by, rules
from ..problem_parts import cues, problem_parts
from ..reading import Reading

CLAUSE = re.compile(r"[^,;。:!?\n]+")
# The second half of a clause whose subject is long: 政府职能和工作作风的转变,还不能完全适应需要
PREDICATE = re.compile(r",(?:还|仍|都|均|尚|依然|远)(?!有|面临|存在|处)[^,;。:!?\n]+")
SUBJECT = re.compile(r".+[、和与及的].+")  # what such a subject looks like
SHORTEST, LONGEST = 4, 60  # code points of a clause that can be one problem
ANNOUNCES = re.compile(r"(?:问题|困难|不足|短板|差距|挑战|矛盾|薄弱环节|原因)(?:和.{2,6})?$")

# Behind the words that announce problems: here they come.
LISTING = re.compile(
    r":|,(?:主要|突出|集中|具体)?(?:表现|体现|反映)(?:在|为|出)|。\s*(?:一是|一、|首先|第一,|\(一\)|1[.、])"
)


def extract(reading: Reading) -> Iterator[Fact | Issue]:
    """Yield the problems in reading order; one that no announcement precedes needs a sign."""
    rule = rules("problem")["clause"]
    headings = [s.heading for s in reading.sections if s.parent is None]
    for part in problem_parts(reading):
        cause: Span | None = None
        previous: Problem | None = None
        begun = announced = False  # only the clauses before the first problem can announce some
        for clause in _clauses(reading.folded, part):
            words = clause.of(reading.folded)
            if cues("cause").match(words):
                cause = clause
                if previous is not None and "原因" in words:  # an explanation behind what it explains
                    yield Problem(span=previous.span, cause=cause, **found_by(rule))
                    previous, cause = None, None
                continue
            if any(heading.meets(clause) for heading in headings):
                continue
            if cues("announce").fullmatch(words) or (not begun and _introduces(words, reading, clause)):
                announced = announced or reading.folded[clause.end : clause.end + 1] in ":。;"
                continue
            if not _admits(words, listed=begun or announced):
                continue
            if previous is not None:
                yield previous
            begun = True
            previous, cause = Problem(span=clause, cause=cause, **found_by(rule)), None
        if previous is not None:
            yield previous


def _clauses(folded: str, part: Span) -> Iterator[Span]:
    last = part.begin
    for clause in CLAUSE.finditer(folded, *part):
        begin, end = clause.span()
        if begin < last:
            continue
        last = end = _with_predicate(folded, clause.span(), part.end)
        while True:
            begin += len(folded[begin:end]) - len(folded[begin:end].lstrip(" *"))
            lead = cues("lead-in").match(folded, begin, end)
            if not lead or lead.end() == begin:
                break
            begin = lead.end()
        words = folded[begin:end].rstrip(" *")
        if words:
            yield Span(begin, begin + len(words.rstrip("等")))


def _with_predicate(folded: str, clause: tuple[int, int], limit: int) -> int:
    """Where the clause ends, together with its predicate where a comma stands between the two."""
    words = folded[slice(*clause)]
    predicate = PREDICATE.match(folded, clause[1], limit)
    if predicate is None or not SUBJECT.fullmatch(words) or cues("sign").search(words):
        return clause[1]
    return predicate.end()


def _admits(words: str, *, listed: bool) -> bool:
    """Tell whether a clause is a problem; in a list of problems a sign of shortcoming may be missing."""
    if not SHORTEST <= len(words) <= LONGEST:
        return False
    return bool(cues("sign").search(words)) or (listed and not cues("context").fullmatch(words))


def _introduces(words: str, reading: Reading, clause: Span) -> bool:
    """Tell whether the clause announces problems (`还存在一些问题`) and is none."""
    found = cues("begin").finditer(reading.folded, max(clause.begin - 20, 0), clause.end + 1)
    if any(cue.end() > clause.begin for cue in found):
        return True
    return LISTING.match(reading.folded, clause.end) is not None and bool(ANNOUNCES.search(words))
