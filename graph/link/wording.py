"""How much of one wording comes back in another: shared pairs of characters, common pairs counting little."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

# Only what carries meaning: punctuation, spaces and digits part the words.
WORDS = re.compile(r"[\u4e00-\u9fff]+|[A-Za-z]{2,}")


def bigrams(text: str) -> frozenset[str]:
    """The pairs of neighbouring Chinese characters (Latin words whole, lower case).

    >>> sorted(bigrams("建设3个AI平台"))
    ['ai', '平台', '建设']
    """
    found: set[str] = set()
    for run in WORDS.findall(text):
        if run.isascii():
            found.add(run.lower())
        else:
            found.update(run[i : i + 2] for i in range(len(run) - 1))
    return frozenset(found)


class Weights:
    """Inverse document frequency of bigrams over the sentences of two reports (Spärck Jones, 1972)."""

    def __init__(self, sentences: Iterable[frozenset[str]]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for sentence in sentences:
            counts.update(sentence)
            total += 1
        self._weights: Mapping[str, float] = {
            gram: math.log(1 + total / count) for gram, count in counts.items()
        }
        self._sums: dict[frozenset[str], float] = {}

    def sum(self, grams: frozenset[str]) -> float:
        """The weight of a set of bigrams; `fsum`, so that order does not reach the result."""
        return math.fsum([self._weights.get(gram, 0.0) for gram in grams])

    def whole(self, grams: frozenset[str]) -> float:
        """The weight of a line, which comes back in many comparisons and is summed once."""
        found = self._sums.get(grams)
        if found is None:
            found = self._sums[grams] = self.sum(grams)
        return found

    def contained(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """How much of `part` is in `whole`, 0..1."""
        total = self.whole(part)
        return self.sum(part & whole) / total if total else 0.0

    def overlap(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The Dice coefficient of two wordings, 0..1 (Dice, 1945)."""
        total = self.whole(one) + self.whole(other)
        return 2 * self.sum(one & other) / total if total else 0.0


def likeness(one: str, other: str) -> float:
    """The Dice coefficient of two short phrases by plain bigrams, 0..1; 1 where they are equal."""
    if one == other:
        return 1.0
    left, right = bigrams(one), bigrams(other)
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0
