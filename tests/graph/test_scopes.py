"""Which measure holds a span."""

from __future__ import annotations

from typing import NamedTuple

from govgraph.graph.scopes import Scopes
from govgraph.ontology.model import Span
from hypothesis import given
from hypothesis import strategies as st


class Line(NamedTuple):
    number: str
    scope: Span


def test_the_innermost_measure_holds_a_span():
    lines = [Line("1", Span(0, 100)), Line("1.1", Span(10, 50)), Line("1.2", Span(50, 90))]
    scopes = Scopes(lines)
    assert scopes.holding(Span(20, 30)).number == "1.1"
    assert scopes.holding(Span(50, 55)).number == "1.2"
    assert scopes.holding(Span(95, 99)).number == "1"
    assert scopes.holding(Span(45, 55)).number == "1"
    assert scopes.holding(Span(100, 101)) is None


def nested(begin: int, end: int, depth: int) -> st.SearchStrategy[list[Span]]:
    """Scopes that lie in each other or apart, as points of an outline do."""
    if depth == 0 or end - begin < 2:
        return st.just([])
    return st.integers(begin + 1, end - 1).flatmap(
        lambda cut: st.tuples(
            st.booleans(), nested(begin, cut, depth - 1), st.booleans(), nested(cut, end, depth - 1)
        ).map(
            lambda drawn: (
                ([Span(begin, cut)] if drawn[0] else [])
                + drawn[1]
                + ([Span(cut, end)] if drawn[2] else [])
                + drawn[3]
            )
        )
    )


@given(nested(0, 60, 4), st.integers(0, 58), st.integers(1, 6))
def test_the_holder_is_the_shortest_scope_around_a_span(spans, begin, length):
    lines = [Line(str(n), span) for n, span in enumerate(dict.fromkeys(spans))]
    asked = Span(begin, begin + length)
    around = [line.scope for line in lines if line.scope.holds(asked)]
    found = Scopes(lines).holding(asked)
    assert (found.scope if found else None) == min(around, key=lambda s: s.end - s.begin, default=None)
