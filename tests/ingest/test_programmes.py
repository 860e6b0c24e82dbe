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
        ("开工建设奎屯市生活垃圾焚烧发电项目。", ["奎屯市生活垃圾焚烧发电项目"]),
        ("打赢了这场疫情防控攻坚战。", ["疫情防控攻坚战"]),
        ("推动康泰医学医疗设备改扩建项目投产。", ["康泰医学医疗设备改扩建项目"]),
        ("引进项目315个，新签30亿元以上项目5个。", []),
        ("续建祥盛刨花板、爱德锑冶炼等项目。", ["祥盛刨花板", "爱德锑冶炼"]),
        ("支持栖川创建国家生态文明建设示范区。", ["国家生态文明建设示范区"]),
        ("推进新型工业“191”工程，擦亮新时代“枫桥经验”。", ["新型工业“191”工程", "新时代“枫桥经验”"]),
        ("办好世界橡胶木产业大会和栖川国际美食节。", ["世界橡胶木产业大会", "栖川国际美食节"]),
        ("推进“AI城市”建设。", ["“AI城市”"]),
        ("深入实施“百企入边”和重点产业链招商行动。", ["“百企入边”", "重点产业链招商行动"]),
        ("推进农业产业链“链长制”，盘活农村“三变”改革。", ["农业产业链“链长制”", "农村“三变”改革"]),
        ("开展全市宗教领域“八进”活动。", ["“八进”活动"]),
        ("解决农业“三资”问题。", []),
        ("做好“营改增”扩围试点，融入“一带一路”建设。", ["“营改增”扩围试点", "“一带一路”"]),
        ("推广“千万工程”经验。", ["“千万工程”"]),
        ("加大“双随机、一公开”监管力度。", ["“双随机、一公开”"]),
        ("绘制“产业地图”，落实“暖企15条”。", ["“产业地图”", "“暖企15条”"]),
        ("办好消夏节、冰雪节和文化惠民消费季。", ["消夏节", "冰雪节", "文化惠民消费季"]),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对主次干道建立“街长制”,推广“甲庄经验”。", ["“街长制”", "“甲庄经验”"]),
        ("拓展“甲乙通办”“乙丙通办”。", ["“甲乙通办”", "“乙丙通办”"]),
        ("落实“门前三包”责任制。", ["“门前三包”责任制"]),
        ("中心城区“两轴四片”项目推进。", ["“两轴四片”项目"]),
        ("实施“智慧药店”建设工程。", ["“智慧药店”建设工程"]),
        ("“青山绿地”和“蓝天碧水”二期工程见效。", ["“青山绿地”", "“蓝天碧水”二期工程"]),
        ("实施建设项目审批“一图制”。", ["建设项目审批“一图制”"]),
        ("初步建立应急管理“一案三制”。", ["应急管理“一案三制”"]),
        ("组团参加进博会、海交会、“一会一节”等大型节会。", ["进博会", "海交会", "“一会一节”"]),
        ("继续办好“乌洽会”。", ["“乌洽会”"]),
    ],
)
def test_a_quoted_name_needs_no_class_noun_where_its_form_or_its_verb_tells(reading, text, expected):
    assert names(reading(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("深入开展规范涉企执法专项行动,推进监管。", ["规范涉企执法专项行动"]),
        ("实施新一轮优化营商环境对标提升行动。", ["优化营商环境对标提升行动"]),
        ("开展国家居家和社区养老服务改革试点。", ["国家居家和社区养老服务改革试点"]),
        ("提前谋划教育、科技等领域财政事权与支出责任划分改革。", ["财政事权与支出责任划分改革"]),
        ("开展食品、药品安全专项整治。", ["食品、药品安全专项整治"]),
        ("深化企业劳动、人事、分配制度改革。", ["企业劳动、人事、分配制度改革"]),
        ("全面推进开发区体制机制改革创新。", ["开发区体制机制改革创新"]),
        ("推进市、县政府机构改革。", ["市、县政府机构改革"]),
        (
            "推进财政和投融资体制改革,抓好县级公立医院综合改革。",
            ["财政和投融资体制改革", "县级公立医院综合改革"],
        ),
        ("推进省级物流标准化试点。", ["省级物流标准化试点"]),
        ("深化财税改革,抓好金融改革。", ["财税改革", "金融改革"]),
        ("加快市管企业混合所有制改革。", ["市管企业混合所有制改革"]),
        ("大力实施五大兴市战略、奋力打造增长极。", ["五大兴市战略"]),
        ("落实全民参保计划,打赢脱贫攻坚战。", ["全民参保计划", "脱贫攻坚战"]),
        ("做好第四次全国经济普查。", ["第四次全国经济普查"]),
    ],
)
def test_an_unquoted_title_begins_behind_the_word_that_carries_it_out(reading, text, expected):
    assert names(reading(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建成甲乙堡机场飞行区扩建工程。", ["甲乙堡机场飞行区扩建工程"]),
        ("开工建设甲县乙镇山洪沟治理项目。", ["甲县乙镇山洪沟治理项目"]),
        ("加快G999提质改造。", ["G999提质改造"]),
        ("成功主办了第四届硒博会、第三届全国民宿大会。", ["第四届硒博会", "第三届全国民宿大会"]),
        ("办好第63届“汽博会”。", ["第63届“汽博会”"]),
    ],
)
def test_works_are_named_by_their_site_and_events_by_their_session(reading, text, expected):
    assert names(reading(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "充分释放改革红利。",
        "部分领域改革滞后。",
        "实施中小河流治理项目。",
        "召开市第十四届人民代表大会第三次会议。",
        "加强“两客一危”等重点车辆监管。",
        "构建“一核四区”布局。",
        "热线被评为第三届民生发展论坛“民生示范工程”第一名。",
        "危旧房改造完成,世博会园区建设加快。",
        "按照“调整、改革、整顿”的方针。",
        "弘扬“急郎中”服务理念。",
    ],
)
def test_kinds_of_work_layouts_and_the_wording_of_honours_are_no_programmes(reading, text):
    assert names(reading(text)) == []


def test_a_name_of_many_governments_has_one_canonical_name(reading):
    laid = reading("推行“河长制”,落实河湖长制,做好西部大开发。")
    canonical = [m.entity.name for m in programmes.extract(laid)]
    assert canonical == ["河湖长制", "河湖长制", "西部大开发战略"]


def test_both_punctuation_forms_give_the_same_programmes(reading):
    wide = "深化“放管服”改革，推进乡镇（街道）综合改革；举办第四届硒博会。"
    narrow = "深化“放管服”改革,推进乡镇(街道)综合改革;举办第四届硒博会。"
    spans = [[m.span for m in programmes.extract(reading(text))] for text in (wide, narrow)]
    assert spans[0] == spans[1]
    assert len(spans[0]) == 3
