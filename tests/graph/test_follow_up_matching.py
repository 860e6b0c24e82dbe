"""Which measures of the next report are the work that was promised."""

from __future__ import annotations

from govgraph.graph.link.lines import Line, Sentence, numbered
from govgraph.graph.link.matching import FOUND_FROM, Matcher
from govgraph.graph.link.wording import bigrams, evidence, rarity, without_stock

OTHERS = "持续改善民生。扩大有效投资。深化国企改革。发展现代农业。加强队伍建设。优化营商环境。提升城市品质。"


def line(iri, headline, body="", names=(), indicators=()):
    begin = 0
    sentences = []
    for part in f"{headline}。{body}".split("。"):
        if part:
            sentences.append(Sentence(begin, begin + len(part), part, numbered(part)))
        begin += len(part) + 1
    return Line(iri, tuple(sentences), frozenset(names), frozenset(indicators))


def found(promise, measures, decided=None):
    """The measures that count as matches, best first, in reports with other work in them."""
    others = [line(f"other/{n}", work) for n, work in enumerate(OTHERS.split("。")) if work]
    candidates = Matcher([promise], [*measures, *others]).find(promise, decided).candidates
    return [candidate.measure for candidate in candidates if candidate.score >= FOUND_FROM]


def test_a_promise_is_found_within_a_paragraph_under_another_headline():
    promise = line("c", "大力招商引资", "开展“招商突破年”活动,建成云溪湖湿地公园")
    park = line("a", "城乡面貌焕然一新", "道路更加通畅。云溪湖湿地公园建成开放,市民交口称赞")
    assert found(promise, [park, line("b", "民生福祉改善", "扎实开展就业帮扶。完成十件实事")]) == ["a"]


def test_phrases_of_the_genre_match_nothing():
    for promise in ("推动高质量发展", "加强党的建设", "全面依法治市", "推进治理体系和治理能力现代化"):
        assert found(line("c", promise), [line("m", promise)]) == []


def test_doctrine_in_common_is_no_work_in_common():
    thought = "深入学习贯彻习近平新时代中国特色社会主义思想,自觉接受人大及其常委会监督"
    assert found(line("c", "加强自身建设", thought), [line("m", "作风持续转变", thought)]) == []


def test_a_programme_or_an_indicator_in_common_raises_the_score():
    def score(**common):
        promise = line("c", "云溪湖湿地公园开放", "为茶农服务", **common)
        measure = line("m", "云溪湖湿地公园建成", "茶企受益", **common)
        return Matcher([promise], [measure]).find(promise).candidates[0].score

    assert score(names=["p"]) > score()
    assert score(indicators=["i"]) > score()


def test_at_most_three_candidates_are_kept_best_first():
    promise = line("c", "云溪湖湿地公园", "建成云溪湖湿地公园和环湖绿道")
    measures = [line(f"m{n}", f"第{n}项工作", "云溪湖湿地公园" + "环湖绿道" * (n == 2)) for n in range(5)]
    candidates = Matcher([promise], measures).find(promise).candidates
    assert len(candidates) == 3
    assert candidates[0].measure == "m2"
    assert [c.score for c in candidates] == sorted((c.score for c in candidates), reverse=True)


def test_the_share_counts_sentences_that_come_back():
    promise = line("c", "繁荣文化", "建成云溪湖湿地公园。开办龙门书院。举办竹编博览会")
    measure = line("m", "文化繁荣", "云溪湖湿地公园建成。竹编博览会成功举办")
    assert Matcher([promise], [measure]).find(promise).share == 2 / 4


def test_a_reviewed_verdict_overrides_the_score():
    promise = line("c", "建成云溪湖湿地公园")
    park, other = line("a", "云溪湖湿地公园建成开放"), line("b", "水上乐园开业")
    assert found(promise, [park, other]) == ["a"]
    assert found(promise, [park, other], {"a": "different"}) == []
    assert found(promise, [park, other], {"b": "same"})[0] == "b"
    assert found(promise, [park, other], {"a": "unsure", "gone": "same"}) == ["a"]


def test_the_score_of_a_pair_does_not_change_with_unrelated_reports():
    weights, rarest = rarity()
    assert weights["推进"] < weights["旅游"] < rarest
    assert evidence("推进旅游发展", "旅游发展") > evidence("推进改革", "推进改革")


def test_stock_phrases_leave_a_break():
    assert bigrams(without_stock("坚持新发展理念不动摇")) == ["坚持", "", "不动", "动摇"]
