"""What a report is: title, kind, place, years, issuer, dates and source, from the page, hints and path."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ..ontology.model import Document, Genre, Issue, Level
from .errors import InputError, NoReportError, UnknownReportError
from .jurisdiction import Bearer, find_issuer, find_place
from .page import Hints, Page
from .titles import declared_title, genre_of, kind_of_title, title_in_text
from .years import covered_year, days, delivered, planned_year, published, year_of_path

GENRES = " or ".join(genre.value for genre in Genre)


class HintError(InputError):
    """A hint from the command line that is no possible value; the message names the option."""


def describe(page: Page, hints: Hints, path: Path) -> tuple[Document, tuple[Issue, ...]]:
    """Make the document of a page. Hints win over the document, and the document over the path.

    Issues are notes on what was taken from the path or is not in the gazetteer.

    Raises:
        NoReportError: no kind of report is recognised.
        UnknownReportError: place or year is found nowhere; the message names the option that gives it.
        HintError: a hint is no genre or no date.
    """
    titles = [t for t in (hints.title, declared_title(page), title_in_text(page)) if t]
    # A title given by hand or by a catalogue may say nothing of place and year: then the text's own does.
    title = next((t for t in titles if kind_of_title(t)), next(iter(titles), None))
    genre = _genre(page, title, hints, path)
    given = delivered(page) if genre is Genre.WORK_REPORT else None
    covers, doubt = _covers(page, genre, title or "", given, hints, path)
    bearer = find_place(page, title, hints.place, covers)
    if isinstance(bearer, str):
        raise UnknownReportError(
            path, f"{bearer}", "say whose report it is with --place, e.g. --place 浙江省龙泉市"
        )
    issued = _issued(hints) or published(page) or given
    document = Document(
        text=page.text,
        sha256=page.sha256,
        source=hints.source or page.declared.source or page.name,
        title=next(iter(titles), None) or _made_title(bearer, genre, covers),
        genre=genre,
        place=bearer.place,
        covers_year=covers,
        plans_year=planned_year(page, genre, covers),
        issuer=find_issuer(page, title, bearer.place, hints.issuer),
        issued=issued,
        masked=page.masked,
    )
    untitled = None if title else "no title found: it is made from place, year and kind"
    return document, tuple(_notes(page, place=bearer.doubt, year=doubt, title=untitled))


def _genre(page: Page, title: str | None, hints: Hints, path: Path) -> Genre:
    if hints.genre:
        if hints.genre not in set(Genre):
            raise HintError(f"--genre {hints.genre}: not a kind of report; give {GENRES}")
        return Genre(hints.genre)
    said = page.declared.genre
    if said in set(Genre):
        return Genre(said)
    genre = kind_of_title(said or "") or genre_of(page, title)
    if genre is None:
        problem = "it is neither a rule-of-law report nor a government work report"
        raise NoReportError(path, problem, f"give --genre {GENRES} if it is one")
    return genre


def _covers(
    page: Page, genre: Genre, title: str, given: date | None, hints: Hints, path: Path
) -> tuple[int, str | None]:
    if said := hints.year or page.declared.year:
        return said, None
    if (found := covered_year(page, genre, title, given)) is not None:
        return found, None
    if (found := year_of_path(page, genre)) is not None:
        return found, "the year stands only in the file's or folder's name"
    raise UnknownReportError(path, "the year it covers cannot be told", "give it, e.g. --year 2023")


def _issued(hints: Hints) -> date | None:
    if not hints.issued:
        return None
    if (day := next(days(hints.issued), None)) is None:
        raise HintError(f"--issued {hints.issued}: not a date; give it like 2024-02-19")
    return day


def _made_title(bearer: Bearer, genre: Genre, covers: int) -> str:
    if genre is Genre.RULE_OF_LAW:
        return f"{bearer.place.name}{covers}年法治政府建设年度报告"
    return f"{bearer.place.name}政府工作报告"


def _notes(page: Page, **doubts: str | None) -> Iterator[Issue]:
    for what, doubt in doubts.items():
        if doubt:
            yield Issue(level=Level.NOTE, source=page.name, rule=f"metadata.{what}", message=doubt)
