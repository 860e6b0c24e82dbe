"""Reports held against the shapes, spans against their text."""

from __future__ import annotations

import pyoxigraph as ox
from govgraph.graph.embedded import EmbeddedStore
from govgraph.graph.validate import check_spans, validate
from govgraph.ontology.terms import with_prefixes

FIRST = "https://w3id.org/govgraph/id/report/990122/2022/rule-of-law"


def broken(built, change):
    store = EmbeddedStore()
    store.add(built.quads())
    store.update(with_prefixes(change))
    return store


def test_the_reports_conform(built):
    assert [str(violation) for violation in validate(built)] == []


def test_a_measure_without_evidence_is_found(built):
    measure = f"<{FIRST}/measure/1.0.1>"
    store = broken(built, f"DELETE WHERE {{ GRAPH ?g {{ {measure} gov:evidence ?span }} }}")
    found = [violation for violation in validate(store) if violation.focus == measure[1:-1]]
    assert [(each.report, each.path.rpartition("#")[2]) for each in found] == [(FIRST, "evidence")]
    assert found[0].message_zh
    assert found[0].message_en
    assert "gov:evidence" in str(found[0])


def test_words_that_are_not_in_the_text_are_found(built):
    store = broken(
        built,
        f"""DELETE {{ GRAPH ?g {{ ?s nif:anchorOf ?old }} }} INSERT {{ GRAPH ?g {{ ?s nif:anchorOf "130件" }} }}
        WHERE {{ GRAPH ?g {{ <{FIRST}/figure/87> gov:evidence ?s . ?s nif:anchorOf ?old }} }}""",
    )
    (found,) = check_spans(store.quads(FIRST), FIRST)
    assert found.focus == f"{FIRST}/text#char=87,91"
    assert found.value == "130件"


def test_a_span_without_offsets_is_found(built):
    quads = [quad for quad in built.quads(FIRST) if "beginIndex" not in str(quad.predicate)]
    assert len(list(check_spans(quads, FIRST))) > 40


def test_an_entity_of_no_known_kind_is_found(built):
    store = broken(
        built,
        """DELETE { GRAPH ?g { ?i gov:institutionKind ?k } } INSERT { GRAPH ?g { ?i gov:institutionKind <urn:k> } }
        WHERE { GRAPH ?g { ?i gov:institutionKind ?k ; skos:prefLabel "云溪县司法局" } }""",
    )
    reports = {violation.report for violation in validate(store)}
    assert reports == {FIRST, FIRST.replace("2022", "2023")}


def test_a_follow_up_without_status_is_found(built):
    store = broken(built, "DELETE WHERE { GRAPH ?g { ?f gov:status gov:Done } }")
    assert any("/follow-up/" in violation.focus for violation in validate(store))


def test_a_text_with_characters_beyond_the_first_plane_counts_code_points():
    node, text = ox.NamedNode, "𠮷县法治"
    nif = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
    integer = node("http://www.w3.org/2001/XMLSchema#integer")
    span, context = node("urn:r/text#char=1,2"), node("urn:r/text")

    def quad(subject, name, value):
        return ox.Quad(subject, node(f"{nif}{name}"), value, node("urn:r"))

    quads = [
        quad(context, "isString", ox.Literal(text)),
        quad(span, "referenceContext", context),
        quad(span, "beginIndex", ox.Literal("1", datatype=integer)),
        quad(span, "endIndex", ox.Literal("2", datatype=integer)),
        quad(span, "anchorOf", ox.Literal("县")),
    ]
    assert list(check_spans(quads, "urn:r")) == []
