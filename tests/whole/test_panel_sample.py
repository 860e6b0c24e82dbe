"""Rows of the panel that were judged by hand: those found right stay right (tests/gold/panel)."""

import csv
import hashlib
from collections import defaultdict
from pathlib import Path

import pytest
from govgraph.ingest.pipeline import facts_of
from govgraph.ingest.readers import Hints, read

SAMPLE = Path(__file__).resolve().parents[1] / "gold" / "panel" / "rows.tsv"
MARK = 0.95  # share of rows with the right indicator, place, year and kind


def judged():
    with SAMPLE.open(encoding="utf8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_every_row_of_the_sample_was_judged_and_enough_are_right():
    rows = judged()
    assert len(rows) == 100 and {row["verdict"] for row in rows} <= {"right", "wrong"}
    assert all(row["why"] for row in rows if row["verdict"] == "wrong")
    assert sum(row["verdict"] == "right" for row in rows) / len(rows) >= MARK


def test_rows_judged_right_are_still_found(shared):
    by_source = defaultdict(list)
    for row in judged():
        if row["verdict"] == "right":
            by_source[row["source"], row["sha256"]].append(row)
    lost = []
    for (source, digest), rows in by_source.items():
        path = shared / "corpus" / source
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            pytest.skip(f"needs ../shared/corpus/{source} as it was judged")
        document, issues = read(path, Hints())
        figures = {tuple(figure.span): figure for figure in facts_of(document, issues).figures}
        for row in rows:
            figure = figures.get((int(row["begin"]), int(row["end"])))
            said = figure and (
                figure.indicator,
                figure.ref_place and figure.ref_place.name,
                str(figure.ref_year),
                "target" if figure.target else "reported",
            )
            if said != (row["indicator"], row["place"], row["year"], row["kind"]):
                lost.append((source, row["begin"], said))
    assert lost == []
