"""The division whose name opens a title or a programme's name (《浙江省…条例》, 丽水“…”工程)."""

from __future__ import annotations

from functools import cache, lru_cache

from ...ontology.model import Place
from ..gazetteer import gazetteer

LONGEST = 15  # code points of the longest names of divisions
FULL = 3  # code points of a full name that holds in any report


def leading_place(name: str, near: Place) -> Place | None:
    """The division that `name` begins with, read in a report of `near`; None where it begins with none.

    Full names hold everywhere; short ones of `near` and of what it lies in, and of provinces.
    """
    if name[:FULL] in _first_letters():
        full = _full_names()
        for end in range(min(LONGEST, len(name) - 1), FULL - 1, -1):
            if name[:end] in full:
                return gazetteer().resolve(name[:end], near)
    openings = _openings(near)
    if name.startswith(tuple(openings)):
        return next(place for opening, place in openings.items() if name.startswith(opening))
    return None


@cache
def _full_names() -> frozenset[str]:
    return frozenset(name for name in gazetteer().names() if len(name) >= FULL)


@cache
def _first_letters() -> frozenset[str]:
    return frozenset(name[:FULL] for name in _full_names())


@lru_cache(maxsize=64)  # one for each reporting place
def _openings(near: Place) -> dict[str, Place]:
    """Full and short names of `near`, of what it lies in, and of provinces, the nearest first."""
    known, found = gazetteer(), dict[str, Place]()
    for place in (near, *known.above(near), *_provinces()):
        if place.level != "nation":
            for name in (place.name, *known.short_names_of(place)):
                found.setdefault(name, place)
    return found


@cache
def _provinces() -> tuple[Place, ...]:
    named = (gazetteer().by_code(f"{code}0000") for code in range(11, 83))
    return tuple(place for place in named if place is not None)
