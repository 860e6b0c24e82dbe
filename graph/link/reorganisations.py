"""Bodies that a reform turned into others: a dated change between two institutions of one place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from ...ontology.iris import Iris
from ...ontology.reorganisations import Reorganisation, reorganisations
from ...ontology.terms import GOV, SKOS
from ..nodes import XSD_INTEGER, A, gov, named
from ..store import Store

LEVEL_WORD = re.compile("自治区|[省市州盟县区旗]")
CODE = re.compile(r"\d{6}$")
NATION = "100000"
MUNICIPALITIES = ("110000", "120000", "310000", "500000")
LOCAL = frozenset(("province", "municipality", "prefecture", "county"))


class Body(NamedTuple):
    """An institution as far as a reform concerns it: `name` is without level word, which is `word`."""

    iri: str
    word: str
    name: str


def draw_reorganisations(store: Store, iris: Iris) -> None:
    """Let the links graph hold the changes between the institutions of the store; other links stay.

    What is written depends on which institutions the store holds, not on the order in which they came.
    """
    graph = iris.links_graph
    nodes = store.rows(f"SELECT ?c WHERE {{ GRAPH <{graph}> {{ ?c a <{GOV.Reorganisation}> }} }}")
    standing = store.about(graph, [NamedNode(node) for (node,) in nodes if node])
    store.exchange(standing, reorganisation_quads(store, iris))


def reorganisation_quads(store: Store, iris: Iris) -> Iterator[Quad]:
    """The changes of each place, by place and body; both bodies must be in the store."""
    graph = NamedNode(iris.links_graph)
    for place, bodies in sorted(_bodies(store, iris).items()):
        levels = _levels(place)
        for reform in reorganisations():
            if levels.isdisjoint(reform.levels):
                continue
            for before, after in _changed(reform, bodies):
                key = before.iri.removeprefix(f"{iris.base}institution/")
                at = named(f"{iris.base}reorganisation/{key}/{reform.year}")
                yield Quad(at, A, gov("Reorganisation"), graph)
                yield Quad(at, gov("changedFrom"), NamedNode(before.iri), graph)
                for body in after:
                    yield Quad(at, gov("changedTo"), NamedNode(body.iri), graph)
                yield Quad(at, gov("reorganisationKind"), gov(reform.change), graph)
                yield Quad(at, gov("changeYear"), Literal(str(reform.year), datatype=XSD_INTEGER), graph)
                yield Quad(at, gov("rule"), Literal("reorganisation.reform"), graph)


def _changed(reform: Reorganisation, bodies: Mapping[str, list[Body]]) -> Iterator[tuple[Body, list[Body]]]:
    """The bodies that the reform changed, each with those of the same level word that came of it."""
    for before in bodies.get(reform.before, ()):
        after = [body for name in reform.after for body in bodies.get(name, ()) if body.word == before.word]
        if after:
            yield before, after


def _bodies(store: Store, iris: Iris) -> dict[str, dict[str, list[Body]]]:
    """The institutions by place key and by name without level word, each in the order of their IRIs."""
    prefix = f"{iris.base}institution/"
    found: dict[str, dict[str, list[Body]]] = defaultdict(lambda: defaultdict(list))
    rows = store.rows(
        f"""SELECT ?body ?name WHERE {{ GRAPH <{iris.entities_graph}> {{
            ?body a <{GOV.Institution}> ; <{SKOS.prefLabel}> ?name
        }} }}"""
    )
    for iri, name in sorted((str(iri), str(name)) for iri, name in rows):
        place = iri.removeprefix(prefix).rpartition("/")[0]
        level = LEVEL_WORD.match(name) if place != NATION else None
        if place == NATION or level is not None:
            word = level[0] if level else ""
            found[place][name.removeprefix(word)].append(Body(iri, word, name))
    return found


def _levels(place: str) -> frozenset[str]:
    """The levels that a place key may have: one by its GB/T 2260 code, any local one without a code."""
    if place == NATION:
        return frozenset(("nation",))
    if CODE.match(place) is None:
        return LOCAL
    if place.endswith("0000"):
        return frozenset(("municipality" if place in MUNICIPALITIES else "province",))
    return frozenset(("prefecture" if place.endswith("00") else "county",))
