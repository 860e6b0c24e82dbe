"""Regions, countries, rivers, lakes and mountains that are known by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import ahocorasick_rs as ac

from ...ontology.model import Place, Span
from ..lexicon import rules, table
from .place_names import Found
from .place_words import is_part_of_more, is_work, slogans

EDGE = 6  # code points looked at before a name
# Behind a region or river: the word for its area belongs to the name (长三角地区, 石羊河流域).
AREA = {
    "region": re.compile(
        "(?:[三四五六七八九十]地州市?|[五六]国|区域|地区|城市群)(?!双城|生产|经济圈|间|性|合作|协同)"
    ),
    "site": re.compile("流域(?!性)"),
}
# Behind a country: its city, by full name (老挝万象市).
CITY = re.compile(r"[一-鿿·]{2,8}?(?:市|十[一二三四五六]区|州)(?=[,。;、等和与签缔建结])")
TABLES = ("places/regions", "places/world", "places/waters")


def regions(folded: str) -> Iterator[Found]:
    """Names of regions.tsv, world.tsv and waters.tsv that are not part of a longer name."""
    automaton, rows = _automaton()
    rule, slogan = rules("places")["region"], slogans()[0]
    for index, begin, end in automaton.find_matches_as_indexes(folded):
        name, level, after = rows[index]
        if after is not None and after.match(folded, end):
            continue
        if level == "region" and slogan.search(folded, max(begin - EDGE, 0), begin):
            continue
        if is_work(folded, end) or is_part_of_more(folded, end):
            continue
        area = AREA[level].match(folded, end) if level in AREA else None
        if area is None and level == "nation":
            area = CITY.match(folded, end)
        end = area.end() if area else end
        yield Found(Span(begin, end), Place(folded[begin:end] if area else name, None, None, level), rule)


@cache
def _automaton() -> tuple[ac.AhoCorasick, tuple[tuple[str, str, re.Pattern[str] | None], ...]]:
    rows = tuple(
        (row["name"], row["level"], re.compile(row["after"]) if row["after"] else None)
        for name in TABLES
        for row in table(name, "name", "level", "after", "example")
    )
    return ac.AhoCorasick([r[0] for r in rows], matchkind=ac.MatchKind.LeftmostLongest), rows
