"""An evaluation: gold files to reports, a build, and the graph in its store held against the gold."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

from .building import build_reports
from .graph.evaluate import (
    Comparison,
    Fall,
    Gold,
    Scores,
    compare,
    falls,
    read_baseline,
    read_gold,
    read_graph,
    reliability,
    reliability_error,
    rules,
    score,
    settle_floors,
    write_baseline,
)
from .graph.evaluate.presenting import miss_table, reliability_table, rule_table, score_table
from .graph.store import open_store
from .graph.table import Table
from .ingest.readers import Hints
from .ontology.model import Issue, Level
from .queries import write

SCORES_WIDTH = 128  # terminal columns that a tag's line needs


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was compared, its scores, and the errors of the build."""

    comparisons: tuple[Comparison, ...]  # in the order of gold names
    scores: Scores
    errors: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be shown besides scores and reliability."""

    misses: bool = False
    rules: bool = False


def evaluate(folder: Path, corpus: Path | None = None) -> Evaluation:
    """Build the reports of a gold folder in a temporary directory and score the graph in their store.

    `corpus` is the folder that the sources of offset files are relative to. Raises `GoldError` for gold that
    cannot be used.
    """
    gold = read_gold(folder, corpus)
    with TemporaryDirectory(prefix="govgraph-") as made:
        paths = [_report(each, Path(made) / "excerpts") for each in gold]
        built = build_reports(paths, Path(made) / "out", Hints(), with_export=False, with_view=False)
        with open_store(built.store, read_only=True) as store:
            graph = read_graph(store)
    compared = tuple(compare(each, hashlib.sha256(each.raw).hexdigest(), graph) for each in gold)
    errors = tuple(issue for issue in built.issues if issue.level is Level.ERROR)
    return Evaluation(compared, score(compared), errors)


def _report(gold: Gold, folder: Path) -> Path:
    """The file to build: the researcher's own, or the excerpt written under the gold's name."""
    if gold.path is not None:
        return gold.path
    folder.mkdir(exist_ok=True)
    path = folder / f"{gold.name}.txt"
    path.write_bytes(gold.raw)
    return path


def faults(evaluation: Evaluation, baseline: Path | None, *, higher: bool, lower: bool) -> tuple[str, ...]:
    """Tell which reports could not be built, and which measures lie under the floors of a baseline file.

    `higher` and `lower` move the floors in the file, see `settle_floors`; after `lower` no measure lies under
    its floor. Raises `BaselineError` where the file is missing, unless floors may be raised.
    """
    told = [f"{issue.source}: {issue.message}" for issue in evaluation.errors]
    told += [f"{name}: it gave no report; all its tags count as missed" for name in evaluation.scores.missing]
    if baseline is not None:
        fallen = _hold_to(baseline, evaluation.scores, higher=higher, lower=lower)
        told += [f"under the floor of {baseline.name}: {fall}" for fall in fallen]
    return tuple(told)


def _hold_to(baseline: Path, scores: Scores, *, higher: bool, lower: bool) -> tuple[Fall, ...]:
    floors = read_baseline(baseline) if baseline.is_file() or not higher else {}
    settled = settle_floors(scores, floors, higher=higher, lower=lower)
    if settled != floors:
        write_baseline(settled, baseline)
    return tuple(falls(scores, settled))


def write_evaluation(evaluation: Evaluation, wanted: Wanted, format_: str, out: TextIO, width: int) -> None:
    """Write scores and reliability as table, md, json (one object) or csv.

    csv is one table for other programs: the scores, or in their place what `wanted` asks for.
    """
    if format_ == "json":
        json.dump(_plain(evaluation, wanted), out, ensure_ascii=False, indent=1)
        out.write("\n")
        return
    bins = reliability(evaluation.comparisons)
    tables: dict[str, Table] = {
        "scores": score_table(evaluation.scores),
        "reliability": reliability_table(bins),
    }
    if wanted.rules:
        tables["rules"] = rule_table(rules(evaluation.comparisons))
    if wanted.misses:
        tables["misses"] = miss_table(evaluation.comparisons)
    if format_ == "csv":
        write(list(tables.values())[-1 if len(tables) > 2 else 0], format_, out)
        return
    for name, table in tables.items():
        out.write("\n" * (name != "scores"))
        write(table, format_, out, width=max(width, SCORES_WIDTH) if name == "scores" else width)
        if name == "reliability":
            out.write(f"\nexpected calibration error: {reliability_error(bins)}\n")


def _plain(evaluation: Evaluation, wanted: Wanted) -> dict[str, object]:
    """The JSON object: scores by tag, reliability by range of confidence, and what else is wanted."""
    scores, bins = evaluation.scores, reliability(evaluation.comparisons)
    ranges = [
        {"low": float(each.low), "high": float(each.high)}
        | (asdict(each.facts) if each.facts else {"count": 0})
        for each in bins
    ]
    shown: dict[str, object] = {
        "scores": {**scores.tags, "spans": scores.spans, "reports missing": len(scores.missing)},
        "reliability": {"bins": ranges, "expected calibration error": reliability_error(bins)},
    }
    if wanted.rules:
        shown["rules"] = [
            {"rule": each.rule, "tag": each.tag, **asdict(each.facts)}
            for each in rules(evaluation.comparisons)
        ]
    if wanted.misses:
        shown["misses"] = _records(miss_table(evaluation.comparisons))
    return shown


def _records(table: Table) -> object:
    """The rows of a table as its own writer gives them."""
    written = StringIO()
    write(table, "json", written)
    return json.loads(written.getvalue())
