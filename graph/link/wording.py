"""Wordings as pairs of characters, and how much a pair says: the rarer in government reports, the more."""

from __future__ import annotations

import math
import re
from functools import cache
from itertools import pairwise

from .tables import table

# Only what carries meaning: punctuation, spaces and digits part the words.
WORDS = re.compile(r"[\u4e00-\u9fff]+|[A-Za-z]{2,}")
SENTENCE_END = re.compile(r"[。；;！？!?\n]")
CLAUSE_END = re.compile(r"[,，。；;！？!?\n]")
COMMON = 3.5  # what 推进, 建设 and 产业 weigh and more: pairs up to this weight say nothing of the work
BREAK = ""  # stands between two runs of characters, and where a stock phrase was


def bigrams(text: str) -> list[str]:
    """The pairs of neighbouring characters in reading order, Latin words whole and in lower case.

    Between two runs stands an empty string.

    >>> bigrams("建设3个AI平台")
    ['建设', '', 'ai', '', '平台']
    """
    found: list[str] = []
    for run in WORDS.findall(text):
        if found and found[-1]:
            found.append(BREAK)
        if run.isascii():
            found.append(run.lower())
        else:
            found.extend(one + other for one, other in pairwise(run))
    return found


def without_stock(text: str) -> str:
    """The text with each stock phrase of the genre (`stock_phrases.tsv`) replaced by a break."""
    return _stock().sub("/", text)


@cache
def _stock() -> re.Pattern[str]:
    phrases = sorted(
        (row["phrase"] for row in table("stock_phrases")), key=lambda phrase: (-len(phrase), phrase)
    )
    return re.compile("|".join(map(re.escape, phrases)))


@cache
def rarity() -> tuple[dict[str, float], float]:
    """How rare each listed pair is, and the weight of all others (`bigrams.tsv`)."""
    weights: dict[str, float] = {}
    rarest = 0.0
    for weight, pairs in (row.values() for row in table("bigrams")):
        rarest = float(weight)
        weights.update((pairs[i : i + 2], rarest) for i in range(0, len(pairs), 2))
    return weights, rarest


def worth(gram: str) -> float:
    """What a pair of characters counts for: nothing where it is as common as 推进 or 产业."""
    listed, rarest = rarity()
    return max(0.0, listed.get(gram, rarest) - COMMON) if gram else 0.0


def evidence(one: str, other: str) -> float:
    """What two wordings share, counted by `worth`."""
    shared = set(bigrams(without_stock(one))) & set(bigrams(without_stock(other)))
    return math.fsum(worth(gram) for gram in shared)


def likeness(one: str, other: str) -> float:
    """The Dice coefficient of two short phrases by plain pairs, 0..1; 1 where they are equal."""
    if one == other:
        return 1.0
    left, right = frozenset(bigrams(one)) - {BREAK}, frozenset(bigrams(other)) - {BREAK}
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0
