"""Figures: value, unit, bound, change and status of the numbers that a report states."""

from decimal import Decimal

import pytest
from govgraph.ingest.extract import figures
from govgraph.ingest.reading import fold
from govgraph.ontology.model import (
    Bound,
    Change,
    Document,
    Figure,
    Genre,
    Institution,
    Issue,
    Mention,
    OutcomeKind,
    PolicyDocument,
    Programme,
    Span,
)

REVIEW = "一、2023年工作回顾\n"
PLAN = "一、2024年工作安排\n"


@pytest.fixture
def found(reading):
    """The figures of one sentence in a review (or under another heading)."""

    def find(text: str, heading: str = REVIEW) -> list[Figure]:
        return [f for f in figures.extract(reading(heading + text)) if isinstance(f, Figure)]

    return find


@pytest.fixture
def only(found):
    """The one figure of a sentence."""

    def find(text: str, heading: str = REVIEW) -> Figure:
        (figure,) = found(text, heading)
        return figure

    return find


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("质押金额达9.8亿元。", "980000000", "元"),
        ("新建高标准农田4.5万亩。", "45000", "亩"),
        ("城乡低保标准提高至840元/月。", "840", "元/月"),
        ("新开工住房2.8万套(户)。", "28000", "套(户)"),
        ("单位生产总值能耗为0.42吨标准煤/万元。", "0.42", "吨标准煤/万元"),
        ("细颗粒物浓度28微克/立方米。", "28", "微克/立方米"),
        ("新增装机60万千瓦。", "600000", "千瓦"),
        ("外贸出口增长-39.7%。", "-39.7", "%"),
        ("入学率达百分之九十六点五。", "96.5", "%"),
        ("治理水土流失三百二十亩。", "320", "亩"),
        ("新建两座大桥。", "2", "座"),
        ("连续十二年全省第一。", "12", "年"),
        ("占财政支出超九成。", "9", "成"),
        ("超额完成任务，参保人数300万人。", "3000000", "人"),
    ],
)
def test_values_are_in_base_units(only, text, value, unit):
    figure = only(text)
    assert (figure.value, figure.unit_text) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "words", "bound"),
    [
        ("罚没款约8.56万元。", "约8.56万元", Bound.APPROX),
        ("地区生产总值增长8%左右。", "8%左右", Bound.APPROX),
        ("举办讲座60余场次。", "60余场次", Bound.GREATER),
        ("工业产值突破2000亿元。", "突破2000亿元", Bound.GREATER),
        ("服务业增加值首破千亿大关。", "破千亿", Bound.GREATER),
        ("清理文件近百件。", "近百件", Bound.LESS),
        ("满意率达99%以上。", "99%以上", Bound.AT_LEAST),
        ("培训不少于3次。", "不少于3次", Bound.AT_LEAST),
        ("登记失业率控制在3.5%以内。", "3.5%以内", Bound.AT_MOST),
        ("节约资金8000万元。", "8000万元", Bound.EQUAL),
        ("签约120个项目。", "120个", Bound.EQUAL),
        ("最近3次检查全部合格。", "3次", Bound.EQUAL),
        ("满意率达到98%。", "98%", Bound.EQUAL),
    ],
)
def test_bound_words_belong_to_the_span(found, reading, text, words, bound):
    figure = found(text)[0]
    assert figure.span.of(REVIEW + text) == words
    assert figure.bound is bound


def test_reached_is_at_least_in_a_target(only, found):
    assert only("研发投入强度达到2.3%。", PLAN).bound is Bound.AT_LEAST
    assert only("研发投入强度达到2.3%。").bound is Bound.EQUAL
    listed = found("污水治理率、垃圾分类率分别达到75%、55%。", PLAN)
    assert [figure.bound for figure in listed] == [Bound.AT_LEAST, Bound.AT_LEAST]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("生产总值增长4%。", Change.UP),
        ("发案量同比减少37.5%。", Change.DOWN),
        ("败诉率下降至5.41%。", Change.DOWN_TO),
        ("低保标准提高到840元。", Change.UP_TO),
        ("高新技术企业增至300家。", Change.UP_TO),
        ("压缩“三公”经费7100万元。", Change.DOWN),
        ("专利申请量增长4.4倍。", Change.UP),
        ("农民收入比2010年翻一番。", Change.UP),
        ("新增就业3万人。", None),
        ("比全省快1个百分点。", None),
        ("高于全国0.7个百分点。", None),
        ("财政民生支出达到444亿元。", None),
    ],
)
def test_changes(only, text, change):
    assert only(text).change is change


