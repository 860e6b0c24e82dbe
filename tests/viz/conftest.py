"""An invented report as a graph, and the page drawn from it, for the tests of the view."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from govgraph.graph.embedded import EmbeddedStore
from govgraph.ontology.iris import ID, Iris, segment
from govgraph.ontology.terms import GOV
from rdflib import RDF, RDFS, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, SKOS

NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
ONTOLOGY = Path(__file__).parents[2] / "ontology" / "govgraph.ttl"
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

SECTIONS = (
    "健全依法行政制度体系",
    "提升行政决策质效",
    "规范公正文明执法",
    "化解社会矛盾纠纷",
    "加强法治队伍建设",
)
HEADLINES = (
    "推进行政规范性文件合法性审查提质增效", "完善基层立法联系点运行", "建立重大决策目录公开制度", "推行首违不罚清单",
    "深化综合行政执法改革", "开展涉企检查专项监督", "建设一站式矛盾调解中心", "做优公共法律服务", "扩大行政复议受理渠道",
    "落实负责人出庭应诉", "组织领导干部旁听庭审", "举办执法人员轮训", "推动数字法治应用落地", "规范行政裁量权基准",
    "建立政务诚信档案", "加强村居法律顾问工作", "打造法治文化阵地", "清理妨碍公平竞争文件", "推进证明事项告知承诺", "健全应急法治保障",
)  # fmt: skip
BODIES = (
    "云溪市司法局",
    "市委依法治市办",
    "市公安局",
    "市政务服务中心",
    "市人民法院",
    "市行政复议局",
    "市市场监管局",
    "市人大常委会",
)
SCHEMES = (
    "“八进”普法活动",
    "“大综合一体化”改革",
    "“一窗通办”改革",
    "法治护航行动",
    "“枫桥式”调解机制",
    "“蓝盾”专项整治",
)
FIGURES = (
    ("合法性审查件数", "1,284", "件"), ("调解矛盾纠纷", "3260", "件"), ("一审行政诉讼发案量", "37.5", "%"), ("普法活动", "160", "场次"),
    ("受理行政复议申请", "212", "件"), ("培训执法人员", "845", "人次"), ("为企业减免罚款", "85.6", "万元"), ("出庭应诉率", "100", "%"),
)  # fmt: skip


@dataclass
class InventedReport:
    """Writes a report's text and graph side by side, so that spans are right by construction."""

    title: str = "云溪市2023年度法治政府建设情况报告"
    code: str = "990101"
    year: int = 2023
    text: str = ""
    store: EmbeddedStore = field(default_factory=EmbeddedStore)

    def __post_init__(self) -> None:
        self.iri = URIRef(f"{ID}report/{self.code}/{self.year}/rule-of-law")
        self.entities = URIRef(Iris().entities_graph)
        self.add(self.iri, RDF.type, GOV.Report)
        self.add(self.iri, DCTERMS.title, Literal(self.title))
        self.add(self.iri, GOV.coversYear, Literal(self.year))

    def add(self, s: URIRef, p: URIRef, o: URIRef | Literal, shared: bool = False) -> None:
        self.store.dataset.graph(self.entities if shared else self.iri).add((s, p, o))

    def phrase(self, begin: int, end: int, kind: str = "Phrase") -> URIRef:
        span = URIRef(f"{self.iri}/text#char={begin},{end}")
        self.add(span, RDF.type, NIF[kind])
        self.add(span, NIF.beginIndex, Literal(begin))
        self.add(span, NIF.endIndex, Literal(end))
        return span

    def sentence(self, *parts: tuple[str, URIRef | None]) -> None:
        """Write a sentence of (words, thing they are evidence of)."""
        begin = len(self.text)
        told: list[tuple[int, int, URIRef]] = []
        for words, thing in parts:
            at = len(self.text)
            self.text += words
            if thing is not None:
                told.append((at, len(self.text), thing))
        whole = self.phrase(begin, len(self.text), "Sentence")
        self.add(whole, NIF.anchorOf, Literal(self.text[begin:]))
        for b, e, thing in told:
            span = self.phrase(b, e)
            self.add(span, NIF.anchorOf, Literal(self.text[b:e]))
            self.add(span, GOV.inSentence, whole)
            self.add(thing, GOV.evidence, span)
        self.text += "\n"

    def fact(self, kind: str, key: str | int, *classes: URIRef, **values: URIRef | Literal) -> URIRef:
        iri = URIRef(f"{self.iri}/{kind}/{key}")
        for cls in classes:
            self.add(iri, RDF.type, cls)
        for name, value in values.items():
            self.add(iri, RDFS.label if name == "label" else GOV[name], value)
        return iri

    def shared(self, kind: str, cls: URIRef, name: str) -> URIRef:
        iri = URIRef(f"{ID}{kind}/{segment(name)}")
        self.add(iri, RDF.type, cls, shared=True)
        self.add(iri, SKOS.prefLabel, Literal(name), shared=True)
        return iri

    def section(self, number: int, heading: str) -> URIRef:
        order, words = Literal(number), Literal(heading)
        section = self.fact("section", number, GOV.Section, order=order, heading=words, partOf=self.iri)
        self.sentence((heading, section))
        return section

    def measure(self, number: str, headline: str, section: URIRef, planned: bool = False) -> URIRef:
        cls = GOV.Commitment if planned else GOV.Measure
        measure = self.fact("measure", number, cls, label=Literal(headline), inSection=section)
        self.sentence((headline, measure), ("。", None))
        return measure

    def figure(self, measure: URIRef, words: tuple[str, str, str], target: bool = False) -> None:
        text, number, unit = words
        classes = [GOV.Figure, GOV.Target] if target else [GOV.Figure, GOV.Observation, GOV.Outcome]
        figure = self.fact("figure", len(self.text), *classes, indicatorText=Literal(text))
        self.add(figure, GOV.value, Literal(number.replace(",", "")))
        self.add(figure, GOV.unitText, Literal(unit))
        self.add(measure, GOV.hasTarget if target else GOV.hasOutcome, figure)
        self.sentence(
            ("全年", None), (text, None), ("达", None), (number + unit, figure), ("，成效明显。", None)
        )

    def name(self, measure: URIRef, role: URIRef, thing: URIRef, words: str) -> None:
        self.sentence(("由", None), (words, thing), ("推动有关工作。", None))
        self.add(measure, role, thing)

    def finish(self) -> EmbeddedStore:
        self.store.dataset.graph(URIRef(Iris().ontology_graph)).parse(ONTOLOGY)
        return self.store


