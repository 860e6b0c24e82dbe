"""Places: divisions, townships, zones, named sites and regions that really stand as places."""

from dataclasses import replace

import pytest
from govgraph.ingest.extract import institutions, places
from govgraph.ingest.gazetteer import gazetteer
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
        ("大新县硕龙镇建成口岸。", ["大新县硕龙镇"]),
        ("蒙山县新圩镇、大新县硕龙镇隘江村入选名录。", ["蒙山县新圩镇", "大新县硕龙镇隘江村"]),
        ("开展面向日韩和沪苏浙的招商。", ["日韩", "沪苏浙"]),
        ("打造精致丽水。", []),
        ("京港澳高速公路通车,沪昆高铁开工。", ["京港澳高速公路", "沪昆高铁"]),
        ("建成G85国道龙泉段、地铁2号线。", ["G85国道龙泉段", "地铁2号线"]),
        ("巩固长江三角洲地区、黄河流域生态。", ["长江三角洲地区", "黄河流域"]),
        ("支持丽水经济技术开发区扩区。", ["丽水经济技术开发区"]),
        ("建成法治文化公园。", ["法治文化公园"]),
        ("新建法治文化公园2个。", []),
        ("办理白岩溪水库信访积案,审结东山矿区案件。", ["白岩溪水库", "东山矿区"]),
        ("获评民主法治村创建先进镇。", []),
        ("提速丽水现代服务业产业园建设。", ["丽水现代服务业产业园"]),
        ("丽水国家高新区扩区,丽水站开通。", ["丽水国家高新区", "丽水站"]),
        ("建成洪泽湖旅游综合体。", ["洪泽湖旅游综合体"]),
        ("加快建设核医疗健康产业园。", ["核医疗健康产业园"]),
        ("加快推进白岩溪水库建设。", ["白岩溪水库"]),
        ("开工建设白腊坎至云和高速公路。", ["白腊坎至云和高速公路"]),
        ("建成禾木—白石岭公路。", ["禾木—白石岭公路"]),
        ("新建苕岭江沿江公路（如意至曲水段），", ["苕岭江沿江公路（如意至曲水段）"]),
        ("启动浙江（丽水）人力资源产业园。", ["浙江（丽水）人力资源产业园"]),
        ("丽水机场通航，京泰高速龙泉段通车。", ["丽水机场", "京泰高速龙泉段"]),
        ("授予市经开区审批权限。", ["市经开区"]),
        ("改造青瓷大道、人民南路和三环路。", ["青瓷大道", "人民南路", "三环路"]),
        ("治理白芨河、瓯江。", ["白芨河", "瓯江"]),
        ("拓展中亚市场，对接成渝城市群。", ["中亚", "成渝城市群"]),
        ("整治麻鸭池、卜字石等传统市场。", ["麻鸭池", "卜字石"]),
        ("实现雒溪、砻子等一批古镇更新。", ["雒溪", "砻子"]),
        ("丽水港、丽水国际陆港与丽水城区相连。", ["丽水港", "丽水国际陆港", "丽水城区"]),
        ("建成雒溪绿道,白羊墅断面退出劣Ⅴ类。", ["雒溪绿道", "白羊墅断面"]),
        ("厦砻联络线通车,丽水综保区封关。", ["厦砻联络线", "丽水综保区"]),
        ("航空发动机产业园竣工投用,第四水厂建成。", ["航空发动机产业园", "第四水厂"]),
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
        "建成3条高速公路，改造重点道路，提升各类园区。",
        "新建一批水库、城市公园和农村公路。",
        "推进工业园区和产业园建设。",
        "加快白岩溪水库除险加固工程。",
        "实施白腊坎机场扩建工程。",
        "争创“浙江省优秀管理城市”。",
        "发放种苗（丽水）。",
        "推进机场、车站等重点区域整治。",
        "学校、医院等片区建设加快。",
        "县级以上城区全部达标。",
        "承办丽水马拉松。",
        "组建丽水绿色农产品促进会,举办丽水旅游推介会。",
        "国省考断面水质优良,国控断面达标。",
        "推进区港一体化,中型水库投运。",
        "朝阳产业加快发展。",  # 朝阳 is a place in reports of 朝阳 only
    ],
)
def test_slogans_names_of_others_and_ordinary_words_are_no_places(reading, text):
    assert found(reading(text)) == []


def test_a_name_that_is_an_ordinary_word_is_a_place_in_reports_of_its_own_place(reading):
    laid = reading("支持大理发展，重大理论宣讲走深走实。")
    laid.document = replace(laid.document, place=gazetteer().by_code("532900"))
    assert [(m.span.of(laid.text), m.entity.code) for m in found(laid)] == [("大理", "532900")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("帮扶欠发达县三个,建成公开县级预算平台。", "500000"),
        ("形成四大港区,新建县乡道路。", "120000"),
        ("南北方经济交流,松花江治理,公园开放。", "230000"),
    ],
)
def test_letters_of_other_words_are_no_former_divisions(reading, text, code):
    laid = reading(text, covers_year=1995)
    laid.document = replace(laid.document, place=gazetteer().by_code(code))
    assert [m.entity.name for m in found(laid) if m.entity.code] == []


def test_a_town_of_a_prefecture_has_no_code_where_two_counties_have_one(reading):
    laid = reading("支持城关镇扩权。")
    laid.document = replace(laid.document, place=gazetteer().by_code("610900"))
    (town,) = found(laid)
    assert (town.entity.name, town.entity.code, town.entity.within) == ("城关镇", None, "610900")


def test_a_township_of_the_report_has_a_code_and_one_of_no_table_its_name(reading):
    known, unknown = found(reading("查田镇、白岩镇先行。"))
    assert (known.entity.code, known.rule) == ("331181103", "places.known-township")
    assert (unknown.entity.code, unknown.rule) == (None, "places.township")


def test_a_township_lies_in_the_division_of_the_report(reading):
    (town,) = found(reading("对查田镇开展巡察。"))
    assert (town.entity.name, town.entity.within, town.entity.level) == ("查田镇", "331181", "township")


def test_a_site_lies_in_the_division_its_name_begins_with(reading):
    (site,) = found(reading("建成景宁白岩溪水库。"))
    assert (site.entity.name, site.entity.within, site.entity.level) == ("景宁白岩溪水库", "331127", "site")


def test_both_punctuation_styles_give_the_same_sites(reading):
    full, folded = "新建白岩公路（云和段），推进苕岭水库。", "新建白岩公路(云和段),推进苕岭水库。"
    assert [m.span for m in found(reading(full))] == [m.span for m in found(reading(folded))]


def test_a_name_that_several_divisions_bear_is_noted(reading):
    laid = reading("借鉴鼓楼区经验。")
    assert [fact.rule for fact in places.extract(laid) if isinstance(fact, Issue)] == ["places.ambiguous"]
