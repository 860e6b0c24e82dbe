"""Units as written to concepts of the unit code list (`ontology/vocab/units.ttl`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ..ontology.vocab import concepts


@cache
def _units() -> Mapping[str, str]:
    units: dict[str, str] = {}
    for unit in concepts("unit"):
        for written in (unit.label_zh, *unit.words):
            units.setdefault(written, f"<{unit.iri}>")
    return units


def unit_concept(unit_text: str) -> str | None:
    """The concept whose label or other written form is `unit_text`; None for an unlisted unit."""
    return _units().get(unit_text)
