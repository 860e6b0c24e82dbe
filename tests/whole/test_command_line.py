"""The commands as a user types them: what they print, write and return."""

import importlib.metadata
import json
import re
import subprocess
import sys
from pathlib import Path

import govgraph
import pytest
from click.testing import CliRunner
from govgraph.cli import main

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    out = tmp_path_factory.mktemp("built")
    result = run("build", EXAMPLES, "--out", out)
    assert result.exit_code == 0, result.output
    return out, result.output


def test_a_build_writes_store_turtle_view_and_issues_and_says_where(built):
    out, said = built
    assert {"store", "graph.ttl", "view.html", "issues.jsonl"} <= {path.name for path in out.iterdir()}
    assert "Reports: 5 read, 0 left out" in said
    for name in ("store", "graph.ttl", "view.html", "issues.jsonl"):
        assert str(out / name) in said


def test_export_and_view_can_be_left_out(tmp_path):
    assert (
        run("build", EXAMPLES / "栖川市_2022.txt", "--out", tmp_path, "--no-export", "--no-view").exit_code
        == 0
    )
    assert {path.name for path in tmp_path.iterdir()} == {"store", "issues.jsonl"}


def test_one_bad_file_harms_only_itself(tmp_path):
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "good.txt").write_bytes((EXAMPLES / "栖川市_2022.txt").read_bytes())
    (reports / "empty.txt").write_bytes(b"")
    (reports / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (reports / "letter.html").write_text("<html><body><p>Dear all, nothing here.</p></body></html>")
    result = run("build", reports, tmp_path / "missing.txt", "--out", tmp_path / "out")
    rows = [json.loads(line) for line in (tmp_path / "out" / "issues.jsonl").read_text("utf8").splitlines()]
    failed = {row["report"] for row in rows if row["level"] == "error"}
    assert result.exit_code == 1
    assert failed == {"empty.txt", "picture.txt", "letter.html", "missing.txt"}
    assert all(name in result.output for name in failed)
    assert "Reports: 1 read, 4 left out" in result.output


def test_an_empty_folder_is_told_and_fails(tmp_path):
    (tmp_path / "none").mkdir()
    result = run("build", tmp_path / "none", "--out", tmp_path / "out")
    assert (result.exit_code, "there is no report" in result.output) == (1, True)


def test_the_same_file_twice_is_read_once_and_no_failure(tmp_path):
    file = EXAMPLES / "栖川市_2022.txt"
    result = run("build", file, file, "--out", tmp_path, "--no-view", "--no-export")
    assert (result.exit_code, "Reports: 1 read, 0 left out" in result.output) == (0, True)


def test_a_file_that_cannot_be_written_is_named(built, tmp_path):
    result = run("export", "--store", built[0] / "store", "-o", tmp_path / "nowhere" / "graph.ttl")
    assert (result.exit_code, "graph.ttl" in result.output) == (1, True)


def test_a_question_is_answered_with_its_evidence(built):
    out, _ = built
    result = run("query", "outcomes", "--set", "place=栖川市", "--format", "json", "--store", out / "store")
    rows = json.loads(result.output)
    text = (EXAMPLES / "栖川市_2022.txt").read_text("utf-8-sig").replace("\r\n", "\n")
    ours = [row for row in rows if row["report"].endswith("/2022/rule-of-law")]
    assert ours and all(text[row["begin"] : row["end"]] == row["outcome"] for row in ours)
    assert all(row["outcome"] in row["sentence"] for row in rows)


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (("query", "outcome"), "outcomes"),
        (("query", "outcomes", "--set", "plaec=栖川市"), "place"),
        (("query", "outcomes", "--set", "place"), "key=value"),
        (("query", "outcomes", "--columns", "wrong"), "sentence"),
        (("query", "outcomes", "--format", "xml"), "csv"),
    ],
)
def test_wrong_use_ends_with_code_2_and_names_the_remedy(built, arguments, names):
    result = run(*arguments, "--store", built[0] / "store")
    assert (result.exit_code, names in result.output) == (2, True), result.output


def test_a_missing_store_is_named(tmp_path):
    result = run("query", "measures", "--store", tmp_path / "nowhere")
    assert result.exit_code == 1
    assert "nowhere" in result.output and "govgraph build" in result.output


