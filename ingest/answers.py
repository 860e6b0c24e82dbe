"""Which commitments of a report answer the problems it admits, by the words they share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ..ontology.model import Answer, Measure, Problem
from .lexicon import table

PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
LEAST = 0.25  # share of a problem's own character pairs that a commitment must hold in scope and headline


@cache
def _common() -> frozenset[str]:
    return frozenset(pair for row in table("answer/common", "pairs") for pair in row["pairs"].split())


def pairs(words: str) -> frozenset[str]:
    """The character pairs of `words` that tell something: Chinese only, common ones left out."""
    return frozenset(PAIR.findall(words)) - _common()


def answers(text: str, problems: Sequence[Problem], measures: Sequence[Measure]) -> Iterator[Answer]:
    """Yield, for each problem, the commitment that shares most of its words, if it shares enough.

    The score is the share of the problem's character pairs found in the commitment's scope (0..1);
    of equal scores the first commitment in the report wins.
    """
    commitments = [(m, pairs(m.scope.of(text)), pairs(m.span.of(text))) for m in measures if m.planned]
    for problem in problems:
        wanted = pairs(problem.span.of(text))
        if not wanted:
            continue
        scored = [
            (len(wanted & scope) / len(wanted) + len(wanted & head) / len(wanted), measure)
            for measure, scope, head in commitments
        ]
        best = max(scored, key=lambda pair: pair[0], default=None)
        if best and best[0] / 2 >= LEAST:
            yield Answer(commitment=best[1].number, problem=problem.span, score=round(best[0] / 2, 3))
