"""Which stretches of a report name a division, and which division that is for its place."""

from __future__ import annotations

from functools import cache, lru_cache

from ...ontology.model import Place
from ..gazetteer import gazetteer
from ..lexicon import table
from .tokens import Cut, Token


def meant(token: Token, near: Place) -> Place | None:
    """The division that a place token names in a report of `near`.

    A full name of three letters holds everywhere. A short name holds for provinces and prefectures, and for counties above,
    below or beside `near`; never when it is an ordinary word (合作, 资源), except as the report's own place.
    """
    return _meant(token.word, token.cut, near)


@lru_cache(maxsize=4096)
def _meant(word: str, cut: Cut, near: Place) -> Place | None:
    known = gazetteer()
    place = known.resolve(word, near)
    if place is None:
        return None
    kin = known.kin(place, near)
    if cut is Cut.PLACE:
        # Two letters are too few to tell a far county from an ordinary word (示范县, 主城区).
        far = len(word) == 2 and kin > 3
        return None if far or word in _ordinary() else place
    if word in _ordinary() and kin > 0:
        return None
    if place.level == "county" and kin > (3 if near.level == "county" else 2):
        return None
    return place


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(row["name"] for row in table("places/ordinary", "name"))
