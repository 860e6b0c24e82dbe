"""Chinese government reports as an RDF knowledge graph in which every fact points at the words that state it.

The public face: `build` reads reports into a store, `open_store` opens one by path or URL, `query` asks a
question of the catalogue, `view` writes the HTML page.

    >>> import govgraph
    >>> built = govgraph.build(["examples"], out="out")
    >>> with govgraph.open_store("out/store") as store:
    ...     table = govgraph.query(store, "measures", place="栖川市")
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .ontology.version import __version__

if TYPE_CHECKING:
    from .building import Built
    from .graph.store import Store
    from .graph.table import Table
    from .ingest.readers import Hints
    from .viz.view import ViewSummary

__all__ = ["__version__", "build", "open_store", "query", "view"]


def build(
    paths: Iterable[str | Path],
    *,
    out: str | Path = "govgraph-out",
    hints: Hints | None = None,
    export: bool = True,
    with_view: bool = True,
) -> Built:
    """Read the reports below `paths` into `out`: `store/`, `graph.ttl`, `view.html`, `issues.jsonl`.

    Files that cannot be read are rows of `issues.jsonl` and harm nothing else; `Built.failed` counts them.
    `hints` (place, year, genre, ...) win over what the documents say. A report that the store already holds
    is replaced. Raises `GovgraphError` where nothing can be written.
    """
    from .building import build_reports
    from .ingest.readers import Hints

    return build_reports(
        [Path(path) for path in paths], Path(out), hints or Hints(), with_export=export, with_view=with_view
    )


def open_store(where: str | Path) -> Store:
    """Open a store for reading: a directory made by `build`, or the URL of a SPARQL 1.1 endpoint."""
    from .graph.store import open_store as open_

    return open_(where, read_only=True)


def query(store: Store, name: str, **parameters: str | int) -> Table:
    """Ask one question of the catalogue (`measures`, `outcomes`, ...) and return its rows."""
    from .queries import Catalogue

    return Catalogue().ask(name, store, parameters)


def view(
    store: Store, path: str | Path, *, title: str | None = None, reports: Sequence[str] | None = None
) -> ViewSummary:
    """Write the graph of `reports` (IRIs; the latest 30 when None) as one HTML file that works offline."""
    from .viz.view import write_view

    return write_view(store, Path(path), title=title, reports=reports)
