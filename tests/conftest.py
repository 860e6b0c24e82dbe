"""What tests of every floor share: invented reports as documents and readings, and the shared corpus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from govgraph.ingest.outline import outline
from govgraph.ingest.paragraphs import paragraphs
from govgraph.ingest.reading import Reading
from govgraph.ontology.model import Document, Fact, Genre, Institution, Issue, Place

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# Longquan's code, so that names resolve in a real prefecture; the texts are invented.
LONGQUAN = Place("龙泉市", "331181", "331100", "county")


def make_document(
    text: str, genre: Genre = Genre.RULE_OF_LAW, covers_year: int = 2023, place: Place = LONGQUAN
) -> Document:
    """An invented report (of Longquan, where no place is given) with nothing masked."""
    return Document(
        text=text,
        sha256="0" * 64,
        source="invented.txt",
        title="龙泉市2023年法治政府建设年度报告",
        genre=genre,
        place=place,
        covers_year=covers_year,
        plans_year=covers_year + 1,
        issuer=Institution("市政府", "331181", "government"),
        issued=None,
    )


def make_reading(
    text: str, genre: Genre = Genre.RULE_OF_LAW, covers_year: int = 2023, place: Place = LONGQUAN
) -> Reading:
    """The same, folded and outlined."""
    reading = Reading(make_document(text, genre, covers_year, place))
    lines = tuple(paragraphs(reading.folded))
    reading.sections = outline(reading.folded, lines, genre, covers_year, reading.document.title)
    return reading


@pytest.fixture
def reading() -> Callable[..., Reading]:
    """Make a reading of an invented text: `reading("一是…", genre=…)`."""
    return make_reading


@pytest.fixture
def words() -> Callable[[Reading, list[Fact | Issue]], list[str]]:
    """The words that facts point at."""
    return lambda reading, facts: [fact.span.of(reading.text) for fact in facts if isinstance(fact, Fact)]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with corpus and gold beside the checkout; tests that need it skip where it is not."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared (corpus and gold files), which is not beside this checkout")
    return SHARED
