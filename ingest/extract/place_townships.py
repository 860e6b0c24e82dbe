"""Townships that the tables know: in the report's county or prefecture, or behind their division."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...ontology.model import Place, Span
from ..gazetteer import Standpoint
from ..lexicon import rules, table
from ..townships import LONGEST, SHORTEST, townships
from .place_names import Found, meant
from .place_words import endings, is_common
from .tokens import Cut, Cuts

FARTHEST = LONGEST + 12  # code points of a division's name and the township's
# Around a name that may be an ordinary word (新城镇, 建设街道), so that it stands by itself or in a list.
BEFORE = re.compile(r"(?:^|[、,。;:(“\n*]|[^一-鿿].|[和与及在对到由赴])$")
OFFICE, VERB = "街道办", re.compile("[理好结成]")  # 塔石街道办理: the township, and what it did
KIND = re.compile("(?:镇|乡|街道|苏木)$")
BEHIND = re.compile(r"[、,。;:)”(\n*]|[和与及等的]|$")


def known_townships(folded: str, cuts: Cuts, near: Standpoint) -> Iterator[Found]:
    """The townships with their codes; a name that several bear in the prefecture gives one without."""
    automaton, known = endings()
    for index, _, end in automaton.find_matches_as_indexes(folded):
        ending = known[index]
        if ending.word == OFFICE and VERB.match(folded, end):
            yield from _named(folded, cuts, end - 1, near)
        elif ending.level == "township" and not (ending.after and ending.after.match(folded, end)):
            yield from _named(folded, cuts, end, near)


def _named(folded: str, cuts: Cuts, end: int, near: Standpoint) -> Iterator[Found]:
    """The longest name that ends at `end`: behind its division, else by itself."""
    for token in cuts.between(max(end - FARTHEST, 0), end):
        name = folded[token.end : end]
        placed = meant(token, near) if token.cut in (Cut.PLACE, Cut.SHORT) else None
        found = townships(name, placed, wider=False) if placed else ()
        if found and placed:
            yield _found(Span(token.begin, end), name, found, placed)
            return
    for begin in range(max(end - LONGEST, 0), end - SHORTEST + 1):
        name = folded[begin:end]
        found = townships(name, near.place)
        if found and name not in _ordinary() and (not _is_weak(name) or _stands_alone(folded, begin, end)):
            yield _found(Span(begin, end), name, found, near.place)
            return


def _found(span: Span, name: str, found: tuple[Place, ...], outer: Place) -> Found:
    if len(found) == 1:
        return Found(span, found[0], rules("places")["known-township"])
    open_one = Place(name, None, outer.code or outer.within, "township")
    return Found(span, open_one, rules("places")["ambiguous"], found)


def _is_weak(name: str) -> bool:
    """Whether a name may as well be an ordinary word, or the end of a longer one (新城镇, 赵镇)."""
    stem = KIND.sub("", name)
    return len(stem) < 2 or is_common(stem)


def _stands_alone(folded: str, begin: int, end: int) -> bool:
    before = BEFORE.search(folded, max(begin - 2, 0), begin)
    return before is not None and BEHIND.match(folded, end) is not None


@cache
def _ordinary() -> frozenset[str]:
    """Names of townships that are words of their own (小城镇)."""
    return frozenset(row["name"] for row in table("places/ordinary", "name", "seen", "example"))
