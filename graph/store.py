"""One interface for every store: a directory on disk, or the URL of a SPARQL 1.1 endpoint.

Queries are plain strings: only so does rdflib hand them to Oxigraph (or the endpoint) instead of evaluating
them in Python.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import rdflib
from pyoxigraph import Quad

from .errors import StoreError
from .table import Table


class Store(ABC):
    """A set of named graphs that SPARQL reads and writes. The default graph of a query is their union.

    Every method raises `StoreError` (for an endpoint: `EndpointError`; for a query that does not parse:
    `QuerySyntaxError`).
    """

    @property
    @abstractmethod
    def where(self) -> str:
        """The path or URL that names the store."""

    @abstractmethod
    def select(self, sparql: str) -> Table:
        """Answer a SELECT query."""

    def rows(self, sparql: str) -> Iterator[tuple[str | None, ...]]:
        """Answer a SELECT query with strings alone, for answers of many rows: IRIs and lexical forms."""
        return (tuple(None if term is None else str(term) for term in row) for row in self.select(sparql))

    @abstractmethod
    def ask(self, sparql: str) -> bool:
        """Answer an ASK query."""

    @abstractmethod
    def construct(self, sparql: str) -> rdflib.Graph:
        """Answer a CONSTRUCT or DESCRIBE query with a graph in memory."""

    @abstractmethod
    def update(self, sparql: str) -> None:
        """Carry out a SPARQL update, wholly or not at all."""

    @abstractmethod
    def replace_graph(self, name: str, quads: Iterable[Quad]) -> None:
        """Let the named graph hold exactly `quads` (their own graph name must be `name`)."""

    def replace_graphs(self, graphs: Iterable[tuple[str, Sequence[Quad]]]) -> None:
        """Replace one graph after another, as `replace_graph` does; a store may write several at a time."""
        for name, quads in graphs:
            self.replace_graph(name, quads)

    @abstractmethod
    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads to the named graphs that they name."""

    @abstractmethod
    def quads(self, name: str | None = None) -> Iterator[Quad]:
        """The quads of one named graph, or of all, in no order that can be relied on."""

    def remove_graph(self, name: str) -> None:
        """Remove a named graph; one that does not exist is no error."""
        self.update(f"DROP SILENT GRAPH <{name}>")

    def graph_names(self) -> tuple[str, ...]:
        """The names of all named graphs, sorted by code point."""
        found = self.select("SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } }")
        return tuple(sorted(str(name) for (name,) in found))

    @abstractmethod
    def close(self) -> None:
        """Flush and let go of the store; nothing may be asked of it afterwards."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(
    where: str | Path, *, read_only: bool = False, update_url: str | None = None, timeout: float = 60
) -> Store:
    """Open the store named by a path or by a URL (`http://…`, `https://…`).

    A path that does not exist is created, unless `read_only`. `timeout` (seconds) and `update_url` count for
    endpoints only; without `update_url`, a query URL that ends in `/query` or `/sparql` tells it.
    Raises `StoreError` for a path that holds no store or is in use by another process.
    """
    from .embedded import EmbeddedStore
    from .remote import RemoteStore

    name = str(where)
    if name.startswith(("http://", "https://")):
        return RemoteStore(name, update_url=update_url, timeout=timeout, read_only=read_only)
    if "://" in name:
        raise StoreError(f"{name}: a store is a directory, or a URL that begins with http:// or https://")
    return EmbeddedStore(Path(where), read_only=read_only)
