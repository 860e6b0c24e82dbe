"""What a problem is about, by its words: all that only says that something falls short is left out."""

from __future__ import annotations

import math
import re
from functools import cache

from .tables import table
from .wording import BREAK, bigrams

RARE = 5.0  # problems in 1,000 that hold a pair which the table does not list
ENOUGH = 3.2  # weight that two problems must share: more than one word such as 发展 or 服务


@cache
def _known() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of the table's words, longest first, and what each is replaced by."""
    rows = sorted(table("shortcomings"), key=lambda row: (-len(row["words"]), row["words"]))
    pattern = re.compile("|".join(re.escape(row["words"]) for row in rows))
    return pattern, {row["words"]: f" {row['words']} " if row["what"] == "alone" else " " for row in rows}


@cache
def _weights() -> dict[str, float]:
    return {row["pair"]: _weight(float(row["of_1000"])) for row in table("problem_pairs")}


def _weight(of_1000: float) -> float:
    """Inverse document frequency (Spärck Jones, 1972)."""
    return math.log(1000 / of_1000)


def subject(problem: str) -> frozenset[str]:
    """The character pairs of what the problem is about.

    >>> sorted(subject("产业结构还不够优"))
    ['产业', '结构']
    """
    return frozenset(bigrams(subject_words(problem))) - {BREAK}


def subject_words(problem: str) -> str:
    """The problem without what only says that something falls short.

    >>> subject_words("产业结构还不够优").split()
    ['产业', '结构', '优']
    """
    pattern, instead = _known()
    return pattern.sub(lambda found: instead[found[0]], problem)


def likeness_of_subjects(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two problems are about the same, 0..1: the Ochiai coefficient of their weighted pairs.

    It is the geometric mean of how much of each is in the other (Ochiai, 1957), and 0 where they share less
    than `ENOUGH`. The weights are a table, so that a likeness does not change with what else is built;
    pairs that it does not list weigh most.
    """
    shared = _sum(one & other)
    return shared / math.sqrt(_sum(one) * _sum(other)) if shared >= ENOUGH else 0.0


def _sum(pairs: frozenset[str]) -> float:
    weights, most = _weights(), _weight(RARE)
    return math.fsum(weights.get(pair, most) for pair in pairs)
