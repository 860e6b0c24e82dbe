"""Reports held against the SHACL shapes, and every span against the text it is cut from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

import pyshacl
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize
from rdflib.namespace import RDF, SH
from rdflib.term import Identifier, Node

from ..ontology.iris import Iris
from ..ontology.terms import PREFIXES, shapes_file
from .nodes import ANCHOR, BEGIN, END, IS_STRING, REFERENCE
from .order import graph_order
from .store import Store

SHOWN = 60  # characters of a value that a message repeats


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is not as the shapes want it; `path` is empty where no single property is at fault."""

    report: str
    focus: str
    path: str
    message_zh: str
    message_en: str
    value: str

    def __str__(self) -> str:
        at = f" {short(self.path)}" if self.path else ""
        value = f" ({self.value[:SHOWN]})" if self.value else ""
        return f"{self.focus}{at}: {self.message_zh} / {self.message_en}{value}"


def validate(store: Store, iris: Iris | None = None) -> Iterator[Violation]:
    """Check one report after another, together with the shared entities it names and the code lists.

    Spans are compared with the text first, directly; then pySHACL runs on a graph in memory, which is
    five times faster than on the store. The links between reports are checked last, by themselves.
    """
    names = iris or Iris()
    last = (names.entities_graph, names.links_graph, names.builds_graph, names.ontology_graph)
    lists = list(store.quads(names.ontology_graph))
    entities: dict[object, list[Quad]] = {}
    for quad in store.quads(names.entities_graph):
        entities.setdefault(quad.subject, []).append(quad)
    for report in graph_order(store.graph_names(), last):
        if report not in last:
            own = list(store.quads(report))
            yield from check_spans(own, report)
            yield from check_shapes([*own, *_named(own, entities), *lists], report)
    yield from check_shapes(list(store.quads(names.links_graph)), names.links_graph)


def _named(own: Iterable[Quad], entities: dict[object, list[Quad]]) -> Iterator[Quad]:
    """The descriptions of what a report names, and of the places and institutions that those lie in."""
    waiting = list({term: None for quad in own for term in (quad.subject, quad.object) if term in entities})
    seen = set(waiting)
    for entity in waiting:
        for quad in entities[entity]:
            yield quad
            if quad.object in entities and quad.object not in seen:
                seen.add(quad.object)
                waiting.append(quad.object)


def check_spans(own: Iterable[Quad], report: str) -> Iterator[Violation]:
    """Yield a violation for each span with `text[begin:end] != anchorOf`, or without text or offsets."""
    said: dict[NamedNode, dict[object, str]] = {BEGIN: {}, END: {}, ANCHOR: {}, IS_STRING: {}, REFERENCE: {}}
    for quad in own:
        kept = said.get(quad.predicate)
        if kept is not None and isinstance(quad.object, NamedNode | Literal):
            kept[quad.subject] = quad.object.value
    texts = {cast("NamedNode", context).value: words for context, words in said[IS_STRING].items()}
    for span, words in sorted(said[ANCHOR].items(), key=lambda item: str(item[0])):
        text = texts.get(said[REFERENCE].get(span, ""))
        try:
            begin, end = int(said[BEGIN][span]), int(said[END][span])
        except (KeyError, ValueError):
            text, begin, end = None, 0, 0
        if text is None or text[begin:end] != words:
            yield Violation(
                report,
                cast("NamedNode", span).value,
                ANCHOR.value,
                "文段的原文须与全文在该位置的文字相同",
                "the words of a span are the words of the text at its offsets",
                words,
            )


def check_shapes(quads: Iterable[Quad], report: str) -> Iterator[Violation]:
    """Run pySHACL on these quads, taken as one graph, and yield what it reports, sorted."""
    triples = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES) or b""
    graph = rdflib.Graph().parse(data=triples, format="nt")
    run = cast("Callable[..., tuple[bool, rdflib.Graph, str]]", pyshacl.validate)  # untyped
    conforms, found, _ = run(graph, shacl_graph=_shapes(), inplace=True)
    if conforms:
        return
    results = found.subjects(RDF.type, SH.ValidationResult)
    violations = [_violation(found, result, report) for result in results]
    yield from sorted(violations, key=lambda each: (each.focus, each.path, each.message_en, each.value))


@cache
def _shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(data=shapes_file().read_bytes(), format="turtle")


def _violation(found: rdflib.Graph, result: Node, report: str) -> Violation:
    messages = {
        getattr(message, "language", None) or "en": str(message)
        for message in found.objects(result, SH.resultMessage)
    }
    return Violation(
        report=report,
        focus=_text(found.value(result, SH.focusNode)),
        path=_text(found.value(result, SH.resultPath)),
        message_zh=messages.get("zh", ""),
        message_en=messages.get("en", ""),
        value=_text(found.value(result, SH.value)),
    )


def _text(term: object) -> str:
    return str(term) if isinstance(term, Identifier) else ""


def short(iri: str) -> str:
    """An IRI with its prefix, where it has one: `gov:evidence`."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
