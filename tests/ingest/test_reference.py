"""The year and the place that a figure is about."""

import pytest
from govgraph.ingest.extract import figures, institutions, places
from govgraph.ontology.model import Figure, Place

REVIEW = "一、2023年工作回顾\n"
YEARS = "一、2023年和过去五年工作回顾\n"
PLAN = "二、2024年工作安排\n"
LISHUI = Place("丽水市", "331100", "330000", "prefecture")
SONGYANG = Place("松阳县", "331124", "331100", "county")


@pytest.fixture
def last(reading):
    """The last figure of a text, read as a report of 丽水市 that looks back on 2023 and plans 2024."""

    def find(text: str) -> Figure:
        laid = reading(text, place=LISHUI)
        for extractor in (institutions, places):
            laid.facts += [fact for fact in extractor.extract(laid) if not hasattr(fact, "message")]
        return [f for f in figures.extract(laid) if isinstance(f, Figure)][-1]

    return find


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (REVIEW + "去年生产总值增长6%。", 2023),
        (REVIEW + "前三季度,生产总值增长6.5%。", None),  # a part of the year
        (REVIEW + "上半年完成投资30亿元。", None),
        (REVIEW + "1至5月,生产总值增长6.5%。", None),
        (REVIEW + "生产总值平均增长6%。", None),
        (REVIEW + "有力应对1961年以来最重的旱情,粮食产量达到30万吨。", 2023),
        (REVIEW + "2019年以来新建学校30所。", None),
        (YEARS + "全年生产总值增长6%。", 2023),
        (YEARS + "过去一年,我们迎难而上。生产总值增长6%。", 2023),
        (YEARS + "过去五年,我们迎难而上。生产总值增长60%。", None),
        (YEARS + "新建学校30所。", None),  # in how many of the years is not said
        (YEARS + "森林覆盖率达到52%。", 2023),  # a level is that of the end
        (YEARS + "累计新增学位30万个。", None),
        (REVIEW + "——过去五年,我们改善民生。新增城镇就业14.4万人。", None),
        (REVIEW + "——这是民生改善的五年。森林覆盖率达到52%。", 2023),
        (REVIEW + "进出口年均增长9%。新增城镇就业1.4万人。", 2023),  # 年均 is said of its own sentence
        (REVIEW + "今年经济社会发展的主要预期目标是:生产总值增长6%。", 2024),
        (PLAN + "生产总值增长6%左右。", 2024),
    ],
)
def test_the_year_of_a_figure(last, text, year):
    assert last(text).ref_year == year


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("生产总值增长6%。", True),
        ("生产总值比上年增长6%。", True),
        ("生产总值比2022年增长6%。", True),  # the year before
        ("生产总值比2018年增长36%。", False),
        ("生产总值较“十三五”末增长36%。", False),
        ("生产总值年均增长6%。", False),
        ("2023年与2018年相比,生产总值增长36%。", False),
    ],
)
def test_growth_over_several_years_is_none_of_the_yearly_growth_of_the_scheme(last, text, listed):
    assert (last(REVIEW + text).indicator == "gdp-growth") is listed


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("生产总值增长6%。", "丽水市"),
        ("全市生产总值增长6%。", "丽水市"),
        ("全省生产总值增长6%。", "浙江省"),
        ("全国经济增长5%。", "中国"),
        ("高于全国平均水平,生产总值增长6%。", "丽水市"),
        ("收入升至全国第4位,增长11%。", "丽水市"),
        ("获评全国优秀案例,在全国率先试行,优良率提高至97.8%。", "丽水市"),
        ("龙泉市生产总值增长7%。", "龙泉市"),
        ("新增就业1万人,其中云和县新增3000人。", "云和县"),
        ("支持龙泉市加快发展,全市生产总值增长6%。", "丽水市"),
        ("支持龙泉市加快发展,生产总值增长7%。", None),  # of which of the two, is not said
        ("县域经济不断壮大,生产总值增长13%。", None),
        ("五个山区县完成生产总值1275亿元。", None),
        ("生产建设兵团实力增强。生产总值增长18%。", None),
    ],
)
def test_the_place_of_a_figure(last, text, place):
    found = last(REVIEW + text).ref_place
    assert (found.name if found else None) == place


