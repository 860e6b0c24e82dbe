"""Paragraphs of a report and the numbering they open with, in every style that reports use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from ..ontology.model import Span


class Rank(IntEnum):
    """How high a numbering style stands in the outline; smaller is higher."""

    TITLE = 0  # an unnumbered part title on a line of its own: 2023年工作回顾
    PART = 1  # 一、
    SECTION = 2  # (一)
    ITEM = 3  # 1.  第一,
    SUBITEM = 4  # (1)  ①
    POINT = 5  # 一是  ——  and unnumbered opening sentences


NUMERAL = "[一二三四五六七八九十百]{1,4}"
# Each style: name, rank and pattern, with an example. Patterns are for folded text.
STYLES: tuple[tuple[str, Rank, str], ...] = (
    ("part", Rank.PART, rf"第{NUMERAL}部分[、:\s]*"),  # 第一部分 2015年工作回顾
    ("comma", Rank.PART, rf"{NUMERAL}、(?!{NUMERAL}(?:、|产业))"),  # 一、2023年工作回顾; not 一、二、三产业
    ("round", Rank.SECTION, rf"\({NUMERAL}\)、?"),  # (一)聚焦政治引领
    ("ordinal", Rank.ITEM, rf"第{NUMERAL}[,、]"),  # 第一,加快项目建设
    ("item", Rank.ITEM, r"\d{1,2}(?:[.](?!\d)|、)"),  # 1.建立标准体系; not 1.5万
    ("digits", Rank.SUBITEM, r"\(\d{1,2}\)"),  # (1)完善网络
    ("circle", Rank.SUBITEM, r"[①-⑳]"),  # ①提升出行分担率
    ("dash", Rank.POINT, r"(?:——|──|―—|—―)(?!\d{4}年)"),  # ——结构调整成效明显; not ——2015年1月20日在
    ("first", Rank.POINT, rf"{NUMERAL}是(?!一)"),  # 一是深化改革
    ("must", Rank.POINT, r"[一二三四五六七八九十]要(?=[^,。]{3})"),  # 一要坚持科学跨越
)
RANKS = {name: rank for name, rank, _ in STYLES}
LINE_MARK = re.compile(
    r"[\s*#>]*(?:" + "|".join(f"(?P<{name}>{pattern})" for name, _, pattern in STYLES) + r")[\s*]*"
)
# Within a paragraph only the styles that cannot be anything else open a point, and only behind a stop,
# which the match begins with.
INLINE_MARK = re.compile(
    rf"[。;:!?][\s*]*(?:(?P<first>{NUMERAL}是(?!一))|(?P<item>\d{{1,2}}[.](?!\d))|(?P<round>\({NUMERAL}\))"
    r"|(?P<circle>[①-⑳])|(?P<dash>——))[\s*]*"
)
LINE = re.compile(r"[^\n]+")


class Paragraph(NamedTuple):
    """One line of text. `body` begins behind the numbering; `rank` is None where there is none."""

    span: Span
    body: int
    rank: Rank | None
    style: str  # of the numbering; empty where there is none
    bold: Span | None  # an opening stretch between ** marks

    def words(self, folded: str) -> str:
        """The paragraph without its numbering."""
        return folded[self.body : self.span.end]


class Mark(NamedTuple):
    """A numbering: where it begins, where what it numbers begins, and its rank."""

    at: int
    body: int
    rank: Rank
    style: str  # the same for marks of one list: 一是 and 二是, but not 一是 and 1.


@lru_cache(maxsize=2)  # several extractors go through the paragraphs of the report at hand
def paragraphs(folded: str) -> tuple[Paragraph, ...]:
    """The lines that hold any words, in order; offsets are those of the text."""
    return tuple(_paragraph(line) for line in LINE.finditer(folded) if line.group().strip(" *#>|-"))


def _paragraph(line: re.Match[str]) -> Paragraph:
    words = line.group()
    mark = LINE_MARK.match(words)
    body = mark.end() if mark else len(words) - len(words.lstrip(" *#>"))
    style = _group(mark) if mark else ""
    span = Span(line.start(), line.start() + len(words.rstrip()))
    bold = _bold(words, body, line.start())
    return Paragraph(span, line.start() + body, RANKS.get(style), style, bold)


def marks(folded: str, paragraph: Paragraph) -> Iterator[Mark]:
    """Yield the numberings of one paragraph: the one it opens with and those within it."""
    if paragraph.rank is not None:
        yield Mark(paragraph.span.begin, paragraph.body, paragraph.rank, paragraph.style)
    for found in INLINE_MARK.finditer(folded, max(paragraph.body - 1, 0), paragraph.span.end):
        style = _group(found)
        yield Mark(found.start() + 1, found.end(), RANKS[style], style)


def _group(mark: re.Match[str]) -> str:
    return mark.lastgroup or ""


def _bold(words: str, body: int, offset: int) -> Span | None:
    opening = words[:body].rstrip().endswith("*") or words.startswith("**", body)
    begin = body + 2 if words.startswith("**", body) else body
    close = words.find("**", begin) if opening else -1
    return Span(offset + begin, offset + close) if close > begin else None
