"""What the graph says of a figure: its number, its unit, and what it counts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..ontology.model import DIFFERENCES, Figure
from ..ontology.terms import CUBE
from ..ontology.vocab import concepts
from .entities import Entities
from .units import unit_concept
from .written import DATA_SET, A, decimal, gov, integer, words

Property = tuple[str, str]
REPORTED, TARGETS = f"<{CUBE.reported}>", f"<{CUBE.targets}>"  # the data sets of ontology/cube.ttl
# Ends of phrases that say themselves that a change is meant.
CHANGES = ("增速", "增幅", "降幅", "涨幅", "增长", "下降", "增长率", "增量", "上涨")


def figure_properties(figure: Figure, entities: Entities) -> list[Property]:
    """Predicates and values; the indicator, where no list has it, becomes one of `entities`."""
    kinds = ("Figure", "Target") if figure.target else ("Figure", "Observation", "Outcome")
    found = [(A, gov(kind)) for kind in kinds]
    found += _number(figure)
    if figure.unit_text:
        found.append((gov("unitText"), words(figure.unit_text)))
        unit = unit_concept(figure.unit_text)
        if unit is not None:
            found.append((gov("unit"), unit))
    found.append((gov("outcomeKind"), gov(figure.outcome_kind)))
    indicator = entities.indicator(figure.indicator, _series(figure))
    if indicator is not None:
        found.append((gov("indicator"), indicator))
    if figure.indicator_text:
        found.append((gov("indicatorText"), words(figure.indicator_text)))
    if figure.ref_year is not None:
        found.append((gov("refYear"), integer(figure.ref_year)))
    if figure.ref_place is not None:
        found.append((gov("refPlace"), entities.at(figure.ref_place)))
    if figure.indicator and figure.value is not None and figure.ref_year is not None and figure.ref_place:
        found.append((DATA_SET, TARGETS if figure.target else REPORTED))
    return found


def _series(figure: Figure) -> str:
    """The name of an indicator in a report's own words; how it changed is another than where it stood.

    What bears a name of the scheme and is none of it has another unit, or is growth over several years.
    """
    name, changed = figure.indicator_text, figure.change in DIFFERENCES
    if changed and name and not name.endswith(CHANGES):
        name += "增速" if figure.unit_text in ("%", "％", "倍") else "增量"
    if name not in _listed():
        return name
    return f"{name}({'多年' if changed else figure.unit_text})"


@cache
def _listed() -> frozenset[str]:
    """The labels of the scheme."""
    return frozenset(concept.label_zh for concept in concepts("indicator"))


def _number(figure: Figure) -> Iterator[Property]:
    if figure.value is not None:
        yield gov("value"), decimal(figure.value)
    if figure.upper is not None:
        yield gov("upperValue"), decimal(figure.upper)
    if figure.ratio is not None:
        yield gov("ratio"), words(figure.ratio)
    yield gov("bound"), gov(figure.bound)
    if figure.change is not None:
        yield gov("change"), gov(figure.change)
