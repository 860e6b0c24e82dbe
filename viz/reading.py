"""Reads a scene from a store by SPARQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from rdflib import Literal, URIRef
from rdflib.namespace import RDFS, SKOS

from ..graph.store import Store
from ..ontology.terms import GOV
from . import sparql
from .kinds import ENTITIES, KINDS
from .scene import Edge, Evidence, Name, Node, Report, Scene, Section, ViewError
from .wording import label_of, name_of, short_of, text_of

LIMIT = 4000  # most nodes of one page; 3,400 open in 1.7 s and take 5 s to write (two cores, Chromium)
MOST_REPORTS = 30  # most reports of one page that were not asked for by name: the latest

FOREIGN = {SKOS.altLabel: Name("又作", "also written"), SKOS.notation: Name("代码", "code")}
"""Names of properties that are not the ontology's own, and so have no label in the graph."""

Properties = dict[str, list[tuple[URIRef, URIRef | Literal]]]


def read_scene(store: Store, reports: Sequence[str] | None = None, limit: int = LIMIT) -> Scene:
    """Read the scene of these reports (IRIs), or of the latest MOST_REPORTS that the store holds.

    Raises ViewError where the store holds no such report.
    """
    return _Reader(store, reports).scene(limit)


class _Reader:
    def __init__(self, store: Store, reports: Sequence[str] | None) -> None:
        self.store = store
        found = self._find_reports(reports)
        self.reports = found if reports is not None else found[-MOST_REPORTS:]
        self.reports_left_out = len(found) - len(self.reports)
        self.chosen = [URIRef(report.iri) for report in self.reports]
        self.report_at = {report.iri: i for i, report in enumerate(self.reports)}

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        """Rows in an order of their own, so that the page does not depend on the engine's.

        What each column holds, the query fixes; hence `Any`.
        """
        return sorted(self.store.select(query).rows, key=lambda row: [str(term) for term in row])

    def _find_reports(self, wanted: Sequence[str] | None) -> tuple[Report, ...]:
        chosen = None if wanted is None else [URIRef(iri) for iri in wanted]
        for iri in chosen or ():
            if any(c in '<>"{}|^`\\' or c <= " " for c in iri):
                raise ViewError(f"not an IRI: {iri}")
        rows = self._rows(sparql.reports(chosen))
        reports = {
            str(row[0]): Report(str(row[0]), str(row[1]), int(row[2]), str(row[3] or "")) for row in rows
        }
        missing = [iri for iri in wanted or () if iri not in reports]
        if missing:
            raise ViewError(f"the store holds no report {missing[0]}; list them with `govgraph stats`")
        if not reports:
            raise ViewError("the store holds no report; build one with `govgraph build PATH`")
        return tuple(sorted(reports.values(), key=lambda r: (r.year, r.iri)))

    def scene(self, limit: int) -> Scene:
        classes, labels = self._things()
        section_at, sections = self._sections()
        evidence = self._evidence()
        properties = self._properties(classes)
        names = self._names(properties)
        links = [*self._links(classes)]
        holder = self._holders(links)

        def place(iri: str) -> tuple[int, int, int]:
            first = evidence[iri][0] if evidence[iri] else None
            return (first.report, first.begin, first.end) if first else (len(self.reports), 0, 0)

        ordered = sorted(classes, key=lambda iri: (*place(iri), iri))
        kept = _most_telling(ordered, classes, links, limit)
        nodes: list[Node] = []
        for iri in kept:
            values = properties.get(iri, [])
            words = evidence[iri][0].words if evidence[iri] else ""
            label = labels.get(iri) or label_of(words, values)
            short, number = short_of(classes[iri], label, words, values)
            shown = tuple((prop, text_of(value, names)) for prop, value in values)
            held = section_at.get(holder.get(iri, "")) if iri in holder else None
            nodes.append(Node(iri, classes[iri], label, short, number, shown, tuple(evidence[iri]), held))
        at = {iri: i for i, iri in enumerate(kept)}
        edges = tuple(Edge(at[s], at[o], p) for s, p, o in links if s in at and o in at)
        left_out = len(ordered) - len(kept)
        return Scene(self.reports, sections, tuple(nodes), edges, names, left_out, self.reports_left_out)

    def _things(self) -> tuple[dict[str, URIRef], dict[str, str]]:
        rank = {cls: i for i, cls in enumerate(KINDS)}
        classes: dict[str, URIRef] = {}
        labels: dict[str, str] = {}
        rows = [row[1:] for row in self._rows(sparql.facts(self.chosen))]
        for thing, cls, label in [*rows, *self._rows(sparql.entities(self.chosen))]:
            iri = str(thing)
            classes[iri] = min(classes.get(iri, cls), cls, key=lambda c: rank[c])
            if label is not None:
                labels.setdefault(iri, str(label))
        return classes, labels

    def _sections(self) -> tuple[dict[str, int], tuple[Section, ...]]:
        rows = self._rows(sparql.sections(self.chosen))
        rows.sort(key=lambda row: (self.report_at[str(row[0])], int(row[2])))
        heading = {str(row[1]): str(row[3]) for row in rows}
        parent = {str(row[1]): str(row[4]) for row in rows}

        def path(section: str) -> tuple[str, ...]:
            above = parent.get(section)
            return (*(path(above) if above in heading else ()), heading[section])

        found = [Section(self.report_at[str(row[0])], int(row[2]), path(str(row[1]))) for row in rows]
        return {str(row[1]): i for i, row in enumerate(rows)}, tuple(found)

    def _evidence(self) -> dict[str, list[Evidence]]:
        found: dict[str, list[Evidence]] = defaultdict(list)
        for report, thing, role, begin, end, words, start, sentence, office in self._rows(
            sparql.evidence(self.chosen)
        ):
            note = Name("原因", "cause") if role == GOV.cause else None
            if office is not None:
                note = Name(str(office), "office")
            within = (int(start), str(sentence)) if sentence is not None else (int(begin), str(words))
            found[str(thing)].append(
                Evidence(self.report_at[str(report)], int(begin), int(end), str(words), *within, note)
            )
        for spans in found.values():
            # A cause never leads: the first evidence is where the thing itself is named.
            spans.sort(key=lambda e: (e.note is not None and e.note.en == "cause", e.report, e.begin, e.end))
        return found

    def _properties(self, classes: dict[str, URIRef]) -> Properties:
        rank = {prop: i for i, prop in enumerate(sparql.PROPERTIES)}
        found: dict[str, dict[tuple[URIRef, URIRef | Literal], None]] = defaultdict(dict)
        rows = [row[1:] for row in self._rows(sparql.statements(self.chosen, sparql.PROPERTIES))]
        shared = [URIRef(iri) for iri, cls in sorted(classes.items()) if cls in ENTITIES]
        if shared:
            rows += self._rows(sparql.about(shared, sparql.PROPERTIES))
        for thing, prop, value in rows:
            if str(thing) in classes:
                found[str(thing)][prop, value] = None
        return {iri: sorted(pairs, key=lambda pair: rank[pair[0]]) for iri, pairs in found.items()}

    def _names(self, properties: Properties) -> dict[URIRef, Name]:
        """Labels of every property and of every IRI among the values, Chinese and English."""
        iris: set[URIRef] = {*sparql.LINKS, *sparql.PROPERTIES}
        for pairs in properties.values():
            iris.update(value for _, value in pairs if isinstance(value, URIRef))
        labels: dict[URIRef, dict[str, str]] = defaultdict(dict)
        for thing, _, value in self._rows(sparql.about(sorted(iris), (RDFS.label, SKOS.prefLabel))):
            labels[thing].setdefault(getattr(value, "language", None) or "", str(value))
        return {iri: FOREIGN.get(iri) or name_of(iri, labels[iri]) for iri in sorted(iris)}

    def _links(self, classes: dict[str, URIRef]) -> Iterable[tuple[str, URIRef, str]]:
        rank = {prop: i for i, prop in enumerate(sparql.LINKS)}
        rows = [row[1:] for row in self._rows(sparql.statements(self.chosen, sparql.LINKS))]
        commitments = [URIRef(iri) for iri, cls in sorted(classes.items()) if cls == GOV.Commitment]
        if commitments:
            rows += self._rows(sparql.about(commitments, (GOV.fulfilledBy,)))
        links = {(str(s), p, str(o)): None for s, p, o in rows if str(s) in classes and str(o) in classes}
        return sorted(links, key=lambda link: (link[0], rank[link[1]], link[2]))

    def _holders(self, links: Iterable[tuple[str, URIRef, str]]) -> dict[str, str]:
        """For each thing the section that holds it: its own, else that of the measure it belongs to."""
        holder = {
            str(thing): str(section)
            for _, thing, _, section in self._rows(sparql.statements(self.chosen, (GOV.inSection,)))
        }
        for source, _, target in links:
            if source in holder:
                holder.setdefault(target, holder[source])
        return holder


def _most_telling(
    ordered: list[str], classes: dict[str, URIRef], links: Iterable[tuple[str, URIRef, str]], limit: int
) -> list[str]:
    """Keep at most `limit` things, in reading order: measures first, then what has most links."""
    if len(ordered) <= limit:
        return ordered
    degree: dict[str, int] = defaultdict(int)
    for source, _, target in links:
        degree[source] += 1
        degree[target] += 1
    hubs = (GOV.Measure, GOV.Commitment)
    ranked = sorted(
        range(len(ordered)), key=lambda i: (classes[ordered[i]] not in hubs, -degree[ordered[i]], i)
    )
    return [ordered[i] for i in sorted(ranked[:limit])]
