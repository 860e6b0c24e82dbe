"""Pairs of programmes and documents judged by hand: what is one stays one, what is two stays two (tests/gold/identity)."""

import csv
import hashlib
from functools import cache
from pathlib import Path

import pytest
from govgraph.ingest.extract import documents, programmes
from govgraph.ingest.pipeline import lay_out
from govgraph.ingest.readers import Hints, read
from govgraph.ontology.iris import Iris
from govgraph.ontology.model import Mention

SAMPLE = Path(__file__).resolve().parents[1] / "gold" / "identity" / "programmes.tsv"
# Share of rows that the identities have right, as judged: two wordings that are one thing; near names that are
# two; one name in two places that is one thing.
MARKS = {"wordings": 0.95, "near": 0.65, "everywhere": 0.8}
RIGHT = {"wordings": "one", "near": "two", "everywhere": "one"}


def judged():
    with SAMPLE.open(encoding="utf8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.parametrize(("sample", "mark"), MARKS.items())
def test_every_pair_was_judged_and_enough_are_right(sample, mark):
    rows = [row for row in judged() if row["sample"] == sample]
    right = [row for row in rows if row["verdict"] == RIGHT[sample]]
    assert {row["verdict"] for row in rows} <= {"one", "two"}
    assert all(row["why"] for row in rows if row not in right)
    assert len(right) / len(rows) >= mark


def test_pairs_judged_right_are_still_told_so(shared):
    @cache
    def iris(source, digest):
        path = shared / "corpus" / source
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            pytest.skip(f"needs ../shared/corpus/{source} as it was judged")
        reading = lay_out(read(path, Hints())[0])
        for extract in (documents.extract, programmes.extract):
            reading.facts += [fact for fact in extract(reading) if isinstance(fact, Mention)]
        return {tuple(m.span): Iris("").entity(m.entity) for m in reading.found(Mention)}

    lost = []
    for row in judged():
        if row["verdict"] == RIGHT[row["sample"]]:
            ends = [
                iris(row[f"source_{side}"], row[f"sha256_{side}"]).get(
                    (int(row[f"begin_{side}"]), int(row[f"end_{side}"]))
                )
                for side in "ab"
            ]
            if None in ends or (ends[0] == ends[1]) != (row["verdict"] == "one"):
                lost.append((row["source_a"], row["begin_a"], *ends))
    assert lost == []
