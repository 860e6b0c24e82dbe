"""The embedded store: who answers, what fails, and how."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
import rdflib.plugins.sparql.processor as processor
from govgraph.graph.embedded import BULK, EmbeddedStore
from govgraph.graph.errors import QuerySyntaxError, StoreError
from govgraph.graph.store import open_store
from rdflib import Literal, URIRef

N = ox.NamedNode


def quad(number: int, graph: str = "urn:g") -> ox.Quad:
    return ox.Quad(N(f"urn:s{number}"), N("urn:p"), ox.Literal(f"第{number}条"), N(graph))


def test_a_store_keeps_what_it_was_given(tmp_path):
    with open_store(tmp_path / "store") as store:
        store.add([quad(1), quad(2, "urn:h")])
    with open_store(tmp_path / "store", read_only=True) as store:
        assert store.graph_names() == ("urn:g", "urn:h")
        table = store.select("SELECT ?s ?o ?none WHERE { ?s ?p ?o } ORDER BY ?s")
    assert table.columns == ("s", "o", "none")
    assert table.rows[0] == (URIRef("urn:s1"), Literal("第1条"), None)
    assert len(table) == 2


def test_oxigraph_answers_and_not_rdflib(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("rdflib's own SPARQL engine was asked")

    for name in ("SPARQLProcessor", "SPARQLUpdateProcessor"):
        for method in ("__init__", "query", "update"):
            if hasattr(getattr(processor, name), method):
                monkeypatch.setattr(getattr(processor, name), method, refuse)
    with pytest.raises(AssertionError):
        rdflib.Graph().query("ASK { ?s ?p ?o }")
    with open_store(tmp_path / "store") as store:
        store.update("INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> 1 } }")
        assert store.ask("ASK { <urn:s> <urn:p> 1 }")
        assert len(store.construct("CONSTRUCT WHERE { ?s ?p ?o }")) == 1
        assert len(store.select("SELECT * WHERE { ?s ?p ?o }")) == 1


def test_a_graph_is_replaced_and_others_stay(tmp_path):
    with open_store(tmp_path / "store") as store:
        store.add([quad(1), quad(2), quad(9, "urn:h")])
        store.replace_graph("urn:g", [quad(2), quad(3)])
        assert set(store.quads("urn:g")) == {quad(2), quad(3)}
        assert set(store.quads("urn:h")) == {quad(9, "urn:h")}
        store.replace_graph("urn:g", [])
        assert store.graph_names() == ("urn:h",)


def test_some_quads_are_exchanged_for_others_and_the_rest_stays(tmp_path):
    with open_store(tmp_path / "store") as store:
        store.add([quad(1), quad(2), quad(3), quad(9, "urn:h")])
        store.exchange([quad(1), quad(2), quad(9, "urn:h")], [quad(2), quad(4)])
        assert set(store.quads()) == {quad(2), quad(3), quad(4)}
        assert set(store.about("urn:g", [quad(4).subject, quad(7).subject])) == {quad(4)}


def test_a_graph_that_breaks_off_half_way_is_not_written(tmp_path):
    def broken():
        yield from (quad(number) for number in range(BULK + 1))
        raise ZeroDivisionError

    with open_store(tmp_path / "store") as store:
        with pytest.raises(ZeroDivisionError):
            store.replace_graph("urn:g", broken())
        assert store.graph_names() == ()


def test_large_graphs_are_written_whole(tmp_path):
    with open_store(tmp_path / "store") as store:
        store.replace_graph("urn:g", (quad(number) for number in range(BULK + 5)))
        assert len(list(store.quads("urn:g"))) == BULK + 5


def test_a_missing_store_is_named_with_the_command_that_makes_one(tmp_path):
    with pytest.raises(StoreError, match=r"nowhere.*govgraph build"):
        open_store(tmp_path / "nowhere", read_only=True)
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_of_other_files_is_no_store(tmp_path):
    (tmp_path / "report.txt").write_text("报告")
    with pytest.raises(StoreError, match="other files"):
        open_store(tmp_path)


def test_a_file_is_no_store(tmp_path):
    (tmp_path / "file").write_text("报告")
    with pytest.raises(StoreError, match="a store is a directory"):
        open_store(tmp_path / "file")


def test_an_unknown_scheme_is_refused():
    with pytest.raises(StoreError, match="http"):
        open_store("ftp://example.org/store")


def test_a_second_writer_is_told_that_the_store_is_in_use(tmp_path):
    with open_store(tmp_path / "store"), pytest.raises(StoreError, match="in use"):
        open_store(tmp_path / "store")


@pytest.mark.parametrize("query", ["SELECT * WHERE {", "SELEKT ?s"])
def test_a_query_that_does_not_parse_is_refused(query):
    with pytest.raises(QuerySyntaxError):
        EmbeddedStore().select(query)


def test_a_query_of_another_form_is_refused():
    with pytest.raises(QuerySyntaxError, match="ASK"):
        EmbeddedStore().select("ASK { ?s ?p ?o }")


def test_a_column_is_found_by_name():
    table = EmbeddedStore().select("SELECT ('举措' AS ?what) WHERE {}")
    assert table.column("what") == (Literal("举措"),)
    assert list(table.records()) == [{"what": "举措"}]
    with pytest.raises(KeyError, match="what"):
        table.column("which")


def test_a_damaged_store_is_named_and_not_opened(tmp_path):
    with open_store(tmp_path / "store") as store:
        store.add([quad(number) for number in range(BULK + 5)])
    for file in (tmp_path / "store").glob("*.sst"):
        file.unlink()
    for file in (tmp_path / "store").glob("*.log"):
        file.write_bytes(b"damaged")
    with pytest.raises(StoreError, match="store: cannot be opened"):
        open_store(tmp_path / "store", read_only=True)
