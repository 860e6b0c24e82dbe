"""Scores of a graph made by hand against an annotation that disagrees with it in known places.

All expected figures are computed by hand; the comments name the disagreements.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from govgraph.graph.build import load
from govgraph.graph.embedded import EmbeddedStore
from govgraph.graph.evaluate import (
    Gold,
    compare,
    falls,
    read_graph,
    reliability,
    reliability_error,
    rules,
    score,
    settle_floors,
)
from govgraph.graph.evaluate.attributes import likeness, link_check, same_value
from govgraph.graph.evaluate.comparing import nearest
from govgraph.graph.evaluate.found import Thing
from govgraph.graph.evaluate.gold import check_tags
from govgraph.graph.evaluate.inline import parse
from govgraph.graph.evaluate.presenting import miss_table
from govgraph.ontology.model import Span

TAGGED = """<L>云溪县</L>2022年法治政府建设年度报告
一、主要工作举措和成效
(一)<M s="done">强化合法性审查</M>。<I r="agent">县司法局</I>会同<I r="target">县市场监管局</I>依据<D r="applied">《临江省行政规范性文件管理办法》</D>设立<I r="established">县合法性审查中心</I>,审查文件<F v="120" u="件" q="eq" i="审查文件">120件</F>,同比增长<F v="8.5" u="%" q="gt" i="审查文件" c="up">8.5%</F>,审查率达到<F v="100" u="%" q="eq" i="合规比例" c="up">100%</F>。
(二)<M s="planned">优化营商环境</M>。深化<P>“最多跑一次”</P>改革,在<L>云溪开发区</L>为企业减负<F v="120000000" u="元" q="approx" i="为企业减负">1.2亿元</F>左右,<H>获评全省法治政府建设示范县</H>,<I r="recogniser">省司法厅</I>通报表扬。<T v="2022-07-12">7月<F v="12" u="日" q="eq" i="日">12日</F></T>县长<N>李明</N>主持召开座谈会。
二、存在的问题
由于<X>基层力量薄弱</X>,<X>执法规范化水平</X><X>有待提高</X>。
三、下一年度工作安排
(一)<M s="planned">健全行政执法监督体系</M>。由<I r="agent">县司法局</I>牵头制定<D r="reviewed">《云溪县行政执法监督办法》</D>,开展<P>“护航行动”</P>,案件评查<F v="151" u="件" q="ge" i="案件评查" s="target">150件以上</F>,提高执法规范化水平。
(二)<M s="planned">推进智慧普法</M>。建设普法云平台<F v="3" u="个" q="eq" i="普法云平台">3个</F>。
(三)<M s="planned">办好民生</M>实事。新增法律援助站10个。
"""


@pytest.fixture(scope="module")
def gold(first):
    text, tags = parse(TAGGED, "TAGGED")
    check_tags(text, tags, "TAGGED")
    assert text == first.document.text
    return Gold("云溪县_2022", text, tags, text.encode(), None)


@pytest.fixture(scope="module")
def graph(built):
    return read_graph(built)


@pytest.fixture(scope="module")
def comparison(gold, graph, first):
    return compare(gold, first.document.sha256, graph)


@pytest.fixture(scope="module")
def scores(comparison):
    return score([comparison])


def spans(row):
    return tuple(row[measure] for measure in ("gold", "found", "P", "R", "F1", "overlap F1"))


@pytest.mark.parametrize(
    ("tag", "wanted"),
    [
        ("M", (5, 5, 0.8, 0.8, 0.8, 1)),  # 办好民生 is shorter than the headline found
        ("I", (5, 5, 1, 1, 1, 1)),
        ("P", (2, 2, 0.5, 0.5, 0.5, 1)),  # “最多跑一次” without 改革
        ("D", (2, 2, 1, 1, 1, 1)),
        ("F", (7, 7, 0.7143, 0.7143, 0.7143, 0.8571)),  # 5 of 7 exact; 10个 is extra, 12日 was not found
        ("H", (1, 1, 1, 1, 1, 1)),
        ("L", (2, 1, 1, 0.5, 0.6667, 0.6667)),  # 云溪县 in the title was not found
        ("T", (1, 1, 1, 1, 1, 1)),
        ("N", (1, 1, 1, 1, 1, 1)),
        ("X", (3, 1, 0, 0, 0, 0.8)),  # one found span over two tags; 基层力量薄弱 was found as a cause only
    ],
)
def test_spans(scores, tag, wanted):
    assert spans(scores.tags[tag]) == wanted


@pytest.mark.parametrize(
    ("measure", "wanted"),
    [
        ("M.status", 0.75),  # 优化营商环境 is no commitment; 办好民生 has no exact span and is not asked
        ("I.role", 0.8),  # 县市场监管局 is a partner, not a target
        ("D.role", 0.5),  # issued, not reviewed
        ("F.value", 0.7143),  # 151 for 150, nothing for 12日: 5 of 7 either way
        ("F.bound", 0.8),  # 8.5% is not more than that; of 5
        ("F.status", 0.8),  # 3个 is a target; of 5
        ("F.change", 0.5),  # 100% is a level, not a rise by that much; of 2
        ("F.indicator", 0.8),  # 合规比例 and 审查率 share no character; of 5
        ("F.link", 0.8571),  # 12日 hangs nowhere; of 7
        ("spans", 1.0),
    ],
)
def test_attributes(scores, measure, wanted):
    assert dict(scores.measures())[measure] == wanted


def test_found_facts_are_held_to_their_confidence(comparison):
    bins = [each for each in reliability([comparison]) if each.facts]
    told = [(each.low, each.high, each.facts.count, each.facts.confidence, each.facts.right) for each in bins]
    # 21 facts besides the measures, of which 最多跑一次, the problem and three figures are wrong
    assert told == [
        (Decimal("0.9"), Decimal("0.95"), 21, 0.9, 0.7619),
        (Decimal("0.95"), Decimal("1"), 5, 0.95, 0.8),
    ]
    assert reliability_error(bins) == 0.1404  # (21 * 0.1381 + 5 * 0.15) / 26


def test_each_rule_is_told_by_tag(comparison):
    found = {(each.rule, each.tag): (each.facts.count, each.facts.right) for each in rules([comparison])}
    assert found["figure.number", "F"] == (7, 0.5714)
    assert found["mention.name", "I"] == (5, 1)
    assert found["mention.name", "P"] == (2, 0.5)
    assert found["measure.point", "M"] == (5, 0.8)


def test_misses_tell_kind_words_place_and_what_was_wanted(gold, comparison):
    rows = [
        tuple(None if cell is None else cell.toPython() for cell in row) for row in miss_table([comparison])
    ]
    assert [row[4] for row in rows] == sorted(row[4] for row in rows)
    assert all(gold.text[row[4] :].startswith(row[3]) for row in rows)
    assert {(row[1], row[2], row[3], *row[5:]) for row in rows} == {
        ("L", "missed", "云溪县", None, None),
        ("I", "role", "县市场监管局", "target", "partner"),
        ("F", "bound", "8.5%", "Greater", "Equal"),
        ("F", "change", "100%", "Up", "UpTo"),
        ("F", "indicator", "100%", "合规比例", "审查率"),
        ("M", "status", "优化营商环境", "planned", "done"),
        ("P", "missed", "“最多跑一次”", None, None),
        ("P", "extra", "“最多跑一次”改革", None, None),
        ("F", "missed", "1.2亿元", None, None),
        ("F", "extra", "1.2亿元左右", None, None),
        ("F", "missed", "12日", None, None),
        ("X", "missed", "基层力量薄弱", None, None),
        ("X", "missed", "执法规范化水平", None, None),
        ("X", "missed", "有待提高", None, None),
        ("X", "extra", "执法规范化水平有待提高", None, None),
        ("D", "role", "《云溪县行政执法监督办法》", "reviewed", "issued"),
        ("F", "value", "150件以上", "151 件", "150 件"),
        ("F", "status", "3个", "reported", "target"),
        ("M", "missed", "办好民生", None, None),
        ("M", "extra", "办好民生实事", None, None),
        ("F", "extra", "10个", None, None),
    }


def test_a_span_whose_words_are_not_the_texts_is_counted(gold, graph, first):
    changed = replace(gold, text=gold.text.replace("李明", "李朋"))
    comparison = compare(changed, first.document.sha256, graph)
    # the person's name, its sentence and the scope of its measure
    assert comparison.spans - comparison.spans_right == 3


def test_a_text_that_gave_no_report_counts_as_missed(gold, graph):
    scores = score([compare(gold, "f" * 64, graph)])
    assert scores.missing == ("云溪县_2022",)
    assert spans(scores.tags["M"]) == (5, 0, 0, 0, 0, 0)
    assert scores.tags["F"]["link"] == 0 and scores.tags["F"]["bound"] is None
    assert scores.spans is None


def test_no_role_is_asked_before_the_first_measure(first, graph):
    tagged = TAGGED.replace('<M s="done">强化合法性审查</M>', "强化合法性审查", 1)
    text, tags = parse(tagged, "TAGGED")
    scores = score([compare(Gold("x", text, tags, b"", None), first.document.sha256, graph)])
    assert scores.tags["I"]["role"] == 1  # of 省司法厅 and the second 县司法局
    assert scores.tags["F"]["link"] == 0.75  # of 1.2亿元, 12日, 150件, 3个


def test_a_figure_hangs_on_its_measure_or_on_one_that_holds_it(first, iris):
    whole, second, third, *rest = first.measures
    second = replace(second, parent=whole.number)
    third = replace(third, parent=second.number)
    store = EmbeddedStore()
    load(store, [replace(first, measures=(whole, second, third, *rest))], iris)
    owners = read_graph(store).owners
    held = next(
        found for figure, found in owners.items() if figure.endswith(f"/{first.figures[4].span.begin}")
    )
    assert [owner.rpartition("/")[2] for owner in held] == ["1.0.1", "1.0.2", "3.0.1"]


def test_a_mention_has_the_rule_and_confidence_of_its_own_span(gold, first, iris):
    mentions = list(first.mentions)
    mentions[0] = replace(mentions[0], rule="mention.other", confidence=0.55)
    store = EmbeddedStore()
    load(store, [replace(first, mentions=tuple(mentions))], iris)
    comparison = compare(gold, first.document.sha256, read_graph(store))
    trusted = {each.span: each.trust for each in comparison.stated if each.words == "县司法局"}
    assert [(trust.rule, trust.confidence) for trust in trusted.values()] == [
        ("mention.other", Decimal("0.55")),
        ("mention.name", Decimal("0.9")),
    ]


def test_of_spans_that_overlap_the_one_that_shares_most_is_meant():
    assert nearest(Span(10, 20), [Span(0, 11), Span(12, 19), Span(19, 30)]) == Span(12, 19)
    assert nearest(Span(10, 20), [Span(16, 30), Span(0, 14)]) == Span(0, 14)
    assert nearest(Span(10, 20), [Span(0, 10), Span(20, 30)]) is None


@pytest.mark.parametrize(
    ("between", "linkable"),
    [
        ("。", True),
        ("。\n", True),
        ("。\n二、工作安排\n", False),
        (f"。\n{'长' * 60}\n", False),
        (f"。\n{'长' * 61}\n", True),
    ],
)
def test_a_heading_between_ends_the_reach_of_a_headline(between, linkable):
    text, tags = parse(f'<M s="done">推进减税</M>{between}减负<F v="3" u="元" q="eq" i="">3元</F>', "x")
    measures = {Span(0, 4): Thing("urn:m", frozenset(("Measure",)), {})}
    (headline, figure) = tags
    checks = list(link_check(text, figure, [headline], measures, ("urn:m",)))
    assert [check.right for check in checks] == [True] * linkable


@pytest.mark.parametrize(
    ("v", "u", "said", "right"),
    [
        ("37.10", "%", {"value": ["37.1"], "unitText": ["％"]}, True),
        ("5", "百分点", {"value": ["5"], "unitText": ["个百分点"]}, True),
        ("27", "", {"value": ["27"]}, True),
        ("27", "人", {"value": ["27"]}, False),
        ("5.5..6", "%", {"value": ["5.5"], "upperValue": ["6"], "unitText": ["%"]}, True),
        ("5.5..6", "%", {"value": ["5.5"], "unitText": ["%"]}, False),
        ("8:54.9:37.1", "", {"ratio": ["8:54.9:37.1"]}, True),
        ("8:54.9:37.1", "", {"ratio": ["8:54.9:37"]}, False),
    ],
)  # fmt: skip
def test_values_are_equal_by_number_and_unit(v, u, said, right):
    assert same_value({"v": v, "u": u}, said) is right


def test_likeness_counts_shared_characters_each_once():
    assert likeness("审查率", "合法性审查率") == pytest.approx(2 * 3 / 9)
    assert likeness("审审", "审查") == 0.5
    assert likeness("", "审查") == 0


def test_floors_move_only_the_way_that_is_asked_for(scores):
    floors = {"M.F1": Decimal("0.9"), "F.value": Decimal("0.5"), "spans": Decimal(1)}
    stay = settle_floors(scores, floors, higher=False, lower=False)
    assert stay == floors
    up = settle_floors(scores, floors, higher=True, lower=False)
    assert (up["M.F1"], up["F.value"]) == (Decimal("0.9"), Decimal("0.714"))  # 5/7 rounded down
    assert up["F.link"] == Decimal("0.857") and "M.P" not in up
    down = settle_floors(scores, floors, higher=False, lower=True)
    assert down == {"M.F1": Decimal("0.8"), "F.value": Decimal("0.5"), "spans": Decimal(1)}


def test_measures_under_their_floor_are_told(scores):
    floors = {"M.F1": Decimal("0.801"), "F.value": Decimal("0.714"), "T.overlap F1": Decimal(1)}
    assert [str(fall) for fall in falls(scores, floors)] == ["M.F1: 0.8, floor 0.801"]


def test_a_floor_with_nothing_left_to_measure_is_not_reached(gold, graph):
    scores = score([compare(gold, "f" * 64, graph)])
    assert [str(fall) for fall in falls(scores, {"F.bound": Decimal("0.9")})] == [
        "F.bound: nothing to measure, floor 0.9"
    ]
    assert settle_floors(scores, {"F.bound": Decimal("0.9")}, higher=False, lower=True) == {}
