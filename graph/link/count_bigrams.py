"""Counts in how many sentences of a corpus each pair of characters stands.

Run as `python -m govgraph.graph.link.count_bigrams FOLDER... > graph/link/bigrams.tsv`.

The result is frozen in the package (docs/decisions/0010-frozen-frequencies.md): weights that came from the
reports at hand would change with every report added.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from .wording import SENTENCE_END, bigrams

KEPT = 40_000  # pairs; the rarest of them stands in some dozen of 200,000 sentences
HEAD = (
    "# How rare pairs of neighbouring characters are in the sentences of government reports, by",
    "# graph/link/count_bigrams.py: ln(sentences / sentences with the pair), to 0.1; pairs of one weight",
    "# follow each other without a break. Pairs not listed are rarer still and weigh as the last row.",
)


def sentences(files: Iterable[Path]) -> Iterator[str]:
    """The sentences of text files, without Markdown's front matter and comments."""
    for file in files:
        text = file.read_text(encoding="utf-8", errors="replace")
        if text.startswith("---\n"):
            text = text.partition("\n---\n")[2]
        for line in text.split("\n"):
            if not line.startswith(("<!--", "|", "![")):
                yield from (part for part in SENTENCE_END.split(line) if part.strip())


def table(found: Iterable[str], kept: int = KEPT) -> Iterator[str]:
    """The lines of the table, commonest pairs first."""
    counts: Counter[str] = Counter()
    total = 0
    for sentence in found:
        counts.update(gram for gram in set(bigrams(sentence)) if len(gram) == 2 and not gram.isascii())
        total += 1
    rows: dict[float, list[str]] = {}
    for gram, count in sorted(counts.items(), key=lambda of: (-of[1], of[0]))[:kept]:
        rows.setdefault(round(math.log(total / count), 1), []).append(gram)
    yield from HEAD
    yield "weight\tpairs"
    for weight, grams in sorted(rows.items()):
        yield f"{weight}\t{''.join(sorted(grams))}"


def main(folders: list[str]) -> None:
    """Print the table for the text files in folders."""
    files = sorted(
        file for folder in folders for file in Path(folder).rglob("*.*") if file.suffix in {".md", ".txt"}
    )
    for line in table(sentences(files)):
        print(line)


if __name__ == "__main__":
    main(sys.argv[1:])
