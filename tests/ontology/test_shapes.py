"""The shapes accept a small good graph and refuse broken ones, each with its message in both languages."""

from collections.abc import Callable
from functools import cache

import pytest
from govgraph.ontology.terms import (
    DCTERMS,
    GOV,
    NIF,
    PREFIXES,
    RDF,
    RDFS,
    SKOS,
    XSD,
    ontology_files,
    shapes_file,
)
from pyshacl import validate
from rdflib import Graph, Literal, URIRef

ID = "https://w3id.org/govgraph/id/"
R = URIRef(f"{ID}report/990101/2023/rule-of-law")
TEXT = URIRef(f"{R}/text")
WORDS = "青山县2023年法治政府建设年度报告\n一、主要举措\n一是强化执法监督。县司法局评查案卷30件。\n"
BUREAU, PLACE = URIRef(f"{ID}institution/990101/县司法局"), URIRef(f"{ID}place/990101")
MEASURE, FIGURE = URIRef(f"{R}/measure/1.0.1"), URIRef(f"{R}/figure/42")
CODES = ("genre", "institution-kind", "place-level", "topic", "unit")
SMALL = """
@base <https://w3id.org/govgraph/id/> .
<report/990101/2023/rule-of-law> a gov:Report ;
    dcterms:title "青山县2023年法治政府建设年度报告" ; dcterms:source "青山县_2023.txt" ;
    dcterms:issued "2024-02-01"^^xsd:date ;
    gov:place <place/990101> ; gov:issuer <institution/990101/县政府> ;
    gov:genre <https://w3id.org/govgraph/ontology/genre/rule-of-law> ;
    gov:coversYear 2023 ; gov:plansYear 2024 ;
    gov:sha256 "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" ;
    gov:text <report/990101/2023/rule-of-law/text> ;
    gov:hasSection <report/990101/2023/rule-of-law/section/1> .
<report/990101/2023/rule-of-law/section/1> a gov:Section ;
    gov:partOf <report/990101/2023/rule-of-law> ; gov:order 1 ; gov:heading "主要举措" ; gov:role gov:Review .
<report/990101/2023/rule-of-law/measure/1.0.1> a gov:Measure ;
    rdfs:label "强化执法监督" ; gov:rule "measure.point" ; gov:confidence 0.95 ;
    gov:inSection <report/990101/2023/rule-of-law/section/1> ; gov:agent <institution/990101/县司法局> ;
    gov:topic <https://w3id.org/govgraph/ontology/topic/law-enforcement> ;
    gov:hasOutcome <report/990101/2023/rule-of-law/figure/42> .
<report/990101/2023/rule-of-law/figure/42> a gov:Figure, gov:Observation, gov:Outcome ;
    gov:value 30.0 ; gov:unitText "件" ; gov:unit <https://w3id.org/govgraph/ontology/unit/件> ;
    gov:indicatorText "评查案卷" ; gov:bound gov:Equal ; gov:outcomeKind gov:Workload ; gov:refYear 2023 ;
    gov:rule "figure.count" ; gov:confidence 0.9 .
<place/990101> a gov:Place ; skos:prefLabel "青山县" ; skos:notation "990101" ;
    gov:level <https://w3id.org/govgraph/ontology/place-level/county> .
<institution/990101/县政府> a gov:Institution ; skos:prefLabel "县政府" ; gov:ofPlace <place/990101> ;
    gov:institutionKind <https://w3id.org/govgraph/ontology/institution-kind/government> .
<institution/990101/县司法局> a gov:Institution ; skos:prefLabel "县司法局" ; gov:ofPlace <place/990101> ;
    gov:institutionKind <https://w3id.org/govgraph/ontology/institution-kind/department> .
"""


def index(number: int) -> Literal:
    return Literal(number, datatype=XSD.nonNegativeInteger)


