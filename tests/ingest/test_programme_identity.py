"""One name for all wordings of a programme; local namesakes kept apart by their place; the level that the words tell."""

import pytest
from govgraph.ingest.extract import documents, programmes
from govgraph.ontology.iris import Iris
from govgraph.ontology.model import Genre, Mention, Place

ZHEJIANG = Place("浙江省", "330000", "100000", "province")
LISHUI = Place("丽水市", "331100", "330000", "prefecture")
GUIZHOU = Place("贵州省", "520000", "100000", "province")


def found(laid):
    laid.facts += [fact for fact in documents.extract(laid) if isinstance(fact, Mention)]
    return [mention.entity for mention in programmes.extract(laid)]


def iris(laid):
    return [Iris("").entity(entity) for entity in found(laid)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("推进“最多跑一次”改革。深化“最多跑一次”。", "最多跑一次改革"),
        ("擦亮新时代“枫桥经验”。坚持“枫桥经验”。", "枫桥经验"),
        ("融入“一带一路”建设。对接“一带一路”倡议。", "一带一路"),
        ("深化“放管服”改革。推进“放管服”。", "放管服改革"),
        ("建设雪亮工程。推进“雪亮工程”。", "雪亮工程"),
        ("践行“八八战略”。落实“88战略”。", "八八战略"),
        ("打好蓝天、碧水、净土保卫战。打好蓝天碧水净土保卫战。", "蓝天、碧水、净土保卫战"),
        ("推广“拿地即开工”模式。推行“拿地即开工”。", "拿地即开工"),
        ("完善“栖里帮办”机制。推广“栖里帮办”服务。", "栖里帮办"),
        ("落实政务服务“好差评”制度。推行“好差评”。", "好差评"),
        ("办好第4届硒博会。办好第四届硒博会。", "第四届硒博会"),
        ("创建国家级全域旅游示范区。创建国家全域旅游示范区。", "国家全域旅游示范区"),
        ("推进财政事权与支出责任划分改革。推进财政事权和支出责任划分改革。", "财政事权和支出责任划分改革"),
    ],
)
def test_other_marks_class_nouns_and_numerals_name_one_programme(reading, text, name):
    assert [entity.name for entity in found(reading(text))] == [name, name]


@pytest.mark.parametrize(
    "text",
    [
        "落实河长制。落实河湖长制。",
        "推进公立医院改革。推进公立医院改革试点。",
        "推进“双百”工程。推进“双百”行动。",
        "实施“蓝天”工程。实施“蓝天”行动。",
        "推进国有企业改革。推进国有企业改革攻坚战。",
        "推行“多审合一”改革。推行“多证合一”改革。",
    ],
)
def test_what_only_sounds_alike_stays_two(reading, text):
    assert len(set(iris(reading(text)))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "实施“双百”工程。",
        "实施“十百千”工程。",
        "推进“1+N”政策体系。",
        "实施“六个一批”工程。",
        "实施“四换五改”工程。",
        "开展“作风建设年”活动。",
        "实施城市品质提升三年行动。",
        "落实“产业25条”。",
        "实施“产业强市”战略。",
        "办好第二届文化旅游节。",
        "推进“一号”工程。",
        "推进市属国企改革。",
    ],
)
def test_a_generic_name_of_two_cities_is_two_programmes(reading, text):
    here, there = (
        iris(reading(text, genre=Genre.WORK_REPORT, place=place))
        for place in (LISHUI, Place("铜仁市", "520600", "520000", "prefecture"))
    )
    assert here and here[0].startswith("programme/331100/") and there[0].startswith("programme/520600/")


@pytest.mark.parametrize(
    "text",
    [
        "深入实施“八五”普法。",
        "推行“一村一品”。",
        "打赢三大攻坚战。",
        "实施国企改革三年行动。",
        "推行“拿地即开工”。",
        "实施乡村振兴战略。",
    ],
)
def test_what_is_one_thing_everywhere_has_no_place_in_its_iri(reading, text):
    here, there = (iris(reading(text, place=place)) for place in (LISHUI, GUIZHOU))
    assert here == there and here[0].count("/") == 1


def test_the_games_of_a_province_are_its_own_in_the_reports_of_its_cities(reading):
    text = "办好第十八届省运会。"
    assert iris(reading(text, place=LISHUI)) == iris(reading(text, place=ZHEJIANG))
    assert iris(reading(text, place=LISHUI)) != iris(reading(text, place=GUIZHOU))


def test_words_beside_a_generic_name_tell_whose_it_is(reading):
    own, province = (
        iris(reading(text, place=LISHUI)) for text in ("实施“双百”工程。", "落实省委“双百”工程。")
    )
    assert own == ["programme/331100/双百工程"] and province == ["programme/330000/双百工程"]


def test_a_work_is_one_with_and_without_its_class_noun_and_two_in_two_places(reading):
    texts = ("续建热电联产、祥盛刨花板等项目。", "建成甲乙堡机场飞行区扩建工程。")
    for text in texts:
        assert iris(reading(text, place=LISHUI)) != iris(reading(text, place=GUIZHOU))


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("实施乡村振兴战略。", "nation"),
        ("推进全国养老服务业综合改革试点。", "nation"),
        ("列入国家“栖光计划”试点。", "nation"),
        ("推进省级物流标准化试点。", "province"),
        ("深化“大综合一体化”行政执法改革。", "province"),
        ("列入全省“栖光”工程。", "province"),
        ("开展市委“栖光”行动。", "prefecture"),
        ("推进县级公立医院综合改革。", None),
        ("实施“栖光”工程。", None),
        ("在全市实施“栖光”工程。", None),
    ],
)
def test_the_level_is_what_tables_or_words_say_and_never_guessed(reading, text, level):
    (entity,) = found(reading(text, place=LISHUI))
    assert entity.level == level
