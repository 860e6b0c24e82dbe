"""Measures and commitments: headlines, status, scope and nesting in every layout style."""

import pytest
from govgraph.ingest.extract import measures
from govgraph.ontology.model import Genre, Issue, Measure


def found(laid):
    return [
        (m.number, m.span.of(laid.text), m.planned) for m in measures.extract(laid) if isinstance(m, Measure)
    ]


def test_points_within_one_paragraph_are_measures_of_their_section(reading):
    laid = reading(
        "一、主要举措和成效\n(一)聚焦政治引领\n一是学深悟透。举办讲座。二是统筹谋划。制定方案。\n"
        "二、2024年工作安排\n一是提升质效。完善机制。\n"
    )
    assert found(laid) == [
        ("1.1.1", "学深悟透", False),
        ("1.1.2", "统筹谋划", False),
        ("2.0.1", "提升质效", True),
    ]


@pytest.mark.parametrize(
    "point",
    [
        "一是{}。",
        "1.{}。",
        "1、{}。",
        "(1){}。",
        "（1）{}。",
        "①{}。",
        "——{}。",
        "第一,{}。",
        "**一是{}。**",
        "一是**{}。**",
    ],
)
def test_every_numbering_style_gives_the_headline_without_its_number(reading, point):
    laid = reading("一、主要举措和成效\n" + point.format("健全审查机制") + "成立审查中心,印发细则。\n")
    assert [headline for _, headline, _ in found(laid)] == ["健全审查机制"]


def test_a_scope_reaches_to_the_next_point_and_no_further(reading):
    laid = reading("一、主要举措和成效\n一是学深悟透。举办讲座。二是统筹谋划。制定方案。\n")
    first, second = measures.extract(laid)
    assert first.scope.of(laid.text) == "学深悟透。举办讲座。"
    assert second.scope.of(laid.text) == "统筹谋划。制定方案。"


def test_a_scope_takes_in_following_paragraphs_without_headline_but_not_the_closing_words(reading):
    laid = reading(
        "一、2022年工作回顾\n——结构调整成效明显。增加值643亿元。\n建成公园3个,新增绿地5公顷,改造小区若干。\n"
        "各位代表,成绩来之不易。\n",
        genre=Genre.WORK_REPORT,
        covers_year=2022,
    )
    (measure,) = measures.extract(laid)
    assert measure.scope.of(laid.text).endswith("改造小区若干。")


def test_points_under_a_numbered_point_are_parts_of_it(reading):
    laid = reading(
        "一、2024年工作安排\n1.办好民生实事。今年办好两件实事:①改造小区100个。②建设充电桩。\n2.守牢底线。抓安全。\n"
    )
    parts = [(m.number, m.parent) for m in measures.extract(laid)]
    assert parts == [("1.0.1", None), ("1.0.1.1", "1.0.1"), ("1.0.1.2", "1.0.1"), ("1.0.2", None)]


def test_a_long_point_gives_its_opening_clause(reading):
    laid = reading(
        "一、主要举措和成效\n一是深化行政执法体制改革,整合市场监管、生态环境、文化旅游、交通运输、农业农村等领域的执法队伍。\n"
    )
    assert [headline for _, headline, _ in found(laid)] == ["深化行政执法体制改革"]


def test_the_only_sentence_of_a_point_gives_its_opening_clause_where_figures_follow(reading):
    laid = reading(
        "一、主要举措和成效\n办好民生实事。1.新建幼儿园7所、小学2所,新增学位3000个。2.强化责任,务实重干。完成投资3亿元。\n"
    )
    headlines = [headline for _, headline, _ in found(laid)]
    assert headlines == ["办好民生实事", "新建幼儿园7所、小学2所", "强化责任,务实重干"]


def test_a_short_opening_sentence_is_a_headline(reading):
    laid = reading(
        "一、2022年工作回顾\n法治政府建设加快推进。出台实施办法,完善清单管理制度。\n", genre=Genre.WORK_REPORT
    )
    assert found(laid) == [("1.0.1", "法治政府建设加快推进", False)]


@pytest.mark.parametrize(
    "opening",
    [
        "扩大法制宣传和法律援助覆盖面,建成法治公园",  # the first of several parallel clauses
        "工业是建设现代化城市的重要支撑",  # a statement
        "今年经济社会发展的主要预期目标是",  # announces what follows
        "完成农村危房改造11441户",  # a result with its figure
        "当前经济发展最困难的时期已经过去",
    ],
)
def test_these_opening_sentences_are_no_headline(reading, opening):
    laid = reading(
        f"一、2022年工作回顾\n(一)甲\n{opening}。此后继续推进各项工作,取得进展。\n", genre=Genre.WORK_REPORT
    )
    assert not [m for m in measures.extract(laid) if m.rule == "measure.opening"]


def test_a_section_heading_is_a_measure_only_without_headlines_beneath(reading):
    laid = reading(
        "一、2022年工作回顾\n(一)经济稳中向好\n投资持续扩大。开展活动,完成投资。\n(二)民生持续改善\n新增就业7万人,登记失业率2.1%。\n",
        genre=Genre.WORK_REPORT,
    )
    assert found(laid) == [("1.1.1", "投资持续扩大", False), ("1.2", "民生持续改善", False)]


