"""Events: calendar dates and months of happenings; a year that is not written comes from the words around."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from ...ontology.model import Event, Genre, Issue, Mention, Span
from ..lexicon import found_by, rules, table
from ..reading import Reading
from .holders import Holders
from .numerals import chinese_value
from .quantity_guards import Spans, titles
from .reference_years import CHINESE_DIGITS, written_year, written_years, year_of

AROUND = 12  # code points looked at on either side of a date
LONGEST_BEFORE, LONGEST_BEHIND = 8, 5  # code points of a date before its 月, and from there on
DIGITS = (
    r"(?:(?P<year>(?:19|20)\d\d)年)?(?<!\d)(?P<month>1[0-2]|[1-9])月(?:份|(?P<day>[12]\d|3[01]|[1-9])日)?"
)
CHINESE = (
    rf"(?:(?P<zh_year>[一二][{CHINESE_DIGITS}]{{3}})年)?(?P<zh_month>十[一二]?|[一二三四五六七八九])月"
    r"(?P<zh_day>[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])?(?(zh_day)日)"
)
DATE = re.compile(f"{DIGITS}|{CHINESE}")


class Parts(NamedTuple):
    """A date as written; None where a part is left out."""

    year: int | None
    month: int
    day: int | None
    rule: str


def extract(reading: Reading) -> Iterator[Event | Issue]:
    """Yield the dated happenings of a report.

    `when` is an ISO date as far as known (`--07-12` without a year). A report's own year, periods (1-11月),
    recurring days and dates inside names and titles are no events. A date that the calendar does not have
    becomes an issue.
    """
    folded = reading.folded
    closed = Spans([*titles(folded), *(mention.span for mention in reading.found(Mention))])
    years = Years(reading)
    for match in _written(folded):
        span = Span(*match.span())
        if closed.around(span.begin) is not None or _barred(folded, span):
            continue
        parts = _parts(match)
        if parts is None:
            continue
        year = parts.year or _relative_year(reading, span.begin) or years.of(span.begin)
        when = iso(year, parts.month, parts.day)
        if when is None:
            yield reading.issue(
                "events.no-such-day", f"{span.of(reading.text)} is no day of the calendar", span
            )
            continue
        yield Event(span=span, when=when, **found_by(rules("events")[parts.rule]))


def _written(folded: str) -> Iterator[re.Match[str]]:
    """What is written like a date, sought only where a 月 stands."""
    last = 0
    month = folded.find("月")
    while month >= 0:
        match = DATE.search(folded, max(month - LONGEST_BEFORE, last), month + LONGEST_BEHIND)
        if match is not None:
            yield match
            last = match.end()
        month = folded.find("月", max(month + 1, last))


def iso(year: int | None, month: int, day: int | None) -> str | None:
    """Write a date in ISO 8601 as far as known; None where there is no such day.

    >>> iso(2023, 7, 12), iso(2018, 11, None), iso(None, 7, 12), iso(2023, 2, 30)
    ('2023-07-12', '2018-11', '--07-12', None)
    """
    if day is not None:
        try:
            date(year or 2000, month, day)  # 2000 has a 29 February
        except ValueError:
            return None
    head = f"{year:04d}" if year else "-"
    return f"{head}-{month:02d}" + (f"-{day:02d}" if day is not None else "")


def _parts(match: re.Match[str]) -> Parts | None:
    if match["month"]:
        year = int(match["year"]) if match["year"] else None
        day = int(match["day"]) if match["day"] else None
        rule = ("full-date" if day else "month-of-year") if year else ("day" if day else "month")
        return Parts(year, int(match["month"]), day, rule)
    if not match["zh_year"] and not match["zh_day"]:
        return None  # 三月三, 新“十二月”市: names
    month, day_value = chinese_value(match["zh_month"]), chinese_value(match["zh_day"] or "")
    if month is None:
        return None
    year = written_year(match["zh_year"]) if match["zh_year"] else None
    return Parts(year, int(month), int(day_value) if day_value is not None else None, "chinese")


class Years:
    """The year of a date that leaves it out: of its sentence, else of its section, else of the report."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.holders = Holders(reading.sections)
        self.named = written_years(reading.folded)

    def of(self, at: int) -> int | None:
        """The year for a date at `at`; None where the section covers several. Offsets must not fall."""
        folded = self.reading.folded
        begin = self.reading.sentence(at).begin
        low, high = bisect_left(self.named, begin), bisect_left(self.named, at)
        if low < high:
            return written_year(folded[self.named[high - 1] : self.named[high - 1] + 4])
        return year_of(folded, self.holders.at(at), self.reading.document)


@cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = table("events/not_events", "where", "words")
    before = "|".join(row["words"] for row in rows if row["where"] == "before")
    after = "|".join(row["words"] for row in rows if row["where"] == "after")
    return re.compile(f"(?:{before})$"), re.compile(after)


def _barred(folded: str, span: Span) -> bool:
    before, after = _around()
    if before.search(folded[max(0, span.begin - AROUND) : span.begin]):
        return True
    return after.match(folded, span.end) is not None


@cache
def _relative() -> dict[str, int]:
    return {row["word"]: int(row["years"]) for row in table("events/relative_years", "word", "years")}


def _relative_year(reading: Reading, begin: int) -> int | None:
    """The year that 去年, 今年 or 明年 right before the date means."""
    years = _relative().get(reading.folded[max(0, begin - 2) : begin])
    if years is None:
        return None
    document = reading.document
    # a work report is given in the year it plans, a rule-of-law report speaks from the year it covers
    work_report = document.genre is Genre.WORK_REPORT
    given = document.plans_year if work_report and document.plans_year else document.covers_year
    return given + years