def test_a_free_query_knows_the_prefixes(built):
    result = run(
        "sparql",
        "SELECT (COUNT(?m) AS ?n) { ?m a gov:Commitment }",
        "--format",
        "json",
        "--store",
        built[0] / "store",
    )
    assert json.loads(result.output)[0]["n"] > 10


@pytest.mark.parametrize("name", ["ttl", "trig", "nq", "nt", "jsonld", "graphml", "gexf", "csv"])
def test_every_format_can_be_written_and_comes_out_the_same_twice(built, tmp_path, name):
    files = [tmp_path / f"{n}.{name}" for n in (1, 2)]
    for file in files:
        assert run("export", "--format", name, "--store", built[0] / "store", "-o", file).exit_code == 0
    assert files[0].read_bytes() == files[1].read_bytes() != b""


def test_a_built_graph_conforms_to_the_shapes(built):
    result = run("validate", "--store", built[0] / "store")
    assert (result.exit_code, "0 violations" in result.output) == (0, True), result.output


def test_the_network_is_measured(built):
    rows = json.loads(run("stats", "--network", "--format", "json", "--store", built[0] / "store").output)
    assert rows and {"degree", "betweenness", "pagerank", "community"} <= {name.lower() for name in rows[0]}


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_is_in_the_readme_and_its_help_ends_in_an_example(command):
    said = run(command, "--help").output
    assert re.search(r"Example:\n\s+govgraph " + command, said)
    assert f"govgraph {command}" in (ROOT / "README.md").read_text("utf8")


def test_the_version_installed_is_the_version_recorded():
    assert importlib.metadata.version("govgraph") == govgraph.__version__


def test_help_examples_run(built, tmp_path, monkeypatch):
    (tmp_path / "demo").symlink_to(built[0])
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    monkeypatch.chdir(tmp_path)
    for name in sorted(set(main.commands) - {"build"}):
        line = run(name, "--help").output.split("Example:\n")[1].strip()
        done = subprocess.run(
            line.replace("govgraph", f"{sys.executable} -m govgraph", 1),
            shell=True,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, (line, done.stderr)


def test_judgements_are_asked_for_written_and_applied_at_the_next_build(built, tmp_path):
    out, _ = built
    merges, there = tmp_path / "merges.tsv", ("--store", str(out / "store"))
    asked = CliRunner().invoke(
        main,
        ["review", "institution", "--decide", "--who", "李明", "--merges", str(merges), *there],
        input="x\ns\n同一机构\nq\n",
    )
    assert asked.exit_code == 0, asked.output
    assert "1 judgements written" in asked.output
    (line,) = [line for line in merges.read_text("utf8").splitlines() if line.startswith("same\t")]
    _, left, right, who, why = line.split("\t")
    assert (who, why) == ("李明", "同一机构")
    shown = run("review", "institution", "--merges", merges, "--store", out / "store", "--format", "csv")
    assert f"{left},{right}" not in shown.output
    again = run("build", EXAMPLES, "--merges", merges, "--out", tmp_path / "out", "--no-export", "--no-view")
    assert again.exit_code == 0, again.output
    for name, held in ((left, True), (right, False)):
        found = run(
            "sparql",
            f"SELECT (COUNT(?c) AS ?n) {{ <https://w3id.org/govgraph/id/{name}> a ?c }}",
            "--format",
            "csv",
            "--store",
            tmp_path / "out" / "store",
        )
        assert found.output.split() == ["n", "1" if held else "0"]


def test_a_file_of_judgements_that_is_missing_or_broken_stops_the_build(tmp_path):
    missing = run("build", EXAMPLES, "--merges", tmp_path / "none.tsv", "--out", tmp_path / "out")
    assert missing.exit_code == 1 and "none.tsv" in missing.output
    (tmp_path / "merges.tsv").write_text("left\tright\n", encoding="utf8")
    broken = run("build", EXAMPLES, "--merges", tmp_path / "merges.tsv", "--out", tmp_path / "out")
    assert broken.exit_code == 1 and "merges.tsv line 1" in broken.output
