"""Bodies that a reform turned into others are joined by a dated change where the store holds both in one place."""

import random

import pytest
from govgraph.graph.embedded import EmbeddedStore
from govgraph.graph.link.reorganisations import draw_reorganisations
from govgraph.graph.nodes import PREF_LABEL, A, gov
from govgraph.graph.validate import check_shapes
from govgraph.ontology.iris import Iris
from govgraph.ontology.reorganisations import COLUMNS, ReorganisationError, _rows
from govgraph.ontology.terms import with_prefixes
from pyoxigraph import Literal, NamedNode, Quad

IRIS = Iris("https://example.org/id/")
LINKS, ENTITIES = NamedNode(IRIS.links_graph), NamedNode(IRIS.entities_graph)
CITY = ("331181/市工商行政管理局", "331181/市质量技术监督局", "331181/市市场监督管理局", "331181/市司法局")


def store_with(*keys):
    store = EmbeddedStore()
    for key in keys:
        body = NamedNode(f"{IRIS.base}institution/{key}")
        name = Literal(key.rpartition("/")[2])
        store.add([Quad(body, A, gov("Institution"), ENTITIES), Quad(body, PREF_LABEL, name, ENTITIES)])
    return store


def changes(store):
    draw_reorganisations(store, IRIS)
    found = store.rows(
        with_prefixes(
            """SELECT ?change ?from ?to ?kind ?year WHERE { ?change a gov:Reorganisation ;
            gov:changedFrom ?from ; gov:changedTo ?to ; gov:reorganisationKind ?kind ; gov:changeYear ?year }"""
        )
    )
    return {tuple(str(cell).removeprefix(IRIS.base).rpartition("#")[2] for cell in row) for row in found}


def test_two_bodies_of_a_city_became_one():
    found = changes(store_with(*CITY))
    assert {row[1:] for row in found} == {
        (f"institution/{CITY[0]}", f"institution/{CITY[2]}", "Merged", "2018"),
        (f"institution/{CITY[1]}", f"institution/{CITY[2]}", "Merged", "2018"),
    }
    assert {row[0] for row in found} == {f"reorganisation/{key}/2018" for key in CITY[:2]}


@pytest.mark.parametrize(
    "keys",
    [
        ("331181/市工商行政管理局",),  # what came of it is not in the store
        ("331181/市工商行政管理局", "331100/市市场监督管理局"),  # of another place
        ("331181/市工商行政管理局", "331181/县市场监督管理局"),  # of another level word
        ("100000/国家工商行政管理总局", "331181/市市场监督管理局"),
        ("331181/市环境保护局", "331181/市生态环境厅"),
        ("331181/市卫生局", "331181/市司法局"),
    ],
)
def test_nothing_joins_bodies_that_did_not_become_each_other(keys):
    assert changes(store_with(*keys)) == set()


@pytest.mark.parametrize(
    ("before", "after", "kind", "year"),
    [
        ("100000/国土资源部", "100000/自然资源部", "Merged", "2018"),
        ("100000/铁道部", "100000/交通运输部", "Moved", "2013"),
        ("330000/省环境保护厅", "330000/省生态环境厅", "Renamed", "2018"),
        ("500000/市农业委员会", "500000/市农业农村委员会", "Renamed", "2018"),
        ("450000/自治区扶贫开发办公室", "450000/自治区乡村振兴局", "Renamed", "2021"),
        ("522600/州民政局", "522600/州退役军人事务局", "SplitOff", "2018"),
        ("331121/县卫生局", "331121/县卫生和计划生育局", "Merged", "2014"),
        ("100000/云溪县/县法制办公室", "100000/云溪县/县司法局", "Moved", "2018"),  # a place without a code
    ],
)
def test_each_level_has_its_reforms(before, after, kind, year):
    ((_, old, new, *rest),) = changes(store_with(before, after))
    assert (old, new, rest) == (f"institution/{before}", f"institution/{after}", [kind, year])


def test_a_body_whose_duties_went_to_two_has_one_change():
    found = changes(store_with("331181/市规划局", "331181/市自然资源局", "331181/市自然资源和规划局"))
    assert len(found) == 2 and len({row[0] for row in found}) == 1


def test_the_changes_are_the_same_in_every_order_and_when_drawn_twice():
    keys = [*CITY, "331181/市环境保护局", "331181/市生态环境局"]
    first = store_with(*keys)
    random.Random(7).shuffle(keys)
    other = store_with(*keys)
    assert changes(first) == changes(other) == changes(first)
    assert set(first.quads(IRIS.links_graph)) == set(other.quads(IRIS.links_graph))


def test_other_links_stay_and_changes_that_no_longer_hold_go():
    store = store_with(*CITY)
    link = Quad(NamedNode(f"{IRIS.base}follow-up/1"), A, gov("FollowUp"), LINKS)
    store.add([link])
    assert len(changes(store)) == 2
    store.update(with_prefixes(f"DELETE WHERE {{ GRAPH <{IRIS.entities_graph}> {{ ?s ?p ?o }} }}"))
    assert changes(store) == set()
    assert list(store.quads(IRIS.links_graph)) == [link]


def test_every_change_keeps_to_its_shape():
    store = store_with(*CITY)
    draw_reorganisations(store, IRIS)
    drawn = list(store.quads(IRIS.links_graph))
    assert list(check_shapes(drawn, IRIS.links_graph)) == []
    without_year = [quad for quad in drawn if quad.predicate != gov("changeYear")]
    assert list(check_shapes(without_year, IRIS.links_graph)) != []


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["from\tto"], "the columns must be from, to, year"),
        (["\t".join(COLUMNS), "市甲局\t市乙局"], "line 2: 2 cells, not 7"),
        (["\t".join(COLUMNS), "a\tb\t2018\tcounty\tsold\tx\ty"], "line 2: check change and year"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(lines, message):
    with pytest.raises(ReorganisationError, match=message):
        list(_rows(lines))
