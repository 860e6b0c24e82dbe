"""What became of a report's commitments and targets in later reports of the same place and genre."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from pyoxigraph import NamedNode, Quad

from ...ontology.iris import Iris
from ...ontology.terms import GOV
from ..nodes import gov
from ..store import Store
from .amounts import Amount, Amounts, better_directions
from .changed import Changed
from .lines import read_lines
from .matching import FOUND_FROM, Answer, Found, Matcher
from .series import LONGEST, Report, Series
from .targets import is_met, matching_observation
from .written_follow_ups import Writer

DONE_FROM = 0.5  # share of a commitment's sentences that must come back for it to count as done


def draw_follow_ups(
    store: Store, iris: Iris, changed: Changed, decided: Mapping[tuple[str, str], str] | None = None
) -> None:
    """Write the follow-ups of the changed reports and of those that they follow.

    Every commitment, and every target that is due within `LONGEST` years, gets one `gov:FollowUp`.
    `decided` holds reviewed verdicts (`same`, `different`, `unsure`) by commitment and measure: `same` makes
    the measure the match, `different` bars it.
    """
    series = Series(store)
    touched = list(series.touched(changed.reports))
    by_commitment: dict[str, dict[str, str]] = {}
    for (commitment, measure), verdict in (decided or {}).items():
        by_commitment.setdefault(commitment, {})[measure] = verdict
    promises = Promises(store, iris, series, by_commitment)
    drawn = [quad for report in touched for quad in promises.quads(report)]
    store.exchange(_standing(store, iris, [report.iri for report in touched]), drawn)


def _standing(store: Store, iris: Iris, reports: Collection[str]) -> Iterator[Quad]:
    """The quads of the links graph that follow up what the reports promised."""
    graph = iris.links_graph
    nodes: set[NamedNode] = set()
    fulfilled: set[NamedNode] = set()
    for report in reports:
        for follow_up, commitment, candidate, promised, reported in store.rows(
            f"""SELECT ?follow ?commitment ?candidate ?promised ?reported WHERE {{ GRAPH <{graph}> {{
                ?follow <{GOV.ofReport}> <{report}> .
                OPTIONAL {{ ?follow <{GOV.ofCommitment}> ?commitment }}
                OPTIONAL {{ ?follow <{GOV.candidate}> ?candidate .
                    ?candidate <{GOV.promisedIn}> ?promised ; <{GOV.reportedIn}> ?reported }}
            }} }}"""
        ):
            nodes.update(NamedNode(iri) for iri in (follow_up, candidate, promised, reported) if iri)
            if commitment:
                fulfilled.add(NamedNode(commitment))
    yield from store.about(graph, nodes)
    for quad in store.about(graph, fulfilled):
        if quad.predicate == gov("fulfilledBy"):
            yield quad


@dataclass(frozen=True, slots=True)
class Answered:
    """A target, the reported figure that answers it, and whether that reaches it."""

    target: Amount
    by: Amount
    met: bool


class Promises:
    """Follows up what reports promised, a report at a time."""

    def __init__(
        self, store: Store, iris: Iris, series: Series, decided: Mapping[str, Mapping[str, str]]
    ) -> None:
        self._store = store
        self._iris = iris
        self._series = series
        self._decided = decided
        self._better = better_directions(store)
        self._observed: dict[
            str, list[Amount]
        ] = {}  # of the last reports read: a series is gone through in order

    def quads(self, report: Report) -> Iterator[Quad]:
        """All that is said of one report's promises."""
        writer = Writer(self._iris, report.iri)
        answered: list[Answered] = []  # targets first: they tell of the commitments that set them
        yield from self._targets(report, writer, answered)
        yield from self._commitments(report, writer, answered)

    def _targets(self, report: Report, writer: Writer, answered: list[Answered]) -> Iterator[Quad]:
        for target in Amounts(self._store, report.iri, report.year, self._better).targets():
            due = target.when.year
            if due - report.year > LONGEST:
                continue  # a target for 2035 is followed in no report
            later = self._series.of(report, due)
            if later is None:
                yield from writer.target(target.iri, None, "NoNextReport")
                continue
            reported = matching_observation(target, self._observations(later))
            if reported is None:
                yield from writer.target(target.iri, later.iri, "NotReported")
                continue
            met = is_met(target, reported)
            if due == report.year + 1:
                answered.append(Answered(target, reported, met))
            yield from writer.target(target.iri, later.iri, "Met" if met else "Missed", reported.iri)

    def _observations(self, report: Report) -> list[Amount]:
        found = self._observed.get(report.iri)
        if found is None:
            if len(self._observed) > 2 * LONGEST:
                self._observed.clear()
            found = Amounts(self._store, report.iri, report.year, self._better).observations()
            self._observed[report.iri] = found
        return found

    def _holders(self, report: str, relation: str) -> dict[str, list[str]]:
        """The lines that hold each figure of a report."""
        found: dict[str, list[str]] = {}
        for line, figure in self._store.rows(
            f"SELECT ?line ?figure WHERE {{ GRAPH <{report}> {{ ?line <{relation}> ?figure }} }}"
        ):
            if line and figure:
                found.setdefault(figure, []).append(line)
        return found

    def _commitments(self, report: Report, writer: Writer, answered: Sequence[Answered]) -> Iterator[Quad]:
        later = self._series.of(report, report.year + 1)
        if later is None:
            for (commitment,) in self._store.rows(
                f"SELECT ?line WHERE {{ GRAPH <{report.iri}> {{ ?line a <{GOV.Commitment}> }} }}"
            ):
                if commitment:
                    yield from writer.commitment(commitment, None, "NoNextReport", None)
            return
        commitments = read_lines(self._store, report.iri, str(GOV.Commitment))
        measures = read_lines(self._store, later.iri, str(GOV.Measure))
        matcher = Matcher(commitments, measures)
        owners = self._holders(report.iri, str(GOV.hasTarget))
        reporting = self._holders(later.iri, str(GOV.hasOutcome))
        answers: dict[str, list[Answer]] = {}
        for one in answered:
            for commitment, measure in product(owners.get(one.target.iri, ()), reporting.get(one.by.iri, ())):
                answer = Answer(measure, one.target.begin, one.by.begin)
                answers.setdefault(commitment, []).append(answer)
        short = {line for one in answered if not one.met for line in owners.get(one.target.iri, ())}
        for commitment in commitments:
            verdicts = self._decided.get(commitment.iri)
            found = matcher.find(commitment, verdicts, answers.get(commitment.iri, ()))
            status = status_of(found, commitment.iri in short)
            yield from writer.commitment(commitment.iri, later.iri, status, found)


def status_of(found: Found, fell_short: bool) -> str:
    """Not mentioned without a match; done where most of its sentences come back and no number is missed."""
    if not found.candidates or found.candidates[0].score < FOUND_FROM:
        return "NotMentioned"
    return "PartlyDone" if fell_short or found.share < DONE_FROM else "Done"
