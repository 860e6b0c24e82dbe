"""Which place names a programme, and in which of its reports first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from ...ontology.iris import Iris
from ...ontology.terms import GOV
from ..nodes import XSD_INTEGER, gov
from ..store import Store
from .changed import Changed
from .standing import Held, batches, held_reports, link, standing

LEAST = 2  # places that must name a programme: one alone has nobody to follow and is not followed


@dataclass(frozen=True, slots=True)
class Naming:
    """The report that names a programme, and the span where it does so first."""

    report: str
    span: str


def draw_take_ups(store: Store, iris: Iris, changed: Changed) -> None:
    """Link each programme that several places name to the first report of each of these places.

    Drawn anew are the programmes that a changed report names, and those that it was the first of its place to
    name.
    """
    held = {report.iri: report for report in held_reports(store)}
    whole = changed.reports >= held.keys()
    touched = None if whole else _before(store, iris, changed) | _now(store, iris, changed)
    namings = _namings(store, iris, held, touched)
    old = [quad for values in _values("of", touched) for quad in _standing(store, iris, values)]
    store.exchange(old, _take_ups(store, iris, namings, held))


def _now(store: Store, iris: Iris, changed: Changed) -> set[str]:
    """The programmes that the changed reports name."""
    found = (
        store.rows(f"SELECT DISTINCT ?thing WHERE {{ GRAPH <{report}> {{ ?thing <{GOV.evidence}> ?span }} }}")
        for report in sorted(changed.reports)
    )
    return {thing for rows in found for (thing,) in rows if thing and _is_programme(iris, thing)}


def _before(store: Store, iris: Iris, changed: Changed) -> set[str]:
    """The programmes that a changed report was the first of its place to name."""
    found = store.rows(
        f"""SELECT ?thing ?report WHERE {{ GRAPH <{iris.links_graph}> {{
            ?link <{GOV.programme}> ?thing ; <{GOV.firstReport}> ?report
        }} }}"""
    )
    return {str(thing) for thing, report in found if report in changed.reports}


def _standing(store: Store, iris: Iris, values: str) -> Iterator[Quad]:
    return standing(store, iris, "TakeUp", f"{values} ?link <{GOV.programme}> ?of .")


def _is_programme(iris: Iris, thing: str) -> bool:
    return thing.startswith(f"{iris.base}programme/")


def _values(variable: str, wanted: set[str] | None) -> Iterator[str]:
    """A block for each lot of programmes that a query is to ask about; an empty one asks about all."""
    if wanted is None:
        yield ""
        return
    for some in batches(sorted(wanted)):
        yield f"VALUES ?{variable} {{ {' '.join(f'<{programme}>' for programme in some)} }}"


def _namings(
    store: Store, iris: Iris, held: Mapping[str, Held], wanted: set[str] | None
) -> dict[str, list[Naming]]:
    """The reports that name each of the wanted programmes (all, where `wanted` is `None`)."""
    first: dict[tuple[str, str], tuple[int, str]] = {}
    for values in _values("thing", wanted):
        found = store.rows(
            f"""SELECT ?report ?thing ?span WHERE {{
                {values or f"?thing a <{GOV.Programme}> ."} GRAPH ?report {{ ?thing <{GOV.evidence}> ?span }}
            }}"""
        )
        for report, thing, span in found:
            if report in held:
                at = (int(str(span).rpartition("=")[2].partition(",")[0]), str(span))
                key = (str(thing), str(report))
                first[key] = min(at, first.get(key, at))
    namings: dict[str, list[Naming]] = defaultdict(list)
    for (programme, report), (_, span) in first.items():
        namings[programme].append(Naming(report, span))
    return namings


def _take_ups(
    store: Store, iris: Iris, namings: Mapping[str, Sequence[Naming]], held: Mapping[str, Held]
) -> Iterator[Quad]:
    firsts = list(_firsts(namings, held))
    stages = _stages(store, {(programme, naming.report) for programme, naming in firsts})
    for programme, naming in firsts:
        report = held[naming.report]
        place, name = (
            report.place.removeprefix(f"{iris.base}place/"),
            programme.removeprefix(f"{iris.base}programme/"),
        )
        yield from link(
            iris,
            NamedNode(f"{iris.base}take-up/{place}/{name}"),
            a=gov("TakeUp"),
            programme=NamedNode(programme),
            inPlace=NamedNode(report.place),
            firstYear=Literal(str(report.year), datatype=XSD_INTEGER),
            firstReport=NamedNode(report.iri),
            stage=gov(stages.get((programme, report.iri), "Named")),
            evidence=NamedNode(naming.span),
        )


def _firsts(
    namings: Mapping[str, Sequence[Naming]], held: Mapping[str, Held]
) -> Iterator[tuple[str, Naming]]:
    """For each programme that enough places name, the first report of each of them."""
    for programme in sorted(namings):
        by_place: dict[str, list[tuple[int, str, Naming]]] = defaultdict(list)
        for naming in namings[programme]:
            report = held[naming.report]
            by_place[report.place].append((report.year, report.iri, naming))
        if len(by_place) >= LEAST:
            yield from ((programme, min(found)[2]) for found in by_place.values())


def _stages(store: Store, wanted: set[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Which programmes have a measure under them (`UnderWay`) or only commitments (`Planned`)."""
    by_report: dict[str, set[str]] = defaultdict(set)
    for programme, report in wanted:
        by_report[report].add(programme)
    stages: dict[tuple[str, str], str] = {}
    for report, programmes in by_report.items():
        found = store.rows(
            f"""SELECT ?thing ?kind WHERE {{ GRAPH <{report}> {{
                ?line <{GOV.underProgramme}> ?thing ; a ?kind
            }} }}"""
        )
        for thing, kind in found:
            if thing in programmes and stages.get((str(thing), report)) != "UnderWay":
                stages[str(thing), report] = "UnderWay" if kind == str(GOV.Measure) else "Planned"
    return stages
