"""What a store holds, in numbers: things by class and report, and how they lie in the network."""

from __future__ import annotations

from rdflib.term import Literal, URIRef

from ..ontology.terms import GOV
from .network import network, statistics
from .store import Store
from .table import Table

COUNTED = (
    "Section",
    "Measure",
    "Commitment",
    "Observation",
    "Target",
    "Honour",
    "Problem",
    "Event",
    "PrescribedContent",
    "Institution",
    "Programme",
    "PolicyDocument",
    "Place",
    "Person",
)
SHARED = frozenset(("Institution", "Programme", "PolicyDocument", "Place", "Person"))


def counts(store: Store) -> Table:
    """Count things by class and report: columns report, class, number.

    A shared thing counts once in each report that names it, as often as it may be named there. Rows come by
    report and then in the order of `COUNTED`; classes that a report lacks have no row.
    """
    own = " ".join(f"<{getattr(GOV, name)}>" for name in COUNTED if name not in SHARED)
    shared = " ".join(f"<{getattr(GOV, name)}>" for name in COUNTED if name in SHARED)
    found = store.select(
        f"""SELECT ?report ?class (COUNT(DISTINCT ?thing) AS ?number) WHERE {{
            {{ VALUES ?class {{ {own} }} GRAPH ?report {{ ?thing a ?class }} }}
            UNION
            {{ GRAPH ?report {{ ?thing <{GOV.evidence}> ?span . ?span <{GOV.rule}> ?rule }}
               VALUES ?class {{ {shared} }} GRAPH ?entities {{ ?thing a ?class }} }}
        }} GROUP BY ?report ?class"""
    )
    ranked = sorted(found, key=lambda row: (str(row[0]), COUNTED.index(str(row[1]).rpartition("#")[2])))
    return Table(found.columns, tuple(ranked))


def network_table(store: Store) -> Table:
    """Measure the network: a row a node, the highest PageRank first.

    Columns: node, kind, label, degree, betweenness, pagerank, community (see `network.statistics`).
    """
    graph = network(store)
    found = sorted(statistics(graph).items(), key=lambda item: (-item[1].pagerank, item[0]))
    rows = (
        (
            URIRef(node),
            Literal(graph.nodes[node]["gov_kind"]),
            Literal(graph.nodes[node]["gov_label"]),
            Literal(measured.degree),
            Literal(measured.betweenness),
            Literal(measured.pagerank),
            Literal(measured.community),
        )
        for node, measured in found
    )
    return Table(("node", "kind", "label", "degree", "betweenness", "pagerank", "community"), tuple(rows))
