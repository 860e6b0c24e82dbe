"""A build: files to facts to graph, and what it leaves in its folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .graph.build import load
from .graph.export import export
from .graph.merges import read_merges
from .graph.store import Store, open_store
from .ingest.pipeline import read_reports
from .ingest.readers import Hints
from .ontology.iris import Iris
from .ontology.model import Issue, Level, ReportFacts

MERGES = "merges.tsv"  # reviewed judgements, in the folder that a build writes into
Progress = Callable[[str], None]  # is told the name of each report as it is read


@dataclass(frozen=True, slots=True)
class Built:
    """What a build wrote and found."""

    out: Path
    reports: tuple[str, ...]  # IRIs, in order of input
    issues: tuple[Issue, ...]
    turtle: Path | None
    view: Path | None

    @property
    def failed(self) -> int:
        """How many inputs gave no report."""
        return sum(issue.level is Level.ERROR for issue in self.issues)

    @property
    def store(self) -> Path:
        """Where the store lies."""
        return self.out / "store"


def build_reports(
    paths: Sequence[Path],
    out: Path,
    hints: Hints,
    *,
    merges: Path | None = None,
    with_export: bool = True,
    with_view: bool = True,
    progress: Progress = lambda _: None,
) -> Built:
    """Read the reports below `paths` into `out`; see `govgraph.build`.

    `merges` is the file of reviewed judgements; without it, `out/merges.tsv` where there is one.
    Raises `GovgraphError` where the store cannot be written or a judgement not be used, `OSError` where the
    folder cannot be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    issues: list[Issue] = []
    judged = read_merges(merges or out / MERGES, needed=merges is not None)
    with open_store(out / "store") as store:
        loaded = load(store, _facts(read_reports(paths, hints), issues, progress), Iris(), merges=judged)
        issues.extend(loaded.issues)
        if not loaded.reports and not any(issue.level is Level.ERROR for issue in issues):
            issues.append(_nothing_found(paths))
        write_issues(issues, out / "issues.jsonl")
        holds_reports = bool(loaded.reports)
        turtle = _write_turtle(store, out / "graph.ttl") if with_export else None
        view = _write_view(store, out / "view.html") if with_view and holds_reports else None
    return Built(out, loaded.reports, tuple(issues), turtle, view)


def _nothing_found(paths: Sequence[Path]) -> Issue:
    names = ", ".join(path.name for path in paths)
    message = "there is no report; give .txt, .md or .html files, or folders that hold some"
    return Issue(level=Level.ERROR, source=names, rule="read.nothing", message=message)


def _facts(
    found: Iterable[ReportFacts | Issue], issues: list[Issue], progress: Progress
) -> Iterator[ReportFacts]:
    for item in found:
        if isinstance(item, Issue):
            issues.append(item)
        else:
            progress(item.document.source)
            yield item


def _write_turtle(store: Store, path: Path) -> Path:
    with path.open("wb") as file:
        export(store, "ttl", file)
    return path


def _write_view(store: Store, path: Path) -> Path:
    from .viz.view import write_view  # pyvis is slow to import, and a build may do without it

    write_view(store, path)
    return path


def write_issues(issues: Iterable[Issue], path: Path) -> None:
    """One JSON object a line: level, report (its file), begin, end, rule, message."""
    with path.open("w", encoding="utf8", newline="\n") as file:
        for issue in issues:
            row = {
                "level": issue.level.value,
                "report": issue.source,
                "begin": issue.span.begin if issue.span else None,
                "end": issue.span.end if issue.span else None,
                "rule": issue.rule,
                "message": issue.message,
            }
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
