"""The gazetteer: which division a name means, seen from the report's place."""

import pytest
from govgraph.ingest.gazetteer import gazetteer, unlisted
from govgraph.ingest.gazetteer_source import short_names
from govgraph.ontology.iris import place_key


def code(name, near=None):
    known = gazetteer()
    place = known.resolve(name, known.resolve(near) if near else None)
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
