"""The entities graph after a build: entities in use, each described once, with all its wordings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from ..ontology.iris import Iris
from ..ontology.terms import GOV, NIF
from .nodes import ALT_LABEL, REPLACED_BY, A, decimal, gov
from .store import Store
from .updates import batches

Value = NamedNode | Literal
Stated = Mapping[NamedNode, Mapping[NamedNode, set[Value]]]

# What its spans say of an entity rather than its description, by the code list of the concept.
READ_AS = {
    "institution-kind": gov("institutionKind"),
    "programme-kind": gov("programmeKind"),
    "document-level": gov("documentLevel"),
    "place-level": gov("programmeLevel"),
}
STATED = (gov("readAs"), gov("documentNumber"), gov("documentYear"))  # on spans
KINDS = frozenset((*READ_AS.values(), *STATED[1:]))
DERIVED = frozenset((ALT_LABEL, gov("rule"), gov("confidence")))  # from evidence, for each entity touched
ASKED = 500  # entities a query asks about
PLACE = gov("Place")
PLACES = (gov("ofPlace"), gov("within"), REPLACED_BY)  # what an entity in use needs in turn


class Descriptions:
    """What the reports of one build say of shared entities; the rest of their quads passes through `take`.

    All that a description says follows from name and place, so that no two reports of one version disagree;
    but for kinds and levels, which depend on the words around a name: the spans that bear it decide.
    """

    def __init__(self, iris: Iris) -> None:
        self.graph = NamedNode(iris.entities_graph)
        self.not_reports = (iris.entities_graph, iris.links_graph, iris.judgements_graph, iris.ontology_graph)
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


def named_entities(quads: Iterable[Quad], iris: Iris) -> Iterator[NamedNode]:
    """The shared entities that the quads of a report's graph name."""
    own = tuple(f"{iris.base}{kind}/" for kind in ("report", "build", "graph"))
    for quad in quads:
        for term in (quad.subject, quad.object):
            if isinstance(term, NamedNode) and term.value.startswith(iris.base):
                if term.value.startswith(own):
                    continue
                yield term


def settle(store: Store, described: Descriptions, left: Iterable[NamedNode] = ()) -> None:
    """Write what this build changes of the entities graph; the rest of it is not touched.

    `left` are entities that graphs replaced by this build named. Entities that no report names any more are
    dropped, but for places that others lie in or became. Wordings (`skos:altLabel`), rules, the highest
    confidence and the most frequent kind come from the spans that name an entity, in whatever report.
    """
    graph = described.graph.value
    touched = _with_places({*described.stated, *left}, store, described)
    if not touched:
        return
    old = list(store.about(graph, touched))
    stood: dict[NamedNode, dict[NamedNode, set[Value]]] = {}
    for quad in old:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            stood.setdefault(quad.subject, {}).setdefault(quad.predicate, set()).add(quad.object)
    known = {entity: described.stated.get(entity) or stood.get(entity, {}) for entity in touched}
    used = _used(store, described, touched, known)
    derived = list(_derived(store, described.graph, used, whole=not old))
    with_evidence = {quad.subject for quad in derived}
    stated = (
        quad
        for quad in _descriptions(known, used, described.graph)
        if quad.predicate not in KINDS or quad.subject not in with_evidence
    )
    store.exchange(old, [*derived, *stated])


def _with_places(entities: set[NamedNode], store: Store, described: Descriptions) -> set[NamedNode]:
    """The entities and the places that they lie in, as far as they are known from this build or before."""
    found = set(entities)
    waiting = list(entities)
    while waiting:
        above = {
            value
            for entity in waiting
            for place in PLACES
            for value in described.stated.get(entity, {}).get(place, ())
            if isinstance(value, NamedNode)
        }
        above.update(
            quad.object
            for quad in store.about(described.graph.value, waiting)
            if quad.predicate in PLACES and isinstance(quad.object, NamedNode)
        )
        waiting = list(above - found)
        found |= above
    return found


