"""Characters a second of each stage from text to N-Quads, beside part-of-speech tagging with jieba.

Run with `make bench`. Times are CPU seconds of this process; the reports are 40 of ../shared/corpus, evenly
picked, or the bundled examples where the corpus is not beside the checkout.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import jieba.posseg
import pyoxigraph as ox
from govgraph.graph.mapping import quads
from govgraph.ingest.pipeline import EXTRACTORS, facts_of, lay_out
from govgraph.ingest.readers import Hints, read
from govgraph.ontology.iris import Iris
from govgraph.ontology.model import Issue

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = 40  # reports
TAGGED = 100_000  # characters that jieba tags; it is slow
T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """CPU seconds of `work`, and what it returns."""
    begin = time.process_time()
    result = work()
    return time.process_time() - begin, result


def reports() -> list[Path]:
    """The files to measure on."""
    corpus = sorted((ROOT.parent / "shared" / "corpus" / "government-work-reports").glob("*/*.md"))
    if not corpus:
        return sorted((ROOT / "examples").glob("*.txt")) * 8
    return corpus[:: len(corpus) // SAMPLE][:SAMPLE]


def main() -> None:
    """Print one line a stage: CPU seconds and characters a second."""
    paths, hints = reports(), Hints()
    facts_of(read(paths[0], hints)[0])  # lexicons and patterns are loaded once, outside the measure
    seconds, documents = timed(lambda: [read(path, hints)[0] for path in paths])
    characters = sum(len(document.text) for document in documents)
    stages = [("read", seconds)]
    seconds, readings = timed(lambda: [lay_out(document) for document in documents])
    stages.append(("outline", seconds))
    for extractor in EXTRACTORS:
        name = extractor.__module__.rsplit(".", 1)[-1]
        seconds, found = timed(lambda extractor=extractor: [list(extractor(reading)) for reading in readings])
        for reading, facts in zip(readings, found, strict=True):
            reading.facts.extend(fact for fact in facts if not isinstance(fact, Issue))
        stages.append((name, seconds))
    seconds, facts = timed(lambda: [facts_of(document) for document in documents])
    iris = Iris()
    mapped, made = timed(lambda: [list(quads(report, iris)) for report in facts])
    stages.append(("mapping", mapped))
    written, _ = timed(lambda: [ox.serialize(report, io.BytesIO(), ox.RdfFormat.N_QUADS) for report in made])
    stages.append(("N-Quads", written))
    for name, spent in stages:
        print(f"{name:14} {spent:8.3f} s {characters / spent if spent else 0:14,.0f} characters/s")
    total = stages[0][1] + seconds + mapped + written
    ours = characters / total
    print(
        f"{'end to end':14} {total:8.3f} s {ours:14,.0f} characters/s   ({len(paths)} reports, {characters:,} characters)"
    )
    text = "".join(document.text for document in documents)[:TAGGED]
    list(jieba.posseg.cut(text[:1000]))
    tagging, _ = timed(lambda: sum(1 for _ in jieba.posseg.cut(text)))
    theirs = len(text) / tagging
    print(
        f"{'jieba.posseg':14} {tagging:8.3f} s {theirs:14,.0f} characters/s   (first {len(text):,} characters)"
    )
    print(f"govgraph, end to end, against jieba.posseg alone: {ours / theirs:.1f} times its speed")


if __name__ == "__main__":
    main()
