"""Draws links at random, to be judged by hand: are the two problems one, the two sentences nearly the same, is it an answer.

    python tests/gold/links/draw.py recurrence --store out/store --seed 301 --rows 60 > rows.tsv

Kinds: recurrence, shared-wording, answer. The file names reports by place, year and genre and words by offset, so
that it can be kept where the reports cannot. Places in `tests/gold/untuned` are left out. The last columns are for
whoever judges: `verdict` (right or wrong) and, where wrong, `why`. The words to judge by go to standard error.
"""

import argparse
import csv
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from govgraph import open_store
from govgraph.graph.store import Store
from govgraph.ontology.iris import Iris
from govgraph.ontology.terms import GOV, NIF, SKOS

COLUMNS = ("one", "begin", "end", "other", "other_begin", "other_end", "score", "verdict", "why")
HELD_OUT = Path(__file__).resolve().parents[1] / "untuned"
IRIS = Iris()
Row = tuple[str, str, str]  # spans of the two, and the score


def main() -> None:
    """Print the rows as TSV, and each with its words for the reader."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=("recurrence", "shared-wording", "answer"))
    parser.add_argument("--store", required=True, help="a store with links")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--rows", type=int, default=60)
    given = parser.parse_args()
    out = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    out.writerow(COLUMNS)
    with open_store(given.store) as store:
        for one, other, score in draw(store, given.kind, given.seed, given.rows):
            out.writerow((*offsets(one), *offsets(other), score, "", ""))
            print(score, words(store, one), "||", words(store, other), file=sys.stderr)


def draw(store: Store, kind: str, seed: int, rows: int) -> list[Row]:
    """So many links of one kind, of places that are not held out; the same for one store and seed."""
    held_out = set(_held_out(store))
    found = sorted(
        (row for row in _links(store, kind) if not held_out & {_place(row[1]), _place(row[2])}),
        key=lambda row: (row[0], row[1:]),
    )
    return [(one, other, score) for _, one, other, score in random.Random(seed).sample(found, rows)]


def _links(store: Store, kind: str) -> Iterator[tuple[object, str, str, str]]:
    """What the draw is sorted by, the spans of the two, and the score."""
    if kind == "answer":
        query = f"""SELECT ?one ?other WHERE {{ ?plan <{GOV.addresses}> ?problem .
            ?problem <{GOV.evidence}> ?one . ?plan <{GOV.scope}> ?other }}"""
        for one, other in store.rows(query):
            report, begin, _ = offsets(str(one))
            yield (report, int(begin)), str(one), str(other), ""
        return
    name = "Recurrence" if kind == "recurrence" else "SharedWording"
    spans = _evidence(store) if kind == "recurrence" else {}
    query = f"""SELECT ?link ?one ?other ?score WHERE {{ GRAPH <{IRIS.links_graph}> {{
        ?link a <{GOV[name]}> ; <{GOV.earlier}> ?one ; <{GOV.later}> ?other ; <{GOV.similarity}> ?score }} }}"""
    for link, one, other, score in store.rows(query):
        yield link, spans.get(str(one), str(one)), spans.get(str(other), str(other)), str(score)


def _evidence(store: Store) -> dict[str, str]:
    query = f"SELECT ?problem ?span WHERE {{ ?problem a <{GOV.Problem}> ; <{GOV.evidence}> ?span }}"
    return {str(problem): str(span) for problem, span in store.rows(query)}


def _held_out(store: Store) -> Iterator[str]:
    names = {path.stem.rpartition("_")[0] for path in HELD_OUT.glob("*.json")}
    query = (
        f"SELECT DISTINCT ?place ?name WHERE {{ ?r <{GOV.place}> ?place . ?place <{SKOS.prefLabel}> ?name }}"
    )
    return (str(place).rpartition("/place/")[2] for place, name in store.rows(query) if name in names)


def _place(span: str) -> str:
    return offsets(span)[0].rsplit("/", 2)[0]


def offsets(span: str) -> tuple[str, str, str]:
    """The report (`331181/2023/rule-of-law`) and the code points of a span."""
    report, _, at = span.removeprefix(f"{IRIS.base}report/").partition("/text#char=")
    begin, _, end = at.partition(",")
    return report, begin, end


def words(store: Store, span: str) -> str:
    """A span's words, behind its report."""
    found = store.rows(f"SELECT ?words WHERE {{ <{span}> <{NIF.anchorOf}> ?words }}")
    return " ".join((offsets(span)[0], *(str(row[0])[:120].replace("\n", " ") for row in found)))


if __name__ == "__main__":
    main()
