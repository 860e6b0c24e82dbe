"""Quantities in Chinese numerals, where a set phrase is unlikely: 超九成, 突破千亿元, 三百二十人."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from ...ontology.model import Bound, Span
from ..scanning import matches_at
from .numerals import NUMERAL, Number, chinese_value, multipliers
from .quantities import Quantity, bound_before, bound_behind, bounded
from .quantity_guards import Guards, Spans, guards
from .units import Units, units

DIGIT = "一二两三四五六七八九"
PER_CENT = rf"百分之(?P<percent>[{NUMERAL}点]+)"  # 百分之八点二
DOUBLED = rf"翻(?:了)?(?P<doubled>[{DIGIT}])番"  # 翻两番
STREAK = rf"连续(?P<streak>[{NUMERAL}]+)(?=年|个月)"  # 连续十二年
TASKS = rf"(?P<tasks>[{NUMERAL}]+)(?=(?:件|个?方面|项|大类|类)[^,。;、\n]{{0,6}}实事)"  # 十件民生实事
TENTHS = rf"(?P<tenths>[{DIGIT}])(?=成(?![立为长果本员功效就熟都套型份分片份批]))"  # 九成以上
BARE = rf"(?<=[超过破近上逾])(?P<bare>[十百千]?万?[百千]?[万亿]|[百千万亿])(?![{DIGIT}])"  # 破千亿
LONG = (  # 三百二十人, 一千一百多万美元
    rf"(?P<long>[{NUMERAL}][{NUMERAL}点]+)(?P<more>[余多](?P<scale>万亿|[万亿])?)?"
    r"(?=[^\s,。、;:!?”’》)-])"
)
SHORT = r"(?P<short>[二两三四五六七八九])(?=[家座所名例起架艘栋宗倍])(?!\S一)"  # 两座大桥
FIRST = re.compile(f"[翻连{NUMERAL}]")
BARRED_BEFORE = re.compile(r"(?:[第前每几这那各其“‘《之某初唯]|(?<![人总指个户件次家])数)$")
SCALES = re.compile("[十百千万亿]")
SHARE_LEAD = re.compile(r"(?:[占到达的有约近超过逾至为]|以上|减少|下降|降低|压减|缩短|增长|提高|上升)$")


@cache
def _scan() -> re.Pattern[str]:
    """All of these; each begins with one of FIRST."""
    kinds = "|".join((PER_CENT, DOUBLED, STREAK, TASKS, TENTHS, BARE, LONG, SHORT))
    return re.compile(kinds)


def chinese_quantities(folded: str, closed: Iterable[Span], quotes: Iterable[Span]) -> Iterator[Quantity]:
    """Every quantity in Chinese numerals outside names and short quotations, in order."""
    closed_at, known, bars = Spans([*closed, *quotes]), units(), guards()
    for match in matches_at(FIRST, _scan(), folded):
        if closed_at.around(match.start()) is not None:
            continue
        quantity = _read(folded, match, known)
        if quantity is not None and not _barred(folded, quantity, bars):
            yield quantity


def _barred(folded: str, quantity: Quantity, bars: Guards) -> bool:
    if quantity.rule == "share":
        return False
    return bars.bars(folded, quantity.span.begin, quantity.span.end, quantity.unit)


def _read(folded: str, match: re.Match[str], known: Units) -> Quantity | None:
    kind = str(match.lastgroup)
    if kind in ("more", "scale"):  # 一千一百多万美元
        kind = "long"
    value = chinese_value(match[kind])
    if value is None:
        return None
    begin, end = match.span()
    barred = BARRED_BEFORE.search(folded[max(0, begin - 2) : begin])
    if kind in ("percent", "doubled"):
        return _share(folded, begin, end, value, "%" if kind == "percent" else "番")
    if barred:
        return None
    if kind == "streak":
        begin = match.start("streak")
    scale = multipliers()[match["scale"]] if match["scale"] else 1
    factor = _factor(match[kind])
    number = Number(begin, end, value / factor, factor * scale, bool(match["more"]), True)
    if kind == "tenths":
        return _tenths(folded, number)
    unit = known.at(folded, end)
    if unit is None or not (unit or kind == "bare"):
        return None
    return _counted(folded, number, unit, kind, match[kind])


def _factor(numeral: str) -> int:
    """The multiplier that closes a numeral, as digits would show it (三百亿 → 100000000)."""
    return multipliers()[numeral[-1]] if numeral[-1] in "万亿" else 1


def _counted(folded: str, number: Number, unit: str, kind: str, numeral: str) -> Quantity | None:
    if kind in ("bare", "long") and not re.search(f"[{DIGIT}]", numeral):
        # 千亿, 百万 alone name a size class (千亿级产业) unless a bound makes them a number
        quantity = bounded(folded, number, unit, "bare-multiplier")
        if quantity.bound is Bound.EQUAL or folded[quantity.span.end : quantity.span.end + 1] == "级":
            return None
        return quantity
    if kind == "long" and (not SCALES.search(numeral) and "点" not in numeral):
        return None  # 一九七八, 五六个: a year or a guess
    rule = {"short": "chinese-digit", "streak": "streak"}.get(kind, "chinese")
    return bounded(folded, number, unit, rule)


def _tenths(folded: str, number: Number) -> Quantity | None:
    quantity = bounded(folded, number, "成", "share")
    lead = folded[max(0, number.begin - 2) : number.begin]
    if quantity.bound is Bound.EQUAL and not SHARE_LEAD.search(lead):
        return None
    return quantity


def _share(folded: str, begin: int, end: int, value: Decimal, unit: str) -> Quantity:
    """Per cent and doublings: the span holds 百分之 and 翻."""
    start, before = bound_before(folded, begin)
    stop, behind = bound_behind(folded, end)
    bound = before or behind or Bound.EQUAL
    return Quantity(Span(start, stop), begin, value, None, None, unit, bound, "share")
