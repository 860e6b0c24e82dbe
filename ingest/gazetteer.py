"""Divisions of China by code and name: which place a name means, seen from the report's place and year."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..ontology.iris import place_key
from ..ontology.model import Place, PlaceHistory
from .gazetteer_records import NATION, NEVER, Holdings, Named, holdings

AREA = "地区"  # the name of a former prefecture, or the area of the present one
BELOW, BESIDE = 2, 3  # see `kin`
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


class Standpoint(NamedTuple):
    """Where a name is read from: the division that a report is about, and the year it covers."""

    place: Place
    year: int


class Gazetteer:
    """The divisions of today and former ones, as `Place` records; look-ups are dictionary look-ups."""

    def __init__(self, holdings: Holdings) -> None:
        """Take what the tables hold."""
        self._by_key, self._holdings = holdings.by_key, holdings
        self._full, self._short, self._short_of = holdings.full, holdings.short, holdings.short_of

    def by_code(self, code: str) -> Place | None:
        """The division with this GB/T 2260 code, also a former one; for one without, its `place_key`."""
        return self._by_key.get(code)

    def history(self, place: Place) -> PlaceHistory | None:
        """Years, successors, former names and codes of a division; None for what the tables do not hold."""
        return self._holdings.history(place_key(place))

    def names(self) -> Iterator[str]:
        """Every full name, in the order of the table."""
        yield from self._full

    def short_names(self) -> Iterator[str]:
        """Every name without suffix, in the order of the table."""
        yield from self._short

    def short_names_of(self, place: Place) -> tuple[str, ...]:
        """The names without suffix of one division."""
        return tuple(self._short_of.get(place_key(place), ()))

    def names_of(self, place: Place) -> tuple[str, ...]:
        """The full name of a division and those without suffix, the longest first."""
        return tuple(sorted({place.name, *self.short_names_of(place)}, key=lambda name: (-len(name), name)))

    def above(self, place: Place) -> tuple[Place, ...]:
        """The divisions that `place` lies in, the nation first; `place` itself is not among them."""
        found: list[Place] = []
        while place.within and (parent := self._by_key.get(place.within)):
            found.append(parent)
            place = parent
        return tuple(reversed(found))

    def resolve(self, name: str, near: Place | None = None, year: int | None = None) -> Place | None:
        """The division that `name` means in a report of `near` on `year`; None when unknown or ambiguous.

        `name` is a full name (龙泉市), a short one (龙泉) or a compound (浙江省丽水市). Preferred are names
        in use in that year (without one: today), then, in this order: `near` itself, what it lies in, what
        lies in it, its siblings, its province, the rest; higher before lower ones, cities before counties.
        A full name that ended and lies in `near` comes before one in use elsewhere; of names that ended,
        the last one.
        """
        found = self.candidates(name, near, year)
        return found[0] if len(found) == 1 else None if found else self._compound(name, near, year)

    def candidates(self, name: str, near: Place | None, year: int | None = None) -> tuple[Place, ...]:
        """The divisions that a full or short name may mean equally well there; one where it is clear."""
        full = name in self._full
        named = self._full[name] if full else [each for each in self._short.get(name, ()) if each.lasts(year)]
        if full and name.endswith(AREA) and not any(each.in_use(year) for each in named):
            named = self._area(name, named, year) or named
        return self._nearest(named, full, near, year)

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

    def _nearest(
        self, names: list[Named], full: bool, near: Place | None, year: int | None
    ) -> tuple[Place, ...]:
        def rank(named: Named) -> tuple[bool | int, ...]:
            place, kin, in_use = named.place, self.kin(named.place, near), named.in_use(year)
            far = kin > BESIDE
            outdated = not in_use and not (full and kin <= BELOW)
            ended = 0 if in_use else -named.until
            level, is_city = LEVELS[place.level], place.name[-1:] == "市"
            return outdated, far, not in_use, kin, ended, level, named.until != NEVER, not is_city

        ranked = [(rank(named), named.place) for named in names]
        best = min(ranked, default=None, key=lambda each: each[0])
        return tuple(dict.fromkeys(place for order, place in ranked if best and order == best[0]))

    def _area(self, name: str, named: list[Named], year: int | None) -> list[Named]:
        """The prefecture that the name of an earlier one means as an area (陇南地区 in 2013: 陇南市)."""
        provinces = {each.place.within for each in named}
        return [
            each
            for each in self._short.get(name.removesuffix(AREA), ())
            if each.in_use(year) and each.place.level == "prefecture" and each.place.within in provinces
        ]

    def _named(self, name: str) -> list[Named]:
        return self._full.get(name) or self._short.get(name, [])

    def _compound(self, name: str, near: Place | None, year: int | None) -> Place | None:
        for cut in range(len(name) - 2, 1, -1):
            outer = self._nearest(self._named(name[:cut]), True, near, year)
            inner = self._inside(name[cut:], outer[0], year) if len(outer) == 1 else None
            if inner:
                return inner
        return None

    def within(self, name: str, outer: Place, year: int | None = None) -> Place | None:
        """The division called `name`, in full or without suffix, that lies in `outer`; None without one."""
        inside = [named for named in self._named(name) if outer in self.above(named.place)]
        found = self._nearest(inside, True, outer, year)
        return found[0] if len(found) == 1 else None

    def _inside(self, name: str, outer: Place, year: int | None) -> Place | None:
        return self.within(name, outer, year) or self._compound(name, outer, year)


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the tables in lexicon/places."""
    return Gazetteer(holdings())


def unlisted(name: str, near: Place) -> Place:
    """A place that the table does not hold (查田镇, an invented city): no code, level by the name's end."""
    level = next((level for ending, level in ENDINGS.items() if name.endswith(ending)), "unknown")
    return Place(name, None, near.code or near.within, level)
