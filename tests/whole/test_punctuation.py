"""Reports come with full-width punctuation and with punctuation folded to ASCII: the facts must be the same."""

import re
from pathlib import Path

import pytest
from govgraph.graph.evaluate.inline import parse
from govgraph.graph.evaluate.offsets import cut_text, read_excerpt
from govgraph.ingest.pipeline import read_reports
from govgraph.ingest.readers import Hints
from govgraph.ingest.reading import fold
from govgraph.ontology.model import ReportFacts

ROOT = Path(__file__).resolve().parents[2]
ASCII, WIDE = ",():;!?%", "，（）：；！？％"
FOLDED = str.maketrans(WIDE, ASCII)
# Commas within numbers (1,925件) and colons of clock times are digits' own.
MARKUP = re.compile(r"\A---\n.*?\n---\n|<!--.*?-->|\[\^\w+\]:?", re.DOTALL)  # not the report's own words
BETWEEN_DIGITS = re.compile(r"(?<=\d)[,:](?=\d)")


def folded(text):
    return text.translate(FOLDED)


def full_width(text):
    wide = text.translate(str.maketrans(ASCII, WIDE))
    for match in BETWEEN_DIGITS.finditer(folded(text)):
        wide = wide[: match.start()] + text[match.start()] + wide[match.end() :]
    return wide


def facts_in(text, name, folder):
    """Everything found, as one folded string a fact; offsets included."""
    path = folder / f"{name}.txt"
    path.write_text(text, "utf8", newline="")
    (facts,) = read_reports([path], Hints())
    assert isinstance(facts, ReportFacts), facts
    kinds = (facts.sections, facts.measures, facts.mentions, facts.figures, facts.honours, facts.problems)
    return [fold(repr(fact)) for kind in (*kinds, facts.events, facts.answers, facts.issues) for fact in kind]


def agree(text, name, folder):
    found = facts_in(full_width(text), name, folder)
    assert len(found) > 10
    assert found == facts_in(folded(text), name, folder)


def test_both_styles_differ_in_punctuation_only():
    assert full_width("受理(约)1,925件,增长8%") == "受理（约）1,925件，增长8％"
    assert folded("受理（约）1,925件，增长8％") == "受理(约)1,925件,增长8%"


def test_straight_and_turned_quotation_marks_name_what_curly_ones_name(tmp_path):
    report = (
        "龙泉市2023年法治政府建设情况报告\n\n一、主要举措和成效\n"
        "一是深化“放管服”改革。推行“一件事一次办”改革,开展“绿盾2023”“利剑护春”等专项行动,查处案件23起。\n"
        "二是化解矛盾纠纷。“石榴籽”调解工作室被司法部表彰为全国模范人民调解委员会。\n"
    )
    straight = report.translate(str.maketrans("“”", '""'))
    found = facts_in(report, "curly", tmp_path)
    assert sum("Programme" in fact for fact in found) >= 4
    assert found == facts_in(straight, "straight", tmp_path)
    assert found == facts_in(report.translate(str.maketrans("“”", "”“")), "turned", tmp_path)


@pytest.mark.parametrize("half", ["tuning", "untuned"])
def test_both_styles_of_annotated_excerpts_give_the_same_facts(shared, tmp_path, half):
    for path in sorted((ROOT / "tests" / "gold" / half).glob("*.json")):
        agree(cut_text(read_excerpt(path), shared / "corpus"), path.stem, tmp_path)


def test_both_styles_of_the_shared_gold_give_the_same_facts(shared, tmp_path):
    for path in sorted((shared / "gold").glob("*.tagged.txt")):
        text, _ = parse(path.read_text("utf8"), path.name)
        agree(text, path.name.removesuffix(".tagged.txt"), tmp_path)


def test_both_styles_of_whole_reports_give_the_same_facts(shared, tmp_path):
    reports = sorted((shared / "corpus" / "government-work-reports").glob("*/*.md"))[::97]
    for path in reports:
        agree(MARKUP.sub("", path.read_text("utf8")), f"{path.parent.name}_{path.stem}", tmp_path)
