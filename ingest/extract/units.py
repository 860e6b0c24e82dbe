"""Units after a number: the longest written form of `vocab/units.ttl`, and compounds (元/月, 套(户))."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ...ontology.vocab import concepts
from ..lexicon import table
from ..reading import fold

PER_MILLE = "&permil;"
FACTORS = ("万", "百", "千")  # inside a compound: 吨标准煤/万元


@dataclass(frozen=True, slots=True)
class Units:
    """Written forms of units with kind (share, money, time, measure, counter) and code."""

    kinds: dict[str, str]
    codes: dict[str, str]
    blocked: frozenset[str]  # words after a number that make it a name or ordinal: 周年, 号线, 强
    by_first: dict[str, tuple[str, ...]]  # all of these words, longest first, under their first character

    def at(self, folded: str, begin: int) -> str | None:
        """The unit that begins at `begin`; `""` where there is none, None where a blocked word stands."""
        for word in self.by_first.get(folded[begin : begin + 1], ()):
            if folded.startswith(word, begin):
                return None if word in self.blocked else self._whole(folded, begin, word)
        return ""

    def _whole(self, folded: str, begin: int, word: str) -> str:
        """Add `/月`, `/人·月` or `(户)` where a unit goes on."""
        end = begin + len(word)
        if folded[end : end + 1] == "(":
            close = folded.find(")", end, end + 6)
            if close > 0 and folded[end + 1 : close] in self.kinds:
                return folded[begin : close + 1]
        while folded[end : end + 1] in ("/", "·") and (part := self._part(folded, end + 1)):
            end += 1 + len(part)
        return folded[begin:end]

    def _part(self, folded: str, begin: int) -> str:
        first = folded[begin : begin + 1]
        factor = first if first in FACTORS else ""
        start = begin + len(factor)
        for word in self.by_first.get(folded[start : start + 1], ()):
            if word in self.kinds and folded.startswith(word, start):
                return factor + word
        return first if first in ("月", "日", "生") else ""

    def kind(self, unit: str) -> str:
        """The kind of a unit as written; that of its first part for a compound."""
        return self.kinds.get(unit) or self.kinds.get(unit.split("/")[0].split("(")[0], "measure")

    @staticmethod
    def shown(written: str, folded: str) -> str:
        """A unit as written, with a full-width per cent sign folded; `folded` where the text leaves it out.

        >>> Units.shown("套（户）", "套(户)"), Units.shown("％", "%"), Units.shown("，", "人")
        ('套（户）', '%', '人')
        >>> Units.shown("&permil;", "&permil;")  # an HTML entity that a web page left behind
        '‰'
        """
        if folded == PER_MILLE:
            return "‰"
        if written == folded:
            return folded
        return written.replace("％", "%") if fold(written) == folded else folded


@cache
def units() -> Units:
    """The units of `units.ttl` and the words of `figures/not_units.tsv`."""
    kinds: dict[str, str] = {}
    codes: dict[str, str] = {}
    for concept in concepts("unit"):
        for word in map(fold, (concept.label_zh, *concept.words)):
            kinds[word] = (concept.group or "").removeprefix("kind-")
            codes[word] = concept.code
    blocked = frozenset(row["word"] for row in table("figures/not_units", "word"))
    by_first: dict[str, list[str]] = {}
    for word in sorted({*kinds, *blocked}, key=lambda word: (-len(word), word)):
        by_first.setdefault(word[0], []).append(word)
    return Units(kinds, codes, blocked, {first: tuple(words) for first, words in by_first.items()})
