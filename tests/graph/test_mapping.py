"""Facts of one report as quads."""

from __future__ import annotations

from dataclasses import replace

import pytest
from govgraph.graph.embedded import EmbeddedStore
from govgraph.graph.errors import MappingError
from govgraph.graph.mapping import quads
from govgraph.graph.mentions import rival_issues
from govgraph.ontology.iris import Iris
from govgraph.ontology.model import Institution, Role, Span
from govgraph.ontology.terms import with_prefixes

REPORT = "https://w3id.org/govgraph/id/report/990122/2022/rule-of-law"
BUREAU = "https://w3id.org/govgraph/id/institution/990122/云溪县司法局"


@pytest.fixture(scope="module")
def store(first):
    store = EmbeddedStore()
    store.add(quads(first, Iris()))
    return store


def rows(store, query):
    return [
        tuple(None if term is None else str(term) for term in row)
        for row in store.select(with_prefixes(query))
    ]


def values(store, subject, predicate):
    return sorted(row[0] for row in rows(store, f"SELECT ?o WHERE {{ <{subject}> {predicate} ?o }}"))


def test_every_span_says_exactly_the_words_of_the_text(store, first):
    found = rows(
        store, "SELECT ?b ?e ?w ?span WHERE { ?span nif:beginIndex ?b ; nif:endIndex ?e ; nif:anchorOf ?w }"
    )
    assert len(found) > 40
    for begin, end, words, span in found:
        assert first.document.text[int(begin) : int(end)] == words
        assert span == f"{REPORT}/text#char={begin},{end}"


def test_every_fact_has_evidence_rule_and_confidence(store):
    classes = "gov:Measure gov:Commitment gov:Figure gov:Honour gov:Problem gov:Event"
    bare = rows(
        store,
        f"""SELECT ?fact WHERE {{ VALUES ?class {{ {classes} }} ?fact a ?class
        FILTER NOT EXISTS {{ ?fact gov:evidence ?s ; gov:rule ?r ; gov:confidence ?c }} }}""",
    )
    assert bare == []


def test_each_quad_comes_once_and_no_triple_stands_in_two_graphs(first):
    found = list(quads(first, Iris()))
    assert len(found) == len(set(found)) == len({quad.triple for quad in found})


def test_institutions_take_the_part_that_they_play_in_a_measure(store):
    measure = f"{REPORT}/measure/1.0.1"
    assert values(store, measure, "gov:agent") == [BUREAU]
    assert values(store, measure, "gov:partner") == [BUREAU.replace("司法局", "市场监管局")]
    assert values(store, measure, "gov:established") == [BUREAU.replace("司法局", "合法性审查中心")]
    assert values(store, BUREAU, "gov:mentionedIn") == []


def test_programme_document_place_person_and_event_hang_on_their_measure(store):
    measure = f"{REPORT}/measure/1.0.2"
    assert values(store, measure, "gov:underProgramme")[0].endswith("/programme/最多跑一次改革")
    assert values(store, measure, "gov:locatedIn")[0].endswith("/place/990122/云溪开发区")
    assert values(store, measure, "gov:involves")[0].endswith("/person/990122/李明")
    assert values(store, measure, "gov:hasEvent/gov:date") == ["2022-07-12"]
    assert values(store, f"{REPORT}/measure/1.0.1", "gov:applied")[0].endswith("管理办法")


def test_an_honour_names_its_recogniser_and_the_measure_does_not(store):
    honour = values(store, f"{REPORT}/measure/1.0.2", "gov:hasOutcome")[1]
    assert "/honour/" in honour
    assert values(store, honour, "gov:recogniser") == [
        "https://w3id.org/govgraph/id/institution/990000/临江省司法厅"
    ]
    assert rows(store, "SELECT ?x WHERE { ?x gov:recogniser ?i FILTER NOT EXISTS { ?x a gov:Honour } }") == []


