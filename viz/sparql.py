"""What the view asks of a store: SPARQL 1.1 text, with every pattern inside a GRAPH.

Naming the graph makes the answers the same in stores whose default graph is empty and in those where it
is the union of all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rdflib import URIRef
from rdflib.namespace import DCTERMS, RDFS, SKOS

from ..ontology.terms import GOV
from .kinds import ENTITIES, KINDS

NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
PREFIXES = f"""PREFIX gov: <{GOV}>
PREFIX nif: <{NIF}>
PREFIX rdfs: <{RDFS}>
PREFIX skos: <{SKOS}>
PREFIX dcterms: <{DCTERMS}>
"""

LINKS = (
    GOV.agent,
    GOV.partner,
    GOV.appliesTo,
    GOV.established,
    GOV.underProgramme,
    GOV.issued,
    GOV.revised,
    GOV.applied,
    GOV.reviewed,
    GOV.cites,
    GOV.hasOutcome,
    GOV.hasTarget,
    GOV.locatedIn,
    GOV.involves,
    GOV.hasEvent,
    GOV.addresses,
    GOV.recogniser,
    GOV.recognises,
    GOV.partOf,
    GOV.fulfilledBy,
)
"""Properties drawn as edges where both ends are nodes, the most telling first."""

PROPERTIES = (
    GOV.topic,
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
    GOV.refYear,
    GOV.refPlace,
    GOV.honourKind,
    GOV.date,
    GOV.institutionKind,
    GOV.programmeKind,
    GOV.documentLevel,
    GOV.ofPlace,
    GOV.level,
    GOV.within,
    SKOS.notation,
    SKOS.altLabel,
    GOV.rule,
    GOV.confidence,
)
"""Properties listed in the panel and the table, in this order."""


def terms(iris: Iterable[URIRef]) -> str:
    """Return IRIs as a VALUES list takes them.

    >>> terms([URIRef("urn:a"), URIRef("urn:b")])
    '<urn:a> <urn:b>'
    """
    return " ".join(iri.n3() for iri in iris)


def reports(chosen: Sequence[URIRef] | None) -> str:
    """Ask for reports (all, or the chosen): report, title, place's label, year."""
    only = "" if chosen is None else f"VALUES ?report {{ {terms(chosen)} }}"
    return f"""{PREFIXES}SELECT ?report ?title ?year ?name WHERE {{ {only}
      GRAPH ?report {{ ?report a gov:Report ; dcterms:title ?title ; gov:coversYear ?year }}
      OPTIONAL {{ GRAPH ?report {{ ?report gov:place ?place }}
                 GRAPH ?graph {{ ?place skos:prefLabel ?name }} }} }}"""


def in_reports(chosen: Sequence[URIRef], columns: str, pattern: str) -> str:
    """Ask `pattern` of the graphs of the chosen reports, `?report` being one of them."""
    return f"""{PREFIXES}SELECT ?report {columns} WHERE {{
      VALUES ?report {{ {terms(chosen)} }} GRAPH ?report {{ {pattern} }} }}"""


def facts(chosen: Sequence[URIRef]) -> str:
    """Ask for the things a report alone holds: report, thing, class, label."""
    classes = terms(kind for kind in KINDS if kind not in ENTITIES)
    pattern = f"VALUES ?class {{ {classes} }} ?thing a ?class OPTIONAL {{ ?thing rdfs:label ?label }}"
    return in_reports(chosen, "?thing ?class ?label", pattern)


def entities(chosen: Sequence[URIRef]) -> str:
    """Ask for the shared things that some words of the chosen reports name: thing, class, label."""
    return f"""{PREFIXES}SELECT DISTINCT ?thing ?class ?label WHERE {{
      {{ SELECT DISTINCT ?thing WHERE {{ VALUES ?report {{ {terms(chosen)} }}
           GRAPH ?report {{ ?thing gov:evidence ?span }} }} }}
      VALUES ?class {{ {terms(ENTITIES)} }}
      GRAPH ?graph {{ ?thing a ?class ; skos:prefLabel ?label }} }}"""


def sections(chosen: Sequence[URIRef]) -> str:
    """Ask for sections: report, section, order, heading, the section or report it is part of."""
    pattern = "?section a gov:Section ; gov:order ?order ; gov:heading ?heading ; gov:partOf ?parent"
    return in_reports(chosen, "?section ?order ?heading ?parent", pattern)


def evidence(chosen: Sequence[URIRef]) -> str:
    """Ask for the words behind every thing: `?as` is gov:evidence, or gov:cause for a problem's cause."""
    pattern = """VALUES ?as { gov:evidence gov:cause } ?thing ?as ?span .
      ?span nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?words .
      OPTIONAL { ?span gov:inSentence ?within .
                 ?within nif:beginIndex ?from ; nif:anchorOf ?sentence }
      OPTIONAL { ?span gov:office ?office }"""
    return in_reports(chosen, "?thing ?as ?begin ?end ?words ?from ?sentence ?office", pattern)


def statements(chosen: Sequence[URIRef], properties: Iterable[URIRef]) -> str:
    """Ask for thing, property and value in the reports' graphs."""
    pattern = f"VALUES ?property {{ {terms(properties)} }} ?thing ?property ?value"
    return in_reports(chosen, "?thing ?property ?value", pattern)


def about(things: Iterable[URIRef], properties: Iterable[URIRef]) -> str:
    """Ask for thing, property and value of these things, in whatever graph says so.

    A filter, not a second VALUES: with that, Oxigraph reads every statement of the store for each property.
    """
    wanted = ", ".join(iri.n3() for iri in properties)
    return f"""{PREFIXES}SELECT ?thing ?property ?value WHERE {{
      VALUES ?thing {{ {terms(things)} }} GRAPH ?graph {{ ?thing ?property ?value }}
      FILTER (?property IN ({wanted})) }}"""