def span(graph: Graph, words: str, kind: URIRef = NIF.Phrase) -> URIRef:
    """Add the span of `words` and that of its sentence; return the span."""
    begin = WORDS.index(words)
    node = URIRef(f"{TEXT}#char={begin},{begin + len(words)}")
    graph.add((node, RDF.type, kind))
    graph.add((node, NIF.beginIndex, index(begin)))
    graph.add((node, NIF.endIndex, index(begin + len(words))))
    graph.add((node, NIF.anchorOf, Literal(words)))
    graph.add((node, NIF.referenceContext, TEXT))
    if kind == NIF.Phrase:
        lines = [part for line in WORDS.splitlines() for part in line.replace("。", "。\n").splitlines()]
        sentence = next(line for line in lines if words[:4] in line)
        graph.add((node, GOV.inSentence, span(graph, sentence, NIF.Sentence)))
    return node


@cache
def code_lists() -> Graph:
    graph = Graph()
    for file in ontology_files()[3:]:
        graph.parse(data=file.read_text("utf8"), format="turtle")
    return graph


def good() -> Graph:
    prefixes = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    graph = Graph().parse(data=prefixes + SMALL, format="turtle")
    graph.add((TEXT, RDF.type, NIF.Context))
    graph.add((TEXT, NIF.isString, Literal(WORDS)))
    graph.add((TEXT, NIF.beginIndex, index(0)))
    graph.add((TEXT, NIF.endIndex, index(len(WORDS))))
    graph.add((URIRef(f"{R}/section/1"), GOV.evidence, span(graph, "主要举措")))
    graph.add((MEASURE, GOV.evidence, span(graph, "强化执法监督")))
    graph.add((MEASURE, GOV.scope, span(graph, "强化执法监督。县司法局评查案卷30件。")))
    graph.add((FIGURE, GOV.evidence, span(graph, "30件")))
    named = span(graph, "县司法局")
    graph.add((BUREAU, GOV.evidence, named))
    graph.add((named, GOV.rule, Literal("institution.suffix")))
    graph.add((named, GOV.confidence, Literal("0.9", datatype=XSD.decimal)))
    for kind in ("Achievements", "Shortcomings", "LeadersDuty", "NextYear", "OtherMatters"):
        content = URIRef(f"{R}/content/{kind}")
        graph.add((R, GOV.hasContent, content))
        graph.add((content, RDF.type, GOV.PrescribedContent))
        graph.add((content, GOV.contentKind, GOV[kind]))
        graph.add((content, GOV.presence, GOV.Absent))
    return graph


@cache
def shapes() -> Graph:
    return Graph().parse(data=shapes_file().read_text("utf8"), format="turtle")


def messages(graph: Graph) -> list[str]:
    _, results, _ = validate(graph + code_lists(), shacl_graph=shapes(), advanced=False)
    assert isinstance(results, Graph)
    found = results.objects(None, URIRef(f"{PREFIXES['sh']}resultMessage"))
    return sorted(str(message) for message in found if isinstance(message, Literal))


def test_a_good_graph_conforms():
    assert messages(good()) == []


def no_evidence(graph: Graph) -> None:
    graph.remove((MEASURE, GOV.evidence, None))


def agent_is_a_place(graph: Graph) -> None:
    graph.set((MEASURE, GOV.agent, PLACE))


def two_labels(graph: Graph) -> None:
    graph.add((MEASURE, RDFS.label, Literal("执法监督")))


def no_scope(graph: Graph) -> None:
    graph.remove((MEASURE, GOV.scope, None))


def promised_and_done(graph: Graph) -> None:
    graph.add((MEASURE, RDF.type, GOV.Commitment))


def unknown_bound(graph: Graph) -> None:
    graph.set((FIGURE, GOV.bound, GOV.Up))


def value_and_ratio(graph: Graph) -> None:
    graph.add((FIGURE, GOV.ratio, Literal("1:2:3")))


def no_value(graph: Graph) -> None:
    graph.remove((FIGURE, GOV.value, None))


