"""The network of institutions, measures, commitments, programmes and outcomes, as networkx sees it.

The network is projected by queries: only resources become nodes, never literals or spans.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import networkx as nx

from ..ontology.terms import GOV, NIF, RDFS, SKOS
from .store import Store

if TYPE_CHECKING:
    Network = nx.MultiDiGraph[str]
    Simple = nx.Graph[str]
else:
    Network, Simple = nx.MultiDiGraph, nx.Graph

# Classes of the nodes; where a node has two of them, the first one is its kind.
KINDS = ("Institution", "Programme", "Measure", "Commitment", "Honour", "Observation", "Target")
RELATIONS = (
    "agent",
    "partner",
    "appliesTo",
    "established",
    "underProgramme",
    "hasOutcome",
    "hasTarget",
    "recogniser",
    "fulfilledBy",
)
SEED = 20210811  # any fixed number; the day on which 《法治政府建设实施纲要(2021-2025年)》 was published
SAMPLE = 500  # pivots for betweenness in networks of more nodes than EXACT (Brandes and Pich, 2007)
EXACT = 2000
DIGITS = 6  # decimals kept, so that the last bits of floating-point sums do not show


@dataclass(frozen=True, slots=True)
class NodeStatistics:
    """How one node lies in the network.

    `degree` counts links of either direction; `betweenness` (0..1) and `pagerank` (sum 1 over all nodes)
    are rounded to six decimals; `community` numbers from 0, largest first.
    """

    degree: int
    betweenness: float
    pagerank: float
    community: int


def network(store: Store) -> Network:
    """Project the store to a directed multigraph.

    Parameters
    ----------
    store
        Any store that holds reports.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes are IRIs with the attributes `gov_kind` (class), `gov_label` and `gov_report` (IRI; empty for
        what reports share). Edges run as the properties do, from measure to institution; their key and
        attribute `gov_relation` is the property's local name, `gov_report` the graph that states it.
        Nodes and edges come in the order of their IRIs.

    Raises
    ------
    StoreError
        Where the store cannot be read.

    Examples
    --------
    >>> from govgraph.graph.embedded import EmbeddedStore
    >>> network(EmbeddedStore()).number_of_nodes()
    0

    Notes
    -----
    Three queries; memory grows with the number of measures and figures, not with the text.
    """
    graph = cast("Network", nx.MultiDiGraph())
    kinds = _kinds(store)
    labels = _labels(store)
    edges = [edge for edge in _edges(store) if edge[0] in kinds and edge[1] in kinds]
    linked = {end for edge in edges for end in edge[:2]}
    for iri in sorted(
        linked | {iri for iri, (kind, _) in kinds.items() if kind in ("Measure", "Commitment")}
    ):
        kind, report = kinds[iri]
        graph.add_node(iri, gov_kind=kind, gov_label=labels.get(iri, iri), gov_report=report)
    for source, target, relation, report in edges:
        graph.add_edge(source, target, key=relation, gov_relation=relation, gov_report=report)
    return graph


def _kinds(store: Store) -> dict[str, tuple[str, str]]:
    classes = " ".join(f"<{getattr(GOV, kind)}>" for kind in KINDS)
    found = store.rows(
        f"""SELECT ?node ?class ?report WHERE {{
            VALUES ?class {{ {classes} }}
            GRAPH ?graph {{
                ?node a ?class
                OPTIONAL {{ ?graph a <{GOV.Report}> . BIND(?graph AS ?report) }}
            }}
        }}"""
    )
    kinds: dict[str, tuple[str, str]] = {}
    for node, kind, report in sorted(found, key=lambda row: KINDS.index(_local(str(row[1])))):
        kinds.setdefault(str(node), (_local(str(kind)), report or ""))
    return kinds


def _labels(store: Store) -> dict[str, str]:
    """Names, headlines and titles; for a figure, its indicator and its words (`审查文件 120件`)."""
    named = store.rows(
        f"""SELECT ?node ?label WHERE {{
            VALUES ?class {{ <{GOV.Institution}> <{GOV.Programme}> }}
            ?node a ?class ; <{SKOS.prefLabel}> ?label
        }}"""
    )
    headed = store.rows(
        f"""SELECT ?node ?label WHERE {{
            VALUES ?class {{ <{GOV.Measure}> <{GOV.Commitment}> <{GOV.Honour}> }}
            ?node a ?class ; <{RDFS.label}> ?label
        }}"""
    )
    figures = store.rows(
        f"""SELECT ?node ?label WHERE {{
            ?node a <{GOV.Figure}> ; <{GOV.evidence}>/<{NIF.anchorOf}> ?words
            OPTIONAL {{ ?node <{GOV.indicatorText}> ?counted }}
            BIND(CONCAT(COALESCE(?counted, ""), " ", ?words) AS ?label)
        }}"""
    )
    rows = sorted(
        (str(node), str(label).strip()) for found in (named, headed, figures) for node, label in found
    )
    return dict(reversed(rows))  # of several labels the first by code point


def _edges(store: Store) -> list[tuple[str, str, str, str]]:
    relations = " ".join(f"<{getattr(GOV, relation)}>" for relation in RELATIONS)
    found = store.rows(
        f"""SELECT ?source ?target ?relation ?graph WHERE {{
            VALUES ?relation {{ {relations} }} GRAPH ?graph {{ ?source ?relation ?target }}
        }}"""
    )
    return sorted((str(s), str(t), _local(str(r)), str(graph)) for s, t, r, graph in found)


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]


def statistics(graph: Network) -> dict[str, NodeStatistics]:
    """Degree, betweenness, PageRank and community of every node.

    Parameters
    ----------
    graph
        A network as `network` returns it.

    Returns
    -------
    dict
        `NodeStatistics` by node, in the graph's order of nodes.

    Examples
    --------
    >>> graph = nx.MultiDiGraph([("measure", "bureau"), ("measure", "centre")])
    >>> statistics(graph)["measure"].degree
    2

    Notes
    -----
    All but degree and PageRank take links as undirected and parallel links as one. Betweenness is exact up
    to 2,000 nodes and estimated from 500 pivots above that, with a fixed seed: O(nodes x links). Communities
    are those of the Louvain method with a fixed seed and resolution 1.

    References
    ----------
    Brandes (2001), A faster algorithm for betweenness centrality. Brandes and Pich (2007), Centrality
    estimation in large networks. Page et al. (1999), The PageRank citation ranking. Blondel et al. (2008),
    Fast unfolding of communities in large networks.
    """
    if not graph:
        return {}
    simple = cast("Simple", nx.Graph())
    simple.add_nodes_from(graph.nodes)
    simple.add_edges_from((source, target) for source, target in graph.edges())
    pivots = SAMPLE if len(simple) > EXACT else None
    between = nx.betweenness_centrality(simple, k=pivots, seed=SEED)
    rank = nx.pagerank(nx.DiGraph(graph))
    community = _communities(simple)
    return {
        node: NodeStatistics(
            degree=graph.degree(node),
            betweenness=round(between[node], DIGITS),
            pagerank=round(rank[node], DIGITS),
            community=community[node],
        )
        for node in graph.nodes
    }


def _communities(simple: Simple) -> dict[str, int]:
    """Number communities by size, then by their first member."""
    found = cast("list[set[str]]", nx.community.louvain_communities(simple, seed=SEED))
    ordered = sorted(found, key=lambda members: (-len(members), min(members)))
    return {node: number for number, members in enumerate(ordered) for node in sorted(members)}
