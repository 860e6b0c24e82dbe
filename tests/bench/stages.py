"""Characters a second from text to N-Quads, whole and by stage, beside part-of-speech tagging with jieba.

Run with `make bench`. Times are CPU seconds of this process, on one core. Lexicons and jieba's dictionary are
loaded before the clock starts. Each report is then read, extracted, mapped and written once, one after
another as in a build, so that nothing found in one run makes the measured one cheaper; a second round times
the stages one by one and shows only where the time goes. The reports are 40 of ../shared/corpus, evenly
picked, or the bundled examples where the corpus is not beside the checkout.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import jieba.posseg
from govgraph.graph.mapping import n_quads
from govgraph.ingest.pipeline import EXTRACTORS, facts_of, lay_out
from govgraph.ingest.readers import Hints, read
from govgraph.ontology.iris import Iris
from govgraph.ontology.model import Issue, ReportFacts

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = 40  # reports
TAGGED = 2_500  # characters of each report that jieba tags; it is slow
T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """CPU seconds of `work`, and what it returns."""
    begin = time.process_time()
    result = work()
    return time.process_time() - begin, result


def clocked(spent: Counter[str], stage: str, work: Callable[[], T]) -> T:
    """What `work` returns; its CPU seconds are added to those of the stage."""
    seconds, result = timed(work)
    spent[stage] += seconds
    return result


def examples() -> list[Path]:
    """The reports that come with the project."""
    return sorted((ROOT / "examples").glob("*.txt"))


def reports() -> list[Path]:
    """The files to measure on."""
    corpus = sorted((ROOT.parent / "shared" / "corpus" / "government-work-reports").glob("*/*.md"))
    return corpus[:: len(corpus) // SAMPLE][:SAMPLE] if corpus else examples() * 8


def written(facts: ReportFacts) -> bytes:
    """The facts of a report as N-Quads, as a build hands them to the store."""
    return "".join(n_quads(facts, Iris())).encode()


def end_to_end(paths: Iterable[Path]) -> list[str]:
    """Take each file to N-Quads; the texts read."""
    texts: list[str] = []
    for path in paths:
        document = read(path, Hints())[0]
        written(facts_of(document))
        texts.append(document.text)
    return texts


def stages(paths: Iterable[Path]) -> Counter[str]:
    """CPU seconds of each stage. `facts` is the whole of extraction, from layout to the answers to problems."""
    spent = Counter[str]()
    for path in paths:
        document = clocked(spent, "read", partial(read, path, Hints()))[0]
        facts = clocked(spent, "facts", partial(facts_of, document))
        clocked(spent, "N-Quads", partial(written, facts))
    return spent


def extractors(paths: Iterable[Path]) -> Counter[str]:
    """CPU seconds of the layout and of each extractor."""
    spent = Counter[str]()
    for path in paths:
        document = read(path, Hints())[0]
        reading = clocked(spent, "layout", partial(lay_out, document))
        for extractor in EXTRACTORS:
            name = extractor.__module__.rsplit(".", 1)[-1]
            found = clocked(spent, name, lambda run=extractor, on=reading: list(run(on)))
            reading.facts.extend(fact for fact in found if not isinstance(fact, Issue))
    return spent


def show(spent: Counter[str], characters: int, indent: str = "") -> None:
    """Print one line a stage."""
    for name, seconds in spent.items():
        rate = characters / seconds if seconds else 0
        print(f"{indent + name:16} {seconds:8.3f} s {rate:14,.0f} characters/s")


def main() -> None:
    """Print the stages, the whole, jieba, and how many times as fast as jieba the whole is."""
    paths = reports()
    end_to_end(examples())
    list(jieba.posseg.cut("政府工作报告"))
    total, texts = timed(lambda: end_to_end(paths))
    tagging, _ = timed(lambda: tag(texts))
    characters = sum(map(len, texts))
    print("CPU seconds; the stages are timed in a round of their own")
    show(stages(paths), characters)
    show(extractors(paths), characters, "  ")
    ours, tagged = characters / total, sum(len(text[:TAGGED]) for text in texts)
    theirs = tagged / tagging
    print(f"{'text to N-Quads':16} {total:8.3f} s {ours:14,.0f} characters/s   ({len(paths)} reports)")
    print(f"{'jieba.posseg':16} {tagging:8.3f} s {theirs:14,.0f} characters/s   ({tagged:,} characters)")
    print(f"govgraph, end to end, against jieba.posseg alone: {ours / theirs:.1f} times its speed")


def tag(texts: Sequence[str]) -> int:
    """Tag the beginning of each text with jieba; how many words it has."""
    return sum(1 for text in texts for _ in jieba.posseg.cut(text[:TAGGED]))


if __name__ == "__main__":
    main()
