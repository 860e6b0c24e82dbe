"""The reforms of the government: which body became which, and when (vocab/reorganisations.tsv)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .errors import GovgraphError
from .terms import PACKAGE

COLUMNS = ("from", "to", "year", "levels", "change", "example", "source")
CHANGES = {"renamed": "Renamed", "merged": "Merged", "moved": "Moved", "split": "SplitOff"}


class ReorganisationError(GovgraphError):
    """A row of vocab/reorganisations.tsv that cannot be used; the message names its line and what to mend."""


@dataclass(frozen=True, slots=True)
class Reorganisation:
    """A body and those that came of it; names without level word, of the state in full.

    `levels` are `nation`, `province`, `municipality` (直辖市), `prefecture`, `county`; `change` is the local
    name of a gov:ReorganisationKind; `year` is the usual one at these levels.
    """

    before: str
    after: tuple[str, ...]
    year: int
    levels: frozenset[str]
    change: str


@cache
def reorganisations() -> tuple[Reorganisation, ...]:
    """Return the rows of the table. Raises `ReorganisationError` for one that cannot be used."""
    lines = (files(PACKAGE) / "vocab" / "reorganisations.tsv").read_text("utf8").splitlines()
    return tuple(_rows(lines))


def _rows(lines: list[str]) -> Iterator[Reorganisation]:
    kept = [(n, line.split("\t")) for n, line in enumerate(lines, 1) if line and not line.startswith("#")]
    if not kept or tuple(kept[0][1]) != COLUMNS:
        raise ReorganisationError(f"vocab/reorganisations.tsv: the columns must be {', '.join(COLUMNS)}")
    for number, cells in kept[1:]:
        if len(cells) != len(COLUMNS):
            raise ReorganisationError(
                f"vocab/reorganisations.tsv line {number}: {len(cells)} cells, not {len(COLUMNS)}"
            )
        row = dict(zip(COLUMNS, cells, strict=True))
        if row["change"] not in CHANGES or not row["year"].isdigit():
            raise ReorganisationError(f"vocab/reorganisations.tsv line {number}: check change and year")
        yield Reorganisation(
            before=row["from"],
            after=tuple(row["to"].split("、")),
            year=int(row["year"]),
            levels=frozenset(row["levels"].split()),
            change=CHANGES[row["change"]],
        )