def test_a_promised_figure_is_a_target_and_a_reported_one_an_outcome(store):
    promised = rows(
        store, "SELECT ?t WHERE { ?m a gov:Commitment ; gov:hasTarget/gov:evidence/nif:anchorOf ?t }"
    )
    assert {"150件以上", "3个", "10个"} == {words for (words,) in promised}
    assert rows(store, "SELECT ?f WHERE { ?f a gov:Target, gov:Outcome }") == []


def test_numbers_are_written_as_stores_give_them_back(store):
    found = rows(store, "SELECT ?v WHERE { ?f gov:indicatorText '审查率' ; gov:value ?v }")
    assert found == [("100",)]


def test_an_entity_outside_measures_is_mentioned_in_the_report_which_states_its_part(first):
    bare = replace(first, measures=(), answers=())
    store = EmbeddedStore()
    store.add(quads(bare, Iris()))
    assert values(store, BUREAU, "gov:mentionedIn") == [REPORT]
    assert values(store, REPORT, "gov:agent") == [BUREAU]
    assert len(values(store, BUREAU, "gov:evidence")) == 2


def test_a_figure_outside_measures_stands_in_its_section(first):
    store = EmbeddedStore()
    store.add(quads(replace(first, measures=(), answers=()), Iris()))
    assert rows(store, "SELECT (COUNT(*) AS ?n) WHERE { ?f a gov:Figure ; gov:inSection ?s }") == [("7",)]


def test_an_absent_content_has_no_evidence(store):
    found = rows(
        store,
        "SELECT ?k ?e WHERE { ?c gov:contentKind ?k ; gov:presence gov:Absent OPTIONAL { ?c gov:evidence ?e } }",
    )
    assert len(found) == 4
    assert {evidence for _, evidence in found} == {None}


def test_of_two_entities_at_one_span_the_surer_stays_and_the_other_is_an_issue(first):
    mention = first.mentions[0]
    rival = replace(
        mention,
        entity=Institution("云溪县司法局办公室", "990122", "department"),
        role=Role.AGENT,
        confidence=0.5,
    )
    both = replace(first, mentions=(rival, *first.mentions))
    assert set(quads(both, Iris())) == set(quads(first, Iris()))
    (issue,) = rival_issues(both)
    assert issue.rule == "mapping.rival"
    assert issue.span == mention.span


def test_two_measures_with_one_number_are_refused(first):
    with pytest.raises(MappingError, match=r"measure/1\.0\.1"):
        list(quads(replace(first, measures=first.measures + first.measures[:1]), Iris()))


def test_a_code_that_no_list_has_is_refused(first):
    measure = replace(first.measures[0], topic="no-such-topic")
    with pytest.raises(MappingError, match="no-such-topic"):
        list(quads(replace(first, measures=(measure,), answers=()), Iris()))


def test_a_span_between_two_sentences_belongs_to_the_one_before(first):
    between = len(first.document.title)  # the line break after the title
    figure = replace(first.figures[0], span=Span(between, between + 1))
    store = EmbeddedStore()
    store.add(quads(replace(first, figures=(figure,)), Iris()))
    path = "gov:evidence/gov:inSentence/nif:anchorOf"
    assert values(store, f"{REPORT}/figure/{between}", path) == [first.document.title]


def test_brackets_and_private_characters_in_a_name_are_encoded_in_its_iri(first):
    figure = replace(first.figures[0], indicator_text="事项[清单]\ue004")
    store = EmbeddedStore()
    store.add(quads(replace(first, figures=(figure,)), Iris()))
    at = f"{REPORT}/figure/{figure.span.begin}"
    assert values(store, at, "gov:indicator") == [
        "https://w3id.org/govgraph/id/indicator/事项%5B清单%5D%EE%80%84"
    ]
    assert values(store, at, "gov:indicator/skos:prefLabel") == ["事项[清单]\ue004"]
