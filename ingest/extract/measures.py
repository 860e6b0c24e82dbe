"""Measures and commitments: the headline of each line of work and the stretch that stands under it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from ...ontology.model import Fact, Genre, Issue, Measure, Section, SectionRole, Span
from ..lexicon import Rule, found_by, rules, table
from ..outline import HEADING_LENGTH, STOPS, role_of, trim, turning_point
from ..paragraphs import Mark, Paragraph, Rank, marks, paragraphs
from ..problem_parts import problem_parts
from ..reading import Reading
from ..topics import topic_of

POINT_LENGTH = 40  # code points; the headline of a longer point is its opening clause (GUIDELINE, M)
OPENING_LENGTH = 24  # code points of a short opening sentence without a comma
CLAUSE_LENGTH = (
    8  # code points of the first clause of an opening with a comma: 优布局促调整,加快现代服务业培育
)
REST_LENGTH = 10  # code points that must follow an opening sentence in its paragraph
NOT_SLOGAN = re.compile(r"\d|《|了|其中|达到|完成|建成|新增|实现.*[件个家项]")


@dataclass(slots=True)
class Point:
    """A headline on its way to a measure; `end` is found once the next one is known."""

    at: int  # where its numbering begins
    headline: Span
    style: str
    rule: Rule
    section: Section | None
    planned: bool
    number: str = ""
    parent: str | None = None
    end: int = 0


@dataclass(slots=True)
class Numbering:
    """Gives measures the path of ordinals under their section, and keeps which points are still open."""

    open: list[Point] = field(default_factory=list[Point])
    given: set[str] = field(default_factory=set[str])

    def place(self, point: Point) -> None:
        """Set number and parent: a style that is open is continued, another one is nested."""
        styles = [p.style for p in self.open]
        if point.style in styles:
            del self.open[styles.index(point.style) :]
        if self.open and self.open[-1].section is not point.section:
            self.open.clear()
        point.parent = self.open[-1].number if self.open else None
        if point.parent is not None:
            prefix = point.parent
        else:
            number = point.section.number if point.section else "0"
            prefix = number if "." in number else f"{number}.0"
        ordinal = 1
        while f"{prefix}.{ordinal}" in self.given:
            ordinal += 1
        point.number = f"{prefix}.{ordinal}"
        self.given.add(point.number)
        self.open.append(point)


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["words"]) for row in table(name, "words", "example"))


def is_frame(folded: str, at: int) -> bool:
    """Tell whether the paragraph whose words begin at `at` speaks of the report itself."""
    return any(pattern.match(folded, at) for pattern in _patterns("outline/frames"))


def extract(reading: Reading) -> Iterator[Fact | Issue]:
    """Yield the measures (done) and commitments (planned) in reading order."""
    folded, known = reading.folded, rules("measure")
    numbering = Numbering(given={s.number for s in reading.sections})
    problems = problem_parts(reading)
    points: list[Point] = []
    breaks: list[int] = []  # where paragraphs stand that belong to no line of work
    over = False  # behind its turn to the next year a work report plans, whatever the heading above
    work_report = reading.document.genre is Genre.WORK_REPORT
    turn = turning_point(folded) if work_report else len(folded)
    for line in paragraphs(folded):
        in_problems = any(part.begin <= line.span.begin < part.end for part in problems)
        if line.rank is None and (in_problems or is_frame(folded, line.body)):
            breaks.append(line.span.begin)
            _close(numbering, points, line.span.begin)
        over = over or line.span.begin > turn
        for point in _points(reading, line, known):
            if any(part.holds(point.headline) for part in problems):
                continue
            section = point.section
            if (
                section
                and section.role is SectionRole.REVIEW
                and line.rank is not None
                and line.rank <= Rank.PART
            ):
                over = False
            point.planned = _planned(section, over)
            numbering.place(point)
            points.append(point)
    _set_ends(points, reading)
    found = _measures(reading, points, breaks, known)
    if not found:
        yield reading.issue("measure.none", "no line of work found: neither numbered points nor headlines")
    yield from found


def _close(numbering: Numbering, points: list[Point], at: int) -> None:
    numbering.open.clear()
    for point in points:
        if point.end == 0:
            point.end = at


def _planned(section: Section | None, over: bool) -> bool:
    if section is None or section.role is SectionRole.REVIEW:
        return over
    return section.role is SectionRole.PLAN


def _points(reading: Reading, line: Paragraph, known: dict[str, Rule]) -> Iterator[Point]:
    folded = reading.folded
    if line.rank is None and (opening := _opening(folded, line)):
        rule = known["bold" if line.bold else "opening"]
        yield Point(line.span.begin, opening, "opening", rule, reading.section(line.body), planned=False)
    for mark in marks(folded, line):
        if mark.rank <= Rank.SECTION:
            continue
        headline = _headline(folded, mark, line)
        if headline:
            rule = known["dash" if mark.style == "dash" else "point"]
            yield Point(mark.at, headline, mark.style, rule, reading.section(mark.body), planned=False)


def _headline(folded: str, mark: Mark, line: Paragraph) -> Span | None:
    if line.bold and line.bold.begin == mark.body:
        return _without_lead_in(folded, trim(folded, line.bold))
    stop = STOPS.search(folded, mark.body, line.span.end)
    end = stop.start() if stop else line.span.end
    if end - mark.body > POINT_LENGTH:
        comma = folded.find(",", mark.body, end)
        end = comma if comma > 0 else min(end, mark.body + HEADING_LENGTH)
    headline = _without_lead_in(folded, trim(folded, Span(mark.body, end)))
    if headline.end - headline.begin < 2 or is_frame(folded, mark.body):
        return None
    return None if _no_headline(headline.of(folded), "numbered") else headline


def _without_lead_in(folded: str, headline: Span) -> Span:
    for pattern in _patterns("measure/lead_ins"):
        found = pattern.match(folded, *headline)
        if found and headline.end - found.end() >= 4:
            end = headline.end
            if folded[found.end() - 1] == "是" and folded.endswith(("的五年", "的一年"), 0, end):
                end -= 3
            headline = Span(found.end(), end)
    return headline


def _opening(folded: str, line: Paragraph) -> Span | None:
    """The short first sentence of a paragraph that goes on, where it reads as a headline."""
    if is_frame(folded, line.body):
        return _behind_frame(folded, line)
    if line.bold and line.span.end - line.bold.end > REST_LENGTH:
        words = trim(folded, line.bold)
        return words if words.end - words.begin >= 4 and not _no_headline(words.of(folded)) else None
    stop = folded.find("。", line.body, line.span.end)
    if stop < 0 or line.span.end - stop <= REST_LENGTH:
        return None
    words = trim(folded, Span(line.body, stop))
    plain = words.of(folded)
    first, comma, rest = plain.partition(",")
    short = len(plain) <= OPENING_LENGTH and not comma
    slogan = comma and "," not in rest and len(first) <= CLAUSE_LENGTH and len(rest) <= OPENING_LENGTH - 6
    if len(plain) < 4 or not (short or slogan) or NOT_SLOGAN.search(plain) or STOPS.search(plain):
        return None
    return None if _no_headline(plain) else words


@cache
def _others(to: str) -> tuple[re.Pattern[str], ...]:
    rows = table("measure/not_headlines", "words", "to", "example", "why")
    return tuple(re.compile(row["words"]) for row in rows if row["to"] in (to, "all"))


def _behind_frame(folded: str, line: Paragraph) -> Span | None:
    """The opening sentence behind a frame such as `五年来,我们`, where it is short and goes on."""
    rows = table("measure/lead_ins", "words", "opens", "example")
    leads = (
        re.match(row["words"], folded[line.body : line.span.end]) for row in rows if row["opens"] == "yes"
    )
    lead = next((found for found in leads if found), None)
    stop = folded.find("。", line.body, line.span.end)
    if lead is None or not 0 < stop - line.body - lead.end() <= POINT_LENGTH:
        return None
    words = trim(folded, Span(line.body + lead.end(), stop))
    plain = words.of(folded)
    unfit = NOT_SLOGAN.search(plain) or STOPS.search(plain) or _no_headline(plain)
    return None if unfit or line.span.end - stop <= REST_LENGTH else words


def _no_headline(words: str, to: str = "unnumbered") -> bool:
    """Tell whether words that stand where a headline could are none, behind a number or without one."""
    return any(pattern.fullmatch(words) for pattern in _others(to))


def _set_ends(points: list[Point], reading: Reading) -> None:
    """A point ends where the next one begins that is not nested in it, at the latest with its section."""
    for index, point in enumerate(points):
        limit = point.section.scope.end if point.section else len(reading.folded)
        following = next(
            (p for p in points[index + 1 :] if not p.number.startswith(f"{point.number}.")), None
        )
        ends = [point.end or limit, limit]
        if following:
            ends.append(following.at)
        if point.section:
            inner = (s.scope.begin for s in reading.sections if s.scope.begin > point.headline.begin)
            ends.append(next(inner, limit))
        point.end = max(min(ends), point.headline.end)


def _measures(
    reading: Reading, points: list[Point], breaks: list[int], known: dict[str, Rule]
) -> list[Measure]:
    held = {id(p.section) for p in points if p.section}
    parents = {s.parent for s in reading.sections}
    found = [_measure(reading, p, _scope(reading.folded, p.headline.begin, p.end)) for p in points]
    for section in reading.sections:
        if section.number in parents or id(section) in held:
            continue
        headline = section.heading
        plain = headline.of(reading.folded)
        end = _first_break(reading.folded, headline.end, section.scope.end, breaks)
        beneath = reading.folded[headline.end : end].strip(" *。\n")
        named = section.parent is None and role_of(plain) is not None
        if named or section.role not in (SectionRole.REVIEW, SectionRole.PLAN, SectionRole.LEADERSHIP):
            continue
        if len(beneath) < REST_LENGTH or len(plain) < 4 or _no_headline(plain):
            continue
        point = Point(
            headline.begin, headline, "heading", known["heading"], section, section.role is SectionRole.PLAN
        )
        point.number = section.number if "." in section.number else f"{section.number}.0"
        found.append(_measure(reading, point, _scope(reading.folded, headline.begin, end)))
    return sorted(found, key=lambda m: (m.span.begin, -m.scope.end))


def _first_break(folded: str, begin: int, end: int, breaks: list[int]) -> int:
    """Where a heading's measure ends: at the first break behind words of its own, else with the section."""
    return next((at for at in breaks if begin < at < end and folded[begin:at].strip(" *。\n")), end)


def _scope(folded: str, begin: int, end: int) -> Span:
    return Span(begin, begin + len(folded[begin:end].rstrip(" *\n")))


def _measure(reading: Reading, point: Point, scope: Span) -> Measure:
    return Measure(
        span=point.headline,
        number=point.number,
        scope=Span(scope.begin, max(scope.end, point.headline.end)),
        planned=point.planned,
        section=point.section.number if point.section else None,
        parent=point.parent,
        topic=topic_of(reading, point.headline, point.section),
        **found_by(point.rule),
    )
