"""Turn annotated excerpts of reports into offset files, which hold the annotation without the text.

    python tests/gold/freeze.py ANNOTATED OUT --corpus DIR

For each excerpt, ANNOTATED holds three files: NAME.json with `source` (path below DIR), `sha256` (of that file's
bytes) and `ranges` (pairs of offsets); NAME.txt, the ranges of the source joined; and NAME.tagged.txt, the same with
tags. OUT/NAME.json then says the same as NAME.tagged.txt: `govgraph evaluate OUT --corpus DIR` gives the same scores.
See docs/evaluation.md.
"""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path

from govgraph.graph.errors import GoldError
from govgraph.graph.evaluate.gold import check_tags
from govgraph.graph.evaluate.inline import TAGGED, parse
from govgraph.graph.evaluate.offsets import Excerpt, cut_text, read_excerpt, write_excerpt
from govgraph.ontology.errors import GovgraphError


def freeze(tagged: Path, corpus: Path) -> Excerpt:
    """The offset file of one NAME.tagged.txt. Raises `GoldError` where its text is not the ranges of its source."""
    bare = read_excerpt(tagged.with_name(tagged.name.replace(TAGGED, ".json")), without_tags=True)
    text = cut_text(bare, corpus)
    untagged, tags = parse(tagged.read_bytes().decode("utf8"), tagged.name)
    if untagged.rstrip("\n") != text.rstrip("\n"):
        raise GoldError(
            f"{tagged.name}: without its tags it is not what {bare.file} cuts out of {bare.source}"
        )
    check_tags(text, tags, tagged.name)
    return replace(bare, tags=tags)


def main(arguments: list[str]) -> int:
    """Freeze a folder; the exit code is 1 where it holds nothing to freeze or something that is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("annotated", type=Path)
    parser.add_argument("out", type=Path)
    corpus = os.environ.get("GOVGRAPH_CORPUS")
    parser.add_argument("--corpus", type=Path, default=corpus, required=corpus is None)
    given = parser.parse_args(arguments)
    found = sorted(given.annotated.glob(f"*{TAGGED}"))
    try:
        frozen = [freeze(tagged, given.corpus) for tagged in found]
    except (GovgraphError, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 1
    given.out.mkdir(parents=True, exist_ok=True)
    for excerpt in frozen:
        write_excerpt(excerpt, given.out / excerpt.file)
    print(f"{len(frozen)} offset files, {sum(len(excerpt.tags) for excerpt in frozen)} tags: {given.out}")
    return 0 if frozen else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
