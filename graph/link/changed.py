"""Which reports a build wrote: what the drawing of links goes by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changed:
    """The IRIs of the reports whose graphs a build wrote, new or replaced."""

    reports: frozenset[str]
