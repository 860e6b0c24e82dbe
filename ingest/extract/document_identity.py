"""The identity of a document: canonical title, issuer, and the number and year beside the title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from ...ontology.iris import place_key
from ...ontology.model import DocumentRole, Place, PolicyDocument, Span
from ..gazetteer import gazetteer
from ..lexicon import table
from ..reading import Reading
from .leading_place import leading_place

LEVELS = ("province", "prefecture", "county", "township")
OWN = (DocumentRole.ISSUED, DocumentRole.REVISED)
QUOTES = re.compile(r"[“”‘’\s]")
NESTED = re.compile(r"〈.*〉")
PERIOD = re.compile(r"(?P<from>(?:19|20)\d\d)年?(?:[-~—–]+|至)(?P<to>(?:19|20)\d\d)年?")
WRITTEN_YEAR = re.compile(r"[二一][〇○零OＯo0九][〇○零一二三四五六七八九OＯo0]{2}(?=年)")
DIGITS = {"〇": "0", "○": "0", "零": "0", "O": "0", "Ｏ": "0", "o": "0"} | dict(
    zip("一二三四五六七八九", "123456789", strict=True)
)
DRAFT = re.compile(r"(?<!\()草案$")
ISSUER = re.compile(
    r"^(?:中共中央|国务院|中共中央、?国务院|(?:中共中央办公厅、?)?国务院办公厅|中共中央办公厅)(?=关于)"
)
NUMBER = r"(?P<body>[一-鿿]{2,9})[〔\[【(](?P<year>(?:19|20)\d\d)[〕\]】)]第?(?P<count>\d{1,4})号"
NOT_BODY = re.compile(
    "^(?:贯彻落实|贯彻|落实|印发|转发|出台|执行|学习|根据|按照|依据|依照|按|以|和|及|与|对)"
)
NUMBER_BEHIND = re.compile(rf"\({NUMBER}\)")
NUMBER_BEFORE = re.compile(rf"(?:^|[^一-鿿])\(?{NUMBER}\)?(?:文件|文)?[:,]?$")
YEAR_BEFORE = re.compile(
    r"(?P<year>(?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?[^,。;:、《》]{0,12}?"
    r"(?:制定|出台|印发|发布|颁布|通过|公布|批准)(?:实施|施行)?(?:了|的)?$"
)
VERSION = re.compile(r"\((?P<year>(?:19|20)\d\d)年?(?:版|修订|修正)\)$")
BESIDE = 40  # code points before a title in which number, year or issuer may stand
# Who issued it, in the clause before the title; and verbs that issue no document of a government.
NATION = re.compile(r"国务院|国家|中央|全国人大|(?<!组织)(?<!宣传)部(?:门)?(?:印发|出台|发布)")
PROVINCE = re.compile(r"省委|省政府|省人大|全省|我省|自治区党委|自治区人民政府|自治区政府|[,。;:、]省")
# Who issued it, right before the title: 省委《建议》, 国务院《意见》, 我市《条例》.
ISSUED_BY = re.compile(
    r"(?:(?P<nation>党中央|中央|国务院|国家)|我(?P<ours>[省市州县])"
    r"|(?P<level>省|自治区|市|州|县)(?:委|党委|政府|人民政府|级)(?:、?(?:省|市|州|县|自治区)(?:人民)?政府)?)"
    r"(?:的|《[^》]*》[、和])*$"
)
OTHERS = re.compile(
    r"(?:签署|签订|签定|推出|拍摄|创作|上映|播出|荣获|出版|编写|编辑|编纂|演出)了?[^,。;]{0,20}$"
)
PARTY = re.compile(r"^(?:中共|中国共产党)")
REGULATION = re.compile(r"(?:条例|规定|办法|规则|细则)(?:\(.*\))?$")  # named by the place that issued them
# The level word that opens a title: 市政府工作规则 is that of the report's city.
LEVEL_WORD = re.compile(
    r"^(?:我|本)?(?:(?P<region>自治区)|(?P<prefecture>自治州)|(?P<province>省)(?![域际会级内])"
    r"|(?P<own>[市县州])(?=人民政府|政府|委|人大|政协|直|级))"
)


class Law(NamedTuple):
    """A row of lexicon/document/laws.tsv."""

    canonical: str
    level: str
    year: int | None
    local: bool


class Title(NamedTuple):
    """A title as it stands in a report, with what is done with it."""

    span: Span
    inner: str
    role: DocumentRole
    alias: bool = False  # introduced by 以下简称 as a short title of the one before


def tidy(inner: str) -> str:
    """The title as everybody writes it: no quotation marks, years in digits, one form of periods.

    >>> tidy("法治政府建设实施纲要（2021—2025年）".replace("（", "(").replace("）", ")"))
    '法治政府建设实施纲要(2021-2025年)'
    """
    title = QUOTES.sub("", inner).strip("《》").replace("《", "〈").replace("》", "〉")
    title = WRITTEN_YEAR.sub(lambda m: "".join(DIGITS.get(c, c).replace("二", "2") for c in m[0]), title)
    title = PERIOD.sub(lambda m: f"{m['from']}-{m['to']}年", title)
    return DRAFT.sub("(草案)", title)


class Identities:
    """The documents of one report; a title that it issued itself is its own wherever it stands in it."""

    def __init__(self, reading: Reading, titles: Iterable[Title]) -> None:
        self._reading = reading
        self._near = reading.document.place
        self._own: dict[str, PolicyDocument] = {}
        self._full: list[PolicyDocument] = []
        for title in titles:
            name = tidy(title.inner)
            if name not in self._own and (found := self._issued(name, title)):
                self._own[name] = found

    def of(self, title: Title) -> PolicyDocument:
        """The document that a title names at its place in the report."""
        name = tidy(title.inner)
        number, year = self._beside(title)
        if _generic().fullmatch(name):
            before = next((e for e in reversed(self._full) if e.title.endswith(name)), None)
            return before or self._of_this_report(name, title.role, number, year)
        entity = self._own.get(name) or named(name, self._near)
        entity = replace(entity, number=number, year=entity.year or year)
        self._full.append(entity)
        return entity

    def _of_this_report(
        self, name: str, role: DocumentRole, number: str | None, year: int | None
    ) -> PolicyDocument:
        level = self._near.level if role in OWN and self._near.level in LEVELS else "unknown"
        return PolicyDocument(
            name, level, place_key(self._near), self._reading.document.covers_year, year, number
        )

    def _issued(self, name: str, title: Title) -> PolicyDocument | None:
        """The document of a title that names no place, by who issued it; None where nothing tells who."""
        law, meant = _laws().get(name), named(name, self._near)
        open_to_all = law.local if law else meant.level == "unknown" and meant.place is None
        if not open_to_all or leading_place(name, self._near):
            return None
        before = self._before(title.span)
        clause = re.split(r"[,。;\n]", before)[-1]
        told = ISSUED_BY.search(before)
        if not told and (title.role not in OWN or OTHERS.search(clause)):
            return None
        if told["nation"] if told else NATION.search(clause):
            return None if law else PolicyDocument(name, "national")
        word = (told["level"] or told["ours"] if told else None) or (
            "省" if PROVINCE.search(clause) else None
        )
        issuer = (_with_ending(word, self._near) if word else None) or self._near
        level = issuer.level if issuer.level in LEVELS else "unknown"
        if name.endswith("条例"):  # a local regulation is named by its place, by rule
            return PolicyDocument(issuer.name + name, level)
        return PolicyDocument(name, level, place_key(issuer))

    def _before(self, span: Span) -> str:
        sentence = self._reading.sentence(span.begin)
        return self._reading.folded[max(span.begin - BESIDE, sentence.begin) : span.begin]

    def _beside(self, title: Title) -> tuple[str | None, int | None]:
        """The number (文号) and the year of issue that stand beside a title."""
        before = self._before(title.span)
        found = NUMBER_BEHIND.match(self._reading.folded, title.span.end) or NUMBER_BEFORE.search(before)
        if found:
            return f"{NOT_BODY.sub('', found['body'])}〔{found['year']}〕{int(found['count'])}号", int(
                found["year"]
            )
        year = YEAR_BEFORE.search(before) or VERSION.search(title.inner)
        return None, int(year["year"]) if year else None


def named(name: str, near: Place) -> PolicyDocument:
    """The document that a tidy title names in a report of `near`, of the title alone."""
    law = _laws().get(name)
    if law:
        return PolicyDocument(law.canonical, law.level, year=law.year)
    issued = ISSUER.sub("", name)
    if issued != name:
        return PolicyDocument(issued, "national")
    word = LEVEL_WORD.match(name)
    if word:
        place = _with_ending(next(part for part in word.groups() if part), near)
        return (
            PolicyDocument(name, place.level, place_key(place)) if place else PolicyDocument(name, "unknown")
        )
    return PolicyDocument(name, _level(NESTED.sub("", name), near))


def _level(title: str, near: Place) -> str:
    found = next((level for level, words in _levels() if words.search(title)), None)
    if found is not None:
        return found
    place = leading_place(title := PARTY.sub("", title), near)
    sure = place is not None and (title.startswith(place.name) or REGULATION.search(title))
    return place.level if place and sure and place.level in LEVELS else "unknown"


def _with_ending(word: str, near: Place) -> Place | None:
    """The division around `near` that a level word (省, 市, 自治州) means."""
    endings = ("省", "自治区") if word in ("省", "自治区") else (word,)
    around = (near, *reversed(gazetteer().above(near)))
    found = (place for place in around if place.name.endswith(endings) and place.level in LEVELS)
    return next(found, None)


@cache
def _laws() -> dict[str, Law]:
    rows = table("document/laws", "title", "canonical", "level", "year", "local", "example")
    return {
        tidy(row["title"]): Law(
            row["canonical"], row["level"], int(row["year"]) if row["year"] else None, row["local"] == "yes"
        )
        for row in rows
    }


@cache
def _levels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = table("document/levels", "level", "words", "example")
    return tuple((row["level"], re.compile(row["words"])) for row in rows)


@cache
def _generic() -> re.Pattern[str]:
    rows = table("document/generic", "words", "example")
    return re.compile("|".join(f"(?:{row['words']})" for row in rows))
