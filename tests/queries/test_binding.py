"""A value given to a question stays a value, whatever it holds; what does not fit its type is refused."""

from __future__ import annotations

import pytest
from govgraph.graph.embedded import EmbeddedStore
from govgraph.ontology.iris import ID
from govgraph.ontology.terms import GOV, ONTOLOGY
from govgraph.queries import Catalogue, IllTypedValue, UnknownParameter
from govgraph.queries.binding import bind
from govgraph.queries.question import parse
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef

ECHO = parse(
    "echo.rq",
    """\
# Gives back what it is given.
# ---
# name: echo
# number: 1
# question: {zh: 回显, en: echo}
# parameters:
#   words: {type: string, variable: words, zh: 词, en: words}
#   thing: {type: iri, variable: thing, zh: 物, en: thing}
#   count: {type: integer, variable: count, zh: 数, en: count}
#   kind: {type: term, of: [Effect, Workload], variable: kind, zh: 类, en: kind, default: Effect}
#   topic: {type: code, scheme: topic, variable: topic, zh: 方面, en: topic}
# columns:
#   words: {zh: 词, en: words}
# tags: []
# example: {}
# ---
SELECT * WHERE {
  #: words
  #: thing
  #: count
  #: kind
  #: topic
}
""",
)
EMPTY = EmbeddedStore()
HOSTILE = st.sampled_from(
    [
        '" } DROP ALL #',
        "' } INSERT DATA {}",
        "#: year",
        "}\n#",
        "\\u0022 }",
        '"""',
        "?s ?p ?o",
        "> <",
        "${x}",
        "%s{0}",
    ]
)
TEXTS = st.lists(st.one_of(st.text(), HOSTILE), max_size=4).map("".join)


def echoed(values):
    """The one row of the echo from both engines, as a dictionary."""
    query = bind(ECHO, values)
    table = EMPTY.select(query)
    assert len(table) == 1
    row = dict(zip(table.columns, table.rows[0], strict=True))
    assert {str(name): term for name, term in next(iter(Graph().query(query).bindings)).items()} == row
    return row


@given(TEXTS)
def test_any_words_come_back_as_given_or_are_refused(words):
    try:
        row = echoed({"words": words})
    except IllTypedValue:
        assert not words.strip() or any(c == "\\" or not c.isprintable() for c in words)
        return
    assert row == {"words": Literal(words.strip()), "kind": URIRef(GOV.Effect)}


@given(TEXTS)
def test_any_iri_comes_back_as_given_or_is_refused(words):
    iri = f"http://example.org/{words}"
    try:
        row = echoed({"thing": iri})
    except IllTypedValue:
        return
    assert row["thing"] == URIRef(iri.strip())


@given(st.integers(min_value=-(10**17), max_value=10**17))
def test_any_integer_comes_back_as_given(count):
    assert echoed({"count": count})["count"] == Literal(count)


@given(st.sampled_from(["words", "thing", "count", "kind", "topic"]), TEXTS)
def test_no_value_changes_what_a_question_asks(name, words):
    try:
        query = bind(ECHO, {name: words})
    except IllTypedValue:
        return
    plain = {"words": "x", "thing": "http://x/", "count": 1, "kind": "Workload", "topic": "x"}[name]
    assert query.count("\n") == bind(ECHO, {name: plain}).count("\n")
    assert query.count("VALUES") - words.count("VALUES") == bind(ECHO, {name: plain}).count("VALUES")


def test_a_default_holds_until_a_value_is_given():
    assert echoed({})["kind"] == URIRef(GOV.Effect)
    assert echoed({"kind": "Workload"})["kind"] == URIRef(GOV.Workload)


def test_a_code_is_a_concept_of_its_list():
    assert echoed({"topic": "legal-aid"})["topic"] == URIRef(f"{ONTOLOGY}/topic/legal-aid")


def test_an_iri_may_be_given_as_tables_show_it():
    assert echoed({"thing": "id:place/331181"})["thing"] == URIRef(f"{ID}place/331181")
    assert echoed({"thing": "gov:Effect"})["thing"] == URIRef(GOV.Effect)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"count": "many"}, "--set count: 'many' is no integer; give a whole number"),
        ({"count": "1.5"}, "give a whole number"),
        ({"count": "１２"}, "give a whole number"),
        ({"thing": "no iri"}, "--set thing: 'no iri' is no iri; give a whole IRI"),
        ({"thing": "http://x/ y"}, "give a whole IRI"),
        ({"kind": "effect"}, "--set kind: 'effect' is no term; did you mean"),
        ({"kind": "Gauge"}, "choose from: Effect, Workload"),
        ({"topic": "a/b"}, "give a code of letters, digits and hyphens"),
        ({"words": "  "}, "give some words, or leave the option out"),
        ({"words": "a\\u0022"}, "leave out backslashes"),
        ({"words": "\ud800"}, "leave out backslashes, line breaks and control characters"),
    ],
)
def test_an_ill_typed_value_is_refused_with_the_option_and_the_fix(values, message):
    with pytest.raises(IllTypedValue) as refused:
        bind(ECHO, values)
    assert message in str(refused.value)


def test_a_year_has_four_digits():
    measures = Catalogue().question("measures")
    for year in ("23", "20233", "二〇二三"):
        with pytest.raises(IllTypedValue, match=r"--set year: .* is no year; give a year of four digits"):
            bind(measures, {"year": year})


def test_an_unknown_parameter_is_refused_with_the_nearest_ones():
    measures = Catalogue().question("measures")
    with pytest.raises(
        UnknownParameter, match="--set plcae: measures has no such parameter; did you mean place"
    ):
        bind(measures, {"plcae": "龙泉市"})
    with pytest.raises(UnknownParameter, match="choose from: place, year, report, genre, topic"):
        bind(measures, {"x": "y"})


def test_a_question_without_values_has_no_trace_of_its_parameters():
    for question in Catalogue():
        assert "#:" not in bind(question)
