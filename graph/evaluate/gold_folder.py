"""A folder of gold: pairs NAME.txt and NAME.tagged.txt, offset files NAME.json, or both."""

from __future__ import annotations

from pathlib import Path

from ..errors import GoldError
from .gold import Gold
from .inline import TAGGED, read_pair
from .offsets import read_offsets

BASELINES = "baseline"  # JSON files whose names begin so hold floors, not gold


def read_gold(folder: Path, corpus: Path | None) -> tuple[Gold, ...]:
    """Read all gold of a folder, in the order of names. Where a name has both forms, the pair counts.

    `corpus` is the folder that the sources of offset files are relative to. Raises `GoldError` for the first
    file that cannot be used and for a folder without gold, `CorpusNeeded` for offset files without `corpus`.
    """
    if not folder.is_dir():
        raise GoldError(f"{folder}: there is no such folder; give the folder that holds the gold files")
    pairs = {path.name.removesuffix(TAGGED): path for path in folder.glob(f"*{TAGGED}")}
    offsets = {
        path.stem: path
        for path in folder.glob("*.json")
        if path.stem not in pairs and not path.name.startswith(BASELINES)
    }
    names = sorted((*pairs, *offsets))
    if not names:
        raise GoldError(
            f"{folder}: there is no gold; it holds pairs NAME.txt, NAME{TAGGED} or files NAME.json"
        )
    return tuple(
        read_pair(pairs[name]) if name in pairs else read_offsets(offsets[name], corpus) for name in names
    )
