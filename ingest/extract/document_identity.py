"""The identity of a document: canonical title, issuer, and the number and year beside the title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from ...ontology.iris import place_key
from ...ontology.model import DocumentRole, PolicyDocument, Span
from ..lexicon import table
from ..reading import Reading
from .document_titles import LEVELS, laws, named, tidy, with_ending
from .leading_place import leading_place

OWN = (DocumentRole.ISSUED, DocumentRole.REVISED)
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
ANYWHERE = 1_000_000  # code points, more than any report has
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


class Title(NamedTuple):
    """A title as it stands in a report, with what is done with it."""

    span: Span
    inner: str
    role: DocumentRole
    alias: bool = False  # introduced by 以下简称 as a short title of the one before


class Identities:
    """The documents of one report; a title that it issued itself is its own wherever it stands in it."""

    def __init__(self, reading: Reading, titles: Iterable[Title]) -> None:
        self._reading = reading
        self._near = reading.document.place
        self._own: dict[str, PolicyDocument] = {}
        self._full: list[tuple[int, PolicyDocument]] = []
        for title in titles:
            name = tidy(title.inner)
            if name not in self._own and (found := self._issued(name, title)):
                self._own[name] = found

    def of(self, title: Title) -> PolicyDocument:
        """The document that a title names at its place in the report."""
        name = tidy(title.inner)
        number, year = self._beside(title)
        reach = _reach(name)
        if reach is not None:
            near = (e for at, e in reversed(self._full) if at >= title.span.begin - reach)
            before = next((entity for entity in near if entity.title.endswith(name)), None)
            return before or self._of_this_report(name, title.role, number, year)
        entity = self._own.get(name) or named(name, self._near)
        entity = replace(entity, number=number, year=entity.year or year)
        self._full.append((title.span.begin, entity))
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
        law, meant = laws().get(name), named(name, self._near)
        before = self._before(title.span)
        clause = re.split(r"[,。;\n]", before)[-1]
        if not (law.local if law else meant.level == "unknown" and meant.place is None):
            return None
        opening = leading_place(name, self._near)
        if opening:
            own = opening == self._near and title.role in OWN and not OTHERS.search(clause)
            return PolicyDocument(name, opening.level) if own and opening.level in LEVELS else None
        told = ISSUED_BY.search(before)
        if not told and (title.role not in OWN or OTHERS.search(clause)):
            return None
        if told["nation"] if told else NATION.search(clause):
            return None if law else PolicyDocument(name, "national")
        word = (told["level"] or told["ours"] if told else None) or (
            "省" if PROVINCE.search(clause) else None
        )
        issuer = (with_ending(word, self._near) if word else None) or self._near
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


def _reach(title: str) -> int | None:
    """How far back the title may be that a generic one stands for; None for one that names a document."""
    return next((reach for words, reach in _generic() if words.fullmatch(title)), None)


@cache
def _generic() -> tuple[tuple[re.Pattern[str], int], ...]:
    rows = table("document/generic", "words", "reach", "example")
    return tuple((re.compile(row["words"]), int(row["reach"] or ANYWHERE)) for row in rows)
