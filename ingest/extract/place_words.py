"""What the tables of lexicon/places say about the words around a site's name."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

import ahocorasick_rs as ac

from ..lexicon import table

# Letters that make no name of a stretch that holds only common words else (新老城区).
SINGLE = re.compile(
    "[新老旧大小各主类级型个条座家处区市县镇乡村城省国州性化业式等内外中上下高低总副全多两本该点线网园港路站段片批年月日支边被]"
)
# Words that a number leaves behind (2023年, 3条).
COUNTED = re.compile(
    r"余?多?(?:年|线|月份|月|日|个|条|座|家|处|公里|亿元|万元|万?吨|万千瓦|千伏|亩|届|批|期)?"
)


class Ending(NamedTuple):
    """An ending of sites, zones and townships (lexicon/places/sites.tsv)."""

    word: str
    group: str
    level: str
    needs: str
    never: re.Pattern[str] | None  # words before the ending that make it a kind (各镇)
    after: re.Pattern[str] | None  # what may not follow (乡村)


@cache
def endings() -> tuple[ac.AhoCorasick, tuple[Ending, ...]]:
    """The endings and the automaton that finds them, the longest where several begin alike."""
    columns = ("group", "level", "needs", "not", "after", "example")
    groups = {row["group"]: row for row in table("places/site_groups", *columns)}
    rows = table("places/sites", "ending", "group", "example")
    found = tuple(_ending(row["ending"], groups[row["group"]]) for row in rows)
    return ac.AhoCorasick([e.word for e in found], matchkind=ac.MatchKind.LeftmostLongest), found


def _ending(word: str, group: dict[str, str]) -> Ending:
    edges = re.compile(f"(?:{group['not']})$|^(?:{group['not']})") if group["not"] else None
    after = re.compile(group["after"]) if group["after"] else None
    return Ending(word, group["group"], group["level"], group["needs"], edges, after)


def opening(words: str) -> int:
    """How many code points of `words` are verbs and the like that stand before a name (加快推进白石水库)."""
    automaton, lead = _common()
    at = 0
    for index, begin, end in automaton.find_matches_as_indexes(words):
        if begin != at or not lead[index]:
            break
        at = end
    return at


@lru_cache(maxsize=8192)
def is_proper(words: str) -> bool:
    """Whether `words` hold more than common words, so that they name one thing (白石, but not 重点骨干)."""
    automaton, _ = _common()
    at, longest, rest = 0, 0, ""
    for _, begin, end in (*automaton.find_matches_as_indexes(words), (0, len(words), len(words))):
        longest = max(longest, begin - at)
        rest += words[at:begin]
        at = end
    return longest > 1 and bool(SINGLE.sub("", rest))


def is_common(words: str) -> bool:
    """Whether `words` are made of common words only."""
    automaton, _ = _common()
    at, rest = 0, ""
    for _, begin, end in automaton.find_matches_as_indexes(words):
        rest += words[at:begin]
        at = end
    return not SINGLE.sub("", rest + words[at:])


def ends_as_site(words: str) -> bool:
    """Whether `words` end as the names of sites do."""
    return words.endswith(_site_words())


def is_street(words: str) -> bool:
    """Whether common words are known as the name of a street (人民, 三环)."""
    return bool(_streets().match(words))


def is_route(words: str) -> bool:
    """Whether words are letters of the places that a line joins (京港澳)."""
    return bool(_routes().fullmatch(words))


def is_part_of_more(folded: str, end: int) -> bool:
    """Whether what follows a name that ends at `end` makes it part of another name (上海世博会)."""
    return bool(_followed("name").match(folded, end))


def is_work(folded: str, end: int) -> bool:
    """Whether what follows says what is done to the site, so that a project is named (机场扩建工程)."""
    return bool(_followed("work").match(folded, end))


@cache
def _common() -> tuple[ac.AhoCorasick, tuple[bool, ...]]:
    rows = table("places/common", "word", "kind", "example")
    automaton = ac.AhoCorasick([row["word"] for row in rows], matchkind=ac.MatchKind.LeftmostLongest)
    return automaton, tuple(row["kind"] == "lead" for row in rows)


@cache
def _site_words() -> tuple[str, ...]:
    return tuple(ending.word for ending in endings()[1] if ending.needs != "kind" and len(ending.word) > 1)


@cache
def _followed(makes: str) -> re.Pattern[str]:
    rows = table("places/followed", "makes", "after", "example")
    return re.compile("|".join(f"(?:{row['after']})" for row in rows if row["makes"] == makes))


@cache
def _streets() -> re.Pattern[str]:
    return re.compile("|".join(row["word"] for row in table("places/streets", "word", "example")))


@cache
def _routes() -> re.Pattern[str]:
    letters = "".join(row["letters"] for row in table("places/abbreviations", "letters", "example"))
    return re.compile(f"[{letters}]{{2,5}}")


@cache
def slogans() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and behind a short name where it names no place (法治苏州, 丽水山耕)."""
    rows = {row["side"]: row["words"] for row in table("places/slogans", "side", "words", "example")}
    return re.compile(f"(?:{rows['before']})$"), re.compile(rows["after"])
