"""Which pairs a reviewer is shown, in which order, and with which sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from govgraph.graph.build import load
from govgraph.graph.embedded import EmbeddedStore
from govgraph.graph.merges import Judgement, Merges, Verdict
from govgraph.graph.review import doubtful
from govgraph.graph.review.names import nearness
from govgraph.ontology.iris import Iris
from govgraph.ontology.model import Institution

IRIS = Iris()
FULL = Institution("县市场监督管理局", "990122", "department")
SHORT = Institution("县市监局", "990122", "department")


@pytest.fixture(scope="module")
def doubted(first, second):
    """A store in which a bureau and its short name are two, and a wording is far from its name."""
    store = EmbeddedStore()
    mentions = [replace(first.mentions[0], entity=FULL), *first.mentions[1:]]
    later = [replace(second.mentions[0], entity=SHORT), *second.mentions[1:]]
    facts = [replace(first, mentions=tuple(mentions)), replace(second, mentions=tuple(later))]
    load(store, facts, IRIS)
    return store


def test_a_short_name_and_its_long_one_are_shown_with_their_sentences(doubted):
    pairs = doubtful(doubted, IRIS, Merges(), "institution", 10)
    (pair,) = [pair for pair in pairs if pair.now == "two"]
    assert (pair.left, pair.right) == ("institution/990122/县市场监督管理局", "institution/990122/县市监局")
    assert pair.score >= 0.6
    assert "县司法局" in pair.left_sentence and "县司法局" in pair.right_sentence


def test_a_wording_far_from_the_name_it_was_given_is_shown(doubted):
    pairs = doubtful(doubted, IRIS, Merges(), "institution", 10)
    assert ("institution/990122/县市场监督管理局", "institution/990122/县司法局") in {
        (pair.left, pair.right) for pair in pairs if pair.now == "one"
    }


def test_pairs_that_are_decided_are_not_shown_again(doubted):
    before = doubtful(doubted, IRIS, Merges(), "institution", 10)
    decided = Merges(Judgement(Verdict.UNSURE, pair.left, pair.right, "李明", "") for pair in before[:1])
    after = doubtful(doubted, IRIS, decided, "institution", 10)
    assert after == before[1:]


def test_the_nearest_come_first(doubted):
    scores = [pair.score for pair in doubtful(doubted, IRIS, Merges(), "institution", 10)]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("市市场监督管理局", "市市监局", True),
        ("“最多跑一次”改革", "最多跑一次改革", True),
        ("市第一人民医院", "市第二人民医院", False),  # another number
        ("12号线一期", "21号线一期", False),
        ("市教育局", "市财政局", False),
    ],
)
def test_nearness_of_names(one, other, near):
    assert (nearness(one, other) >= 0.6) is near
