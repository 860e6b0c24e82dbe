"""Quantities: numbers with unit and bound, ranges, ratios and lists that share a unit, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from ...ontology.model import Bound, Span
from ..lexicon import table
from .numerals import Number, digit_numbers, plain
from .quantity_guards import Guards, Spans, guards, is_name
from .units import Units, units

RANGE = re.compile(r"\s?(?:-|~|—|–|─|至|到)\s?")
LISTED = re.compile(r"\s?[、和与及]\s?|,\s?")
RATIO = re.compile(r"\d\d*(?:\.\d+)?(?:\s?:\s?\d+(?:\.\d+)?)+")
CLOCK = re.compile(r"[0-2]?\d(?::[0-5]\d){1,2}")  # 10:08:13
RATIO_CUE = re.compile(r"比(?!\S{0,6}[年期])|结构|比例|占比|(?:调整|优化|演[进变]|变化|转变)[为到至成]")
BOUND_LENGTH = 4
FRACTIONS = {"百分之": "%", "千分之": "‰", "万分之": "‱"}  # before digits: 百分之8.5
HAN = ("\u4e00", "\u9fff")


class Quantity(NamedTuple):
    """A number as the text states it. `span` holds bound, number and unit; the digits begin at `number`."""

    span: Span
    number: int
    value: Decimal | None
    upper: Decimal | None
    ratio: str | None
    unit: str
    bound: Bound
    rule: str
    factor: int = 1
    unit_at: int = 0

    @property
    def unread(self) -> bool:
        """Tell whether the unit has still to be supplied."""
        return not self.unit and self.ratio is None


@cache
def bounds() -> tuple[dict[str, tuple[Bound, re.Pattern[str] | None]], dict[str, Bound]]:
    """Words of bound before a number (with what may not stand before them) and behind it."""
    rows = table("figures/bounds", "word", "side", "bound", "not_after")
    before = {
        row["word"]: (Bound(row["bound"]), re.compile(row["not_after"]) if row["not_after"] else None)
        for row in rows
        if row["side"] == "before"
    }
    return before, {row["word"]: Bound(row["bound"]) for row in rows if row["side"] == "after"}


def bound_before(folded: str, begin: int) -> tuple[int, Bound | None]:
    """Where the bound that touches `begin` starts, and which it is."""
    known, _ = bounds()
    for length in range(min(BOUND_LENGTH, begin), 0, -1):
        found = known.get(folded[begin - length : begin])
        if found is not None:
            bound, barred = found
            start = begin - length
            if barred is None or not barred.match(folded[start - 1 : start]):
                return start, bound
    return begin, None


def bound_behind(folded: str, end: int) -> tuple[int, Bound | None]:
    """Where the bound that touches `end` stops, and which it is; two may follow (多个以上)."""
    _, known = bounds()
    found: Bound | None = None
    length = 3
    while length:
        bound = known.get(folded[end : end + length])
        if bound is None:
            length -= 1
        else:
            end, found, length = end + length, bound, 3
    return end, found


def bounded(folded: str, number: Number, unit: str, rule: str, sign: str = "") -> Quantity:
    """A quantity of one number: unit read, bounds on both sides taken in.

    `sign` stands right before the number and belongs to it: a minus, or 百分之.
    """
    end = number.end if sign in FRACTIONS else number.end + len(unit)
    start, before = bound_before(folded, number.begin - len(sign))
    stop, behind = bound_behind(folded, end)
    bound = before or behind or (Bound.GREATER if number.more else Bound.EQUAL)
    value = -number.total if sign == "-" else number.total
    span = Span(start, stop)
    return Quantity(span, number.begin, value, None, None, unit, bound, rule, number.factor, number.end)


def ratios(folded: str) -> Iterator[Quantity]:
    """Ratios of three and more parts; of two only where a word says so (clock times are none)."""
    if ":" not in folded:
        return
    for match in RATIO.finditer(folded):
        begin, end = match.span()
        doubtful = match[0].count(":") == 1 or CLOCK.fullmatch(match[0])
        cued = RATIO_CUE.search(folded, max(0, begin - 14), begin)
        if doubtful and not (cued or folded.startswith(("比例", "的比例"), end)):
            continue
        ratio = match[0].replace(" ", "")
        yield Quantity(Span(begin, end), begin, None, None, ratio, "", Bound.EQUAL, "ratio")


def digit_quantities(folded: str, closed: Iterable[Span], quotes: Iterable[Span]) -> Iterator[Quantity]:
    """Every quantity written in digits outside names; ones without a unit come with `unread` set."""
    found_ratios = list(ratios(folded))
    closed_at = Spans([*closed, *(q.span for q in found_ratios)])
    quotes_at, table_of, bars = Spans(quotes), units(), guards()
    single: list[Quantity] = []
    for number in digit_numbers(folded):
        if closed_at.around(number.begin) is not None:
            continue
        quote = quotes_at.around(number.begin)
        if quote is not None and is_name(folded, quote, number.begin):
            continue
        quantity = _single(folded, number, table_of, bars)
        if quantity is not None:
            single.append(quantity)
    yield from _joined(folded, single, bars)
    yield from found_ratios


def _single(folded: str, number: Number, known: Units, bars: Guards) -> Quantity | None:
    begin = number.begin
    if begin and (folded[begin - 1] in ".:/%" or bars.bars_number(folded, begin)):
        return None
    fraction = folded[max(0, begin - 3) : begin]
    if fraction in FRACTIONS:
        return bounded(folded, number, FRACTIONS[fraction], "digits", fraction)
    unit = known.at(folded, number.end)
    if unit == "" and folded[number.end : number.end + 1] == " ":
        unit = known.at(folded, number.end + 1)
        if unit:
            number = number._replace(end=number.end + 1)
    if unit is None:
        return None
    negative = folded[begin - 1 : begin] == "-" and HAN[0] <= folded[begin - 2 : begin - 1] <= HAN[1]
    return bounded(folded, number, unit, "digits", "-" if negative else "")


def _joined(folded: str, single: list[Quantity], bars: Guards) -> Iterator[Quantity]:
    """Join ranges, hand units back along lists, and drop what is no figure after all."""
    later: Quantity | None = None
    kept: list[Quantity] = []
    for quantity in reversed(single):
        current: Quantity | None = quantity
        if later is not None and quantity.span.end <= later.span.begin:
            between = folded[quantity.span.end : later.span.begin]
            if RANGE.fullmatch(between) and _ranged(folded, quantity, later):
                kept.pop()
                current = _range(quantity, later)
            elif quantity.unread and later.unit and LISTED.fullmatch(between):
                current = _shared(folded, quantity, later)
        if current is not None:
            kept.append(current)
        later = current
    for quantity in reversed(kept):
        if not bars.bars(folded, quantity.span.begin, quantity.span.end, quantity.unit):
            yield quantity


def _ranged(folded: str, low: Quantity, high: Quantity) -> bool:
    if low.unit not in ("", high.unit) or not high.unit or high.upper is not None:
        return False
    if low.value is None or high.value is None or folded[low.span.begin - 1 : low.span.begin] in ("从", "由"):
        return False
    return low.value < high.value or low.value * high.factor < high.value


def _range(low: Quantity, high: Quantity) -> Quantity:
    assert low.value is not None
    scaled = low.value * high.factor if low.factor == 1 and not low.unit else low.value
    bound = high.bound if high.bound is not Bound.EQUAL else low.bound
    span = Span(low.span.begin, high.span.end)
    return high._replace(
        span=span, number=low.number, value=plain(scaled), upper=high.value, bound=bound, rule="range"
    )


def _shared(folded: str, bare: Quantity, later: Quantity) -> Quantity | None:
    """Give a number the unit of the next one in its list; a list number at the head of a line takes none."""
    if folded[bare.span.begin - 1 : bare.span.begin] in ("", "\n", "(", "。"):
        return None
    value = bare.value
    if value is not None and bare.factor == 1:
        value = plain(value * later.factor)
    return bare._replace(value=value, unit=later.unit, factor=later.factor, rule="shared-unit")
