"""Review: doubtful pairs as a table or as questions, and the answers as lines of merges.tsv."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, fields
from pathlib import Path

import click
from rdflib import Literal

from .building import MERGES
from .graph.merges import Judgement, Verdict, append, read_merges
from .graph.review import Pair, doubtful
from .graph.store import Store
from .graph.table import Table
from .ontology.iris import Iris

ANSWERS = {"s": Verdict.SAME, "d": Verdict.DIFFERENT, "u": Verdict.UNSURE}
QUESTION = "[s]ame, [d]ifferent, [u]nsure, Enter to skip, [q]uit"


def merges_path(store: str, given: str | None) -> Path:
    """The file of judgements that goes with a store: the one given, else merges.tsv beside the store."""
    if given:
        return Path(given)
    return Path(MERGES) if "://" in store else Path(store).parent / MERGES


def doubtful_pairs(store: Store, merges: Path, kind: str, limit: int) -> list[Pair]:
    """The nearest pairs of one kind that the file does not decide; see `graph.review.doubtful`."""
    return doubtful(store, Iris(), read_merges(merges), kind, limit)


def pair_table(pairs: Sequence[Pair]) -> Table:
    """The pairs as a table, a column a property."""
    columns = tuple(field.name for field in fields(Pair))
    rows = tuple(tuple(Literal(value) for value in astuple(pair)) for pair in pairs)
    return Table(columns, rows)


def decide(pairs: Sequence[Pair], path: Path, who: str) -> int:
    """Ask about each pair and write each answer at once; return how many were written."""
    written = 0
    for number, pair in enumerate(pairs, 1):
        click.echo(f"\n{number} of {len(pairs)}, {pair.kind}, now {pair.now}, score {pair.score:g}")
        click.echo(f"  left   {pair.left}\n         {pair.left_sentence}")
        click.echo(f"  right  {pair.right}\n         {pair.right_sentence}")
        answer = _answer()
        if answer == "q":
            break
        if answer:
            why = click.prompt("why", default="", show_default=False)
            append(path, [Judgement(ANSWERS[answer], pair.left, pair.right, who, why)])
            written += 1
    return written


def _answer() -> str:
    while True:
        given = click.prompt(QUESTION, default="", show_default=False).strip().lower()
        if given in ("", "q", *ANSWERS):
            return given
