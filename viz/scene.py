"""What is to be drawn: nodes, edges and their evidence, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rdflib import URIRef

from ..ontology.errors import GovgraphError
from .kinds import KINDS, Kind, Side

OVERVIEW_MOST = 300  # nodes that can still be told apart at a glance


class ViewError(GovgraphError):
    """The view cannot be drawn; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Name:
    """A term's label in Chinese and English; either may be empty."""

    zh: str
    en: str

    def __str__(self) -> str:
        return f"{self.zh} {self.en}".strip()


@dataclass(frozen=True, slots=True)
class Report:
    """A report as the view names it."""

    iri: str
    title: str
    year: int
    place: str  # empty where the graph does not name it


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of one report. `path` are the headings above it and its own, outermost first."""

    report: int
    order: int
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words and the sentence they stand in.

    `begin` and `end` count code points in the report's text; the sentence starts at `start`.
    `note` says what the words are when they are not the fact itself (a problem's cause, a person's office).
    """

    report: int
    begin: int
    end: int
    words: str
    start: int
    sentence: str
    note: Name | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """One thing to draw. `properties` are (property, text) in the order of the panel."""

    iri: str
    cls: URIRef
    label: str
    short: str  # the label as the canvas shows it
    number: str  # what follows it there and is never cut: a figure's number
    properties: tuple[tuple[URIRef, str], ...]
    evidence: tuple[Evidence, ...]
    section: int | None  # index in Scene.sections; None for what sections do not hold

    @property
    def kind(self) -> Kind:
        """How this node looks."""
        return KINDS[self.cls]

    @property
    def is_hub(self) -> bool:
        """Tell whether this is a measure or a commitment."""
        return self.kind.side is Side.HUB


@dataclass(frozen=True, slots=True)
class Edge:
    """A statement between two nodes, given by their index in Scene.nodes."""

    source: int
    target: int
    property: URIRef


@dataclass(frozen=True)
class Scene:
    """All that a view shows. `nodes` are in reading order.

    `left_out` counts the nodes over the limit of one page, `reports_left_out` the reports.
    """

    reports: tuple[Report, ...]
    sections: tuple[Section, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    names: dict[URIRef, Name]
    left_out: int = 0
    reports_left_out: int = 0

    @cached_property
    def neighbours(self) -> tuple[tuple[int, ...], ...]:
        """For each node the nodes it is linked with, each once, in the order of the edges."""
        found: list[dict[int, None]] = [{} for _ in self.nodes]
        for edge in self.edges:
            found[edge.source][edge.target] = None
            found[edge.target][edge.source] = None
        return tuple(tuple(linked) for linked in found)

    @cached_property
    def overview(self) -> frozenset[int]:
        """The nodes of the opening overview: measures, and what two or more measures share.

        Of more than OVERVIEW_MOST of these, the ones with most links.
        """
        hubs = {i for i, node in enumerate(self.nodes) if node.is_hub}
        told = [i for i in range(len(self.nodes)) if i in hubs or self._shared_by(i, hubs) >= 2]
        told.sort(key=lambda i: (-len(self.neighbours[i]), i))
        return frozenset(told[:OVERVIEW_MOST])

    def _shared_by(self, i: int, hubs: set[int]) -> int:
        return sum(j in hubs for j in self.neighbours[i])
