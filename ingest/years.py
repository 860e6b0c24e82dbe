"""When: the year a report covers, the year it plans, the day it was given or published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from ..ontology.model import Genre
from .lexicon import table
from .page import Page, packed
from .reading import fold
from .titles import CONGRESS, kind_of_title

DIGITS = str.maketrans("〇○零Ｏ一二三四五六七八九", "0000123456789")
CHINESE_YEAR = re.compile(r"[〇○零一二三四五六七八九]{4}(?=年)")
CHINESE_NUMBER = re.compile(r"(?<=[年月])([一二三四五六七八九]?十?[一二三四五六七八九]?)(?=[月日])")
DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[年./-](\d{1,2})[月./-](\d{1,2})(?!\d)")
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
PUBLISHED = re.compile(r"(?:发布|更新|发文|成文|生成|印发|公开)?(?:时间|日期)[::\s]*(?=\d{4})")
LATE = 10  # month: congresses of October and later review the year they meet in (before an election, mostly)
FIRST_LINES = 25  # of the report's own lines: title, congress, greeting, introduction, first headings
SHORT = 45  # characters of a heading


def arabic(words: str) -> str:
    """Put the years, months and days of dates into digits.

    >>> arabic("二〇〇八年一月十八日")
    '2008年1月18日'
    """
    words = CHINESE_YEAR.sub(lambda m: m[0].translate(DIGITS), words)
    return CHINESE_NUMBER.sub(lambda m: str(_number(m[1])) if m[1] else "", words)


def days(words: str) -> Iterator[date]:
    """Yield the full dates in `words`, in order; impossible ones are passed over."""
    close = re.sub(r"\s*([年月日])\s*", r"\1", fold(words))
    for year, month, day in DAY.findall(arabic(close)):
        try:
            yield date(int(year), int(month), int(day))
        except ValueError:
            continue


def delivered(page: Page) -> date | None:
    """The day a work report was given: from the congress line, the line before it, or the declared title."""
    head = page.head[:12]
    for n, line in enumerate(head):
        congress = CONGRESS.search(packed(line))
        alone = len(packed(line)) <= 24 and not kind_of_title(line)
        if congress or alone:
            near = [*days(line), *(days(head[n - 1]) if congress and n else ())]
            if near:
                return near[0]
    return next(days(page.declared.title or ""), None)


def published(page: Page) -> date | None:
    """The day the page was published or signed: declared, in its chrome, or under the signature."""
    if page.declared.issued and (said := next(days(page.declared.issued), None)):
        return said
    chrome = [fold(span.of(page.text)) for span in page.masked]
    for words in chrome:
        if found := PUBLISHED.search(words):
            return next(days(words[found.end() :][:16]), None)
    # Below the last sentence a date on a line of its own is masked as chrome: the day of signing.
    return next((day for words in reversed(chrome) if len(words) < 24 for day in days(words)), None)


def covered_year(page: Page, genre: Genre, title: str, given: date | None) -> int | None:
    """The year a report covers; None where neither title, text nor dates tell it.

    A work report covers the year before the one in its title or the day it was given on; one given from
    October on covers that year, unless its first headings speak of the year before only.
    """
    in_title = next((int(year) for year in YEAR.findall(arabic(fold(title)))), None)
    named = list(_named("review", page.lines[:FIRST_LINES], title))
    if genre is Genre.RULE_OF_LAW:
        return in_title or next(iter(named), None) or _reviewed_on(published(page))
    if given and given.month >= LATE:
        return given.year - 1 if given.year not in named and given.year - 1 in named else given.year
    anchor = given.year if given else in_title
    return anchor - 1 if anchor else next(iter(named), None)


def planned_year(page: Page, genre: Genre, covers: int) -> int | None:
    """The year the report makes plans for: the next one where it has a plan at all.

    A work report always plans the year after the one it reviews.
    """
    if genre is Genre.WORK_REPORT:
        return covers + 1
    named = set(_named("plan", page.lines[1:], ""))
    return covers + 1 if named & {0, covers + 1} else None


def year_of_path(page: Page, genre: Genre) -> int | None:
    """The year covered, by the name of the file or its folder.

    A work report is filed under the year it was given in, a rule-of-law report under the year it covers.
    """
    years = [int(year) for name in (page.file, page.folder) for year in YEAR.findall(name)]
    if not years:
        return None
    return years[0] - 1 if genre is Genre.WORK_REPORT else years[0]


def _reviewed_on(day: date | None) -> int | None:
    if day is None:
        return None
    return day.year if day.month >= LATE else day.year - 1


def _named(kind: str, lines: Iterable[str], title: str) -> Iterator[int]:
    """The years that headings and openings of this kind name; 0 for one that names none."""
    for line in lines:
        words = arabic(packed(line))
        if words == packed(fold(title)) or kind_of_title(line) or CONGRESS.search(words):
            continue
        for pattern in _patterns(kind):
            if found := pattern.search(words[:SHORT]):
                yield int(found[1]) if found.lastindex else 0


def _number(words: str) -> int:
    tens, ten, ones = words.rpartition("十")
    digit = int((ones or "0").translate(DIGITS))
    return (int((tens or "1").translate(DIGITS)) * 10 if ten else 0) + digit


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    rows = table("reading/years", "kind", "pattern", "what", "example")
    return tuple(re.compile(row["pattern"]) for row in rows if row["kind"] == kind)
