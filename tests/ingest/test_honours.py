"""Honours: what counts, and which words state it."""

import pytest
from govgraph.ingest.extract import honours


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("地区生产总值增长4%、全省第四,投资平稳。", "全省第四"),
        ("创设丽水市首个行政执法监督驻企联络点,聘任监督员。", "丽水市首个行政执法监督驻企联络点"),
        ("综合考评全省第一。", "综合考评全省第一"),
        ("相关做法在省级媒体专版刊发,得到好评。", "相关做法在省级媒体专版刊发"),
        ("该项目被列入省级行政复议改革试点。", "该项目被列入省级行政复议改革试点"),
    ],
)
def test_the_clause_part_that_states_an_honour_is_its_span(reading, text, words):
    laid = reading("一、主要举措和成效\n" + text)
    assert [h.span.of(laid.text) for h in honours.extract(laid)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "争创全国法治政府建设示范市。",  # still sought
        "法治政府建设走在全国前列。",  # no rank
        "举办第一批培训班。",  # an ordinal
        "粮食产量创历史新高。",  # an own record
    ],
)
def test_what_is_sought_or_no_rank_is_no_honour(reading, text):
    assert list(honours.extract(reading("一、主要举措和成效\n" + text))) == []


def test_a_plan_holds_no_honours(reading):
    assert list(honours.extract(reading("一、2024年工作安排\n一是争先进位。综合考评全省第一。\n"))) == []
