"""The tables of divisions as records: each division with its history, and under each of its names."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from ..ontology.iris import place_key
from ..ontology.model import Place, PlaceHistory
from .lexicon import table

NATION = "100000"
ALWAYS, NEVER = 0, 9999  # years of a name whose beginning or end is not known
LINGERS = 15  # years for which a division that ended is still meant by its name without suffix
Row = dict[str, str]


class Named(NamedTuple):
    """A division under one of its names, and the years in which it bore that name."""

    place: Place
    since: int
    until: int

    def in_use(self, year: int | None) -> bool:
        """Whether a report on `year`, given early in the next, could use the name; None stands for today."""
        if year is None:
            return self.until == NEVER
        return self.since <= year + 1 and self.until >= year

    def lasts(self, year: int | None) -> bool:
        """Whether the name without suffix still means it; later it is a town or a river again (吴淞)."""
        return year is None or self.until + LINGERS >= year


class Holdings:
    """What the tables hold: places by key, each name with the divisions that bore it, and their past."""

    def __init__(self, today: tuple[Row, ...], replaced: tuple[Row, ...]) -> None:
        """Take the rows of places/divisions, and those of places/replaced and places/former."""
        self.by_key: dict[str, Place] = {}
        self._rows: dict[str, Row] = {}
        self.full: dict[str, list[Named]] = defaultdict(list)
        self.short: dict[str, list[Named]] = defaultdict(list)
        self.short_of: dict[str, list[str]] = defaultdict(list)  # by key
        self._names = _by_code("places/renamed", "code", "name", "short", "since", "until")
        known = {row["code"] for row in today}
        for row in today:
            self._hold(row | {"within": _parent(row["code"], row["level"], known), "until": "", "now": ""})
        for row in replaced:
            self._hold(row)

    def _hold(self, row: Row) -> None:
        """Keep one division under its last name and its former ones."""
        place = Place(row["name"], row["code"] or None, row["within"] or None, row["level"])
        key = place_key(place)
        since, until = _years(row)
        former = self._names.get(key, [])
        self._name(row, place, max((_years(name)[1] for name in former), default=since), until)
        for name in former:
            self._name(name, place, *_years(name))
        self.by_key[key] = place
        self._rows[key] = row

    def history(self, key: str) -> PlaceHistory | None:
        """What the tables say of a division's past; made when it is asked for, as few divisions are."""
        row = self._rows.get(key)
        if row is None:
            return None
        since, until = _years(row)
        return PlaceHistory(
            key,
            since or None,
            until if until != NEVER else None,
            tuple(filter(None, row["now"].split("、"))),
            tuple(dict.fromkeys(name["name"] for name in self._names.get(key, ()))),
            tuple(dict.fromkeys(code["was"] for code in _codes().get(key, ()))),
        )

    def _name(self, row: Row, place: Place, since: int, until: int) -> None:
        named = Named(place, since, until)
        self.full[row["name"]].append(named)
        for short in filter(None, row["short"].split("、")):
            self.short[short].append(named)
            self.short_of[place_key(place)].append(short)


def holdings() -> Holdings:
    """What divisions, customary, replaced, former, renamed and recoded in lexicon/places hold."""
    customary = {row["code"]: row["short"] for row in table("places/customary", "code", "short", "example")}
    today = tuple(
        row | {"short": "、".join(filter(None, (row["short"], customary.get(row["code"]))))}
        for row in table("places/divisions", "code", "name", "short", "level", "since")
    )
    columns = ("code", "name", "short", "level", "within", "since", "until", "now")
    replaced = {_row_key(row): row for row in table("places/replaced", *columns)}
    replaced |= {_row_key(row): row for row in table("places/former", *columns, "example")}
    return Holdings(today, tuple(replaced.values()))


@cache
def _codes() -> dict[str, list[Row]]:
    return _by_code("places/recoded", "code", "was", "since", "until")


def _by_code(name: str, *columns: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in table(name, *columns):
        found[row["code"]].append(row)
    return dict(found)


def _parent(code: str, level: str, codes: set[str]) -> str:
    """The code of the division above: 331181 → 331100 → 330000 → 100000."""
    match level:
        case "nation":
            return ""
        case "province":
            return NATION
        case "county" if code[:4] + "00" in codes:
            return code[:4] + "00"
        case _:
            return code[:2] + "0000"


def _row_key(row: dict[str, str]) -> tuple[str, str]:
    return row["code"] or row["within"], row["name"]


def _years(row: dict[str, str]) -> tuple[int, int]:
    return int(row["since"] or ALWAYS), int(row["until"] or NEVER)
