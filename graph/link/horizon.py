"""Which year a promised or reported figure is about, by the last words before it that say so."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from .tables import table
from .wording import CLAUSE_END

TO_YEAR = re.compile(r"到(?P<to>\d{4})年")
A_YEAR = re.compile(r"(?P<a>\d{4})年")
AGAINST = re.compile(r"[比较](?P<base>\d{4})年")
# 今年是“十四五”时期的关键一年: no period begins here
OCCASION = re.compile(
    r"的?[^,，。；]{0,8}(?:开局|关键|收官|起步|承上启下|第[一二三四五]|决胜)[^,，。；]{0,4}年"
)


@dataclass(frozen=True, slots=True)
class Horizon:
    """What a figure covers: the year it is due or was reached, or several years (`span`), or their mean."""

    year: int
    span: bool = False
    average: bool = False


@cache
def _markers() -> re.Pattern[str]:
    phrases = sorted((row["phrase"] for row in table("horizons")), key=lambda phrase: (-len(phrase), phrase))
    listed = "|".join(re.escape(phrase) for phrase in phrases)
    return re.compile(f"{TO_YEAR.pattern}|{AGAINST.pattern}|{A_YEAR.pattern}|(?P<listed>{listed})")


@cache
def _kinds() -> dict[str, str]:
    return {row["phrase"]: row["kind"] for row in table("horizons")}


class Horizons:
    """Looks up what the figures of one text cover."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._markers = list(_markers().finditer(text))
        self._begins = [marker.start() for marker in self._markers]

    def at(self, part: int, figure: int, year: int) -> Horizon:
        """What a figure covers, where its part of the report begins at `part` and speaks of `year`.

        >>> Horizons("今后五年的目标是,到2028年生产总值达到900亿元").at(0, 21, 2024)
        Horizon(year=2028, span=True, average=False)
        """
        found = Horizon(year)
        first, last = bisect_left(self._begins, part), bisect_left(self._begins, figure)
        for marker in self._markers[first:last]:
            found = self._after(marker, figure, year, found)
        return found

    def _after(self, marker: re.Match[str], figure: int, year: int, before: Horizon) -> Horizon:
        if marker["listed"]:
            return _listed(marker["listed"], self._text, marker.end(), figure, year, before)
        if marker["to"]:
            until = int(marker["to"])
            if until == year:
                return Horizon(year)
            beyond = until > year and "\n" not in self._text[marker.end() : figure]
            return Horizon(until, span=True) if beyond else before
        if marker["base"]:  # against a year longer past: no rate of this year
            older = int(marker["base"]) != year - 1 and not CLAUSE_END.search(
                self._text, marker.end(), figure
            )
            return Horizon(year, span=True, average=True) if older else before
        return Horizon(year) if int(marker["a"]) == year else before


def _listed(phrase: str, text: str, after: int, end: int, year: int, before: Horizon) -> Horizon:
    kind = _kinds()[phrase]
    if kind == "year":
        return Horizon(year)
    if kind in ("average", "past") and phrase in ("年均", "累计"):
        if CLAUSE_END.search(text, after, end):
            return before
        return Horizon(before.year, span=True, average=kind == "average")
    if OCCASION.match(text, after):
        return before
    if kind == "past":
        return Horizon(year, span=True)
    return Horizon(year + int(kind) - 1 if kind.startswith("+") else int(kind), span=True)