def upside_down_range(graph: Graph) -> None:
    graph.add((FIGURE, GOV.upperValue, Literal("20.0", datatype=XSD.decimal)))


def float_value(graph: Graph) -> None:
    graph.set((FIGURE, GOV.value, Literal(30.0)))


def too_sure(graph: Graph) -> None:
    graph.set((FIGURE, GOV.confidence, Literal("1.5", datatype=XSD.decimal)))


def neither_reported_nor_promised(graph: Graph) -> None:
    graph.remove((FIGURE, RDF.type, GOV.Observation))


def outcome_of_the_wrong_class(graph: Graph) -> None:
    graph.set((MEASURE, GOV.hasOutcome, BUREAU))


def unknown_topic(graph: Graph) -> None:
    graph.set((MEASURE, GOV.topic, URIRef("https://w3id.org/govgraph/ontology/topic/no-such-topic")))


def topic_of_another_list(graph: Graph) -> None:
    graph.set((MEASURE, GOV.topic, URIRef("https://w3id.org/govgraph/ontology/genre/work-report")))


def words_of_another_length(graph: Graph) -> None:
    graph.set((next(graph.objects(FIGURE, GOV.evidence)), NIF.anchorOf, Literal("300件")))


def other_words(graph: Graph) -> None:
    graph.set((next(graph.objects(FIGURE, GOV.evidence)), NIF.anchorOf, Literal("31件")))


def backward_span(graph: Graph) -> None:
    graph.set((next(graph.objects(FIGURE, GOV.evidence)), NIF.endIndex, index(3)))


def span_without_text(graph: Graph) -> None:
    graph.remove((next(graph.objects(FIGURE, GOV.evidence)), NIF.referenceContext, None))


def span_without_sentence(graph: Graph) -> None:
    graph.remove((next(graph.objects(FIGURE, GOV.evidence)), GOV.inSentence, None))


def year_as_string(graph: Graph) -> None:
    graph.set((R, GOV.coversYear, Literal("2023")))


def plan_before_review(graph: Graph) -> None:
    graph.set((R, GOV.plansYear, Literal(2022)))


def no_title(graph: Graph) -> None:
    graph.remove((R, DCTERMS.title, None))


def short_digest(graph: Graph) -> None:
    graph.set((R, GOV.sha256, Literal("abc")))


def four_contents(graph: Graph) -> None:
    graph.remove((R, GOV.hasContent, URIRef(f"{R}/content/NextYear")))


def present_without_evidence(graph: Graph) -> None:
    graph.set((URIRef(f"{R}/content/NextYear"), GOV.presence, GOV.Present))


def unnamed_institution(graph: Graph) -> None:
    graph.remove((BUREAU, GOV.evidence, None))


def span_without_rule(graph: Graph) -> None:
    graph.remove((next(graph.objects(BUREAU, GOV.evidence)), GOV.rule, None))


def two_entities_on_one_span(graph: Graph) -> None:
    graph.add((PLACE, GOV.evidence, next(graph.objects(BUREAU, GOV.evidence))))


def name_with_language(graph: Graph) -> None:
    graph.set((BUREAU, SKOS.prefLabel, Literal("县司法局", lang="zh")))


def section_of_nothing(graph: Graph) -> None:
    graph.remove((URIRef(f"{R}/section/1"), GOV.partOf, None))


