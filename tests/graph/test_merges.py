"""Judgements of reviewers: read from a file, stronger than the rules, kept in the graph."""

from __future__ import annotations

from dataclasses import replace

import pytest
from govgraph.graph.build import load
from govgraph.graph.embedded import EmbeddedStore
from govgraph.graph.errors import MergesError
from govgraph.graph.merges import Judgement, Merges, Verdict, append, read_merges
from govgraph.graph.merges.applied import renamed
from govgraph.ontology.iris import Iris
from govgraph.ontology.model import Institution, PolicyDocument, Programme
from govgraph.ontology.terms import with_prefixes

IRIS = Iris()
JUSTICE = "institution/990122/云溪县司法局"
SHORT = "institution/990122/县司法局"
BUREAU = "institution/990122/云溪县法制办公室"
HEADER = "verdict\tleft\tright\twho\twhy\n"


def judged(*rows):
    return Merges(
        Judgement(Verdict(verdict), left, right, "李明", "", line)
        for line, (verdict, left, right) in enumerate(rows, 2)
    )


def store_of(*builds, merges=None):
    store = EmbeddedStore()
    for facts in builds:
        load(store, facts, IRIS, merges=merges or Merges())
    return store


def names(store):
    found = store.select(
        with_prefixes("SELECT DISTINCT ?n WHERE { ?i a gov:Institution ; skos:prefLabel ?n }")
    )
    return {str(name) for (name,) in found}


def with_bureau(facts):
    """The report as if its first mention of the county's justice bureau had named another body."""
    first = facts.mentions[0]
    other = replace(first, entity=Institution("云溪县法制办公室", "990122", "department"))
    return replace(facts, mentions=(other, *facts.mentions[1:]))


def test_two_names_judged_the_same_are_one_under_the_left_name(first, second):
    apart = store_of([with_bureau(first), second])
    assert {"云溪县司法局", "云溪县法制办公室"} <= names(apart)
    joined = store_of([with_bureau(first), second], merges=judged(("same", JUSTICE, BUREAU)))
    assert "云溪县法制办公室" not in names(joined)
    assert "云溪县司法局" in names(joined)


def test_a_wording_judged_different_becomes_a_thing_of_its_own(first, second):
    assert "县司法局" not in names(store_of([first, second]))
    parted = store_of([first, second], merges=judged(("different", JUSTICE, SHORT)))
    assert "县司法局" in names(parted)


def test_a_judgement_that_is_unsure_changes_no_name(first, second):
    unsure = store_of([first, second], merges=judged(("unsure", JUSTICE, SHORT)))
    assert names(unsure) == names(store_of([first, second]))


def test_judgements_stand_in_a_graph_of_their_own_with_who_decided(first, second):
    store = store_of([first, second], merges=judged(("different", JUSTICE, SHORT)))
    found = store.select(
        with_prefixes(
            f"""SELECT ?left ?right ?who WHERE {{ GRAPH <{IRIS.judgements_graph}> {{
            ?j a gov:Judgement ; gov:verdict gov:Different ; gov:left ?left ; gov:right ?right ; gov:judgedBy ?who }} }}"""
        )
    )
    assert [[str(term) for term in row] for row in found] == [
        [IRIS.base + JUSTICE, IRIS.base + SHORT, "李明"]
    ]


def test_reports_in_portions_give_the_same_graph_under_judgements(first, second):
    merges = judged(("same", JUSTICE, BUREAU), ("different", JUSTICE, SHORT))
    reports = [with_bureau(first), second]
    full = set(store_of(reports, merges=merges).quads())
    assert set(store_of(reports[:1], reports[1:], merges=merges).quads()) == full
    assert set(store_of(reports[1:], reports[:1], merges=merges).quads()) == full


def test_a_report_that_a_new_judgement_concerns_is_to_be_built_again(first, second):
    store = store_of([first, second])
    loaded = load(store, [second], IRIS, merges=judged(("same", JUSTICE, BUREAU)))
    (stale,) = [issue for issue in loaded.issues if issue.rule == "merges.stale"]
    assert stale.source == "yunxi-2022.txt" and JUSTICE in stale.message
    again = load(store, [first, second], IRIS, merges=judged(("same", JUSTICE, BUREAU)))
    assert [issue for issue in again.issues if issue.rule == "merges.stale"] == []


def test_a_judgement_about_nothing_is_told(first):
    loaded = load(
        EmbeddedStore(),
        [first],
        IRIS,
        merges=judged(("same", "programme/无此工程", "programme/也无此工程")),
    )
    assert [issue.rule for issue in loaded.issues] == ["merges.unknown"]


