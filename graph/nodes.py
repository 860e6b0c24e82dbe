"""Oxigraph nodes for terms of the ontology and for values, in the lexical forms that every store keeps.

Oxigraph stores numbers by value: `0.90` comes back as `0.9`, and an `xsd:nonNegativeInteger` as an
`xsd:integer`. Numbers are therefore written in the form in which they come back.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode
from rdflib import URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, SKOS, XSD

from ..ontology.terms import GOV, NIF, QB
from ..ontology.vocab import VocabularyError, concept_iri
from .errors import MappingError

XSD_INTEGER = NamedNode(str(XSD.integer))
XSD_DECIMAL = NamedNode(str(XSD.decimal))
XSD_DATE = NamedNode(str(XSD.date))


def node(iri: URIRef | str) -> NamedNode:
    """An IRI as Oxigraph writes it."""
    return NamedNode(str(iri))


# What RFC 3987 bars from an IRI and `ontology.iris` leaves as the report has it: brackets, controls,
# private-use characters of old fonts.
ILLEGAL = re.compile("[^!#-;=?-Z_a-z~\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U000efffd]")


def named(iri: str) -> NamedNode:
    """The node of an IRI made from a report's words; what may not stand in one is percent-encoded (UTF-8).

    >>> named("urn:清单[2023]").value
    'urn:清单%5B2023%5D'
    """
    try:
        return NamedNode(iri)
    except ValueError:
        return NamedNode(ILLEGAL.sub(lambda found: quote(found[0], safe=""), iri))


A = node(RDF.type)
LABEL = node(RDFS.label)
PREF_LABEL = node(SKOS.prefLabel)
ALT_LABEL = node(SKOS.altLabel)
REPLACED_BY = node(DCTERMS.isReplacedBy)
NOTATION = node(SKOS.notation)
CONCEPT = node(SKOS.Concept)
TITLE = node(DCTERMS.title)
ISSUED_ON = node(DCTERMS.issued)
SOURCE = node(DCTERMS.source)
ACTIVITY = node(PROV.Activity)
GENERATED = node(PROV.generated)
CONTEXT = node(NIF.Context)
PHRASE = node(NIF.Phrase)
SENTENCE = node(NIF.Sentence)
IS_STRING = node(NIF.isString)
BEGIN = node(NIF.beginIndex)
END = node(NIF.endIndex)
ANCHOR = node(NIF.anchorOf)
REFERENCE = node(NIF.referenceContext)
DATA_SET = node(QB.dataSet)


@cache
def gov(name: str) -> NamedNode:
    """The term of the ontology with this local name; `AttributeError` for one it does not declare."""
    return node(getattr(GOV, name))


@cache
def concept(scheme: str, code: str) -> NamedNode:
    """The concept with this code in a code list; `MappingError` for a code that the list does not have."""
    try:
        return NamedNode(concept_iri(scheme, code))
    except VocabularyError as error:
        raise MappingError(str(error)) from error


def decimal(number: Decimal | float) -> Literal:
    """An `xsd:decimal` without exponent and trailing zeros: 0.90 as `0.9`, 9.8E8 as `980000000`."""
    text = format(Decimal(str(number)), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return Literal("0" if text in ("-0", "") else text, datatype=XSD_DECIMAL)
