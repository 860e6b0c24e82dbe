"""The identity of a programme: one name for all wordings, the place of local namesakes, the level."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from ...ontology.iris import place_key
from ...ontology.model import Place, Programme
from ..gazetteer import gazetteer
from ..lexicon import table
from .leading_place import leading_place
from .programme_names import Found, bare, plain_names, quoted_names

NAME_END = re.compile(r"^(?P<before>[^“”]*)“(?P<inner>[^“”]+)”(?P<noun>[^“”]+)$")
INNER = re.compile(r"“([^“”]+)”")
ORDINAL = re.compile(r"第(\d{1,2})(?=[届次])")
MINUTES = re.compile(r"(十五|十|二十|三十)(?=分钟)")
NUMERAL = "一二两三四五六七八九十百千万双\\d"
CLASS_NOUN = (
    "(?:[一-鿿]{0,4}(?:工程|行动|计划|战略|项目|活动|体系|机制|模式|政策|措施|制度|试点|改革"
    "|会战|攻坚战|品牌|平台|战役))?"
)
# What stands in braces in the table of local names, so that its rows can be read.
SHORTHAND = {"{数}": f"[{NUMERAL}]", "{非数}": f"[^{NUMERAL}]", "{类}": CLASS_NOUN}
DIGITS = "零一二三四五六七八九"
# Found by its site or its owner: the name of a work is one within its place only.
OF_SITES = ("work", "listed-project")
PLAIN_NOUNS = (
    "改革",
    "工程",
    "战略",
    "制度",
    "机制",
    "活动",
    "工作",
    "政策",
    "项目",
)  # behind a listed name without marks
WORK = re.compile(r"(?<=.{3})(?:工程|项目)$")  # 白龙江引水 and 白龙江引水工程 are one work
NATIONAL = re.compile(r"^国家级?(?=.{3})")
LONG = 6  # characters of a quoted name from which no class noun makes another thing of it
FOUNDING = re.compile("^(?:建设|创建|筹建|争创|打造|启动)")  # verbs that a title may have kept
BESIDE = 8  # code points before a name in which a word may say who runs it


class Local(NamedTuple):
    """A form of names that places use for things of their own (lexicon/programmes/local.tsv)."""

    name: re.Pattern[str]
    scope: str
    known: bool


class Teller(NamedTuple):
    """Words that tell a programme's level (lexicon/programmes/level_words.tsv)."""

    where: str
    words: re.Pattern[str]
    level: str


def identify(found: Found, folded: str, near: Place) -> Programme:
    """The programme that `found` names in a report of `near`; of its words and tables alone."""
    words = found.span.of(folded)
    name = canonical(found.name) if found.name else _of_wording(words) or canonical(words)
    if found.rule in OF_SITES:
        name = WORK.sub("", name)
    listed, key, inner = _shared().get(bare(name)), _key(name), INNER.search(words)
    quoted = bare(words[inner.start() :]) if inner else name
    one = listed is not None or NATIONAL.match(name) or leading_place(name, near) is not None
    scope = None if one else _scope(name, quoted, found.rule in OF_SITES)
    before = folded[max(found.span.begin - BESIDE, 0) : found.span.begin]
    # What many governments run is of no one level, whoever is named beside it.
    level = listed or _level(name, before if scope or key not in _same() else "", near)
    return Programme(name, found.kind, level or None, _place(scope, level, near) if scope else None)


def canonical(name: str) -> str:
    """The one name of those that tables hold equal; else `name` without marks, its numerals as customary.

    >>> canonical("第4届“硒博会”"), canonical("藏粮于地、藏粮于技战略")
    ('第四届硒博会', '藏粮于地、藏粮于技战略')
    """
    key = _key(name)
    behind = FOUNDING.sub("", key)
    if behind in _same() or behind.startswith(("国家", "全国")):
        key = behind
    return _same().get(key, key)


