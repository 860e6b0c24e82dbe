"""The year that a figure is about: written, named by a word (去年), or that of the section around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from ...ontology.model import Document, Genre, Section, SectionRole
from ..lexicon import table
from ..reading import Reading
from ..scanning import matches_at

CHINESE_DIGITS = "〇○零一二三四五六七八九"
# Behind a year: 1980年, 一九八〇年. What stands in front of 年 is looked at only there.
YEAR = re.compile(rf"年(?:(?<=(?<!\d)(?:19|20)\d\d年)|(?<=[一二][{CHINESE_DIGITS}]{{3}}年))")
ARABIC = str.maketrans(CHINESE_DIGITS, "000123456789")
NOT_THE_YEAR = re.compile(r"(?:[比较从自由与以在“-]|相当于|高于|超过)$")
SEVERAL_YEARS = re.compile(r"[两三四五十]年|[一二三四五十]五”|时期|届政府")
SINCE = re.compile(r"年(?:以来|来|起|的)")
# Where a word of year_cues.tsv can begin.
CUE_BEGINS = re.compile(
    r"[年过去今全同比较平这与前第上下]|[一二两三四五六七八九十“”1-4](?=[一二三四五十”年期时以个季])|\d"
)
LONGEST_REVIEW = 11  # years that a report may look back on
NO_YEAR = ("several", "average", "part")  # what cues mean that leave a figure without a year of its own
FLEETING = ("average", "part")  # of these, what holds in its sentence only


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that says of which year a report speaks (see `year_cues.tsv`)."""

    at: int
    means: str


class ReferenceYears:
    """The years of figures in one report."""

    def __init__(self, reading: Reading) -> None:
        self.folded = reading.folded
        self.document = reading.document
        self.written = written_years(reading.folded)
        means = _cue_words(reading.document.genre)
        found = matches_at(CUE_BEGINS, _cue_pattern(), reading.folded)
        self.cues = [Cue(cue.start(), means[cue.lastgroup or ""]) for cue in found]
        self.lasting = [cue for cue in self.cues if cue.means not in FLEETING]

    def of(
        self,
        sentence: int,
        begin: int,
        holders: list[Section],
        level: Callable[[], bool],
        *,
        promised: bool,
    ) -> int | None:
        """The year of the figure at `begin` in the sentence from `sentence` on; None for several years.

        A year written before it in its sentence goes first, then the last word that names one. In a paragraph
        that spoke of several years, and under a heading that names several, the last such word decides;
        there a level that was reached (`level`) is one of the last year, and all else is of several. What is
        promised (`promised`) outside a plan's section is of the year planned.
        """
        planned = promised or _planned(holders)
        low, high = bisect_left(self.written, sentence), bisect_left(self.written, begin)
        cue = _last(self.cues, sentence, begin)
        for at in reversed(self.written[low:high]):
            if cue is not None and cue.means in NO_YEAR and cue.at >= at:
                return None
            if self.folded[at - 1 : at] == "-":
                return None
            if SINCE.match(self.folded, at + 4):
                start = self.folded[at - 1 : at] in ("由", "从") and self.folded[at + 5 : at + 6] == "的"
                if self._is_recent(at) and not start:
                    return None
                continue  # 1961年以来最严重的旱情, 从2018年的56%提高到62%: what came of it is of this year
            if not NOT_THE_YEAR.search(self.folded[max(0, at - 3) : at]):
                return written_year(self.folded[at : at + 4])
        if cue is not None:
            return self._meant(cue, planned)
        year = self._of_section(begin, holders, planned, level)
        past = promised and (year is None or year <= self.document.covers_year)
        return self.document.plans_year if past and not _planned(holders) else year

    def _of_section(
        self, begin: int, holders: list[Section], planned: bool, level: Callable[[], bool]
    ) -> int | None:
        heading = next(
            (s for s in reversed(holders) if SEVERAL_YEARS.search(s.heading.of(self.folded))), None
        )
        dated = next((s for s in reversed(holders) if s.year is not None), None)
        if heading is not None and (dated is None or dated.scope.begin <= heading.scope.begin):
            cue = _last(self.lasting, heading.heading.end, begin)
            if cue is not None and cue.means not in NO_YEAR:
                return self._meant(cue, planned)
            return self.document.covers_year if not planned and level() else None
        cue = _last(self.lasting, self.folded.rfind("\n", 0, begin) + 1, begin)
        if cue is not None and cue.means in NO_YEAR and not planned:
            return self.document.covers_year if level() else None
        return year_of(self.folded, holders, self.document)

    def _is_recent(self, at: int) -> bool:
        return written_year(self.folded[at : at + 4]) > self.document.covers_year - LONGEST_REVIEW

    def _meant(self, cue: Cue, planned: bool) -> int | None:
        match cue.means:
            case "several" | "average" | "part":
                return None
            case "plans":
                return self.document.plans_year or self.document.covers_year
            case "covers":
                return self.document.covers_year
            case _:  # 全年: of the year that the section is about
                return self.document.plans_year if planned else self.document.covers_year


def _last(cues: list[Cue], begin: int, end: int) -> Cue | None:
    """The last of the sorted `cues` in `begin..end`."""
    at = bisect_left(cues, end, key=lambda cue: cue.at) - 1
    return cues[at] if at >= 0 and cues[at].at >= begin else None


def year_of(folded: str, holders: list[Section], document: Document) -> int | None:
    """The year that the sections around a fact are about; None where a heading names several years."""
    for section in reversed(holders):
        if SEVERAL_YEARS.search(section.heading.of(folded)):
            return None
        if section.year is not None:
            return section.year
    return document.plans_year if _planned(holders) else document.covers_year


def written_years(folded: str) -> list[int]:
    """Where the years begin that are written with 年."""
    return [m.start() - 4 for m in YEAR.finditer(folded)]


def written_year(words: str) -> int:
    """The year of four digits, Arabic or Chinese.

    >>> written_year("一九八〇"), written_year("2023")
    (1980, 2023)
    """
    return int(words.translate(ARABIC))


def _planned(holders: list[Section]) -> bool:
    return bool(holders) and holders[-1].role is SectionRole.PLAN


@cache
def _cue_pattern() -> re.Pattern[str]:
    """The words of `year_cues.tsv`, each in a group of its own that names its row."""
    rows = table("figures/year_cues", "words", "work_report", "rule_of_law", "example")
    return re.compile("|".join(f"(?P<row{n}>{row['words']})" for n, row in enumerate(rows)))


@cache
def _cue_words(genre: Genre) -> dict[str, str]:
    rows = table("figures/year_cues", "words", "work_report", "rule_of_law", "example")
    column = "work_report" if genre is Genre.WORK_REPORT else "rule_of_law"
    return {f"row{n}": row[column] for n, row in enumerate(rows)}
