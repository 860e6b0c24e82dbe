"""Positions: in reading order, apart from each other, and the same each time."""

from __future__ import annotations

import itertools

import pytest
from govgraph.ontology.terms import GOV
from govgraph.viz.layout import arrange
from govgraph.viz.reading import read_scene
from govgraph.viz.wording import short_of
from rdflib import Literal


@pytest.fixture(scope="module", params=["invented_store", "large_store", "hostile_store"])
def scene(request):
    return read_scene(request.getfixturevalue(request.param))


@pytest.mark.parametrize("columns", [None, 1, 3])
def test_every_node_has_a_place_and_none_touches_another(scene, columns):
    layout = arrange(scene, range(len(scene.nodes)), columns)
    assert layout.at.keys() == set(range(len(scene.nodes)))
    for (i, a), (j, b) in itertools.combinations(layout.at.items(), 2):
        apart = scene.nodes[i].kind.radius + scene.nodes[j].kind.radius
        assert abs(a.x - b.x) >= apart or abs(a.y - b.y) >= apart, (
            scene.nodes[i].label,
            scene.nodes[j].label,
        )


def test_every_node_stands_in_a_frame_and_frames_do_not_overlap(scene):
    layout = arrange(scene, range(len(scene.nodes)))
    for spot in layout.at.values():
        assert any(f.x < spot.x < f.x + f.width and f.y < spot.y < f.y + f.height for f in layout.frames)
    for a, b in itertools.combinations(layout.frames, 2):
        assert a.x + a.width <= b.x or b.x + b.width <= a.x or a.y + a.height <= b.y or b.y + b.height <= a.y


def test_measures_follow_the_report_down_the_columns(scene):
    layout = arrange(scene, range(len(scene.nodes)))
    measures = [layout.at[i] for i, node in enumerate(scene.nodes) if node.is_hub]
    assert measures == sorted(measures, key=lambda spot: (spot.x, spot.y))


def test_actors_stand_left_of_their_measure_and_results_right(invented_store):
    scene = read_scene(invented_store)
    at = arrange(scene, range(len(scene.nodes))).at
    for edge in scene.edges:
        if edge.property == GOV.hasOutcome:
            assert at[edge.target].x > at[edge.source].x
        if edge.property in (GOV.partner, GOV.issued):
            assert at[edge.target].x < at[edge.source].x


def test_overview_holds_measures_and_what_they_share(large_store):
    scene = read_scene(large_store)
    kinds = {scene.nodes[i].kind.key for i in scene.overview}
    assert kinds == {"measure", "commitment", "institution", "programme"}
    assert len(scene.overview) < 100 < len(scene.nodes)


def test_over_the_limit_measures_stay_and_the_rest_is_counted(large_store):
    whole, part = read_scene(large_store), read_scene(large_store, limit=120)
    assert len(part.nodes) == 120
    assert part.left_out == len(whole.nodes) - 120
    assert sum(n.is_hub for n in part.nodes) == sum(n.is_hub for n in whole.nodes)


def test_a_figure_keeps_its_number_whole():
    properties = [(GOV.indicatorText, Literal("一审行政诉讼发案量")), (GOV.change, GOV.Down)]
    assert short_of(GOV.Observation, "", "37.5%", properties) == ("一审行政诉讼发…", "↓37.5%")
    assert short_of(GOV.Measure, "健全行政执法监督体系", "", []) == ("健全行政执法监督体系", "")
