"""Answers are written readably for people and exactly for programs, always in the same characters."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest
from govgraph.graph.table import Table
from govgraph.ontology.iris import ID
from govgraph.ontology.terms import GOV
from govgraph.queries import FORMATS, UnknownFormat, write
from rdflib import XSD, Literal, URIRef
from rich.cells import cell_len

LONG = "全年市司法局会同有关部门审查合同一百余件并向社会公布审查结果" * 3 + "。"
ANSWER = Table(
    ("measure", "kind", "value", "year"),
    (
        (Literal("规范|程序"), URIRef(GOV.Effect), Literal(Decimal("3.50")), Literal(2023)),
        (Literal(LONG), URIRef(f"{ID}place/990181"), Literal(Decimal("980000000")), Literal(2023)),
        (Literal("办件 <b>提速</b>"), None, None, Literal("5", datatype=XSD.nonNegativeInteger)),
    ),
)


def written(table, format, **options):
    out = io.StringIO()
    write(table, format, out, **options)
    return out.getvalue()


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_rows_give_the_same_characters(format):
    assert written(ANSWER, format) == written(ANSWER, format)


def test_csv_has_whole_iris_plain_numbers_and_empty_cells():
    rows = list(csv.reader(io.StringIO(written(ANSWER, "csv"))))
    assert rows == [
        ["measure", "kind", "value", "year"],
        ["规范|程序", str(GOV.Effect), "3.5", "2023"],
        [LONG, f"{ID}place/990181", "980000000", "2023"],
        ["办件 <b>提速</b>", "", "", "5"],
    ]


def test_json_has_numbers_as_numbers_and_null_where_empty():
    rows = json.loads(written(ANSWER, "json"))
    assert rows[0] == {"measure": "规范|程序", "kind": str(GOV.Effect), "value": 3.5, "year": 2023}
    assert rows[1]["value"] == 980000000
    assert isinstance(rows[1]["value"], int)
    assert rows[2] == {"measure": "办件 <b>提速</b>", "kind": None, "value": None, "year": 5}


def test_md_shortens_iris_escapes_markup_and_aligns_numbers():
    lines = written(ANSWER, "md").splitlines()
    assert lines[:3] == [
        "| measure | kind | value | year |",
        "| --- | --- | ---: | ---: |",
        r"| 规范\|程序 | gov:Effect | 3.5 | 2023 |",
    ]
    assert lines[4] == r"| 办件 \<b\>提速\</b\> |  |  | 5 |"
    assert "id:place/990181" in lines[3]


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_table_keeps_to_its_width_and_loses_no_character_of_a_long_sentence(width):
    text = written(ANSWER, "table", width=width)
    assert all(cell_len(line) <= width for line in text.splitlines())
    first_column = "".join(line[: line.find("  ")] if "  " in line else line for line in text.splitlines())
    assert LONG in first_column.replace(" ", "")
    assert "gov:Effect" in text
    assert text.endswith("3 rows\n")


def test_chinese_columns_of_a_table_begin_at_the_same_place():
    lines = [line for line in written(ANSWER, "table").splitlines() if "2023" in line]
    assert len({cell_len(line[: line.index("2023")]) for line in lines}) == 1


def test_columns_that_do_not_fit_become_blocks_without_empty_cells():
    lines = written(ANSWER, "table", width=40).splitlines()
    assert lines[0] == "-- 1"
    assert lines[1].split() == ["measure", "规范|程序"]
    assert [line.split()[0] for line in lines[-3:]] == ["measure", "year", "3"]


@pytest.mark.parametrize("format", ["table", "md"])
def test_control_characters_of_a_report_do_not_reach_the_terminal(format):
    hostile = Table(("words",), ((Literal("前\x1b[31m红\u202e后"),),))
    text = written(hostile, format)
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_markup_of_the_terminal_library_is_not_interpreted():
    assert "[bold]:smile:[/bold]" in written(
        Table(("words",), ((Literal("[bold]:smile:[/bold]"),),)), "table"
    )


def test_an_answer_without_rows_still_says_so():
    empty = Table(("measure", "year"), ())
    assert written(empty, "csv") == "measure,year\n"
    assert written(empty, "json") == "[]\n"
    assert written(empty, "md") == "| measure | year |\n| --- | --- |\n"
    assert written(empty, "table").endswith("0 rows\n")


def test_an_unknown_format_is_refused_with_the_known_ones():
    with pytest.raises(UnknownFormat, match="--format jsn: no such format; did you mean json"):
        written(ANSWER, "jsn")
