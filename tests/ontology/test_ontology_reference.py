"""The reference page is what the ontology's files give."""

from pathlib import Path

from govgraph.ontology import reference
from govgraph.ontology.terms import GOV

PAGE = Path(__file__).resolve().parents[2] / "docs" / "ontology.md"


def test_the_page_in_docs_is_up_to_date():
    assert PAGE.read_text("utf8") == reference.page(), (
        "run python -m govgraph.ontology.reference > docs/ontology.md"
    )


def test_every_term_has_a_row():
    page = reference.page()
    for term in dir(GOV):
        assert f"| `{reference.short(term)}` |" in page


def test_rows_have_both_languages_and_the_domain():
    row = next(line for line in reference.page().splitlines() if line.startswith("| `gov:coversYear` |"))
    assert "报告年度 covers year" in row
    assert "`gov:Report` | `xsd:integer`" in row
