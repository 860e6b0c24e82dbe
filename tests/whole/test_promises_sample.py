"""Promises followed in real reports: what was judged by hand, and whether the same is still found.

The samples name reports by path and hash and words by offset (tests/gold/promises).
"""

from __future__ import annotations

import csv
import hashlib
import importlib.util
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[1] / "gold" / "promises"


def rows(name):
    with (SAMPLES / name).open(encoding="utf8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def right(sample):
    return [row for row in sample if row["verdict"] == "right"]


def pairs_module():
    spec = importlib.util.spec_from_file_location("promise_pairs", SAMPLES / "pairs.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["promise_pairs"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def corpus(shared):
    folder = shared / "corpus"
    for row in rows("rows.tsv"):
        for path, digest in ((row["earlier"], row["sha256"]), (row["later"], row["later_sha256"])):
            file = folder / path
            if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != digest:
                pytest.skip(f"needs the report {path} of ../shared/corpus as it was judged")
    return folder


@pytest.fixture(scope="module")
def followed(corpus):
    """What became of commitments and targets, by earlier report and place in it."""
    pairs = pairs_module()
    found = {"commitments": {}, "targets": {}}
    for pair in sorted({(row["earlier"], row["later"]) for row in rows("rows.tsv")}):
        store, _ = pairs.built(corpus, pair)
        for kind, query in (("commitments", pairs.MATCHES), ("targets", pairs.TARGETS)):
            for one in pairs.followed(store, query):
                found[kind][pair[0], *map(str, one.promise)] = one
    return found


def place(row):
    return row["earlier"], row["begin"], row["end"]


def answer(one):
    return tuple(map(str, one.answer)) if one and one.answer else None


def test_nine_of_ten_matches_were_judged_right():
    sample = rows("rows.tsv")
    assert len(sample) == 100
    assert len({row["earlier"].split("/")[-2] for row in sample}) >= 20
    assert len(right(sample)) >= 0.9 * len(sample)


def test_nine_of_ten_compared_targets_were_judged_right():
    sample = rows("targets.tsv")
    assert len(right(sample)) >= 0.9 * len(sample)


def test_matches_judged_right_are_still_matches(followed):
    judged = right(rows("rows.tsv"))
    still = [
        row
        for row in judged
        if answer(followed["commitments"].get(place(row))) == (row["answer_begin"], row["answer_end"])
    ]
    assert len(still) >= 0.9 * len(judged)


def test_targets_judged_right_are_still_compared_with_the_same_figure(followed):
    judged = right(rows("targets.tsv"))
    still = [
        row
        for row in judged
        if answer(followed["targets"].get(place(row))) == (row["answer_begin"], row["answer_end"])
        and followed["targets"][place(row)].status == row["status"]
    ]
    assert len(still) >= 0.9 * len(judged)


def test_as_many_promises_are_found_again_as_when_they_were_followed_by_hand(followed):
    answered = [row for row in rows("recall.tsv") if row["answered"] == "yes"]
    measured = [row for row in answered if row["found"] == "yes"]
    found = [row for row in answered if answer(followed["commitments"].get(place(row)))]
    assert len(rows("recall.tsv")) == 50
    assert len(found) >= 0.95 * len(measured)
