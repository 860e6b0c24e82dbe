"""Units as written to concepts of the unit code list (`ontology/vocab/units.ttl`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pyoxigraph import NamedNode

from ..ontology.vocab import concepts


@cache
def _units() -> Mapping[str, NamedNode]:
    units: dict[str, NamedNode] = {}
    for unit in concepts("unit"):
        for written in (unit.label_zh, *unit.words):
            units.setdefault(written, NamedNode(unit.iri))
    return units


def unit_concept(unit_text: str) -> NamedNode | None:
    """The concept whose label or other written form is `unit_text`; None for an unlisted unit."""
    return _units().get(unit_text)
