"""Follow-ups as quads of the links graph: statuses, ranked candidates, and the two sentences of each."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from ...ontology.iris import Iris
from ..nodes import ANCHOR, BEGIN, END, REFERENCE, XSD_INTEGER, A, decimal, gov
from .lines import Sentence
from .matching import FOUND_FROM, Candidate, Found


class Writer:
    """Writes what became of one report's promises."""

    def __init__(self, iris: Iris, report: str) -> None:
        self._reports = f"{iris.base}report/"
        self._base = f"{iris.base}follow-up/"
        self._graph = NamedNode(iris.links_graph)
        self._report = NamedNode(report)
        self._written: set[NamedNode] = set()

    def target(
        self, target: str, later: str | None, status: str, observation: str | None = None
    ) -> Iterator[Quad]:
        """The follow-up of a target; `later` is the report in which it is due."""
        at = NamedNode(self._path(target))
        yield from self._head(at, "ofTarget", target, later, status)
        if observation is not None:
            yield self._quad(at, "observation", NamedNode(observation))

    def commitment(
        self, commitment: str, later: str | None, status: str, found: Found | None
    ) -> Iterator[Quad]:
        """The follow-up of a commitment and its candidates; the first of them is the match, if it is sure."""
        at = NamedNode(self._path(commitment))
        yield from self._head(at, "ofCommitment", commitment, later, status)
        if found is None or later is None:
            return
        yield self._quad(at, "sentencesFound", decimal(round(found.share, 2)))
        for rank, candidate in enumerate(found.candidates, start=1):
            yield from self._candidate(at, rank, candidate, later)
        if found.candidates and found.candidates[0].score >= FOUND_FROM:
            best = found.candidates[0]
            yield self._quad(at, "doneBy", NamedNode(best.measure))
            yield self._quad(at, "score", decimal(best.score))
            if status == "Done":
                yield self._quad(NamedNode(commitment), "fulfilledBy", NamedNode(best.measure))

    def _path(self, of: str) -> str:
        return self._base + of.removeprefix(self._reports)

    def _quad(self, subject: NamedNode, predicate: str, value: NamedNode | Literal) -> Quad:
        return Quad(subject, gov(predicate), value, self._graph)

    def _head(self, at: NamedNode, kind: str, of: str, later: str | None, status: str) -> Iterator[Quad]:
        yield Quad(at, A, gov("FollowUp"), self._graph)
        yield self._quad(at, "ofReport", self._report)
        yield self._quad(at, kind, NamedNode(of))
        yield self._quad(at, "status", gov(status))
        if later is not None:
            yield self._quad(at, "inReport", NamedNode(later))

    def _candidate(self, of: NamedNode, rank: int, candidate: Candidate, later: str) -> Iterator[Quad]:
        number = candidate.measure.rpartition("/")[2]
        at = NamedNode(f"{of.value}/candidate/{number}")
        yield self._quad(of, "candidate", at)
        yield Quad(at, A, gov("Candidate"), self._graph)
        yield self._quad(at, "candidateRank", Literal(str(rank), datatype=XSD_INTEGER))
        yield self._quad(at, "score", decimal(candidate.score))
        yield self._quad(at, "ofMeasure", NamedNode(candidate.measure))
        yield from self._passage(at, "promisedIn", self._report.value, candidate.promised)
        yield from self._passage(at, "reportedIn", later, candidate.reported)

    def _passage(self, candidate: NamedNode, role: str, report: str, sentence: Sentence) -> Iterator[Quad]:
        """A sentence as a node of its own: the report's graph describes only sentences that state a fact."""
        at = NamedNode(f"{self._path(report)}/{role}#char={sentence.begin},{sentence.end}")
        yield self._quad(candidate, role, at)
        if at in self._written:
            return
        self._written.add(at)
        yield Quad(at, A, gov("Passage"), self._graph)
        yield Quad(at, BEGIN, Literal(str(sentence.begin), datatype=XSD_INTEGER), self._graph)
        yield Quad(at, END, Literal(str(sentence.end), datatype=XSD_INTEGER), self._graph)
        yield Quad(at, ANCHOR, Literal(sentence.words), self._graph)
        yield Quad(at, REFERENCE, NamedNode(f"{report}/text"), self._graph)
