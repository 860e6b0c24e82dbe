"""The panel of the bundled examples: which rows come, and in which files."""

import csv
import io
import re
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from govgraph import open_store
from govgraph.cli import main
from govgraph.graph.panel import COLUMNS, Wanted, panel, wide
from govgraph.graph.panel.rows import Row, in_order
from govgraph.ontology.terms import with_prefixes

ROOT = Path(__file__).resolve().parents[2]
CONTRACT = (
    "place,place_code,level,year,indicator,indicator_text,value,upper_value,unit,bound,change,kind,"
    "confidence,report,sentence,begin,end"
)


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    out = tmp_path_factory.mktemp("panel")
    assert run("build", ROOT / "examples", "--out", out, "--no-export", "--no-view").exit_code == 0
    return out / "store"


def rows_of(store, *arguments):
    result = run("panel", "--store", store, *arguments)
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_growth_of_the_product_is_reported_for_one_year_and_promised_for_the_next(store):
    rows = rows_of(store, "--indicator", "gdp-growth", "--place", "栖川市")
    said = [(r["year"], r["value"], r["unit"], r["bound"], r["change"], r["kind"]) for r in rows]
    assert said == [
        ("2023", "6.2", "%", "Equal", "Up", "reported"),
        ("2024", "6", "%", "Approx", "Up", "target"),
    ]
    assert {row["indicator"] for row in rows} == {"地区生产总值增速"}


def test_every_row_names_the_words_that_state_it(store):
    with open_store(store) as opened:
        texts = dict(opened.rows(with_prefixes("SELECT ?r ?t WHERE { ?r gov:text ?c . ?c nif:isString ?t }")))
        rows = panel(opened, Wanted(own_words=True))
    assert len(rows) > 150
    for row in rows:
        words = texts[row.report][row.begin : row.end]
        assert words in row.sentence
        assert any(c.isdigit() or c in "一二三四五六七八九十百千万亿两半" for c in words)


def test_the_columns_are_those_that_other_programs_read(store):
    header = run("panel", "--store", store).stdout.splitlines()[0]
    assert header == CONTRACT + ",conflict" == ",".join(COLUMNS)


def test_a_change_by_so_many_and_newly_added_things_are_no_level(store):
    values = {(r["indicator"], r["value"]) for r in rows_of(store)}
    assert ("一审行政诉讼发案量", "28") in values and ("一审行政诉讼发案量", "5") not in values
    assert ("高新技术企业数", "9") not in values  # nine were added


def test_years_places_kinds_and_confidence_choose_rows(store):
    everything = rows_of(store)
    assert {r["year"] for r in rows_of(store, "--from", 2023, "--to", 2023)} == {"2023"}
    assert {r["kind"] for r in rows_of(store, "--kind", "target")} == {"target"}
    assert len(rows_of(store, "--all")) > len(everything)
    assert rows_of(store, "--confidence", 1) == []


def test_figures_that_are_left_out_are_counted(store):
    said = run("panel", "--store", store).stderr
    shown = int(re.search(r"(\d+) figures", said)[1])
    left = [int(number) for number in re.findall(r"(\d+) without a (?:year|place|value)", said)]
    with open_store(store) as opened:
        (every,) = opened.rows(
            with_prefixes(
                "SELECT (COUNT(DISTINCT ?f) AS ?n) { ?f a gov:Figure ; gov:indicator/skos:inScheme ?scheme }"
            )
        )
    assert sum(left) > 0
    assert int(every[0]) == shown + sum(left)


def test_what_the_store_does_not_hold_is_named(store):
    for option, name in (("--indicator", "幸福指数"), ("--place", "火星市")):
        result = run("panel", "--store", store, option, name)
        assert result.exit_code == 1 and name in result.output
    wrong = run("panel", "--store", store, "-o", "panel.pdf")
    assert wrong.exit_code == 1 and ".parquet" in wrong.output
    assert run("panel", "--store", store, "--confidence", "viel").exit_code == 2


@pytest.mark.parametrize("ending", ["csv", "parquet", "xlsx", "dta"])
def test_every_format_holds_the_same_values(store, tmp_path, ending):
    pandas = pytest.importorskip("pandas")
    read = {
        "csv": pandas.read_csv,
        "parquet": pandas.read_parquet,
        "xlsx": pandas.read_excel,
        "dta": pandas.read_stata,
    }
    assert run("panel", "--store", store, "-o", tmp_path / f"long.{ending}").exit_code == 0
    assert run("panel", "--store", store, "--wide", "-o", tmp_path / f"wide.{ending}").exit_code == 0
    frame = read[ending](tmp_path / f"long.{ending}")
    expected = rows_of(store)
    assert [Decimal(str(value)) for value in frame["value"]] == [Decimal(r["value"]) for r in expected]
    assert list(frame["sentence"]) == [r["sentence"] for r in expected]
    assert len(read[ending](tmp_path / f"wide.{ending}")) == len({(r["place"], r["year"]) for r in expected})


def row(value, **other):
    said = {
        "place": "栖川市", "place_code": "990181", "level": "county", "year": 2023, "indicator": "城镇调查失业率", "indicator_text": "失业率",
        "value": Decimal(value), "upper_value": None, "unit": "%", "bound": "Equal", "change": "", "kind": "reported",
        "confidence": Decimal("0.9"), "report": "r", "sentence": "s", "begin": 0, "end": 4,
    }  # fmt: skip
    return Row(**{**said, **other})


def test_figures_that_disagree_are_kept_and_marked():
    same = in_order([row(5), row(5, begin=9)])
    other = in_order([row(5), row(6, begin=9)])
    apart = in_order([row(5), row(6, year=2022), row(6, kind="target")])
    assert [r.conflict for r in same] == [False, False]
    assert [r.conflict for r in other] == [True, True]
    assert not any(r.conflict for r in apart)


def test_figures_that_can_both_be_true_do_not_conflict():
    passed = in_order([row(5, bound="Greater"), row("5.2", begin=9)])  # 突破5, 达到5.2
    about = in_order([row(5, bound="Approx"), row("5.1", begin=9)])
    below = in_order([row(5, bound="Greater"), row("4.9", begin=9)])
    falls = in_order([row(5, change="Up"), row(5, change="Down", begin=9)])
    deeper = in_order([row(5, change="Down", bound="AtLeast"), row(6, change="Down", begin=9)])  # 下降5%以上
    assert not any(r.conflict for r in (*passed, *about, *deeper))
    assert all(r.conflict for r in (*below, *falls))


def test_in_wide_form_the_surest_speaks_and_a_fall_is_negative():
    columns, lines = wide(in_order([
        row(5), row(6, begin=9, confidence=Decimal("0.95")), row(3, indicator="出口增速", change="Down"),
    ]))  # fmt: skip
    assert columns == ["place", "place_code", "level", "year", "出口增速", "城镇调查失业率", "conflicts"]
    assert lines == [["栖川市", "990181", "county", 2023, Decimal(-3), Decimal(6), 1]]
