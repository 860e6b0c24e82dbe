"""Sections of a report: numbering styles, nesting and roles."""

import pytest
from govgraph.ingest.outline import role_of, year_of
from govgraph.ontology.model import Genre, SectionRole

RULE_OF_LAW = """一、推进法治政府建设的主要举措和成效
(一)聚焦政治引领
一是学深悟透。举办讲座。
(二)聚焦营商环境
一是优化服务。设立窗口。
二、存在的不足和原因
执法力量不足。
三、主要负责人履行推进法治建设第一责任人职责情况
市长带头学法。
四、2024年工作安排
一是提升质效。完善机制。
"""


def numbered(sections):
    return [(s.number, s.role, s.parent) for s in sections]


def test_parts_and_sections_nest_and_carry_the_role_of_their_part(reading):
    assert numbered(reading(RULE_OF_LAW).sections) == [
        ("1", SectionRole.REVIEW, None),
        ("1.1", SectionRole.REVIEW, "1"),
        ("1.2", SectionRole.REVIEW, "1"),
        ("2", SectionRole.PROBLEMS, None),
        ("3", SectionRole.LEADERSHIP, None),
        ("4", SectionRole.PLAN, None),
    ]


def test_full_width_and_ascii_brackets_give_the_same_sections(reading):
    wide = RULE_OF_LAW.replace("(", "（").replace(")", "）")
    assert reading(wide).sections == reading(RULE_OF_LAW).sections


def test_a_section_holds_what_stands_beneath_it(reading):
    laid = reading(RULE_OF_LAW)
    first = laid.sections[1].scope.of(laid.text)
    assert first.startswith("(一)聚焦政治引领") and first.rstrip().endswith("举办讲座。")


def test_titles_without_numbers_are_parts_and_numbered_lines_below_them_sections(reading):
    text = (
        "2021年和过去五年工作回顾\n一是平稳。增长。\n2022年重点工作安排\n一、提升城市能级\n推进发展。聚焦。\n"
    )
    laid = reading(text, genre=Genre.WORK_REPORT, covers_year=2021)
    assert [(s.number, s.role) for s in laid.sections] == [
        ("1", SectionRole.REVIEW),
        ("2", SectionRole.PLAN),
        ("2.1", SectionRole.PLAN),
    ]


def test_behind_a_plan_a_work_report_goes_on_planning(reading):
    text = "一、2011年工作回顾\n略。\n二、2012年工作总体要求\n略。\n三、扎实推进文化大省建设\n略。\n"
    laid = reading(text, genre=Genre.WORK_REPORT, covers_year=2011)
    assert [s.role for s in laid.sections] == [SectionRole.REVIEW, SectionRole.PLAN, SectionRole.PLAN]


def test_ordinals_count_positions_so_that_a_skipped_numeral_harms_nothing(reading):
    laid = reading("一、主要举措和成效\n(一)甲事项\n略。\n(三)乙事项\n略。\n")
    assert [s.number for s in laid.sections] == ["1", "1.1", "1.2"]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("2023年工作回顾", SectionRole.REVIEW),
        ("推进法治政府建设的主要举措和成效", SectionRole.REVIEW),
        ("推进法治政府建设存在的不足和原因", SectionRole.PROBLEMS),
        ("党政主要负责人履行推进法治建设第一责任人职责情况", SectionRole.LEADERSHIP),
        ("2024年推进法治政府建设的主要安排", SectionRole.PLAN),
        ("下一步工作打算", SectionRole.PLAN),
        ("扎实推进文化大省建设", None),
    ],
)
def test_headings_tell_their_role(heading, role):
    assert role_of(heading) == role


def test_years_are_read_in_digits_and_in_chinese_numerals():
    assert year_of("一九八七年工作的基本估计") == 1987
    assert year_of("二〇〇九年工作") == 2009
    assert year_of("2024年工作安排") == 2024
    assert year_of("主要举措") is None


def test_the_first_part_of_a_work_report_looks_back_although_its_heading_speaks_of_aims(reading):
    text = (
        "一、圆满完成上届政府确定的任务\n"
        + "国民经济持续发展。\n" * 20
        + "二、今后五年的目标任务\n(一)稳住增长\n"
    )
    laid = reading(text, genre=Genre.WORK_REPORT, covers_year=2022)
    assert [s.role.value for s in laid.sections if s.parent is None] == ["Review", "Plan"]


def test_a_first_part_that_names_the_coming_year_plans(reading):
    laid = reading("一、2023年工作安排\n(一)稳住增长\n", genre=Genre.WORK_REPORT, covers_year=2022)
    assert laid.sections[0].role.value == "Plan"
