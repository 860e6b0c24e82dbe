"""What a report says as rows for a spreadsheet: one for each property of each fact, with its sentence."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from ..ontology.iris import Iris
from ..ontology.terms import RDFS, SKOS
from .nodes import ANCHOR, BEGIN, END, LABEL, A, gov
from .order import graph_order, reading_order
from .store import Store

COLUMNS = ("report", "class", "id", "label", "property", "value", "unit", "sentence", "begin", "end")

# The most telling class of a thing that has several.
CLASSES = ("Observation", "Target", "Honour")
# Said in columns of their own, or about evidence and not about the fact.
UNSHOWN = frozenset((A, LABEL, gov("evidence"), gov("scope"), gov("unit"), gov("unitText")))
MONEY_AND_COUNTS = frozenset((gov("value"), gov("upperValue")))  # the properties that have a unit


def csv_lines(store: Store, iris: Iris) -> Iterator[bytes]:
    """CSV in UTF-8, LF line ends; a value that names a resource is shown by its Chinese label."""
    yield _line(COLUMNS)
    shared = _labels(store)
    last = (iris.entities_graph, iris.links_graph, iris.builds_graph, iris.ontology_graph)
    for name in graph_order(store.graph_names(), last):
        if name not in last:
            for row in fact_rows(list(store.quads(name)), name, shared):
                yield _line(row)


def _line(cells: tuple[str, ...]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue().encode()


def _labels(store: Store) -> dict[str, str]:
    """Labels of shared entities and of concepts; Chinese where a thing has one in each language."""
    found = store.select(
        f"""SELECT ?thing ?label WHERE {{
            {{ ?thing <{SKOS.prefLabel}> ?label }} UNION {{ ?thing <{RDFS.label}> ?label }}
            FILTER(LANG(?label) IN ("", "zh"))
        }}"""
    )
    return dict(sorted(((str(thing), str(label)) for thing, label in found), reverse=True))


def fact_rows(quads: list[Quad], report: str, shared: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """The rows of one report, in reading order; `shared` labels what other graphs describe."""
    by_subject: dict[str, dict[NamedNode, list[NamedNode | Literal]]] = {}
    for quad in reading_order(quads, report):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            of = by_subject.setdefault(quad.subject.value, {})
            of.setdefault(quad.predicate, []).append(quad.object)
    labels = dict(shared)
    labels |= {iri: of[LABEL][0].value for iri, of in by_subject.items() if LABEL in of}
    for iri, of in by_subject.items():
        evidence = of.get(gov("evidence"))
        if A in of and evidence:
            yield from _rows(report, iri, of, by_subject.get(evidence[0].value, {}), by_subject, labels)


Properties = Mapping[NamedNode, list[NamedNode | Literal]]


def _rows(
    report: str,
    iri: str,
    of: Properties,
    span: Properties,
    by_subject: Mapping[str, Properties],
    labels: Mapping[str, str],
) -> Iterator[tuple[str, ...]]:
    sentence = by_subject.get(_first(span, gov("inSentence")), {})
    where = (_first(sentence, ANCHOR), _first(span, BEGIN), _first(span, END))
    head = (report, _class(of), iri, labels.get(iri) or _first(span, ANCHOR))
    unit = _first(of, gov("unitText"))
    for predicate, values in of.items():
        if predicate in UNSHOWN:
            continue
        for value in values:
            shown = labels.get(value.value, value.value) if isinstance(value, NamedNode) else value.value
            yield (
                *head,
                predicate.value.rpartition("#")[2].rpartition("/")[2],
                shown,
                unit if predicate in MONEY_AND_COUNTS else "",
                *where,
            )


def _first(of: Properties, predicate: NamedNode) -> str:
    found = of.get(predicate)
    return found[0].value if found else ""


def _class(of: Properties) -> str:
    names = [value.value.rpartition("#")[2] for value in of[A]]
    return next((name for name in CLASSES if name in names), names[0])
