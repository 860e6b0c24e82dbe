"""A store behind any SPARQL 1.1 endpoint, through SPARQLWrapper."""

from __future__ import annotations

import json
from ast import literal_eval
from collections.abc import Iterable, Iterator
from http.client import HTTPException
from itertools import islice
from typing import Any, cast
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

import pyoxigraph as ox
import rdflib
from rdflib.term import BNode, Identifier, Literal, URIRef
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLExceptions, SPARQLWrapper

from .errors import EndpointError, QuerySyntaxError, StoreError
from .store import Store
from .table import Table, plain

BATCH = 2000  # quads a request: some servers (Virtuoso) refuse updates of more than about 10,000 lines
SHOWN = 300  # characters of a server's message that an error repeats


class RemoteStore(Store):
    """A SPARQL 1.1 endpoint at `url`, whose default graph must be the union of its named graphs.

    `timeout` is in seconds, for each request. Set a limit at the server as well: when a request is given up
    here, the server goes on with it.
    """

    def __init__(
        self, url: str, *, update_url: str | None = None, timeout: float = 60, read_only: bool = False
    ) -> None:
        self._url = url if urlsplit(url).path.strip("/") else f"{url.rstrip('/')}/query"
        self._update_url = update_url or guess_update_url(self._url)
        self._timeout = timeout
        self._read_only = read_only

    @property
    def where(self) -> str:
        """The URL that answers queries."""
        return self._url

    def select(self, sparql: str) -> Table:
        """Answer a SELECT query."""
        answer = self._json(sparql)
        try:
            columns = tuple(cast("list[str]", answer["head"]["vars"]))
            bindings = cast("list[dict[str, dict[str, str]]]", answer["results"]["bindings"])
        except KeyError as error:
            raise QuerySyntaxError(f"{self._url}: the query is no SELECT query") from error
        rows = tuple(tuple(_term(row[c]) if c in row else None for c in columns) for row in bindings)
        return Table(columns, rows)

    def ask(self, sparql: str) -> bool:
        """Answer an ASK query."""
        answer = self._json(sparql)
        if "boolean" not in answer:
            raise QuerySyntaxError(f"{self._url}: the query is no ASK query")
        return bool(answer["boolean"])

    def construct(self, sparql: str) -> rdflib.Graph:
        """Answer a CONSTRUCT or DESCRIBE query."""
        return rdflib.Graph().parse(data=self._request(sparql, TURTLE), format="turtle")

    def _json(self, sparql: str) -> dict[str, Any]:
        body = self._request(sparql, JSON)
        try:
            return cast("dict[str, Any]", json.loads(body))
        except ValueError as error:
            begin = body[:60].decode("utf8", "replace")
            raise EndpointError(
                f"{self._url}: answered, but not as a SPARQL endpoint does ({begin!r}…); check the URL"
            ) from error

    def update(self, sparql: str) -> None:
        """Carry out a SPARQL update in one request."""
        if self._read_only:
            raise StoreError(f"{self._url}: opened read-only")
        self._request(sparql, JSON, update=True)

    def _request(self, sparql: str, answer_format: str, *, update: bool = False) -> bytes:
        url = self._update_url if update else self._url
        wrapper = SPARQLWrapper(self._url, self._update_url, returnFormat=answer_format)
        wrapper.setMethod(POST)
        wrapper.setTimeout(max(1, round(self._timeout)))
        wrapper.setQuery(sparql)
        if wrapper.isSparqlUpdateRequest() != update:
            wanted = "an update" if update else "a query"
            raise QuerySyntaxError(f"{url}: expected {wanted}: {sparql[:SHOWN]}")
        try:
            return wrapper.query().response.read()
        except SPARQLExceptions.QueryBadFormed as error:
            raise QuerySyntaxError(f"{url}: the server cannot parse the query: {_reason(error)}") from error
        except SPARQLExceptions.EndPointNotFound as error:
            raise EndpointError(f"{url}: no endpoint at this path (404); check the URL") from error
        except SPARQLExceptions.SPARQLWrapperException as error:
            raise EndpointError(f"{url}: the server refused: {_reason(error)}") from error
        except HTTPError as error:
            raise EndpointError(f"{url}: the server answered {error.code} {error.reason}") from error
        except TimeoutError as error:
            raise self._late(url) from error
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise self._late(url) from error
            raise EndpointError(f"{url}: no answer ({error.reason}); is the server running?") from error
        except (HTTPException, OSError) as error:
            raise EndpointError(f"{url}: the connection broke: {error}") from error

    def _late(self, url: str) -> EndpointError:
        return EndpointError(
            f"{url}: no answer within {self._timeout:g} seconds; ask for less, or wait longer"
        )

    def replace_graph(self, name: str, quads: Iterable[ox.Quad]) -> None:
        """Fill a graph beside the old one, then move it over: no reader sees the graph half full."""
        staging = f"{name}?staging"
        self.update(f"DROP SILENT GRAPH <{staging}>")
        empty = True
        for batch in _batches(quads):
            self._insert({f"<{staging}>": batch})
            empty = False
        self.update(f"DROP SILENT GRAPH <{name}>" if empty else f"MOVE SILENT GRAPH <{staging}> TO <{name}>")

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads, a batch a request; each batch wholly or not at all."""
        for batch in _batches(quads):
            by_graph: dict[str, list[ox.Quad]] = {}
            for quad in batch:
                by_graph.setdefault(str(quad.graph_name), []).append(quad)
            self._insert(by_graph)

    def _insert(self, by_graph: dict[str, list[ox.Quad]]) -> None:
        graphs = (
            f"GRAPH {name} {{ {' . '.join(str(quad.triple) for quad in batch)} }}"
            for name, batch in by_graph.items()
        )
        self.update(f"INSERT DATA {{ {' '.join(graphs)} }}")

    def quads(self, name: str | None = None) -> Iterator[ox.Quad]:
        """The quads of one named graph, or of all; `EndpointError` where the server cuts its answer short."""
        if name is None:
            for each in self.graph_names():
                yield from self.quads(each)
            return
        graph = ox.NamedNode(name)
        body = self._request(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }}", TURTLE)
        found = list(ox.parse(body, ox.RdfFormat.TURTLE))
        counted = self.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }}")
        if len(found) < int(str(counted.rows[0][0])):
            raise EndpointError(
                f"{self._url}: sent {len(found)} of {counted.rows[0][0]} triples; raise its limit on results"
            )
        for quad in found:
            yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)

    def close(self) -> None:
        """Nothing to release: each request has its own connection."""


def guess_update_url(query_url: str) -> str:
    """Where a server that answers queries at `query_url` takes updates.

    Oxigraph and Fuseki have `/query` and `/update` side by side; Virtuoso and many others one `/sparql`.

    >>> guess_update_url("http://localhost:7878/query")
    'http://localhost:7878/update'
    """
    return f"{query_url.removesuffix('/query')}/update" if query_url.endswith("/query") else query_url


def _term(value: dict[str, str]) -> Identifier | None:
    match value["type"]:
        case "uri":
            return URIRef(value["value"])
        case "bnode":
            return BNode(value["value"])
        case _:  # `literal`, or Virtuoso's `typed-literal`
            datatype = value.get("datatype")
            language = value.get("xml:lang")
            return plain(
                Literal(value["value"], lang=language, datatype=URIRef(datatype) if datatype else None)
            )


def _reason(error: SPARQLExceptions.SPARQLWrapperException) -> str:
    """The server's own words; SPARQLWrapper hands them over only as the `repr` of bytes in its message."""
    message, _, response = str(error).partition("Response:\n")
    words = literal_eval(response) if response else message
    return (words.decode("utf8", "replace") if isinstance(words, bytes) else str(words))[:SHOWN].strip()


def _batches(quads: Iterable[ox.Quad]) -> Iterator[list[ox.Quad]]:
    rest = iter(quads)
    while batch := list(islice(rest, BATCH)):
        yield batch
