"""Documents: titles, what is done with them, short titles, levels."""

import pytest
from govgraph.ingest.extract import documents
from govgraph.ontology.model import DocumentRole, Issue, Mention


def mentions(laid):
    return [m for m in documents.extract(laid) if isinstance(m, Mention)]


@pytest.mark.parametrize(
    ("text", "title", "role"),
    [
        ("研究制定《关于推进改革的实施意见》,提出要求。", "《关于推进改革的实施意见》", DocumentRole.ISSUED),
        ("印发《运行细则》(试行),推进运转。", "《运行细则》(试行)", DocumentRole.ISSUED),
        (
            "抓好《质量行动计划(2023-2025年)》各项任务。",
            "《质量行动计划(2023-2025年)》",
            DocumentRole.APPLIED,
        ),
        ("修订《政府工作规则》。", "《政府工作规则》", DocumentRole.REVISED),
        ("审议《法治建设报告》。", "《法治建设报告》", DocumentRole.CITED),
        ("《停车管理条例》颁布实施。", "《停车管理条例》", DocumentRole.ISSUED),
    ],
)
def test_a_title_is_found_whole_and_with_what_is_done_with_it(reading, text, title, role):
    laid = reading(text)
    (mention,) = mentions(laid)
    assert (mention.span.of(laid.text), mention.role) == (title, role)


def test_titles_in_a_list_share_their_verb(reading):
    laid = reading("出台《甲办法》《乙办法》和《丙细则》,规范程序。")
    assert [m.role for m in mentions(laid)] == [DocumentRole.ISSUED] * 3


def test_a_title_within_a_title_is_one_document(reading):
    laid = reading("转发《关于印发《执法公示办法》的通知》。")
    assert [m.span.of(laid.text) for m in mentions(laid)] == ["《关于印发《执法公示办法》的通知》"]


def test_a_short_title_stands_for_the_document_it_abbreviates(reading):
    laid = reading("印发《城市更新实施纲要》(以下简称《纲要》)。《纲要》提出任务。")
    assert {m.entity for m in mentions(laid)} == {mentions(laid)[0].entity}
    assert len(mentions(laid)) == 3


def test_a_lost_closing_mark_is_reported_and_gives_no_document(reading):
    found = list(documents.extract(reading("印发《运行细则,推进运转。")))
    assert [type(f) for f in found] == [Issue]


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("《中华人民共和国行政复议法》", "law"),
        ("《法治政府建设实施纲要(2021-2025年)》", "national"),
        ("《浙江省行政程序办法》", "province"),
        ("《丽水市合规指引》", "prefecture"),
    ],
)
def test_a_title_tells_its_level(reading, title, level):
    (mention,) = mentions(reading(f"学习{title}。"))
    assert mention.entity.level == level
