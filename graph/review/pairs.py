"""Doubtful pairs with the words that speak for and against, the likeliest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ...ontology.iris import Iris
from ...ontology.terms import GOV, NIF
from ..merges import Merges
from ..nodes import named
from ..store import Store
from ..written import words as literal
from .names import Candidate, near_names
from .promises import near_promises
from .wordings import odd_wordings

Found = Callable[[Store, Iris], Iterator[Candidate]]

# What can be reviewed, and how doubtful pairs of it are found.
KINDS: dict[str, Sequence[Found]] = {
    "institution": (near_names("institution"), odd_wordings("institution")),
    "programme": (near_names("programme"), odd_wordings("programme")),
    "document": (near_names("document"), odd_wordings("document")),
    "promise": (near_promises,),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A doubtful pair: what it is called in merges.tsv, how it stands now, and a sentence for each side."""

    kind: str
    now: str  # `one` or `two`: how the rules have it
    score: float  # how near the two are, 0..1
    left: str
    right: str
    left_sentence: str = ""
    right_sentence: str = ""


def doubtful(store: Store, iris: Iris, merges: Merges, kind: str, limit: int) -> list[Pair]:
    """The `limit` nearest pairs of one kind on which nobody has decided yet, each with its evidence.

    Pairs that the rules hold apart come with those that they made one, in the order of their scores; equal
    scores in the order of their names. Cost: names are compared within a place, or where they share a rare
    pair of characters; some seconds for 700 reports.
    """
    decided = {frozenset((each.left, each.right)) for each in merges.judgements}
    found = sorted(
        {each for find in KINDS[kind] for each in find(store, iris)},
        key=lambda each: (-each.score, each.left, each.right),
    )
    kept = [each for each in found if frozenset((each.left, each.right)) not in decided][:limit]
    pairs = [Pair(kind, each.now, each.score, each.left, each.right) for each in kept]
    return [
        replace(
            pair,
            left_sentence=_sentence(store, iris, pair.left),
            right_sentence=_sentence(store, iris, candidate.shown_by or pair.right, candidate.words),
        )
        for pair, candidate in zip(pairs, kept, strict=True)
    ]


def _sentence(store: Store, iris: Iris, name: str, words: str | None = None) -> str:
    """The first sentence, by report and place in it, that names a thing (in these words)."""
    only = f"FILTER(STR(?words) = {literal(words)})" if words else ""
    rows = store.rows(
        f"""SELECT ?sentence ?span WHERE {{ GRAPH ?report {{
            {named(f"{iris.base}{name}")} <{GOV.evidence}> ?span .
            ?span <{NIF.anchorOf}> ?words ; <{GOV.inSentence}>/<{NIF.anchorOf}> ?sentence {only}
        }} }} ORDER BY STR(?span) LIMIT 1"""
    )
    return next((f"{sentence or ''}" for sentence, _ in rows), "")
