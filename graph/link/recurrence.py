"""Problems that come back: what a report admits, and the next report of the same place and genre again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from pyoxigraph import Literal, NamedNode, Quad

from ...ontology.iris import Iris
from ...ontology.terms import GOV, RDFS
from ..nodes import XSD_INTEGER, decimal, gov
from ..store import Store
from .changed import Changed
from .problem_wording import likeness_of_subjects, subject
from .standing import Held, held_reports, link, standing

# By reading pairs of 50 places (docs/links.md): from 0.5 nearly all are one problem, from there down to 0.38
# three in four, below two in three.
SAME_FROM = 0.38


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem by what it is about."""

    iri: str
    about: frozenset[str]


def draw_recurrences(store: Store, iris: Iris, changed: Changed) -> None:
    """Link each problem to the one of the report before that it takes up again.

    A series is the reports of one place and genre. Only series with a changed report are read; each of their
    reports is compared with the one held before it, however many years lie between (`gov:yearsApart`).
    """
    wanted = {_series(report) for report in changed.reports}
    held = [report for report in held_reports(store) if _series(report.iri) in wanted]
    series = [list(found) for _, found in groupby(held, key=lambda report: _series(report.iri))]
    old = list(standing(store, iris, "Recurrence"))
    stale = {
        quad.subject
        for quad in old
        if quad.predicate == gov("laterReport")
        and isinstance(quad.object, NamedNode)
        and _series(quad.object.value) in wanted
    }
    new = [quad for reports in series for quad in _recurrences(store, iris, reports)]
    store.exchange([quad for quad in old if quad.subject in stale], new)


def _series(report: str) -> tuple[str, str]:
    """The place and genre of `…/report/PLACE/YEAR/GENRE`, so that of a report that is gone as well."""
    place, _, genre = report.rsplit("/", 2)
    return place, genre


def _recurrences(store: Store, iris: Iris, reports: Sequence[Held]) -> Iterator[Quad]:
    admitted = {report.iri: _problems(store, report.iri) for report in reports}
    for earlier, later in pairwise(reports):
        for one, other, score in same_problems(admitted[earlier.iri], admitted[later.iri]):
            at = NamedNode(f"{iris.base}recurrence/{other.removeprefix(f'{iris.base}report/')}")
            yield from link(
                iris,
                at,
                a=gov("Recurrence"),
                earlier=NamedNode(one),
                later=NamedNode(other),
                earlierReport=NamedNode(earlier.iri),
                laterReport=NamedNode(later.iri),
                yearsApart=Literal(str(later.year - earlier.year), datatype=XSD_INTEGER),
                similarity=decimal(score),
            )


def _problems(store: Store, report: str) -> list[Problem]:
    found = store.rows(
        f"""SELECT ?problem ?words WHERE {{ GRAPH <{report}> {{
            ?problem a <{GOV.Problem}> ; <{RDFS.label}> ?words
        }} }}"""
    )
    return sorted(
        (Problem(str(iri), subject(str(words))) for iri, words in found), key=lambda problem: problem.iri
    )


def same_problems(earlier: Sequence[Problem], later: Sequence[Problem]) -> Iterator[tuple[str, str, float]]:
    """Pairs of the same problem with their likeness (0..1), best first; no problem stands in two.

    Of equal likeness, the first by IRI go together.
    """
    holding: dict[str, list[Problem]] = defaultdict(list)
    for problem in later:
        for pair in problem.about:
            holding[pair].append(problem)
    scored: list[tuple[float, str, str]] = []
    for one in earlier:
        for other in {problem.iri: problem for pair in one.about for problem in holding[pair]}.values():
            score = round(likeness_of_subjects(one.about, other.about), 4)
            if score >= SAME_FROM:
                scored.append((-score, one.iri, other.iri))
    taken: set[str] = set()
    for negative, one, other in sorted(scored):
        if one not in taken and other not in taken:
            taken.update((one, other))
            yield one, other, -negative
