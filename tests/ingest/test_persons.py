"""Persons: names behind an office, and leaders before theirs."""

import pytest
from govgraph.ingest.extract import persons


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("丽水市市长 吴舜泽\n各位代表:", "吴舜泽", "市长"),
        ("代市长　陈 伟 俊\n", "陈伟俊", "代市长"),
        ("邀请教授郑春燕围绕主题作辅导。", "郑春燕", "教授"),
        ("深入贯彻习近平总书记重要讲话。", "习近平", "总书记"),
    ],
)
def test_a_name_is_found_with_its_office(reading, text, name, office):
    (mention,) = persons.extract(reading(text))
    assert (mention.entity.name, mention.office) == (name, office)


@pytest.mark.parametrize(
    "text",
    [
        "学习贯彻习近平新时代中国特色社会主义思想和习近平法治思想。",
        "畅通市长信箱,受理来信。",
        "组织专家查隐患,律师谈判。",
        "市长热线办结率98%。",
        "以习近平同志为核心的党中央坚强领导。",
    ],
)
def test_doctrines_mailboxes_and_verbs_are_no_persons(reading, text):
    assert list(persons.extract(reading(text))) == []


def test_a_spaced_name_is_marked_as_it_is_written(reading):
    laid = reading("市长  肖 文 荪\n")
    (mention,) = persons.extract(laid)
    assert mention.span.of(laid.text) == "肖 文 荪"
