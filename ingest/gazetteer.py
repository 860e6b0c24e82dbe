"""Divisions of China by code and name: which place a name means, seen from the report's place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from ..ontology.model import Place
from .lexicon import table

NATION = "100000"
LEVELS = {"nation": 0, "province": 1, "prefecture": 2, "county": 3}
# Levels of places that the table does not hold, by the end of their name (查田镇).
ENDINGS = {
    "省": "province",
    "自治区": "province",
    "自治州": "prefecture",
    "地区": "prefecture",
    "盟": "prefecture",
    "县": "county",
    "旗": "county",
    "街道": "township",
    "镇": "township",
    "乡": "township",
    "开发区": "zone",
    "高新区": "zone",
    "新区": "zone",
    "园区": "zone",
}


class Gazetteer:
    """The divisions of today and former ones, as `Place` records; look-ups are dictionary look-ups."""

    def __init__(self, rows: tuple[dict[str, str], ...]) -> None:
        """Take rows with the columns code, name, short, level, until (today's row first for a code)."""
        self._by_code: dict[str, Place] = {}
        self._full: dict[str, list[Place]] = defaultdict(list)
        self._short: dict[str, list[Place]] = defaultdict(list)
        self._short_of: dict[str, list[str]] = defaultdict(list)  # by code
        self._today: set[str] = set()
        codes = {row["code"] for row in rows}
        for row in rows:
            place = Place(row["name"], row["code"], _parent(row["code"], row["level"], codes), row["level"])
            # A former name of a division that still has its code is that division.
            place = self._by_code.setdefault(place.code or "", place)
            if not row["until"]:
                self._today.add(row["code"])
            _add(self._full[row["name"]], place)
            for short in row["short"].split("、"):
                if short:
                    _add(self._short[short], place)
                    self._short_of[place.code or ""].append(short)

    def by_code(self, code: str) -> Place | None:
        """The division with this GB/T 2260 code, also a former one."""
        return self._by_code.get(code)

    def names(self) -> Iterator[str]:
        """Every full name, in the order of the table."""
        yield from self._full

    def short_names(self) -> Iterator[str]:
        """Every name without suffix, in the order of the table."""
        yield from self._short

    def short_names_of(self, place: Place) -> tuple[str, ...]:
        """The names without suffix of one division."""
        return tuple(self._short_of[place.code or ""])

    def above(self, place: Place) -> tuple[Place, ...]:
        """The divisions that `place` lies in, the nation first; `place` itself is not among them."""
        found: list[Place] = []
        while place.within and (parent := self._by_code.get(place.within)):
            found.append(parent)
            place = parent
        return tuple(reversed(found))

    def resolve(self, name: str, near: Place | None = None) -> Place | None:
        """The division that `name` means in a report of `near`; None when unknown or ambiguous.

        `name` is a full name (龙泉市), a short one (龙泉) or a compound (浙江省丽水市). Preferred are, in
        this order: `near` itself, what it lies in, what lies in it, its siblings, its province, the
        rest; today's divisions before former ones, higher before lower ones, cities before counties.
        """
        return self._nearest(self._named(name), near) or self._compound(name, near)

    def kin(self, place: Place, near: Place | None) -> int:
        """How far `place` lies from `near`: 0 the same, 1 above, 2 below, 3 sibling, 4 province, 5 beyond."""
        if near is None:
            return 5
        if place == near:
            return 0
        if place in self.above(near):
            return 1
        above = self.above(place)
        if near in above or (near.code and near.code == place.within):
            return 2
        if place.within is not None and place.within == near.within:
            return 3
        province = (near.code or near.within or NATION)[:2]
        return 4 if (place.code or "")[:2] == province != NATION[:2] else 5

    def _nearest(self, places: list[Place], near: Place | None) -> Place | None:
        def rank(place: Place) -> tuple[int, bool, int, bool]:
            today = place.code in self._today
            return self.kin(place, near), not today, LEVELS[place.level], place.name[-1:] != "市"

        ranked = sorted(places, key=rank)
        if len(ranked) > 1 and rank(ranked[0]) == rank(ranked[1]):
            return None
        return ranked[0] if ranked else None

    def _named(self, name: str) -> list[Place]:
        return self._full.get(name) or self._short.get(name, [])

    def _compound(self, name: str, near: Place | None) -> Place | None:
        for cut in range(len(name) - 2, 1, -1):
            outer = self._nearest(self._named(name[:cut]), near)
            inner = self._inside(name[cut:], outer) if outer else None
            if inner:
                return inner
        return None

    def within(self, name: str, outer: Place) -> Place | None:
        """The division called `name`, in full or without suffix, that lies in `outer`; None without one."""
        return self._nearest([place for place in self._named(name) if outer in self.above(place)], outer)

    def _inside(self, name: str, outer: Place) -> Place | None:
        places = [place for place in self._named(name) if outer in self.above(place)]
        return self._nearest(places, outer) or self._compound(name, outer)


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the lexicon tables places/divisions, places/former and places/customary."""
    columns = ("code", "name", "short", "level", "until")
    customary = {row["code"]: row["short"] for row in table("places/customary", "code", "short", "example")}
    today = tuple(
        row | {"short": "、".join(filter(None, (row["short"], customary.get(row["code"]))))}
        for row in table("places/divisions", *columns)
    )
    return Gazetteer(today + table("places/former", *columns))


def unlisted(name: str, near: Place) -> Place:
    """A place that the table does not hold (查田镇, an invented city): no code, level by the name's end."""
    level = next((level for ending, level in ENDINGS.items() if name.endswith(ending)), "unknown")
    return Place(name, None, near.code or near.within, level)


def _parent(code: str, level: str, codes: set[str]) -> str | None:
    """The code of the division above: 331181 → 331100 → 330000 → 100000."""
    match level:
        case "nation":
            return None
        case "province":
            return NATION
        case "county" if code[:4] + "00" in codes:
            return code[:4] + "00"
        case _:
            return code[:2] + "0000"


def _add(places: list[Place], place: Place) -> None:
    if place not in places:
        places.append(place)