def test_a_county_speaks_of_its_city_as_the_whole_above_it(reading):
    laid = reading(REVIEW + "全县生产总值增长6%,全市增长5%。", place=SONGYANG)
    names = [f.ref_place.name for f in figures.extract(laid)]
    assert names == ["松阳县", "丽水市"]


def test_what_is_named_as_the_target_that_was_missed_is_a_target(last):
    figure = last(REVIEW + "生产总值增长9.1%,接近10%的预期目标。")
    assert figure.target and figure.ref_year == 2023


def test_town_and_countryside_that_share_a_phrase_are_told_apart_by_their_order(reading):
    laid = reading(REVIEW + "城乡居民人均可支配收入分别增长8%和9.5%。")
    found = list(figures.extract(laid))
    assert [f.indicator for f in found] == ["urban-income-growth", "rural-income-growth"]
    assert {f.indicator_text for f in found} == {"城乡居民人均可支配收入"}  # as the text has it
    resident = reading(REVIEW + "城乡常住居民人均可支配收入分别增长7%和8%。")
    assert [f.indicator for f in figures.extract(resident)] == ["urban-income-growth", "rural-income-growth"]
    both = reading(REVIEW + "城乡居民人均可支配收入分别达28800元和12100元,增长9%和12%。")
    assert [f.indicator for f in figures.extract(both)] == [
        "urban-income", "rural-income", "urban-income-growth", "rural-income-growth",
    ]  # fmt: skip


def test_a_total_behind_new_ones_is_not_their_number(reading):
    laid = reading(REVIEW + "新增高新技术企业726家,累计达到2048家。")
    assert [f.indicator for f in figures.extract(laid)] == ["new-high-tech-firms", None]
    reached = reading(REVIEW + "新增规模以上工业企业65家、达到483家。")
    assert [f.indicator for f in figures.extract(reached)] == ["new-industrial-firms", None]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("高等教育毛入学率由56%提高到62.4%。", [None, 2023]),
        ("高等教育毛入学率从2018年的56%提高至62.4%。", [2018, 2023]),
        ("生产总值由300亿元增加到400亿元。", [None, 2023]),
        ("来自基层的代表占56%,提高到60%。", [2023, 2023]),
    ],
)
def test_the_level_that_a_change_began_from_is_not_of_the_year(reading, text, years):
    assert [f.ref_year for f in figures.extract(reading(REVIEW + text))] == years


def test_what_was_brought_in_ever_since_is_none_of_a_year(reading):
    laid = reading(REVIEW + "实际利用外资19亿美元,累计利用外资突破100亿美元。全年累计利用外资20亿美元。")
    codes = [f.indicator for f in figures.extract(laid)]
    assert codes == ["foreign-investment", None, "foreign-investment"]


def test_a_target_that_was_kept_is_named_behind_its_number(reading):
    laid = reading(REVIEW + "城镇登记失业率为2.6%,低于年初预定3.3%的目标。")
    assert [f.target for f in figures.extract(laid)] == [False, True]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("丽水市地区生产总值增长6.8%。", "gdp-growth"),
        ("丽水地区生产总值突破2000亿元。", "gdp"),
        ("地区生产总值迈上新台阶,总量突破2000亿元。", "gdp"),
        ("全市地区生产总值迈上新台阶,总量突破2000亿元,同比增长6.8%。", "gdp-growth"),
        ("丽水社会消费品零售总额稳步回升,总额达到800亿元。", "retail-sales"),
        ("招商引资迈上新台阶,总量突破2000亿元。", None),
        ("总量突破2000亿元。", None),
    ],
)
def test_an_indicator_may_stand_behind_the_places_name_or_in_the_clause_before(last, text, indicator):
    assert last(REVIEW + text).indicator == indicator


def test_growth_of_the_economy_is_that_of_the_regional_product(last):
    target = last(PLAN + "经济社会发展的主要预期目标是:经济增长6%左右。")
    assert (target.indicator, target.ref_year, target.target) == ("gdp-growth", 2024, True)
    assert last(REVIEW + "县域经济增长9%。").indicator is None
