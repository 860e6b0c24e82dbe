"""Which places name a programme, since which of the reports held."""

from __future__ import annotations

import pytest
from govgraph.graph.link.take_up import draw_take_ups
from govgraph.ontology.terms import with_prefixes


@pytest.fixture
def reports(link_reports):
    report = link_reports.Report
    return [
        report("栖川", 2019, measures=["推行“河湖管家”制度,选聘巡河员。"]),
        report("栖川", 2020, measures=["深化“河湖管家”和“邻里食堂”建设。"]),
        report("云溪", 2020, commitments=["推广“河湖管家”经验。"]),
        report("望岳", 2021, aside="“河湖管家”等做法值得借鉴。"),
        report("望岳", 2022, measures=["全面建立“河湖管家”队伍,开展“清水行动”。"]),
    ]


def take_ups(store):
    found = store.select(
        with_prefixes(
            """SELECT ?name ?place ?year ?stage ?words WHERE { ?t a gov:TakeUp ; gov:programme/skos:prefLabel ?name ;
            gov:inPlace/skos:prefLabel ?place ; gov:firstYear ?year ; gov:firstReport/gov:coversYear ?year ;
            gov:stage ?stage ; gov:evidence/nif:anchorOf ?words } ORDER BY ?year ?place"""
        )
    )
    return [(str(n), str(p), int(y), str(s).rpartition("#")[2], str(w)) for n, p, y, s, w in found]


def test_the_first_report_of_each_place_that_names_a_programme(link_reports, reports):
    assert take_ups(link_reports.at_once(draw_take_ups, *reports)) == [
        ("河湖管家", "栖川市", 2019, "UnderWay", "“河湖管家”"),
        ("河湖管家", "云溪市", 2020, "Planned", "“河湖管家”"),
        ("河湖管家", "望岳市", 2021, "Named", "“河湖管家”"),
    ]


def test_a_programme_of_one_place_alone_is_not_followed_until_a_second_names_it(link_reports, reports):
    store = link_reports.at_once(draw_take_ups, *reports)
    second = link_reports.Report("临汐", 2023, measures=["开展“清水行动”。"])
    draw_take_ups(store, link_reports.IRIS, link_reports.put(store, second))
    assert [row[:3] for row in take_ups(store) if row[0] == "清水行动"] == [
        ("清水行动", "望岳市", 2022),
        ("清水行动", "临汐市", 2023),
    ]


def test_links_do_not_depend_on_which_report_came_last(link_reports, reports):
    link_reports.check_one_by_one(draw_take_ups, *reports)
