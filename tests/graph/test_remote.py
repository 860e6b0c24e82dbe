"""A SPARQL endpoint gives what the embedded store gives; dead, slow and wrong ones say so."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
import time
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pyoxigraph as ox
import pytest
from govgraph.graph.build import load
from govgraph.graph.errors import EndpointError, QuerySyntaxError, StoreError
from govgraph.graph.remote import guess_update_url
from govgraph.graph.store import open_store
from govgraph.ontology.terms import with_prefixes

BINARY = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
QUERIES = (
    "SELECT ?m ?l ?i WHERE { ?m a gov:Measure ; rdfs:label ?l OPTIONAL { ?m gov:agent ?i } } ORDER BY ?m ?i",
    "SELECT ?f ?v ?c WHERE { ?f gov:value ?v OPTIONAL { ?f gov:change ?c } } ORDER BY ?f",
    "SELECT ?c ?l WHERE { ?c skos:inScheme ?s ; skos:prefLabel ?l } ORDER BY ?c ?l LIMIT 50",
    "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
    "SELECT ?s ?d WHERE { ?s dcterms:issued ?d } ORDER BY ?s",
)


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def endpoint():
    if BINARY is None:
        pytest.skip("the oxigraph server (PyPI package oxigraph) is not installed")
    address = f"127.0.0.1:{free_port()}"
    server = subprocess.Popen(
        [BINARY, "serve", "--bind", address, "--union-default-graph"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(address)
        yield f"http://{address}/query"
    finally:
        server.terminate()
        server.wait(timeout=10)


def wait_for(address: str) -> None:
    host, port = address.split(":")
    for _ in range(200):
        with closing(socket.socket()) as probe:
            if probe.connect_ex((host, int(port))) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(address)


@pytest.fixture(scope="module")
def remote(endpoint, first, second, iris):
    store = open_store(endpoint)
    load(store, [first, second], iris)
    return store


def test_a_build_at_an_endpoint_writes_the_same_quads(remote, built):
    assert set(remote.quads()) == set(built.quads())


@pytest.mark.parametrize("query", QUERIES)
def test_both_stores_give_the_same_rows(remote, built, query):
    asked = with_prefixes(query)
    assert remote.select(asked) == built.select(asked)
    assert len(built.select(asked)) > 0


def test_both_stores_give_the_same_graph(remote, built):
    asked = with_prefixes("CONSTRUCT { ?m rdfs:label ?l } WHERE { ?m a gov:Measure ; rdfs:label ?l }")
    assert set(remote.construct(asked)) == set(built.construct(asked))
    assert remote.ask(with_prefixes("ASK { ?m a gov:Measure }"))


def test_a_graph_is_replaced_without_a_trace_of_the_old_one(remote):
    def graph(*numbers):
        node = ox.NamedNode
        return [ox.Quad(node(f"urn:s{n}"), node("urn:p"), ox.Literal("文"), node("urn:g")) for n in numbers]

    remote.replace_graph("urn:g", graph(1, 2))
    remote.replace_graph("urn:g", graph(2, 3))
    assert set(remote.quads("urn:g")) == set(graph(2, 3))
    remote.exchange(graph(2), graph(4))
    assert set(remote.quads("urn:g")) == set(graph(3, 4))
    assert set(remote.about("urn:g", [ox.NamedNode("urn:s4"), ox.NamedNode("urn:s9")])) == set(graph(4))
    remote.remove_graph("urn:g")
    assert "urn:g" not in remote.graph_names()


def test_a_query_that_does_not_parse_is_refused_with_the_words_of_the_server(remote):
    with pytest.raises(QuerySyntaxError, match="expected"):
        remote.select("SELECT ?s WHERE { ?s ?p }")


def test_an_update_is_not_sent_as_a_query(remote):
    with pytest.raises(QuerySyntaxError):
        remote.select("DROP ALL")


def test_a_store_opened_for_reading_is_not_written(endpoint):
    with open_store(endpoint, read_only=True) as store, pytest.raises(StoreError, match="read-only"):
        store.update("DROP ALL")


def test_a_path_without_endpoint_is_named(endpoint):
    with pytest.raises(EndpointError, match="404"):
        open_store(endpoint.replace("/query", "/nothing")).select("SELECT * WHERE { ?s ?p ?o }")


def test_a_server_that_does_not_run_is_named():
    address = f"http://127.0.0.1:{free_port()}/query"
    with pytest.raises(EndpointError, match=f"{address}.*running"):
        open_store(address).ask("ASK { ?s ?p ?o }")


class _Page(BaseHTTPRequestHandler):
    def do_POST(self):
        time.sleep(self.server.delay)
        body = "<html>政府网站</html>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def page():
    server = HTTPServer(("127.0.0.1", 0), _Page)
    server.delay = 0
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_a_web_page_is_no_endpoint(page):
    with pytest.raises(EndpointError, match="not as a SPARQL endpoint"):
        open_store(f"http://127.0.0.1:{page.server_port}/sparql").select("SELECT * WHERE { ?s ?p ?o }")


def test_a_slow_server_is_given_up(page):
    page.delay = 1.5
    with pytest.raises(EndpointError, match="within 1 s"):
        open_store(f"http://127.0.0.1:{page.server_port}/sparql", timeout=1).ask("ASK { ?s ?p ?o }")


@pytest.mark.parametrize(
    ("query_url", "update_url"),
    [
        ("http://h/query", "http://h/update"),
        ("http://h/ds/query", "http://h/ds/update"),
        ("http://h/sparql", "http://h/sparql"),
    ],
)
def test_where_updates_go(query_url, update_url):
    assert guess_update_url(query_url) == update_url