def test_part_titles_and_empty_headings_are_never_measures(reading):
    laid = reading(
        "一、2022年工作回顾\n过去一年,成绩显著,各项任务完成。\n二、主要任务\n(一)乙\n",
        genre=Genre.WORK_REPORT,
    )
    assert found(laid) == []


def test_a_report_without_any_line_of_work_is_told(reading):
    (told,) = measures.extract(reading("一、主要举措和成效\n略。\n"))
    assert isinstance(told, Issue) and told.rule == "measure.none"


def test_points_among_admitted_problems_are_no_measures(reading):
    laid = reading(
        "一、主要举措和成效\n一是学深悟透。举办讲座。\n我们也清醒地认识到,还存在一些问题:一是执法水平不高。二是力量不足。\n"
    )
    assert [headline for _, headline, _ in found(laid)] == ["学深悟透"]


def test_behind_thanks_and_problems_a_work_report_plans(reading):
    laid = reading(
        "——投资更加有效。完成投资。\n各位代表,我向全市人民,向各民主党派、各界人士表示衷心的感谢!\n——统筹城乡发展。推进更新。\n",
        genre=Genre.WORK_REPORT,
    )
    assert [planned for *_, planned in found(laid)] == [False, True]


def test_lead_ins_stay_outside_the_headline(reading):
    laid = reading("一、2022年工作回顾\n——我们始终坚持依法行政。完善程序。\n", genre=Genre.WORK_REPORT)
    assert [headline for _, headline, _ in found(laid)] == ["始终坚持依法行政"]


def test_thanks_in_the_middle_of_a_review_do_not_turn_it_into_plans(reading):
    laid = reading(
        "——投资更加有效。完成投资。向全市医务工作者致以崇高的敬意!\n——民生持续改善。新建学校。\n",
        genre=Genre.WORK_REPORT,
    )
    assert [planned for *_, planned in found(laid)] == [False, False]


def test_the_years_frame_stays_outside_the_headline(reading):
    laid = reading(
        "各位代表,过去的一年是2023年栖川博览会筹办工作全面启动的一年。场馆建设加快推进,各项准备有序展开。\n",
        genre=Genre.WORK_REPORT,
    )
    assert [headline for _, headline, _ in found(laid)] == ["2023年栖川博览会筹办工作全面启动"]


def test_the_sitting_behind_a_dash_is_no_measure_and_a_dash_of_the_years_is_framed(reading):
    laid = reading(
        "——二〇一七年一月十八日在栖川市第十二届人民代表大会第五次会议上\n各位代表:\n"
        "一、过去五年工作回顾\n——这是经济实力稳步增强的五年。全市生产总值达到300亿元。\n",
        genre=Genre.WORK_REPORT,
    )
    assert [headline for _, headline, _ in found(laid)] == ["经济实力稳步增强"]


def test_a_part_that_only_thanks_is_no_line_of_work(reading):
    laid = reading(
        "一、攻坚克难取得新成绩\n各位代表,以上成绩的取得,是市委正确领导的结果。\n二、2024年工作安排\n(一)稳住增长\n扩大有效投资,稳定工业运行。\n",
        genre=Genre.WORK_REPORT,
    )
    assert [headline for _, headline, _ in found(laid)] == ["稳住增长"]


def test_a_headline_is_no_frame_for_a_word_of_the_next_sentence(reading):
    laid = reading("一、主要举措和成效\n一是学深悟透。举办讲座。二是落实执法责任。全年查处案件30件。\n")
    assert [m.span.of(laid.text) for m in measures.extract(laid)] == ["学深悟透", "落实执法责任"]


def test_short_sentences_in_a_row_head_the_sentences_behind_them(reading):
    laid = reading(
        "一、2022年工作回顾\n"
        "生态环境持续改善。治理河道12公里,新增绿地5公顷,完成造林3万亩,空气优良天数达到340天,"
        "主要河流水质稳定在三类以上,节能降耗任务全面完成。"
        "民生保障更加有力。新建学校3所,发放补贴200万元,新增就业2.1万人,城镇登记失业率控制在3%以内,"
        "养老服务中心实现街道全覆盖,农村饮水安全问题全面解决。"
        "平安建设扎实推进。调解纠纷310件,化解率达到98%,生产安全事故下降12%,信访总量下降8%,"
        "群众安全感达到97%,应急救援队伍实现乡镇全覆盖。\n",
        genre=Genre.WORK_REPORT,
        covers_year=2022,
    )
    headlines = [headline for _, headline, _ in found(laid)]
    assert headlines == ["生态环境持续改善", "民生保障更加有力", "平安建设扎实推进"]


def test_one_short_sentence_alone_heads_nothing(reading):
    laid = reading(
        "一、2022年工作回顾\n全年新建学校3所,发放补贴200万元。生态环境持续改善。治理河道12公里。\n",
        genre=Genre.WORK_REPORT,
        covers_year=2022,
    )
    assert [headline for _, headline, _ in found(laid) if headline == "生态环境持续改善"] == []
