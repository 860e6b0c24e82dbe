"""Which measure or section holds a span: the innermost one whose scope covers it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from ..ontology.model import Span


class Scoped(Protocol):
    """A section or measure: it has a number and a scope."""

    @property
    def number(self) -> str: ...  # noqa: D102
    @property
    def scope(self) -> Span: ...  # noqa: D102


S = TypeVar("S", bound=Scoped)


class Scopes(Generic[S]):
    """Looks up the innermost of nested scopes in O(log n)."""

    def __init__(self, items: Iterable[S]) -> None:
        self._bounds: list[int] = []
        self._innermost: list[S | None] = []
        self._outer: dict[str, S | None] = {}
        open_now: list[S] = []
        for item in sorted(items, key=lambda i: (i.scope.begin, -i.scope.end)):
            self._close(open_now, item.scope.begin)
            self._outer[item.number] = open_now[-1] if open_now else None
            open_now.append(item)
            self._mark(item.scope.begin, item)
        self._close(open_now, None)

    def holding(self, span: Span) -> S | None:
        """The innermost item whose scope covers the whole of `span`."""
        index = bisect_right(self._bounds, span.begin) - 1
        item = self._innermost[index] if index >= 0 else None
        while item is not None and not item.scope.holds(span):
            item = self._outer[item.number]
        return item

    def _mark(self, at: int, item: S | None) -> None:
        self._bounds.append(at)
        self._innermost.append(item)

    def _close(self, open_now: list[S], before: int | None) -> None:
        while open_now and (before is None or open_now[-1].scope.end <= before):
            end = open_now.pop().scope.end
            while open_now and open_now[-1].scope.end <= end:
                open_now.pop()  # a scope that overlaps the next without holding it ends here
            self._mark(end, open_now[-1] if open_now else None)
