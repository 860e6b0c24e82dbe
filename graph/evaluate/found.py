"""What a graph says of the reports in it: things with their spans, and the statements that are measured.

One query for each kind of statement, over all reports of the store together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from ...ontology.model import Span
from ...ontology.terms import with_prefixes
from ..store import Store
from .gold import CLASSES

Key = TypeVar("Key")
Value = TypeVar("Value")

MEASURES = CLASSES["M"]
TAKING_PART = MEASURES | {"Honour"}  # what can give an institution or document a role, besides the report

REPORTS = """SELECT ?sha256 ?report ?context ?text {
  ?report gov:sha256 ?sha256 ; gov:text ?context OPTIONAL { ?context nif:isString ?text }
} ORDER BY ?report"""
THINGS = """SELECT DISTINCT ?context ?thing ?class ?span ?begin ?end {
  ?thing gov:evidence ?span ; a ?class .
  ?span nif:referenceContext ?context ; nif:beginIndex ?begin ; nif:endIndex ?end
} ORDER BY ?thing ?begin ?end"""
SPANS = """SELECT DISTINCT ?context ?begin ?end ?words {
  ?span nif:referenceContext ?context ; nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?words
}"""
FIGURES = """SELECT DISTINCT ?figure ?property ?value {
  VALUES ?property {
    gov:value gov:upperValue gov:ratio gov:unitText gov:bound gov:change gov:indicatorText
  }
  ?figure ?property ?value
} ORDER BY ?figure ?property ?value"""
PARTS = """SELECT DISTINCT ?entity ?property ?by {
  VALUES ?shared { gov:Institution gov:PolicyDocument }
  VALUES ?kind { gov:Measure gov:Commitment gov:Honour gov:Report }
  ?entity a ?shared . ?by a ?kind .
  { ?by ?property ?entity } UNION { ?entity ?property ?by }
}"""
OWNERS = """SELECT DISTINCT ?figure ?owner {
  ?measure gov:hasOutcome|gov:hasTarget ?figure . ?measure gov:partOf* ?owner
} ORDER BY ?figure ?owner"""
TRUST = "SELECT ?node ?rule ?confidence { ?node gov:rule ?rule ; gov:confidence ?confidence }"


@dataclass(frozen=True, slots=True)
class Trust:
    """How a fact was found: the rule, and how sure it is (0..1)."""

    rule: str
    confidence: Decimal


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that one report states: its IRI, the local names of its classes, its spans and their IRIs."""

    iri: str
    classes: frozenset[str]
    evidence: Mapping[Span, str]


@dataclass(frozen=True, slots=True)
class ReportSaid:
    """What the graph holds of one report; `spans` are those of all evidence, scopes and sentences."""

    iri: str
    text: str | None
    things: tuple[Thing, ...]
    spans: frozenset[tuple[Span, str]]

    def at(self, classes: frozenset[str]) -> dict[Span, Thing]:
        """The things of some classes by span; of two at one span the later one."""
        return {span: thing for thing in self.things if thing.classes & classes for span in thing.evidence}

    def taking_part(self) -> frozenset[str]:
        """The IRIs that can give roles here: measures, commitments and honours of this report, and itself."""
        return frozenset((self.iri, *(thing.iri for thing in self.things if thing.classes & TAKING_PART)))


@dataclass(frozen=True, slots=True)
class GraphSaid:
    """The answers of all queries. `figures` holds IRIs by their local names, literals by lexical form."""

    reports: Mapping[str, ReportSaid]  # by the SHA-256 of the report's file
    figures: Mapping[str, Mapping[str, tuple[str, ...]]]  # values by figure and property
    parts: Mapping[str, frozenset[tuple[str, str]]]  # property and measure, honour or report, by entity
    owners: Mapping[str, tuple[str, ...]]  # measures that hold a figure, with those they are part of
    trust: Mapping[str, Trust]  # by thing, and by span for what reports share


def read_graph(store: Store) -> GraphSaid:
    """Ask a store for all that is measured. Raises `StoreError` where it cannot be read."""
    return GraphSaid(
        reports=_reports(store),
        figures=_figures(store),
        parts={
            entity: frozenset(found)
            for entity, found in _grouped(
                (entity, (local(predicate), by)) for entity, predicate, by in _rows(store, PARTS)
            ).items()
        },
        owners={
            figure: tuple(owners)
            for figure, owners in _grouped((row[0], row[1]) for row in _rows(store, OWNERS)).items()
        },
        trust={node: Trust(rule, Decimal(confidence)) for node, rule, confidence in _rows(store, TRUST)},
    )


def local(iri: str) -> str:
    """The last part of an IRI."""
    return re.split("[#/]", iri)[-1]


def _rows(store: Store, query: str) -> Iterable[tuple[str, ...]]:
    """The rows of a query; an unbound variable is the empty string."""
    for row in store.rows(with_prefixes(query)):
        yield tuple(value or "" for value in row)


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, list[Value]]:
    found: dict[Key, list[Value]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def _reports(store: Store) -> dict[str, ReportSaid]:
    things = _grouped((row[0], row[1:]) for row in _rows(store, THINGS))
    spans = _grouped(
        (context, (Span(int(begin), int(end)), words)) for context, begin, end, words in _rows(store, SPANS)
    )
    found: dict[str, ReportSaid] = {}
    for sha256, report, context, text in _rows(store, REPORTS):
        said = ReportSaid(
            report, text or None, tuple(_things(things.get(context, []))), frozenset(spans.get(context, []))
        )
        found.setdefault(sha256, said)
    return found


def _things(rows: Iterable[tuple[str, ...]]) -> Iterable[Thing]:
    """Gather rows of thing, class, span, begin and end."""
    for iri, group in _grouped((row[0], row[1:]) for row in rows).items():
        classes = frozenset(local(row[0]) for row in group)
        yield Thing(iri, classes, {Span(int(begin), int(end)): span for _, span, begin, end in group})


def _figures(store: Store) -> dict[str, dict[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for figure, predicate, value in _rows(store, FIGURES):
        said = found.setdefault(figure, {})
        name = local(predicate)
        said[name] = (*said.get(name, ()), local(value) if name in ("bound", "change") else value)
    return found
