"""The answer to a SELECT query, the same from every store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rdflib.namespace import XSD
from rdflib.term import Identifier, Literal

Row = tuple[Identifier | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Column names in the query's order, and rows of rdflib terms; None where a variable is unbound."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def column(self, name: str) -> tuple[Identifier | None, ...]:
        """All values of one column; `KeyError` for a name that the query does not select."""
        if name not in self.columns:
            raise KeyError(f"{name}: the columns are {', '.join(self.columns)}")
        at = self.columns.index(name)
        return tuple(row[at] for row in self.rows)

    def only(self, names: Sequence[str]) -> Table:
        """The same rows with these columns, in this order; `KeyError` as for `column`."""
        columns = [self.column(name) for name in names]
        return Table(tuple(names), tuple(zip(*columns, strict=True)))

    def records(self) -> Iterator[dict[str, str | None]]:
        """Rows as dictionaries of strings, for CSV, JSON and templates."""
        for row in self.rows:
            yield {
                name: None if term is None else str(term)
                for name, term in zip(self.columns, row, strict=True)
            }


def plain(term: Identifier | None) -> Identifier | None:
    """Drop the datatype `xsd:string`, which some stores spell out and others leave unsaid."""
    if isinstance(term, Literal) and term.datatype == XSD.string:
        return Literal(str(term))
    return term
