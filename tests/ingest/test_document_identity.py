"""One title for all wordings of a document; local titles kept apart by place; number and year as stated."""

import pytest
from govgraph.ingest.extract import documents
from govgraph.ontology.iris import Iris
from govgraph.ontology.model import Mention, Place

ZHEJIANG = Place("浙江省", "330000", "100000", "province")
LISHUI = Place("丽水市", "331100", "330000", "prefecture")
GUIZHOU = Place("贵州省", "520000", "100000", "province")


def entities(laid):
    return [fact.entity for fact in documents.extract(laid) if isinstance(fact, Mention)]


def iris(laid):
    return [Iris("").entity(entity) for entity in entities(laid)]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("民法典", "中华人民共和国民法典"),
        ("行政处罚法", "中华人民共和国行政处罚法"),
        ("中华人民共和国行政处罚法", "中华人民共和国行政处罚法"),
        ("法治政府建设实施纲要（2021—2025年）", "法治政府建设实施纲要(2021-2025年)"),
        ("法治政府建设实施纲要(2021~2025)", "法治政府建设实施纲要(2021-2025年)"),
        ("“栖光”行动计划", "栖光行动计划"),
        ("栖川市二〇三五年规划", "栖川市2035年规划"),
        ("中共中央 国务院关于促进栖居的意见", "关于促进栖居的意见"),
        ("栖川市发展规划纲要草案", "栖川市发展规划纲要(草案)"),
    ],
)
def test_a_title_has_one_form(reading, written, title):
    assert [entity.title for entity in entities(reading(f"学习《{written}》。"))] == [title]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("浙江省停车条例", "贵州省停车条例"),
        ("关于促进栖居的意见", "关于促进栖居的实施意见"),
        ("浙江省停车条例", "浙江省停车条例(草案)"),
        ("信访条例", "信访工作条例"),
        ("法治政府建设实施纲要(2015-2020年)", "法治政府建设实施纲要(2021-2025年)"),
    ],
)
def test_what_differs_stays_apart(reading, one, other):
    assert len(set(iris(reading(f"学习《{one}》和《{other}》。")))) == 2


def test_a_local_title_without_a_place_is_that_of_the_place_that_issued_it(reading):
    text = "出台《停车管理办法》。"
    assert iris(reading(text, place=LISHUI)) == ["document/331100/停车管理办法"]
    assert iris(reading(text, place=GUIZHOU)) == ["document/520000/停车管理办法"]


def test_a_local_regulation_bears_the_name_of_its_place(reading):
    text = "颁布《物业管理条例》。学习《浙江省物业管理条例》。"
    assert len(set(iris(reading(text, place=ZHEJIANG)))) == 1
    assert len(set(iris(reading(text, place=GUIZHOU)))) == 2


def test_a_bare_title_that_is_only_applied_is_the_national_one(reading):
    (entity,) = entities(reading("落实《物业管理条例》。", place=LISHUI))
    assert (entity.title, entity.level, entity.place, entity.year) == ("物业管理条例", "national", None, 2003)


def test_a_law_stays_national_when_it_is_revised(reading):
    (entity,) = entities(reading("学习新修订的《行政处罚法》。", place=LISHUI))
    assert (entity.level, entity.place) == ("law", None)


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        ("贯彻省委《关于栖居的意见》。", "document/330000/关于栖居的意见"),
        ("贯彻国务院《关于栖居的意见》。", "document/关于栖居的意见"),
        ("贯彻市委《关于栖居的意见》。", "document/331100/关于栖居的意见"),
        ("修订《市政府工作规则》。", "document/331100/市政府工作规则"),
    ],
)
def test_the_words_before_a_title_tell_who_issued_it(reading, text, iri):
    assert iris(reading(text, place=LISHUI)) == [iri]


def test_a_generic_title_stands_for_the_last_full_one_that_ends_so(reading):
    text = "根据《丽水市停车管理条例》,制定细则。《条例》施行以来,秩序好转。《纲要(草案)》提请审议。"
    assert iris(reading(text, place=LISHUI)) == [
        "document/丽水市停车管理条例",
        "document/丽水市停车管理条例",
        "document/331100/2023/纲要(草案)",
    ]


@pytest.mark.parametrize(
    ("text", "number", "year"),
    [
        ("印发《栖居行动方案》(丽政发〔2021〕5号)。", "丽政发〔2021〕5号", 2021),
        ("印发《栖居行动方案》（丽政发[2021]05号）。", "丽政发〔2021〕5号", 2021),
        ("印发《栖居行动方案》(丽政发【2021】5号)。", "丽政发〔2021〕5号", 2021),
        ("落实丽政发(2021)5号《栖居行动方案》。", "丽政发〔2021〕5号", 2021),
        ("2022年3月印发《栖居行动方案》。", None, 2022),
        ("落实《栖居目录》(2020年版)。", None, 2020),
        ("落实《栖居行动方案》。", None, None),
    ],
)
def test_number_and_year_are_those_beside_the_title(reading, text, number, year):
    laid = reading(text, place=LISHUI)
    (entity,) = entities(laid)
    assert (entity.number, entity.year) == (number, year)


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("历史文化街区保护条例", "unknown"),
        ("粤港澳大湾区发展规划纲要", "national"),
        ("关于贯彻落实〈国务院关于栖居的意见〉的意见", "unknown"),
        ("浙江省行政程序办法", "province"),
        ("中共丽水市委关于制定规划的建议", "prefecture"),
    ],
)
def test_only_a_division_at_its_begin_gives_a_title_its_level(reading, title, level):
    (entity,) = entities(reading(f"学习《{title}》。", place=LISHUI))
    assert entity.level == level
