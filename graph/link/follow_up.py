"""What became of a year's commitments and targets in the next report of the same place and genre."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from pyoxigraph import NamedNode, Quad

from ...ontology.iris import Iris
from ...ontology.terms import GOV
from ..nodes import A, decimal, gov
from ..store import Store
from .changed import Changed
from .lines import SURE_FROM, Match, match_lines, read_lines
from .targets import better_directions, is_met, matching_observation, read_observations, read_targets


@dataclass(frozen=True, slots=True)
class Report:
    """A report as far as its place in a series goes."""

    place: str
    genre: str
    year: int
    iri: str


def draw_follow_ups(store: Store, iris: Iris, changed: Changed) -> None:
    """Write the follow-ups of the changed reports and of those they follow.

    Reports follow each other when place and genre are the same and the years consecutive. Every commitment
    and target of the earlier report gets one `gov:FollowUp`.
    """
    better = better_directions(store)
    pairs = [pair for pair in consecutive(store) if changed.reports.intersection(r.iri for r in pair)]
    earlier_ones = {earlier.iri for earlier, _ in pairs} | changed.reports
    drawn = [
        quad for earlier, later in pairs for quad in FollowUps(store, iris, earlier, later, better).quads()
    ]
    store.exchange(_standing(store, iris, earlier_ones), drawn)


def _standing(store: Store, iris: Iris, earlier: Collection[str]) -> Iterator[Quad]:
    """The quads of the links graph that follow up something in one of the earlier reports."""
    graph = iris.links_graph
    followed = f"<{GOV.ofCommitment}>|<{GOV.ofTarget}>"
    nodes: set[NamedNode] = set()
    for node, thing in store.rows(f"SELECT ?f ?of WHERE {{ GRAPH <{graph}> {{ ?f {followed} ?of }} }}"):
        if node and thing and thing.rsplit("/", 2)[0] in earlier:
            nodes.update((NamedNode(node), NamedNode(thing)))
    return store.about(graph, nodes)


def consecutive(store: Store) -> Iterator[tuple[Report, Report]]:
    """Pairs of reports of one place and genre in consecutive years, by place, genre and year."""
    found = store.rows(
        f"""SELECT ?place ?genre ?year ?report WHERE {{ GRAPH ?report {{
            ?report a <{GOV.Report}> ; <{GOV.place}> ?place ; <{GOV.genre}> ?genre ; <{GOV.coversYear}> ?year
        }} }}"""
    )
    reports = sorted(
        (Report(str(place), str(genre), int(str(year)), str(iri)) for place, genre, year, iri in found),
        key=lambda report: (report.place, report.genre, report.year, report.iri),
    )
    for earlier, later in pairwise(reports):
        same = (earlier.place, earlier.genre) == (later.place, later.genre)
        if same and later.year == earlier.year + 1:
            yield earlier, later


class FollowUps:
    """The follow-up of one report by the next."""

    def __init__(
        self, store: Store, iris: Iris, earlier: Report, later: Report, better: Mapping[str, str]
    ) -> None:
        self._store = store
        self._better = better
        self._base = iris.base
        self._graph = NamedNode(iris.links_graph)
        self._earlier = earlier
        self._later = later

    def quads(self) -> Iterator[Quad]:
        """Targets first: a commitment whose number was missed is only partly done."""
        missed: set[str] = set()
        yield from self._targets(missed)
        yield from self._commitments(self._owners(missed))

    def _node(self, followed: str) -> NamedNode:
        return NamedNode(f"{self._base}follow-up/{followed.removeprefix(f'{self._base}report/')}")

    def _quad(self, subject: NamedNode, predicate: str, value: NamedNode) -> Quad:
        return Quad(subject, gov(predicate), value, self._graph)

    def _head(self, at: NamedNode, predicate: str, followed: str, status: str) -> Iterator[Quad]:
        yield Quad(at, A, gov("FollowUp"), self._graph)
        yield self._quad(at, predicate, NamedNode(followed))
        yield self._quad(at, "inReport", NamedNode(self._later.iri))
        yield self._quad(at, "status", gov(status))

    def _targets(self, missed: set[str]) -> Iterator[Quad]:
        observations = read_observations(self._store, self._later.iri, self._better)
        for target in read_targets(self._store, self._earlier.iri, self._better):
            if target.year not in (None, self._later.year):
                continue  # a target for a later year is not due yet
            at = self._node(target.iri)
            reported = matching_observation(target, observations, self._later.year)
            if reported is None:
                yield from self._head(at, "ofTarget", target.iri, "NotReported")
                continue
            met = is_met(target, reported)
            if not met:
                missed.add(target.iri)
            yield from self._head(at, "ofTarget", target.iri, "Met" if met else "Missed")
            yield self._quad(at, "observation", NamedNode(reported.iri))

    def _owners(self, targets: set[str]) -> set[str]:
        found = self._store.rows(
            f"""SELECT ?line ?target WHERE {{
                GRAPH <{self._earlier.iri}> {{ ?line <{GOV.hasTarget}> ?target }}
            }}"""
        )
        return {str(line) for line, target in found if str(target) in targets}

    def _commitments(self, fell_short: set[str]) -> Iterator[Quad]:
        commitments = read_lines(self._store, self._earlier.iri, str(GOV.Commitment))
        measures = read_lines(self._store, self._later.iri, str(GOV.Measure))
        matches = match_lines(commitments, measures)
        for commitment in commitments:
            at = self._node(commitment.iri)
            match = matches.get(commitment.iri)
            status = _status(match, commitment.iri in fell_short)
            yield from self._head(at, "ofCommitment", commitment.iri, status)
            if match is not None:
                measure = NamedNode(match.measure)
                yield self._quad(at, "doneBy", measure)
                yield Quad(at, gov("score"), decimal(match.score), self._graph)
                if status == "Done":
                    yield self._quad(NamedNode(commitment.iri), "fulfilledBy", measure)


def _status(match: Match | None, fell_short: bool) -> str:
    if match is None:
        return "NotMentioned"
    return "PartlyDone" if fell_short or match.score < SURE_FROM else "Done"
