"""Numerals: what digits, multipliers and Chinese numerals are worth."""

from decimal import Decimal

import pytest
from govgraph.ingest.extract.numerals import chinese_value, digit_numbers, plain
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("written", "total"),
    [
        ("9.8亿元", "980000000"),
        ("1.2万亿元", "1200000000000"),
        ("7457.48万元", "74574800"),
        ("20多万人", "200000"),
        ("3千户", "3000"),
        ("700 亿元", "70000000000"),
        ("12,345件", "12345"),
        ("10.0%", "10"),
    ],
)
def test_multipliers_are_taken_into_the_value(written, total):
    (number,) = digit_numbers(written)
    assert str(number.total) == total


@pytest.mark.parametrize("written", ["300千瓦", "220千伏", "5千米"])
def test_a_thousand_that_belongs_to_the_unit_is_no_multiplier(written):
    (number,) = digit_numbers(written)
    assert number.factor == 1


def test_a_comma_between_two_figures_does_not_join_them():
    assert [n.total for n in digit_numbers("新增12,34家")] == [12, 34]


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("三百二十", "320"),
        ("九点八亿", "980000000"),
        ("三十亿八千四百万", "3084000000"),
        ("两千三百", "2300"),
        ("千亿", "100000000000"),
        ("百万亿", "100000000000000"),
        ("二百十一", "211"),
    ],
)
def test_chinese_numerals(numeral, value):
    assert chinese_value(numeral) == Decimal(value)


@pytest.mark.parametrize("words", ["百千万", "一亿二", "五点", "亿万"])
def test_words_that_only_look_like_numerals_have_no_value(words):
    assert chinese_value(words) is None


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=3))
def test_plain_numbers_keep_their_value_and_show_no_exponent(value):
    assert plain(value) == value
    assert "E" not in str(plain(value * 10**4)) or plain(value * 10**4) == 0
