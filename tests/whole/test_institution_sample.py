"""Pairs of institutions' names that were judged by hand: one body or two (tests/gold/institutions)."""

import csv
import hashlib
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from govgraph.ingest.extract import documents, institutions, programmes
from govgraph.ingest.pipeline import lay_out
from govgraph.ingest.readers import Hints, read
from govgraph.ontology.model import Issue, Mention

FOLDER = Path(__file__).resolve().parents[1] / "gold" / "institutions"
MARK = 0.97  # share of merged pairs that are one body
OFTEN = 3  # pairs of one body


def judged(name):
    with (FOLDER / name).open(encoding="utf8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.fixture(scope="module")
def identity(shared):
    """Who is named at a place of a source: name and place of the institution, or None."""

    @cache
    def named(source, digest):
        path = shared / "corpus" / source
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            pytest.skip(f"needs ../shared/corpus/{source} as it was judged")
        reading = lay_out(read(path, Hints())[0])
        for extractor in (documents, programmes, institutions):
            reading.facts += [fact for fact in extractor.extract(reading) if not isinstance(fact, Issue)]
        return {
            tuple(fact.span): (getattr(fact.entity, "name", None), getattr(fact.entity, "place", None))
            for fact in reading.facts
            if isinstance(fact, Mention)
        }

    return lambda source, digest, begin, end: named(source, digest).get((int(begin), int(end)))


def both(row, identity):
    first = identity(row["source"], row["sha256"], row["begin"], row["end"])
    return first, identity(row["source2"], row["sha256_2"], row["begin2"], row["end2"])


@pytest.mark.parametrize(
    ("name", "size", "unusual"), [("rows.tsv", 100, "different"), ("close.tsv", 40, "same")]
)
def test_every_pair_was_judged(name, size, unusual):
    rows = judged(name)
    assert len(rows) == size and {row["verdict"] for row in rows} <= {"same", "different"}
    assert all(row["why"] for row in rows if row["verdict"] == unusual)


def test_enough_of_the_merged_pairs_are_one_body():
    rows = judged("rows.tsv")
    assert sum(row["verdict"] == "same" for row in rows) / len(rows) >= MARK


def test_pairs_judged_the_same_still_have_one_identity(identity):
    lost = []
    for row in judged("rows.tsv"):
        first, second = both(row, identity)
        if row["verdict"] == "same" and (first is None or first != second):
            lost.append((row["source"], row["begin"], first, second))
    assert lost == []


def test_pairs_judged_different_still_have_two(identity):
    joined = []
    for row in judged("close.tsv"):
        first, second = both(row, identity)
        if row["verdict"] == "different" and first == second is not None:
            joined.append((row["source"], row["begin"], first))
    assert joined == []


def test_the_sample_is_of_many_words_and_places(identity):
    kinds, places = defaultdict(int), set()
    for row in judged("rows.tsv"):
        name, place = identity(row["source"], row["sha256"], row["begin"], row["end"])
        places.add(place)
        kinds[name, place] += 1
    assert len(places) >= 40 and max(kinds.values()) <= OFTEN
