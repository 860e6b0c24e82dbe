"""The gazetteer: which division a name means, seen from the report's place."""

import pytest
from govgraph.ingest.gazetteer import gazetteer, unlisted
from govgraph.ingest.gazetteer_source import short_names
from govgraph.ontology.iris import place_key


def code(name, near=None, year=None):
    known = gazetteer()
    place = known.resolve(name, known.resolve(near, None, year) if near else None, year)
    return place and place.code


def test_a_division_knows_all_divisions_above_it_the_nation_first():
    known = gazetteer()
    longquan = known.resolve("龙泉市")
    assert [place.code for place in known.above(longquan)] == ["100000", "330000", "331100"]


def test_a_county_that_hangs_directly_on_its_province_lies_in_it():
    assert gazetteer().by_code("469001").within == "460000"
    assert gazetteer().by_code("110105").within == "110000"


@pytest.mark.parametrize("name", ["龙泉市", "龙泉", "浙江省丽水市龙泉市", "丽水市龙泉市", "浙江龙泉"])
def test_full_short_and_compound_names_mean_the_same_division(name):
    assert code(name, "丽水市") == "331181"


@pytest.mark.parametrize(
    ("name", "near", "expected"),
    [
        ("龙泉", "四川省成都市", "331181"),
        ("朝阳区", "北京市", "110105"),
        ("朝阳区", "长春市", "220104"),
        ("吉林", "吉林市", "220200"),
        ("吉林", "长春市", "220000"),
        ("城区", "阳泉市", "140302"),
    ],
)
def test_the_division_nearest_to_the_report_is_meant(name, near, expected):
    assert code(name, near) == expected


@pytest.mark.parametrize("name", ["鼓楼区", "西湖", "查田镇", "青山市", ""])
def test_unknown_and_undecided_names_give_no_division(name):
    assert code(name) is None


def test_former_divisions_and_names_are_known():
    assert code("莱芜市") == "371200"
    assert code("襄樊") == code("襄阳市") == "420600"
    assert code("余杭市") == "330184"


@pytest.mark.parametrize(
    ("name", "near", "year", "expected"),
    [
        ("龙泉", "丽水市", 2023, "331181"),
        ("龙泉", "浙江省", 1985, "332524"),  # 龙泉县, until 1990
        ("襄樊", "湖北省", 2005, "420600"),
        ("襄阳", "湖北省", 2005, "420607"),  # 襄阳区, which became 襄州区 in 2010
        ("襄阳", "湖北省", 2015, "420600"),
        ("襄阳", "湖北省", 1982, "422500"),  # 襄阳地区, not the county
        ("宜昌", "湖北省", 1990, "420500"),  # the city, not 宜昌地区 around it
        ("闸北区", "上海市", 2012, "310108"),
        ("闸北", "上海市", 2020, "310108"),
        ("南汇", "上海市", 2012, "310119"),  # the district, not the county before it
        ("巢湖", "安徽省", 2005, "341400"),
        ("巢湖市", None, 2008, "341400"),
        ("巢湖", "安徽省", 2015, "340181"),
        ("徽州", "安徽省", 1985, "342700"),
        ("徽州", "马鞍山市", 2024, "341004"),  # not 徽州地区, which ended in 1987
        ("思茅市", "云南省", 2005, "530800"),
        ("思茅市", "云南省", 2000, "532701"),
        ("重庆", "四川省", 1990, "510200"),
        ("重庆", "四川省", 2000, "500000"),
        ("陇南地区", "甘肃省", 1998, "622600"),
        ("陇南地区", "甘肃省", 2013, "621200"),  # the area of 陇南市 by then
        ("东山区", "广州市", 2010, "440102"),  # ended in 2005, but no other one is near
        ("吴淞", "上海市", 2018, None),  # a town and a river by then
    ],
)
def test_a_name_is_read_as_of_the_year_of_the_report(name, near, year, expected):
    assert code(name, near, year) == expected


def test_a_name_that_several_divisions_bear_is_left_open_with_those_it_may_mean():
    known = gazetteer()
    henan = known.resolve("河南省")
    assert known.resolve("通州区", henan, 2023) is None
    assert {place.code for place in known.candidates("通州区", henan, 2023)} == {"110112", "320612"}


def test_a_division_under_a_new_name_is_the_same_and_one_with_a_new_code_and_name_another():
    known = gazetteer()
    xiangyang = known.history(known.by_code("420600"))
    assert (xiangyang.names, xiangyang.until, xiangyang.successors) == (("襄樊市",), None, ())
    longquan = known.history(known.by_code("332524"))
    assert (longquan.until, longquan.successors) == (1990, ("331181",))
    assert "332581" in known.history(known.by_code("331181")).codes


def test_a_place_without_a_code_is_told_apart_by_its_name_in_its_division():
    town = unlisted("查田镇", gazetteer().resolve("龙泉市"))
    assert (town.code, town.level, place_key(town)) == (None, "township", "331181/查田镇")


@pytest.mark.parametrize(
    ("name", "level", "short"),
    [
        ("内蒙古自治区", "province", "内蒙古"),
        ("伊犁哈萨克自治州", "prefecture", "伊犁、伊犁州"),
        ("察布查尔锡伯自治县", "county", "察布查尔、察布查尔县"),
        ("阿克苏地区", "prefecture", "阿克苏"),
        ("随县", "county", ""),
    ],
)
def test_short_names_drop_suffix_and_peoples(name, level, short):
    assert short_names(name, level) == short


def test_customary_short_names_go_beyond_leaving_out_the_suffix():
    assert code("喀左", "朝阳市") == code("喀喇沁左翼蒙古族自治县") == "211324"
    assert code("敖汉", "赤峰市") == code("敖汉旗")
