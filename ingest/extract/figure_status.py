"""Whether a figure is promised or reported, and its year, by section and by the words before it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache

from ...ontology.model import Document, Section, SectionRole
from ..lexicon import table
from ..reading import Reading
from ..scanning import matches_at

CHINESE_DIGITS = "〇○零一二三四五六七八九"
# Behind a year: 1980年, 一九八〇年. What stands in front of 年 is looked at only there.
YEAR = re.compile(rf"年(?:(?<=(?<!\d)(?:19|20)\d\d年)|(?<=[一二][{CHINESE_DIGITS}]{{3}}年))")
ARABIC = str.maketrans(CHINESE_DIGITS, "000123456789")
NOT_THE_YEAR = re.compile(r"(?:[比较从自由与以在“-]|相当于|高于|超过)$")
SPAN_OF_YEARS = re.compile(
    r"年均|年平均|[两三四五六七八九十]年来|过去(?:的)?[三五]年|[“”一二三四五十]{3,6}(?:期间|时期|以来)"
)
SPAN_FIRST = re.compile("[年两三四五六七八九十过“”一二]")
SEVERAL_YEARS = re.compile(r"[两三四五十]年|[一二三四五十]五”|时期|届政府")
SINCE = re.compile(r"年(?:以来|来|起|的)")


class Holders:
    """The sections that hold rising offsets, outermost first, in one pass."""

    def __init__(self, sections: tuple[Section, ...]) -> None:
        self.sections = sorted(sections, key=lambda s: (s.scope.begin, -s.scope.end))
        self.next = 0
        self.open: list[Section] = []

    def at(self, offset: int) -> list[Section]:
        """The sections around `offset`; offsets must not fall."""
        while self.next < len(self.sections) and self.sections[self.next].scope.begin <= offset:
            self.open.append(self.sections[self.next])
            self.next += 1
        self.open = [section for section in self.open if offset < section.scope.end]
        return self.open


@dataclass(frozen=True, slots=True)
class StatusWords:
    """`targets.tsv` and `reported.tsv` as patterns."""

    clause: re.Pattern[str]
    sentence: re.Pattern[str]
    reported: re.Pattern[str]


@cache
def status_words() -> StatusWords:
    """Compile the tables that tell targets from reports.

    Each row begins with one word, so that `re` passes at once over all that begins with no first character.
    """
    rows = table("figures/targets", "words", "scope")
    by_scope = {
        scope: re.compile("|".join(row["words"] for row in rows if row["scope"] == scope))
        for scope in ("clause", "sentence")
    }
    reported = "|".join(row["words"] for row in table("figures/reported", "words"))
    return StatusWords(by_scope["clause"], by_scope["sentence"], re.compile(reported))


class Status:
    """Target or report, and reference year, for the figures of one report in order."""

    def __init__(self, reading: Reading) -> None:
        self.folded = reading.folded
        self.document = reading.document
        self.holders = Holders(reading.sections)
        self.words = status_words()
        self.years = written_years(reading.folded)
        # cues are found once in the whole text; a figure then looks only at their offsets
        self.sentence_cues = [m.end() for m in self.words.sentence.finditer(reading.folded)]
        self.clause_cues = [m.end() for m in self.words.clause.finditer(reading.folded)]
        self.reported_cues = [m.end() for m in self.words.reported.finditer(reading.folded)]
        self.spans_of_years = [m.start() for m in matches_at(SPAN_FIRST, SPAN_OF_YEARS, reading.folded)]

    def of(self, sentence: int, clause: int, begin: int) -> tuple[bool, int | None]:
        """Tell whether the figure at `begin`, in this sentence and clause, is a target; and its year."""
        holders = self.holders.at(begin)
        planned = bool(holders) and holders[-1].role is SectionRole.PLAN
        if planned:
            target = not _between(self.reported_cues, clause, begin)
        else:
            target = _between(self.sentence_cues, sentence, begin) or _between(
                self.clause_cues, clause, begin
            )
        return target, self._year(sentence, begin, holders)

    def _year(self, sentence: int, begin: int, holders: list[Section]) -> int | None:
        low, high = bisect_left(self.years, sentence), bisect_left(self.years, begin)
        for at in reversed(self.years[low:high]):
            if _between(self.spans_of_years, at, begin):
                return None
            if self.folded[at - 1 : at] == "-" or SINCE.match(self.folded, at + 4):
                return None
            if not NOT_THE_YEAR.search(self.folded[max(0, at - 3) : at]):
                return written_year(self.folded[at : at + 4])
        if _between(self.spans_of_years, sentence - 1, begin):
            return None
        return year_of(self.folded, holders, self.document)


def year_of(folded: str, holders: list[Section], document: Document) -> int | None:
    """The year that the sections around a fact are about; None where a heading names several years."""
    for section in reversed(holders):
        if SEVERAL_YEARS.search(section.heading.of(folded)):
            return None
        if section.year is not None:
            return section.year
    planned = bool(holders) and holders[-1].role is SectionRole.PLAN
    return document.plans_year if planned else document.covers_year


def written_years(folded: str) -> list[int]:
    """Where the years begin that are written with 年."""
    return [m.start() - 4 for m in YEAR.finditer(folded)]


def written_year(words: str) -> int:
    """The year of four digits, Arabic or Chinese.

    >>> written_year("一九八〇"), written_year("2023")
    (1980, 2023)
    """
    return int(words.translate(ARABIC))


def _between(offsets: list[int], low: int, high: int) -> bool:
    """Tell whether one of the sorted `offsets` lies in `low..high`."""
    at = bisect_right(offsets, low)
    return at < len(offsets) and offsets[at] <= high
