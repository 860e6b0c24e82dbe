"""Pairs of reports of consecutive years from the corpus, and what the graph of such a pair says of its promises."""

from __future__ import annotations

import csv
import hashlib
import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from govgraph.graph.build import load
from govgraph.graph.embedded import EmbeddedStore
from govgraph.graph.store import Store
from govgraph.ingest.pipeline import read_reports
from govgraph.ingest.readers import Hints
from govgraph.ontology.iris import Iris
from govgraph.ontology.model import ReportFacts
from govgraph.ontology.terms import with_prefixes

UNTUNED = Path(__file__).parents[1] / "untuned"  # places whose reports are kept unread


@dataclass(frozen=True)
class Followed:
    """A commitment or target with what it was matched with: spans (begin, end) in the two reports' texts."""

    promise: tuple[int, int]
    answer: tuple[int, int] | None
    promised: str
    reported: str
    status: str
    score: str


def sources(corpus: Path) -> list[tuple[str, str]]:
    """All pairs of consecutive reports, as paths below the corpus, without the places kept unread."""
    unread = {file.stem.rpartition("_")[0] for file in UNTUNED.glob("*.json")}
    years: dict[str, dict[int, str]] = defaultdict(dict)
    with (corpus / "INDEX.tsv").open(encoding="utf8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if (
                row["genre"] == "政府工作报告"
                and row["place"] not in unread
                and (corpus / row["path"]).is_file()
            ):
                years[row["place"]][int(row["year"])] = row["path"]
    return [
        (paths[year], paths[year + 1])
        for _, paths in sorted(years.items())
        for year in sorted(paths)
        if year + 1 in paths
    ]


def drawn(corpus: Path, seed: int, number: int) -> list[tuple[str, str]]:
    """Pairs at random: every place once before any comes twice."""
    chance = random.Random(seed)
    by_place: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair in sources(corpus):
        by_place[pair[0].split("/")[-2]].append(pair)
    for pairs in by_place.values():
        chance.shuffle(pairs)
    places = sorted(by_place)
    chance.shuffle(places)
    rounds = max(len(pairs) for pairs in by_place.values())
    order = [
        by_place[place][turn] for turn in range(rounds) for place in places if turn < len(by_place[place])
    ]
    return order[:number]


def built(corpus: Path, pair: tuple[str, str]) -> tuple[Store, list[ReportFacts]]:
    """The two reports in a store of their own."""
    facts = [
        item
        for item in read_reports([corpus / path for path in pair], Hints())
        if isinstance(item, ReportFacts)
    ]
    store = EmbeddedStore()
    load(store, facts, Iris())
    return store, facts


def digest(corpus: Path, path: str) -> str:
    """The SHA-256 of a source."""
    return hashlib.sha256((corpus / path).read_bytes()).hexdigest()


MATCHES = """SELECT ?pb ?pe ?mb ?me ?promised ?reported ?status ?score WHERE {
    ?f gov:ofCommitment ?c ; gov:status ?status ; gov:inReport ?later .
    ?c gov:evidence [ nif:beginIndex ?pb ; nif:endIndex ?pe ] .
    OPTIONAL { ?f gov:doneBy ?m ; gov:score ?score ; gov:candidate ?k .
        ?m gov:evidence [ nif:beginIndex ?mb ; nif:endIndex ?me ] .
        ?k gov:ofMeasure ?m ; gov:promisedIn/nif:anchorOf ?promised ; gov:reportedIn/nif:anchorOf ?reported . }
} ORDER BY ?pb ?pe"""

TARGETS = """SELECT ?pb ?pe ?mb ?me ?promised ?reported ?status ?score WHERE {
    ?f gov:ofTarget ?t ; gov:status ?status ; gov:inReport ?later .
    ?t gov:evidence ?p . ?p nif:beginIndex ?pb ; nif:endIndex ?pe ; gov:inSentence/nif:anchorOf ?promised .
    OPTIONAL { ?f gov:observation ?o . ?o gov:indicatorText ?score ; gov:evidence ?r .
        ?r nif:beginIndex ?mb ; nif:endIndex ?me ; gov:inSentence/nif:anchorOf ?reported . }
} ORDER BY ?pb ?pe"""


def followed(store: Store, query: str) -> list[Followed]:
    """What became of the earlier report's commitments (`MATCHES`) or targets (`TARGETS`), in reading order."""
    return [
        Followed(
            (int(pb), int(pe)),
            (int(mb), int(me)) if mb and me else None,
            promised or "",
            reported or "",
            status.rpartition("#")[2],
            score or "",
        )
        for pb, pe, mb, me, promised, reported, status, score in store.rows(with_prefixes(query))
        if pb and pe and status
    ]
