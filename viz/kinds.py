"""The kinds of node in the view: names in two languages, shape, and the place each takes beside a measure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rdflib import URIRef

from ..ontology.terms import GOV


class Side(StrEnum):
    """Where a node stands in a measure's row: those who act on the left, what came of it on the right."""

    HUB = "hub"  # the measure or commitment itself
    ACTORS = "actors"  # institutions, programmes, documents: who did it, under what
    RESULTS = "results"  # figures, honours, problems, places, persons, events


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of node. `key` names its colour (`--kind-KEY` in `view.css`), `shape` its form in shapes.js."""

    key: str
    zh: str
    en: str
    side: Side
    shape: str
    hollow: bool  # promised, not yet done: drawn as an outline
    radius: int  # in units of the layout


KINDS: dict[URIRef, Kind] = {
    GOV.Measure: Kind("measure", "举措", "Measure", Side.HUB, "square", False, 10),
    GOV.Commitment: Kind("commitment", "安排", "Commitment", Side.HUB, "square", True, 10),
    GOV.Institution: Kind("institution", "机构", "Institution", Side.ACTORS, "hexagon", False, 7),
    GOV.Programme: Kind("programme", "项目/行动", "Programme", Side.ACTORS, "diamond", False, 7),
    GOV.PolicyDocument: Kind("document", "文件", "Document", Side.ACTORS, "page", False, 7),
    GOV.Observation: Kind("outcome", "成效", "Outcome", Side.RESULTS, "dot", False, 6),
    GOV.Target: Kind("target", "目标", "Target", Side.RESULTS, "dot", True, 6),
    GOV.Honour: Kind("honour", "荣誉", "Honour", Side.RESULTS, "star", False, 8),
    GOV.Problem: Kind("problem", "问题", "Problem", Side.RESULTS, "triangle", False, 7),
    GOV.Place: Kind("place", "地方", "Place", Side.RESULTS, "pin", False, 7),
    GOV.Person: Kind("person", "人物", "Person", Side.RESULTS, "person", False, 7),
    GOV.Event: Kind("event", "事件", "Event", Side.RESULTS, "clock", True, 6),
}
"""Every class that is drawn, in the order of the legend."""

ENTITIES = (GOV.Institution, GOV.Programme, GOV.PolicyDocument, GOV.Place, GOV.Person)
"""The classes of things that reports share; their labels stand in the graph of entities."""
