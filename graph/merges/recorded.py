"""Judgements in the store: who decided what, and which of them a store was not yet built with."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from ...ontology.iris import Iris
from ...ontology.model import Issue, Level
from ...ontology.terms import GOV
from ..nodes import SOURCE, A, gov, named
from ..store import Store
from .file import LINES, Merges, Verdict

VERDICTS = {Verdict.SAME: "Same", Verdict.DIFFERENT: "Different", Verdict.UNSURE: "Unsure"}


def judgement_quads(merges: Merges, iris: Iris) -> Iterator[Quad]:
    """A node a judgement, named after the pair, in the graph of judgements."""
    graph = NamedNode(iris.judgements_graph)
    for each in merges.judgements:
        key = hashlib.sha256(f"{each.left}\n{each.right}".encode()).hexdigest()[:16]
        at = NamedNode(f"{iris.base}judgement/{key}")
        yield Quad(at, A, gov("Judgement"), graph)
        yield Quad(at, gov("verdict"), gov(VERDICTS[each.verdict]), graph)
        yield Quad(at, gov("left"), named(f"{iris.base}{each.left}"), graph)
        yield Quad(at, gov("right"), named(f"{iris.base}{each.right}"), graph)
        yield Quad(at, gov("judgedBy"), Literal(each.who), graph)
        if each.why:
            yield Quad(at, gov("reason"), Literal(each.why), graph)


def record(store: Store, merges: Merges, iris: Iris) -> frozenset[str]:
    """Let the graph of judgements hold these; return what new, changed and withdrawn ones are about."""
    old = set(store.quads(iris.judgements_graph))
    new = set(judgement_quads(merges, iris))
    store.exchange(old, new)
    decisive = {gov("verdict"), gov("left"), gov("right")}
    nodes = {quad.subject for quad in old ^ new if quad.predicate in decisive}
    about = (gov("left"), gov("right"))
    return frozenset(
        quad.object.value
        for quad in old | new
        if quad.subject in nodes and quad.predicate in about and isinstance(quad.object, NamedNode)
    )


def judged_reports(judged: frozenset[str]) -> frozenset[str]:
    """The reports of the commitments and measures among what judgements are about."""
    return frozenset(each.partition(LINES)[0] for each in judged if LINES in each)


def merge_issues(
    store: Store, merges: Merges, judged: frozenset[str], built: frozenset[str], iris: Iris
) -> Iterator[Issue]:
    """Reports that have to be built again for a changed judgement, and judgements that are about nothing."""
    stale: dict[str, tuple[str, str]] = {}
    for thing in sorted(each for each in judged if LINES not in each):
        for report, source in _naming(store, thing):
            if report not in built:
                stale.setdefault(report, (thing.removeprefix(iris.base), source))
    for report, (thing, source) in sorted(stale.items()):
        message = f"{merges.source} has changed for {thing}, which {report} names; build this file again"
        yield Issue(level=Level.WARNING, source=source, rule="merges.stale", message=message)
    for each in merges.judgements:
        if not any(_known(store, f"{iris.base}{name}") for name in (each.left, each.right)):
            message = f"line {each.line}: no report in the store names {each.left} or {each.right}"
            yield Issue(level=Level.WARNING, source=merges.source, rule="merges.unknown", message=message)


def _naming(store: Store, thing: str) -> Iterator[tuple[str, str]]:
    """The reports whose graphs name a shared thing, with their files."""
    rows = store.rows(
        f"""SELECT DISTINCT ?report ?source WHERE {{
            {{ GRAPH ?report {{ ?any ?as <{thing}> }} }} UNION {{ GRAPH ?report {{ <{thing}> ?is ?other }} }}
            GRAPH ?report {{ ?report a <{GOV.Report}> ; {SOURCE} ?source }}
        }}"""
    )
    yield from ((report or "", source or "") for report, source in rows)


def _known(store: Store, thing: str) -> bool:
    return store.ask(f"ASK {{ GRAPH ?graph {{ {named(thing)} a ?class }} }}")
