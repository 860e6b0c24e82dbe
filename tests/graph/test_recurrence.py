"""Problems that the next report admits again, and those that only share the genre's words."""

from __future__ import annotations

import pytest
from govgraph.graph.link.problem_wording import likeness_of_subjects, subject
from govgraph.graph.link.recurrence import SAME_FROM, Problem, draw_recurrences, same_problems
from govgraph.graph.link.tables import table
from govgraph.ontology.terms import with_prefixes

SERIES = [
    ("栖川", 2020, ["产业结构不够优", "交通拥堵问题依然突出", "财政收支矛盾突出"]),
    ("栖川", 2021, ["城市交通拥堵尚未根治", "产业结构有待优化"]),
    ("栖川", 2024, ["产业结构偏重", "教育医疗还有短板"]),
    ("云溪", 2021, ["财政收支矛盾突出"]),
]


@pytest.fixture
def series(link_reports):
    return [link_reports.Report(place, year, problems=problems) for place, year, problems in SERIES]


def recurrences(store):
    found = store.select(
        with_prefixes(
            """SELECT ?one ?other ?years WHERE { ?r a gov:Recurrence ; gov:earlier/rdfs:label ?one ;
            gov:later/rdfs:label ?other ; gov:yearsApart ?years } ORDER BY ?years ?one"""
        )
    )
    return {(str(one), str(other), int(years)) for one, other, years in found}


def test_a_problem_is_linked_to_the_same_one_of_the_report_held_before(link_reports, series):
    assert recurrences(link_reports.at_once(draw_recurrences, *series)) == {
        ("产业结构不够优", "产业结构有待优化", 1),
        ("交通拥堵问题依然突出", "城市交通拥堵尚未根治", 1),
        ("产业结构有待优化", "产业结构偏重", 3),  # 2022 and 2023 are not held
    }


def test_links_do_not_depend_on_which_report_came_last(link_reports, series):
    link_reports.check_one_by_one(draw_recurrences, *series)


def test_a_report_of_another_year_between_two_takes_their_links(link_reports, series):
    store = link_reports.at_once(draw_recurrences, *series)
    between = link_reports.Report("栖川", 2022, problems=["产业结构仍需优化"])
    draw_recurrences(store, link_reports.IRIS, link_reports.put(store, between))
    assert ("产业结构仍需优化", "产业结构偏重", 2) in recurrences(store)
    assert ("产业结构有待优化", "产业结构偏重", 3) not in recurrences(store)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("民生领域还有不少短板", "民生事业仍有短板"),
        ("科技创新能力不强", "创新能力有待进一步提升"),
        ("少数干部担当意识不够强", "部分干部担当精神不足"),
        ("城乡区域发展不平衡", "城乡、区域发展仍不够协调"),
    ],
)
def test_one_problem_in_other_words(one, other):
    assert likeness_of_subjects(subject(one), subject(other)) >= SAME_FROM


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("营商环境有待进一步优化", "生态环境有待进一步改善"),
        ("安全生产任务依然艰巨", "污染防治任务依然艰巨"),
        ("产业发展水平不高", "社会事业发展水平不高"),
        ("还存在不少困难和问题", "还存在不少差距和不足"),
    ],
)
def test_words_that_say_that_something_falls_short_tie_nothing_together(one, other):
    assert likeness_of_subjects(subject(one), subject(other)) < SAME_FROM


def test_a_problem_stands_in_one_link_to_the_next_report_at_most():
    same = [Problem(iri, subject("产业结构不优")) for iri in ("a", "b")]
    assert list(same_problems(same, [Problem("c", subject("产业结构偏重"))])) == [("a", "c", 1.0)]


def test_every_row_of_the_tables_has_an_example_that_holds_its_words():
    for row in table("shortcomings"):
        assert row["words"]
        assert row["example"]
    for row in table("problem_pairs"):
        assert row["pair"] in row["example"]
        assert 3 <= float(row["of_1000"]) < 1000
