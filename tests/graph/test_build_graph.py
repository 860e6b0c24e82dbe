"""Building a store: anew, once more, and bit by bit."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from govgraph.graph.build import load
from govgraph.graph.embedded import EmbeddedStore
from govgraph.ontology.iris import Iris
from govgraph.ontology.model import Level, Programme
from govgraph.ontology.terms import with_prefixes

IRIS = Iris()
FIRST = "https://w3id.org/govgraph/id/report/990122/2022/rule-of-law"


def store_of(*builds):
    store = EmbeddedStore()
    for facts in builds:
        load(store, facts, IRIS)
    return set(store.quads())


def test_no_triple_stands_in_two_graphs(built):
    assert max(Counter(quad.triple for quad in built.quads()).values()) == 1


def test_there_is_one_graph_a_report_and_one_for_each_thing_shared(built):
    assert built.graph_names() == (
        IRIS.builds_graph,
        IRIS.entities_graph,
        IRIS.links_graph,
        IRIS.ontology_graph,
        FIRST,
        FIRST.replace("2022", "2023"),
    )


def test_building_again_changes_nothing(first, second):
    once = store_of([first, second])
    assert store_of([first, second], [first, second]) == once


def test_adding_reports_one_by_one_gives_the_full_build(first, second):
    full = store_of([first, second])
    assert store_of([first], [second]) == full
    assert store_of([second], [first]) == full
    assert store_of([second, first]) == full


def test_a_better_reading_replaces_the_old_one_without_a_trace(first, second, reports):
    assert store_of([reports.misread(first), second], [first]) == store_of([first, second])


def test_a_corrected_kind_replaces_the_old_one(first, second):
    def as_project(mention):
        if isinstance(mention.entity, Programme):
            return replace(mention, entity=replace(mention.entity, kind="activity"))
        return mention

    old = [replace(facts, mentions=tuple(map(as_project, facts.mentions))) for facts in (first, second)]
    assert store_of(old, [first, second]) == store_of([first, second])


def test_reports_that_disagree_on_a_kind_are_settled_by_the_number_of_findings_in_any_order(first, second):
    def as_activity(mention):
        if isinstance(mention.entity, Programme):
            return replace(mention, entity=replace(mention.entity, kind="activity"))
        return mention

    other = replace(second, mentions=tuple(map(as_activity, second.mentions)))
    full = store_of([first, other])
    assert store_of([other], [first]) == store_of([first], [other]) == full
    assert store_of([first, second], [other]) == full


def test_an_entity_that_no_report_names_any_more_is_dropped(first):
    silent = replace(first, mentions=first.mentions[:1], honours=())
    store = EmbeddedStore()
    load(store, [first], IRIS)
    load(store, [silent], IRIS)
    found = store.select(with_prefixes("SELECT ?n WHERE { ?p a gov:Programme ; skos:prefLabel ?n }"))
    assert list(found) == []
    assert len(store.select(with_prefixes("SELECT ?p WHERE { ?p a gov:Place }"))) == 3


def test_an_institution_keeps_every_wording_rule_and_the_highest_confidence(first, second):
    surer = replace(second.mentions[0], confidence=0.97, rule="mention.other")
    store = EmbeddedStore()
    load(store, [first, replace(second, mentions=(surer, *second.mentions[1:]))], IRIS)
    found = store.select(
        with_prefixes(
            """SELECT ?name ?word ?rule ?sure WHERE {
            ?i a gov:Institution ; skos:prefLabel ?name ; skos:altLabel ?word ; gov:rule ?rule ; gov:confidence ?sure
            FILTER(?name = "云溪县司法局") } ORDER BY ?rule"""
        )
    )
    assert [[str(term) for term in row[1:]] for row in found] == [
        ["县司法局", "mention.name", "0.97"],
        ["县司法局", "mention.other", "0.97"],
    ]


def test_of_two_files_for_one_report_the_first_stays_and_the_second_is_told(first):
    store = EmbeddedStore()
    copy = replace(first, document=replace(first.document, source="copy.txt", sha256="f" * 64))
    loaded = load(store, [first, copy], IRIS)
    assert loaded.reports == (FIRST,)
    (issue,) = loaded.issues
    assert (issue.level, issue.rule, issue.source) == (Level.WARNING, "build.twice", "copy.txt")
    assert store.ask(with_prefixes(f"ASK {{ <{FIRST}> dcterms:source 'yunxi-2022.txt' }}"))
    assert not store.ask(with_prefixes("ASK { ?r dcterms:source 'copy.txt' }"))


def test_a_report_that_contradicts_itself_harms_no_other(first, second):
    store = EmbeddedStore()
    broken = replace(first, measures=first.measures[:1] * 2)
    loaded = load(store, [broken, second], IRIS)
    assert [issue.rule for issue in loaded.issues] == ["build.mapping"]
    assert loaded.reports == (FIRST.replace("2022", "2023"),)
    assert FIRST not in store.graph_names()


def test_each_report_has_the_activity_that_made_it(first, second):
    store = EmbeddedStore()
    load(store, [first, second], IRIS, software_version="1.0")
    load(store, [second], IRIS, software_version="1.1")
    found = store.select(
        with_prefixes(
            "SELECT ?r ?v WHERE { ?b a prov:Activity ; prov:generated ?r ; gov:softwareVersion ?v } ORDER BY ?r"
        )
    )
    assert [str(version) for _, version in found] == ["1.0", "1.1"]
