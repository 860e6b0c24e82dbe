"""Floors under the scores: a file that keeps quality from falling unnoticed.

{"M.F1": 0.96, "F.value": 0.981, "spans": 1}
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from pathlib import Path
from typing import cast

from ..errors import BaselineError
from .gold import CLASSES
from .scoring import MEASURED, OF_SPANS, SPANS, Scores

STEP = Decimal("0.001")  # floors are rounded down to it
# Of precision, recall and the two F1, new floors are set under the F1 of exact spans alone.
FLOORED = frozenset(
    (SPANS, *(f"{n}.F1" for n in CLASSES), *(f"{n}.{m}" for n, names in MEASURED.items() for m in names))
)
KNOWN = (*(f"{n}.{m}" for n in CLASSES for m in (*OF_SPANS, *MEASURED.get(n, ()))), SPANS)

Floors = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Fall:
    """A measure under its floor; `now` is None where there is nothing left to measure."""

    measure: str
    floor: Decimal
    now: float | None

    def __str__(self) -> str:
        now = "nothing to measure" if self.now is None else f"{self.now:g}"
        return f"{self.measure}: {now}, floor {self.floor}"


def falls(scores: Scores, floors: Floors) -> Iterator[Fall]:
    """Yield the measures under their floors, in the file's order."""
    now = dict(scores.measures())
    for measure, floor in floors.items():
        value = now.get(measure)
        if value is None or Decimal(str(value)) < floor:
            yield Fall(measure, floor, value)


def settle_floors(scores: Scores, floors: Floors, *, higher: bool, lower: bool) -> dict[str, Decimal]:
    """The floors after this evaluation, in the order of tags and measures.

    `higher` lifts floors to the current figures and adds those that are missing; `lower` takes those that
    are not reached down to them, and drops floors of what is no longer there to measure. Else they stay.
    """
    now = {name: Decimal(str(value)).quantize(STEP, ROUND_FLOOR) for name, value in scores.measures()}
    settled: dict[str, Decimal] = {}
    for name in KNOWN:
        old, new = floors.get(name), now.get(name)
        if old is None:
            if higher and new is not None and name in FLOORED:
                settled[name] = new
        elif new is None:
            if not lower:
                settled[name] = old
        elif (new > old and higher) or (new < old and lower):
            settled[name] = new
        else:
            settled[name] = old
    return settled


def read_baseline(path: Path) -> dict[str, Decimal]:
    """Read a file of floors. Raises `BaselineError` where it is missing or cannot be used."""
    if not path.is_file():
        raise BaselineError(f"{path}: there is no such baseline; write one with --raise-baseline")
    try:
        loaded: object = json.loads(path.read_text("utf8"), parse_float=Decimal)
    except ValueError as error:
        raise BaselineError(f"{path}: it is no JSON file: {error}") from error
    if not isinstance(loaded, dict):
        raise BaselineError(f'{path}: it must hold one JSON object of floors, as {{"M.F1": 0.9}}')
    return {name: _floor(path, name, value) for name, value in cast("dict[str, object]", loaded).items()}


def write_baseline(floors: Floors, path: Path) -> None:
    """Write floors, one a line."""
    rows = {name: float(floor) for name, floor in floors.items()}
    path.write_text(json.dumps(rows, indent=1) + "\n", "utf8", newline="\n")


def _floor(path: Path, name: str, value: object) -> Decimal:
    if name not in KNOWN:
        raise BaselineError(f"{path}: there is no measure {name}; the measures are {', '.join(KNOWN)}")
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not 0 <= value <= 1:
        raise BaselineError(f"{path}: the floor of {name} must be a number from 0 to 1, not {value}")
    return Decimal(value)
