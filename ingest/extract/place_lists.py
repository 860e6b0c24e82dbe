"""Members of a list whose end says that they are places (荷花池、五块石等传统市场)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...ontology.model import Place, Span
from ..lexicon import rules, table
from .place_names import Found
from .place_words import is_proper, opening
from .tokens import Cuts

FARTHEST = 90  # code points that a list may take before its 等
COUNT = r"(?:\d+|[两三四五六七八九十]+|一批|多|若干)?余?(?:个|条|座|家|处|片|大|批)?"
BREAK = re.compile(r"[,。;:!?\n]")
MEMBER = re.compile(r"[一-鿿]{2,8}")


def listed(folded: str, cuts: Cuts, near: Place) -> Iterator[Found]:
    """The members of lists of sites; the first begins behind the words that bound a name."""
    rule = rules("places")["listed"]
    for end in _ends().finditer(folded):
        if cuts.start(end.start("kind")) > end.end("count"):
            continue  # a verb stands between
        level = _levels()[end["kind"]]
        for span in _members(folded, cuts, end.start()):
            place = Place(span.of(folded), None, near.code or near.within, level)
            yield Found(span, place, rule)


def _members(folded: str, cuts: Cuts, at: int) -> Iterator[Span]:
    """The names parted by 、, 和, 及 or 与 before offset `at`, the last first."""
    first = max(
        [m.end() for m in BREAK.finditer(folded, max(at - FARTHEST, 0), at)], default=max(at - FARTHEST, 0)
    )
    end = at
    while end > first:
        begin = max(folded.rfind(sign, first, end) + 1 for sign in "、和及与")
        start = max(begin, first, cuts.start(end))
        start += opening(folded[start:end])
        words = folded[start:end]
        if MEMBER.fullmatch(words) and is_proper(words):
            yield Span(start, end)
        if start != begin or not begin:
            return
        end = begin - 1


@cache
def _levels() -> dict[str, str]:
    return {row["kind"]: row["level"] for row in table("places/lists", "kind", "level", "example")}


@cache
def _ends() -> re.Pattern[str]:
    kinds = "|".join(sorted(_levels(), key=len, reverse=True))
    return re.compile(rf"等(?P<count>{COUNT})“?(?:(?![等和与及的])[一-鿿]){{0,8}}?(?P<kind>{kinds})")
