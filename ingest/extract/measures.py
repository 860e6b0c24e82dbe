"""Measures and commitments: the headline of each line of work and the stretch that stands under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...ontology.model import Fact, Genre, Issue, Measure, Section, SectionRole, Span
from ..headlines import (
    REST_LENGTH,
    is_frame,
    no_headline,
    opening_headline,
    point_headline,
    run_in_headlines,
)
from ..lexicon import Rule, found_by, rules
from ..outline import OWN_WORK, role_of, turning_point
from ..paragraphs import Paragraph, Rank, marks, paragraphs
from ..points import Numbering, Point
from ..problem_parts import problem_parts
from ..reading import Reading
from ..topics import topic_of

RUN_ON_LENGTH = 40  # code points behind a heading on its line that make it the headline of a paragraph


def extract(reading: Reading) -> Iterator[Fact | Issue]:
    """Yield the measures (done) and commitments (planned) in reading order."""
    folded, known = reading.folded, rules("measure")
    numbering = Numbering(given={s.number for s in reading.sections})
    problems = problem_parts(reading)
    points: list[Point] = []
    stray: dict[int, Paragraph] = {}  # paragraphs that belong to no line of work, by where they begin
    over = False  # behind its turn to the next year a work report plans, whatever the heading above
    work_report = reading.document.genre is Genre.WORK_REPORT
    turn = turning_point(folded) if work_report else len(folded)
    for line in paragraphs(folded):
        in_problems = any(part.begin <= line.span.begin < part.end for part in problems)
        if line.rank is None and (in_problems or is_frame(folded, line.body)):
            stray[line.span.begin] = line
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
    found = _measures(reading, points, stray, known)
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
    """The points of one paragraph, in reading order."""

    def point(at: int, headline: Span, style: str, rule: str) -> Point:
        section = reading.section(max(at, line.body))
        return Point(at, headline, style, known[rule], section, planned=False)

    folded = reading.folded
    found: list[Point] = []
    opening = opening_headline(folded, line) if line.rank is None else None
    if opening:
        found.append(point(line.span.begin, opening, "opening", "bold" if line.bold else "opening"))
    for headline in run_in_headlines(folded, line):
        found.append(point(headline.begin, headline, "opening" if opening else "run-in", "run-in"))
    for mark in marks(folded, line):
        if mark.rank > Rank.SECTION and (headline := point_headline(folded, mark, line)):
            found.append(point(mark.at, headline, mark.style, "dash" if mark.style == "dash" else "point"))
    yield from sorted(found, key=lambda point: point.at)


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
    reading: Reading, points: list[Point], stray: dict[int, Paragraph], known: dict[str, Rule]
) -> list[Measure]:
    held = {id(p.section) for p in points if p.section}
    parents = {s.parent for s in reading.sections}
    found = [_measure(reading, p, _scope(reading.folded, p.headline.begin, p.end)) for p in points]
    for section in reading.sections:
        headline = section.heading
        own_line = _runs_on(reading.folded, headline, points)
        if section.number in parents or (id(section) in held and not own_line):
            continue
        plain = headline.of(reading.folded)
        end = _first_break(reading.folded, headline.end, section.scope.end, stray)
        beneath = reading.folded[headline.end : end].strip(" *。\n")
        if section.parent is None and not _has_own_words(reading.folded, section, stray):
            continue
        named = section.parent is None and role_of(plain.replace(OWN_WORK, "")) is not None
        if named or section.role not in (SectionRole.REVIEW, SectionRole.PLAN, SectionRole.LEADERSHIP):
            continue
        if len(beneath) < REST_LENGTH or len(plain) < 4 or no_headline(plain):
            continue
        point = Point(
            headline.begin, headline, "heading", known["heading"], section, section.role is SectionRole.PLAN
        )
        point.number = section.number if "." in section.number else f"{section.number}.0"
        found.append(_measure(reading, point, _scope(reading.folded, headline.begin, end)))
    return sorted(found, key=lambda m: (m.span.begin, -m.scope.end))


def _runs_on(folded: str, headline: Span, points: list[Point]) -> bool:
    """Tell whether the line of a section's heading goes on with a text that has no headline of its own."""
    end = folded.find("\n", headline.end)
    line = Span(headline.end, end if end >= 0 else len(folded))
    if line.end - line.begin < RUN_ON_LENGTH:
        return False
    return not any(line.begin <= point.headline.begin < line.end for point in points)


def _has_own_words(folded: str, section: Section, stray: dict[int, Paragraph]) -> bool:
    """Tell whether a paragraph beneath a heading, or the rest of its own line, is about its line of work."""
    words = section.heading.end
    rest = paragraphs(folded[words : section.scope.end])
    return any(words + line.span.begin not in stray for line in rest)


def _first_break(folded: str, begin: int, end: int, breaks: Iterable[int]) -> int:
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
