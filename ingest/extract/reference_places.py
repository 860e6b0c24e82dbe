"""The place that a figure is about: that of the report, or another that its sentence makes its subject."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from ...ontology.model import Mention, Place
from ..gazetteer import NATION, gazetteer
from ..lexicon import table
from ..reading import Reading

# All of a division, as a clause's subject: 全市, 我省, 全国. Not where another is held against it (高于全国).
WHOLE = re.compile(
    r"(?<![高低快慢多少优好于占居列位比超入获])(?:全|我|本)(?P<level>国|省|自治区|自治州|市|县|区|州|旗|盟)(?![际家内外级域第前首最平同])"
)
# Before a place that a clause begins with.
SUBJECT = re.compile(r"(?:^|[,;:。!?\n*]|其中|以及|同时)[ ]*$")
BEFORE = 4  # code points looked at there
DIVISIONS = ("nation", "province", "prefecture", "county", "zone", "township")


class Named(NamedTuple):
    """A place named at an offset (None: one that leaves open which is meant), and whether it lasts."""

    at: int
    place: Place | None
    lasts: bool  # over the rest of the sentence, or only over the clause


class ReferencePlaces:
    """The places of figures in one report; None where a sentence leaves open of which place it speaks."""

    def __init__(self, reading: Reading) -> None:
        self.near = reading.document.place
        self.folded = reading.folded
        kin = {place.code for place in gazetteer().above(self.near)}
        found: list[Named] = []
        below: list[int] = []  # where a place within that of the report is named
        for whole in WHOLE.finditer(reading.folded):
            place = self._whole(whole["level"])
            if place == self.near or SUBJECT.search(
                self.folded, max(whole.start() - BEFORE, 0), whole.start()
            ):
                found.append(Named(whole.start(), place, lasts=True))
        for mention in reading.found(Mention):
            place, begin = mention.entity, mention.span.begin
            if not isinstance(place, Place) or place.level not in DIVISIONS:
                continue
            lower = place.code not in kin and place != self.near and self._is_below(place)
            if lower:
                below.append(begin)
            if SUBJECT.search(self.folded, max(begin - BEFORE, 0), begin):
                found.append(Named(begin, place, lasts=not lower))
            elif lower:
                found.append(Named(begin, None, lasts=True))
        for reach in ("sentence", "paragraph"):
            others = _others(reach).finditer(reading.folded)
            found += [Named(other.start(), None, lasts=True) for other in others]
        self.found = sorted(found, key=lambda named: named.at)
        self.begins = [named.at for named in self.found]
        apart = [other.start() for other in _others("paragraph").finditer(reading.folded)]
        self.apart = sorted([*apart, *below])

    def of(self, sentence: int, clause: int, begin: int) -> Place | None:
        """The place of the figure at `begin`, by the last word before it in its sentence that names one.

        A place below that of the report is meant in its own clause; in the next, it may be or not.
        """
        at = bisect_left(self.begins, begin) - 1
        if at >= 0 and self.begins[at] >= sentence:
            named = self.found[at]
            return named.place if named.lasts or named.at >= clause else None
        return None if self._stands_apart(sentence) else self.near

    def _stands_apart(self, sentence: int) -> bool:
        """Whether the first sentence of the paragraph speaks of a part only (加快航空港区建设)."""
        line = self.folded.rfind("\n", 0, sentence) + 1
        stop = self.folded.find("。", line, sentence)
        at = bisect_left(self.apart, line)
        return stop >= 0 and at < len(self.apart) and self.apart[at] < stop

    def _is_below(self, place: Place) -> bool:
        """Whether a place lies in that of the report, as every township and zone does that it names."""
        if place.level in ("zone", "township"):
            return True
        above = gazetteer().above(place)
        return place.within == self.near.code or self.near.code in {each.code for each in above}

    def _whole(self, level: str) -> Place:
        """The division that 全市, 我省 or 全国 means: that of the report, or one it lies in."""
        if level == "国":
            return gazetteer().by_code(NATION) or self.near
        chain = (self.near, *reversed(gazetteer().above(self.near)))
        return next((place for place in chain if place.name.endswith(level)), self.near)


@cache
def _others(reach: str) -> re.Pattern[str]:
    rows = table("figures/other_subjects", "words", "reach", "example")
    return re.compile("|".join(row["words"] for row in rows if row["reach"] == reach))
