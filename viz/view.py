"""Writes the view of a store: one HTML file that works without a network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..graph.store import Store
from .page import render
from .reading import read_scene


@dataclass(frozen=True, slots=True)
class ViewSummary:
    """What a page shows. `left_out` nodes and `reports_left_out` are in the store but over a page's limit."""

    path: Path
    reports: int
    nodes: int
    edges: int
    left_out: int
    reports_left_out: int


def write_view(
    store: Store, path: str | Path, *, title: str | None = None, reports: Sequence[str] | None = None
) -> ViewSummary:
    """Write the graph of `reports` (IRIs; the store's latest thirty when None) as one HTML file.

    `title` heads the page; without one, the report's own title does. Raises ViewError where the store holds
    no such report, OSError where `path` cannot be written.
    """
    scene = read_scene(store, reports)
    first = scene.reports[0].title
    heading = title or (first if len(scene.reports) == 1 else f"{first}等{len(scene.reports)}份报告")
    target = Path(path)
    target.write_text(render(scene, heading), encoding="utf-8", newline="\n")
    return ViewSummary(
        target, len(scene.reports), len(scene.nodes), len(scene.edges), scene.left_out, scene.reports_left_out
    )