def _used(store: Store, described: Descriptions, touched: set[NamedNode], known: Stated) -> set[NamedNode]:
    """Those of the touched entities that a report names, or that hold one in use."""
    # What this build described, its reports name, but for places, of which some only hold others.
    sure = {entity for entity, stated in described.stated.items() if PLACE not in stated.get(A, ())}
    doubtful = touched - sure
    entities = described.graph.value
    others = ", ".join(f"<{graph}>" for graph in described.not_reports)
    used = sure | _matching(
        store,
        doubtful,
        f"""{{ GRAPH ?graph {{ ?thing ?property ?entity }} }}
            UNION {{ GRAPH ?graph {{ ?entity <{GOV.evidence}> ?span }} }}
            FILTER(?graph NOT IN ({others}))""",
    )
    held = "|".join(str(place) for place in PLACES)
    for place, lower in _asked(store, doubtful, f"GRAPH <{entities}> {{ ?lower {held} ?entity }}", "?lower"):
        if NamedNode(lower) not in touched:
            used.add(NamedNode(place))
    waiting = list(used)
    while waiting:
        stated = known.get(waiting.pop(), {})
        for value in (v for place in PLACES for v in stated.get(place, ())):
            if isinstance(value, NamedNode) and known.get(value) and value not in used:
                used.add(value)
                waiting.append(value)
    return used


def _matching(store: Store, entities: Iterable[NamedNode], pattern: str) -> set[NamedNode]:
    return {NamedNode(entity) for (entity,) in _asked(store, entities, f"FILTER EXISTS {{ {pattern} }}")}


def _asked(
    store: Store, entities: Iterable[NamedNode], pattern: str, *columns: str
) -> Iterator[tuple[str, ...]]:
    """Ask for each of the entities, some hundred at a time, in the order of their names."""
    for batch in batches(sorted(entities, key=str), ASKED):
        values = " ".join(str(entity) for entity in batch)
        select = " ".join(("?entity", *columns))
        rows = store.rows(f"SELECT {select} WHERE {{ VALUES ?entity {{ {values} }} {pattern} }}")
        yield from (tuple(term or "" for term in row) for row in rows)


def _descriptions(known: Stated, used: set[NamedNode], graph: NamedNode) -> Iterator[Quad]:
    for entity in used:
        for predicate, values in known.get(entity, {}).items():
            if predicate in KINDS:
                yield Quad(entity, predicate, min(values, key=str), graph)
            elif predicate not in DERIVED:
                yield from (Quad(entity, predicate, value, graph) for value in values)


FOUND = f"""GRAPH ?report {{
    ?entity <{GOV.evidence}> ?span .
    ?span <{GOV.rule}> ?rule ; <{GOV.confidence}> ?sure ; <{NIF.anchorOf}> ?words
    OPTIONAL {{ VALUES ?as {{ {" ".join(map(str, STATED))} }} ?span ?as ?kind }}
}}"""


def _derived(store: Store, graph: NamedNode, used: set[NamedNode], *, whole: bool) -> Iterator[Quad]:
    """Wordings, rules, confidence and kinds of each entity; `whole` asks for all of a store at once."""
    said: set[tuple[NamedNode, NamedNode, str]] = set()
    highest: dict[NamedNode, float] = {}
    votes: dict[tuple[NamedNode, NamedNode], Counter[str]] = {}
    for entity, words, rule, sure, stated, kind, times in _findings(store, used, whole=whole):
        at = NamedNode(entity)
        if at in used:
            said.update(((at, ALT_LABEL, words), (at, gov("rule"), rule)))
            highest[at] = max(highest.get(at, 0.0), float(sure))
            if kind:
                votes.setdefault((at, _property(stated, kind)), Counter())[kind] += int(times)
    for at, predicate, words in said:
        yield Quad(at, predicate, Literal(words), graph)
    for at, sure in highest.items():
        yield Quad(at, gov("confidence"), decimal(sure), graph)
    for (at, predicate), kinds in votes.items():
        most = max(kinds.values())
        first = min(kind for kind, times in kinds.items() if times == most)
        yield Quad(at, predicate, _value(predicate, first), graph)


def _property(stated: str, kind: str) -> NamedNode:
    """The property of an entity that a span states: by its code list where the span is read as a concept."""
    return READ_AS[kind.rsplit("/", 2)[-2]] if stated == STATED[0].value else NamedNode(stated)


def _value(predicate: NamedNode, text: str) -> Value:
    if predicate == gov("documentYear"):
        return Literal(int(text))
    return Literal(text) if predicate == gov("documentNumber") else NamedNode(text)


def _findings(store: Store, used: set[NamedNode], *, whole: bool) -> Iterator[tuple[str, ...]]:
    columns = ("?words", "?rule", "?sure", "?as", "?kind")
    if not whole:
        for row in _asked(store, used, FOUND, *columns):
            yield (*row, "1")
        return
    every = " ".join(("?entity", *columns))
    for row in store.rows(f"SELECT {every} (COUNT(*) AS ?n) WHERE {{ {FOUND} }} GROUP BY {every}"):
        yield tuple(term or "" for term in row)
