"""Terms and statements as N-Quads writes them: `<iri>`, `"words"`, and one line a statement.

The mapping writes lines rather than pyoxigraph's `Quad`: a report has ten thousand statements, and making
a `Quad` of a literal takes ten times as long as writing its line.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache

from pyoxigraph import Literal

from ..ontology import iris
from . import nodes

A = str(nodes.A)
LABEL = str(nodes.LABEL)
PREF_LABEL = str(nodes.PREF_LABEL)
NOTATION = str(nodes.NOTATION)
CONCEPT = str(nodes.CONCEPT)
TITLE = str(nodes.TITLE)
ISSUED_ON = str(nodes.ISSUED_ON)
SOURCE = str(nodes.SOURCE)
REPLACED_BY = str(nodes.REPLACED_BY)
CONTEXT = str(nodes.CONTEXT)
PHRASE = str(nodes.PHRASE)
SENTENCE = str(nodes.SENTENCE)
IS_STRING = str(nodes.IS_STRING)
BEGIN = str(nodes.BEGIN)
END = str(nodes.END)
ANCHOR = str(nodes.ANCHOR)
REFERENCE = str(nodes.REFERENCE)
DATA_SET = str(nodes.DATA_SET)
XSD_INTEGER = str(nodes.XSD_INTEGER)


def line(subject: str, predicate: str, value: str, graph: str) -> str:
    """One statement, with the line break that ends it."""
    return f"{subject} {predicate} {value} {graph} .\n"


@cache
def gov(name: str) -> str:
    """The term of the ontology with this local name; `AttributeError` for one it does not declare."""
    return str(nodes.gov(name))


@cache
def concept(scheme: str, code: str) -> str:
    """The concept with this code in a code list; `MappingError` for a code that the list does not have."""
    return str(nodes.concept(scheme, code))


def integer(number: int) -> str:
    """An `xsd:integer`."""
    return f'"{number}"^^{XSD_INTEGER}'


@lru_cache(maxsize=4096)  # the same confidences and small numbers come again and again
def decimal(number: Decimal | float) -> str:
    """An `xsd:decimal` without exponent and trailing zeros: 0.90 as `0.9`."""
    return str(nodes.decimal(number))


def words(text: str) -> str:
    """A string; quotation marks, backslashes, line breaks and controls escaped."""
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return str(Literal(text))


def day(date: str) -> str:
    """An `xsd:date`, given in ISO 8601."""
    return str(Literal(date, datatype=nodes.XSD_DATE))


def named(iri: str) -> str:
    """An IRI made from a report's words; what may not stand in one is percent-encoded."""
    return str(nodes.named(iri))


def part(report: str, kind: str, key: str | int) -> str:
    """Something that belongs to the report with this IRI."""
    return f"<{iris.part(report, kind, key)}>"
