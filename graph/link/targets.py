"""Promised figures against reported ones: whether a target was met."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ...ontology.terms import GOV
from ..store import Store
from .wording import likeness

SAME_INDICATOR = (
    0.8  # likeness of two phrases that name one indicator (案件评查 - 评查案件), by reading pairs
)
TOLERANCE = Decimal("0.05")  # how far 约 and 左右 let a figure miss


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure as far as comparison needs it; `bound`, `change` and `better` are local names or None."""

    iri: str
    begin: int
    value: Decimal
    upper: Decimal | None
    unit: str
    indicator: str
    text: str
    bound: str
    change: str | None
    better: str | None
    year: int | None

    @property
    def by(self) -> bool:
        """Whether the figure states a change by a number and not a level."""
        return self.change in ("Up", "Down")


def better_directions(store: Store) -> dict[str, str]:
    """Which way is better, by indicator, for the indicators of the code list."""
    rows = store.rows(f"SELECT ?indicator ?better WHERE {{ ?indicator <{GOV.betterDirection}> ?better }}")
    return {indicator: local(better) for indicator, better in rows if indicator and better}


def read_targets(store: Store, report: str, better: Mapping[str, str]) -> list[Amount]:
    """The targets that a report's commitments or plan sections set, in reading order."""
    rows = store.rows(
        f"""SELECT DISTINCT ?figure WHERE {{ GRAPH <{report}> {{
            {{ ?line <{GOV.hasTarget}> ?figure ; a <{GOV.Commitment}> }}
            UNION {{ ?figure a <{GOV.Target}> ; <{GOV.inSection}> ?section .
                     ?section <{GOV.role}> <{GOV.Plan}> }}
        }} }}"""
    )
    due = {figure for (figure,) in rows}
    return [amount for amount in _figures(store, report, GOV.Target, better) if amount.iri in due]


def read_observations(store: Store, report: str, better: Mapping[str, str]) -> list[Amount]:
    """The reported figures of a report, in reading order."""
    return _figures(store, report, GOV.Observation, better)


def _figures(store: Store, report: str, kind: str, better: Mapping[str, str]) -> list[Amount]:
    """Read all properties in one plain scan: ten times as fast as a pattern with an OPTIONAL for each."""
    said: dict[str, dict[str, str]] = {}
    for figure, predicate, value in store.rows(
        f"""SELECT ?figure ?predicate ?value WHERE {{
            GRAPH <{report}> {{ ?figure a <{kind}> ; ?predicate ?value }}
        }}"""
    ):
        if figure and predicate and value:
            said.setdefault(figure, {})[local(predicate)] = value
    complete = (of for of in said.items() if {"value", "indicator", "bound"} <= of[1].keys())
    return sorted((_amount(iri, of, better) for iri, of in complete), key=lambda amount: amount.begin)


def _amount(iri: str, of: Mapping[str, str], better: Mapping[str, str]) -> Amount:
    return Amount(
        iri=iri,
        begin=int(iri.rpartition("/")[2]),
        value=Decimal(of["value"]),
        upper=Decimal(of["upperValue"]) if "upperValue" in of else None,
        unit=of.get("unit") or of.get("unitText", ""),
        indicator=of["indicator"],
        text=of.get("indicatorText", ""),
        bound=local(of["bound"]),
        change=local(of["change"]) if "change" in of else None,
        better=better.get(of["indicator"]),
        year=int(of["refYear"]) if "refYear" in of else None,
    )


def local(iri: str) -> str:
    """The local name of a term of the ontology."""
    return iri.rpartition("#")[2]


def matching_observation(target: Amount, observations: Iterable[Amount], year: int) -> Amount | None:
    """The reported figure of `year` for the target's indicator and unit; the likest, then the first."""
    best: tuple[float, int] | None = None
    found: Amount | None = None
    for each in observations:
        if each.unit != target.unit or each.by != target.by or each.year not in (None, year):
            continue
        alike = 1.0 if each.indicator == target.indicator else likeness(each.text, target.text)
        rank = (-alike, each.begin)
        if alike >= SAME_INDICATOR and (best is None or rank < best):
            best, found = rank, each
    return found


def is_met(target: Amount, reported: Amount) -> bool:
    """Whether the reported figure reaches the target.

    A change is measured in the direction that the target names: a fall by 3% against `下降5%` is 3 of 5, a
    rise is less than nothing. The bound decides; where the target is a bare number, the better direction of
    its indicator does, and where that is unknown, more counts as better, as for anything to be built.
    """
    value = reported.value
    if target.by and reported.change != target.change:
        value = -value
    low, high = target.value, target.upper if target.upper is not None else target.value
    slack = abs(low) * TOLERANCE if target.bound == "Approx" else Decimal(0)
    match target.bound:
        case "AtMost":
            return value <= high
        case "Less":
            return value < high
        case "Greater":
            return value > low
        case "AtLeast":
            return value >= low
        case _:
            lower_is_better = not target.by and (target.better == "Lower" or target.change == "DownTo")
            return value <= high + slack if lower_is_better else value >= low - slack
