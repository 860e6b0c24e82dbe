"""Reports of one place and genre by year: which report answers for what another promised."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ...ontology.terms import GOV
from ..store import Store

LONGEST = 6  # years from a report to the one in which a five-year plan's targets are due


@dataclass(frozen=True, slots=True)
class Report:
    """A report as far as its place in a series goes; `year` is the one it reviews."""

    place: str
    genre: str
    year: int
    iri: str


class Series:
    """All reports of a store, by place, genre and year."""

    def __init__(self, store: Store) -> None:
        found = store.rows(
            f"""SELECT ?place ?genre ?year ?report WHERE {{ GRAPH ?report {{
                ?report a <{GOV.Report}> ; <{GOV.place}> ?place ; <{GOV.genre}> ?genre ;
                        <{GOV.coversYear}> ?year
            }} }}"""
        )
        reports = [
            Report(str(place), str(genre), int(str(year)), str(iri)) for place, genre, year, iri in found
        ]
        self._reports = sorted(
            reports, key=lambda report: (report.place, report.genre, report.year, report.iri)
        )
        self._at: dict[tuple[str, str, int], Report] = {}
        for report in self._reports:
            self._at.setdefault((report.place, report.genre, report.year), report)

    def of(self, report: Report, year: int) -> Report | None:
        """The report of the same place and genre that reviews `year`."""
        return self._at.get((report.place, report.genre, year))

    def touched(self, changed: Collection[str]) -> Iterator[Report]:
        """The changed reports and those that may be followed up in one of them."""
        touched = {
            (report.place, report.genre, report.year - back)
            for report in self._reports
            if report.iri in changed
            for back in range(LONGEST + 1)
        }
        for report in self._reports:
            if (report.place, report.genre, report.year) in touched:
                yield report
