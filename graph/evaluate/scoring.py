"""From comparisons to scores: precision, recall and F1 of spans, and how many attributes are right.

Scores are rounded to four decimals, and an F1 is that of the rounded precision and recall, so that whoever
computes it again from the figures printed gets the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .comparing import Comparison, Marked, Stated
from .gold import CLASSES

DIGITS = 4
# Attributes measured for each tag: the share right of those asked, except F's value, an F1 over all figures.
MEASURED: dict[str, tuple[str, ...]] = {
    "M": ("status",),
    "I": ("role",),
    "D": ("role",),
    "F": ("value", "bound", "status", "change", "indicator", "link"),
}
COUNTS = ("gold", "found")
OF_SPANS = ("P", "R", "F1", "overlap F1")
SPANS = "spans"

Row = Mapping[str, float | None]  # by measure; None where there was nothing to measure


@dataclass(frozen=True, slots=True)
class Scores:
    """The measures of each tag (`gold` and `found` are numbers of spans, all others 0..1).

    `spans` is the share of all spans in the graph whose words are the text's words at their offsets.
    """

    tags: Mapping[str, Row]
    spans: float | None
    spans_found: int
    missing: tuple[str, ...]  # gold texts of which the graph holds no report

    def measures(self) -> Iterator[tuple[str, float]]:
        """What a baseline may hold a floor for: (`F.value`, 0.97), …, (`spans`, 1.0)."""
        for name, row in self.tags.items():
            if not row["gold"] and not row["found"]:
                continue
            for measure, value in row.items():
                if measure not in COUNTS and value is not None:
                    yield f"{name}.{measure}", value
        if self.spans is not None:
            yield SPANS, self.spans


def score(comparisons: Sequence[Comparison]) -> Scores:
    """Score all gold texts together: each tag and each found span weighs the same."""
    marked = [each for comparison in comparisons for each in comparison.marked]
    stated = [each for comparison in comparisons for each in comparison.stated]
    spans = sum(comparison.spans for comparison in comparisons)
    return Scores(
        tags={
            name: _row(
                name,
                [each for each in marked if each.tag.name == name],
                [each for each in stated if each.name == name],
            )
            for name in CLASSES
        },
        spans=share(sum(comparison.spans_right for comparison in comparisons), spans),
        spans_found=spans,
        missing=tuple(comparison.gold for comparison in comparisons if comparison.missing),
    )


def share(part: int, whole: int) -> float | None:
    """`part` of `whole`, rounded; None of nothing."""
    return round(part / whole, DIGITS) if whole else None


def _row(name: str, marked: Sequence[Marked], stated: Sequence[Stated]) -> Row:
    gold, found = len(marked), len(stated)
    exact = sum(each.exact for each in marked)
    touched = sum(each.touched for each in marked), sum(each.touched for each in stated)
    row: dict[str, float | None] = {
        "gold": gold,
        "found": found,
        "P": share(exact, found) or 0.0,
        "R": share(exact, gold) or 0.0,
        "F1": _f1(share(exact, found), share(exact, gold)),
        "overlap F1": _f1(share(touched[1], found), share(touched[0], gold)),
    }
    for measure in MEASURED.get(name, ()):
        right = list(_answers(marked, measure))
        if measure == "value":
            row[measure] = _f1(share(sum(right), found), share(sum(right), gold))
        else:
            row[measure] = share(sum(right), len(right))
    return row


def _answers(marked: Iterable[Marked], measure: str) -> Iterator[bool]:
    return (check.right for each in marked for check in each.checks if check.measure == measure)


def _f1(precision: float | None, recall: float | None) -> float:
    if not precision or not recall:
        return 0.0
    return round(2 * precision * recall / (precision + recall), DIGITS)
