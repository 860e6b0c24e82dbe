"""The closed namespace, the Turtle and the records of facts name the same terms."""

from enum import StrEnum

import pytest
from govgraph.ontology import model
from govgraph.ontology.terms import GOV, NIF, OWL, PREFIXES, RDF, RDFS, ontology_files, shapes_file
from rdflib import BNode, Graph, URIRef


@pytest.fixture(scope="module")
def core() -> Graph:
    return Graph().parse(data=ontology_files()[0].read_text("utf8"), format="turtle")


@pytest.fixture(scope="module")
def alignments() -> Graph:
    return Graph().parse(data=ontology_files()[1].read_text("utf8"), format="turtle")


def declared(core: Graph) -> set[URIRef]:
    return {term for term in core.subjects(RDF.type) if str(term).startswith(str(GOV))}


def test_every_term_of_the_turtle_is_in_the_namespace_and_the_other_way_round(core: Graph):
    assert declared(core) == set(dir(GOV))


def test_an_undeclared_term_raises():
    with pytest.raises(AttributeError):
        _ = GOV.measures
    with pytest.raises(AttributeError):
        _ = NIF.anchor


def test_every_term_has_one_label_and_one_comment_in_both_languages(core: Graph):
    for term in declared(core):
        for kind in (RDFS.label, RDFS.comment):
            languages = sorted(literal.language for literal in core.objects(term, kind))
            assert languages == ["en", "zh"], f"{term} {kind}"


def test_labels_tell_classes_and_properties_apart(core: Graph):
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        labels = [
            str(label) for term in core.subjects(RDF.type, kind) for label in core.objects(term, RDFS.label)
        ]
        assert len(labels) == len(set(labels)), kind


def test_every_property_says_where_it_leads(core: Graph):
    schema = PREFIXES["schema"]
    ranges = (RDFS.range, URIRef(f"{schema}rangeIncludes"))
    without = {
        p
        for p in core.subjects(RDF.type, OWL.ObjectProperty)
        if not any((p, r, None) in core for r in ranges)
    }
    assert without == set()


def test_no_gov_term_is_used_that_is_not_declared(core: Graph, alignments: Graph):
    shapes = Graph().parse(data=shapes_file().read_text("utf8"), format="turtle")
    for graph in (core, alignments, shapes):
        used = {
            node
            for triple in graph
            for node in triple
            if isinstance(node, URIRef) and node.startswith(str(GOV))
        }
        assert used <= declared(core)


def test_every_alignment_leads_from_a_declared_term_to_another_vocabulary(core: Graph, alignments: Graph):
    known = tuple(namespace for prefix, namespace in PREFIXES.items() if prefix != "gov")
    for subject, _, target in alignments:
        assert subject in declared(core)
        assert str(target).startswith(known)


def test_every_class_of_the_design_is_aligned_where_the_design_says_so(alignments: Graph):
    plain = {GOV.Section, GOV.Figure, GOV.Problem}
    contract = {
        *(
            GOV.Report,
            GOV.Section,
            GOV.Measure,
            GOV.Commitment,
            GOV.Institution,
            GOV.Programme,
            GOV.PolicyDocument,
        ),
        *(GOV.Outcome, GOV.Figure, GOV.Observation, GOV.Target, GOV.Honour, GOV.Problem, GOV.Indicator),
        *(GOV.Place, GOV.Person, GOV.Event),
    }
    assert contract - set(alignments.subjects()) == plain


def test_the_ontology_has_no_blank_nodes():
    for file in ontology_files():
        graph = Graph().parse(data=file.read_text("utf8"), format="turtle")
        assert not [node for node in graph.all_nodes() if isinstance(node, BNode)], file.name


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (model.SectionRole, "SectionRole"),
        (model.Bound, "Bound"),
        (model.Change, "Change"),
        (model.OutcomeKind, "OutcomeKind"),
        (model.Presence, "Presence"),
        (model.Content, "ContentKind"),
    ],
)
def test_closed_lists_hold_what_the_records_of_facts_hold(core: Graph, values: type[StrEnum], kind: str):
    individuals = set(core.subjects(RDF.type, GOV[kind]))
    assert individuals == {GOV[value.value] for value in values}


def test_roles_of_institutions_and_documents_are_properties(core: Graph):
    roles = [*model.Role, *model.DocumentRole]
    for role in roles:
        if role not in (model.Role.MENTION, model.Role.RECOGNISER):
            assert (GOV[role.value], RDF.type, OWL.ObjectProperty) in core
