"""The network as files for Gephi, Cytoscape and the like: GraphML and GEXF."""

from __future__ import annotations

import re
from collections.abc import Iterator

import networkx as nx

from ..ontology.iris import Iris
from .network import Network, network
from .store import Store

# networkx notes the day, but the same facts must give the same bytes.
WRITTEN_ON = re.compile(r' lastmodifieddate="[^"]*"')
REFERENCE = re.compile(r"&#([0-9]{4,});")  # a Chinese character; nothing that means something in XML
# What XML 1.0 cannot hold, not even as a character reference.
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def graphml(store: Store, iris: Iris) -> Iterator[bytes]:
    """Lines of GraphML; nodes and edges have the attributes of `network`, and `label` for display."""
    del iris
    yield b'<?xml version="1.0" encoding="utf-8"?>\n'
    for line in nx.generate_graphml(_labelled(store)):
        yield f"{_spelled_out(line)}\n".encode()


def gexf(store: Store, iris: Iris) -> Iterator[bytes]:
    """Lines of GEXF 1.2; as `graphml`."""
    del iris
    yield b'<?xml version="1.0" encoding="utf-8"?>\n'
    for line in nx.generate_gexf(_labelled(store)):
        yield f"{WRITTEN_ON.sub('', line)}\n".encode()


def _spelled_out(line: str) -> str:
    """Chinese as written, where networkx puts a reference for each character."""
    return REFERENCE.sub(lambda reference: chr(int(reference[1])), line)


def _labelled(store: Store) -> Network:
    graph = network(store)
    for _, attributes in graph.nodes(data=True):
        attributes["gov_label"] = attributes["label"] = NOT_XML.sub("", attributes["gov_label"])
    return graph
