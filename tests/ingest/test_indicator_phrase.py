"""Indicator phrases: the words that say what a figure counts."""

import pytest
from govgraph.ingest.extract import figures
from govgraph.ontology.model import Figure

REVIEW = "一、2023年工作回顾\n"


@pytest.fixture
def phrases(reading):
    """The indicator phrases of a sentence in a review."""

    def find(text: str) -> list[str]:
        return [f.indicator_text for f in figures.extract(reading(REVIEW + text)) if isinstance(f, Figure)]

    return find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全市生产总值1830.87亿元,增长4%。", ["生产总值", "生产总值"]),
        ("一审行政诉讼发案量同比减少37.5%。", ["一审行政诉讼发案量"]),
        ("走进村居开展宣讲活动115次。", ["宣讲活动"]),
        ("全年制定政府规章172件。", ["制定政府规章"]),
        ("财政民生支出达到444亿元、增长9.9%。", ["财政民生支出", "财政民生支出"]),
        ("建成省级示范基地253个。", ["建成省级示范基地"]),
        ("群众对法治建设满意度达到98.5%。", ["群众对法治建设满意度"]),
        ("居民消费价格指数全年上涨1.7%。", ["居民消费价格指数"]),
        ("市区低保标准由390元提到480元。", ["市区低保标准", "市区低保标准"]),
        ("申请材料由26份减至9份。", ["申请材料", "申请材料"]),
        ("查处非法采砂、违规夜游等案件35起。", ["查处案件"]),
        ("行政复议决定书按时答复率100%。", ["行政复议决定书按时答复率"]),
        ("向12个乡镇(街道)下放执法事项128项。", ["乡镇(街道)", "下放执法事项"]),
        ("全县共有行政执法人员1286人。", ["行政执法人员"]),
        ("审结109件,其中维持68件、撤销7件。", ["审结", "维持", "撤销"]),
        ("组织法治宣传活动120场。", ["法治宣传活动"]),
        ("办理时限压缩62%。", ["办理时限"]),
        ("全县158个人民调解组织共调解纠纷2136件。", ["人民调解组织", "调解纠纷"]),
        ("举办法治专题培训班4期。", ["法治专题培训班"]),
        ("败诉率由上年的9.2%降至5.1%。", ["败诉率", "败诉率"]),
        ("城镇化率由2010年的55.1%提升到62%。", ["城镇化率", "城镇化率"]),
        ("成功调处纠纷30件,成功率98.2%。", ["调处纠纷", "成功率"]),
        ("出庭应诉率连续三年保持100%。", ["出庭应诉率", "出庭应诉率"]),
        ("市林业局等部门查处案件802件。", ["查处案件"]),
        ("市法院发出司法建议9件。", ["发出司法建议"]),
        ("给予党纪政务处分198人。", ["给予党纪政务处分"]),
        ("《关于开展行政执法工作的意见》等文件7份。", ["文件"]),
        ("县司法局抽查执法案卷95宗。", ["抽查执法案卷"]),
        ("继续有效的规范性文件42件。", ["继续有效的规范性文件"]),
        ("从轻处罚案件31件。", ["从轻处罚案件"]),
    ],
)
def test_words_before_the_number(phrases, text, expected):
    assert phrases(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("220件代表建议和300件政协提案顺利办结。", ["代表建议", "政协提案"]),
        ("为4.8万名低保对象发放救助金4.1亿元。", ["低保对象", "发放救助金"]),
        ("整合41个部门。", ["整合部门"]),
        ("十方面民生实事全面落地。", ["民生实事"]),
        ("30%的行政村建成文化礼堂。", ["行政村建成文化礼堂"]),
        ("建成两座电站,19个项目投产运行。", ["建成电站", "项目投产运行"]),
        ("取消行政审批项目120项,下放63项。", ["取消行政审批项目", "下放行政审批项目"]),
        ("对5家国有企业开展检查。", ["国有企业"]),
    ],
)
def test_words_behind_the_number(phrases, text, expected):
    assert phrases(text) == expected


def test_a_share_of_a_whole_names_both(phrases):
    assert phrases("工业产值达357亿元,占全市比重8.3%,提高1.2个百分点。") == [
        "工业产值",
        "工业产值占全市比重",
        "工业产值占全市比重",
    ]


def test_a_gap_is_part_of_what_is_measured(phrases):
    assert phrases("生产总值增长9.2%,比全省快1个百分点。")[1] == "生产总值比全省快"


def test_per_head_takes_over_the_subject(phrases):
    assert phrases("生产总值2084亿元,人均达到70899元。")[1] == "人均生产总值"


def test_joint_heads_keep_the_joint_name(phrases):
    text = "城乡居民人均可支配收入分别增长8.5%和10%。"
    assert phrases(text) == ["城乡居民人均可支配收入"] * 2


def test_respectively_deals_out_subjects_that_each_name_a_measure(phrases):
    assert phrases("财政总收入、地方财政收入分别增长13%和13.2%。") == ["财政总收入", "地方财政收入"]


def test_a_streak_names_what_has_lasted(phrases):
    assert phrases("生态环境状况指数连续19年全省第一。") == ["生态环境状况指数连续全省第一"]


def test_a_new_sentence_inherits_nothing(phrases):
    assert phrases("生产总值增长4%。增长5%。")[1] == ""
