"""The identity of an institution: its canonical name and the division it belongs to."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ...ontology.iris import place_key
from ...ontology.model import Institution, Place
from ..gazetteer import LEVELS, NATION, gazetteer
from .bodies import ENDING, body, level_of, standing_alone, with_ending, with_unit

LEVEL_OF = {
    "省": "province", "自治区": "province", "自治州": "prefecture", "州": "prefecture", "盟": "prefecture",
    "市": "prefecture", "县": "county", "自治县": "county", "区": "county", "旗": "county",
}  # fmt: skip
LEVEL_WORD = re.compile("自治区|自治州|自治县|[省市县区州旗盟]")
# Bodies known beyond their division: without a place in the name they are the same one in every report.
WIDE = ("大学", "科学院")
NATIONAL = ("国家", "全国", "中国", "中央", "国务院", "最高")
SAR = "特别行政区"
TOWNSHIP = re.compile(r"[一-鿿]{2,4}(?:镇|乡|街道)(?:人民政府|政府|党委|党工委|办事处|街道办|司法所|派出所)")
# 省十一届人大, 省第十一届人民代表大会; 十届 and 第十届 are one congress.
SESSION = re.compile(r"第?([一二三四五六七八九十]{1,3})届(?:人民代表大会|人大)")
# 金川集团公司, 金川集团股份有限公司: one company.
GROUP = re.compile("集团(?:股份)?(?:有限)?(?:责任)?公司$")
RURAL_BANK = re.compile("(?:农商行|农村商业银行)$")
# A place has one hotline of a number, whatever it is called: 12345政务服务便民热线, 市民服务热线12345.
NUMBER = re.compile(r"12\d{3}(?!\d)")


class Fixed(NamedTuple):
    """A name that stands by itself; `place` as explained in lexicon/institutions/fixed.tsv."""

    canonical: str
    kind: str
    place: str


def level_word(place: Place) -> str:
    """The word by which a report names its own division: 市 of 龙泉市, 州 of 恩施土家族苗族自治州."""
    for ending in (
        "自治区",
        "自治州",
        "自治县",
        "街道",
        "省",
        "市",
        "县",
        "区",
        "州",
        "旗",
        "盟",
        "镇",
        "乡",
    ):
        if place.name.endswith(ending):
            return {"自治州": "州", "自治县": "县"}.get(ending, ending)
    return "县" if place.level == "county" else "市"


def fixed_identity(fixed: Fixed, near: Place) -> Institution:
    """The institution of a name that stands by itself (fixed.tsv, bodies.tsv) in a report of `near`."""
    match fixed.place:
        case "nation":
            return _national(fixed.canonical, fixed.kind)
        case "up":
            return _local(fixed.canonical, fixed.kind, _level_place(fixed.canonical, near))
        case "own":
            return _local(level_word(near) + fixed.canonical, fixed.kind, near)
        case _:
            return Institution(fixed.canonical, place_key(near), fixed.kind)


def identity(words: str, kind: str, division: tuple[str, Place] | None, near: Place) -> Institution:
    """The institution that `words` name in a report of `near`.

    `division` is the division's name that `words` begin with, and what it means. A full name gives way to its
    level word (龙泉市司法局 → 市司法局 of 331181); a short one stays where it is part of the name (浙江大学).
    """
    name = words.removeprefix("中共").replace("“", "").replace("”", "")
    if name != words and name.endswith(("省委员会", "市委员会", "县委员会", "区委员会", "州委员会")):
        name = name.removesuffix("员会")
    place, own = (None if name.endswith(WIDE) else near), False
    if division and name.startswith(division[0]):
        place = division[1]
        name = _without_division(name, *division, kind, near)
    elif name.startswith(NATIONAL):
        place, own = None, True
    elif any(name.startswith(alone) for alone in _alone(name[:2])):
        name = level_word(near) + name
    elif LEVEL_WORD.match(name):
        name = _of_region(name, near)
        place = _level_place(name, near)
    if place is None:
        return _national(name, kind) if own else Institution(_tidy(name, kind), NATION, kind)
    return _local(name, kind, place)


def undecided(named: Institution, near: Place) -> bool:
    """Whether a body of a level below the report's is named without its place.

    县政府 in a report of a prefecture may be any of its counties'; 市政府 in one of a province any city's.
    """
    at = LEVEL_WORD.match(named.name)
    if at is None or named.place != near.code or at[0] == level_word(near):
        return False
    below = LEVELS[LEVEL_OF[at[0]]] > LEVELS.get(near.level, len(LEVELS))
    return below and body(named.name[at.end() :], level_of(near)) is not None


def _without_division(name: str, written: str, meaning: Place, kind: str, near: Place) -> str:
    """`name` with the level word instead of the division's name, unless that is part of a proper name."""
    level, rest = level_word(meaning), name[len(written) :]
    if not rest or rest.startswith("(") or kind == "media":
        return name
    if TOWNSHIP.match(rest):
        return rest  # a township is told apart by its name: 龙泉市查田镇政府 is 查田镇政府
    if written == meaning.name or (written.endswith(level) and len(written) > 2):
        return level + rest
    if rest.startswith(level) and len(rest) > 1:
        return rest
    known = body(rest, level_of(meaning))
    if known is None or meaning.name.endswith(SAR):
        return name
    # A court is the division's own wherever it is named; a museum may bear the name of a lake (西湖美术馆).
    own = known.kind in ENDING or meaning == near or meaning in gazetteer().above(near)
    return level + rest if own else name


