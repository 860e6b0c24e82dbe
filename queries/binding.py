"""Put values into a question: each becomes an RDF term of its declared type and enters as a VALUES block.

What a caller gives never becomes part of the query's text but through rdflib's `n3()` of one term, so a value
stays a value whatever it holds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from pyoxigraph import NamedNode
from rdflib import Literal, URIRef
from rdflib.term import Identifier

from ..ontology.iris import ID
from ..ontology.terms import GOV, ONTOLOGY
from .errors import IllTypedValue, UnknownParameter, nearest
from .names import lengthened
from .question import MARKER, Parameter, Question

INTEGER = re.compile(r"-?[0-9]{1,18}")
YEAR = re.compile(r"[12][0-9]{3}")
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def bind(question: Question, values: Mapping[str, str | int] | None = None) -> str:
    """Return the question's SPARQL with `values` (by parameter name) in place.

    A parameter without a value and without a default leaves no trace. Raises `UnknownParameter` and
    `IllTypedValue`; both name the option and what would fit.
    """
    given = dict(values or {})
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in given:
        if name not in known:
            raise UnknownParameter(
                f"--set {name}: {question.name} has no such parameter; {nearest(name, known)}"
            )
    terms: dict[str, Identifier] = {}
    for name, parameter in known.items():
        value = given.get(name, parameter.default)
        if value is not None:
            terms[name] = term(parameter, str(value))

    def line(match: re.Match[str]) -> str:
        name = match["parameter"]
        if name not in terms:
            return ""
        block = f"VALUES ?{known[name].variable} {{ {terms[name].n3()} }}"
        return f"{match['indent']}{block} {match['patterns'].strip()}".rstrip() + "\n"

    return MARKER.sub(line, question.query)


def term(parameter: Parameter, value: str) -> Identifier:
    """Return `value` as the RDF term that the parameter's type asks for. Raises `IllTypedValue`.

    string, place: a literal · integer, year: an `xsd:integer` · iri: an IRI, absolute or with a known prefix
    (`id:report/…`) · code: a concept of the parameter's code list · term: a term of the ontology.
    """
    wanted = value.strip()
    if parameter.of and wanted not in parameter.of:
        raise _ill_typed(parameter, value, nearest(wanted, parameter.of))
    match parameter.type:
        case "integer":
            return Literal(int(_whole(parameter, INTEGER, wanted, "give a whole number, such as 12")))
        case "year":
            return Literal(int(_whole(parameter, YEAR, wanted, "give a year of four digits, such as 2023")))
        case "iri":
            return URIRef(_absolute(parameter, lengthened(wanted)))
        case "code":
            code = _whole(parameter, CODE, wanted, "give a code of letters, digits and hyphens")
            return URIRef(f"{ONTOLOGY}/{parameter.scheme}/{code}")
        case "term":
            return URIRef(GOV[wanted])
        case _:
            return Literal(_plain(parameter, wanted))


def _absolute(parameter: Parameter, iri: str) -> str:
    """Refuse what RFC 3987 refuses: some engines check it, and would report a syntax error of the query."""
    try:
        return NamedNode(iri).value
    except ValueError:
        raise _ill_typed(parameter, iri, f"give a whole IRI, such as {ID}place/331181") from None


def _whole(parameter: Parameter, pattern: re.Pattern[str], value: str, fix: str) -> str:
    if pattern.fullmatch(value) is None:
        raise _ill_typed(parameter, value, fix)
    return value


def _plain(parameter: Parameter, value: str) -> str:
    """Refuse what engines read differently: backslashes (SPARQL's \\u escapes), controls, lone surrogates."""
    if not value:
        raise _ill_typed(parameter, value, "give some words, or leave the option out")
    if "\\" in value or any(unicodedata.category(character) in ("Cc", "Cs") for character in value):
        raise _ill_typed(parameter, value, "leave out backslashes, line breaks and control characters")
    return value


def _ill_typed(parameter: Parameter, value: str, fix: str) -> IllTypedValue:
    return IllTypedValue(f"--set {parameter.name}: {value!r} is no {parameter.type}; {fix}")
