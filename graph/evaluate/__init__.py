"""How good the facts of a graph are, measured against reports that people annotated."""

from .baseline import Fall, falls, read_baseline, settle_floors, write_baseline
from .comparing import Comparison, compare
from .found import GraphSaid, read_graph
from .gold import Gold, GoldTag
from .gold_folder import read_gold
from .reliability import reliability, reliability_error, rules
from .scoring import Scores, score

__all__ = [
    "Comparison",
    "Fall",
    "Gold",
    "GoldTag",
    "GraphSaid",
    "Scores",
    "compare",
    "falls",
    "read_baseline",
    "read_gold",
    "read_graph",
    "reliability",
    "reliability_error",
    "rules",
    "score",
    "settle_floors",
    "write_baseline",
]
