"""The embedded store: Oxigraph on disk, behind rdflib through oxrdflib."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import cast

import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore
from rdflib.query import Result
from rdflib.term import Identifier

from .errors import QuerySyntaxError, StoreError
from .store import Store
from .table import Table, plain
from .updates import graph_blocks

BULK = 2000  # quads from which a bulk load is quicker than a transaction
BATCH = 200_000  # quads of new graphs written together: fewer files for RocksDB to merge
MARK = "CURRENT"  # the file by which RocksDB knows one of its directories


class EmbeddedStore(Store):
    """A store in a directory, of which one process at a time may be the writer.

    `path=None` keeps the store in memory. `dataset` is the same store for users of rdflib; `inner` is
    Oxigraph itself, for bulk work.
    """

    def __init__(self, path: Path | None = None, *, read_only: bool = False) -> None:
        self._path = path
        self._read_only = read_only
        self.inner = _open(path, read_only)
        self.dataset = rdflib.Dataset(store=OxigraphStore(store=self.inner), default_union=True)

    @property
    def where(self) -> str:
        """The directory; `memory` for a store without one."""
        return "memory" if self._path is None else str(self._path)

    def select(self, sparql: str) -> Table:
        """Answer a SELECT query; rows are complete when this returns."""
        result = self._query(sparql, "SELECT")
        variables = result.vars or []
        bindings = cast("Iterable[dict[Identifier, Identifier | None]]", result.bindings)
        rows = tuple(tuple(plain(row.get(variable)) for variable in variables) for row in bindings)
        return Table(tuple(str(variable) for variable in variables), rows)

    def rows(self, sparql: str) -> Iterator[tuple[str | None, ...]]:
        """Answer a SELECT query with strings alone, ten times as fast as with rdflib's terms."""
        try:
            found = self.inner.query(sparql, use_default_graph_as_union=True)
        except SyntaxError as error:
            raise QuerySyntaxError(f"{self.where}: the query does not parse: {error}") from error
        if not isinstance(found, ox.QuerySolutions):
            raise QuerySyntaxError(f"{self.where}: expected a SELECT query")
        for solution in found:
            yield tuple(None if term is None else cast("ox.NamedNode", term).value for term in solution)

    def ask(self, sparql: str) -> bool:
        """Answer an ASK query."""
        return bool(self._query(sparql, "ASK").askAnswer)

    def construct(self, sparql: str) -> rdflib.Graph:
        """Answer a CONSTRUCT or DESCRIBE query."""
        found = cast("rdflib.Graph", self._query(sparql, "CONSTRUCT").graph)
        graph = rdflib.Graph()
        for subject, predicate, value in found:
            graph.add((subject, predicate, plain(cast("Identifier", value)) or value))
        return graph

    def _query(self, sparql: str, form: str) -> Result:
        try:
            result = self.dataset.query(sparql)
        except SyntaxError as error:
            raise QuerySyntaxError(f"{self.where}: the query does not parse: {error}") from error
        except (OSError, RuntimeError) as error:
            raise StoreError(f"{self.where}: {error}") from error
        if result.type != form:
            raise QuerySyntaxError(f"{self.where}: expected a {form} query, got {result.type}")
        return result

    def update(self, sparql: str) -> None:
        """Carry out a SPARQL update in one transaction."""
        try:
            self.inner.update(sparql)
        except SyntaxError as error:
            raise QuerySyntaxError(f"{self.where}: the update does not parse: {error}") from error
        except (OSError, RuntimeError) as error:
            raise StoreError(f"{self.where}: {error}") from error

    def replace_graph(self, name: str, quads: Iterable[ox.Quad]) -> None:
        """Let the named graph hold exactly `quads`, in one transaction that writes only the difference."""
        self.exchange(self.quads(name), quads)

    def exchange(self, old: Iterable[ox.Quad], new: Iterable[ox.Quad]) -> None:
        """Remove `old` and add `new` in one transaction; where nothing is old, load in bulk."""
        try:
            before, after = set(old), set(new)
            if not before:
                self._fill(list(after))
                return
        except OSError as error:
            raise StoreError(f"{self.where}: {error}") from error
        changes = [("DELETE", before - after), ("INSERT", after - before)]
        update = "; ".join(f"{verb} DATA {{ {graph_blocks(some)} }}" for verb, some in changes if some)
        if update:
            self.update(update)

    def about(self, name: str, subjects: Iterable[ox.NamedNode]) -> Iterator[ox.Quad]:
        """The quads of one named graph whose subject is one of `subjects`."""
        graph = ox.NamedNode(name)
        for subject in subjects:
            yield from self.inner.quads_for_pattern(subject, None, None, graph)

    def replace_graphs(self, graphs: Iterable[tuple[str, Sequence[ox.Quad]]]) -> None:
        """Replace graphs; new ones are gathered and written together, some 200,000 quads at a time."""
        gathered: list[ox.Quad] = []
        for name, quads in graphs:
            if next(self.quads(name), None) is not None:
                self.replace_graph(name, quads)
                continue
            gathered.extend(quads)
            if len(gathered) >= BATCH:
                self._fill(gathered)
                gathered = []
        self._fill(gathered)

    def _fill(self, quads: list[ox.Quad]) -> None:
        """Write quads at once; many of them as sorted files, which takes half the time of a transaction."""
        if len(quads) >= BULK:
            self.inner.bulk_extend(quads)
        else:
            self.inner.extend(quads)

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads in one transaction."""
        try:
            self.inner.extend(quads)
        except OSError as error:
            raise StoreError(f"{self.where}: {error}") from error

    def quads(self, name: str | None = None) -> Iterator[ox.Quad]:
        """The quads of one named graph, or of all."""
        return self.inner.quads_for_pattern(None, None, None, None if name is None else ox.NamedNode(name))

    def graph_names(self) -> tuple[str, ...]:
        """The names of all named graphs that hold something, sorted by code point."""
        names = (str(name.value) for name in self.inner.named_graphs())
        return tuple(sorted(name for name in names if next(self.quads(name), None) is not None))

    def close(self) -> None:
        """Flush to disk and release the directory's lock."""
        if self._path is not None and not self._read_only:
            self.inner.flush()
        self.dataset.close()
        del self.dataset, self.inner
        gc.collect()  # rdflib's objects refer to each other: only a collection lets go of the lock


def _open(path: Path | None, read_only: bool) -> ox.Store:
    if path is None:
        return ox.Store()
    if read_only and not (path / MARK).exists():
        raise StoreError(f"{path}: no store there. Make one with: govgraph build REPORT… --out {path.parent}")
    if path.exists() and not path.is_dir():
        raise StoreError(f"{path}: a file, but a store is a directory")
    if path.is_dir() and any(path.iterdir()) and not (path / MARK).exists():
        raise StoreError(f"{path}: a directory that holds other files; name an empty or new one")
    try:
        if read_only:
            return ox.Store.read_only(str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        return ox.Store(str(path))
    except (OSError, RuntimeError) as error:  # RuntimeError: files that do not fit together
        if "lock" in str(error).lower():
            raise StoreError(f"{path}: in use by another process; close it, or open read-only") from error
        raise StoreError(f"{path}: cannot be opened: {error}") from error
