"""Rows of the panel, in long form and in wide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields, replace
from decimal import Decimal
from itertools import groupby

INFINITE = Decimal("Infinity")
SLACK = Decimal("0.05")  # how far 约 and 左右 let a figure lie from its number, as for targets


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what a report says of one indicator in one place and year.

    `value` and `upper_value` (of a range) are in base units (yuan, persons, percent) and as stated: where
    `change` is Down, the fall is a positive number. `kind` is `reported` or `target`. `begin` and `end` are
    code points of the figure in the report's text. `conflict`: whether another figure of the same place,
    year, indicator and kind cannot be true beside it.
    """

    place: str
    place_code: str
    level: str
    year: int | None
    indicator: str
    indicator_text: str
    value: Decimal
    upper_value: Decimal | None
    unit: str
    bound: str
    change: str
    kind: str
    confidence: Decimal
    report: str
    sentence: str
    begin: int
    end: int
    conflict: bool = False

    @property
    def cell(self) -> tuple[str, str, int | None, str, str]:
        """What makes two figures statements about one thing."""
        return self.place_code, self.place, self.year, self.indicator, self.kind

    @property
    def extent(self) -> tuple[Decimal, Decimal]:
        """The least and the greatest value that the figure may mean: 突破2万亿元 is anything above."""
        low, high = self.value, self.value if self.upper_value is None else self.upper_value
        match self.bound:
            case "Greater" | "AtLeast":
                high = INFINITE
            case "Less" | "AtMost":
                low = -INFINITE
            case "Approx":
                low, high = low - abs(low) * SLACK, high + abs(high) * SLACK
            case _:
                pass
        return (-high, -low) if self.change == "Down" else (low, high)

    def agrees(self, other: Row) -> bool:
        """Whether both figures can be true; figures in different units are not compared and do not agree."""
        (low, high), (least, most) = self.extent, other.extent
        return self.unit == other.unit and low <= most and least <= high

    @property
    def signed(self) -> Decimal:
        """The value with the sign of its change: a fall by 3% is -3."""
        return -self.value if self.change == "Down" else self.value


COLUMNS = tuple(field.name for field in fields(Row))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows a panel holds. Empty tuples and None ask for all.

    `indicators`: labels, codes or phrasings; `places`: names or codes. Without `own_words` only indicators of
    the scheme come; without `undated` only figures that are about one year.
    """

    indicators: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    kind: str | None = None
    least_confidence: Decimal = Decimal(0)
    own_words: bool = False
    undated: bool = False


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Sort by place, indicator, year and kind, then as reports have them; mark conflicting values."""
    ordered = sorted(rows, key=_key)
    found: list[Row] = []
    for _, cell in groupby(ordered, key=lambda row: row.cell):
        of = list(cell)
        found += [replace(row, conflict=not all(row.agrees(other) for other in of)) for row in of]
    return found


def _key(row: Row) -> tuple[str, str, str, int, str, str, int]:
    return row.place_code, row.place, row.indicator, row.year or 0, row.kind, row.report, row.begin


def cells(row: Row) -> Iterator[str | int | Decimal | bool | None]:
    """The values of a row in the order of `COLUMNS`."""
    return iter(astuple(row))


def wide(rows: Iterable[Row]) -> tuple[list[str], list[list[str | int | Decimal | None]]]:
    """Columns and rows of the wide form: a row a place and year, a column an indicator, targets apart.

    A fall is negative here. Of conflicting figures the surest speaks, then the one that stands first; a
    column counts the conflicts of each row. Ranges give their lower end.
    """
    found: dict[tuple[str, str, str, int | None], dict[str, Row]] = {}
    conflicts: Counter[tuple[str, str, str, int | None]] = Counter()
    names: dict[str, None] = {}
    for row in rows:
        name = row.indicator if row.kind == "reported" else f"{row.indicator} (target)"
        of = found.setdefault((row.place, row.place_code, row.level, row.year), {})
        names.setdefault(name)
        if name not in of:
            of[name] = row
            conflicts[(row.place, row.place_code, row.level, row.year)] += row.conflict
        elif row.confidence > of[name].confidence:
            of[name] = row
    columns = sorted(names)
    lines: list[list[str | int | Decimal | None]] = [
        [*at, *(of[name].signed if name in of else None for name in columns), conflicts[at]]
        for at, of in sorted(found.items(), key=lambda item: (item[0][1], item[0][0], item[0][3] or 0))
    ]
    return ["place", "place_code", "level", "year", *columns, "conflicts"], lines
