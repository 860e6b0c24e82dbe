"""Institutions: where their names begin and end, and who they are."""

import re
from importlib.resources import files

import pytest
from govgraph.ingest.extract import documents, institutions, programmes
from govgraph.ingest.lexicon import table
from govgraph.ontology.model import Mention


def names(laid):
    for extractor in (documents, programmes):
        laid.facts += [fact for fact in extractor.extract(laid) if isinstance(fact, Mention)]
    return [mention.span.of(laid.text) for mention in institutions.extract(laid)]


def entity(laid):
    (mention,) = institutions.extract(laid)
    return mention.entity


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("省委省政府高度重视。", ["省委", "省政府"]),
        ("市委市政府研究部署。", ["市委", "市政府"]),
        ("市政府常务会议审议通过。", ["市政府"]),
        ("开通“12348”法律服务热线。", ["“12348”法律服务热线"]),
        ("建设“2+8”平台和“双创”平台。", []),
        ("获评全国模范司法局。", []),
        ("市司法局行政执法监督科获评先进。", ["市司法局行政执法监督科"]),
        ("组建大数据发展中心,受理诉求。", ["大数据发展中心"]),
        ("成立法治政府建设示范创建工作领导小组。", ["法治政府建设示范创建工作领导小组"]),
        ("设立民营企业法律服务中心。", ["民营企业法律服务中心"]),
        ("成立医患纠纷人民调解委员会。", ["医患纠纷人民调解委员会"]),
        ("市政府高度重视法治政府建设。", ["市政府"]),
        ("市委常委会会议3次、市政府常务会议8次研究法治政府建设。", ["市委常委会", "市政府"]),
        ("市委改革办、市委编办、市委巡察办联合开展。", ["市委改革办", "市委编办", "市委巡察办"]),
        ("审查市政府及市政府办公室各类文件。", ["市政府", "市政府办公室"]),
        ("挂牌成立县民营经济和中小企业局。", ["县民营经济和中小企业局"]),
        ("县法院和县司法局联合印发。", ["县法院", "县司法局"]),
        ("县市场监管局、县城市管理局联合检查。", ["县市场监管局", "县城市管理局"]),
        ("市司法局3个案例入选。", ["市司法局"]),
        ("查田镇人民调解委员会化解纠纷。", ["查田镇人民调解委员会"]),
        ("查处某食品公司生产不合格食品案。", []),
        ("成立由市长任组长、各副市长任副组长的法治建设工作领导小组。", ["法治建设工作领导小组"]),
        ("市公安局下属12个派出所全部达标。", ["市公安局"]),
        ("聘请西南政法大学教授担任市政府顾问。", ["西南政法大学", "市政府"]),
        ("将市法制办职责划入市司法局。", ["市法制办", "市司法局"]),
        ("严格执行市人大及其常委会决议。", ["市人大", "常委会"]),
        ("提请市人大常委会审议。", ["市人大常委会"]),
        ("在市第五届人民代表大会第三次会议上", ["市第五届人民代表大会"]),
        ("对市场监管局、自然资源和规划局等开展巡察。", ["市场监管局", "自然资源和规划局"]),
        ("成立浙江省（龙泉）知识产权维权援助中心。", ["浙江省（龙泉）知识产权维权援助中心"]),
        ("县委全面依法治县委员会召开会议。", ["县委全面依法治县委员会"]),
        ("市委依法治市办牵头。", ["市委依法治市办"]),
        ("省委政法委通报。", ["省委政法委"]),
        ("邀请浙江大学光华法学院教授授课。", ["浙江大学光华法学院"]),
        ("设立“涉企纠纷调解室”,延伸服务。", ["“涉企纠纷调解室”"]),
        ("加强“12345”政府热线服务。", ["“12345”政府热线"]),
        ("由12345政务服务热线受理。", ["12345政务服务热线"]),
        ("县司法局会同县教育局开展宣讲。", ["县司法局", "县教育局"]),
        ("组建丽水市粤科新兴产业投资有限公司。", ["丽水市粤科新兴产业投资有限公司"]),
        ("培育有限责任公司和股份公司。", []),
        ("支持侨联、残联等工作,建设之江实验室。", ["侨联", "残联", "之江实验室"]),
        ("荣家湾镇人民政府设立窗口。", ["荣家湾镇人民政府"]),
        ("各民主党派、工商联、工会、共青团、妇联", ["工商联", "工会", "共青团", "妇联"]),
        ("在区党委、政府和市委的正确领导下。", ["区党委", "政府", "市委"]),
        ("自觉接受人大依法监督和政协民主监督。", ["人大", "政协"]),
        ("在中共浙江省委的领导下。", ["中共浙江省委"]),
        ("成立国家青瓷产品质量检验中心（浙江）。", ["国家青瓷产品质量检验中心（浙江）"]),
        ("引进浙江大学丽水研究院、民生银行丽水分行。", ["浙江大学丽水研究院", "民生银行丽水分行"]),
        ("与中科院近物所合作。", ["中科院近物所"]),
        ("化解“青山股份”的危机。", ["“青山股份”"]),
        ("完善12345热线,市长热线畅通。", ["12345热线", "市长热线"]),
        ("深化与华为、京东合作。", ["华为", "京东"]),
        ("建成县文化馆、图书馆。", ["县文化馆", "图书馆"]),
        ("认真落实中央、省委部署。", ["中央", "省委"]),
        ("青山科技在科创板上市。", ["青山科技"]),
        ("推广“栖事办”平台。", []),  # a platform by its own name is a programme
        ("支持青山重机、绿水酒业等龙头企业。", ["青山重机", "绿水酒业"]),
        ("加强与上海交通大学、东北农大等高校合作。", ["上海交通大学", "东北农大"]),
        ("市工商局、质监局、计生委合并。", ["市工商局", "质监局", "计生委"]),
        ("改革深化,先进动力与储能电池技术创新中心升格为省级。", ["先进动力与储能电池技术创新中心"]),
        ("合作落地,东桥（北港）协同创新交流中心建成运行。", ["东桥（北港）协同创新交流中心"]),
        ("新时代营商环境研究院、法治研究院揭牌运行。", ["新时代营商环境研究院", "法治研究院"]),
    ],
)
def test_a_name_is_found_whole_and_lists_give_one_each(reading, text, expected):
    assert names(reading(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "各部门协同发力。",
        "聘用律师事务所提供服务。",
        "人民法院依法审理案件。",
        "办理市人大代表建议220件。",
        "请各位政协委员提出意见。",
        "县委书记带头学法。",
        "优化城市空间布局,构建新格局。",
        "教育部门加强指导。",
        "建成数据中心、国际会展中心。",
        "规范行业协会商会发展。",
        "设立便企工作站21个。",
        "引进跨国公司、上市公司。",
        "印发《市政府工作规则》。",
        "打造服务型政府。",
        "请市政协各位委员提出意见。",
        "推动钢铁、水泥、新能源汽车等企业转型。",
        "鼓励北京、上海等企业投资。",
        "接受各级人大监督。",
        "发展村镇银行等金融机构。",
        "责任单位为各县(市)区人民政府。",
        "推行股份制,升华为品牌。",
        "建设省重点实验室。",
        "数据中心投运,争取跨国公司及央企结算中心落地。",
        "社区服务中心启用,首个区域性中心挂牌。",
    ],
)
def test_groups_kinds_offices_and_titles_are_no_institutions(reading, text):
    assert names(reading(text)) == []


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("龙泉市司法局牵头。", "市司法局", "331181"),
        ("市人民政府研究。", "市政府", "331181"),
        ("市市场监管局检查。", "市市场监督管理局", "331181"),
        ("对司法局开展巡察。", "市司法局", "331181"),
        ("省司法厅通报。", "省司法厅", "330000"),
        ("国务院督查。", "国务院", "100000"),
        ("丽水市中级人民法院通报。", "市中级法院", "331100"),
        ("浙江日报刊发。", "浙江日报", "330000"),
        ("接受人大监督。", "市人大", "331181"),
    ],
)
def test_a_short_name_is_resolved_by_the_place_of_the_report(reading, text, name, place):
    found = entity(reading(text))
    assert (found.name, found.place) == (name, place)


