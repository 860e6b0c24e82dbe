"""Domain knowledge as tables: one folder a kind of fact, one TSV a question, an example beside each row.

A table has a header row; lines that start with `#` are comments. To change what govgraph knows, edit a
table and build again; no Python needs to be read.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ...ontology.errors import GovgraphError


class LexiconError(GovgraphError):
    """A lexicon table that cannot be used; the message names table, line and what to mend."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A way of finding a fact: its name (`figure.bound`) and how sure it is (0..1)."""

    name: str
    confidence: float


@cache
def table(name: str, *columns: str) -> tuple[dict[str, str], ...]:
    """Return the rows of `lexicon/<name>.tsv` as dictionaries of stripped strings.

    `columns` are the ones the caller reads; each must be in the header. Raises `LexiconError` for a
    missing table or column and for a row of another length than the header.
    """
    resource = files(__name__) / f"{name}.tsv"
    try:
        lines = resource.read_text("utf8").splitlines()
    except FileNotFoundError as error:
        raise LexiconError(f"lexicon/{name}.tsv is missing") from error
    return tuple(_rows(name, lines, columns))


def _rows(name: str, lines: list[str], columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    kept = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    parsed = csv.reader((line for _, line in kept), delimiter="\t", quoting=csv.QUOTE_NONE)
    header: list[str] = []
    for (number, _), cells in zip(kept, parsed, strict=True):
        if not header:
            header = cells
            missing = [column for column in columns if column not in header]
            if missing:
                raise LexiconError(f"lexicon/{name}.tsv: no column {', '.join(missing)}")
            continue
        if len(cells) != len(header):
            raise LexiconError(
                f"lexicon/{name}.tsv line {number}: {len(cells)} cells, the header has {len(header)}"
            )
        yield dict(zip(header, (cell.strip() for cell in cells), strict=True))


@cache
def rules(kind: str) -> dict[str, Rule]:
    """Return the rules of one kind of fact by short name, from `lexicon/<kind>/rules.tsv`.

    The table has the columns rule, confidence, what, example. A rule's full name is `<kind>.<rule>`.
    """
    found = table(f"{kind}/rules", "rule", "confidence", "what", "example")
    return {row["rule"]: Rule(f"{kind}.{row['rule']}", float(row["confidence"])) for row in found}


def found_by(rule: Rule) -> dict[str, Any]:
    """The keyword arguments `rule` and `confidence` of a fact: `Event(span=s, when=w, **found_by(r))`."""
    return {"rule": rule.name, "confidence": rule.confidence}
