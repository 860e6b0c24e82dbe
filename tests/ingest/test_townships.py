"""Townships: by name in the report's county, else in its prefecture where only one bears the name."""

import pytest
from govgraph.ingest.extract import institutions, places
from govgraph.ingest.gazetteer import gazetteer
from govgraph.ingest.townships import townships
from govgraph.ontology.model import Issue, Mention


def codes(name, code):
    return [place.code for place in townships(name, gazetteer().by_code(code))]


def found(reading, text, code="331181", year=2023):
    laid = reading(text, place=gazetteer().by_code(code), covers_year=year)
    laid.facts += list(institutions.extract(laid))
    facts = list(places.extract(laid))
    named = [(m.span.of(text), m.entity.code) for m in facts if isinstance(m, Mention)]
    return named, [issue for issue in facts if isinstance(issue, Issue)]


def test_a_township_has_the_code_of_its_county_and_three_digits_more():
    (town,) = townships("查田镇", gazetteer().by_code("331181"))
    assert (town.code, town.within, town.level) == ("331181103", "331181", "township")


def test_a_name_that_the_county_lacks_is_sought_in_its_prefecture():
    assert codes("查田镇", "331102") == codes("查田镇", "331100") == ["331181103"]


def test_in_a_province_a_name_means_no_township():
    assert codes("查田镇", "330000") == []


def test_a_name_of_several_townships_of_the_prefecture_is_open():
    assert len(codes("城关镇", "610900")) > 1


def test_the_own_county_comes_before_the_rest_of_the_prefecture():
    for county in {code[:6] for code in codes("城关镇", "610900")}:
        assert [code[:6] for code in codes("城关镇", county)] == [county]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对查田镇等开展巡察。", [("查田镇", "331181103")]),
        ("剑池街道、屏南镇设立站点。", [("剑池街道", "331181003"), ("屏南镇", "331181107")]),
        ("走访龙泉市查田镇。", [("龙泉市查田镇", "331181103")]),
        ("查田镇白岩村入选。", [("查田镇白岩村", None)]),  # the village is meant
        ("剑池街道办理案件3件。", [("剑池街道", "331181003")]),
        ("对白岩镇开展巡察。", [("白岩镇", None)]),  # of no table
        ("查田镇政府制定清单。", []),  # an institution
    ],
)
def test_townships_of_the_report_are_found_with_their_codes(reading, text, expected):
    assert found(reading, text)[0] == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("加快小城镇建设,培育中心镇、重点镇。", "510722"),
        ("推进新城镇建设,加快建设街道便民中心。", "220303"),
    ],
)
def test_words_that_some_township_has_for_a_name_are_none(reading, text, code):
    assert found(reading, text, code)[0] == []


def test_a_township_behind_a_division_of_another_prefecture_lies_there(reading):
    assert found(reading, "学习建德市梅城镇经验。")[0] == [("建德市梅城镇", "330182104")]


def test_an_open_name_is_noted_once_with_those_it_may_mean(reading):
    named, issues = found(reading, "城关镇、白河镇先行,支持城关镇扩权。", "610900")
    assert [code for words, code in named if words == "城关镇"] == [None, None]
    (issue,) = issues
    assert issue.rule == "places.ambiguous"
    assert "城关镇 may be " in issue.message
    assert "(610" in issue.message


def test_an_open_short_name_of_a_district_is_noted_and_left_alone(reading):
    named, issues = found(reading, "桥西、长安等城区改造提速。", "130000")
    assert "桥西" not in dict(named)
    assert any(issue.message.startswith("桥西 may be ") for issue in issues)
