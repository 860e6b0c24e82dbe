"""Which stretches of a report name a division, and which division that is for its place."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ...ontology.model import Place, Span
from ..gazetteer import Standpoint, gazetteer
from ..lexicon import Rule
from .tokens import Cut, Token, own_names


class Found(NamedTuple):
    """A place found at a span; `among` are the divisions that a name may mean which leaves that open.

    Without a `place` the name is left alone: it may mean one of several, or no division at all.
    """

    span: Span
    place: Place | None
    rule: Rule
    among: tuple[Place, ...] = ()


def meant(token: Token, near: Standpoint) -> Place | None:
    """The division that a place token names in a report read from `near`.

    A full name of three letters holds everywhere. A short name holds for provinces and prefectures, and
    for counties above, below or beside that of `near`. Ordinary words (合作, 资源) are no tokens at all.
    """
    return _meant(token.word, token.cut, near)


@lru_cache(maxsize=4096)
def _meant(word: str, cut: Cut, at: Standpoint) -> Place | None:
    near = at.place
    if own := own_names(near).get(word):
        return own
    known = gazetteer()
    place = known.resolve(word, near, at.year)
    if place is None:
        return None
    kin = known.kin(place, near)
    if cut is Cut.PLACE:
        # Two letters are too few to tell a far county from a part of a word (示范县).
        return None if len(word) == 2 and kin > 3 else place
    return None if place.level == "county" and kin > (3 if near.level == "county" else 2) else place