def test_chains_of_names_end_at_the_leftmost():
    merges = judged(("same", "programme/甲", "programme/乙"), ("same", "programme/乙", "programme/丙"))
    assert {merges.called(f"programme/{name}") for name in "甲乙丙"} == {"programme/甲"}


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("maybe\tprogramme/甲\tprogramme/乙\t李明\t\n", "line 2: 'maybe' is no verdict"),
        ("same\tprogramme/甲\tprogramme/乙\t\t\n", "line 2: say in the column who"),
        ("same\tprogramme/甲\tdocument/乙\t李明\t\n", "line 2: .* not two of one kind"),
        ("same\tprogramme/甲\tprogramme/甲\t李明\t\n", "line 2: left and right are the same"),
        ("same\tinstitution/1/甲\tinstitution/2/甲\t李明\t\n", "line 2: .* two places"),
        ("same\tprogramme/甲\tprogramme/乙\t李明\n", "line 2: 4 cells, not 5"),
        (
            "same\tprogramme/甲\tprogramme/乙\t李明\t\ndifferent\tprogramme/乙\tprogramme/甲\t王芳\t\n",
            "line 3: different contradicts line 2",
        ),
        (
            "same\tprogramme/甲\tprogramme/乙\t李明\t\nsame\tprogramme/乙\tprogramme/丙\t李明\t\n"
            "different\tprogramme/甲\tprogramme/丙\t王芳\t\n",
            "line 4: different, but other lines",
        ),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path, rows, told):
    path = tmp_path / "merges.tsv"
    path.write_text(HEADER + rows, encoding="utf8")
    with pytest.raises(MergesError, match=f"merges.tsv {told}"):
        read_merges(path)


def test_what_is_appended_is_read_again(tmp_path):
    path = tmp_path / "merges.tsv"
    said = Judgement(Verdict.SAME, "programme/甲", "programme/乙", "李明", "同一工程\n的两种写法")
    append(path, [said])
    append(path, [replace(said, right="programme/丙", why="")])
    assert [(each.right, each.why) for each in read_merges(path).judgements] == [
        ("programme/乙", "同一工程 的两种写法"),
        ("programme/丙", ""),
    ]


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("programme/990122/双百工程", Programme("双百工程", "project", None, "990122")),
        ("programme/双百工程", Programme("双百工程", "project")),
        ("document/990122/2023/条例", PolicyDocument("条例", "county", "990122", 2023)),
        ("document/100000/云溪县/停车办法", PolicyDocument("停车办法", "county", "100000/云溪县")),
        ("document/云溪县停车办法", PolicyDocument("云溪县停车办法", "county")),
    ],
)
def test_a_name_in_the_file_is_the_iri_of_the_record_it_makes(name, record):
    plain = (
        Programme("别名", record.kind) if isinstance(record, Programme) else PolicyDocument("别名", "county")
    )
    assert renamed(plain, name) == record
    assert IRIS.entity(renamed(plain, name)) == IRIS.base + name


def test_a_local_programme_may_be_one_that_is_the_same_everywhere_but_not_the_other_way_round(tmp_path):
    path = tmp_path / "merges.tsv"
    path.write_text(HEADER + "same\tprogramme/甲\tprogramme/1/甲\t李明\t\n", encoding="utf8")
    assert read_merges(path).called("programme/1/甲") == "programme/甲"
    path.write_text(HEADER + "same\tprogramme/1/甲\tprogramme/甲\t李明\t\n", encoding="utf8")
    with pytest.raises(MergesError, match="two places"):
        read_merges(path)


def matches(store):
    found = store.select(with_prefixes("SELECT ?c ?m { ?f gov:ofCommitment ?c ; gov:doneBy ?m }"))
    return {(str(c).removeprefix(IRIS.base), str(m).removeprefix(IRIS.base)) for c, m in found}


def test_a_match_judged_wrong_is_none_and_one_judged_right_is_the_match(first, second):
    before = matches(store_of([first, second]))
    wrong = sorted(before)[0]
    barred = judged(("different", *wrong))
    assert wrong not in matches(store_of([first, second], merges=barred))
    other = (wrong[0], f"{wrong[1].rpartition('/')[0]}/1.0.2")
    assert other in matches(store_of([first, second], merges=judged(("same", *other))))


def test_a_judged_match_is_drawn_anew_though_its_reports_are_not_given_again(first, second):
    store = store_of([first, second])
    wrong = sorted(matches(store))[0]
    barred = judged(("different", *wrong))
    load(store, [], IRIS, merges=barred)
    assert set(store.quads()) == set(store_of([first, second], merges=barred).quads())
