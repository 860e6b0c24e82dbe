"""Places that a number or a short word names: highways, metro lines, the place's own zones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...ontology.model import Place, Span
from ..gazetteer import gazetteer
from ..lexicon import rules
from ..scanning import matches_from
from .place_names import Found
from .place_words import is_work

# 104国道, 国道239, G0613线昌都至邦达机场段; what is done to it makes it a project (312国道快速化改造工程).
ROAD = re.compile(
    r"(?:\d{2,3}[国省县]道|(?<![全各跨])[国省]道[GS]?\d{2,4}线?|(?<![A-Z0-9])[GS]\d{2,4}线?)(?:[一-鿿]{2,10}?段(?!落))?"
)
METRO = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})号线(?:[一二三]期)?")
# A road begins here or, with its number, two or three code points before 国道, 省道, 县道.
ROAD_FIRST = re.compile(r"[GS国省县](?=\d\d|道)")
LINE = re.compile("号线")  # of a metro: its number is one or two code points before
OF_METRO = re.compile(r"(?:地铁|轨道交通)$")
CITY_LENGTHS = range(
    5, 1, -1
)  # code points of the city before it, the longest name first (乌鲁木齐市轨道交通一号线)
DEED = re.compile(r"[^,。;、\n]{0,8}?(?:改线|改造|改建|扩建|提质|整治|绕城)")
# The zones of the report's place stand without its name (高新区、经开区2个千亿园区).
OWN_ZONE = re.compile(r"(?:经开区|高新区|综保区)(?:(?<![一-鿿”].{3})|(?<=[和及向与].{3}))(?![级类])")


def numbered(folded: str, near: Place) -> Iterator[Found]:
    """Highways and metro lines by their number, and the zones that belong to the report's place."""
    for found, pattern, level in (
        (_sought(ROAD_FIRST, (3, 2, 0), ROAD, folded), ROAD, "site"),
        (_sought(LINE, (2, 1), METRO, folded), METRO, "site"),
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


def _sought(
    word: re.Pattern[str], before: tuple[int, ...], pattern: re.Pattern[str], folded: str
) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` finds, where each match begins so many code points before a `word`."""
    begins = {found.start() - back for found in word.finditer(folded) for back in before}
    return matches_from(sorted(begins), pattern, folded)


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
