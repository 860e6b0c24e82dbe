"""Whose report it is: the division it is about and the body that gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..ontology.iris import place_key
from ..ontology.model import Institution, Place
from .extract.identity import identity
from .gazetteer import NATION, Gazetteer, gazetteer, unlisted
from .lexicon import table
from .page import Page, packed
from .reading import fold
from .years import arabic

NAME = "[\u4e00-\u9fff]"
SUFFIX = "(?:自治区|特别行政区|自治州|自治县|自治旗|地区|新区|街道|[省市县区州盟旗镇乡])"
BODY = "人民政府|政府|司法局|司法厅|委员会|管委会"
OFFICE = "(?:省长|市长|州长|县长|区长|盟长|旗长|镇长|乡长|主席)"
# What may stand behind a division's name in a title.
END_OF_PLACE = re.compile(rf"{BODY}|关于|\d{{4}}年|法治|依法|推进|国民经济|{OFFICE}|《|[(,:—-]|$")
PARTY = re.compile(rf"^中共(?:{NAME}{{2,14}}?)委(?={NAME})")
# 在浙江省第十四届人民代表大会第一次会议上; 2月22日哈尔滨市十二届人大二次会议通过
SESSION = r"第?[一二三四五六七八九十\d]+届(?:人民代表大会|人大)"
CONGRESS = re.compile(rf"(?:在|日(?!在))({NAME}{{2,16}}?){SESSION}")
OFFICIAL = re.compile(rf"^({NAME}{{2,14}}?)(?:人民政府)?代?{OFFICE}")
ON_BEHALF = re.compile(rf"代表({NAME}{{2,14}}?)(?:人民)?政府")
SIGNATURE = re.compile(rf"^(?:中共{NAME}{{2,14}}?委)?({NAME}{{2,14}}?)(?:{BODY})(?:办公[室厅])?$")
VERB = "(?:坚持|深入|认真|全面|始终|持续|紧|在|以|上下|各级)"
OPENING = re.compile(rf"^(?:\d{{4}}年度?(?:以来)?,?)?({NAME}{{1,12}}?{SUFFIX}){VERB}")
ONLY_IN_PATH = "the place stands only in the file's or folder's name"
FIRST_LINES = 12  # title, congress, speaker, greeting, introduction
GENERIC = re.compile(rf"^(?:我|本|全|各|该)?{SUFFIX}$|^(?:全国|中国|我国)$")
WELL_FORMED = re.compile(rf"^{NAME}{{1,14}}{SUFFIX}$")


class Clue(NamedTuple):
    """A name that may be the report's division, and where it stands.

    `firm`: where only the report's own division stands; `loose`: where other words may be taken for a
    name, so that only a name of the gazetteer counts; `path`: the file's or folder's name.
    """

    name: str
    found_in: str


class Bearer(NamedTuple):
    """The division of a report; `doubt` says why it may be another, for an issue row."""

    place: Place
    doubt: str | None


def find_place(page: Page, title: str | None, hint: str | None, year: int | None = None) -> Bearer | str:
    """The division the report is about, or the reason why it cannot be told.

    Congress line, title, the head of government, the government spoken for, the signature and the page's
    source are asked in this order, the file's and folder's name last. A name that the gazetteer does not
    hold is taken as it stands, with a doubt. Names are read as those of `year`, the one the report covers.
    """
    known = gazetteer()
    if hint:
        return _named(hint, known, page, year) or Bearer(
            _invented(hint, known), f"{hint} is not in the gazetteer"
        )
    clues = [clue for clue in _clues(page, title) if not GENERIC.match(clue.name)]
    for sources in (("firm", "loose"), ("path",)):
        here = [clue for clue in clues if clue.found_in in sources]
        for clue in here:
            if bearer := _named(clue.name, known, page, year):
                return Bearer(bearer.place, ONLY_IN_PATH if clue.found_in == "path" else None)
        for clue in here:
            if (
                clue.found_in != "loose"
                and WELL_FORMED.match(clue.name)
                and not _ambiguous(clue.name, known, year)
            ):
                return Bearer(_invented(clue.name, known), f"{clue.name} is not in the gazetteer")
    several = next((clue.name for clue in clues if _ambiguous(clue.name, known, year)), None)
    return f"several divisions are called {several}" if several else "the place cannot be told"


def find_issuer(page: Page, title: str | None, place: Place, hint: str | None) -> Institution:
    """The body that gives the report, by hint, front matter, title or signature; else the government."""
    for name in (hint, page.declared.issuer, *_signed(page, title, place)):
        if name and (issuer := institution(packed(fold(name)), place)):
            return issuer
    return Institution(government_of(place), place_key(place), "government")


def institution(name: str, place: Place) -> Institution | None:
    """A body of `place` by its local short name: 龙泉市司法局 → 市司法局; None for what is no such body."""
    rows = sorted(table("reading/issuers", "ending", "kind", "example"), key=lambda row: -len(row["ending"]))
    kind = next((row["kind"] for row in rows if name.endswith(row["ending"])), None)
    if kind is None:
        return None
    if kind == "government":
        return Institution(government_of(place), place_key(place), kind)
    local = name[max(name.find(place.name), 0) :]  # 天津市静海区司法局 → 静海区司法局
    return identity(local, kind, (place.name, place), place)


def government_of(place: Place) -> str:
    """What a division calls its own government: 龙泉市 → 市政府."""
    rows = table("reading/governments", "ending", "government", "example")
    return next((row["government"] for row in rows if place.name.endswith(row["ending"])), "政府")


def _clues(page: Page, title: str | None) -> Iterator[Clue]:
    head = [packed(line) for line in page.head[:FIRST_LINES]]
    tail = [packed(line) for line in reversed(page.tail)]
    if page.declared.place:
        yield Clue(page.declared.place, "firm")
    for line in head:
        yield from (Clue(name, "firm") for name in CONGRESS.findall(line))
    if title:
        yield from (Clue(name, "firm") for name in CONGRESS.findall(packed(fold(title))))
        yield from (Clue(name, "firm") for name in _in_title(title))
    for pattern in (OFFICIAL, ON_BEHALF):
        yield from (Clue(found[1], "loose") for line in head if (found := pattern.search(line)))
    yield from (Clue(found[1], "firm") for line in tail if (found := SIGNATURE.match(line)))
    for name in (page.declared.issuer, page.origin):
        yield from (Clue(found, "firm") for found in _in_title(name or ""))
    yield from (Clue(found[1], "loose") for line in head if (found := OPENING.match(line)))
    for name in (page.file, page.folder):
        yield Clue(re.sub(r"[\d_\s年().-]+.*$|^[\d_\s年.-]+", "", name), "path")


def _in_title(title: str) -> Iterator[str]:
    """The names before what a title says of them: 清水县人民政府关于清水县2023年度… → 清水县, 清水县."""
    words = re.sub(r"^(?:\d{4}年?度?)?(?:关于)?(?:\d{4}年?度?)?", "", arabic(packed(fold(title))))
    words = PARTY.sub("", words)
    for part in re.split(r"人民政府(?:关于)?|关于", words)[:2]:
        end = END_OF_PLACE.search(part)
        name = part[: end.start()] if end else part
        if 2 <= len(name) <= 16:
            yield name


def _named(name: str, known: Gazetteer, page: Page, year: int | None) -> Bearer | None:
    """The division of this name; of several, the one whose prefecture or province the text names."""
    if place := known.resolve(name, None, year):
        return Bearer(place, None)
    if not _ambiguous(name, known, year):
        return None
    places = (
        known.resolve(outer, None, year)
        for outer in known.names()
        if outer in page.text or outer in page.folder
    )
    upper = [p for p in places if p and p.level in ("province", "prefecture")]
    for near in sorted(upper, key=lambda p: (-page.text.count(p.name), p.code or "")):
        place = known.resolve(name, near, year)
        if place and near in known.above(place):
            return Bearer(place, None)
    return None


def _ambiguous(name: str, known: Gazetteer, year: int | None) -> bool:
    return len(known.candidates(name, None, year)) > 1


def _invented(name: str, known: Gazetteer) -> Place:
    nation = known.by_code(NATION)
    return unlisted(name, nation) if nation else Place(name, None, None, "unknown")


def _signed(page: Page, title: str | None, place: Place) -> Iterator[str]:
    if title and (named := re.search(rf"{re.escape(place.name)}{NAME}{{1,14}}?[局厅]", packed(fold(title)))):
        yield named[0]
    for line in reversed(page.tail):
        words = packed(line)
        if len(words) <= 30 and place.name in words and SIGNATURE.match(words):
            yield words
