"""Townships by name within a county or prefecture: which one a name means, seen from the report's place."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from ..ontology.model import Place
from .lexicon import table

# Municipalities, whose counties lie directly in them: a name that is unique there is clear.
MUNICIPALITIES = ("110000", "120000", "310000", "500000")
SHORTEST, LONGEST = 2, 14  # code points of a name


def townships(name: str, outer: Place, *, wider: bool = True) -> tuple[Place, ...]:
    """The townships of this full name in `outer`, a county or prefecture; several where that leaves it open.

    With `wider`, the prefecture of a county that has none of that name is asked. A province is too wide: a
    name as 城关镇 is borne by a township in every second prefecture.
    """
    if outer.level == "county":
        own = _below(outer.code).get(name, ())
        return own if own or not wider or not _is_narrow(outer.within) else _below(outer.within).get(name, ())
    return _below(outer.code).get(name, ()) if _is_narrow(outer.code) else ()


def _is_narrow(code: str | None) -> bool:
    return code is not None and (not code.endswith("0000") or code in MUNICIPALITIES)


@lru_cache(maxsize=64)
def _below(code: str | None) -> dict[str, tuple[Place, ...]]:
    """The townships of the county or of all counties of the prefecture with this code, by name."""
    found: dict[str, list[Place]] = defaultdict(list)
    prefix = (code or "").removesuffix("00").removesuffix("00")
    for county, row in _rows().items():
        if prefix and county.startswith(prefix):
            for entry in row.split():
                found[entry[3:]].append(Place(entry[3:], county + entry[:3], county, "township"))
    return {name: tuple(places) for name, places in found.items()}


@cache
def _rows() -> dict[str, str]:
    """The townships of each county as they stand in the table; read when the first name is asked for."""
    return {row["county"]: row["townships"] for row in table("places/townships", "county", "townships")}
