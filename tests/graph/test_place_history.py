"""Places that were replaced or renamed, as the graph tells them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from govgraph.graph.build import load
from govgraph.graph.embedded import EmbeddedStore
from govgraph.graph.validate import validate
from govgraph.ontology.iris import Iris
from govgraph.ontology.model import Mention, Place, PlaceHistory, Span
from govgraph.ontology.terms import with_prefixes

PLACE = "https://w3id.org/govgraph/id/place/"
OLD = Place("白石县", "990121", "990100", "county")
NEW = Place("白石市", "990181", "990100", "county")
TOWN = Place("石桥镇", "990122101", "990122", "township")
HISTORIES = (
    PlaceHistory("990121", None, 1990, ("990181",), (), ()),
    PlaceHistory("990181", 1990, None, (), ("溪口市",), ("999001",)),
)


def mention(place):
    return Mention(span=Span(0, 3), rule="places.division", confidence=0.9, entity=place)


@pytest.fixture(scope="module")
def facts(first):
    named = (*first.mentions, mention(OLD), replace(mention(TOWN), span=Span(3, 6)))
    return replace(first, mentions=named, places=(*first.places, OLD, NEW), histories=HISTORIES)


@pytest.fixture(scope="module")
def store(facts):
    store = EmbeddedStore()
    load(store, [facts], Iris())
    return store


def told(store, code):
    properties = "gov:since gov:until gov:formerName gov:formerCode dcterms:isReplacedBy skos:prefLabel"
    query = f"""SELECT ?p ?o WHERE {{ GRAPH ?g {{ VALUES ?p {{ {properties} }} <{PLACE}{code}> ?p ?o }} }}"""
    return sorted((p.rsplit("/", 1)[-1].rsplit("#", 1)[-1], o) for p, o in store.rows(with_prefixes(query)))


def test_a_division_that_was_replaced_keeps_its_code_and_leads_to_its_successor(store):
    assert told(store, "990121") == [
        ("isReplacedBy", f"{PLACE}990181"),
        ("prefLabel", "白石县"),
        ("until", "1990"),
    ]


def test_a_successor_is_described_though_no_report_names_it(store):
    assert told(store, "990181") == [
        ("formerCode", "999001"),
        ("formerName", "溪口市"),
        ("prefLabel", "白石市"),
        ("since", "1990"),
    ]


def test_a_township_lies_in_its_county_under_its_nine_digits(store):
    query = f"SELECT ?code ?upper WHERE {{ GRAPH ?g {{ <{PLACE}990122101> skos:notation ?code ; gov:within ?upper }} }}"
    assert list(store.rows(with_prefixes(query))) == [("990122101", f"{PLACE}990122")]


def test_a_corrected_history_takes_the_place_of_the_old_one(store, facts):
    corrected = replace(
        facts, histories=(replace(HISTORIES[0], until=1991), replace(HISTORIES[1], names=("溪头市",)))
    )
    again = EmbeddedStore()
    load(again, [facts], Iris())
    load(again, [corrected], Iris())
    assert ("until", "1991") in told(again, "990121")
    assert [value for name, value in told(again, "990181") if name == "formerName"] == ["溪头市"]


def test_both_hold_against_the_shapes(store):
    assert [str(each) for each in validate(store) if "/place/" in each.focus] == []