def test_a_list_inherits_the_change_and_a_level_does_not(found):
    figures_found = found("城乡居民收入分别为5万元和3万元,增长4.7%、7.9%。")
    assert [f.change for f in figures_found] == [None, None, Change.UP, Change.UP]


def test_a_range_is_one_figure(only):
    figure = only("生产总值增长5.5%-6%。", PLAN)
    assert (figure.value, figure.upper) == (Decimal("5.5"), Decimal(6))
    figure = only("重点培育1—2个产业。", PLAN)
    assert (figure.value, figure.upper, figure.unit_text) == (1, 2, "个")


def test_from_and_to_are_two_figures(found):
    assert [f.value for f in found("里程由85公里提高到180公里。")] == [85, 180]


def test_a_ratio_is_one_figure_without_unit(found):
    figures_found = found("三次产业结构从8∶54.9∶37.1调整到5.9∶49.2∶44.9。")
    assert [(f.ratio, f.value, f.unit_text) for f in figures_found] == [
        ("8:54.9:37.1", None, ""),
        ("5.9:49.2:44.9", None, ""),
    ]


def test_a_ratio_that_looks_like_a_time_is_told_by_the_word_before_it(found):
    assert [f.ratio for f in found("三次产业由10.4∶41.4∶48.2调整为8∶35∶57。")] == [
        "10.4:41.4:48.2",
        "8:35:57",
    ]


def test_a_sign_that_a_web_page_left_as_an_entity_is_read(found):
    assert [(f.value, f.unit_text) for f in found("人口自然增长率控制在6.5&permil;以内。")] == [
        (Decimal("6.5"), "‰")
    ]


def test_numbers_of_a_list_share_the_unit_behind_it(found):
    figures_found = found("比全省快1.9和1.6个百分点。")
    assert [(f.value, f.unit_text) for f in figures_found] == [
        (Decimal("1.9"), "个百分点"),
        (Decimal("1.6"), "个百分点"),
    ]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("城镇新增就业27万。", "人"),
        ("惠及27万困难群众。", "人"),
        ("规上工业产值突破2000亿。", "元"),
        ("带动5.8万农户增收。", "户"),
        ("旅游接待人次达到1.2亿。", "人次"),
    ],
)
def test_a_unit_that_is_left_out_is_supplied(only, text, unit):
    assert only(text).unit_text == unit


def test_a_large_number_without_a_unit_becomes_an_issue(reading):
    (issue,) = figures.extract(reading(REVIEW + "清理乱堆乱放27万皛。"))
    assert isinstance(issue, Issue)
    assert issue.rule == "figures.unknown-unit"


@pytest.mark.parametrize(
    "text",
    [
        "2023年全面完成任务。",
        "第3次会议召开。",
        "综合排名前2。",
        "引进世界500强。",
        "“十四五”规划顺利实施。",
        "实施“12345工程”。",
        "落实中央八项规定。",
        "做到“两个维护”、增强“四个意识”。",
        "抓好三农工作和十大工程。",
        "一体化推进一件事改革。",
        "建成15分钟生活圈。",
        "纪念建党100周年。",
        "开展三年行动计划。",
        "7月12日建成上线。",
        "解决“最后1公里”问题。",
        "实现两位数增长。",
        "PM2.5浓度持续下降。",
        "一年来成效明显。",
        "为80岁老人服务。",
        "引进亿元以上项目。",  # names a size class
    ],
)
def test_years_ordinals_and_names_are_no_figures(found, text):
    assert found(text) == []


def test_numbers_inside_titles_and_names_are_no_figures(reading):
    text = REVIEW + "落实《三年行动(2023-2025年)100条》,用好12345件热线,推进3个100工程。"
    laid = reading(text)
    for words, entity in (
        ("12345件热线", Institution("12345件热线", "331181", "hotline")),
        ("3个100工程", Programme("3个100工程", "project")),
    ):
        span = Span(text.index(words), text.index(words) + len(words))
        laid.facts.append(Mention(span=span, rule="x", confidence=1, entity=entity))
    assert list(figures.extract(laid)) == []


