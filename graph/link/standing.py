"""The links graph as it stands: the reports it runs between, and the quads of one kind of link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import XSD

from ...ontology.iris import Iris
from ...ontology.terms import GOV
from ..nodes import A, gov
from ..store import Store

ASKED = 500  # IRIs a query asks about


@dataclass(frozen=True, slots=True, order=True)
class Held:
    """A report of the store, as far as its place in a series goes; sorted by place, genre and year."""

    place: str
    genre: str
    year: int
    iri: str


def held_reports(store: Store) -> list[Held]:
    """Every report of the store, in the order of `Held`."""
    found = store.rows(
        f"""SELECT ?place ?genre ?year ?report WHERE {{ GRAPH ?report {{
            ?report a <{GOV.Report}> ; <{GOV.place}> ?place ; <{GOV.genre}> ?genre ; <{GOV.coversYear}> ?year
        }} }}"""
    )
    return sorted(
        Held(str(place), str(genre), int(str(year)), str(report)) for place, genre, year, report in found
    )


def standing(store: Store, iris: Iris, kind: str, those: str = "") -> Iterator[Quad]:
    """The quads of the links of one class, as an earlier drawing left them.

    `those` narrows them: patterns in SPARQL about `?link`.
    """
    graph = NamedNode(iris.links_graph)
    found = store.rows(
        f"""SELECT ?link ?property ?value (DATATYPE(?value) AS ?datatype) WHERE {{
            GRAPH <{iris.links_graph}> {{ {those} ?link a <{gov(kind).value}> ; ?property ?value }}
        }}"""
    )
    for link, predicate, value, datatype in found:
        yield Quad(NamedNode(str(link)), NamedNode(str(predicate)), _term(str(value), datatype), graph)


def _term(value: str, datatype: str | None) -> NamedNode | Literal:
    if datatype is None:
        return NamedNode(value)
    if datatype == str(XSD.string):
        return Literal(value)
    return Literal(value, datatype=NamedNode(datatype))


def link(iris: Iris, at: NamedNode, **properties: NamedNode | Literal) -> Iterator[Quad]:
    """The quads of one link: `a` gives its class, each other name is a property of the ontology."""
    graph = NamedNode(iris.links_graph)
    for name, value in properties.items():
        yield Quad(at, A if name == "a" else gov(name), value, graph)


def batches(iris: Sequence[str]) -> Iterator[Sequence[str]]:
    """The IRIs in lots that one query can ask about."""
    return (iris[at : at + ASKED] for at in range(0, len(iris), ASKED))
