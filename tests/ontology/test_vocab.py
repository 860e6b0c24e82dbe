"""The code lists can be read, their codes are unique, and what they refer to exists."""

import re

import pytest
from govgraph.ontology.model import Genre
from govgraph.ontology.terms import GOV, ontology_files
from govgraph.ontology.vocab import FILES, VocabularyError, concept_iri, concepts, indicators

SCHEMES = sorted(FILES)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_codes_are_unique_and_make_the_iri(scheme: str):
    codes = [concept.code for concept in concepts(scheme)]
    assert codes == sorted(set(codes))
    assert codes
    for concept in concepts(scheme):
        assert concept.iri == concept_iri(scheme, concept.code)
        assert concept.iri == f"https://w3id.org/govgraph/ontology/{scheme}/{concept.code}"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_labels_are_there_in_both_languages(scheme: str):
    for concept in concepts(scheme):
        assert concept.label_zh.strip()
        assert concept.label_en.strip()


@pytest.mark.parametrize("scheme", [scheme for scheme in SCHEMES if scheme != "unit"])
def test_codes_are_lowercase_english(scheme: str):
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", concept.code) for concept in concepts(scheme))


def test_every_list_has_its_file_and_every_file_its_list():
    vocabularies = {file.name for file in ontology_files()[3:]}
    assert vocabularies == {f"{name}.ttl" for name in FILES.values()}


def test_an_unknown_list_or_code_raises_and_names_it():
    with pytest.raises(VocabularyError, match="topics"):
        concepts("topics")
    with pytest.raises(VocabularyError, match=r"'rule_of_law'.*genres\.ttl"):
        concept_iri("genre", "rule_of_law")


def test_genres_are_those_of_the_records():
    assert {concept.code for concept in concepts("genre")} == {genre.value for genre in Genre}


def test_topics_are_the_outline_of_law_based_government_and_the_ten_divisions_of_cofog():
    groups = [concept.group for concept in concepts("topic")]
    assert (groups.count("law"), groups.count("cofog")) == (11, 10)
    assert all(concept.code.startswith(f"{concept.group}-") for concept in concepts("topic"))


@pytest.mark.parametrize("group", ["law", "cofog"])
def test_a_topic_word_points_to_one_topic_of_its_group(group: str):
    words = [word for concept in concepts("topic") if concept.group == group for word in concept.words]
    assert sorted(word for word in set(words) if words.count(word) > 1) == []


@pytest.mark.parametrize(
    ("heading", "group", "code"),
    [
        ("健全行政执法工作体系", "law", "law-enforcement"),
        ("推进行政复议和行政应诉工作", "law", "law-disputes"),
        ("健全突发事件应对体系", "law", "law-emergency"),
        ("健全依法行政制度体系", "law", "law-rules"),
        ("健全行政决策制度体系", "law", "law-decisions"),
        ("健全行政权力制约和监督体系", "law", "law-oversight"),
        ("大力推进招商引资", "cofog", "cofog-economy"),
        ("加强污染防治", "cofog", "cofog-environment"),
        ("提高医疗卫生水平", "cofog", "cofog-health"),
        ("办好人民满意的教育", "cofog", "cofog-education"),
        ("做好双拥和国防动员工作", "cofog", "cofog-defence"),
        ("加快老旧小区改造", "cofog", "cofog-housing"),
    ],
)
def test_topic_words_tell_a_plain_heading(heading: str, group: str, code: str):
    topics = [concept for concept in concepts("topic") if concept.group == group]
    weights = {c.code: sum(len(word) for word in c.words if word in heading) for c in topics}
    best = max(weights, key=lambda topic: weights[topic])
    assert (best, weights[best] > 0) == (code, True), weights


def test_indicators_name_known_units_directions_and_kinds():
    units = {concept.code for concept in concepts("unit")}
    for indicator in indicators():
        assert indicator.unit in units, indicator.code
        assert GOV[indicator.better] in (GOV.Higher, GOV.Lower, GOV.Neither)
        assert GOV[indicator.outcome_kind] in (GOV.Workload, GOV.Effect)


def test_there_are_indicators_for_both_genres():
    codes = {indicator.code for indicator in indicators()}
    assert len(codes) >= 40
    assert {"gdp", "gdp-growth", "suits-lost-rate", "reviews-received", "legal-aid-cases"} <= codes


def test_phrasing_and_unit_point_to_one_indicator():
    seen = [(phrasing, indicator.unit) for indicator in indicators() for phrasing in indicator.phrasings]
    assert sorted(pair for pair in set(seen) if seen.count(pair) > 1) == []


def test_a_lost_suit_is_worse_and_a_case_handled_neither():
    by_code = {indicator.code: indicator for indicator in indicators()}
    assert by_code["suits-lost-rate"].better == "Lower"
    assert by_code["appearance-rate"].better == "Higher"
    assert by_code["reviews-received"].better == "Neither"
    assert "败诉率" in by_code["suits-lost-rate"].phrasings
