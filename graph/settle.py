"""The entities graph after a build: entities in use, each described once, with all its wordings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from pyoxigraph import Literal, NamedNode, Quad

from ..ontology.iris import Iris
from ..ontology.terms import GOV, NIF
from .nodes import ALT_LABEL, NOTATION, PREF_LABEL, REPLACED_BY, A, decimal, gov
from .store import Store

Value = NamedNode | Literal

# Properties of which an entity has one value at most: what the present build says overrides what stood there,
# and where reports of one build disagree, the first value by code point stays.
SINGLE = frozenset(
    (
        PREF_LABEL,
        NOTATION,
        gov("institutionKind"),
        gov("programmeKind"),
        gov("documentLevel"),
        gov("level"),
        gov("ofPlace"),
        gov("within"),
        gov("since"),
        gov("until"),
    )
)
# Properties with several values that come from the gazetteer: what the present build says of them holds.
TOLD = frozenset((gov("formerName"), gov("formerCode"), REPLACED_BY))
DERIVED = frozenset((ALT_LABEL, gov("rule"), gov("confidence")))  # from evidence, anew at each build
ASKED = 500  # entities a query asks about
PLACE = gov("Place")
PLACES = frozenset((gov("ofPlace"), gov("within"), REPLACED_BY))  # what an entity in use needs in turn


class Descriptions:
    """What the reports of one build say of shared entities; the rest of their quads passes through `take`."""

    def __init__(self, iris: Iris) -> None:
        self.graph = NamedNode(iris.entities_graph)
        self.stated: dict[NamedNode, dict[NamedNode, set[Value]]] = {}

    def take(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """Keep the quads of the entities graph back and yield those of the report's own graph."""
        for quad in quads:
            if quad.graph_name == self.graph:
                self.state(quad)
            else:
                yield quad

    def state(self, quad: Quad) -> None:
        """Add one statement about an entity."""
        subject, value = quad.subject, quad.object
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
            self.stated.setdefault(subject, {}).setdefault(quad.predicate, set()).add(value)


def settle(store: Store, described: Descriptions) -> None:
    """Rewrite the entities graph from what stood there, what this build says, and all reports' evidence.

    Wordings (`skos:altLabel`), rules and the highest confidence come from the spans that name an entity.
    Entities that no report mentions any more are dropped, but for places that others lie in or became.
    """
    known = described.stated
    said_now = {(entity, predicate) for entity, stated in known.items() for predicate in stated}
    fresh = set(known)
    for quad in store.quads(described.graph.value):
        overridden = quad.predicate in SINGLE | TOLD and (quad.subject, quad.predicate) in said_now
        if quad.predicate not in DERIVED and not overridden:
            described.state(quad)
    # What this build described, its reports name, but for places, of which some only hold others.
    doubtful = [entity for entity in known if entity not in fresh or PLACE in known[entity].get(A, ())]
    mentioned = fresh.difference(doubtful) | _mentioned(store, described.graph.value, doubtful)
    used = _with_places(mentioned, known)
    store.replace_graph(
        described.graph.value,
        [*_descriptions(described, used), *_wordings(store, described.graph, used)],
    )


def _mentioned(store: Store, entities: str, doubtful: Iterable[NamedNode]) -> set[NamedNode]:
    """Those of the entities that the graph of some report names."""
    found: set[NamedNode] = set()
    rest = iter(doubtful)
    while batch := list(islice(rest, ASKED)):
        rows = store.rows(
            f"""SELECT ?entity WHERE {{
                VALUES ?entity {{ {" ".join(str(entity) for entity in batch)} }}
                FILTER EXISTS {{ {{ GRAPH ?graph {{ ?thing ?property ?entity }} }}
                    UNION {{ GRAPH ?graph {{ ?entity <{GOV.evidence}> ?span }} }}
                    FILTER(?graph != <{entities}>) }}
            }}"""
        )
        found.update(NamedNode(entity) for (entity,) in rows if entity)
    return found


def _with_places(
    mentioned: set[NamedNode], known: dict[NamedNode, dict[NamedNode, set[Value]]]
) -> set[NamedNode]:
    used = set(mentioned)
    waiting = list(used)
    while waiting:
        properties = known[waiting.pop()]
        for value in (v for place in PLACES for v in properties.get(place, ())):
            if isinstance(value, NamedNode) and value in known and value not in used:
                used.add(value)
                waiting.append(value)
    return used


def _descriptions(described: Descriptions, used: set[NamedNode]) -> Iterator[Quad]:
    for entity in used:
        for predicate, values in described.stated[entity].items():
            for value in [min(values, key=str)] if predicate in SINGLE else values:
                yield Quad(entity, predicate, value, described.graph)


def _wordings(store: Store, graph: NamedNode, used: set[NamedNode]) -> Iterator[Quad]:
    """Alternative labels, rules and confidence of each entity, from the spans of all reports."""
    found = store.rows(
        f"""SELECT ?entity ?words ?rule (MAX(?sure) AS ?confidence) WHERE {{
            GRAPH ?report {{
                ?entity <{GOV.evidence}> ?span .
                ?span <{GOV.rule}> ?rule ; <{GOV.confidence}> ?sure ; <{NIF.anchorOf}> ?words .
            }}
        }} GROUP BY ?entity ?words ?rule"""
    )
    highest: dict[NamedNode, float] = {}
    rules: set[tuple[NamedNode, str]] = set()
    wordings: set[tuple[NamedNode, str]] = set()
    for row in found:
        entity, words, rule, confidence = (term or "" for term in row)
        at = NamedNode(entity)
        if at in used:
            wordings.add((at, words))
            rules.add((at, rule))
            highest[at] = max(highest.get(at, 0.0), float(confidence))
    for at, words in wordings:
        yield Quad(at, ALT_LABEL, Literal(words), graph)
    for at, rule in rules:
        yield Quad(at, gov("rule"), Literal(rule), graph)
    for at, confidence in highest.items():
        yield Quad(at, gov("confidence"), decimal(confidence), graph)
