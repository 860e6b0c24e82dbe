"""The laws of the house on whole reports: evidence, punctuation, determinism, promises of the examples."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from govgraph.building import build_reports
from govgraph.graph.store import open_store
from govgraph.ingest.pipeline import facts_of
from govgraph.ingest.readers import Hints, read
from govgraph.ingest.reading import FOLDED
from govgraph.ontology.model import Fact
from govgraph.queries import Catalogue
from govgraph.queries.binding import bind

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*_*.*"))
PREFIXES = (
    "PREFIX gov: <https://w3id.org/govgraph/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
)


def every_fact(report):
    kinds = (report.measures, report.mentions, report.figures, report.honours, report.problems, report.events)
    return [fact for kind in kinds for fact in kind]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_fact_has_a_span_within_its_report_and_a_rule(path):
    document, _ = read(path, Hints())
    facts = every_fact(facts_of(document))
    assert len(facts) > 30
    for fact in facts:
        assert isinstance(fact, Fact)
        words = fact.span.of(document.text)
        assert words and words == words.strip() and "\n" not in words
        assert 0 < fact.confidence <= 1 and "." in fact.rule


@pytest.mark.parametrize("path", [p for p in EXAMPLES if p.suffix == ".txt"], ids=lambda path: path.name)
def test_punctuation_does_not_matter(path, tmp_path):
    document, _ = read(path, Hints())
    ascii_ = tmp_path / path.name
    ascii_.write_text(document.text.translate(FOLDED), encoding="utf8")
    folded, _ = read(ascii_, Hints())
    assert folded.text != document.text or "," in document.text

    def said(report):
        return [
            (type(f).__name__, f.span, f.rule, getattr(f, "role", None), getattr(f, "value", None))
            for f in every_fact(report)
        ]

    assert said(facts_of(folded)) == said(facts_of(document))


def test_builds_in_other_folders_and_with_other_hash_seeds_give_the_same_bytes(tmp_path):
    outputs = []
    for seed in ("0", "4711"):
        out = tmp_path / f"seed{seed}"
        subprocess.run(
            [sys.executable, "-m", "govgraph", "build", *map(str, EXAMPLES), "--out", str(out), "--no-view"],
            check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed},
        )  # fmt: skip
        quads = subprocess.run(
            [sys.executable, "-m", "govgraph", "export", "--format", "nq", "--store", str(out / "store")],
            check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed},
        )  # fmt: skip
        outputs.append(((out / "graph.ttl").read_bytes(), quads.stdout, (out / "issues.jsonl").read_bytes()))
    assert outputs[0] == outputs[1]


@pytest.fixture(scope="module")
def promises(tmp_path_factory):
    """{promise of 栖川市's 2022 report: status} as the links between its reports say."""
    out = tmp_path_factory.mktemp("promises")
    build_reports(EXAMPLES, out, Hints(), with_export=False, with_view=False)
    with open_store(out / "store", read_only=True) as store:
        rows = store.select(
            PREFIXES
            + """SELECT ?words ?status { ?f gov:status ?status .
            { ?f gov:ofCommitment ?c . ?c rdfs:label ?words } UNION { ?f gov:ofTarget ?c . ?c gov:indicatorText ?words }
            FILTER(CONTAINS(STR(?c), "栖川市/2022/")) }"""
        )
    return {str(words): str(status).split("#")[1] for words, status in rows}


@pytest.mark.parametrize(
    ("promise", "status"),
    [
        ("建成市行政争议化解中心并实体化运行", "Done"),
        ("化解行政争议", "Met"),
        ("行政诉讼败诉率", "Missed"),
        ("法治文化阵地覆盖率", "NotReported"),
    ],
)
def test_promises_of_the_examples_are_followed_into_the_next_report(promises, promise, status):
    assert promises.get(promise) == status, promises


def test_a_promise_never_mentioned_again_is_told_as_such(promises):
    assert [status for words, status in promises.items() if "三色评估" in words] == ["NotMentioned"]


def test_every_class_of_the_ontology_occurs_in_the_examples(tmp_path):
    merges = ROOT / "examples" / "merges.tsv"
    build_reports(EXAMPLES, tmp_path, Hints(), merges=merges, with_export=False, with_view=False)
    with open_store(tmp_path / "store", read_only=True) as store:
        used = {str(kind) for (kind,) in store.select("SELECT DISTINCT ?c { GRAPH ?g { ?x a ?c } }")}
    declared = re.findall(
        r"^gov:(\w+) a owl:Class", (ROOT / "ontology" / "govgraph.ttl").read_text("utf8"), re.M
    )
    closed = {"Bound", "Change", "SectionRole", "Presence", "Direction", "Verdict"}  # of individuals
    drawn = {"Reorganisation", "SharedWording"}  # have tests of their own in tests/graph
    unused = {name for name in declared if f"https://w3id.org/govgraph/ontology#{name}" not in used}
    assert unused <= closed | drawn | {name for name in declared if name.endswith(("Kind", "Status", "Code"))}


def test_quality_floors_on_the_shared_gold(shared, tmp_path):
    gold = shared / "gold"
    spec = importlib.util.spec_from_file_location("score", gold / "score.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    texts = [path for path in sorted(gold.glob("*.txt")) if not path.name.endswith(".tagged.txt")]
    built = build_reports(texts, tmp_path, Hints(), with_view=False)
    rows = score.table(score.score(score.Graph(built.turtle), gold, False)[0])
    assert rows["spans"] == 1 and rows["reports missing"] == 0
    assert rows["F"]["value"] >= 0.95 and rows["F"]["link"] >= 0.9
    assert rows["D"]["F1"] >= 0.97 and rows["I"]["F1"] >= 0.9 and rows["M"]["F1"] >= 0.9


def test_rdflib_alone_answers_the_questions_from_the_turtle_with_the_rows_of_the_store(tmp_path):
    path = ROOT / "examples" / "栖川市_2023.txt"
    built = build_reports([path], tmp_path, Hints(), with_view=False)
    graph = rdflib.Graph().parse(built.turtle)
    with open_store(built.store, read_only=True) as store:
        for question in Catalogue():
            sparql = bind(question, {})
            ours = [[None if cell is None else str(cell) for cell in row] for row in store.select(sparql)]
            theirs = [[None if cell is None else str(cell) for cell in row] for row in graph.query(sparql)]
            assert ours == theirs, question.name
