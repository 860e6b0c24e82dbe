"""The catalogue finds, explains and checks the questions of a folder."""

from __future__ import annotations

import re

import pytest
from govgraph.queries import Catalogue, MalformedQuestion, QueryError, UnknownQuestion
from govgraph.queries.question import TYPES, parse
from rdflib.plugins.sparql import prepareQuery

CATALOGUE = Catalogue()
CHINESE = re.compile(r"[\u4e00-\u9fff]")

SMALL = """\
# Lists everything.
# ---
# name: small
# number: 1
# question:
#   zh: 有什么?
#   en: What is there?
# parameters:
#   thing: {type: iri, variable: s, zh: 物, en: thing}
# columns:
#   s: {zh: 物, en: thing}
# tags: []
# example: {}
# ---
SELECT ?s WHERE {
  #: thing
  ?s ?p ?o
}
"""


def test_a_question_is_found_by_name_and_by_number():
    assert CATALOGUE.question("outcomes") is CATALOGUE.question(3) is CATALOGUE.question("3")


def test_an_unknown_question_is_refused_with_the_nearest_names():
    with pytest.raises(UnknownQuestion, match="there is no question 'measure'; did you mean measures"):
        CATALOGUE.question("measure")
    with pytest.raises(UnknownQuestion, match="choose from: measures, institutions"):
        CATALOGUE.question("zzz")


def test_an_explanation_has_both_languages_parameters_columns_and_the_bound_query():
    text = CATALOGUE.explain("measures", {"place": "栖川市"})
    question = CATALOGUE.question("measures")
    assert question.asks.zh in text
    assert question.asks.en in text
    for named in (*question.parameters, *question.columns):
        assert f"  {named.name}" in text
        assert f"{named.what.zh} · {named.what.en}" in text
    assert 'VALUES ?placeKey { "栖川市" }' in text
    assert "genre (code: rule-of-law, work-report, default all)" in text


@pytest.mark.parametrize("question", CATALOGUE, ids=lambda question: question.name)
class TestEveryFile:
    def test_is_a_whole_query_without_its_parameters(self, question):
        prepareQuery(question.query)

    def test_speaks_chinese_and_english(self, question):
        wordings = [question.asks, *(named.what for named in (*question.parameters, *question.columns))]
        for wording in wordings:
            assert CHINESE.search(wording.zh)
            assert wording.en.isprintable()
            assert not CHINESE.search(wording.en)

    def test_sorts_its_rows_and_names_no_graph(self, question):
        assert re.search(r"\nORDER BY .*STR\(\?report\)", question.query)
        assert "GRAPH" not in question.query
        assert "SERVICE" not in question.query

    def test_declares_a_parameter_as_the_other_files_do(self, question):
        first = {parameter.name: parameter for parameter in CATALOGUE.question("measures").parameters}
        for parameter in question.parameters:
            assert first.get(parameter.name, parameter) == parameter
            assert parameter.type in TYPES


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("# ---\nSELECT", "SELECT", "begin with a comment line and a YAML header"),
        ("# name: small\n", "", "the header lacks or garbles 'name'"),
        ("# name: small", "# name: large", "the name in its header is 'large'"),
        ("# tags: []", "# tags: [", "the header is not YAML"),
        ("type: iri", "type: url", "thing has the type 'url'; use one of string"),
        ("type: iri", "type: code", "a code, and only a code, has a scheme"),
        ("  #: thing\n", "", "the query has no line '#: thing'"),
        ("  #: thing\n", "  #: thing\n  #: other\n", "the header does not declare the parameter other"),
        ("#   zh: 有什么?\n", "", "the header lacks or garbles 'zh'"),
        ("# tags: []", "# tags: 3", "the header lacks or garbles"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_what_to_mend(before, after, message):
    assert before in SMALL
    with pytest.raises(MalformedQuestion) as refused:
        parse("small.rq", SMALL.replace(before, after))
    assert str(refused.value).startswith("small.rq: ")
    assert message in str(refused.value)


def test_a_folder_of_own_questions_is_a_catalogue(tmp_path, embedded):
    (tmp_path / "small.rq").write_text(SMALL.replace("\n", "\r\n"), "utf8")
    (tmp_path / "notes.txt").write_text("no question", "utf8")
    own = Catalogue(tmp_path)
    assert [question.name for question in own] == ["small"]
    assert len(own.ask("small", embedded, {"thing": "id:place/990182"})) > 0


def test_two_questions_may_not_share_a_number(tmp_path):
    (tmp_path / "small.rq").write_text(SMALL, "utf8")
    (tmp_path / "other.rq").write_text(SMALL.replace("name: small", "name: other"), "utf8")
    with pytest.raises(MalformedQuestion, match="two questions have the number 1"):
        Catalogue(tmp_path)


def test_every_error_of_the_catalogue_is_a_query_error():
    assert issubclass(MalformedQuestion, QueryError)
    assert issubclass(UnknownQuestion, QueryError)
