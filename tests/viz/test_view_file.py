"""The written page: one file, the same bytes each time, closed to markup and to the network."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256

import pytest
from govgraph.viz.scene import ViewError
from govgraph.viz.view import write_view


@pytest.fixture(scope="module")
def page(invented_store, tmp_path_factory):
    path = tmp_path_factory.mktemp("view") / "view.html"
    write_view(invented_store, path)
    return path.read_text(encoding="utf-8")


def block(page, name):
    return json.loads(
        re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.S)[1]
    )


def test_same_store_gives_same_bytes(invented_store, tmp_path):
    for name in ("one.html", "two.html"):
        write_view(invented_store, tmp_path / name)
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_summary_counts_what_the_page_holds(invented_store, tmp_path):
    summary = write_view(invented_store, tmp_path / "view.html")
    page = (tmp_path / "view.html").read_text(encoding="utf-8")
    assert summary.reports == 1
    assert summary.nodes == len(block(page, "nodes")) == len(block(page, "graph")["facts"])
    assert summary.edges == len(block(page, "edges"))


def test_policy_allows_only_what_stands_in_the_page(page):
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    inline = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", page, re.S)
    hashes = {f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}" for text in inline}
    assert hashes == set(re.findall(r"sha256-[^']+", policy))
    assert len(hashes) == 3


def test_page_names_no_address_to_fetch(page):
    own = re.sub(r"<script>/\*\*\n \* vis-network.*?</script>", "", page, flags=re.S)
    assert not re.findall(r"(?:src|href|url)\s*[=(]\s*[\"']?(?:https?:)?//", own)
    assert "sourceMappingURL" not in page
    assert not re.findall(r"\son[a-z]+=", own.split("<body>")[1].split("<script")[0])


def test_words_of_a_report_cannot_end_a_block(hostile_store, tmp_path):
    write_view(hostile_store, tmp_path / "view.html")
    page = (tmp_path / "view.html").read_text(encoding="utf-8")
    assert "<script>window.broken" not in page
    assert "<img" not in page
    assert page.count("</script>") == 6


def test_evidence_of_every_fact_is_its_words_in_the_sentence(page):
    facts = block(page, "graph")["facts"]
    figure = next(fact for fact in facts if fact["kind"] == "outcome")
    assert figure["evidence"][0]["text"] == ["全年合法性审查件数达", "1,284件", "，成效明显。"]
    assert all(fact["evidence"] for fact in facts)


def test_places_and_properties_have_names_in_both_languages(page):
    names = block(page, "graph")["names"]
    for name in ("agent", "partner", "issued", "hasOutcome", "indicatorText", "value", "unitText"):
        zh, en = names[name]
        assert re.search(r"[\u4e00-\u9fff]", zh), name
        assert re.search(r"[a-z]", en), name


def test_only_the_chosen_report_is_shown(invented_store, tmp_path):
    with pytest.raises(ViewError, match="holds no report"):
        write_view(
            invented_store, tmp_path / "view.html", reports=["https://w3id.org/govgraph/id/report/1/2/x"]
        )
    with pytest.raises(ViewError, match="not an IRI"):
        write_view(invented_store, tmp_path / "view.html", reports=["urn:x> } DROP ALL #"])
    assert not (tmp_path / "view.html").exists()


def test_a_title_of_ones_own(invented_store, tmp_path):
    write_view(invented_store, tmp_path / "view.html", title="比较 <b>&</b>")
    assert "<h1>比较 &lt;b&gt;&amp;&lt;/b&gt;</h1>" in (tmp_path / "view.html").read_text(encoding="utf-8")
