"""Which stretches of a report are already names: a later extractor leaves them alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from ...ontology.model import Mention, Span
from ..reading import Reading


class Taken:
    """The spans of names found so far, none of which overlap; look-up is a bisection."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)

    @classmethod
    def by(cls, reading: Reading) -> Taken:
        """All names found so far in a report."""
        return cls(mention.span for mention in reading.found(Mention))

    def meets(self, span: Span) -> bool:
        """Whether a name shares a character with `span`."""
        index = bisect_right(self._spans, span)
        return any(near.meets(span) for near in self._spans[max(index - 1, 0) : index + 1])
