"""Places that a number or a short word names: highways, metro lines, the place's own zones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...ontology.model import Place, Span
from ..gazetteer import gazetteer
from ..lexicon import rules
from ..scanning import matches_at
from .place_names import Found
from .place_words import is_work

# 104国道, 国道239, G0613线昌都至邦达机场段; what is done to it makes it a project (312国道快速化改造工程).
ROAD = re.compile(
    r"(?:\d{2,3}[国省县]道|(?<![全各跨])[国省]道[GS]?\d{2,4}线?|(?<![A-Z0-9])[GS]\d{2,4}线?)(?:[一-鿿]{2,10}?段(?!落))?"
)
METRO = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})号线(?:[一二三]期)?")
# What a road and a metro line begin with.
ROAD_FIRST = re.compile(r"[\dGS国省](?=[\d道])")
METRO_FIRST = re.compile(r"[\d一二三四五六七八九十](?=.?号线)")
OF_METRO = re.compile(r"(?:地铁|轨道交通)$")
CITY_LENGTHS = range(
    5, 1, -1
)  # code points of the city before it, the longest name first (乌鲁木齐市轨道交通一号线)
DEED = re.compile(r"[^,。;、\n]{0,8}?(?:改线|改造|改建|扩建|提质|整治|绕城)")
# The zones of the report's place stand without its name (高新区、经开区2个千亿园区).
OWN_ZONE = re.compile(r"(?:经开区|高新区|综保区)(?:(?<![一-鿿”].{3})|(?<=[和及向与].{3}))(?![级类])")


def numbered(folded: str, near: Place) -> Iterator[Found]:
    """Highways and metro lines by their number, and the zones that belong to the report's place."""
    roads, lines = matches_at(ROAD_FIRST, ROAD, folded), matches_at(METRO_FIRST, METRO, folded)
    for found, pattern, level in (
        (roads, ROAD, "site"),
        (lines, METRO, "site"),
        (OWN_ZONE.finditer(folded), OWN_ZONE, "zone"),
    ):
        for match in found:
            end = match.end()
            if is_work(folded, end) or (pattern is ROAD and DEED.match(folded, end)):
                continue
            begin = _metro(folded, match.start()) if pattern is METRO else match.start()
            span = Span(begin, end)
            place = Place(span.of(folded), None, near.code or near.within, level)
            yield Found(span, place, rules("places")["numbered"])


def _metro(folded: str, begin: int) -> int:
    """Where the name of a numbered line begins: with the word for it, and with its city before that."""
    word = OF_METRO.search(folded, max(begin - 4, 0), begin)
    if word is None:
        return begin
    at = word.start()
    return next((at - long for long in CITY_LENGTHS if folded[max(at - long, 0) : at] in _cities()), at)


@cache
def _cities() -> frozenset[str]:
    return frozenset((*gazetteer().names(), *gazetteer().short_names()))
