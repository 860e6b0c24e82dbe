"""Promised figures against reported ones: whether a target was met."""

from __future__ import annotations

from collections.abc import Iterable
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


def read_targets(store: Store, report: str) -> list[Amount]:
    """The targets that a report's commitments or plan sections set, in reading order."""
    owned = f"""
        {{ ?line <{GOV.hasTarget}> ?figure ; a <{GOV.Commitment}> }}
        UNION {{ ?figure <{GOV.inSection}> ?section . ?section <{GOV.role}> <{GOV.Plan}> }}"""
    return _read(store, report, f"?figure a <{GOV.Target}> . {owned}")


def read_observations(store: Store, report: str) -> list[Amount]:
    """The reported figures of a report, in reading order."""
    return _read(store, report, f"?figure a <{GOV.Observation}> .")


def _read(store: Store, report: str, pattern: str) -> list[Amount]:
    found = store.select(
        f"""SELECT DISTINCT ?figure ?value ?upper ?unit ?indicator ?text ?bound ?change ?better ?year WHERE {{
            GRAPH <{report}> {{
                {pattern}
                ?figure <{GOV.value}> ?value ; <{GOV.indicator}> ?indicator ; <{GOV.bound}> ?bound .
                OPTIONAL {{ ?figure <{GOV.upperValue}> ?upper }}
                OPTIONAL {{ ?figure <{GOV.unitText}> ?unitText }}
                OPTIONAL {{ ?figure <{GOV.unit}> ?unitConcept }}
                OPTIONAL {{ ?figure <{GOV.indicatorText}> ?text }}
                OPTIONAL {{ ?figure <{GOV.change}> ?change }}
                OPTIONAL {{ ?figure <{GOV.refYear}> ?year }}
            }}
            OPTIONAL {{ GRAPH ?scheme {{ ?indicator <{GOV.betterDirection}> ?better }} }}
            BIND(COALESCE(STR(?unitConcept), ?unitText, "") AS ?unit)
        }}"""
    )
    return sorted((_amount(record) for record in found.records()), key=lambda amount: amount.begin)


def _amount(record: dict[str, str | None]) -> Amount:
    iri = record["figure"] or ""
    return Amount(
        iri=iri,
        begin=int(iri.rpartition("/")[2]),
        value=Decimal(record["value"] or "0"),
        upper=None if record["upper"] is None else Decimal(record["upper"]),
        unit=record["unit"] or "",
        indicator=record["indicator"] or "",
        text=record["text"] or "",
        bound=_local(record["bound"]) or "Equal",
        change=_local(record["change"]),
        better=_local(record["better"]),
        year=None if record["year"] is None else int(record["year"]),
    )


def _local(iri: str | None) -> str | None:
    return None if iri is None else iri.rpartition("#")[2]


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
