"""A report's title and its kind."""

from __future__ import annotations

import re
from functools import cache

from ..ontology.model import Genre
from .lexicon import table
from .page import Page, packed
from .reading import fold

LONGEST_TITLE = 60  # characters without spaces; the longest seen names a plan and has 45
CONGRESS = re.compile(r"届(?:人民代表大会|人大)[^,。]{0,8}会议")
# A title's first line: 云屏县人民政府
ISSUER_LINE = re.compile(r"(?:中共.{2,16}委)?.{2,16}(?:人民政府|委员会|局)(?:关于)?")
SALUTATION = re.compile(r"^各位代表")
# Catalogues add date and speaker behind the title: 丽水市政府工作报告（2021年2月23日 吴晓东）
DELIVERY_NOTE = re.compile(r"\s*[(（][^()（）]*\d{4}年\d{1,2}月[^()（）]*[)）]\s*$")


def declared_title(page: Page) -> str | None:
    """The title in front matter or meta elements, without what catalogues add to it."""
    return _cleaned(page.declared.title) if page.declared.title else None


def title_in_text(page: Page) -> str | None:
    """The first line before the greeting that has a report's title; None without one.

    A title broken over two lines (`云屏县人民政府` / `2023年度法治政府建设情况报告`) is put together.
    """
    lines = page.head
    for n, line in enumerate(lines):
        if SALUTATION.match(line):
            break
        if kind_of_title(line):
            before = lines[n - 1] if n else ""
            return f"{packed(before)}{line}" if _begins_title(before, line) else line
    return None


def kind_of_title(words: str) -> Genre | None:
    """The genre that a title names; None where `words` is no report's title.

    >>> kind_of_title("龙 泉市2023年法治政府建设 年度报告")
    <Genre.RULE_OF_LAW: 'rule-of-law'>
    """
    short = packed(fold(words))
    if len(short) > LONGEST_TITLE or "。" in short or ";" in short:
        return None
    return next((genre for genre, pattern in _titles() if pattern.search(short)), None)


def genre_of(page: Page, title: str | None) -> Genre | None:
    """The report's kind: from its title, the congress it was given to, the salutation, its subject."""
    if title and (named := kind_of_title(title)):
        return named
    head = page.head
    if any(CONGRESS.search(packed(line)) or SALUTATION.match(line) for line in head):
        return Genre.WORK_REPORT
    if page.text.count("法治政府") >= 3:
        return Genre.RULE_OF_LAW
    return None


def _begins_title(before: str, line: str) -> bool:
    return "人民政府" not in line and bool(ISSUER_LINE.fullmatch(packed(before)))


def _cleaned(title: str) -> str:
    title = DELIVERY_NOTE.sub("", title.strip()) or title.strip()
    half = len(title) // 2
    # Pages that join the title of the window and of the article give it twice.
    return title[:half] if half and title[:half] == title[half:] else title


@cache
def _titles() -> tuple[tuple[Genre, re.Pattern[str]], ...]:
    rows = table("reading/titles", "genre", "pattern", "example")
    return tuple((Genre(row["genre"]), re.compile(row["pattern"])) for row in rows)
