"""Draws rows of a panel at random, to be judged by hand: which are of the indicator, year, place and kind they are given.

    python tests/gold/panel/draw.py panel.csv ../shared/corpus --seed 47 --rows 100 > rows.tsv

The file names sources by path and hash and figures by offset, so that it can be kept where the reports cannot.
The last columns are for whoever judges: `verdict` (right or wrong) and, where wrong, `why`. The words to judge by
go to standard error.
"""

import argparse
import csv
import hashlib
import random
import sys
from pathlib import Path

from govgraph import open_store
from govgraph.ontology.terms import GOV
from govgraph.ontology.vocab import indicators

COLUMNS = ("source", "sha256", "begin", "end", "indicator", "place", "year", "kind", "verdict", "why")


def main() -> None:
    """Print the rows as TSV, and each with its sentence for the reader."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("panel", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--store", required=True, help="the store the panel was written from")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--rows", type=int, default=100)
    given = parser.parse_args()
    codes = {indicator.label: indicator.code for indicator in indicators()}
    paths = {
        hashlib.sha256(path.read_bytes()).hexdigest(): path for path in sorted(given.corpus.rglob("*.md"))
    }
    with open_store(given.store) as store:
        hashes = dict(store.rows(f"SELECT ?r ?hash WHERE {{ ?r <{GOV.sha256}> ?hash }}"))
    with given.panel.open(encoding="utf8") as file:
        rows = [row for row in csv.DictReader(file) if hashes[row["report"]] in paths]
    out = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    out.writerow(COLUMNS)
    for row in random.Random(given.seed).sample(rows, given.rows):
        digest = hashes[row["report"]]
        source = paths[digest].relative_to(given.corpus).as_posix()
        what = (codes[row["indicator"]], row["place"], row["year"], row["kind"])
        out.writerow((source, digest, row["begin"], row["end"], *what, "", ""))
        said = f"{row['value']} {row['unit']} {row['change']} | {row['indicator_text']} | {row['sentence']}"
        print(*what, said, file=sys.stderr, sep=" | ")


main()
