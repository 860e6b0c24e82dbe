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
    release = software_version or __version__
    reports: list[str] = []
    issues: list[Issue] = []
    seen: dict[str, str] = {}
    activities: list[Quad] = []
    described = Descriptions(iris)
    for report in facts:
        document = report.document
        name = iris.report(document)
        issues.extend(report.issues)
        if name in seen:
            issues.append(_error(document, "build.twice", f"{name} was already read from {seen[name]}"))
            continue
        try:
            store.replace_graph(name, described.take(quads(report, iris)))
        except MappingError as error:
            issues.append(_error(document, "build.mapping", str(error)))
            continue
        issues.extend(rival_issues(report))
        seen[name] = document.source
        reports.append(name)
        activities.extend(_activity(document, iris, release))
    _record_builds(store, iris, reports, activities)
    store.replace_graph(iris.ontology_graph, ontology_quads(iris))
    settle(store, described)
    draw_follow_ups(store, iris)
    return Loaded(tuple(reports), tuple(issues))


def ontology_quads(iris: Iris) -> Iterator[Quad]:
    """The core ontology, its alignments and the code lists, as they stand in the ontology graph."""
    graph = NamedNode(iris.ontology_graph)
    for file in ontology_files():
        for quad in parse(file.read_bytes(), RdfFormat.TURTLE):
            yield Quad(quad.subject, quad.predicate, quad.object, graph)


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


def _record_builds(store: Store, iris: Iris, reports: list[str], activities: list[Quad]) -> None:
    rebuilt = {NamedNode(report) for report in reports}
    old = list(store.quads(iris.builds_graph))
    replaced = {quad.subject for quad in old if quad.predicate == GENERATED and quad.object in rebuilt}
    store.replace_graph(
        iris.builds_graph, [quad for quad in old if quad.subject not in replaced] + activities
    )
