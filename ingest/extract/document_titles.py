"""What a title alone tells of a document: its one form, the law it means, the level of who issued it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ...ontology.iris import place_key
from ...ontology.model import Place, PolicyDocument
from ..gazetteer import gazetteer
from ..lexicon import table
from .leading_place import leading_place

LEVELS = ("province", "prefecture", "county", "township")
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


def tidy(inner: str) -> str:
    """The title as everybody writes it: no quotation marks, years in digits, one form of periods.

    >>> tidy("法治政府建设实施纲要（2021—2025年）".replace("（", "(").replace("）", ")"))
    '法治政府建设实施纲要(2021-2025年)'
    """
    title = QUOTES.sub("", inner).strip("《》").replace("《", "〈").replace("》", "〉")
    title = WRITTEN_YEAR.sub(lambda m: "".join(DIGITS.get(c, c).replace("二", "2") for c in m[0]), title)
    title = PERIOD.sub(lambda m: f"{m['from']}-{m['to']}年", title)
    return DRAFT.sub("(草案)", title)


def named(name: str, near: Place) -> PolicyDocument:
    """The document that a tidy title names in a report of `near`, of the title alone."""
    law = laws().get(name)
    if law:
        return PolicyDocument(law.canonical, law.level, year=law.year)
    issued = ISSUER.sub("", name)
    if issued != name:
        return PolicyDocument(issued, "national")
    word = LEVEL_WORD.match(name)
    if word:
        place = with_ending(next(part for part in word.groups() if part), near)
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


def with_ending(word: str, near: Place) -> Place | None:
    """The division around `near` that a level word (省, 市, 自治州) means."""
    endings = ("省", "自治区") if word in ("省", "自治区") else (word,)
    around = (near, *reversed(gazetteer().above(near)))
    found = (place for place in around if place.name.endswith(endings) and place.level in LEVELS)
    return next(found, None)


@cache
def laws() -> dict[str, Law]:
    """National laws, regulations and papers, by each tidy title that reports give them."""
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
