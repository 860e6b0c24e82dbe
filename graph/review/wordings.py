"""Wordings that the rules took for one thing although they are far from its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...ontology.iris import Iris, segment
from ...ontology.terms import SKOS
from ..store import Store
from .names import CLASSES, Candidate, bare, nearness

ODD = 0.34  # nearness up to which a wording is odd


def odd_wordings(kind: str) -> Callable[[Store, Iris], Iterator[Candidate]]:
    """Pairs of a thing and a wording that shares little with its name; the odder, the higher they score."""

    def found(store: Store, iris: Iris) -> Iterator[Candidate]:
        rows = store.rows(
            f"""SELECT ?thing ?name ?words WHERE {{ GRAPH <{iris.entities_graph}> {{
                ?thing a <{CLASSES[kind]}> ; <{SKOS.prefLabel}> ?name ; <{SKOS.altLabel}> ?words }} }}"""
        )
        for thing, name, words in rows:
            left, said = (thing or "").removeprefix(iris.base), bare(words or "")
            near = nearness(name or "", said)
            if near <= ODD:
                right = f"{left.rpartition('/')[0]}/{segment(said)}"
                yield Candidate("one", round(1 - near, 4), left, right, left, words)

    return found
