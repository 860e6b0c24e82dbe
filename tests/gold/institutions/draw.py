"""Draws pairs of institutions' names at random, to be judged by hand: whether the two names mean one body.

    python tests/gold/institutions/draw.py same ../shared/corpus --seed 11 --rows 100 > rows.tsv
    python tests/gold/institutions/draw.py close ../shared/corpus --seed 11 --rows 40 > close.tsv

`same`: two wordings that were given one identity; every kind of pair (the words without the place's name) comes once
before any comes again, three times at most. `close`: two identities of one place whose names are alike, which may be one body that was missed.
Reports of the places in tests/gold/untuned are left out. The file names sources by path and hash and names by
offset, so that it can be kept where the reports cannot. The last columns are for whoever judges: `verdict` (same
or different) and `why`. The sentences to judge by go to standard error.
"""

import argparse
import csv
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from govgraph.graph.link.wording import bigrams
from govgraph.ingest.extract import documents, institutions, programmes
from govgraph.ingest.gazetteer import gazetteer
from govgraph.ingest.pipeline import lay_out
from govgraph.ingest.readers import Hints, read
from govgraph.ontology.model import Institution, Issue, Mention

COLUMNS = ("source", "sha256", "begin", "end", "source2", "sha256_2", "begin2", "end2", "verdict", "why")
UNTUNED = Path(__file__).resolve().parents[1] / "untuned"
NUMERALS = re.compile("[一二三四五六七八九十“”]+")
OFTEN = 3  # pairs of one kind, and
PER_PLACE = 3  # of one place
ALIKE = 0.5  # share of bigrams that two close names have in common


class Named(NamedTuple):
    """An institution's name where it stands, with the identity it was given."""

    source: str
    digest: str
    begin: int
    end: int
    words: str
    name: str
    place: str
    context: str

    @property
    def kind(self) -> str:
        """The words without place and number: 龙泉市政府 and 云和县政府, 市一届人大 and 市二届人大 are of one kind."""
        place = gazetteer().by_code(self.place)
        known = (place.name, *gazetteer().short_names_of(place)) if place else ()
        words = next((self.words.replace(name, "") for name in known if name in self.words), self.words)
        return NUMERALS.sub("", words)


def named(corpus: Path) -> Iterator[Named]:
    """Every institution named in the reports that are not held out."""
    held = {path.stem.rpartition("_")[0] for path in UNTUNED.glob("*.json")}
    for path in sorted((*corpus.rglob("*.md"), *corpus.rglob("*.txt"))):
        if path.name == "README.md" or held & {path.parent.name, path.stem.rpartition("_")[0]}:
            continue
        document, _ = read(path, Hints())
        reading = lay_out(document)
        for extractor in (documents, programmes, institutions):
            reading.facts += [fact for fact in extractor.extract(reading) if not isinstance(fact, Issue)]
        for mention in reading.facts:
            if isinstance(mention, Mention) and isinstance(entity := mention.entity, Institution):
                (begin, end), text = mention.span, document.text
                context = (
                    text[max(begin - 40, 0) : begin] + "【" + text[begin:end] + "】" + text[end : end + 40]
                )
                where = (path.relative_to(corpus).as_posix(), document.sha256, begin, end, text[begin:end])
                yield Named(*where, entity.name, entity.place, context.replace("\n", "/"))


def same(found: list[Named], dice: random.Random) -> Iterator[tuple[Named, Named]]:
    """Pairs of wordings with one identity, in random order."""
    wordings: dict[tuple[str, str], dict[str, list[Named]]] = defaultdict(lambda: defaultdict(list))
    for one in found:
        wordings[one.place, one.name][one.words].append(one)
    pairs = [
        (dice.choice(said[first]), dice.choice(said[second]))
        for said in wordings.values()
        for first, second in combinations(sorted(said), 2)
    ]
    dice.shuffle(pairs)
    yield from pairs


def close(found: list[Named], dice: random.Random) -> Iterator[tuple[Named, Named]]:
    """Pairs of identities of one place whose names are alike, in random order."""
    bodies: dict[str, dict[str, list[Named]]] = defaultdict(lambda: defaultdict(list))
    for one in found:
        bodies[one.place][one.name].append(one)
    pairs: list[tuple[Named, Named]] = []
    for place in sorted(bodies):
        for first, second in combinations(sorted(bodies[place]), 2):
            one, other = bigrams(first), bigrams(second)
            if len(one & other) >= ALIKE * min(len(one), len(other)) > 0:
                pairs.append((dice.choice(bodies[place][first]), dice.choice(bodies[place][second])))
    dice.shuffle(pairs)
    yield from pairs


def by_turns(pairs: Iterator[tuple[Named, Named]]) -> list[tuple[Named, Named]]:
    """The pairs with one of each kind first, then a second of each: else most would be 市政府 and 市人民政府."""
    seen: Counter[frozenset[str]] = Counter()
    turns: list[tuple[int, tuple[Named, Named]]] = []
    for one, other in pairs:
        kind = frozenset((one.kind, other.kind))
        turns.append((seen[kind], (one, other)))
        seen[kind] += 1
    return [pair for _, pair in sorted(turns, key=lambda turn: turn[0])]


def main() -> None:
    """Print the pairs as TSV, and each with its contexts for the reader."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("which", choices=("same", "close"))
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--rows", type=int, default=100)
    given = parser.parse_args()
    out = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    out.writerow(COLUMNS)
    kinds, places, rows = Counter(), Counter(), 0
    draw = {"same": same, "close": close}[given.which]
    for one, other in by_turns(draw(list(named(given.corpus)), random.Random(given.seed))):
        kind = frozenset((one.kind, other.kind))
        if kinds[kind] >= OFTEN or places[one.place] >= PER_PLACE or rows == given.rows:
            continue
        kinds[kind] += 1
        places[one.place] += 1
        rows += 1
        out.writerow((*one[:4], *other[:4], "", ""))
        print(
            f"{rows} {one.place} {one.name} | {other.name}",
            one.context,
            other.context,
            file=sys.stderr,
            sep="\n  ",
        )
    print(f"{rows} pairs of {len(places)} places", file=sys.stderr)


main()
