"""Does a confidence of 0.9 mean nine right in ten? Found facts by confidence and by rule.

The expected calibration error follows Naeini, Cooper and Hauskrecht (2015): the mean distance between
confidence and share right over bins, weighed by the facts in each; here the bins are narrow where facts are
many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .comparing import Comparison, Stated
from .scoring import DIGITS, share

# A bin holds its lower bound; the last one its upper bound too.
BOUNDS = tuple(Decimal(bound) for bound in ("0", "0.5", "0.6", "0.7", "0.8", "0.9", "0.95", "1"))


@dataclass(frozen=True, slots=True)
class Trusted:
    """Some found facts: how many, how sure their rules were on average, and how many of them were right."""

    count: int
    confidence: float  # mean, 0..1
    right: float  # share, 0..1: span (and of figures value and unit) exactly as annotated


@dataclass(frozen=True, slots=True)
class Bin:
    """The facts of one range of confidence."""

    low: Decimal
    high: Decimal
    facts: Trusted | None  # None where no fact has such a confidence


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """The facts of one rule and tag."""

    rule: str
    tag: str
    facts: Trusted


def reliability(comparisons: Iterable[Comparison]) -> tuple[Bin, ...]:
    """Found facts by confidence, each span of a tag once."""
    bins: list[list[Stated]] = [[] for _ in BOUNDS[1:]]
    for each in _stated(comparisons):
        bins[_bin(each.trust.confidence)].append(each)
    return tuple(
        Bin(low, high, _trusted(facts) if facts else None)
        for low, high, facts in zip(BOUNDS[:-1], BOUNDS[1:], bins, strict=True)
    )


def reliability_error(bins: Iterable[Bin]) -> float | None:
    """The expected calibration error, 0..1; None where nothing was found."""
    filled = [each.facts for each in bins if each.facts]
    count = sum(facts.count for facts in filled)
    if not count:
        return None
    return round(sum(facts.count * abs(facts.right - facts.confidence) for facts in filled) / count, DIGITS)


def rules(comparisons: Iterable[Comparison]) -> tuple[RuleFacts, ...]:
    """Found facts by rule and tag, in the order of rule names."""
    found: dict[tuple[str, str], list[Stated]] = {}
    for each in _stated(comparisons):
        found.setdefault((each.trust.rule, each.name), []).append(each)
    return tuple(RuleFacts(rule, tag, _trusted(found[rule, tag])) for rule, tag in sorted(found))


def _stated(comparisons: Iterable[Comparison]) -> Iterator[Stated]:
    return (each for comparison in comparisons for each in comparison.stated)


def _bin(confidence: Decimal) -> int:
    below = (n for n, high in enumerate(BOUNDS[1:]) if confidence < high)
    return next(below, len(BOUNDS) - 2)


def _trusted(facts: Sequence[Stated]) -> Trusted:
    count = len(facts)
    mean = sum((each.trust.confidence for each in facts), Decimal()) / count
    return Trusted(count, round(float(mean), DIGITS), share(sum(each.right for each in facts), count) or 0.0)