def test_a_body_of_the_institution_before_it_bears_both_names(reading):
    laid = reading("接受市人大及其常委会监督。")
    assert [mention.entity.name for mention in institutions.extract(laid)] == ["市人大", "市人大常委会"]


def test_both_styles_of_punctuation_give_the_same_institutions(reading):
    wide, narrow = (
        "市司法局（市行政复议局），会同市公安局：成立专班。",
        "市司法局(市行政复议局),会同市公安局:成立专班。",
    )
    found = [
        [(m.span, m.entity, m.role) for m in institutions.extract(reading(text))] for text in (wide, narrow)
    ]
    assert found[0] == found[1]
    assert len(found[0]) == 3


@pytest.mark.parametrize(
    ("lexicon", "scheme"),
    [
        ("institutions/heads", "institution-kind"),
        ("institutions/fixed", "institution-kind"),
        ("programmes/nouns", "programme-kind"),
        ("programmes/known", "programme-kind"),
        ("programmes/forms", "programme-kind"),
    ],
)
def test_every_kind_in_the_lexicon_is_a_code_of_its_scheme(lexicon, scheme):
    listed = files("govgraph.ontology").joinpath(f"vocab/{scheme}s.ttl").read_text("utf8")
    codes = set(re.findall(rf"^{scheme}:([a-z-]+) a ", listed, re.MULTILINE))
    assert {row["kind"] for row in table(lexicon, "kind")} <= codes


def test_a_government_without_its_level_word_belongs_to_its_committee(reading):
    found = [mention.entity.name for mention in institutions.extract(reading("在市委、政府领导下。"))]
    assert found == ["市委", "市政府"]
