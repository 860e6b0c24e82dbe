"""What became of promises: kept, missed by a number, forgotten."""

from __future__ import annotations

from decimal import Decimal

import pytest
from govgraph.graph.build import load
from govgraph.graph.embedded import EmbeddedStore
from govgraph.graph.link.lines import Line, match_lines
from govgraph.graph.link.targets import Amount, is_met, matching_observation
from govgraph.graph.link.wording import Weights, bigrams, likeness
from govgraph.ontology.iris import Iris
from govgraph.ontology.terms import with_prefixes


def follow_ups(store, followed):
    found = store.select(
        with_prefixes(
            f"""SELECT ?words ?status ?found WHERE {{
            ?f a gov:FollowUp ; {followed} ?it ; gov:status ?status . ?it gov:evidence/nif:anchorOf ?words
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


def test_nothing_is_followed_up_without_the_next_report(first):
    store = EmbeddedStore()
    load(store, [first], Iris())
    assert list(store.quads(Iris().links_graph)) == []


def line(iri, headline, body="", refers=()):
    words = f"{headline}。{body}"
    sentences = tuple(bigrams(part) for part in words.split("。") if part)
    return Line(iri, bigrams(headline), bigrams(words), sentences, frozenset(refers))


def test_a_promise_is_found_within_a_paragraph_under_another_headline():
    promise = line("c", "扎实开展“招商突破年”活动")
    measures = [
        line("a", "转型升级迈出坚实步伐", "制造业加快发展。“招商突破年”活动扎实开展,签约项目多"),
        line("b", "民生福祉持续改善", "扎实开展就业帮扶。完成十件实事"),
    ]
    assert match_lines([promise], measures)["c"].measure == "a"


def test_phrases_of_the_genre_match_nothing():
    promises = [
        line("c1", "推进智慧城市建设"),
        line("c2", "推进美丽乡村建设"),
        line("c3", "推进法治政府建设"),
    ]
    assert match_lines(promises, [line("m", "推进综合交通建设"), line("n", "推进文化强市建设")]) == {}


def test_a_programme_in_common_raises_the_score():
    promise = line("c", "抓好护航工作", "为企业服务", refers=["p"])
    alone = match_lines([promise], [line("m", "护航工作有序", "企业服务")])
    shared = match_lines([promise], [line("m", "护航工作有序", "企业服务", refers=["p"])])
    assert shared["c"].score > alone["c"].score


def test_common_bigrams_weigh_less():
    weights = Weights([bigrams("推进改革"), bigrams("推进建设"), bigrams("推进普法")])
    assert weights.sum(frozenset(["推进"])) < weights.sum(frozenset(["普法"]))


def test_likeness_of_phrases():
    assert likeness("城镇新增就业", "城镇新增就业") == 1
    assert likeness("实际利用外资", "实际使用外资") < likeness("外贸进出口总额", "进出口总额")
    assert likeness("粮食总产量", "行政复议") == 0


def amount(value, *, bound="Equal", change=None, better=None, upper=None, text="指标", unit="件", year=None):
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
        year=year,
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
    target = amount("8", change="Up", unit="%")
    level = amount("80", unit="%")
    growth = amount("7", change="Down", unit="%")
    assert matching_observation(target, [level, growth], 2023) is growth


def test_a_figure_of_another_year_or_unit_does_not_answer_a_target():
    target = amount("100")
    assert matching_observation(target, [amount("90", year=2020), amount("95", unit="人")], 2023) is None
