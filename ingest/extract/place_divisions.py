"""Divisions named as places, by full and short name; names that touch are one compound name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...ontology.model import Place, Span
from ..gazetteer import BELOW, Standpoint, gazetteer, unlisted
from ..lexicon import rules, table
from .place_names import Found, meant
from .place_words import is_part_of_more, is_work, slogans
from .tokens import Cut, Cuts, Token

EDGE = 6  # code points looked at on either side of a name
# Inside an office or the name of an honour a division's name names no place (丽水市市长, 第一批浙江省…基地).
OFFICE = re.compile(r"(?:人民政府)?(?:代理?|副|常务副)?(?:市长|省长|县长|区长|州长|主席|书记)")
# Behind a short name that is an ordinary word elsewhere: it is a name here (与重庆合川等地).
EDGE_BEHIND = re.compile(r"[,。;、\d]|等|和|与|及|[县区市]")
VILLAGE = re.compile(r"(?![各全本])[一-鿿]{1,4}村(?=[,。;、等(“\n]|和|与|获|被|入选|荣)")  # 江城区那蓬村
BATCH = re.compile(r"第?[首一二三四五六七八九十\d]+批$")
# A division within short quotes or alone in brackets belongs to the name around it (国家…中心(湖北)).
QUOTED = re.compile(r"[^“”。、;:\n]{1,18}”")
OPENED = re.compile(r"“[^“”。、;:\n]{0,12}$")


def divisions(folded: str, cuts: Cuts, near: Standpoint) -> Iterator[Found]:
    """The divisions that stand as places; an ambiguous full name gives a place without a code."""
    known = rules("places")
    run: list[tuple[Token, Place]] = []
    for token in cuts.names:
        if token.cut not in (Cut.PLACE, Cut.SHORT):
            continue
        if run and token.begin != run[-1][0].end:
            yield from _compound(folded, run, near)
            run = []
        place = meant(token, near)
        if place is None:
            full = token.cut is Cut.PLACE
            among = _among(token, near)
            if among and (full or _stands(folded, token)):
                open_one = unlisted(token.word, near.place) if full else None
                yield Found(Span(token.begin, token.end), open_one, known["ambiguous"], among)
        elif _stands(folded, token):
            run.append((token, place))
    yield from _compound(folded, run, near)


def _inside(folded: str, token: Token, place: Place, year: int) -> tuple[Span, Place] | None:
    """The division right behind the one it lies in, whose short name is an ordinary word (重庆合川)."""
    for length in (4, 3, 2):
        behind = folded[token.end : token.end + length]
        inner = gazetteer().within(behind, place, year)
        if inner is not None and EDGE_BEHIND.match(folded, token.end + length):
            return Span(token.begin, token.end + length), inner
    return None


def _among(token: Token, near: Standpoint) -> tuple[Place, ...]:
    """The divisions that a name may mean equally well; of short names, only those within the report's."""
    if token.cut is Cut.PLACE and len(token.word) < 3:
        return ()
    found = gazetteer().candidates(token.word, *near)
    below = token.cut is Cut.PLACE or all(gazetteer().kin(place, near.place) == BELOW for place in found)
    return found if len(found) > 1 and below else ()


def _compound(folded: str, run: list[tuple[Token, Place]], near: Standpoint) -> Iterator[Found]:
    """The place of touching names: one where each lies in the one before, else one each."""
    known = rules("places")
    while run:
        size = len(run)
        while size > 1:
            span = Span(run[0][0].begin, run[size - 1][0].end)
            whole = gazetteer().resolve(span.of(folded), *near)
            if whole is not None:
                yield Found(span, whole, known["division"])
                break
            size -= 1
        else:
            token, place = run[0]
            rule = known["division" if token.cut is Cut.PLACE else "short"]
            span = Span(token.begin, token.end)
            if size == 1 and len(run) == 1 and (inner := _inside(folded, token, place, near.year)):
                span, place = inner
            elif token.cut is Cut.PLACE and (village := VILLAGE.match(folded, token.end)):
                span = Span(token.begin, village.end())
                place = Place(village[0], None, place.code, "site")
            yield Found(span, place, rule)
        run = run[size:]


def _stands(folded: str, token: Token) -> bool:
    """Whether the name really stands for the place: not in a slogan (法治苏州), an office, another name."""
    before, after = slogans()
    left = folded[max(token.begin - EDGE, 0) : token.begin]
    if OFFICE.match(folded, token.end) or BATCH.search(left) or _enclosed(folded, token):
        return False
    if is_work(folded, token.end) or is_part_of_more(folded, token.end):
        return False
    if token.cut is Cut.PLACE:
        return not (token.word in _joins() and left.endswith(_joins()[token.word]))
    return not before.search(left) and not after.match(folded, token.end, token.end + EDGE)


def _enclosed(folded: str, token: Token) -> bool:
    """Whether the name is a part of a quoted name or an addition in brackets."""
    if folded[token.begin - 1 : token.begin] == "(" and folded[token.end : token.end + 1] == ")":
        return True
    if folded[token.begin - 1 : token.begin] == "“" and folded[token.end : token.end + 1] == "”":
        return False
    opened = OPENED.search(folded, max(token.begin - 13, 0), token.begin)
    return bool(opened and QUOTED.match(folded, token.end))


@cache
def _joins() -> dict[str, tuple[str, ...]]:
    return {
        row["name"]: tuple(row["before"].split("、"))
        for row in table("places/joins", "name", "before", "example")
    }
