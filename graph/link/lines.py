"""Commitments and the measures of the next report: which of them speak of the same work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...ontology.terms import GOV, NIF, RDFS
from ..store import Store
from .wording import Weights, bigrams

# Reports look back in fewer and longer paragraphs than they plan in, so a promised headline is looked for in
# every sentence. It names the work and weighs most; what stood under it is retold in other words. A programme
# or document in common closes a quarter of the gap to certainty: strong, but one may cover many lines.
HEADLINE, BODY, SHARED = 0.7, 0.3, 0.25
# By reading the best sentence for commitments of ten pairs of city work reports: from 0.35 most speak of the
# same work, from 0.45 nearly all; below, only phrases of the genre come back (推进…建设, 高质量发展).
FOUND_FROM = 0.35
SURE_FROM = 0.45
SENTENCE_END = re.compile(r"[。；;！？!?\n]")


@dataclass(frozen=True, slots=True)
class Line:
    """A commitment or measure as bigrams: headline, everything under it, its sentences; and what it names."""

    iri: str
    headline: frozenset[str]
    body: frozenset[str]
    sentences: tuple[frozenset[str], ...]
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
    for line, thing in store.rows(
        f"SELECT ?line ?thing WHERE {{ GRAPH <{report}> {{ ?line a <{kind}> ; {named} ?thing }} }}"
    ):
        refers.setdefault(str(line), set()).add(str(thing))
    found = store.rows(
        f"""SELECT ?line ?label ?words WHERE {{ GRAPH <{report}> {{
            ?line a <{kind}> ; <{RDFS.label}> ?label ; <{GOV.scope}> ?scope .
            ?scope <{NIF.anchorOf}> ?words .
        }} }}"""
    )
    lines = [
        Line(
            str(iri),
            bigrams(str(label)),
            bigrams(str(words)),
            tuple(found for part in SENTENCE_END.split(str(words)) if (found := bigrams(part))),
            frozenset(refers.get(str(iri), ())),
        )
        for iri, label, words in found
    ]
    return sorted(lines, key=lambda line: line.iri)


def match_lines(commitments: Sequence[Line], measures: Sequence[Line]) -> dict[str, Match]:
    """The best measure for each commitment that has one from `FOUND_FROM` up; ties go to the first IRI."""
    weights = Weights(sentence for line in (*commitments, *measures) for sentence in line.sentences)
    found: dict[str, Match] = {}
    for commitment in commitments:
        scored = [Match(measure.iri, _score(commitment, measure, weights)) for measure in measures]
        best = max(scored, key=lambda match: match.score, default=None)
        if best is not None and best.score >= FOUND_FROM:
            found[commitment.iri] = best
    return found


def _score(commitment: Line, measure: Line, weights: Weights) -> float:
    """How sure it is that the two are one piece of work, 0..1, rounded to hide the last bits of floats."""
    if not commitment.headline & measure.body and not commitment.refers & measure.refers:
        return 0.0  # most pairs; what stands under the headlines alone never reaches FOUND_FROM
    in_sentence = max(
        (weights.contained(commitment.headline, sentence) for sentence in measure.sentences), default=0.0
    )
    headline = max(weights.overlap(commitment.headline, measure.headline), in_sentence)
    score = HEADLINE * headline + BODY * weights.contained(commitment.body, measure.body)
    if commitment.refers & measure.refers:
        score += SHARED * (1 - score)
    return round(score, 4)
