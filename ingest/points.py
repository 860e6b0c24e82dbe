"""Points of a report on their way to measures, and the numbers they get."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..ontology.model import Section, Span
from .lexicon import Rule


@dataclass(slots=True)
class Point:
    """A headline on its way to a measure; `end` is found once the next one is known."""

    at: int  # where its numbering begins
    headline: Span
    style: str
    rule: Rule
    section: Section | None
    planned: bool
    number: str = ""
    parent: str | None = None
    end: int = 0


@dataclass(slots=True)
class Numbering:
    """Gives measures the path of ordinals under their section, and keeps which points are still open."""

    open: list[Point] = field(default_factory=list[Point])
    given: set[str] = field(default_factory=set[str])

    def place(self, point: Point) -> None:
        """Set number and parent: a style that is open is continued, another one is nested."""
        styles = [p.style for p in self.open]
        if point.style in styles:
            del self.open[styles.index(point.style) :]
        if self.open and self.open[-1].section is not point.section:
            self.open.clear()
        point.parent = self.open[-1].number if self.open else None
        if point.parent is not None:
            prefix = point.parent
        else:
            number = point.section.number if point.section else "0"
            prefix = number if "." in number else f"{number}.0"
        ordinal = 1
        while f"{prefix}.{ordinal}" in self.given:
            ordinal += 1
        point.number = f"{prefix}.{ordinal}"
        self.given.add(point.number)
        self.open.append(point)