def _key(name: str) -> str:
    """`name` without marks, with one form of what is written in several: 与, 国家级, ordinals, minutes."""
    key = NATIONAL.sub("国家", bare(name).replace("与", "和").replace("参和", "参与"))
    key = ORDINAL.sub(lambda m: f"第{_numeral(int(m[1]))}", key)
    return MINUTES.sub(lambda m: {"十": "10", "十五": "15", "二十": "20", "三十": "30"}[m[1]], key)


def _of_wording(words: str) -> str | None:
    """The name without a class noun that only describes it (“好差评”制度); None where it belongs to it."""
    quoted = NAME_END.match(words)
    if quoted:
        name, noun = bare(quoted["before"] + quoted["inner"]), quoted["noun"]
        always, listed = _class_nouns()
        inner = bare(quoted["inner"])
        free = noun in always and (len(inner) > 2 or inner in _shared())
        if free or (noun in listed and len(inner) >= LONG):
            return canonical(name)
        return _same().get(_key(name)) if noun in always or noun in listed else None
    key = _key(words)
    if key in _same():
        return None
    for noun in PLAIN_NOUNS:
        if key.endswith(noun) and key[: -len(noun)] in _same():
            return _same()[key[: -len(noun)]]
    return None


def _place(scope: str, level: str | None, near: Place) -> str:
    """The key of the place whose programme this is."""
    if scope == "own" and level not in ("province", "prefecture"):
        return place_key(near)
    wanted = level if scope == "own" else scope
    around = (near, *gazetteer().above(near))
    return next((place_key(place) for place in around if place.level == wanted), place_key(near))


@lru_cache(maxsize=4096)  # the same names come again and again
def _scope(name: str, quoted: str, sited: bool) -> str | None:
    """Whose a name of this form is: own or province; None where it is one thing everywhere."""
    known = _key(name) in _same()
    forms = dict.fromkeys((bare(name), quoted))
    for local in _locals():
        if (local.known or not known) and any(map(local.name.fullmatch, forms)):
            return local.scope
    return "own" if sited and not known else None


def _level(name: str, before: str, near: Place) -> str | None:
    """The level that the name or the words right before it tell."""
    for teller in _tellers():
        heard = {"before": True, "above": near.level != teller.level, "here": near.level == teller.level}
        if teller.where == "name" and teller.words.match(name):
            return teller.level
        if heard.get(teller.where) and teller.words.search(before):
            return teller.level
    return None


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")


@cache
def _same() -> dict[str, str]:
    """Bare names with their canonical one: of the known schemes, and those of same.tsv, which go before."""
    known = (*quoted_names().values(), *plain_names().values())
    found = {bare(each.name): each.canonical for each in known}
    found |= {bare(each.canonical): each.canonical for each in known}
    rows = table("programmes/same", "name", "canonical", "example")
    by_hand = {bare(row["name"]): row["canonical"] for row in rows}
    by_hand |= {bare(row["canonical"]): row["canonical"] for row in rows}
    return {_key(key): by_hand.get(bare(name), name) for key, name in (found | by_hand).items()}


@cache
def _class_nouns() -> tuple[frozenset[str], frozenset[str]]:
    """The nouns that any quoted name may carry, and those that a listed one may."""
    rows = table("programmes/class_nouns", "noun", "after", "example")
    return (
        frozenset(row["noun"] for row in rows if row["after"] == "any"),
        frozenset(row["noun"] for row in rows if row["after"] == "listed"),
    )


@cache
def _shared() -> dict[str, str]:
    """Names that are one thing everywhere, with their level (empty where none is known)."""
    rows = table("programmes/shared", "name", "level", "example")
    return {bare(canonical(row["name"])): row["level"] for row in rows}


@cache
def _locals() -> tuple[Local, ...]:
    rows = table("programmes/local", "name", "scope", "known", "example")
    return tuple(Local(_form(row["name"]), row["scope"], row["known"] == "yes") for row in rows)


def _form(written: str) -> re.Pattern[str]:
    for short, meant in SHORTHAND.items():
        written = written.replace(short, meant)
    return re.compile(written)


@cache
def _tellers() -> tuple[Teller, ...]:
    rows = table("programmes/level_words", "where", "words", "level", "example")
    return tuple(Teller(row["where"], re.compile(row["words"]), row["level"]) for row in rows)
