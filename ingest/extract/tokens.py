"""Cuts a report into the words that bound names: cues, heads of institutions, level words, divisions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

import ahocorasick_rs as ac

from ...ontology.model import Place
from ..gazetteer import gazetteer
from ..lexicon import table
from ..reading import Reading
from .bodies import standing_alone

PUNCTUATION = ",。;:!?、《》\n …—*|>#[]"
LEVEL_WORDS = ("自治区", "自治州", "自治县", "省", "市", "县", "区", "州", "旗", "盟", "国家", "中国")
# Fields of a county's offices that its level word must be kept apart from (县城|市管理局, 县市|场监管局).
CITY_FIELDS = ("市场", "城市管理", "城市建设", "城市综合", "城管", "城乡", "市政")


class Cut(Enum):
    """What a word does to a name."""

    HARD = "hard"  # no name goes across it
    SOFT = "soft"  # only a name that begins with a place goes across it
    KEEP = "keep"  # stands in names and bounds nothing
    QUOTE = "quote"  # “ may open a name
    LEVEL = "level"  # 市, 省: an institution's name may begin here
    PLACE = "place"  # a division's full name
    SHORT = "short"  # a division's name without suffix
    HEAD = "head"  # may end an institution's name
    FIXED = "fixed"  # an institution's name in full


ORDINARY = (
    200  # times the letters of a short name may stand in reports of other provinces, where they are words
)
HARD, KEEP = Cut.HARD, Cut.KEEP  # looked up once: these are compared for every word of a report


class Token(NamedTuple):
    """A word at `begin` to `end` (code points of the folded text)."""

    begin: int
    end: int
    cut: Cut
    word: str


@dataclass(frozen=True, slots=True)
class Cuts:
    """A report cut up: where hard words and punctuation end, and the words that matter to names between."""

    hard: tuple[int, ...]
    names: tuple[Token, ...]
    begins: tuple[int, ...]  # of `names`, for bisection
    starts: tuple[int, ...]  # of `names`: what `start` says of where each begins

    def start(self, at: int) -> int:
        """Where a name that holds offset `at` can begin at the earliest: behind the last hard word."""
        return self.hard[bisect_right(self.hard, at) - 1]

    def between(self, begin: int, end: int) -> tuple[Token, ...]:
        """The words of `names` that begin in `begin` to `end`."""
        return self.names[bisect_left(self.begins, begin) : bisect_left(self.begins, end)]


def cut_up(reading: Reading) -> Cuts:
    """The report cut up, with the names that are places in reports of its place only."""
    names = own_names(reading.document.place)
    return _cut(reading.folded, tuple((name, place.name == name) for name, place in names.items()))


@lru_cache(maxsize=64)
def own_names(place: Place) -> dict[str, Place]:
    """The names that mean one division in reports of `place`, though they are no places elsewhere.

    These are the names of a place that the gazetteer does not hold (an invented city), and the short names of
    `place` and of the divisions above it that are ordinary words too (大理, 朝阳; places/ordinary.tsv).
    """
    if place.code is None:
        short = place.name[:-1]
        return {place.name: place} | ({short: place} if len(short) > 1 else {})
    known, rare = gazetteer(), _rare()
    kin = (*known.above(place), place)
    return {name: division for division in kin for name in known.short_names_of(division) if name in rare}


@cache
def _rare() -> frozenset[str]:
    """The names of places/ordinary.tsv that are seldom words."""
    rows = table("places/ordinary", "name", "seen", "example")
    return frozenset(row["name"] for row in rows if int(row["seen"]) < ORDINARY)


@lru_cache(maxsize=2)
def _cut(folded: str, own: tuple[tuple[str, bool], ...]) -> Cuts:
    """Cut up `folded`, the longest word first where several begin alike; linear in its length."""
    automaton, words, hard_words = _automaton(own)
    hard, names, starts = [0], list[Token](), list[int]()
    for index, begin, end in automaton.find_matches_as_indexes(folded):
        if index < hard_words:  # three of four
            hard.append(end)
            continue
        word, kind = words[index]
        if kind is not KEEP:
            names.append(Token(begin, end, kind, word))
            starts.append(hard[-1])
    return Cuts(tuple(hard), tuple(names), tuple([token[0] for token in names]), tuple(starts))


@lru_cache(maxsize=8)
def _automaton(
    own: tuple[tuple[str, bool], ...],
) -> tuple[ac.AhoCorasick, tuple[tuple[str, Cut], ...], int]:
    """The automaton of all words and of `own`, names of places; of these, whether they are full names.

    The words stand with the hard ones first; the number is how many those are.
    """
    known = _words() | {name: Cut.PLACE if full else Cut.SHORT for name, full in own}
    words = tuple(sorted(known.items(), key=lambda item: item[1] is not HARD))
    patterns = [word for word, _ in words]
    hard_words = sum(kind is HARD for _, kind in words)
    return ac.AhoCorasick(patterns, matchkind=ac.MatchKind.LeftmostLongest), words, hard_words


@cache
def _words() -> dict[str, Cut]:
    """Every word with what it does; where two tables name a word, the later wins."""
    known = gazetteer()
    ordinary = {row["name"] for row in table("places/ordinary", "name")}
    words: dict[str, Cut] = {name: Cut.SHORT for name in known.short_names() if name not in ordinary}
    for row in table("institutions/words", "kind", "words", "example"):
        kind = Cut(row["kind"])
        # A division's name bounds nothing either, and is a name (成都, 云和).
        words |= {word: kind for word in row["words"].split() if kind is not Cut.KEEP or word not in words}
    words |= {name: Cut.PLACE for name in known.names() if name not in ordinary}
    words |= {row["head"]: Cut.HEAD for row in table("institutions/heads", "head")}
    words |= {row["name"]: Cut.FIXED for row in table("institutions/companies", "name")}
    words |= dict.fromkeys(standing_alone(), Cut.FIXED)
    words |= {row["name"]: Cut.FIXED for row in table("institutions/fixed", "name")}
    words |= dict.fromkeys(LEVEL_WORDS, Cut.LEVEL)
    words |= dict.fromkeys((level + field for level in "县区旗" for field in CITY_FIELDS), Cut.LEVEL)
    words |= dict.fromkeys(PUNCTUATION, Cut.HARD)
    words["“"] = Cut.QUOTE
    words["("] = words["·"] = Cut.SOFT
    return words
