"""What the entities graph says of programmes and documents: name, level, the place of local ones, number and year."""

from dataclasses import replace

import pytest
from govgraph.graph.build import load
from govgraph.graph.embedded import EmbeddedStore
from govgraph.graph.entities import Entities
from govgraph.ontology.iris import Iris
from govgraph.ontology.model import PolicyDocument, Programme
from govgraph.ontology.terms import GOV, with_prefixes


def said(*records):
    entities = Entities(Iris())
    for record in records:
        entities.at(record)
    return list(entities.lines())


@pytest.mark.parametrize(
    ("record", "iri"),
    [
        (Programme("放管服改革", "reform", "nation"), "programme/放管服改革"),
        (Programme("双百工程", "project", None, "331100"), "programme/331100/双百工程"),
        (PolicyDocument("中华人民共和国民法典", "law"), "document/中华人民共和国民法典"),
        (PolicyDocument("停车管理办法", "prefecture", "331100"), "document/331100/停车管理办法"),
        (PolicyDocument("条例", "unknown", "331100", 2023), "document/331100/2023/条例"),
    ],
)
def test_only_what_others_use_for_another_thing_has_its_place_in_the_iri(record, iri):
    assert Iris("").entity(record) == iri


def test_a_local_programme_has_its_place_and_a_level_only_where_one_is_known():
    local = said(Programme("双百工程", "project", None, "331100"))
    assert any(str(GOV.ofPlace) in line and "place/331100>" in line for line in local)
    assert not any(str(GOV.programmeLevel) in line for line in local)
    national = said(Programme("放管服改革", "reform", "nation"))
    assert any(str(GOV.programmeLevel) in line and "place-level/nation>" in line for line in national)
    assert not any(str(GOV.ofPlace) in line for line in national)


def test_number_and_year_are_known_though_only_a_later_report_states_them(first, second):
    def with_document(facts, document):
        mentions = [m for m in facts.mentions if not isinstance(m.entity, PolicyDocument)]
        titles = [m for m in facts.mentions if isinstance(m.entity, PolicyDocument)]
        return replace(facts, mentions=(*mentions, replace(titles[0], entity=document)))

    plain = PolicyDocument("栖居方案", "unknown", "990122")
    stated = replace(plain, year=2021, number="云政发〔2021〕5号")
    store = EmbeddedStore()
    load(store, [with_document(first, plain)], Iris())
    load(store, [with_document(second, stated)], Iris())
    asked = "SELECT ?n ?y ?t { ?d gov:documentNumber ?n ; gov:documentYear ?y ; skos:prefLabel ?t }"
    assert [[str(term) for term in row] for row in store.select(with_prefixes(asked))] == [
        ["云政发〔2021〕5号", "2021", "栖居方案"]
    ]
