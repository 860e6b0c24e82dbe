"""Facts of many reports into a store: a named graph a report, shared entities, ontology, links."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from ..ontology.iris import Iris
from ..ontology.model import Document, Issue, Level, ReportFacts
from ..ontology.terms import ontology_files
from ..ontology.version import __version__
from .errors import MappingError
from .link.follow_up import draw_follow_ups
from .mapping import quads
from .mentions import rival_issues
from .nodes import ACTIVITY, GENERATED, A, gov
from .settle import Descriptions, settle
from .store import Store


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a build wrote: the reports' IRIs in order of input, and what went wrong on the way."""

    reports: tuple[str, ...]
    issues: tuple[Issue, ...]


def load(
    store: Store, facts: Iterable[ReportFacts], iris: Iris, *, software_version: str | None = None
) -> Loaded:
    """Write reports to a store, where each replaces its own earlier graph; then settle and link.

    Afterwards the store is as if all its reports had been built at once, as long as no two of them disagree
    on the kind of a shared entity (then those of the last build are right). Of two reports with one IRI the
    first stays. A report whose facts contradict each other is left out. Both become error issues.
    """
    build = _Build(iris, software_version or __version__)
    store.replace_graphs(build.graphs(facts))
    _record_builds(store, iris, build)
    store.replace_graph(iris.ontology_graph, ontology_quads(iris))
    settle(store, build.described)
    draw_follow_ups(store, iris)
    return Loaded(tuple(build.sources), tuple(build.issues))


class _Build:
    """What is noted while reports pass through on their way to the store."""

    def __init__(self, iris: Iris, release: str) -> None:
        self._iris = iris
        self._release = release
        self.described = Descriptions(iris)
        self.sources: dict[str, tuple[str, str]] = {}  # source and SHA-256 by report, in order of input
        self.activities: list[Quad] = []
        self.issues: list[Issue] = []

    def graphs(self, facts: Iterable[ReportFacts]) -> Iterator[tuple[str, list[Quad]]]:
        """Yield each report's name and own quads; descriptions of shared entities stay in `described`."""
        for report in facts:
            document = report.document
            name = self._iris.report(document)
            self.issues.extend(report.issues)
            if name in self.sources:
                self.issues.append(_second(document, name, self.sources[name]))
                continue
            try:
                mapped = list(quads(report, self._iris))
            except MappingError as error:
                self.issues.append(_error(document, "build.mapping", str(error)))
                continue
            self.issues.extend(rival_issues(report))
            self.sources[name] = (
                document.source,
                document.sha256,
            )  # not the text: memory must not grow with it
            self.activities.extend(_activity(document, self._iris, self._release))
            yield name, list(self.described.take(mapped))


def ontology_quads(iris: Iris) -> Iterator[Quad]:
    """The core ontology, its alignments and the code lists, as they stand in the ontology graph."""
    graph = NamedNode(iris.ontology_graph)
    for file in ontology_files():
        for quad in parse(file.read_bytes(), RdfFormat.TURTLE):
            yield Quad(quad.subject, quad.predicate, quad.object, graph)


def _second(document: Document, name: str, first: tuple[str, str]) -> Issue:
    """The same file given twice loses nothing; another text of a report already read is left out."""
    source, digest = first
    if document.sha256 == digest:
        message = f"the same file as {source}; read once"
        return Issue(level=Level.NOTE, source=document.source, rule="build.twice", message=message)
    message = f"{name} was already read from {source}; this text of it is left out"
    return Issue(level=Level.WARNING, source=document.source, rule="build.twice", message=message)


def _error(document: Document, rule: str, message: str) -> Issue:
    return Issue(level=Level.ERROR, source=document.source, rule=rule, message=f"{message}; left out")


def _activity(document: Document, iris: Iris, release: str) -> Iterator[Quad]:
    """One activity a report, so that reports built at different times keep what they were built with."""
    report = iris.report(document)
    key = hashlib.sha256(f"{release}\n{report}\n{document.sha256}".encode()).hexdigest()[:16]
    at, graph = NamedNode(f"{iris.base}build/{key}"), NamedNode(iris.builds_graph)
    yield Quad(at, A, ACTIVITY, graph)
    yield Quad(at, gov("softwareVersion"), Literal(release), graph)
    yield Quad(at, GENERATED, NamedNode(report), graph)


def _record_builds(store: Store, iris: Iris, build: _Build) -> None:
    rebuilt = {NamedNode(report) for report in build.sources}
    old = list(store.quads(iris.builds_graph))
    replaced = {quad.subject for quad in old if quad.predicate == GENERATED and quad.object in rebuilt}
    store.replace_graph(
        iris.builds_graph, [quad for quad in old if quad.subject not in replaced] + build.activities
    )
