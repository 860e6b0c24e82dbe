"""The order in which people read a graph: reports by their outline, spans last; the same on every run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS

from ..ontology.terms import GOV, NIF

Natural = tuple[tuple[int, int, str], ...]
NUMBER = re.compile(r"([0-9]+)")

# Parts of a report, by the first segment after its IRI; what else its graph speaks of comes between.
PARTS = ("", "section", "measure", "figure", "honour", "problem", "event", "content")
LONG = 200  # characters of a value that decide its place; whole texts are equal by then or differ as terms
OTHERS, TEXT = len(PARTS), len(PARTS) + 1

FIRST = (
    RDF.type,
    DCTERMS.title,
    RDFS.label,
    SKOS.prefLabel,
    SKOS.altLabel,
    RDFS.comment,
    GOV.place,
    GOV.issuer,
    GOV.genre,
    GOV.coversYear,
    GOV.plansYear,
    GOV.order,
    GOV.heading,
    GOV.role,
    GOV.inSection,
    GOV.partOf,
    GOV.topic,
    GOV.agent,
    GOV.partner,
    GOV.appliesTo,
    GOV.established,
    GOV.underProgramme,
    GOV.hasOutcome,
    GOV.hasTarget,
    GOV.indicator,
    GOV.indicatorText,
    GOV.value,
    GOV.upperValue,
    GOV.ratio,
    GOV.unit,
    GOV.unitText,
    GOV.bound,
    GOV.change,
    GOV.outcomeKind,
    NIF.anchorOf,
)
LAST = (
    GOV.rule,
    GOV.confidence,
    GOV.scope,
    GOV.evidence,
    NIF.beginIndex,
    NIF.endIndex,
    NIF.referenceContext,
    GOV.inSentence,
    NIF.isString,
)


@cache
def _ranks() -> dict[str, int]:
    first = {str(term): rank - len(FIRST) for rank, term in enumerate(FIRST)}
    return first | {str(term): 1 + rank for rank, term in enumerate(LAST)}


def natural(text: str) -> Natural:
    """A sort key that counts digits as numbers: 1.2 before 1.10."""
    parts = NUMBER.split(text)
    return tuple((1, int(part), "") if at % 2 else (0, 0, part) for at, part in enumerate(parts) if part)


@cache
def predicate_key(predicate: NamedNode) -> tuple[int, str]:
    """Class and label first, evidence last, the rest by IRI."""
    return _ranks().get(predicate.value, 0), predicate.value


def subject_key(graph: str) -> Callable[[str], tuple[int, Natural]]:
    """The order of subjects in the graph of this name, given as Oxigraph writes them (`<iri>`)."""

    def key(subject: str) -> tuple[int, Natural]:
        inner = subject[1:-1]
        if not inner.startswith(graph):
            return OTHERS, natural(subject)
        path = inner[len(graph) :].lstrip("/")
        kind = path.partition("/")[0]
        if path.startswith("text"):
            return TEXT, natural(path)
        return (PARTS.index(kind) if kind in PARTS else OTHERS), natural(path)

    return key


def value_key(value: object) -> tuple[int, Natural, str]:
    """IRIs before literals, numbers by size; the term itself decides between equals."""
    text = value.value if isinstance(value, NamedNode | Literal) else str(value)
    return int(isinstance(value, Literal)), natural(text[:LONG]), str(value)


def graph_order(names: tuple[str, ...], last: tuple[str, ...]) -> list[str]:
    """Reports by place, year and genre; then the graphs of `last`, in that order, as far as they exist."""
    reports = sorted((name for name in names if name not in last), key=natural)
    return reports + [name for name in last if name in names]


def reading_order(quads: Iterable[Quad], graph: str) -> list[Quad]:
    """The quads of one graph in reading order: by subject, then predicate, then value."""
    by_subject: dict[str, dict[NamedNode, list[Quad]]] = {}
    for quad in quads:
        by_subject.setdefault(str(quad.subject), {}).setdefault(quad.predicate, []).append(quad)
    rank = subject_key(graph)
    ordered: list[Quad] = []
    for subject in sorted(by_subject, key=lambda each: (rank(each), each)):
        by_predicate = by_subject[subject]
        for predicate in sorted(by_predicate, key=predicate_key):
            found = by_predicate[predicate]
            ordered.extend(found if len(found) == 1 else sorted(found, key=lambda q: value_key(q.object)))
    return ordered
