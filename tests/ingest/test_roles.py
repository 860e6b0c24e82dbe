"""Roles: which part an institution plays in its clause."""

import pytest
from govgraph.ingest.extract import institutions
from govgraph.ontology.model import Role


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("确保龙泉农商行年内挂牌。", [Role.ESTABLISHED]),
        ("开放运营科技规划馆。", [Role.ESTABLISHED]),
        ("支持华为、银座等商业综合体引进品牌。", [Role.TARGET, Role.TARGET]),
        ("市司法局牵头开展培训。", [Role.AGENT]),
        ("市公安局、市卫健委等11家单位开展评查。", [Role.AGENT, Role.AGENT]),
        ("市财政局等8部门联合印发意见。", [Role.AGENT]),
        ("县委、县人大常委会,市人民政府:", [Role.MENTION] * 3),
        ("县司法局与县检察院召开联席会议。", [Role.AGENT, Role.PARTNER]),
        ("市法院发出司法建议9件、市检察院发出检察建议21件。", [Role.AGENT, Role.AGENT]),
        ("在市科技局挂牌成立市数据局。", [Role.MENTION, Role.ESTABLISHED]),
        ("市人民法院受理行政案件57件。", [Role.AGENT]),
        ("市司法局“三小”调解案例入选全省优秀案例。", [Role.MENTION]),
        ("我代表市人民政府,向大会报告工作。", [Role.AGENT]),
        ("由市公安局负责实施。", [Role.AGENT]),
        ("人民日报报道我市做法。", [Role.RECOGNISER]),
        ("对市公安局开展抽查。", [Role.TARGET]),
        ("由市政府挂牌督办。", [Role.AGENT]),
        ("发挥工会、妇联作用。", [Role.MENTION, Role.MENTION]),
        ("华为、腾讯等企业落户园区。", [Role.MENTION, Role.MENTION]),
        ("县司法局会同县教育局开展宣讲。", [Role.AGENT, Role.PARTNER]),
        ("邀请浙江大学光华法学院教授授课。", [Role.PARTNER]),
        ("成立市合法性审查中心,印发细则。", [Role.ESTABLISHED]),
        ("数字博物馆于7月12日建成上线。", [Role.ESTABLISHED]),
        ("对市场监管局、自然资源和规划局开展巡察。", [Role.TARGET, Role.TARGET]),
        ("提请市人大常委会审议草案。", [Role.TARGET]),
        ("在市第五届人民代表大会第三次会议上作报告。", [Role.TARGET]),
        ("被省司法厅评为先进集体。", [Role.RECOGNISER]),
        ("做法在浙江日报、丽水日报专版头条刊发。", [Role.RECOGNISER, Role.RECOGNISER]),
        ("自觉接受市人大监督。", [Role.MENTION]),
        ("在省委、省政府和市委坚强领导下,稳中求进。", [Role.MENTION] * 3),
        ("认真贯彻国务院“约法三章”。", [Role.MENTION]),
        ("完成省委、省政府确定的实事。", [Role.MENTION, Role.MENTION]),
        ("支持市政协履行职能。", [Role.MENTION]),
        ("经市人大常委会审议后实施。", [Role.TARGET]),
        ("完成市信用担保中心改制。", [Role.TARGET]),
        ("获评全国工商联优秀案例。", [Role.RECOGNISER]),
        ("开通市政务服务热线。", [Role.ESTABLISHED]),
    ],
)
def test_the_words_beside_the_name_tell_its_role(reading, text, expected):
    assert [mention.role for mention in institutions.extract(reading(text))] == expected
