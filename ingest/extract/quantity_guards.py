"""What keeps a number from being a figure: names, ordinals, dates, ages (`lexicon/figures`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from ...ontology.model import Span
from ..lexicon import table

BEFORE, AFTER = 24, 14  # code points looked at on either side
SHORT_QUOTE = re.compile(r"“[^“”\n]{1,20}”")
TITLE = re.compile(r"《[^《》\n]{1,80}》")
MEASURED = re.compile(r"[率达为超占至到]")  # in a quotation: the quoted words state a figure
NAME_LENGTH = 10  # a quotation of up to so many characters is a name


class Spans:
    """Stretches of text in which to look up rising offsets, in one pass over both."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = sorted(spans)
        self.next = 0
        self.reach = Span(0, 0)

    def around(self, at: int) -> Span | None:
        """The stretch that holds `at` (the one that reaches farthest); offsets must not fall."""
        while self.next < len(self.spans) and self.spans[self.next].begin <= at:
            if self.spans[self.next].end > self.reach.end:
                self.reach = self.spans[self.next]
            self.next += 1
        return self.reach if at < self.reach.end else None


def short_quotes(folded: str) -> Iterable[Span]:
    """The insides of quotations of up to 20 characters."""
    if "“" in folded:
        yield from (Span(m.start() + 1, m.end() - 1) for m in SHORT_QUOTE.finditer(folded))


def titles(folded: str) -> Iterable[Span]:
    """Titles in 《》, with their marks."""
    yield from (Span(*m.span()) for m in TITLE.finditer(folded))


def is_name(folded: str, quote: Span, at: int) -> bool:
    """Tell whether a quotation with a number at `at` is a name (“12条”, “1小时通勤圈”) and states nothing."""
    if quote.end - quote.begin > NAME_LENGTH:
        return False
    return not MEASURED.search(folded, quote.begin, at)


@dataclass(frozen=True, slots=True)
class Guards:
    """Patterns for what stands around a number; each list is tried where its units pattern fits."""

    before_any: re.Pattern[str]
    before: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    after: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    needs: dict[str, re.Pattern[str]]

    def bars_number(self, folded: str, begin: int) -> bool:
        """Tell whether the words before a number make it none: an ordinal, a model number, a footnote."""
        return self.before_any.search(folded[max(0, begin - 6) : begin]) is not None

    def bars(self, folded: str, begin: int, end: int, unit: str) -> bool:
        """Tell whether a number with its unit at `begin..end` is no figure after all."""
        left = folded[max(0, begin - BEFORE) : begin]
        cue = self.needs.get(unit)
        if cue is not None and not cue.search(left):
            return True
        before, after = _of_unit(unit)
        if any(words.search(left) for words in before):
            return True
        right = folded[end : end + AFTER]
        return any(words.match(right) for words in after)


@lru_cache(maxsize=1024)
def _of_unit(unit: str) -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    """The words that may not stand before and behind a number with this unit."""
    known = guards()
    before = tuple(words for units, words in known.before if units.fullmatch(unit))
    return before, tuple(words for units, words in known.after if units.fullmatch(unit))


@cache
def guards() -> Guards:
    """The tables `figures/not_figures.tsv` and `figures/needs.tsv`."""
    rows = table("figures/not_figures", "where", "words", "units")
    before = [row for row in rows if row["where"] == "before"]
    by_unit: dict[str, list[str]] = {}
    for row in table("figures/needs", "unit", "words"):
        by_unit.setdefault(row["unit"], []).append(row["words"])
    return Guards(
        before_any=re.compile(f"(?:{'|'.join(row['words'] for row in before if not row['units'])})$"),
        before=tuple(
            (re.compile(row["units"]), re.compile(f"(?:{row['words']})$")) for row in before if row["units"]
        ),
        after=tuple(
            (re.compile(row["units"] or ".*"), re.compile(row["words"]))
            for row in rows
            if row["where"] == "after"
        ),
        needs={unit: re.compile("|".join(words)) for unit, words in by_unit.items()},
    )