def write_report(measures: int = 20, figures: int = 3) -> EmbeddedStore:
    """Invent a report of so many measures in five sections, problems and a plan."""
    report = InventedReport()
    bodies = [report.shared("institution", GOV.Institution, name) for name in BODIES]
    schemes = [report.shared("programme", GOV.Programme, name) for name in SCHEMES]
    count = itertools.count()
    per_section = -(-measures // len(SECTIONS))
    for s, heading in enumerate(SECTIONS):
        section = report.section(s + 1, heading)
        for m in range(s * per_section, min((s + 1) * per_section, measures)):
            number = f"1.{s + 1}.{m + 1}"
            measure = report.measure(number, HEADLINES[m % len(HEADLINES)], section)
            report.name(measure, GOV.agent, bodies[m * 3 % len(bodies)], BODIES[m * 3 % len(BODIES)])
            own = f"云溪市{HEADLINES[m % len(HEADLINES)][2:6]}工作专班{m}"
            report.name(measure, GOV.partner, report.shared("institution", GOV.Institution, own), own)
            if m % 2:
                report.name(measure, GOV.underProgramme, schemes[m % len(schemes)], SCHEMES[m % len(SCHEMES)])
            if m % 3 == 0:
                title = f"云溪市{HEADLINES[m % len(HEADLINES)][2:8]}办法{m or ''}"
                report.name(
                    measure, GOV.issued, report.shared("document", GOV.PolicyDocument, title), f"《{title}》"
                )
            for _ in range(figures - m % 2):
                report.figure(measure, FIGURES[next(count) % len(FIGURES)])
            if m % 5 == 0:
                label = Literal("获评全省法治政府建设示范项目")
                honour = report.fact("honour", len(report.text), GOV.Honour, GOV.Outcome, label=label)
                report.add(measure, GOV.hasOutcome, honour)
                report.sentence((str(label), honour), ("。", None))
    section = report.section(6, "存在的问题")
    for words in ("基层执法力量仍显薄弱", "部分单位应诉能力有待提升", "法治宣传针对性不强"):
        problem = report.fact(
            "problem", len(report.text), GOV.Problem, label=Literal(words), inSection=section
        )
        report.add(report.iri, GOV.hasProblem, problem)
        report.sentence((words, problem), ("。", None))
    section = report.section(7, "2024年工作安排")
    for m, headline in enumerate(("充实基层执法力量", "开展应诉能力提升年行动", "精准开展法治宣传")):
        planned = report.measure(f"3.0.{m + 1}", headline, section, planned=True)
        report.name(planned, GOV.agent, bodies[m], BODIES[m])
        report.figure(planned, FIGURES[m + 3], target=True)
    return report.finish()


@pytest.fixture(scope="session")
def invented_store() -> EmbeddedStore:
    return write_report()


@pytest.fixture(scope="session")
def large_store() -> EmbeddedStore:
    """A report of more facts than one opening picture can show."""
    return write_report(measures=60, figures=6)


HOSTILE = (
    "</script><script>window.broken=1</script>",
    '<img src=x onerror="window.broken=1"> href=javascript:1',
    "\u202e倒写\u202c '引号\" &amp; 🏛️ \u2028行",
)


@pytest.fixture(scope="session")
def hostile_store() -> EmbeddedStore:
    """A report whose words try to be markup."""
    report = InventedReport(title=f"报告{HOSTILE[0]}", code="990102")
    section = report.section(1, HOSTILE[1])
    measure = report.measure("1.1", HOSTILE[0], section)
    for words in HOSTILE[1:]:
        thing = report.shared("institution", GOV.Institution, words)
        report.name(measure, GOV.agent, thing, words)
    report.figure(measure, (HOSTILE[0], "5", HOSTILE[1]))
    return report.finish()


@pytest.fixture(scope="session")
def hostile() -> tuple[str, ...]:
    """Words of the hostile report, each of which must be shown as it stands."""
    return HOSTILE


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Headless Chromium, or a skip that says what is missing."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium on PATH: the view is not tested in a browser")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGS)
        yield started
        started.close()
