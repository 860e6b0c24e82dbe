"""Two reports of invented places as a graph, in every store that a question must give the same rows from."""

from __future__ import annotations

import csv
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pyoxigraph as ox
import pytest
import rdflib
from govgraph.graph.embedded import EmbeddedStore
from govgraph.graph.store import Store, open_store
from govgraph.graph.table import Table
from govgraph.ontology.iris import ID

HERE = Path(__file__).resolve().parent
TURTLE = HERE / "two-reports.ttl"
REPORTS = (f"{ID}report/990181/2023/rule-of-law", f"{ID}report/990182/2022/work-report")


class TurtleGraph:
    """rdflib's own SPARQL engine on a parsed Turtle file, behind the one method that the catalogue uses."""

    def __init__(self, turtle: Path) -> None:
        self.graph = rdflib.Graph()
        self.graph.parse(turtle)

    def select(self, sparql: str) -> Table:
        result = self.graph.query(sparql)
        return Table(tuple(str(name) for name in result.vars), tuple(tuple(row) for row in result))


def named_graphs() -> list[ox.Quad]:
    """The fixture's triples, each in one named graph as a build lays them out."""

    def home(triple: ox.Triple) -> str:
        nodes = (triple.subject.value, getattr(triple.object, "value", ""))
        within = (r for r in REPORTS for node in nodes if node == r or node.startswith(f"{r}/"))
        return next(within, f"{ID}graph/entities")

    triples = ox.parse(path=TURTLE, format=ox.RdfFormat.TURTLE)
    return [ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(home(t))) for t in triples]


@pytest.fixture(scope="session")
def turtle() -> TurtleGraph:
    return TurtleGraph(TURTLE)


@pytest.fixture(scope="session")
def embedded() -> Iterator[Store]:
    with EmbeddedStore() as store:
        store.add(named_graphs())
        yield store


@pytest.fixture(scope="session")
def backwards() -> Iterator[Store]:
    """The same graph, written last triple first."""
    with EmbeddedStore() as store:
        for quad in reversed(named_graphs()):
            store.add([quad])
        yield store


@pytest.fixture(scope="session")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A real SPARQL server on loopback that holds the same graph."""
    binary = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if binary is None:
        pytest.skip("needs the oxigraph server (pip install oxigraph), which is not installed")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    where = tmp_path_factory.mktemp("server")
    command = [binary, "serve", "--location", str(where), "--bind", address, "--union-default-graph"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://{address}/")
        with open_store(f"http://{address}/query") as store:
            store.add(named_graphs())
            yield store
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(url: str) -> None:
    for _ in range(100):
        try:
            with urlopen(url, timeout=5):
                return
        except (URLError, ConnectionError):
            time.sleep(0.1)
    pytest.fail(f"the server at {url} did not answer")


@pytest.fixture(scope="session")
def expected() -> Callable[[str], list[list[str]]]:
    """The rows that a question must give, header first, from `expected/<question>.csv`."""

    def rows(name: str) -> list[list[str]]:
        with (HERE / "expected" / f"{name}.csv").open(encoding="utf8", newline="") as file:
            return list(csv.reader(file))

    return rows
