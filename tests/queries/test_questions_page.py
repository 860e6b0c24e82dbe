"""docs/questions.md says what the catalogue says."""

from __future__ import annotations

from pathlib import Path

from govgraph.queries import Catalogue
from govgraph.queries.reference import example, reference

PAGE = Path(__file__).resolve().parents[2] / "docs" / "questions.md"


def test_the_page_is_the_one_that_the_catalogue_makes():
    made = reference(Catalogue())
    assert PAGE.read_text("utf8") == made, "run: python -m govgraph.queries.reference > docs/questions.md"


def test_every_question_has_a_command_on_the_page():
    page = PAGE.read_text("utf8")
    for question in Catalogue():
        assert f"## {question.number}. {question.name}\n" in page
        assert example(question) in page
    assert "govgraph query measures --set place=栖川市 --store demo/store" in page
