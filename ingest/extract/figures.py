"""Figures: every number that counts or measures something, with bound, change, indicator, status and year."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, partial
from typing import NamedTuple

from ...ontology.model import (
    DIFFERENCES,
    Bound,
    Figure,
    Institution,
    Issue,
    Mention,
    OutcomeKind,
    Place,
    PolicyDocument,
    Programme,
)
from ...ontology.vocab import Indicator
from ..gazetteer import gazetteer
from ..lexicon import found_by, rules, table
from ..reading import Reading
from .chinese_quantities import chinese_quantities
from .figure_series import RESTATED, began, indicator_of, is_level, is_yearly
from .figure_status import Status
from .figure_subjects import Subject, Subjects
from .holders import Holders
from .indicators import outcome_kind
from .quantities import Quantity, digit_quantities
from .quantity_guards import short_quotes, titles
from .reference_places import ReferencePlaces
from .reference_years import ReferenceYears
from .units import units

CLAUSE_BREAK = re.compile(r"[,。;!?\n]")  # all but the comma end a sentence
NOUN_BREAK = re.compile(r"[,。;、:!?\n(]")
QUOTED_STANDARD = re.compile(r"[^“”。\n]{0,10}”[^。,;\n]{0,40}?(?:要求|标准|目标)")
SCALED = 10_000  # from here a number without a unit is a loss and not a label
BEHIND = 8  # code points behind a number that may name what it counts


class About(NamedTuple):
    """Whether a figure is promised, and the year and place it is about."""

    target: bool
    year: int | None
    place: Place | None


def extract(reading: Reading) -> Iterator[Figure | Issue]:
    """Yield the figures of a report in reading order, and an issue for each number whose unit is not known.

    Values are in base units (yuan, persons, percent). Numbers inside titles and inside names of institutions
    and programmes are no figures.
    """
    quantities = list(found_quantities(reading))
    subjects, status = Subjects(reading.folded, quantities), Status(reading)
    holders, years, places = Holders(reading.sections), ReferenceYears(reading), ReferencePlaces(reading)
    own = gazetteer().names_of(reading.document.place)
    clauses = [match.end() for match in CLAUSE_BREAK.finditer(reading.folded)]
    sentences = [end for end in clauses if reading.folded[end - 1] != ","]
    sentence = clause = 0
    end = 0
    for index, quantity in enumerate(quantities):
        begin = quantity.span.begin
        sentence = _last(sentences, end, begin, sentence)
        clause = _last(clauses, end, begin, clause)
        end = quantity.span.end
        subject = subjects.of(index, sentence)
        if quantity.unread:
            supplied = _supplied(reading.folded, quantity, subject.phrase)
            if supplied is None:
                if quantity.factor >= SCALED:
                    message = f"no unit is known behind {quantity.span.of(reading.text)}"
                    yield reading.issue("figures.unknown-unit", message, quantity.span)
                continue
            quantity = supplied
        around, words = holders.at(begin), reading.folded[clause:begin]
        promised = status.of(sentence, clause, begin, around)
        restated = RESTATED.match(reading.folded, end) is not None
        indicator = indicator_of(subject, quantity.unit, reading.folded[sentence:begin], words, own)
        is_start, year = began(reading.folded, clause, begin, end)
        if not is_start:
            level = partial(is_level, subject.change, indicator, quantity.unit, words)
            year = years.of(sentence, begin, around, level, promised=promised and not restated)
        if subject.change in DIFFERENCES and not is_yearly(year, words):
            indicator = None  # growth over several years is none of the yearly growth that the scheme lists
        about = About(promised or restated, year, places.of(sentence, clause, begin))
        yield _figure(reading, quantity, subject, indicator, about)


def found_quantities(reading: Reading) -> Iterator[Quantity]:
    """The quantities of a report outside names and titles, in reading order and without overlaps."""
    folded = reading.folded
    closed = [
        *titles(folded),
        *(
            mention.span
            for mention in reading.found(Mention)
            if isinstance(mention.entity, Institution | PolicyDocument | Programme)
        ),
    ]
    quotes = list(short_quotes(folded))
    digits = digit_quantities(folded, closed, quotes)
    chinese = chinese_quantities(folded, closed, quotes)
    end = 0
    for quantity in sorted([*digits, *chinese], key=lambda q: (q.span.begin, -q.span.end)):
        if quantity.span.begin >= end and not (quantity.unread and quantity.factor < SCALED):
            yield quantity
            end = quantity.span.end


def _last(breaks: list[int], begin: int, end: int, default: int) -> int:
    """The last of the sorted `breaks` behind `begin` and not behind `end`; `default` without one."""
    at = bisect_right(breaks, end) - 1
    return breaks[at] if at >= 0 and breaks[at] > begin else default


def _figure(
    reading: Reading, quantity: Quantity, subject: Subject, indicator: Indicator | None, about: About
) -> Figure:
    written = reading.text[quantity.unit_at : quantity.unit_at + len(quantity.unit)]
    return Figure(
        span=quantity.span,
        value=quantity.value,
        upper=quantity.upper,
        ratio=quantity.ratio,
        unit_text=units().shown(written, quantity.unit),
        bound=_bound(reading.folded, quantity, subject.reached, about.target),
        change=subject.change,
        indicator_text=subject.phrase,
        indicator=indicator.code if indicator else None,
        target=about.target,
        outcome_kind=OutcomeKind(indicator.outcome_kind)
        if indicator
        else outcome_kind(subject.phrase, quantity.unit, subject.change is not None),
        ref_year=about.year,
        ref_place=about.place,
        **found_by(rules("figures")[quantity.rule]),
    )


def _bound(folded: str, quantity: Quantity, reached: bool, target: bool) -> Bound:
    """The bound as written; 达 and 达到 are at-least in a target and in a quoted standard."""
    if quantity.bound is not Bound.EQUAL or not reached:
        return quantity.bound
    required = target or QUOTED_STANDARD.match(folded, quantity.span.end)
    return Bound.AT_LEAST if required else Bound.EQUAL


@cache
def _omitted(where: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = table("figures/omitted_units", "words", "where", "unit")
    return tuple((re.compile(row["words"]), row["unit"]) for row in rows if row["where"] == where)


def _supplied(folded: str, quantity: Quantity, phrase: str) -> Quantity | None:
    """A quantity with the unit that the words behind it, or else its indicator, imply."""
    if quantity.factor < SCALED:
        return None
    end = quantity.span.end
    behind = NOUN_BREAK.split(folded[end : end + BEHIND])[0]
    for where, words in (("behind", behind), ("before", phrase)):
        for cue, unit in _omitted(where):
            if cue.search(words):
                return quantity._replace(unit=unit, rule="supplied-unit")
    return None
