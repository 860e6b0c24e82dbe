"""Draws pairs of mentions of programmes and documents at random, to be judged by hand: are the two one thing?

    python tests/gold/identity/draw_programmes.py ../shared/corpus --seed 11 > programmes.tsv

Three samples: `wordings` (two wordings under one IRI), `near` (names much alike under two IRIs), `everywhere` (one wording
under one IRI in two places). Rows name sources by path and hash and mentions by offset, so that they can be kept where the
reports cannot. `verdict` (one or two) and `why` are for whoever judges; the words to judge by go to standard error.
Places whose reports are kept unread for the evaluation (tests/gold/untuned) are left out.
"""

import argparse
import csv
import random
import sys
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from govgraph.ingest.extract import documents, programmes
from govgraph.ingest.extract.programme_names import bare
from govgraph.ingest.pipeline import lay_out
from govgraph.ingest.readers import Hints, read
from govgraph.ingest.reading import fold
from govgraph.ontology.iris import Iris
from govgraph.ontology.model import Mention

COLUMNS = (
    *("sample", "source_a", "sha256_a", "begin_a", "end_a", "iri_a"),
    *("source_b", "sha256_b", "begin_b", "end_b", "iri_b", "verdict", "why"),
)
ALIKE = 0.7  # share of common characters from which two names are near
HELD_OUT = Path(__file__).resolve().parents[1] / "untuned"


@dataclass(frozen=True)
class Named:
    """One mention, with the words around it."""

    source: str
    digest: str
    begin: int
    end: int
    iri: str
    place: str
    words: str
    around: str


def main() -> None:
    """Print the rows as TSV, and each with the words around its mentions for the reader."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--sizes", type=int, nargs=3, default=(100, 40, 40))
    given = parser.parse_args()
    chance = random.Random(given.seed)
    named = [mention for path in _open_reports(given.corpus) for mention in _mentions(path, given.corpus)]
    by_iri: dict[str, list[Named]] = defaultdict(list)
    for mention in named:
        by_iri[mention.iri].append(mention)
    out = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    out.writerow(COLUMNS)
    for (sample, draw), size in zip(
        (("wordings", _wordings), ("near", _near), ("everywhere", _everywhere)), given.sizes, strict=True
    ):
        for a, b in draw(by_iri, chance, size):
            out.writerow((sample, *_cells(a), *_cells(b), "", ""))
            print(
                f"{sample}\n  {a.place} {a.iri} | {a.around}\n  {b.place} {b.iri} | {b.around}",
                file=sys.stderr,
            )


def _open_reports(corpus: Path) -> list[Path]:
    held = {path.stem.split("_")[0] for path in HELD_OUT.glob("*.json")}
    return [p for p in sorted(corpus.rglob("[12]*.md")) if p.parent.name not in held]


def _mentions(path: Path, corpus: Path) -> list[Named]:
    document, _ = read(path, Hints())
    reading = lay_out(document)
    for extract in (documents.extract, programmes.extract):
        reading.facts += [fact for fact in extract(reading) if isinstance(fact, Mention)]
    iris, source = Iris(""), path.relative_to(corpus).as_posix()
    return [
        Named(
            source,
            document.sha256,
            *mention.span,
            iris.entity(mention.entity),
            document.place.name,
            bare(fold(mention.span.of(document.text))),
            _around(reading.folded, *mention.span),
        )
        for mention in reading.found(Mention)
    ]


def _around(text: str, begin: int, end: int) -> str:
    before, after = text[max(begin - 50, 0) : begin], text[end : end + 40]
    return f"{before}【{text[begin:end]}】{after}".replace("\n", " ")


def _wordings(by_iri: dict[str, list[Named]], chance: random.Random, size: int) -> list[tuple[Named, Named]]:
    several = [iri for iri in sorted(by_iri) if len({m.words for m in by_iri[iri]}) > 1]
    pairs = []
    for iri in chance.sample(several, size):
        words = chance.sample(sorted({m.words for m in by_iri[iri]}), 2)
        a, b = (chance.choice([m for m in by_iri[iri] if m.words == each]) for each in words)
        pairs.append((a, b))
    return pairs


def _near(by_iri: dict[str, list[Named]], chance: random.Random, size: int) -> list[tuple[Named, Named]]:
    iris = sorted(by_iri)
    names = {iri: iri.rsplit("/", 1)[-1] for iri in iris}
    begins: dict[str, list[str]] = defaultdict(list)
    for iri in iris:
        for key in {iri.split("/")[0] + names[iri][at : at + 2] for at in range(len(names[iri]) - 1)}:
            begins[key].append(iri)
    pairs: list[tuple[Named, Named]] = []
    for iri in chance.sample(iris, len(iris)):
        if len(pairs) == size:
            break
        key = iri.split("/")[0] + names[iri][:2]
        like = [
            other
            for other in begins[key]
            if other != iri and SequenceMatcher(None, names[iri], names[other]).ratio() >= ALIKE
        ]
        if like:
            pairs.append((chance.choice(by_iri[iri]), chance.choice(by_iri[chance.choice(like)])))
    return pairs


def _everywhere(
    by_iri: dict[str, list[Named]], chance: random.Random, size: int
) -> list[tuple[Named, Named]]:
    wide: dict[str, tuple[str, list[str]]] = {}
    for iri in sorted(by_iri):
        places: dict[str, set[str]] = defaultdict(set)
        for mention in by_iri[iri]:
            places[mention.words].add(mention.place)
        most = max(sorted(places), key=lambda words: len(places[words]))
        if len(places[most]) > 1:
            wide[iri] = (most, sorted(places[most]))
    pairs = []
    for iri in chance.sample(sorted(wide), size):
        words, places = wide[iri]
        a, b = (
            chance.choice([m for m in by_iri[iri] if m.words == words and m.place == place])
            for place in chance.sample(places, 2)
        )
        pairs.append((a, b))
    return pairs


def _cells(named: Named) -> tuple[str | int, ...]:
    return named.source, named.digest, named.begin, named.end, named.iri


main()
