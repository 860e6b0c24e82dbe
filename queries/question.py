"""A question as its .rq file states it: words, parameters, columns and the SPARQL query.

A file begins with a comment that says what it is for, then a header in YAML between two lines `# ---`,
each line a SPARQL comment, then the query. The file is a complete query: it asks about everything. A line

    #: place    ?where skos:prefLabel|skos:notation ?placeKey .

stands where the parameter `place` takes hold. While the parameter is not set it is a comment; when it is set,
a `VALUES` block that binds the parameter's variable takes the place of `#: place`, before the patterns
that follow it on the line (see `binding`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

import yaml

from .errors import MalformedQuestion

TYPES = ("string", "integer", "year", "place", "iri", "code", "term")
HEADER = re.compile(r"\A# [^\n]+\n# ---\n(?P<header>(?:# [^\n]*\n)+?)# ---\n(?P<query>.+)\Z", re.DOTALL)
MARKER = re.compile(r"^(?P<indent> *)#: (?P<parameter>\w+)(?P<patterns>[^\n]*)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Wording:
    """The same words in Chinese and in English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something that narrows a question. Without a value (and without `default`) it narrows nothing.

    `type` is one of `TYPES`; `variable` is the query's variable that the value is bound to; `scheme`
    names the code list of a `code`; `of` lists the values allowed, where these are few.
    """

    name: str
    type: str
    variable: str
    what: Wording
    default: str | None = None
    scheme: str | None = None
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer, and what stands in it."""

    name: str
    what: Wording


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the catalogue; `query` is SPARQL 1.1 with its parameter lines still comments."""

    name: str
    number: int
    asks: Wording
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    tags: tuple[str, ...]
    example: Mapping[str, str]
    query: str


def parse(source: str, text: str) -> Question:
    """Read the text of the `.rq` file named `source`. Raises `MalformedQuestion`."""
    match = HEADER.match(text.replace("\r\n", "\n"))
    if match is None:
        raise MalformedQuestion(
            f"{source}: begin with a comment line and a YAML header between two lines '# ---'"
        )
    lines = [line.removeprefix("# ") for line in match["header"].splitlines()]
    try:
        header: object = yaml.safe_load("\n".join(lines))
    except yaml.YAMLError as error:
        raise MalformedQuestion(f"{source}: the header is not YAML: {error}") from error
    try:
        question = _question(cast("Mapping[str, Any]", header), match["query"].strip() + "\n")
    except (KeyError, TypeError, AttributeError) as error:
        raise MalformedQuestion(f"{source}: the header lacks or garbles {error}") from error
    _check(source, question)
    return question


def _question(header: Mapping[str, Any], query: str) -> Question:
    return Question(
        name=header["name"],
        number=header["number"],
        asks=_wording(header["question"]),
        parameters=tuple(_parameter(name, entry) for name, entry in _entries(header["parameters"])),
        columns=tuple(Column(name, _wording(entry)) for name, entry in _entries(header["columns"])),
        tags=tuple(header["tags"]),
        example={name: str(value) for name, value in _entries(header["example"])},
        query=query,
    )


def _entries(mapping: dict[str, Any] | None) -> Iterable[tuple[str, Any]]:
    return (mapping or {}).items()


def _wording(entry: Mapping[str, str]) -> Wording:
    return Wording(zh=entry["zh"], en=entry["en"])


def _parameter(name: str, entry: Mapping[str, Any]) -> Parameter:
    default: object = entry.get("default")
    return Parameter(
        name=name,
        type=entry["type"],
        variable=entry["variable"],
        what=_wording(entry),
        default=None if default is None else str(default),
        scheme=entry.get("scheme"),
        of=tuple(entry.get("of", ())),
    )


def _check(source: str, question: Question) -> None:
    """Hold the header against the query, so that no parameter is announced and then has no effect."""
    if f"{question.name}.rq" != source:
        raise MalformedQuestion(f"{source}: the name in its header is {question.name!r}; rename one of them")
    marked = {match["parameter"] for match in MARKER.finditer(question.query)}
    for parameter in question.parameters:
        if parameter.type not in TYPES:
            raise MalformedQuestion(
                f"{source}: {parameter.name} has the type {parameter.type!r}; use one of {', '.join(TYPES)}"
            )
        if (parameter.type == "code") != (parameter.scheme is not None):
            raise MalformedQuestion(
                f"{source}: parameter {parameter.name}: a code, and only a code, has a scheme"
            )
        if parameter.name not in marked:
            raise MalformedQuestion(f"{source}: the query has no line '#: {parameter.name}'")
    undeclared = sorted(marked - {parameter.name for parameter in question.parameters})
    if undeclared:
        raise MalformedQuestion(
            f"{source}: the header does not declare the parameter {', '.join(undeclared)}"
        )
