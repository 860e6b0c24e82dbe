"""Commitments and the measures of the next report: which of them speak of the same work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...ontology.terms import GOV, NIF, RDFS
from ..store import Store
from .wording import Weights, bigrams

# The headline names the work; what stands under it is retold in other words each year. A programme or
# document in common closes a quarter of the gap to certainty: strong, but one may cover many lines.
HEADLINE, BODY, SHARED = 0.6, 0.4, 0.25
FOUND_FROM = 0.45  # below, pairs share only the phrases of the genre (推进…建设, 健全…体系)
SURE_FROM = 0.60  # from here, the headline comes back nearly whole; between the two, a part of it


@dataclass(frozen=True, slots=True)
class Line:
    """A commitment or measure: its headline and everything under it as bigrams, and what it refers to."""

    iri: str
    headline: frozenset[str]
    body: frozenset[str]
    refers: frozenset[str]  # IRIs of programmes and documents


@dataclass(frozen=True, slots=True)
class Match:
    """The measure that comes closest to a commitment, with its score (0..1)."""

    measure: str
    score: float


def read_lines(store: Store, report: str, kind: str) -> list[Line]:
    """The commitments or measures (`kind` is the class) of one report, by IRI."""
    refers: dict[str, set[str]] = {}
    named = "|".join(
        f"<{term}>" for term in (GOV.underProgramme, GOV.issued, GOV.revised, GOV.applied, GOV.cites)
    )
    for line, thing in store.select(
        f"SELECT ?line ?thing WHERE {{ GRAPH <{report}> {{ ?line a <{kind}> ; {named} ?thing }} }}"
    ):
        refers.setdefault(str(line), set()).add(str(thing))
    found = store.select(
        f"""SELECT ?line ?label ?words WHERE {{ GRAPH <{report}> {{
            ?line a <{kind}> ; <{RDFS.label}> ?label ; <{GOV.scope}> ?scope .
            ?scope <{NIF.anchorOf}> ?words .
        }} }}"""
    )
    lines = [
        Line(str(iri), bigrams(str(label)), bigrams(str(words)), frozenset(refers.get(str(iri), ())))
        for iri, label, words in found
    ]
    return sorted(lines, key=lambda line: line.iri)


def match_lines(commitments: Sequence[Line], measures: Sequence[Line]) -> dict[str, Match]:
    """The best measure for each commitment that has one from `FOUND_FROM` up; ties go to the first IRI."""
    weights = Weights(line.body | line.headline for line in (*commitments, *measures))
    found: dict[str, Match] = {}
    for commitment in commitments:
        scored = [Match(measure.iri, _score(commitment, measure, weights)) for measure in measures]
        best = max(scored, key=lambda match: match.score, default=None)
        if best is not None and best.score >= FOUND_FROM:
            found[commitment.iri] = best
    return found


def _score(commitment: Line, measure: Line, weights: Weights) -> float:
    """How sure it is that the two are one piece of work, 0..1, rounded to hide the last bits of floats.

    The headline may come back as a headline or, at half its worth, anywhere in what stands under one.
    """
    as_headline = weights.overlap(commitment.headline, measure.headline)
    in_body = weights.contained(commitment.headline, measure.body) / 2
    body = weights.overlap(commitment.body, measure.body)
    score = HEADLINE * max(as_headline, in_body) + BODY * body
    if commitment.refers & measure.refers:
        score += SHARED * (1 - score)
    return round(score, 4)
