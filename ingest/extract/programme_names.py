"""Names that several governments use: the table of known schemes, as found in a report."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ...ontology.model import Span
from ..lexicon import table


class Found(NamedTuple):
    """A programme found at a span."""

    span: Span
    kind: str
    rule: str
    name: str | None = None


class Noun(NamedTuple):
    """A class noun of programmes (lexicon/programmes/nouns.tsv)."""

    noun: str
    kind: str
    quoted: str
    plain: int | None


class Known(NamedTuple):
    """A name used across governments (lexicon/programmes/known.tsv)."""

    name: str
    kind: str
    canonical: str
    tail: re.Pattern[str] | None


MARKS = re.compile(r"[“”‘’「」『』、,·•・\s]")


def bare(name: str) -> str:
    """A name as tables hold it: without quotation marks and the stops between its parts."""
    return MARKS.sub("", name)


@cache
def quoted_names() -> dict[str, Known]:
    """Names that stand between quotation marks, by their bare form."""
    return {known.name: known for known in _known("quoted")}


@cache
def plain_names() -> dict[str, Known]:
    """Names that stand without quotation marks."""
    return {known.name: known for known in _known("plain")}


@cache
def nouns() -> tuple[Noun, ...]:
    """The class nouns, the longest first."""
    rows = table("programmes/nouns", "noun", "kind", "quoted", "plain", "example")
    found = (Noun(r["noun"], r["kind"], r["quoted"], int(r["plain"]) if r["plain"] else None) for r in rows)
    return tuple(sorted(found, key=lambda n: -len(n.noun)))


def alternatives(name: str, column: str) -> re.Pattern[str]:
    """One regular expression of all rows of a table of programmes."""
    rows = table(f"programmes/{name}", column, "example")
    return re.compile("|".join(f"(?:{row[column]})" for row in rows))


@cache
def speech() -> re.Pattern[str]:
    """Words behind a quoted name that show a figure of speech."""
    return alternatives("speech", "after")


def _known(form: str) -> tuple[Known, ...]:
    rows = table("programmes/known", "name", "form", "kind", "tail", "canonical", "places", "example")
    return tuple(
        Known(
            row["name"],
            row["kind"],
            row["canonical"] or row["name"],
            re.compile(row["tail"]) if row["tail"] else None,
        )
        for row in rows
        if row["form"] == form
    )
