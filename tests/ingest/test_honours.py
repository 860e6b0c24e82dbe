"""Honours: what counts, and which words state it."""

import pytest
from govgraph.ingest.extract import honours, institutions


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("地区生产总值增长4%、全省第四,投资平稳。", "全省第四"),
        ("创设丽水市首个行政执法监督驻企联络点,聘任监督员。", "丽水市首个行政执法监督驻企联络点"),
        ("综合考评全省第一。", "综合考评全省第一"),
        ("相关做法在省级媒体专版刊发,得到好评。", "相关做法在省级媒体专版刊发"),
        ("该项目被列入省级行政复议改革试点。", "该项目被列入省级行政复议改革试点"),
        ("成为全省唯一通过认证的县,全县振奋。", "成为全省唯一通过认证的县"),
        ("成为全省审批事项最少的市。", "成为全省审批事项最少的市"),
        ("被工信部确定为“绿色园区”。", "被工信部确定为“绿色园区”"),
        ("青山基地通过国家有机认证。", "通过国家有机认证"),
        ("龙泉市被评为全国先进县。", "被评为全国先进县"),
        ("数字指数从第56位上升至第29位。", "数字指数从第56位上升至第29位"),
        ("青山经验全省推广。", "青山经验全省推广"),
        ("全国改革现场会在我市召开。", "全国改革现场会在我市召开"),
        ("率先在全省推行清单制度。", "率先在全省推行清单制度"),
        ("国家青瓷创新试点获批。", "国家青瓷创新试点获批"),
        ("获批国家跨境电商综合试验区。", "获批国家跨境电商综合试验区"),
        ("平安建设实现“十八连冠”。", "平安建设实现“十八连冠”"),
        ("成功捧回“平安金鼎”。", "成功捧回“平安金鼎”"),
        ("被评为全国法治县创建先进县。", "被评为全国法治县创建先进县"),
    ],
)
def test_the_clause_part_that_states_an_honour_is_its_span(reading, text, words):
    laid = reading("一、主要举措和成效\n" + text)
    assert [h.span.of(laid.text) for h in honours.extract(laid)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "力争实现全国双拥模范城“九连冠”。",  # still sought
        "争创全国法治政府建设示范市。",  # still sought
        "法治政府建设走在全国前列。",  # no rank
        "举办第一批培训班。",  # an ordinal
        "粮食产量创历史新高。",  # an own record
        "深入推进全国文明城市创建。",  # still sought
        "授予经开区市级管理权限。",  # powers handed down
        "企业列入检查“白名单”。",  # a list of the government's own
        "两款新药获批上市。",  # leave to sell
        "实施第三步战略部署。",  # an ordinal
    ],
)
def test_what_is_sought_or_no_rank_is_no_honour(reading, text):
    assert list(honours.extract(reading("一、主要举措和成效\n" + text))) == []


def test_a_plan_holds_no_honours(reading):
    assert list(honours.extract(reading("一、2024年工作安排\n一是争先进位。综合考评全省第一。\n"))) == []


def test_a_subject_tagged_before_the_verb_of_award_stays_outside(reading):
    laid = reading("一、主要举措和成效\n龙泉青瓷博物馆获评国家一级博物馆。")
    laid.facts += list(institutions.extract(laid))
    assert [h.span.of(laid.text) for h in honours.extract(laid)] == ["获评国家一级博物馆"]
