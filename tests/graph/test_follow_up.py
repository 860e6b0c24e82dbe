"""What became of promises: kept, missed by a number, forgotten."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from govgraph.graph.build import load
from govgraph.graph.embedded import EmbeddedStore
from govgraph.graph.link.amounts import Amount
from govgraph.graph.link.changed import Changed
from govgraph.graph.link.follow_up import draw_follow_ups
from govgraph.graph.link.horizon import Horizon, Horizons
from govgraph.graph.link.targets import is_met, matching_observation
from govgraph.graph.link.wording import likeness
from govgraph.ontology.iris import Iris
from govgraph.ontology.terms import with_prefixes


def follow_ups(store, followed, year=2022):
    found = store.select(
        with_prefixes(
            f"""SELECT ?words ?status ?found WHERE {{
            ?f a gov:FollowUp ; {followed} ?it ; gov:status ?status ; gov:ofReport ?report . ?it gov:evidence/nif:anchorOf ?words . ?report gov:coversYear {year} .
            OPTIONAL {{ ?f gov:doneBy|gov:observation ?by . ?by gov:evidence/nif:anchorOf ?found }} }}"""
        )
    )
    return {str(w): (str(s).rpartition("#")[2], None if by is None else str(by)) for w, s, by in found}


def test_each_commitment_is_done_partly_done_or_not_mentioned(built):
    assert follow_ups(built, "gov:ofCommitment") == {
        "健全行政执法监督体系": ("Done", "健全行政执法监督体系"),
        "推进智慧普法": ("PartlyDone", "推进智慧普法工作"),  # two of the three platforms
        "办好民生实事": ("NotMentioned", None),
    }


def test_each_target_is_met_missed_or_not_reported(built):
    assert follow_ups(built, "gov:ofTarget") == {
        "150件以上": ("Met", "168件"),
        "3个": ("Missed", "2个"),
        "10个": ("NotReported", None),
    }


def test_only_a_commitment_that_was_kept_is_fulfilled(built):
    found = built.select(with_prefixes("SELECT ?l WHERE { ?c gov:fulfilledBy ?m . ?c rdfs:label ?l }"))
    assert [str(label) for (label,) in found] == ["健全行政执法监督体系"]


def test_without_the_next_report_the_status_says_so(first):
    store = EmbeddedStore()
    load(store, [first], Iris())
    found = {status for status, _ in follow_ups(store, "gov:ofCommitment|gov:ofTarget").values()}
    assert found == {"NoNextReport"}


def links(store):
    return set(store.quads(Iris().links_graph))


def test_reports_added_one_by_one_are_followed_as_if_built_together(built, reports, first, second):
    for order in ([first, second], [second, first], [reports.misread(first), second, first]):
        store = EmbeddedStore()
        for report in order:
            load(store, [report], Iris())
        assert links(store) == links(built)


def test_a_reviewed_verdict_decides_and_can_be_taken_back(first, second):
    store = EmbeddedStore()
    load(store, [first, second], Iris())
    before = links(store)
    reports = [Iris().report(facts.document) for facts in (first, second)]
    commitment, measure = f"{reports[0]}/measure/3.0.3", f"{reports[1]}/measure/1.0.2"
    changed = Changed(frozenset(reports))
    draw_follow_ups(store, Iris(), changed, {(commitment, measure): "same"})
    assert follow_ups(store, "gov:ofCommitment")["办好民生实事"] == ("PartlyDone", "推进智慧普法工作")
    draw_follow_ups(store, Iris(), changed)
    assert links(store) == before


def due(facts, words, year):
    """The report with the year of one of its figures changed."""
    text = facts.document.text
    figures = (replace(f, ref_year=year) if f.span.of(text) == words else f for f in facts.figures)
    return replace(facts, figures=tuple(figures))


def test_a_target_for_a_later_year_is_followed_in_the_report_of_that_year(first, second):
    promised = due(first, "150件以上", 2025)
    store = EmbeddedStore()
    load(store, [promised, second], Iris())
    assert follow_ups(store, "gov:ofTarget")["150件以上"] == ("NoNextReport", None)
    later = replace(due(second, "168件", 2025), document=replace(second.document, covers_year=2025))
    load(store, [later], Iris())
    assert follow_ups(store, "gov:ofTarget")["150件以上"] == ("Met", "168件")


def test_both_sentences_of_a_match_can_be_read(built):
    found = built.select(
        with_prefixes(
            """SELECT ?promised ?reported WHERE {
            ?f gov:ofCommitment/rdfs:label "推进智慧普法" ; gov:candidate ?c . ?c gov:candidateRank 1 ;
            gov:promisedIn/nif:anchorOf ?promised ; gov:reportedIn/nif:anchorOf ?reported }"""
        )
    )
    assert [(str(p), str(r)) for p, r in found] == [("建设普法云平台3个", "建设普法云平台2个")]


def test_a_passage_is_cut_from_the_text_it_names(built, first, second):
    texts = {Iris().report(facts.document): facts.document.text for facts in (first, second)}
    passages = built.select(
        with_prefixes(
            """SELECT ?words ?begin ?end ?text WHERE { ?p a gov:Passage ; nif:anchorOf ?words ;
            nif:beginIndex ?begin ; nif:endIndex ?end ; nif:referenceContext ?text }"""
        )
    )
    assert len(passages) > 0
    for words, begin, end, text in passages:
        assert texts[str(text).removesuffix("/text")][int(begin) : int(end)] == str(words)


def test_likeness_of_phrases():
    assert likeness("城镇新增就业", "城镇新增就业") == 1
    assert likeness("实际利用外资", "实际使用外资") < likeness("外贸进出口总额", "进出口总额")
    assert likeness("粮食总产量", "行政复议") == 0


def amount(
    value,
    *,
    bound="Equal",
    change=None,
    better=None,
    upper=None,
    text="指标",
    unit="件",
    when=None,
    sentence="",
):
    return Amount(
        iri=f"urn:figure/{value}",
        begin=0,
        value=Decimal(value),
        upper=None if upper is None else Decimal(upper),
        unit=unit,
        indicator=f"urn:{text}",
        text=text,
        bound=bound,
        change=change,
        better=better,
        when=when or Horizon(2023),
        clause=text,
        sentence=sentence or text,
    )


@pytest.mark.parametrize(
    ("promised", "reported", "met"),
    [
        (amount("150", bound="AtLeast"), amount("150"), True),
        (amount("150", bound="Greater"), amount("150"), False),
        (amount("5", bound="AtMost"), amount("4.9"), True),  # 失业率控制在5%以内
        (amount("5", bound="Less"), amount("5"), False),
        (amount("3"), amount("2"), False),  # 建设3个
        (amount("5.5", better="Lower"), amount("5.2"), True),
        (amount("5.5", change="DownTo"), amount("5.6", change="DownTo"), False),
        (amount("8", change="Up"), amount("8.4", change="Up"), True),
        (amount("8", change="Up"), amount("1", change="Down"), False),
        (amount("5", change="Down", better="Lower"), amount("6.1", change="Down"), True),
        (amount("5", change="Down", better="Lower"), amount("3", change="Up"), False),
        (amount("6", bound="Approx", change="Up"), amount("5.8", change="Up"), True),
        (amount("6", bound="Approx", change="Up"), amount("5", change="Up"), False),
        (amount("5.5", upper="6", change="Up"), amount("5.6", change="Up"), True),
    ],
)
def test_whether_a_target_was_met(promised, reported, met):
    assert is_met(promised, reported) is met


def test_a_growth_rate_is_not_compared_with_a_level():
    target = amount("8", change="Up", unit="%", text="旅游收入")
    level = amount("80", unit="%", text="旅游收入")
    growth = amount("7", change="Down", unit="%", text="旅游收入")
    assert matching_observation(target, [level, growth]) is growth


def test_a_figure_of_another_year_or_unit_does_not_answer_a_target():
    target = amount("100", text="旅游收入")
    others = [amount("90", when=Horizon(2020), text="旅游收入"), amount("95", unit="人", text="旅游收入")]
    assert matching_observation(target, others) is None


def test_a_total_of_several_years_does_not_answer_a_target_of_one():
    target = amount("100", text="新建农村公路")
    total = amount("900", when=Horizon(2023, span=True), text="新建农村公路")
    assert matching_observation(target, [total]) is None


@pytest.mark.parametrize(
    ("promised", "reported"),
    [
        ("城乡居民人均可支配收入", "城镇居民人均可支配收入"),
        ("农村劳动力转移就业", "农村劳动力累计转移就业"),
        ("园区规模以上工业增加值", "规模以上工业增加值"),
    ],
)
def test_names_that_differ_in_one_telling_word_are_different_indicators(promised, reported):
    assert matching_observation(amount("5", text=promised), [amount("5", text=reported)]) is None


def test_a_vague_name_needs_sentences_that_agree():
    target = amount("205", text="投资", sentence="云溪湖湿地公园和茶博园完成投资205亿元")
    other = amount("145", text="投资", sentence="实施重点项目305个,完成投资145亿元")
    same = amount("190", text="投资", sentence="云溪湖湿地公园、茶博园完成投资190亿元")
    assert matching_observation(target, [other, same]) is same


@pytest.mark.parametrize(
    ("before", "covers"),
    [
        ("今年新增就业", Horizon(2024)),
        ("今后五年新增就业", Horizon(2028, span=True)),
        ("今后五年新增就业50万人。今年新增就业", Horizon(2024)),
        ("今年是“十四五”时期的收官之年,新增就业", Horizon(2024)),
        ("“十四五”时期,主要目标是新增就业", Horizon(2025, span=True)),
        ("到2030年,绿化率达到", Horizon(2030, span=True)),
        ("生产总值年均增长", Horizon(2024, span=True, average=True)),
        ("生产总值年均增长8%,收入增长", Horizon(2024)),
        ("累计新增就业", Horizon(2024, span=True)),
        ("生产总值比2019年增长", Horizon(2024, span=True, average=True)),
        ("生产总值比2023年增长", Horizon(2024)),
    ],
)
def test_the_time_that_a_figure_covers_is_said_before_it(before, covers):
    assert Horizons(before + "8").at(0, len(before), 2024) == covers
