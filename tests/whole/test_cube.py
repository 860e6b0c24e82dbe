"""The panel as a data cube: well-formed after the W3C's constraints, and the same figures as the panel's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from govgraph.graph.build import load
from govgraph.graph.embedded import EmbeddedStore
from govgraph.graph.panel import Wanted, panel
from govgraph.ingest.pipeline import read_reports
from govgraph.ingest.readers import Hints
from govgraph.ontology.iris import Iris
from govgraph.ontology.model import ReportFacts
from govgraph.ontology.terms import with_prefixes

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DIMENSIONS = "?set qb:structure/qb:component/qb:dimension ?dimension"

# Integrity constraints of the RDF Data Cube Vocabulary, section 11.1: each query asks for what breaks one.
CONSTRAINTS = {
    "IC-1 an observation has one data set": """
        ?o qb:dataSet ?one, ?other FILTER(?one != ?other)""",
    "IC-2 a data set has one structure": """
        ?set a qb:DataSet OPTIONAL { ?set qb:structure ?it } FILTER(!BOUND(?it))""",
    "IC-3 a structure has a measure": """
        ?structure a qb:DataStructureDefinition
        FILTER NOT EXISTS { ?structure qb:component/qb:measure ?measure }""",
    "IC-4 a dimension has a range": """
        ?dimension a qb:DimensionProperty FILTER NOT EXISTS { ?dimension rdfs:range ?range }""",
    "IC-5 a dimension whose values are concepts has a code list": """
        ?dimension a qb:DimensionProperty ; rdfs:range skos:Concept FILTER NOT EXISTS { ?dimension qb:codeList ?list }""",
    "IC-11 an observation has a value for each dimension": f"""
        ?o qb:dataSet ?set . {DIMENSIONS} FILTER NOT EXISTS {{ ?o ?dimension ?value }}""",
    "IC-12 no two observations have the same values": f"""
        ?one qb:dataSet ?set . ?other qb:dataSet ?set . FILTER(STR(?one) < STR(?other))
        FILTER NOT EXISTS {{ {DIMENSIONS} . ?one ?dimension ?left . ?other ?dimension ?right FILTER(?left != ?right) }}""",
    "IC-14 an observation has a value for each measure": """
        ?o qb:dataSet/qb:structure/qb:component/qb:measure ?measure FILTER NOT EXISTS { ?o ?measure ?value }""",
    "IC-19 a coded value is in its code list": """
        ?o qb:dataSet/qb:structure/qb:component/qb:dimension ?dimension . ?dimension qb:codeList ?list . ?o ?dimension ?value
        FILTER NOT EXISTS { ?value a skos:Concept ; skos:inScheme ?list }""",
}


@pytest.fixture(scope="module")
def facts():
    return [each for each in read_reports([EXAMPLES], Hints()) if isinstance(each, ReportFacts)]


@pytest.fixture(scope="module")
def store(facts):
    made = EmbeddedStore()
    load(made, facts, Iris())
    return made


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_the_cube_is_well_formed(store, constraint):
    assert not store.ask(with_prefixes(f"ASK {{ {CONSTRAINTS[constraint]} }}"))


def test_a_cube_with_a_figure_that_lacks_its_year_is_not_well_formed(store):
    (row,) = store.select(
        with_prefixes("SELECT ?o ?y { ?o qb:dataSet ?set ; gov:refYear ?y } ORDER BY ?o LIMIT 1")
    )
    broken = EmbeddedStore()
    broken.add(
        q for q in store.quads() if not (q.subject.value == str(row[0]) and "refYear" in q.predicate.value)
    )
    assert broken.ask(
        with_prefixes(f"ASK {{ {CONSTRAINTS['IC-11 an observation has a value for each dimension']} }}")
    )


def test_the_cube_holds_the_figures_of_the_panel(store):
    found = store.select(
        with_prefixes(
            """SELECT ?report ?begin ?kind { GRAPH ?report { ?o qb:dataSet ?kind ; gov:evidence/nif:beginIndex ?begin } }"""
        )
    )
    kinds = {"reported": "reported", "targets": "target"}
    cube = sorted((str(r), int(b), kinds[str(k).rpartition("/")[2]]) for r, b, k in found)
    rows = panel(store, Wanted())
    assert len(rows) > 20
    assert cube == sorted((row.report, row.begin, row.kind) for row in rows)


def test_a_figure_of_an_indicator_in_the_reports_own_words_is_not_in_the_cube(facts):
    store = EmbeddedStore()
    own = tuple(replace(figure, indicator=None) for figure in facts[0].figures)
    load(store, [replace(facts[0], figures=own)], Iris())
    assert not store.ask(with_prefixes("ASK { GRAPH ?report { ?o qb:dataSet ?set } }"))
