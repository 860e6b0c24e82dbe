"""Exports: the same bytes on every run, readable for people, whole for programs."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from govgraph.graph.build import load
from govgraph.graph.embedded import EmbeddedStore
from govgraph.graph.errors import ExportError
from govgraph.graph.export import FORMATS, export
from govgraph.ontology.iris import Iris

REPORTS = Path(__file__).with_name("graph_reports.py")
SCRIPT = f"""
import hashlib, importlib.util, io, sys
from govgraph.graph.build import load
from govgraph.graph.embedded import EmbeddedStore
from govgraph.graph.export import FORMATS, export
from govgraph.ontology.iris import Iris
spec = importlib.util.spec_from_file_location("graph_reports", {str(REPORTS)!r})
reports = importlib.util.module_from_spec(spec)
spec.loader.exec_module(reports)
store = EmbeddedStore()
load(store, [reports.second_report(), reports.first_report()], Iris())
for name in FORMATS:
    file = io.BytesIO()
    export(store, name, file)
    print(name, hashlib.sha256(file.getvalue()).hexdigest())
"""


def exported(store, name) -> bytes:
    file = io.BytesIO()
    export(store, name, file)
    return file.getvalue()


@pytest.fixture(scope="module")
def turtle(built):
    return exported(built, "ttl").decode()


def test_bytes_depend_neither_on_hash_seed_nor_on_the_order_of_loading(built):
    here = {name: hashlib.sha256(exported(built, name)).hexdigest() for name in FORMATS}
    for seed in ("1", "2"):
        ran = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert dict(line.split() for line in ran.stdout.splitlines()) == here


def test_rdflib_reads_back_every_triple_of_the_turtle(built, turtle):
    read = rdflib.Graph().parse(data=turtle, format="turtle")
    plain = rdflib.Graph().parse(data=exported(built, "nt"), format="nt")
    assert set(read) == set(plain)
    assert len(plain) == len(list(built.quads()))


@pytest.mark.parametrize(
    ("name", "format"),
    [("trig", ox.RdfFormat.TRIG), ("nq", ox.RdfFormat.N_QUADS), ("jsonld", ox.RdfFormat.JSON_LD)],
)
def test_formats_with_named_graphs_give_back_every_quad(built, name, format):
    assert set(ox.parse(exported(built, name), format)) == set(built.quads())


def test_rdflib_reads_trig(built):
    read = rdflib.Dataset().parse(data=exported(built, "trig"), format="trig")
    assert len(list(read.quads())) == len(list(built.quads()))


def test_an_export_loads_into_the_store_that_it_came_from(built):
    copy = EmbeddedStore()
    copy.add(ox.parse(exported(built, "nq"), ox.RdfFormat.N_QUADS))
    assert exported(copy, "ttl") == exported(built, "ttl")


def test_turtle_reads_like_the_report(turtle):
    marks = [
        "a gov:Report",
        "<section/1>",
        "<measure/1.0.1>",
        "<measure/3.0.1>",
        "<figure/87>",
        "<honour/153>",
    ]
    marks += ["<problem/211>", "<event/176>", "<content/Shortcomings>", "<text>", "<text#char=34,41>"]
    places = [turtle.index(mark if " " in mark else f"\n{mark}\n") for mark in marks]
    assert places == sorted(places)
    measure = turtle[turtle.index("\n<measure/1.0.1>\n") :].split(" .\n")[0]
    assert measure.splitlines()[2:4] == ["    a gov:Measure ;", '    rdfs:label "强化合法性审查" ;']
    assert "gov:agent institution-990122:云溪县司法局 ;" in measure
    assert "gov:hasOutcome <figure/87>, <figure/96>, <figure/106> ;" in measure
    assert measure.splitlines()[-1].startswith("    gov:evidence <text#char=")


def test_chinese_is_written_as_chinese(turtle):
    assert not re.search(r"\\u[0-9A-F]{4}", turtle)
    assert "强化合法性审查" in turtle


@pytest.mark.parametrize("words", ['引号"与\\', "行\n行", "制表\t", '三个"""', "\x07铃", "尾\\"])
def test_awkward_words_survive_turtle(words):
    node = ox.NamedNode
    store = EmbeddedStore()
    store.add([ox.Quad(node("urn:s"), node("urn:p"), ox.Literal(words), node("urn:g"))])
    (triple,) = ox.parse(exported(store, "ttl"), ox.RdfFormat.TURTLE)
    assert triple.object.value == words


def test_csv_has_a_row_for_each_property_with_its_sentence(built, first):
    rows = list(csv.DictReader(io.StringIO(exported(built, "csv").decode())))
    (row,) = [r for r in rows if r["property"] == "value" and r["value"] == "120"]
    assert (row["class"], row["unit"], row["begin"]) == ("Observation", "件", "87")
    assert "审查文件120件" in row["sentence"]
    assert first.document.text[int(row["begin"]) : int(row["end"])] == "120件"
    assert any(r["property"] == "agent" and r["value"] == "云溪县司法局" for r in rows)


def test_network_files_open_in_networkx(built):
    graph = nx.read_graphml(io.BytesIO(exported(built, "graphml")))
    labels = {attributes["label"] for _, attributes in graph.nodes(data=True)}
    assert {"云溪县司法局", "强化合法性审查", "审查文件 120件"} <= labels
    assert "云溪县司法局".encode() in exported(built, "graphml")
    assert nx.read_gexf(io.BytesIO(exported(built, "gexf"))).number_of_nodes() == len(graph)


def test_no_file_says_on_which_day_it_was_written(built):
    assert b"lastmodified" not in exported(built, "gexf")


def test_an_unknown_format_is_named_with_those_that_exist(built):
    with pytest.raises(ExportError, match=r"xlsx.*ttl"):
        exported(built, "xlsx")


def test_an_empty_store_exports_to_valid_files():
    store = EmbeddedStore()
    load(store, [], Iris())
    assert len(rdflib.Graph().parse(data=exported(store, "ttl"), format="turtle")) > 1000
    assert len(nx.read_graphml(io.BytesIO(exported(store, "graphml")))) == 0
