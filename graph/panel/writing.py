"""Writes a panel as CSV, Parquet, Excel or Stata."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

from ..errors import PanelError
from .rows import COLUMNS, Row, cells, wide

FORMATS = {".csv": "csv", ".parquet": "parquet", ".xlsx": "excel", ".dta": "stata"}
Frame = Any  # a pandas data frame; pandas is an extra and may be missing
Value = str | int | Decimal | bool | None
STATA_NAME = 32  # characters that Stata allows in the name of a variable
RESERVED = ("end", "in", "if", "using", "with", "long", "int", "float", "double", "byte")  # words of Stata
EXTRA = "install it with: pip install 'govgraph[panel]'"


def format_of(path: str) -> str:
    """The format that a file's ending names. Raises `PanelError` for another ending."""
    found = FORMATS.get(Path(path).suffix.lower())
    if found is None:
        raise PanelError(f"{path}: a panel is written as {', '.join(FORMATS)}; end the name in one of them")
    return found


def write_panel(rows: Sequence[Row], out: TextIO | Path, format: str, *, wide_form: bool = False) -> None:
    """Write rows in long form, or in wide; the same rows give the same bytes (Excel: the same cells).

    CSV goes to an open text file or a path, in UTF-8. Numbers are plain decimals there and doubles elsewhere.
    Raises `PanelError` where a library for the format is not installed.
    """
    columns, lines = wide(rows) if wide_form else (list(COLUMNS), [list(cells(row)) for row in rows])
    if format == "csv":
        if isinstance(out, Path):
            with out.open("w", encoding="utf8", newline="") as file:
                _csv(columns, lines, file)
        else:
            _csv(columns, lines, out)
        return
    if not isinstance(out, Path):
        raise PanelError(f"{format} is no text: name a file with -o")
    WRITERS[format](_frame(columns, lines), out)


def _csv(columns: Sequence[str], lines: Sequence[Sequence[Value]], out: TextIO) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_written(value) for value in line] for line in lines)


def _written(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return format(value.normalize(), "f") if value else "0"
        case _:
            return str(value)


def _frame(columns: Sequence[str], lines: Sequence[Sequence[Value]]) -> Frame:
    """A pandas data frame: decimals as doubles, years as whole numbers that may be missing."""
    try:
        import pandas
    except ImportError as error:
        raise PanelError(f"this format needs pandas; {EXTRA}") from error
    numbers = [[float(v) if isinstance(v, Decimal) else v for v in line] for line in lines]
    frame = pandas.DataFrame(numbers, columns=list(columns))
    for name in columns:
        if name in ("year", "begin", "end", "conflicts"):
            frame[name] = frame[name].astype("Int64")
        elif name in ("value", "upper_value", "confidence"):
            frame[name] = frame[name].astype("float64")
    return frame


def _parquet(frame: Frame, out: Path) -> None:
    try:
        frame.to_parquet(out, index=False)
    except ImportError as error:
        raise PanelError(f"Parquet needs pyarrow; {EXTRA}") from error


def _excel(frame: Frame, out: Path) -> None:
    try:
        frame.to_excel(out, index=False, sheet_name="panel")
    except ImportError as error:
        raise PanelError(f"Excel needs openpyxl; {EXTRA}") from error


def _stata(frame: Frame, out: Path) -> None:
    """Stata 14 and later: names of variables cut to what it allows, the whole name as the label."""
    names = _stata_names([str(name) for name in frame.columns])
    labels = {new: str(old)[:80] for old, new in zip(frame.columns, names, strict=True)}
    frame = frame.set_axis(names, axis="columns")
    texts = [name for name in names if str(frame[name].dtype).startswith(("object", "str"))]
    frame[texts] = frame[texts].fillna("").astype(object)
    for name in names:
        if str(frame[name].dtype) == "Int64":
            frame[name] = frame[name].astype("float64")
    frame.to_stata(
        out, write_index=False, version=118, variable_labels=labels, convert_strl=texts if len(frame) else []
    )


def _stata_names(columns: Sequence[str]) -> list[str]:
    """Letters, digits and underscores, no digit first, no word of Stata's own, each name once.

    >>> _stata_names(["地区生产总值增速", "地区生产总值增速 (target)", "end"])
    ['地区生产总值增速', '地区生产总值增速__target_', 'end_']
    """
    found: list[str] = []
    for column in columns:
        name = "".join(c if c.isalnum() else "_" for c in column)[:STATA_NAME]
        name = name if name and not name[0].isdigit() else f"_{name}"[:STATA_NAME]
        name += "_" if name in RESERVED else ""
        number = 1
        while name in found:
            number += 1
            name = name[: STATA_NAME - len(str(number))] + str(number)
        found.append(name)
    return found


WRITERS: dict[str, Callable[[Frame, Path], None]] = {"parquet": _parquet, "excel": _excel, "stata": _stata}