def _local(name: str, kind: str, place: Place) -> Institution:
    """The institution of a division by its name with the level word before it."""
    at = LEVEL_WORD.match(name)
    if at is None or at.end() == len(name):
        return Institution(_tidy(with_ending(name), kind), place_key(place), kind)
    word, rest, level = at[0], at.string[at.end() :], level_of(place)
    party = "党委" if word == "自治区" else "委"
    rest = rest.replace("党委", "委", 1) if rest.startswith("党委") and rest != "党委政府" else rest
    known = body(rest, level)
    if known is None and word == "市":
        known = body(word + rest, level)  # 龙泉市场监管局, 龙泉市监局
    if known is not None:
        rest, kind = known.name, known.kind
    elif (changed := with_unit(rest, level)) != rest:
        rest = changed
    else:
        rest = with_ending(rest)
    rest = party + rest[1:] if rest.startswith("委") and not rest.startswith("委员") else rest
    return Institution(_tidy(word + rest, kind), place_key(place), kind)


def _national(name: str, kind: str) -> Institution:
    """A body of the state, or a company, school or association whose name begins with the country's."""
    known = body(name, "nation")
    if known is not None:
        return Institution(known.name, NATION, known.kind)
    changed = with_unit(name, "nation")
    return Institution(_tidy(changed if changed != name else with_ending(name), kind), NATION, kind)


def _tidy(name: str, kind: str) -> str:
    """`name` with a congress's number as it is written in full, and a group without its legal form."""
    if kind == "company":
        return RURAL_BANK.sub("农商银行", GROUP.sub("集团", name))
    if kind == "hotline" and (number := NUMBER.search(name)):
        return number[0] + "热线"
    return SESSION.sub(r"第\1届人大", name) if kind == "congress" else name


@cache
def _alone(begin: str) -> tuple[str, ...]:
    """The names that may stand alone and begin with these two letters."""
    return tuple(name for name in standing_alone() if name.startswith(begin))


def _of_region(name: str, near: Place) -> str:
    """自治区党委 for 区党委, which no district has, in reports of a 自治区 and its divisions."""
    if not name.startswith("区党委"):
        return name
    region = next((p for p in (*gazetteer().above(near), near) if p.name.endswith("自治区")), None)
    return "自治" + name if region else name


def _level_place(name: str, near: Place) -> Place:
    """The division that the level word of `name` means: the report's own, or the nearest above."""
    found = LEVEL_WORD.match(name)
    word = found[0] if found else ""
    if near.level == "province" and word == "市" and not near.name.endswith("市"):
        return near
    above = [place for place in reversed(gazetteer().above(near)) if place.code != NATION]
    return next((place for place in (near, *above) if level_word(place) == word), near)
