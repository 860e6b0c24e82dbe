"""Write the rows of an answer: for reading (table, md) or for other programs (csv, json)."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from io import StringIO
from typing import TextIO

from rdflib import Literal, URIRef
from rdflib.term import Identifier
from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from ..graph.table import Table
from .errors import UnknownFormat, nearest
from .names import shortened

Cell = Identifier | None
WIDTH = 100  # of a table, in terminal columns, where none is given
WORDY = 16  # terminal columns below which a sentence is no longer pleasant to read: eight characters
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # escape sequences, bidi overrides


def number(cell: Cell) -> int | Decimal | None:
    """The number that a numeric literal stands for; None for anything else (booleans included)."""
    if not isinstance(cell, Literal):
        return None
    found: object = cell.value
    if isinstance(found, bool):
        return None
    if isinstance(found, float):
        return Decimal(repr(found)) if found == found and abs(found) != float("inf") else None
    return found if isinstance(found, int | Decimal) else None


def plain(cell: Cell) -> str:
    """A cell as bare text: whole IRIs, numbers without exponent or superfluous zeros, '' where empty."""
    value = number(cell)
    if value is None:
        return "" if cell is None else str(cell)
    if isinstance(value, int) or value == value.to_integral_value():
        return str(int(value))
    return format(value.normalize(), "f")


def readable(cell: Cell) -> str:
    """A cell for people: IRIs shortened by prefix, control characters shown as a blank."""
    text = plain(cell)
    if isinstance(cell, URIRef):
        text = shortened(text)
    return CONTROLS.sub(" ", text)


def write(table: Table, format: str, out: TextIO, *, width: int = WIDTH) -> None:
    """Write `table` to `out` as table, csv, json or md; the same rows always give the same characters.

    `width` (terminal columns) counts for `table` only: where the columns do not fit beside each other, each
    row becomes a block of its own. Raises `UnknownFormat`.
    """
    if format not in WRITERS:
        raise UnknownFormat(f"--format {format}: no such format; {nearest(format, WRITERS)}")
    WRITERS[format](table, out, width)


def _csv(table: Table, out: TextIO, _width: int) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([plain(cell) for cell in row] for row in table)


def _json(table: Table, out: TextIO, _width: int) -> None:
    rows = [{name: _value(cell) for name, cell in zip(table.columns, row, strict=True)} for row in table]
    json.dump(rows, out, ensure_ascii=False, indent=1)
    out.write("\n")


def _value(cell: Cell) -> str | int | float | None:
    value = number(cell)
    if value is None:
        return None if cell is None else str(cell)
    return int(value) if value == int(value) else float(value)


def _md(table: Table, out: TextIO, _width: int) -> None:
    aligned = ["---:" if numeric else "---" for numeric in _numeric(table)]
    shown = [[_escaped(readable(cell)) for cell in row] for row in table]
    for line in [list(table.columns), aligned, *shown]:
        out.write(f"| {' | '.join(line)} |\n")


def _escaped(text: str) -> str:
    return re.sub(r"([\\|*_`\[\]<>])", r"\\\1", text)


def _table(table: Table, out: TextIO, width: int) -> None:
    shown = [[readable(cell) for cell in row] for row in table]
    numeric = _numeric(table)
    grid = (
        _columns(table.columns, numeric, shown)
        if _fits(table, numeric, shown, width)
        else _records(table, shown)
    )
    drawn = StringIO()
    console = Console(file=drawn, width=width, color_system=None, legacy_windows=False, force_terminal=False)
    console.print(grid)
    for line in drawn.getvalue().splitlines():
        out.write(line.rstrip() + "\n")
    out.write(f"{len(shown)} {'row' if len(shown) == 1 else 'rows'}\n")


def _fits(table: Table, numeric: list[bool], shown: list[list[str]], width: int) -> bool:
    """Numbers need their whole length, words `WORDY` columns or their length; borders two columns each."""
    need = 0
    for index, name in enumerate(table.columns):
        longest = max((cell_len(row[index]) for row in shown), default=0)
        need += max(cell_len(name), longest if numeric[index] else min(longest, WORDY)) + 2
    return need <= width


def _columns(names: Sequence[str], numeric: list[bool], shown: list[list[str]]) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False)
    for name, is_number in zip(names, numeric, strict=True):
        grid.add_column(
            Text(name),
            justify="right" if is_number else "left",
            no_wrap=is_number,
            overflow="fold",
            min_width=len(name),
        )
    for row in shown:
        grid.add_row(*(Text(words) for words in row))
    return grid


def _records(table: Table, shown: list[list[str]]) -> Grid:
    """Each row as a block of `column  words` lines; empty cells are left out."""
    grid = Grid(box=None, show_header=False, pad_edge=False)
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for position, row in enumerate(shown, 1):
        grid.add_row(Text(f"-- {position}"), Text(""))
        for name, words in zip(table.columns, row, strict=True):
            if words:
                grid.add_row(Text(name), Text(words))
    return grid


def _numeric(table: Table) -> list[bool]:
    """Which columns hold numbers and nothing else."""
    numeric: list[bool] = []
    for index in range(len(table.columns)):
        filled = [row[index] for row in table if row[index] is not None]
        numeric.append(bool(filled) and all(number(cell) is not None for cell in filled))
    return numeric


WRITERS: dict[str, Callable[[Table, TextIO, int], None]] = {
    "table": _table,
    "csv": _csv,
    "json": _json,
    "md": _md,
}
FORMATS = tuple(WRITERS)