def test_mentions_of_documents_close_their_words(reading):
    laid = reading(REVIEW + "执行若干意见30条规定。")
    at = laid.text.index("若干意见30条规定")
    entity = PolicyDocument("若干意见30条规定", "local")
    laid.facts.append(Mention(span=Span(at, at + 9), rule="x", confidence=1, entity=entity))
    assert list(figures.extract(laid)) == []


def test_what_a_plan_states_is_a_target_and_a_review_reports(only):
    assert only("新建学校30所。", PLAN).target
    assert not only("新建学校30所。").target


def test_a_review_may_state_a_target_and_a_plan_a_fact(only):
    assert only("力争生产总值增长8%。").target
    assert not only("目前已建成学校30所。", PLAN).target


@pytest.mark.parametrize(
    ("text", "heading", "year"),
    [
        ("新建学校30所。", REVIEW, 2023),
        ("新建学校30所。", PLAN, 2024),
        ("到2025年新建学校30所。", PLAN, 2025),
        ("2022年新建学校30所。", REVIEW, 2022),
        ("比2020年增长30%。", REVIEW, 2023),
        ("五年来新建学校30所。", REVIEW, None),
        ("生产总值年均增长8%。", REVIEW, None),
        ("一九八〇年粮食总产量一百二十万吨。", REVIEW, 1980),
    ],
)
def test_reference_year(only, text, heading, year):
    assert only(text, heading).ref_year == year


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("办理代表建议132件。", OutcomeKind.WORKLOAD),
        ("举办法治讲座60场次。", OutcomeKind.WORKLOAD),
        ("办结率98%。", OutcomeKind.EFFECT),
        ("生产总值增长4%。", OutcomeKind.EFFECT),
        ("节约资金3亿元。", OutcomeKind.EFFECT),
    ],
)
def test_work_done_and_effects(only, text, kind):
    assert only(text).outcome_kind is kind


def test_both_punctuation_styles_give_the_same_facts(reading):
    text = (
        REVIEW
        + "生产总值１８３０.８７亿元，增长４％；新开工住房２.８万套（户），结构调整为８∶５４.９∶３７.１。"
    )
    full, folded = reading(text), reading(fold(text))
    facts = [
        [(f.span, f.value, f.ratio, fold(f.unit_text), f.change, fold(f.indicator_text)) for f in found]
        for found in ([f for f in figures.extract(laid) if isinstance(f, Figure)] for laid in (full, folded))
    ]
    assert facts[0] == facts[1]
    assert len(facts[0]) == 4


def test_a_known_indicator_is_named_by_its_code(found):
    level, growth = found("地区生产总值1830.87亿元,增长4%。")
    assert (level.indicator, growth.indicator) == ("gdp", "gdp-growth")


def test_figures_of_a_work_report_are_found_in_both_genres(reading):
    laid = reading(REVIEW + "新建学校30所。", genre=Genre.WORK_REPORT)
    assert isinstance(laid.document, Document)
    assert [f.span.of(laid.text) for f in figures.extract(laid)] == ["30所"]


def test_a_space_behind_the_point_of_an_old_page_belongs_to_the_number(only):
    figure = only("地方财政收入58. 38亿元。")
    assert (figure.value, figure.unit_text) == (Decimal("5838000000"), "元")


def test_each_member_of_a_list_that_is_dealt_out_keeps_its_name(found):
    figures_found = found("办理时限、审批材料、跑动次数分别压缩65%、48%和74%。")
    assert [f.indicator_text for f in figures_found] == ["办理时限", "审批材料", "跑动次数"]


def test_members_that_share_their_last_word_are_dealt_out_whole(found):
    figures_found = found("管道燃气、公共供水普及率分别达到95%和99%。")
    assert [f.indicator_text for f in figures_found] == ["管道燃气普及率", "公共供水普及率"]


def test_a_list_with_one_name_for_what_is_measured_stays_whole(found):
    figures_found = found("养老保险、失业保险的覆盖率分别达到80%、74%。")
    assert {f.indicator_text for f in figures_found} == {"养老保险、失业保险的覆盖率"}
