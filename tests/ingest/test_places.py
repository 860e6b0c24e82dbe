"""Places: divisions, townships, zones and regions that really stand as places."""

import pytest
from govgraph.ingest.extract import institutions, places
from govgraph.ontology.model import Issue, Mention


def found(laid):
    laid.facts += list(institutions.extract(laid))
    return [m for m in places.extract(laid) if isinstance(m, Mention)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("龙泉市坚持依法行政。", ["龙泉市"]),
        ("浙江省丽水市试点先行。", ["浙江省丽水市"]),
        ("景宁、庆元相继跨入行列。", ["景宁", "庆元"]),
        ("关心支持丽水现代化建设。", ["丽水"]),
        ("融入长三角,对接粤港澳大湾区。", ["长三角", "粤港澳大湾区"]),
        ("对查田镇等开展巡察。", ["查田镇"]),
        ("支持丽水经济技术开发区扩区。", ["丽水经济技术开发区"]),
        ("建成法治文化公园。", ["法治文化公园"]),
    ],
)
def test_a_place_is_found_whole(reading, text, expected):
    laid = reading(text)
    assert [m.span.of(laid.text) for m in found(laid)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "全市上下一心,我区稳中有进。",
        "建设新丽水,打造法治龙泉。",
        "龙泉市司法局牵头,浙江日报刊发。",
        "丽水市市长致辞。",
        "建设示范县,推进各乡镇工作。",
        "共享资源、深化合作,社会安定,生活富裕。",
        "推进特色小镇和美丽乡村建设。",
    ],
)
def test_slogans_names_of_others_and_ordinary_words_are_no_places(reading, text):
    assert found(reading(text)) == []


def test_a_township_lies_in_the_division_of_the_report(reading):
    (town,) = found(reading("对查田镇开展巡察。"))
    assert (town.entity.name, town.entity.within, town.entity.level) == ("查田镇", "331181", "township")


def test_a_name_that_several_divisions_bear_is_noted(reading):
    laid = reading("借鉴鼓楼区经验。")
    assert [fact.rule for fact in places.extract(laid) if isinstance(fact, Issue)] == ["places.ambiguous"]
