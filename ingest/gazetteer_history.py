"""Former divisions, names and codes from the dated changes that the source of the gazetteer lists.

A line of the source says that in one year the division `old` became `new`, each by code and name. Followed
from line to line these give, for each division that a code and a name ever stood for:

- the division it still is, where only the code changed (同名改码) or only the name under its code (更名);
- else the division it was, with the years in which it began and ended, and what it became.

The source compares the code books of 1980 to 2020 year by year, which went wrong where codes were dealt out
anew (1982), and guesses by name where it knows no successor. A guess counts only within the province.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple, cast

FIRST = 1983  # the code books before it are too uncertain for a year of beginning
LAST = 9999
LONGEST = 20  # codes and names of one division; more go round in a circle
FIRST_CODE = 1984  # GB 2260-84; codes that ended before it stand in no standard
GUESS = "按名追踪"  # in the note of a successor that the source guessed by name
# Provinces that were part of another one: Chongqing of Sichuan until 1997, Hainan of Guangdong until 1988.
PARTED = {"50": "51", "46": "44"}
# Names that many cities give to a district: they tell nothing without the city.
GENERIC = re.compile(r"(?:[市东西南北新老]?郊|城|市|市中|城[东西南北关中]|[东西南北新老]城?|[一二三])区")
# Lines that take two changes at one code in one year for a new name: one was abolished, another founded.
NO_RENAMING = frozenset(
    (
        ("500110", "万盛区"), ("500111", "双桥区"), ("379006", "威海市"), ("372602", "新汶市"),
        ("239002", "镜泊湖市"), ("320205", "马山区"), ("420583", "枝城市"), ("640104", "郊区"),
    )
)  # fmt: skip
KIND = re.compile(r"(?:地区|特区|矿区|新区|林区|行政区|[^一-鿿]|[市县区旗盟])$")


class Division(NamedTuple):
    """What a code and a name stood for; `level` 2 is a prefecture, 3 a county."""

    code: str
    name: str
    level: int

    @property
    def province(self) -> str:
        """The first two digits, of the province it was once part of."""
        return PARTED.get(self.code[:2], self.code[:2])

    @property
    def stem(self) -> str:
        """The name without the word for its kind; names of one letter keep it (随县)."""
        stem = KIND.sub("", self.name)
        return stem if len(stem) > 1 else self.name


class Change(NamedTuple):
    """One line of the source; `upper` is the name of the division that `old` lay in."""

    year: int
    kind: str
    old: Division | None
    new: Division | None
    upper: str
    guessed: bool


class Link(NamedTuple):
    """What a division was called or became next; `same`: it is still the same division."""

    year: int
    to: Division
    same: bool


def changes(source: bytes) -> list[Change]:
    """The lines of historical_changes_v1.json that name a division by its code."""
    events = cast(list[dict[str, Any]], json.loads(source)["events"])
    return [_change(event) for event in sorted(events, key=lambda event: event["year"])]


def _change(event: dict[str, Any]) -> Change:
    path = cast(list[str], event["old_path"] or [])
    upper = path[-2].split("省")[-1].split("自治区")[-1] if len(path) > 1 else ""
    old, new = (_division(event[side]) for side in ("old", "new"))
    return Change(event["year"], event["type"], old, new, upper, GUESS in event.get("note", ""))


def _division(side: dict[str, Any] | None) -> Division | None:
    if not side or not side["code"] or side["name"] == "市辖区":
        return None
    code = cast(str, side["code"])[:6]
    return Division(code, side["name"], 1 if code.endswith("0000") else 2 if code.endswith("00") else 3)


class History:
    """The changes as links between divisions; `today` are those that still exist, by code."""

    def __init__(self, today: dict[str, Division], lines: list[Change]) -> None:
        """Note the years of each division, then what it became."""
        self.today = today
        self._exist = frozenset(today.values())
        self.links: dict[Division, list[Link]] = defaultdict(list)
        self.begun: dict[Division, list[int]] = defaultdict(list)
        self.ended: dict[Division, int] = {}
        self.upper: dict[Division, str] = {}
        self.founded: dict[tuple[int, str], list[Division]] = defaultdict(list)
        for line in lines:
            if line.old:
                self.ended[line.old] = line.year
                self.upper[line.old] = line.upper
            # What an abolished division went to may have stood before.
            if line.new and line.kind != "撤销" and line.new != line.old:
                self.begun[line.new].append(line.year)
            if line.new and line.kind == "新设":
                self.founded[line.year, line.new.code[:4]].append(line.new)
        named: dict[tuple[str, int, str], list[Division]] = defaultdict(list)
        stems: dict[tuple[str, str], list[Division]] = defaultdict(list)
        for division in dict.fromkeys((*self.begun, *self.ended, *sorted(self._exist))):
            named[division.name, division.level, division.province].append(division)
            stems[division.stem, division.province].append(division)
        for line in lines:
            old = line.old
            if old and old not in self._exist and (link := self._link(line, old, named, stems)):
                self.links[old].append(link)

    def _link(
        self,
        line: Change,
        old: Division,
        named: dict[tuple[str, int, str], list[Division]],
        stems: dict[tuple[str, str], list[Division]],
    ) -> Link | None:
        if (old.code, old.name) in NO_RENAMING and line.kind == "更名":
            return None
        new = line.new if line.new and line.new.province == old.province else None
        again = self._next(named[old.name, old.level, old.province], old, line.year)
        if new and new.level == old.level and new.name == old.name and self._follows(new, line.year):
            return Link(line.year, new, same=True)
        if line.kind in ("码位改派", "撤销") and again:
            return Link(line.year, again, same=True)
        if line.kind in ("更名", "码位改派"):
            renamed = new and (new.code == old.code or new.stem[:2] == old.stem[:2])
            late = line.year > FIRST_CODE
            if new and (late or (renamed and line.kind == "更名")):
                return Link(line.year, new, same=bool(renamed))
            return None
        heir = new if new and not line.guessed else self._heir(stems[old.stem, old.province], old, line.year)
        return Link(line.year, self._district(heir, old, line.year), same=False) if heir else None

    def _heir(self, alike: list[Division], old: Division, year: int) -> Division | None:
        """Of the divisions of the same stem, the one that took over (苏州地区 → 苏州市)."""
        if old.level == 3:
            return self._next(alike, old, year)
        upper = [each for each in alike if each.level <= old.level and each != old]
        return self._next(upper, old, year) or next((each for each in upper if each in self._exist), None)

    def _district(self, heir: Division, old: Division, year: int) -> Division:
        """The district that a county became where its name went to the prefecture (丽水市 → 莲都区)."""
        founded = self.founded.get((year, heir.code[:4]), [])
        below = heir.level == 2 and old.level == 3 and old.stem == heir.stem
        return founded[0] if below and len(founded) == 1 else heir

    def _next(self, found: list[Division], old: Division, year: int) -> Division | None:
        """The one division of those found that began when `old` ended."""
        if GENERIC.fullmatch(old.name):
            return None
        others = [each for each in found if each != old]
        begun = [each for each in others if year in self.begun.get(each, ())]
        begun = begun or [each for each in others if self._follows(each, year)]
        if not begun and year <= FIRST_CODE:
            begun = [each for each in others if self.ended.get(each, LAST) > year][-1:]
        return begun[0] if len(begun) == 1 else None

    def _follows(self, division: Division, year: int) -> bool:
        return any(abs(begun - year) <= 1 for begun in self.begun.get(division, ()))

    def chain(self, division: Division) -> list[Division]:
        """The division under all codes and names that it had from this one on."""
        found, year = [division], 0
        while found[-1] not in self._exist:
            later = [link for link in self.links.get(found[-1], ()) if link.year >= year]
            if not later or not later[-1].same or len(found) > LONGEST:
                break
            found.append(later[-1].to)
            year = later[-1].year
        return found

    def last(self, division: Division) -> Division:
        """The division under the last code and name that it had."""
        return self.chain(division)[-1]

    def became(self, division: Division) -> Iterator[Division]:
        """What a division that ended became, each under its last code and name."""
        last = self.last(division)
        for link in self.links.get(last, ()):
            if not link.same and (to := self.last(link.to)) != last:
                yield to
