"""Programmes: proper names of campaigns, reforms and pilots, told apart from figures of speech."""

import pytest
from govgraph.ingest.extract import documents, programmes
from govgraph.ontology.model import Mention


def names(laid):
    laid.facts += [fact for fact in documents.extract(laid) if isinstance(fact, Mention)]
    return [mention.span.of(laid.text) for mention in programmes.extract(laid)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("持续推进“八进”活动,全市举办讲座。", ["“八进”活动"]),
        ("深化“大综合一体化”改革。", ["“大综合一体化”改革"]),
        ("实施“12345工程”,增强意识。", ["“12345工程”"]),
        ("实施“银行+专利权+商标权+N”混合质押融资模式。", ["“银行+专利权+商标权+N”混合质押融资模式"]),
        ("创新“五个一”基层治理模式。", ["“五个一”基层治理模式"]),
        ("形成“两表一图一清单”,有力推进。", ["“两表一图一清单”"]),
        (
            "开展市长“企业接待日”、“千名干部入千企”对口服务、“中小企业服务月”等活动。",
            ["市长“企业接待日”", "“千名干部入千企”对口服务", "“中小企业服务月”"],
        ),
        ("深化管制刀具监管一件事,理清清单。", ["管制刀具监管一件事"]),
        ("推进乡镇（街道）法治化综合改革。", ["乡镇（街道）法治化综合改革"]),
        ("坚决打好污染防治攻坚战。", ["污染防治攻坚战"]),
        ("推进全国养老服务业综合改革试点。", ["全国养老服务业综合改革试点"]),
        ("完善府院联席会议实体化运行机制。", ["府院联席会议"]),
        ("落实行政执法“三项制度”,规范执法。", ["行政执法“三项制度”"]),
        ("融入“一带一路”,实施乡村振兴战略。", ["“一带一路”", "乡村振兴战略"]),
        ("深入实施“八五”普法。", ["“八五”普法"]),
    ],
)
def test_a_programme_is_found_with_its_quotes_and_class_noun(reading, text, expected):
    assert names(reading(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "发挥“关键少数”的头雁效应。",
        "做好行政执法“后半篇”文章。",
        "增强“四个意识”,做到“两个维护”。",
        "“十四五”期间,增长6%。",
        "常态化开展“以案释法”“以案治本”,放大效应。",
        "缩小“三大差距”。",
        "全面深化改革,推进重点领域改革。",
        "开展法治宣传活动。",
        "实施河道治理工程。",
        "落实《提升行政执法质量三年行动计划》。",
    ],
)
def test_figures_of_speech_general_work_and_titles_are_no_programmes(reading, text):
    assert names(reading(text)) == []


def test_the_canonical_name_has_no_quotes_and_variants_are_one_programme(reading):
    laid = reading("推进“放管服”改革。深化“放管服”,“最多跑一次”改革见效。")
    assert [m.entity.name for m in programmes.extract(laid)] == ["放管服改革", "放管服改革", "最多跑一次改革"]
