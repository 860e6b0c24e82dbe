"""Tables of words by which links are weighed: TSV beside this file, comments on top, an example a row."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

PACKAGE = __name__.rpartition(".")[0]


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `NAME.tsv` as dictionaries."""
    lines = files(PACKAGE).joinpath(f"{name}.tsv").read_text("utf8").splitlines()
    kept = (line for line in lines if line and not line.startswith("#"))
    return tuple(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE))
