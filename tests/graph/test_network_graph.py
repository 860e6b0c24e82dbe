"""The network as networkx sees it, and counts."""

from __future__ import annotations

import pytest
from govgraph.graph.embedded import EmbeddedStore
from govgraph.graph.network import network, statistics
from govgraph.graph.stats import counts, network_table

MEASURE = "https://w3id.org/govgraph/id/report/990122/2022/rule-of-law/measure/1.0.1"
BUREAU = "https://w3id.org/govgraph/id/institution/990122/云溪县司法局"


@pytest.fixture(scope="module")
def graph(built):
    return network(built)


def test_measures_point_at_institutions_programmes_and_outcomes(graph):
    assert graph.has_edge(MEASURE, BUREAU, key="agent")
    assert graph.nodes[BUREAU] == {"gov_kind": "Institution", "gov_label": "云溪县司法局", "gov_report": ""}
    assert graph.nodes[MEASURE]["gov_report"] == MEASURE.rpartition("/measure")[0]
    kinds = {attributes["gov_kind"] for _, attributes in graph.nodes(data=True)}
    assert kinds == {"Institution", "Programme", "Measure", "Commitment", "Honour", "Observation", "Target"}


def test_no_literal_or_span_is_a_node(graph):
    assert all(node.startswith("https://") and "#char" not in node for node in graph)


def test_a_promise_points_at_the_measure_that_kept_it(graph):
    kept = [(u, v) for u, v, key in graph.edges(keys=True) if key == "fulfilledBy"]
    assert [(u[-5:], v[-5:]) for u, v in kept] == [("3.0.1", "1.0.1")]


def test_every_node_is_measured(graph):
    measured = statistics(graph)
    assert list(measured) == list(graph)
    assert measured[BUREAU].degree == 3
    assert sum(each.pagerank for each in measured.values()) == pytest.approx(1, abs=1e-4)
    assert (
        measured[MEASURE].betweenness > measured[f"{MEASURE.rpartition('/measure')[0]}/figure/87"].betweenness
    )
    assert {each.community for each in measured.values()} == set(
        range(1 + max(each.community for each in measured.values()))
    )


def test_communities_are_numbered_by_size(graph):
    sizes: dict[int, int] = {}
    for each in statistics(graph).values():
        sizes[each.community] = sizes.get(each.community, 0) + 1
    assert [sizes[n] for n in range(len(sizes))] == sorted(sizes.values(), reverse=True)


def test_an_empty_store_has_an_empty_network():
    store = EmbeddedStore()
    assert len(network(store)) == 0
    assert statistics(network(store)) == {}
    assert len(network_table(store)) == 0
    assert len(counts(store)) == 0


def test_counts_by_report_and_class(built):
    found = {
        (str(report)[-16:-12], str(kind).rpartition("#")[2]): int(number)
        for report, kind, number in counts(built)
    }
    assert found["2022", "Measure"] == 2
    assert found["2022", "Commitment"] == 3
    assert found["2022", "Institution"] == 4
    assert ("2023", "Target") not in found
    assert found["2022", "PrescribedContent"] == 5


def test_the_network_table_begins_with_the_most_central(built):
    table = network_table(built)
    ranks = [float(rank) for rank in table.column("pagerank")]
    assert ranks == sorted(ranks, reverse=True)
    assert len(table) == len(network(built))
