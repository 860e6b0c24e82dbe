"""Which commitments of a report answer the problems it admits, by the words they share."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress, count
from operator import add

from ..ontology.model import Answer, Measure, Problem, Span
from .lexicon import table

CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")
LEAST = 0.3  # share of a problem's own character pairs that a commitment must hold in scope and headline;
# of those between 0.25 and 0.3 every second one is no answer


@cache
def _common() -> frozenset[str]:
    return frozenset(pair for row in table("answer/common", "pairs") for pair in row["pairs"].split())


def pairs(words: str) -> frozenset[str]:
    """The character pairs of `words` that tell something: Chinese only, common ones left out."""
    runs = CHINESE.findall(words)
    return frozenset[str]().union(*(map(add, run, run[1:]) for run in runs)) - _common()


def answers(text: str, problems: Sequence[Problem], measures: Sequence[Measure]) -> Iterator[Answer]:
    """Yield, for each problem, the commitment that shares most of its words, if it shares enough.

    Its headline must share some: what stands under it touches on many things. The score is the mean of the
    shares of the problem's character pairs found in the commitment's scope and in its headline (0..1); of
    equal scores the first commitment in the report wins.
    """
    asked = [(problem, pairs(problem.span.of(text))) for problem in problems]
    told = frozenset[str]().union(*(wanted for _, wanted in asked))
    planned = [m for m in measures if m.planned]
    begin = min((at for m in planned for at in (m.span.begin, m.scope.begin)), default=0)
    held = map(told.__contains__, map(add, text[begin:], text[begin + 1 :]))
    places = list(compress(count(begin), held))
    commitments = [(m, _held(text, places, m.scope), _held(text, places, m.span)) for m in planned]
    for problem, wanted in asked:
        if not wanted:
            continue
        scored = [
            (len(wanted & scope) / len(wanted) + len(wanted & head) / len(wanted), measure)
            for measure, scope, head in commitments
            # a plan that states the problem is no answer to it, nor one that has its words in passing
            if wanted & head and not measure.scope.holds(problem.span)
        ]
        best = max(scored, key=lambda pair: pair[0], default=None)
        if best and best[0] / 2 >= LEAST:
            yield Answer(commitment=best[1].number, problem=problem.span, score=round(best[0] / 2, 3))


def _held(text: str, places: list[int], span: Span) -> frozenset[str]:
    """The pairs at those of the sorted `places` that lie in `span`."""
    first, last = bisect_left(places, span.begin), bisect_left(places, span.end - 1)
    return frozenset(text[at : at + 2] for at in places[first:last])
