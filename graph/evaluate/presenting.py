"""Scores, reliability, rules and misses as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from rdflib.term import Literal

from ..table import Row, Table
from .comparing import Comparison
from .reliability import Bin, RuleFacts, Trusted
from .scoring import COUNTS, MEASURED, OF_SPANS, SPANS, Scores

SCORES = ("tag", *COUNTS, *OF_SPANS, *dict.fromkeys(m for names in MEASURED.values() for m in names))
MISSES = ("gold", "tag", "kind", "words", "begin", "wanted", "found")

Value = str | int | float | Decimal | None


def score_table(scores: Scores) -> Table:
    """A row a tag; the last row is that of all spans, whose `P` is the share with the text's own words."""
    rows = [(name, *(row.get(measure) for measure in SCORES[1:])) for name, row in scores.tags.items()]
    spans: dict[str, Value] = {"tag": SPANS, "found": scores.spans_found, "P": scores.spans}
    return _table(SCORES, [*rows, tuple(spans.get(column) for column in SCORES)])


def reliability_table(bins: Iterable[Bin]) -> Table:
    """A row a range of confidence: count, mean confidence, share exactly right. Empty ranges are left out."""
    rows = ((f"{each.low}-{each.high}", *_trusted(each.facts)) for each in bins if each.facts)
    return _table(("confidence", "count", "mean", "right"), rows)


def rule_table(found: Iterable[RuleFacts]) -> Table:
    """A row a rule and tag: count, mean confidence, share exactly right."""
    rows = ((each.rule, each.tag, *_trusted(each.facts)) for each in found)
    return _table(("rule", "tag", "count", "mean", "right"), rows)


def miss_table(comparisons: Sequence[Comparison]) -> Table:
    """A row for all that is not as annotated, by text and place in it.

    Kinds are `missed` (no found span is the tag's), `extra` (no tag has the found span) and the attributes
    that are wrong, for which `wanted` and `found` tell how.
    """
    rows = (row for comparison in comparisons for row in sorted(_misses(comparison), key=lambda row: row[4]))
    return _table(MISSES, rows)


def _misses(comparison: Comparison) -> Iterator[tuple[str, str, str, str, int, str | None, str | None]]:
    for each in comparison.marked:
        at = each.tag.name, each.words, each.tag.span.begin
        if not each.exact:
            yield comparison.gold, at[0], "missed", at[1], at[2], None, None
        for check in each.checks:
            if not check.right and check.found is not None:
                yield comparison.gold, at[0], check.measure, at[1], at[2], check.wanted, check.found
    for each in comparison.stated:
        if not each.exact:
            yield comparison.gold, each.name, "extra", each.words, each.span.begin, None, None


def _trusted(facts: Trusted) -> tuple[int, float, float]:
    return facts.count, facts.confidence, facts.right


def _table(columns: tuple[str, ...], rows: Iterable[Sequence[Value]]) -> Table:
    return Table(columns, tuple(_row(row) for row in rows))


def _row(values: Sequence[Value]) -> Row:
    return tuple(None if value is None else Literal(_exact(value)) for value in values)


def _exact(value: str | int | float | Decimal) -> str | int | Decimal:
    """A share as the decimal number that it is rounded to, not as its nearest binary fraction."""
    return Decimal(str(value)) if isinstance(value, float) else value
