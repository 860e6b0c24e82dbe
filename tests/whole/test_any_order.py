"""The same reports, in whatever order and portions they come, make the same graph."""

from itertools import pairwise
from pathlib import Path

import pytest
from govgraph.graph.build import load
from govgraph.graph.embedded import EmbeddedStore
from govgraph.ingest.pipeline import read_reports
from govgraph.ingest.readers import Hints
from govgraph.ontology.iris import Iris
from govgraph.ontology.model import ReportFacts
from hypothesis import given, settings
from hypothesis import strategies as st

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
IRIS = Iris()


@pytest.fixture(scope="module")
def facts():
    found = tuple(item for item in read_reports([EXAMPLES], Hints()) if isinstance(item, ReportFacts))
    assert len(found) >= 5
    return found


def built(*portions):
    """A store that took the portions one after the other."""
    store = EmbeddedStore()
    for portion in portions:
        load(store, portion, IRIS)
    return store


@pytest.fixture(scope="module")
def full(facts):
    return set(built(facts).quads())


@settings(max_examples=8, deadline=None, derandomize=True)
@given(drawn=st.data())
def test_reports_in_any_order_and_portions_make_the_same_graph(facts, full, drawn):
    order = drawn.draw(st.permutations(range(len(facts))))
    cuts = sorted(drawn.draw(st.sets(st.integers(1, len(facts) - 1))))
    bounds = [0, *cuts, len(facts)]
    portions = [[facts[i] for i in order[begin:end]] for begin, end in pairwise(bounds)]
    again = drawn.draw(st.sampled_from(facts))  # a report that comes a second time
    assert set(built(*portions, [again]).quads()) == full


def test_adding_a_report_writes_no_other_report_and_no_link_between_others(facts):
    store = built(facts[:-1])
    before = set(store.quads())
    load(store, facts[-1:], IRIS)
    added = IRIS.report(facts[-1].document)
    after = set(store.quads())
    reports = {quad.graph_name.value for quad in before ^ after if "/report/" in quad.graph_name.value}
    assert reports == {added}
    lost = [quad for quad in before - after if quad.graph_name.value == IRIS.links_graph]
    assert all(added in str(quad) or "NoNextReport" in str(quad) for quad in lost)
