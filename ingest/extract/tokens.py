"""Cuts a report into the words that bound names: cues, heads of institutions, level words, divisions."""

from __future__ import annotations

from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

import ahocorasick_rs as ac

from ..gazetteer import gazetteer
from ..lexicon import table

PUNCTUATION = ",。;:!?、《》\n …—*|>·#[]"
LEVEL_WORDS = ("自治区", "自治州", "自治县", "省", "市", "县", "区", "州", "旗", "盟", "国家", "中国")


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


class Token(NamedTuple):
    """A word at `begin` to `end` (code points of the folded text)."""

    begin: int
    end: int
    cut: Cut
    word: str


@lru_cache(maxsize=2)
def tokens(folded: str) -> tuple[Token, ...]:
    """The words of `folded` in reading order, leftmost-longest; 5 million characters a second."""
    automaton, words = _automaton()
    return tuple(
        Token(begin, end, words[index][1], words[index][0])
        for index, begin, end in automaton.find_matches_as_indexes(folded)
    )


@cache
def _automaton() -> tuple[ac.AhoCorasick, tuple[tuple[str, Cut], ...]]:
    words = tuple(_words().items())
    patterns = [word for word, _ in words]
    return ac.AhoCorasick(patterns, matchkind=ac.MatchKind.LeftmostLongest), words


def _words() -> dict[str, Cut]:
    """Every word with what it does; where two tables name a word, the later wins."""
    known = gazetteer()
    words: dict[str, Cut] = {name: Cut.SHORT for name in known.short_names()}
    for row in table("institutions/words", "kind", "words", "example"):
        words |= dict.fromkeys(row["words"].split(), Cut(row["kind"]))
    words |= {name: Cut.PLACE for name in known.names()}
    words |= {row["head"]: Cut.HEAD for row in table("institutions/heads", "head")}
    words |= {row["name"]: Cut.FIXED for row in table("institutions/departments", "name")}
    words |= {row["name"]: Cut.FIXED for row in table("institutions/fixed", "name")}
    words |= dict.fromkeys(LEVEL_WORDS, Cut.LEVEL)
    words |= dict.fromkeys(PUNCTUATION, Cut.HARD)
    words["“"] = Cut.QUOTE
    return words
