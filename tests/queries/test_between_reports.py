"""Questions that run between reports give the rows that must come out, from the embedded store and from rdflib."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest
import rdflib
from govgraph.graph.build import ontology_quads
from govgraph.graph.embedded import EmbeddedStore
from govgraph.graph.link.recurrence import draw_recurrences
from govgraph.graph.link.shared_wording import draw_shared_wording
from govgraph.graph.link.take_up import draw_take_ups
from govgraph.graph.table import Table
from govgraph.ontology.model import Presence
from govgraph.ontology.terms import GOV, NIF
from govgraph.queries import Catalogue
from govgraph.queries.tables import plain
from rdflib.plugins.sparql import prepareQuery

CATALOGUE = Catalogue()
NAMES = ["recurring-problems", "take-up", "shared-wording", "reports-held", "contents"]
LINK_REPORTS = Path(__file__).resolve().parents[1] / "graph" / "link_reports.py"
KEEPERS = "推行“河湖管家”:聘请退休教师担任义务巡河员并在村口张贴水质公示榜。"
COPIED = "推行“河湖管家”:聘请退休教师担任义务巡河员,在村口张贴水质公示榜。"


@pytest.fixture(scope="module")
def made():
    """The module of short reports that tests of the links use as well."""
    spec = importlib.util.spec_from_file_location("link_reports", LINK_REPORTS)
    module = importlib.util.module_from_spec(spec)
    sys.modules["link_reports"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def store(made):
    report, there, partly, not_there = made.Report, Presence.PRESENT, Presence.PARTIAL, Presence.ABSENT
    store = EmbeddedStore()
    changed = made.put(
        store,
        report("栖川", 2018, problems=["交通拥堵问题依然突出"]),
        report("栖川", 2019, [KEEPERS], ["产业结构不够优", "城市交通拥堵尚未根治"]),
        report("栖川", 2020, problems=["产业结构有待优化"]),
        report("栖川", 2023, problems=["产业结构偏重", "财政收支矛盾突出"]),
        report("云溪", 2020, [COPIED], ["财政收支矛盾突出"]),
        report("望岳", 2020, commitments=["推广“河湖管家”经验。"]),
        report("栖川", 2021, contents=[there, partly, not_there, there, not_there]),
    )
    store.add(ontology_quads(made.IRIS))
    for draw in (draw_recurrences, draw_take_ups, draw_shared_wording):
        draw(store, made.IRIS, changed)
    return store


TEXTS = f"SELECT ?report ?words WHERE {{ ?report <{GOV.text}>/<{NIF.isString}> ?words }}"


class InRdflib:
    """rdflib's own SPARQL engine on the union of a store's graphs."""

    def __init__(self, store) -> None:
        triples = "".join(f"{quad.subject} {quad.predicate} {quad.object} .\n" for quad in store.quads())
        self.graph = rdflib.Graph().parse(data=triples, format="nt")

    def select(self, sparql: str) -> Table:
        result = self.graph.query(prepareQuery(sparql))
        return Table(tuple(str(name) for name in result.vars), tuple(tuple(row) for row in result))


@pytest.fixture(scope="module")
def in_rdflib(store):
    return InRdflib(store)


def rows(store, name, columns, values=None):
    table = CATALOGUE.ask(name, store, values)
    picked = [table.columns.index(column) for column in columns.split()]
    return [" ".join(plain(row[at]).rpartition("#")[2] for at in picked) for row in table]


def test_a_problem_that_comes_back_has_a_row_for_each_report_that_admits_it(store):
    assert rows(store, "recurring-problems", "place first last times year problem") == [
        "栖川市 2018 2019 2 2018 交通拥堵问题依然突出",
        "栖川市 2018 2019 2 2019 城市交通拥堵尚未根治",
        "栖川市 2019 2023 3 2019 产业结构不够优",
        "栖川市 2019 2023 3 2020 产业结构有待优化",
        "栖川市 2019 2023 3 2023 产业结构偏重",
    ]


def test_places_take_up_a_programme_one_after_another(store):
    assert rows(store, "take-up", "programme order place level year held_from stage sentence") == [
        f"河湖管家 1 栖川市 地级 2019 2018 UnderWay {KEEPERS}",
        f"河湖管家 2 云溪市 地级 2020 2020 UnderWay {COPIED}",
        "河湖管家 2 望岳市 地级 2020 2020 Planned 推广“河湖管家”经验。",
    ]


def test_sentences_that_two_places_share_stand_side_by_side(store):
    assert rows(store, "shared-wording", "place year other_place other_year sentence other_sentence") == [
        f"栖川市 2019 云溪市 2020 {KEEPERS} {COPIED}"
    ]


def test_years_held_and_years_missing_from_the_first_report_to_the_last(store):
    work = {"genre": "work-report"}
    found = rows(store, "reports-held", "place genre first last held year status", work)
    assert found == [
        "云溪市 政府工作报告 2020 2020 1 2020 held",
        "望岳市 政府工作报告 2020 2020 1 2020 held",
        "栖川市 政府工作报告 2018 2023 4 2018 held",
        "栖川市 政府工作报告 2018 2023 4 2019 held",
        "栖川市 政府工作报告 2018 2023 4 2020 held",
        "栖川市 政府工作报告 2018 2023 4 2021 missing",
        "栖川市 政府工作报告 2018 2023 4 2022 missing",
        "栖川市 政府工作报告 2018 2023 4 2023 held",
    ]


def test_the_five_contents_of_a_report_stand_in_one_row(store):
    columns = "place year achievements shortcomings leaders_duty next_year other_matters"
    assert rows(store, "contents", columns) == ["栖川市 2021 Present Partial Absent Present Absent"]


@pytest.mark.parametrize("name", NAMES)
class TestEveryQuestion:
    def test_gives_the_same_terms_in_rdflib(self, name, store, in_rdflib):
        assert CATALOGUE.ask(name, in_rdflib) == CATALOGUE.ask(name, store)

    def test_has_the_columns_that_its_header_explains_and_no_row_twice(self, name, store):
        table = CATALOGUE.ask(name, store)
        assert table.columns == tuple(column.name for column in CATALOGUE.question(name).columns)
        assert {"fact", "report"} <= set(table.columns)
        assert len(set(table.rows)) == len(table.rows) > 0

    def test_points_into_the_sentence_it_quotes(self, name, store, made):
        table = CATALOGUE.ask(name, store)
        if "begin" not in table.columns:
            return
        texts = dict(store.rows(TEXTS))
        at = [table.columns.index(column) for column in ("report", "sentence", "begin", "end")]
        for report, sentence, begin, end in ([row[i] for i in at] for row in table):
            text = texts[str(report)]
            assert text[begin.value : end.value] in sentence
            assert sentence in text

    def test_has_an_example_that_gives_rows_or_none_when_all_is_held(self, name, store):
        assert len(CATALOGUE.ask(name, store, CATALOGUE.question(name).example)) > 0


@pytest.mark.parametrize(
    ("name", "values", "count"),
    [
        ("recurring-problems", {"times": 3}, 3),
        ("recurring-problems", {"place": "云溪市"}, 0),
        ("recurring-problems", {"place": "990100", "year": 2019}, 2),
        ("recurring-problems", {"genre": "rule-of-law"}, 0),
        ("recurring-problems", {"report": "id:report/990100/2023/work-report"}, 1),
        ("take-up", {"programme": "河湖管家"}, 3),
        ("take-up", {"programme": "清水行动"}, 0),
        ("take-up", {"place": "望岳市"}, 1),
        ("take-up", {"level": "prefecture"}, 3),
        ("take-up", {"level": "county"}, 0),
        ("take-up", {"stage": "Planned"}, 1),
        ("shared-wording", {"place": "云溪市"}, 1),
        ("shared-wording", {"place": "望岳市"}, 0),
        ("shared-wording", {"apart": 0}, 0),
        ("reports-held", {"status": "missing"}, 2),
        ("reports-held", {"genre": "rule-of-law"}, 1),
        ("reports-held", {"place": "栖川市", "status": "held"}, 5),
        ("contents", {"year": 2020}, 0),
        ("contents", {"place": "望岳市"}, 0),
        ("contents", {"report": "id:report/990100/2021/rule-of-law"}, 1),
    ],
)
def test_a_parameter_narrows_a_question(name, values, count, store, in_rdflib):
    found = CATALOGUE.ask(name, store, values)
    assert len(found) == count
    assert CATALOGUE.ask(name, in_rdflib, values) == found
