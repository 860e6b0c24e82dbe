"""Numbers as written: digits with 万 and 亿, and Chinese numerals, read into decimals in one pass each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

import cn2an

from ..lexicon import table

NUMERAL = "〇零一二两三四五六七八九十百千万亿"


class Number(NamedTuple):
    """A number at `begin..end` of the folded text.

    `value` is without the multiplier (`9.8` of 9.8亿), `factor` is the multiplier (1, 10000, 100000000),
    `more` tells that 余 or 多 stands among the digits (20多万), `chinese` that no digit is written.
    """

    begin: int
    end: int
    value: Decimal
    factor: int
    more: bool
    chinese: bool

    @property
    def total(self) -> Decimal:
        """The number in base units: value times multiplier, without trailing zeros after the point."""
        return plain(self.value * self.factor)


def plain(value: Decimal) -> Decimal:
    """Write `value` without an exponent and without trailing zeros after the point.

    >>> plain(Decimal("9.80") * 100000000)
    Decimal('980000000')
    """
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()


@cache
def multipliers() -> dict[str, int]:
    """The multipliers that may follow digits (万 → 10000), from `figures/multipliers.tsv`."""
    return {row["word"]: int(row["value"]) for row in table("figures/multipliers", "word", "value")}


@cache
def _digits() -> re.Pattern[str]:
    """Digits, multiplier, 余/多, and a multiplier after those: `1,234.5`, `9.8亿`, `20多万`, `3千`."""
    rows = table("figures/multipliers", "word", "not_before")
    words = sorted(rows, key=lambda row: -len(row["word"]))
    parts = [
        re.escape(row["word"]) + (f"(?!{row['not_before']})" if row["not_before"] else "") for row in words
    ]
    factor = "|".join(parts)
    # a space behind the point, as old pages print it: 58. 38亿元
    number = r"\d(?:\d{0,2}(?:,\d{3})+(?![\d,])|\d*)(?:\.\d+|\. {1,2}\d{1,2}(?=[万亿%‰倍]))?"
    return re.compile(rf"({number})(?: ?({factor}))?([余多](?!年来))?((?<=[余多])(?:{factor}))?")


def digit_numbers(folded: str) -> Iterator[Number]:
    """Every number written in digits, in order."""
    known = multipliers()
    for match in _digits().finditer(folded):
        digits, first, more, second = match.groups()
        factor = known[first] if first else 1
        if second:
            factor *= known[second]
        yield Number(match.start(), match.end(), _decimal(digits), factor, bool(more), False)


@lru_cache(maxsize=4096)
def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", "").replace(" ", ""))


@lru_cache(maxsize=4096)
def chinese_value(numeral: str) -> Decimal | None:
    """The value of a Chinese numeral (三百二十, 九点八亿, 千亿); None where it is none.

    Multipliers without a digit before them count once: 千亿 is 一千亿. Read by the package cn2an.

    >>> chinese_value("三百二十"), chinese_value("九点八亿"), chinese_value("千亿")
    (Decimal('320'), Decimal('980000000'), Decimal('100000000000'))
    """
    written = f"一{numeral}" if numeral[:1] in "百千万亿" else numeral
    # cn2an reads neither 万亿 nor a multiplier behind decimals (九点八亿): both are multiplied here.
    head = written.rstrip("万亿")
    if written.endswith("万亿") or "点" in head:
        scale = written[len(head) :]
        if scale:
            inner = chinese_value(head)
            return (
                None if inner is None or scale not in multipliers() else plain(inner * multipliers()[scale])
            )
    if written.endswith("点"):
        return None
    try:
        return plain(Decimal(str(cn2an.cn2an(written, "smart"))))
    except (ValueError, LookupError, ArithmeticError):  # LookupError: cn2an 0.5 fails so on 一亿二
        return None