BREAKS: list[tuple[Callable[[Graph], None], str]] = [
    (no_evidence, "this fact has exactly one evidence, a span"),
    (agent_is_a_place, "gov:agent leads to an institution"),
    (two_labels, "this has exactly one label, not empty and without language tag"),
    (no_scope, "a measure or commitment has exactly one scope, a span"),
    (promised_and_done, "a commitment is not a measure as well"),
    (unknown_bound, "a figure has exactly one bound, one of Equal, Approx, Greater, AtLeast, Less, AtMost"),
    (value_and_ratio, "a figure has either a value or a ratio, and not both"),
    (no_value, "a figure has either a value or a ratio, and not both"),
    (upside_down_range, "a figure has at most one value, a decimal not above its upper value"),
    (float_value, "a figure has at most one value, a decimal not above its upper value"),
    (too_sure, "a fact has exactly one confidence, a decimal within 0 and 1"),
    (neither_reported_nor_promised, "a figure is either an observation or a target, and not both"),
    (outcome_of_the_wrong_class, "gov:hasOutcome leads to an outcome"),
    (unknown_topic, "a measure or commitment has at most one topic, a code of the list topic"),
    (topic_of_another_list, "a measure or commitment has at most one topic, a code of the list topic"),
    (words_of_another_length, "the number of code points of a span equals its end less its begin"),
    (other_words, "the words of a span are the words of the text at its offsets"),
    (backward_span, "a span has exactly one begin, a non-negative integer less than its end"),
    (span_without_text, "a span belongs to exactly one text"),
    (span_without_sentence, "a span has exactly one sentence that holds it"),
    (
        year_as_string,
        "a report has exactly one year that it covers, an integer before the year that it plans",
    ),
    (
        plan_before_review,
        "a report has exactly one year that it covers, an integer before the year that it plans",
    ),
    (no_title, "a report has exactly one title, a string without language tag"),
    (short_digest, "a report has exactly one SHA-256 digest, 64 lower-case hexadecimal digits"),
    (four_contents, "a rule-of-law report says of each of the five prescribed contents whether it is there"),
    (present_without_evidence, "a prescribed content either has evidence or is absent"),
    (unnamed_institution, "an institution has evidence, unless it issues the report"),
    (span_without_rule, "each span that names a shared entity carries one rule and one confidence"),
    (two_entities_on_one_span, "a span is evidence of at most one shared entity"),
    (name_with_language, "this has exactly one name, not empty and without language tag"),
    (section_of_nothing, "a section is part of exactly one section or report"),
]


@pytest.mark.parametrize(("harm", "message"), BREAKS, ids=[harm.__name__ for harm, _ in BREAKS])
def test_a_broken_graph_is_refused(harm: Callable[[Graph], None], message: str):
    graph = good()
    harm(graph)
    assert message in messages(graph)


def test_every_message_and_name_is_in_both_languages():
    sh = PREFIXES["sh"]
    for kind in (URIRef(f"{sh}message"), URIRef(f"{sh}name")):
        for shape in set(shapes().subjects(kind)):
            languages = sorted(str(literal.language) for literal in shapes().objects(shape, kind))
            assert languages == ["en", "zh"], list(shapes().objects(shape, kind))


def follow_up(kind: str, status: str) -> Graph:
    node = URIRef(f"{ID}follow-up/990101/2023/1.0.1")
    graph = Graph()
    graph.add((node, RDF.type, GOV.FollowUp))
    graph.add((node, GOV[kind], MEASURE))
    graph.add((node, GOV.ofReport, URIRef(f"{ID}report/990101/2023/rule-of-law")))
    graph.add((node, GOV.inReport, URIRef(f"{ID}report/990101/2024/rule-of-law")))
    graph.add((node, GOV.status, GOV[status]))
    return graph


def test_a_commitment_is_done_or_not_and_a_target_met_or_not():
    assert messages(follow_up("ofCommitment", "PartlyDone")) == []
    assert messages(follow_up("ofTarget", "Missed")) == []
    for graph in (follow_up("ofCommitment", "Missed"), follow_up("ofTarget", "Done")):
        assert any(message.startswith("a follow-up is of one commitment") for message in messages(graph))


def test_offsets_may_be_integers_as_oxigraph_keeps_them():
    graph = good()
    for kind in (NIF.beginIndex, NIF.endIndex):
        for node, number in list(graph.subject_objects(kind)):
            graph.set((node, kind, Literal(int(str(number)))))
    assert messages(graph) == []
    graph.set((TEXT, NIF.endIndex, Literal(str(len(WORDS)))))
    assert "a text has exactly one end, a non-negative integer" in messages(graph)
