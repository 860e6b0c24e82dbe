"""The identity of an institution: its canonical name and the division it belongs to."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ...ontology.iris import place_key
from ...ontology.model import Institution, Place
from ..gazetteer import NATION, gazetteer
from ..lexicon import table

LEVEL_OF = {
    "省": "province", "自治区": "province", "自治州": "prefecture", "州": "prefecture", "盟": "prefecture",
    "市": "prefecture", "县": "county", "自治县": "county", "区": "county", "旗": "county",
}  # fmt: skip
LEVEL_WORD = re.compile("自治区|自治州|自治县|[省市县区州旗盟]")
# Bodies known beyond their division: without a place in the name they are the same one in every report.
WIDE = ("大学", "科学院")


class Fixed(NamedTuple):
    """A name that stands by itself; `place` as explained in lexicon/institutions/fixed.tsv."""

    canonical: str
    kind: str
    place: str


def level_word(place: Place) -> str:
    """The word by which a report names its own division: 市 of 龙泉市, 州 of 恩施土家族苗族自治州."""
    for ending in ("自治区", "自治州", "自治县", "省", "市", "县", "区", "州", "旗", "盟"):
        if place.name.endswith(ending):
            return {"自治州": "州", "自治县": "县"}.get(ending, ending)
    return "县" if place.level == "county" else "市"


def fixed_identity(fixed: Fixed, near: Place) -> Institution:
    """The institution of a name of fixed.tsv or departments.tsv in a report of `near`."""
    match fixed.place:
        case "nation":
            return Institution(fixed.canonical, NATION, fixed.kind)
        case "up":
            return Institution(fixed.canonical, _level_place(fixed.canonical, near), fixed.kind)
        case "own":
            return Institution(level_word(near) + fixed.canonical, place_key(near), fixed.kind)
        case _:
            return Institution(fixed.canonical, place_key(near), fixed.kind)


def identity(words: str, kind: str, division: tuple[str, Place] | None, near: Place) -> Institution:
    """The institution that `words` name in a report of `near`.

    `division` is the division's name that `words` begin with, and what it means. A full name gives way to its
    level word (龙泉市司法局 → 市司法局 of 331181); a short one stays, for it is part of the name (浙江大学).
    """
    name = words.removeprefix("中共").replace("“", "").replace("”", "")
    place = NATION if name.endswith(WIDE) else place_key(near)
    if division and name.startswith(division[0]):
        written, meaning = division
        place, rest = place_key(meaning), name[len(written) :]
        proper = rest.startswith("(") or kind == "media"
        if written == meaning.name and rest and not proper:
            name = level_word(meaning) + rest
        elif rest.startswith(level_word(meaning)) and len(rest) > 1:
            name = rest
    elif name.startswith(("国家", "全国", "中国", "中央", "国务院", "最高")):
        place = NATION
    elif LEVEL_WORD.match(name):
        place = _level_place(name, near)
    return Institution(_canonical(name), place, kind)


def _level_place(name: str, near: Place) -> str:
    """The division that the level word of `name` means: the report's own, or the one above it."""
    found = LEVEL_WORD.match(name)
    word = found[0] if found else ""
    if word == level_word(near) and not (
        word == "市" and near.level == "province" and not near.name.endswith("市")
    ):
        return place_key(near)
    level = LEVEL_OF.get(word)
    above = [place for place in gazetteer().above(near) if place.level == level]
    if word == "市" and not above:
        above = [p for p in gazetteer().above(near) if p.name.endswith("市")]
    return place_key(above[0]) if above else place_key(near)


def _canonical(name: str) -> str:
    """`name` with its ending as everybody writes it: 市人民政府 → 市政府, 市市场监管局 → 市市场监督管理局."""
    known, lengths = _aliases()
    for length in lengths:
        canonical = known.get(name[-length:])
        if canonical is not None:
            return name[:-length] + canonical
    return name


@cache
def _aliases() -> tuple[dict[str, str], tuple[int, ...]]:
    """The endings with what is written for them, and their lengths, the longest first."""
    rows = [
        (row["written"], row["canonical"]) for row in table("institutions/aliases", "written", "canonical")
    ]
    rows += [
        (row["name"], row["canonical"]) for row in table("institutions/departments", "name", "canonical")
    ]
    known = dict(reversed(rows))  # of two rows with one ending the first holds
    return known, tuple(sorted({len(written) for written in known}, reverse=True))
