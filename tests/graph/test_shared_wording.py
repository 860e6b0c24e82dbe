"""Sentences that places share, and the stock phrases that all of them have."""

from __future__ import annotations

import pytest
from govgraph.graph.link.near_identical import near_identical
from govgraph.graph.link.sentences import sentences, wording
from govgraph.graph.link.shared_wording import PLACES, draw_shared_wording
from govgraph.ontology.terms import with_prefixes

STOCK = "“一号工程”:坚持稳中求进总基调扎实推动各项事业迈上新台阶。"
OWN = "“河湖管家”:聘请退休教师担任义务巡河员并在村口张贴水质公示榜。"
COPIED = "“河湖管家”:聘请退休教师担任义务巡河员,在村口张贴水质公示榜。"
FIGURES = "“就业服务”:城镇新增就业3万人,城镇登记失业率控制在3.5%以内。"


@pytest.fixture
def reports(link_reports):
    sharing = [link_reports.Report(place, 2021, measures=[STOCK, FIGURES]) for place in link_reports.PLACES]
    own = [
        link_reports.Report("栖川", 2019, measures=[OWN]),
        link_reports.Report("栖川", 2020, measures=[OWN]),
        link_reports.Report("云溪", 2020, commitments=[COPIED]),
        link_reports.Report("望岳", 2022, aside=COPIED),  # under no measure
    ]
    return sharing + own


def shared(store):
    found = store.select(
        with_prefixes(
            """SELECT ?one ?from ?other ?to ?years ?score WHERE { ?s a gov:SharedWording ;
            gov:earlier/nif:anchorOf ?one ; gov:later/nif:anchorOf ?other ; gov:yearsApart ?years ; gov:similarity ?score ;
            gov:earlierReport/gov:place/skos:prefLabel ?from ; gov:laterReport/gov:place/skos:prefLabel ?to } ORDER BY ?years"""
        )
    )
    return [
        (str(one), str(p), str(other), str(q), int(y), float(score)) for one, p, other, q, y, score in found
    ]


def test_sentences_of_two_places_that_are_nearly_the_same(link_reports, reports):
    assert shared(link_reports.at_once(draw_shared_wording, *reports)) == [
        (OWN, "栖川市", COPIED, "云溪市", 0, 0.8214),
        (OWN, "栖川市", COPIED, "云溪市", 1, 0.8214),
    ]


def test_wording_becomes_stock_once_more_places_have_it_and_links_go(link_reports):
    report = link_reports.Report
    places = list(link_reports.PLACES)
    some = [report(place, 2021, measures=[STOCK]) for place in places[:PLACES]]
    store = link_reports.at_once(draw_shared_wording, *some)
    assert len(shared(store)) == PLACES * (PLACES - 1) / 2
    one_more = report(places[PLACES], 2020, measures=[STOCK])
    draw_shared_wording(store, link_reports.IRIS, link_reports.put(store, one_more))
    assert shared(store) == []


def test_links_do_not_depend_on_which_report_came_last(link_reports, reports):
    link_reports.check_one_by_one(draw_shared_wording, *reports)


def test_clauses_that_state_figures_are_no_wording():
    assert wording("就业3万人,全面实施“归雁”工程,产粮５吨。") == "全面实施归雁工程"
    assert wording("全市城镇新增就业3万人,实施“归雁”工程。") == ""  # the smaller part is left


def test_spans_of_sentences_hold_their_words():
    text = "一、工作回顾\n  **聘请退休教师担任义务巡河员并张贴公示榜。**扎实开展城区老旧管网改造提升行动!"
    found = [text[s.begin : s.end] for s in sentences("urn:r", text)]
    assert found == ["聘请退休教师担任义务巡河员并张贴公示榜。", "扎实开展城区老旧管网改造提升行动!"]


def test_pairs_do_not_depend_on_what_else_is_compared():
    wordings = [
        f"第{n}号文书写着各不相同的内容{chr(0x4E00 + n * 7)}{chr(0x5E00 + n * 13)}" for n in range(200)
    ]
    pair = ["聘请退休教师担任义务巡河员并在村口张贴公示榜", "聘请退休教师担任义务巡河员在村口张贴公示榜"]
    alone = [score for _, _, score in near_identical(pair, 0.6)]
    among = [score for i, j, score in near_identical([*wordings, *pair], 0.6) if i >= len(wordings)]
    assert alone == among
    assert len(alone) == 1


def test_nothing_is_compared_with_itself():
    assert list(near_identical(["聘请退休教师担任义务巡河员"], 0.5)) == []
