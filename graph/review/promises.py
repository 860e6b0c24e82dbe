"""Commitments whose match in the next report is near the line between kept and not kept."""

from __future__ import annotations

from collections.abc import Iterator

from ...ontology.iris import Iris
from ...ontology.terms import GOV
from ..store import Store
from .names import Candidate


def near_promises(store: Store, iris: Iris) -> Iterator[Candidate]:
    """Commitments that count as partly done, with the measure that comes closest; the surest first."""
    rows = store.rows(
        f"""SELECT ?commitment ?measure ?score WHERE {{ GRAPH <{iris.links_graph}> {{
            ?f <{GOV.ofCommitment}> ?commitment ; <{GOV.doneBy}> ?measure ; <{GOV.score}> ?score ;
               <{GOV.status}> <{GOV.PartlyDone}> }} }}"""
    )
    for commitment, measure, score in rows:
        left, right = ((iri or "").removeprefix(iris.base) for iri in (commitment, measure))
        yield Candidate("one", float(score or 0), left, right)
