"""The bodies that a government consists of, by name (lexicon/institutions/bodies.tsv)."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from ...ontology.model import Place
from ..lexicon import table

COLUMNS = ("canonical", "written", "alone", "of", "kind", "levels")
SHORTEST = 3  # code points of an ending that shows a body by itself: 市监局, not 计委
LONG = 5  # of a party committee's: 理论学习中心组, not 中心组
# Kinds whose names end as no other body's name does; 工商业联合会 may be the end of some other association.
ENDING = frozenset(
    (
        "department",
        "government",
        "court",
        "procuratorate",
        "congress",
        "conference",
        "party-organ",
        "dispatched",
    )
)
# Ends of names that a unit's name may follow (市市场监管局稽查支队).
WHOLE = ("局", "厅", "委", "办", "室", "院", "政府", "委员会", "人民代表大会", "支队", "大队")


class Body(NamedTuple):
    """A body of a level of government; `name` is its canonical name without level word."""

    name: str
    kind: str
    levels: frozenset[str]


def body(rest: str, level: str) -> Body | None:
    """The body that `rest`, a name without its level word, means in a place of `level`.

    None where no body has this name, and where it has several and `level` does not tell which.
    """
    found = _bodies().get(rest, ())
    fitting = [candidate for candidate in found if level in candidate.levels] if len(found) > 1 else found
    return fitting[0] if len(fitting) == 1 else None


def with_unit(rest: str, level: str) -> str:
    """`rest` with the name of the body that it begins with as everybody writes it (市监局稽查队)."""
    for length in range(len(rest) - 1, 1, -1):
        known = body(rest[:length], level) if rest[:length].endswith(WHOLE) else None
        if known is not None:
            return known.name + rest[length:]
    return rest


def with_ending(name: str) -> str:
    """`name` with its ending as everybody writes it, whatever stands before (查田镇人民政府 → 查田镇政府)."""
    known, lengths = _endings()
    for length in lengths:
        canonical = known.get(name[-length:])
        if canonical is not None:
            return name[:-length] + canonical
    return name


@cache
def standing_alone() -> dict[str, Body]:
    """The names that may stand without level word, with the body that each means."""
    return {
        name: Body(_named(row), row["kind"], _levels(row))
        for row in _rows()
        for name in row["alone"].split("、")
        if name
    }


def level_of(place: Place) -> str:
    """The level of a place as the table has it: 直辖市 are apart from the provinces."""
    return "municipality" if place.level == "province" and place.name.endswith("市") else place.level


@cache
def _rows() -> tuple[dict[str, str], ...]:
    return table("institutions/bodies", *COLUMNS, "since", "until", "example")


def _levels(row: dict[str, str]) -> frozenset[str]:
    return frozenset(row["levels"].split())


def _named(row: dict[str, str]) -> str:
    return ("委" if row["of"] == "委" else "") + row["canonical"]


def _forms(row: dict[str, str]) -> tuple[str, ...]:
    """Every name of the body: 政法委, 委政法委; 法制办, 政府法制办, 人民政府法制办."""
    plain = (row["canonical"], *filter(None, row["written"].split("、")))
    before = {"委": ("", "委"), "政府": ("", "政府", "人民政府")}.get(row["of"], ("",))
    return tuple(owner + name for name in plain for owner in before)


@cache
def _bodies() -> dict[str, tuple[Body, ...]]:
    found: dict[str, list[Body]] = defaultdict(list)
    for row in _rows():
        for form in _forms(row):
            found[form].append(Body(_named(row), row["kind"], _levels(row)))
    return {form: tuple(bodies) for form, bodies in found.items()}


@cache
def _endings() -> tuple[dict[str, str], tuple[int, ...]]:
    """The endings with what is written for them, and their lengths, the longest first."""
    known: dict[str, str] = {}
    for row in _rows():
        for form in (row["canonical"], *filter(None, row["written"].split("、"))):
            shortest = LONG if row["of"] == "委" else SHORTEST
            if row["kind"] in ENDING and len(form) >= shortest and row["levels"] != "nation":
                known[form] = row["canonical"]
    known |= {"人民法院": "法院", "人民检察院": "检察院"}  # of whatever level
    return known, tuple(sorted({len(form) for form in known}, reverse=True))
