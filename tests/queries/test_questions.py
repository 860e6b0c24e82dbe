"""The ten questions about one report give the rows that must come out, from every store."""

from __future__ import annotations

import pytest
from govgraph.ontology.iris import ID
from govgraph.ontology.terms import GOV, NIF
from govgraph.queries import Catalogue
from govgraph.queries.tables import plain
from rdflib import RDF

CATALOGUE = Catalogue()
ONE_REPORT = [question for question in CATALOGUE if "one-report" in question.tags]
NAMES = [question.name for question in ONE_REPORT]
REPORT = f"{ID}report/990181/2023/rule-of-law"


def as_text(table):
    return [list(table.columns), *([plain(cell) for cell in row] for row in table)]


def test_the_ten_questions_about_one_report_are_there_in_order():
    assert [question.number for question in ONE_REPORT] == list(range(1, 11))
    assert NAMES == [
        "measures",
        "institutions",
        "outcomes",
        "workload-and-effects",
        "documents",
        "measures-without-outcome",
        "problems",
        "missing-contents",
        "honours",
        "evidence",
    ]


@pytest.mark.parametrize("name", NAMES)
class TestEveryQuestion:
    def test_gives_the_expected_rows_from_the_embedded_store(self, name, embedded, expected):
        assert as_text(CATALOGUE.ask(name, embedded)) == expected(name)

    def test_gives_the_same_terms_from_the_turtle_file_in_rdflib(self, name, embedded, turtle):
        assert CATALOGUE.ask(name, turtle) == CATALOGUE.ask(name, embedded)

    def test_gives_the_same_terms_from_an_endpoint(self, name, embedded, endpoint):
        assert CATALOGUE.ask(name, endpoint) == CATALOGUE.ask(name, embedded)

    def test_does_not_depend_on_the_order_of_writing(self, name, embedded, backwards):
        assert CATALOGUE.ask(name, backwards) == CATALOGUE.ask(name, embedded)

    def test_has_the_columns_that_its_header_explains(self, name, embedded):
        explained = tuple(column.name for column in CATALOGUE.question(name).columns)
        assert CATALOGUE.ask(name, embedded).columns == explained
        assert explained[-4:] == ("report", "sentence", "begin", "end")
        assert "fact" in explained

    def test_has_no_row_twice(self, name, embedded):
        rows = CATALOGUE.ask(name, embedded).rows
        assert len(set(rows)) == len(rows)

    def test_has_an_example_that_gives_rows(self, name, embedded):
        question = CATALOGUE.question(name)
        assert question.example
        assert len(CATALOGUE.ask(name, embedded, question.example)) > 0

    def test_points_into_the_sentence_it_quotes(self, name, embedded, turtle):
        table = CATALOGUE.ask(name, embedded)
        for report, sentence, begin, end in (row[-4:] for row in table):
            if begin is None:
                assert name == "missing-contents"
                continue
            text = turtle.graph.value(turtle.graph.value(report, GOV.text), NIF.isString)
            assert text[begin.value : end.value] in sentence
            assert sentence in text


@pytest.mark.parametrize(
    ("name", "values", "rows"),
    [
        ("measures", {"place": "栖川市"}, 6),
        ("measures", {"place": "990182"}, 1),
        ("measures", {"place": "栖川"}, 0),
        ("measures", {"year": 2022}, 1),
        ("measures", {"year": "2023", "place": "临岚县"}, 0),
        ("measures", {"report": REPORT}, 6),
        ("measures", {"report": "id:report/990181/2023/rule-of-law"}, 6),
        ("measures", {"genre": "work-report"}, 1),
        ("measures", {"topic": "行政决策"}, 2),
        ("measures", {"topic": "decision-making"}, 2),
        ("measures", {"topic": "unlabelled"}, 1),
        ("institutions", {"role": "partner"}, 1),
        ("institutions", {"institution": "栖川市司法局"}, 1),
        ("institutions", {"institution": "市司法局"}, 1),
        ("outcomes", {"indicator": "行政诉讼败诉率"}, 1),
        ("workload-and-effects", {"kind": "Effect"}, 2),
        ("workload-and-effects", {"indicator": "接待群众"}, 1),
        ("documents", {"relation": "applied"}, 3),
        ("documents", {"level": "地方文件"}, 2),
        ("documents", {"level": "unknown", "year": 2022}, 1),
        ("documents", {"document": "行政复议法实施条例"}, 2),
        ("measures-without-outcome", {"topic": "unlabelled"}, 1),
        ("problems", {"year": 2023}, 3),
        ("missing-contents", {"presence": "Absent"}, 2),
        ("honours", {"kind": "试点"}, 1),
        ("honours", {"kind": "rank"}, 1),
        ("evidence", {"fact": f"{REPORT}/measure/1.1.1"}, 1),
        ("evidence", {"fact": f"{ID}institution/990181/栖川市司法局"}, 2),
        ("evidence", {"words": "市司法局"}, 2),
        ("evidence", {"text": "审查合同128件"}, 4),
        ("evidence", {"class": "Person"}, 1),
    ],
)
def test_a_parameter_narrows_a_question(name, values, rows, embedded, turtle):
    found = CATALOGUE.ask(name, embedded, values)
    assert len(found) == rows
    assert CATALOGUE.ask(name, turtle, values) == found


def test_every_parameter_of_every_question_can_be_set(embedded):
    samples = {"string": "无", "integer": 1, "year": 1990, "place": "无", "iri": f"{ID}none", "code": "none"}
    for question in ONE_REPORT:
        for parameter in question.parameters:
            value = parameter.of[-1] if parameter.of else samples[parameter.type]
            assert len(CATALOGUE.ask(question.name, embedded, {parameter.name: value})) < len(
                CATALOGUE.ask(question.name, embedded)
            ), f"{question.name}: {parameter.name}"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("measures", GOV.Measure), ("workload-and-effects", GOV.Observation), ("honours", GOV.Honour)],
)
def test_a_fact_without_its_optional_parts_keeps_its_row(name, kind, embedded, turtle):
    found = CATALOGUE.ask(name, embedded).column("fact")
    assert set(found) == set(turtle.graph.subjects(RDF.type, kind))


def test_every_span_of_the_graph_asked_holds_the_words_it_covers(turtle):
    graph = turtle.graph
    spans = list(graph.subjects(RDF.type, NIF.Phrase))
    assert spans
    for span in spans:
        text = graph.value(graph.value(span, NIF.referenceContext), NIF.isString)
        begin, end = (graph.value(span, edge).value for edge in (NIF.beginIndex, NIF.endIndex))
        assert text[begin:end] == str(graph.value(span, NIF.anchorOf))
