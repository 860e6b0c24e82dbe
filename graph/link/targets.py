"""Promised figures against reported ones: which of them answers which, and whether the target was met."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from .amounts import Amount
from .tables import table
from .wording import evidence, likeness

SAME_INDICATOR = (
    0.8  # likeness of two phrases that name one indicator (案件评查 - 评查案件), by reading pairs
)
VAGUE = 3.0  # a name worth less than this (投资, 项目) is no indicator by itself: the sentences must agree
AGREE = 9.0  # evidence that two sentences speak of the same work
ADDED = re.compile("新增|净增|新建|新认定|新引进")
TOLERANCE = Decimal("0.05")  # how far 约 and 左右 let a figure miss


def matching_observation(target: Amount, observations: Iterable[Amount]) -> Amount | None:
    """The reported figure for the target's indicator, unit, place and time.

    Of several, the one whose indicator is likest, then whose sentence is, then the first.
    """
    best: tuple[float, float, int] | None = None
    found: Amount | None = None
    for each in observations:
        if not comparable(target, each):
            continue
        alike = 1.0 if each.indicator == target.indicator else likeness(each.text, target.text)
        if alike < SAME_INDICATOR or contradict(target, each):
            continue
        agree = evidence(target.sentence, each.sentence)
        if agree < AGREE and target.better is None and evidence(target.text, target.text) < VAGUE:
            continue
        rank = (-alike, -agree, each.begin)
        if best is None or rank < best:
            best, found = rank, each
    return found


def comparable(target: Amount, reported: Amount) -> bool:
    """Whether the two figures measure alike: unit, level or change, place, and the time they cover."""
    if reported.unit != target.unit or reported.by != target.by or reported.place != target.place:
        return False
    if bool(ADDED.search(target.clause)) != bool(ADDED.search(reported.clause)) and (
        "UpTo" in (target.change, reported.change)
    ):
        return False  # 新增8000家 and 达到2.5万家: what came, and what there is
    if reported.when.year != target.when.year or reported.when.average != target.when.average:
        return False
    level = target.change in ("UpTo", "DownTo") or reported.change in ("UpTo", "DownTo")
    return level or reported.when.span == target.when.span


def contradict(target: Amount, reported: Amount) -> bool:
    """Whether words beside the two figures make them different indicators (`contrasts.tsv`)."""
    groups, alone = _contrasts()
    one, other = _marks(target), _marks(reported)
    for group in {groups[word] for word in one | other}:
        left = {word for word in one if groups[word] == group}
        right = {word for word in other if groups[word] == group}
        if left != right and (group in alone or (left and right)):
            return True
    return False


@cache
def _contrasts() -> tuple[dict[str, str], frozenset[str]]:
    groups = {row["word"]: row["group"] for row in table("contrasts")}
    return groups, frozenset(row["group"] for row in table("contrasts") if row["alone"] == "yes")


@cache
def _words() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _contrasts()[0]), key=lambda word: (-len(word), word))))


def _marks(amount: Amount) -> set[str]:
    """The contrasting words in the figure's clause; in its indicator's name if that stands further off."""
    named = set(_words().findall(amount.text))
    return named | set(_words().findall(amount.clause)) if amount.text in amount.clause else named


def is_met(target: Amount, reported: Amount) -> bool:
    """Whether the reported figure reaches the target.

    A change is measured in the direction that the target names: a fall by 3% against `下降5%` is 3 of 5, a
    rise is less than nothing. The bound decides; where the target is a bare number, the better direction of
    its indicator does, and where that is unknown, more counts as better, as for anything to be built. A
    reported figure may have a bound of its own: 超过150 is more than 150, 近150 less.
    """
    value = reported.value
    if target.by and reported.change != target.change:
        value = -value
    over, under = reported.bound == "Greater", reported.bound == "Less"
    low, high = target.value, target.upper if target.upper is not None else target.value
    slack = abs(low) * TOLERANCE if target.bound == "Approx" else Decimal(0)
    match target.bound:
        case "AtMost":
            return value < high or (value == high and not over)
        case "Less":
            return value < high or (value == high and under)
        case "Greater":
            return value > low or (value == low and over)
        case "AtLeast":
            return value > low or (value == low and not under)
        case _:
            lower_is_better = not target.by and (target.better == "Lower" or target.change == "DownTo")
            return value <= high + slack if lower_is_better else value >= low - slack
