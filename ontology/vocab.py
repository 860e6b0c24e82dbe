"""The code lists of `vocab/*.ttl` as records: topics, units, kinds, levels, genres and indicators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from .errors import GovgraphError
from .terms import GOV, ONTOLOGY, PACKAGE, RDF, SKOS

FILES = {
    "topic": "topics",
    "unit": "units",
    "indicator": "indicators",
    "institution-kind": "institution-kinds",
    "programme-kind": "programme-kinds",
    "document-level": "document-levels",
    "place-level": "place-levels",
    "honour-kind": "honour-kinds",
    "genre": "genres",
}


class VocabularyError(GovgraphError):
    """A code list or code that does not exist, or a list that cannot be used; the message names it."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry of a code list. `words` are the other labels: phrasings and the words that point to it."""

    code: str
    iri: str
    label_zh: str
    label_en: str
    words: tuple[str, ...]
    group: str | None  # code of the collection it belongs to (topics: `law` or `cofog`)


@dataclass(frozen=True, slots=True)
class Indicator:
    """What figures measure. `phrasings` mean exactly this indicator; `unit` is a code of the list `unit`."""

    code: str
    label: str
    phrasings: tuple[str, ...]
    unit: str | None
    better: str  # local name of a gov:Direction
    outcome_kind: str  # local name of a gov:OutcomeKind


@cache
def concepts(scheme: str) -> tuple[Concept, ...]:
    """Return the entries of one code list, by code. Raises `VocabularyError` for an unknown list.

    >>> [genre.code for genre in concepts("genre")]
    ['rule-of-law', 'work-report']
    """
    store = _load(scheme)
    found = [_concept(store, scheme, node) for node in _members(store, scheme)]
    return tuple(sorted(found, key=lambda concept: concept.code))


@cache
def indicators() -> tuple[Indicator, ...]:
    """Return the indicators that recur across reports, by code."""
    store = _load("indicator")
    return tuple(_indicator(store, concept) for concept in concepts("indicator"))


def concept_iri(scheme: str, code: str) -> str:
    """Return the IRI of a code; raises `VocabularyError` where the list has no such code.

    >>> concept_iri("genre", "work-report")
    'https://w3id.org/govgraph/ontology/genre/work-report'
    """
    iri = _by_code(scheme).get(code)
    if iri is None:
        raise VocabularyError(f"{code!r} is no code of the list {scheme} (vocab/{FILES[scheme]}.ttl)")
    return iri


@cache
def _by_code(scheme: str) -> dict[str, str]:
    return {concept.code: concept.iri for concept in concepts(scheme)}


def _load(scheme: str) -> Store:
    if scheme not in FILES:
        raise VocabularyError(f"there is no code list {scheme!r}; there are {', '.join(sorted(FILES))}")
    resource = files(PACKAGE) / "vocab" / f"{FILES[scheme]}.ttl"
    try:
        content = resource.read_bytes()
    except FileNotFoundError as error:
        raise VocabularyError(f"vocab/{FILES[scheme]}.ttl is missing") from error
    store = Store()
    try:
        store.load(content, RdfFormat.TURTLE)
    except SyntaxError as error:
        raise VocabularyError(f"vocab/{FILES[scheme]}.ttl: {error}") from error
    return store


def _members(store: Store, scheme: str) -> Iterator[NamedNode]:
    in_scheme, whole = NamedNode(str(SKOS.inScheme)), NamedNode(f"{ONTOLOGY}/{scheme}")
    for quad in store.quads_for_pattern(None, in_scheme, whole, None):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject


def _concept(store: Store, scheme: str, node: NamedNode) -> Concept:
    prefix = f"{ONTOLOGY}/{scheme}/"
    if not node.value.startswith(prefix):
        raise VocabularyError(f"vocab/{FILES[scheme]}.ttl: {node.value} does not begin with {prefix}")
    labels = {literal.language: literal.value for literal in _literals(store, node, str(SKOS.prefLabel))}
    if missing := {"zh", "en"} - labels.keys():
        raise VocabularyError(f"vocab/{FILES[scheme]}.ttl: {node.value} has no label in {min(missing)}")
    words = {
        literal.value
        for term in (str(SKOS.altLabel), str(SKOS.hiddenLabel))
        for literal in _literals(store, node, term)
    }
    return Concept(
        code=node.value.removeprefix(prefix),
        iri=node.value,
        label_zh=labels["zh"],
        label_en=labels["en"],
        words=tuple(sorted(words)),
        group=_group(store, node),
    )


def _group(store: Store, node: NamedNode) -> str | None:
    quads = store.quads_for_pattern(None, NamedNode(str(SKOS.member)), node, None)
    return min((_local(quad.subject) for quad in quads), default=None)


def _indicator(store: Store, concept: Concept) -> Indicator:
    node = NamedNode(concept.iri)
    if NamedNode(str(GOV.Indicator)) not in _objects(store, node, str(RDF.type)):
        raise VocabularyError(f"vocab/indicators.ttl: {concept.code} is not typed gov:Indicator")
    return Indicator(
        code=concept.code,
        label=concept.label_zh,
        phrasings=tuple(sorted({concept.label_zh, *concept.words})),
        unit=_one(store, concept, str(GOV.unit)),
        better=_one(store, concept, str(GOV.betterDirection)) or str(GOV.Neither).removeprefix(str(GOV)),
        outcome_kind=_required(store, concept, str(GOV.outcomeKind)),
    )


def _one(store: Store, concept: Concept, term: str) -> str | None:
    found = [_local(value) for value in _objects(store, NamedNode(concept.iri), term)]
    if len(found) > 1:
        raise VocabularyError(f"vocab/indicators.ttl: {concept.code} has more than one {term}")
    return found[0] if found else None


def _required(store: Store, concept: Concept, term: str) -> str:
    found = _one(store, concept, term)
    if found is None:
        raise VocabularyError(f"vocab/indicators.ttl: {concept.code} has no {term}")
    return found


def _literals(store: Store, node: NamedNode, term: str) -> Iterator[Literal]:
    return (value for value in _objects(store, node, term) if isinstance(value, Literal))


def _objects(store: Store, node: NamedNode, term: str) -> list[object]:
    return [quad.object for quad in store.quads_for_pattern(node, NamedNode(term), None, None)]


def _local(term: object) -> str:
    """The part of an IRI after its last `/` or `#`."""
    value = term.value if isinstance(term, NamedNode) else str(term)
    return value.replace("#", "/").rpartition("/")[2]
