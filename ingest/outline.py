"""Parts and sections of a report, and the role each plays: review, problems, plan, leadership."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ..ontology.model import Genre, Section, SectionRole, Span
from .lexicon import table
from .paragraphs import Mark, Paragraph, Rank, marks

TITLE_LENGTH = 30  # code points; longer lines are sentences, not part titles
HEADING_LENGTH = 50  # code points; a longer opening sentence is cut at its first clause
HEADING_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
CHINESE_YEAR = re.compile(r"(一九[〇○零一二三四五六七八九]{2}|二[〇○零][〇○零一二三四五六七八九]{2})年")
CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
STOPS = re.compile(r"[。;:!?]")
EARLY = 0.15  # of the text: a work report's first part looks back, unless its heading says otherwise
FORWARD = re.compile(
    r"今后|未来|明年|下一步|新一年|安排|打算|时期的|总体要求|指导思想|预期目标|总体考虑|新的"
)
OWN_WORK = "政府自身建设"  # names a part of plans, and also a line of work (五、加强政府自身建设)
REPORT_NAME = re.compile(r"报告\)?$|人民代表大会|会议上$|^[(（]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading line or opening, before roles are known."""

    rank: Rank
    at: int
    words: Span


@cache
def _role_words() -> tuple[tuple[SectionRole, re.Pattern[str]], ...]:
    rows = table("outline/roles", "role", "words", "example")
    return tuple((SectionRole(row["role"]), re.compile(row["words"])) for row in rows)


def role_of(heading: str) -> SectionRole | None:
    """The role that the words of a part's heading tell, or None."""
    return next((role for role, words in _role_words() if words.search(heading)), None)


def year_of(heading: str) -> int | None:
    """The year a heading names, in digits or Chinese numerals; the first of several."""
    if found := HEADING_YEAR.search(heading):
        return int(found[1])
    if found := CHINESE_YEAR.search(heading):
        return int(found[1].translate(CHINESE_DIGITS))
    return None


def outline(
    folded: str, lines: Sequence[Paragraph], genre: Genre, covers_year: int, title: str
) -> tuple[Section, ...]:
    """Return the sections in reading order.

    Numbers are the path of ordinals among siblings (`1.2`), so that they hold where a report numbers
    wrongly. A part without words that tell its role takes it from the year it names, else from what
    stands before it: a work report plans behind a plan, and behind the point where it turns to the next year.
    """
    headings = tuple(_headings(folded, lines, title))
    turn = turning_point(folded) if genre is Genre.WORK_REPORT else len(folded)
    sections: list[Section] = []
    open_: list[tuple[Rank, str, int]] = []  # rank, number and children of each section still open
    top = 0
    for index, heading in enumerate(headings):
        while open_ and open_[-1][0] >= heading.rank:
            open_.pop()
        parent = open_[-1][1] if open_ else None
        if open_:
            rank, number, children = open_[-1]
            open_[-1] = (rank, number, children + 1)
            number = f"{number}.{children + 1}"
        else:
            top += 1
            number = str(top)
        open_.append((heading.rank, number, 0))
        after = (later.at for later in headings[index + 1 :] if later.rank <= heading.rank)
        words = heading.words.of(folded)
        sections.append(
            Section(
                number=number,
                heading=heading.words,
                scope=Span(heading.at, next(after, len(folded))),
                role=_role(
                    words.replace(OWN_WORK, "") if heading.rank is Rank.SECTION else words,
                    parent,
                    sections,
                    genre,
                    covers_year,
                    early=heading.at < len(folded) * EARLY,
                    behind=heading.at > turn,
                ),
                parent=parent,
                year=year_of(words),
            )
        )
    return tuple(sections)


def _headings(folded: str, lines: Sequence[Paragraph], title: str) -> Iterator[Heading]:
    for line in lines:
        if line.rank is None:
            words = _title_words(folded, line, title)
            if words:
                yield Heading(Rank.TITLE, line.span.begin, words)
            continue
        for mark in marks(folded, line):
            if mark.rank <= Rank.SECTION:
                yield Heading(mark.rank, mark.at, heading_words(folded, mark, line))


def heading_words(folded: str, mark: Mark, line: Paragraph) -> Span:
    """The words a numbering heads: to the first stop, or to the first comma of a long sentence."""
    stop = STOPS.search(folded, mark.body, line.span.end)
    end = stop.start() if stop else line.span.end
    if end - mark.body > HEADING_LENGTH:
        comma = folded.find(",", mark.body, end)
        end = comma if comma > 0 else end
    return trim(folded, Span(mark.body, end))


def trim(folded: str, span: Span) -> Span:
    """Take spaces, Markdown marks and dangling stops off both ends."""
    words = span.of(folded)
    left = len(words) - len(words.lstrip(" *#"))
    right = len(words.rstrip(" *#。;:,"))
    return Span(span.begin + left, span.begin + max(left, right))


def _title_words(folded: str, line: Paragraph, title: str) -> Span | None:
    words = trim(folded, Span(line.body, line.span.end))
    plain = words.of(folded)
    if not 4 <= len(plain) <= TITLE_LENGTH or STOPS.search(folded, line.body, line.span.end) or "," in plain:
        return None
    if plain == title or REPORT_NAME.search(plain) or "|" in plain:
        return None
    dated, work = year_of(plain) is not None, "工作" in plain
    known = (dated and work) or (role_of(plain) is not None and (dated or work or "任务" in plain))
    return words if known else None


@cache
def _turns() -> re.Pattern[str]:
    return re.compile("|".join(row["words"] for row in table("outline/turns", "words", "example")))


@lru_cache(maxsize=2)  # asked for the outline and again for the measures of the report at hand
def turning_point(folded: str) -> int:
    """Where a work report turns from the past year to the next; the text's length where it does not say."""
    turn = _turns().search(folded)
    return turn.start() if turn else len(folded)


def _forward(words: str, year: int | None, covers_year: int) -> bool:
    """Tell whether a heading speaks of the time to come."""
    return (year is not None and year > covers_year) or FORWARD.search(words) is not None


def _role(
    words: str,
    parent: str | None,
    before: Sequence[Section],
    genre: Genre,
    covers_year: int,
    *,
    early: bool,
    behind: bool,
) -> SectionRole:
    told = role_of(words)
    if parent is not None:
        inherited = next(s.role for s in before if s.number == parent)
        special = told in (SectionRole.PROBLEMS, SectionRole.LEADERSHIP) and genre is Genre.RULE_OF_LAW
        return told if told is not None and special else inherited
    year = year_of(words)
    first = not any(s.parent is None for s in before)
    if genre is Genre.WORK_REPORT and first and early and not _forward(words, year, covers_year):
        return SectionRole.PROBLEMS if told is SectionRole.PROBLEMS else SectionRole.REVIEW
    if told is SectionRole.REVIEW or (told is None and year == covers_year):
        return SectionRole.REVIEW
    if told is not None:
        return told
    if year is not None and year > covers_year:
        return SectionRole.PLAN
    if behind:
        return SectionRole.PLAN
    parts = [s for s in before if s.parent is None]
    if not parts:
        return SectionRole.REVIEW
    if genre is Genre.WORK_REPORT and parts[-1].role in (SectionRole.PLAN, SectionRole.PROBLEMS):
        return SectionRole.PLAN
    return SectionRole.REVIEW if genre is Genre.RULE_OF_LAW else parts[-1].role
