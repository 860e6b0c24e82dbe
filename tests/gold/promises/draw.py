"""Draws matches, commitments and compared targets at random, to be judged by hand.

    python tests/gold/promises/draw.py matches ../shared/corpus --seed 11 --pairs 25 --each 4 > rows.tsv

`matches` draws commitments with the measure they were matched with, `followed` draws commitments whatever became
of them, `targets` draws targets with the figure they were compared with. The file names sources by path and hash and
words by offset, so that it can be kept where the reports cannot. The last columns are for whoever judges; the words
to judge by go to standard error.
"""

import argparse
import csv
import random
import sys
from pathlib import Path

from pairs import MATCHES, TARGETS, Followed, built, digest, drawn, followed

COLUMNS = [
    "earlier",
    "sha256",
    "later",
    "later_sha256",
    "begin",
    "end",
    "answer_begin",
    "answer_end",
    "status",
    "verdict",
    "why",
]


def chosen(what: str, found: list[Followed], chance: random.Random, each: int) -> list[Followed]:
    """Some of what a pair of reports has to judge."""
    fit = [one for one in found if what == "followed" or one.answer]
    return sorted(chance.sample(fit, min(each, len(fit))), key=lambda one: one.promise)


def main() -> None:
    """Print the rows as TSV, and the words of each for the reader."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("matches", "followed", "targets"))
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--pairs", type=int, default=25)
    parser.add_argument("--each", type=int, default=4)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    out = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    out.writerow(COLUMNS)
    for pair in drawn(given.corpus, given.seed, given.pairs):
        store, facts = built(given.corpus, pair)
        texts = [
            report.document.text for report in sorted(facts, key=lambda report: report.document.covers_year)
        ]
        query = TARGETS if given.what == "targets" else MATCHES
        for one in chosen(given.what, followed(store, query), chance, given.each):
            hashes = [digest(given.corpus, path) for path in pair]
            out.writerow(
                (
                    pair[0],
                    hashes[0],
                    pair[1],
                    hashes[1],
                    *one.promise,
                    *(one.answer or ("", "")),
                    one.status,
                    "",
                    "",
                )
            )
            words = [texts[0][slice(*one.promise)], texts[1][slice(*one.answer)] if one.answer else "-"]
            print(
                pair[0][-16:],
                one.status,
                one.score,
                *words,
                "\n  P",
                one.promised,
                "\n  R",
                one.reported,
                file=sys.stderr,
            )


if __name__ == "__main__":
    main()
