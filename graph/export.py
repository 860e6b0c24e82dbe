"""A store as one file; the same facts give the same bytes, whatever the order in which they were loaded.

ttl, trig, nq, nt and jsonld hold the whole store; csv holds a row for each thing that a report says of a
fact; graphml and gexf hold the network of institutions, measures, programmes and outcomes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import BinaryIO

from pyoxigraph import Quad, RdfFormat, serialize

from ..ontology.iris import Iris
from .errors import ExportError
from .fact_rows import csv_lines
from .network_files import gexf, graphml
from .order import graph_order, reading_order
from .store import Store
from .turtle import TurtleWriter

Writer = Callable[[Store, Iris], Iterator[bytes]]


def export(store: Store, format: str, file: BinaryIO, iris: Iris | None = None) -> None:
    """Write the store to a binary file in one of `FORMATS`.

    Raises `ExportError` for another format, and `StoreError` where the store cannot be read.
    """
    writer = FORMATS.get(format)
    if writer is None:
        raise ExportError(f"{format}: no such format; there are {', '.join(FORMATS)}")
    for chunk in writer(store, iris or Iris()):
        file.write(chunk)


def graphs(store: Store, iris: Iris) -> Iterator[tuple[str, list[Quad]]]:
    """Each named graph with its quads in reading order: reports first, the ontology last."""
    last = (
        iris.entities_graph,
        iris.links_graph,
        iris.judgements_graph,
        iris.builds_graph,
        iris.ontology_graph,
    )
    for name in graph_order(store.graph_names(), last):
        yield name, reading_order(store.quads(name), name)


def _turtle(store: Store, iris: Iris) -> Iterator[bytes]:
    return _written(store, iris, named_graphs=False)


def _trig(store: Store, iris: Iris) -> Iterator[bytes]:
    return _written(store, iris, named_graphs=True)


def _written(store: Store, iris: Iris, *, named_graphs: bool) -> Iterator[bytes]:
    writer = TurtleWriter(iris, named_graphs=named_graphs)
    for name, quads in graphs(store, iris):
        for line in writer.graph(name, quads):
            yield f"{line}\n".encode()


def _n_quads(store: Store, iris: Iris) -> Iterator[bytes]:
    for _, quads in graphs(store, iris):
        yield from (f"{line} .\n".encode() for line in sorted(str(quad) for quad in quads))


def _n_triples(store: Store, iris: Iris) -> Iterator[bytes]:
    for _, quads in graphs(store, iris):
        yield from (f"{line} .\n".encode() for line in sorted(str(quad.triple) for quad in quads))


def _json_ld(store: Store, iris: Iris) -> Iterator[bytes]:
    quads = (quad for _, found in graphs(store, iris) for quad in found)
    written = serialize(quads, format=RdfFormat.JSON_LD)
    yield (written or b"") + b"\n"


FORMATS: Mapping[str, Writer] = MappingProxyType(
    {
        "ttl": _turtle,
        "trig": _trig,
        "nq": _n_quads,
        "nt": _n_triples,
        "jsonld": _json_ld,
        "graphml": graphml,
        "gexf": gexf,
        "csv": csv_lines,
    }
)
