"""Two reports of an invented county in consecutive years, as facts made by hand; every class occurs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from govgraph.ontology.model import (
    Answer,
    Bound,
    Change,
    Content,
    ContentCheck,
    Document,
    DocumentRole,
    Event,
    Figure,
    Genre,
    Honour,
    Institution,
    Measure,
    Mention,
    OutcomeKind,
    Person,
    Place,
    PolicyDocument,
    Presence,
    Problem,
    Programme,
    ReportFacts,
    Role,
    Section,
    SectionRole,
    Span,
)

PROVINCE = Place("临江省", "990000", None, "province")
CITY = Place("清源市", "990100", "990000", "prefecture")
COUNTY = Place("云溪县", "990122", "990100", "county")
ZONE = Place("云溪开发区", None, "990122", "zone")
COUNTY_GOVERNMENT = Institution("云溪县人民政府", "990122", "government")
JUSTICE = Institution("云溪县司法局", "990122", "department")
MARKET = Institution("云溪县市场监管局", "990122", "department")
PARTY = Institution("中共云溪县委", "990122", "party-organ")
CENTRE = Institution("云溪县合法性审查中心", "990122", "centre")
PROVINCIAL_JUSTICE = Institution("临江省司法厅", "990000", "department")

FIRST = """云溪县2022年法治政府建设年度报告
一、主要工作举措和成效
(一)强化合法性审查。县司法局会同县市场监管局依据《临江省行政规范性文件管理办法》设立县合法性审查中心,审查文件120件,同比增长8.5%,审查率达到100%。
(二)优化营商环境。深化“最多跑一次”改革,在云溪开发区为企业减负1.2亿元左右,获评全省法治政府建设示范县,省司法厅通报表扬。7月12日县长李明主持召开座谈会。
二、存在的问题
由于基层力量薄弱,执法规范化水平有待提高。
三、下一年度工作安排
(一)健全行政执法监督体系。由县司法局牵头制定《云溪县行政执法监督办法》,开展“护航行动”,案件评查150件以上,提高执法规范化水平。
(二)推进智慧普法。建设普法云平台3个。
(三)办好民生实事。新增法律援助站10个。
"""

SECOND = """云溪县2023年法治政府建设年度报告
一、主要工作举措和成效
(一)健全行政执法监督体系。县司法局制定《云溪县行政执法监督办法》,开展“护航行动”,案件评查168件。
(二)推进智慧普法工作。建设普法云平台2个。
二、存在的问题
执法规范化水平有待提高。
三、下一年度工作安排
(一)加强队伍建设。
"""


class _Report:
    """Finds spans in a report's text by their words, in reading order."""

    def __init__(self, text: str) -> None:
        self.text = text

    def at(self, words: str, after: str = "") -> Span:
        begin = self.text.index(words, self.text.index(after) if after else 0)
        return Span(begin, begin + len(words))

    def between(self, first: str, last: str, after: str = "") -> Span:
        begin = self.at(first, after).begin
        return Span(begin, self.text.index(last, begin) + len(last))

    def sentences(self) -> tuple[Span, ...]:
        spans: list[Span] = []
        begin = 0
        for at, character in enumerate(self.text):
            if character in "。\n":
                end = at if character == "\n" else at + 1
                if self.text[begin:end].strip():
                    spans.append(Span(begin, end))
                begin = at + 1
        return tuple(spans)


def _section(
    report: _Report, number: str, heading: str, last: str, role: SectionRole, parent: str | None = None
):
    return Section(
        number=number,
        heading=report.at(heading),
        scope=report.between(heading, last, heading),
        role=role,
        parent=parent,
    )


def _measure(report: _Report, number: str, headline: str, last: str, planned: bool, topic: str | None = None):
    return Measure(
        span=report.at(headline),
        scope=report.between(headline, last, headline),
        rule="measure.point",
        confidence=0.95,
        number=number,
        planned=planned,
        section=number.split(".")[0],
        parent=None,
        topic=topic,
    )


def _mention(
    report: _Report, words: str, entity, role: Role | DocumentRole = Role.MENTION, after: str = "", **more
):
    return Mention(
        span=report.at(words, after), rule="mention.name", confidence=0.9, entity=entity, role=role, **more
    )


def _figure(report: _Report, words: str, value: str, unit: str, indicator: str, after: str = "", **more):
    given = {
        "upper": None,
        "ratio": None,
        "bound": Bound.EQUAL,
        "change": None,
        "indicator": None,
        "target": False,
        "outcome_kind": OutcomeKind.WORKLOAD,
        "ref_year": None,
    } | more
    return Figure(
        span=report.at(words, after),
        rule="figure.number",
        confidence=0.9,
        value=Decimal(value),
        unit_text=unit,
        indicator_text=indicator,
        **given,
    )


def document(text: str, year: int, **more) -> Document:
    given = {
        "sha256": f"{year:064x}",
        "source": f"yunxi-{year}.txt",
        "title": text.splitlines()[0],
        "genre": Genre.RULE_OF_LAW,
        "place": COUNTY,
        "covers_year": year,
        "plans_year": year + 1,
        "issuer": COUNTY_GOVERNMENT,
        "issued": date(year + 1, 2, 1),
    } | more
    return Document(text=text, **given)


def _contents(report: _Report) -> tuple[ContentCheck, ...]:
    """Shortcomings under their heading, the other four absent."""
    return tuple(
        ContentCheck(
            span=report.at("存在的问题") if content is Content.SHORTCOMINGS else Span(0, 0),
            rule="content.heading",
            confidence=0.9,
            content=content,
            presence=Presence.PRESENT if content is Content.SHORTCOMINGS else Presence.ABSENT,
        )
        for content in Content
    )


def first_report() -> ReportFacts:
    """The report for 2022: a measure of every make, a problem with its cause, three commitments."""
    r = _Report(FIRST)
    act = PolicyDocument("临江省行政规范性文件管理办法", "province")
    method = PolicyDocument("云溪县行政执法监督办法", "county")
    errand = Programme("最多跑一次改革", "reform")
    escort = Programme("护航行动", "campaign")
    problem = r.at("执法规范化水平有待提高")
    return ReportFacts(
        document=document(FIRST, 2022),
        sections=(
            _section(r, "1", "主要工作举措和成效", "座谈会。", SectionRole.REVIEW),
            _section(r, "2", "存在的问题", "有待提高。", SectionRole.PROBLEMS),
            _section(r, "3", "下一年度工作安排", "援助站10个。", SectionRole.PLAN),
        ),
        sentences=r.sentences(),
        measures=(
            _measure(r, "1.0.1", "强化合法性审查", "100%。", False, "law-rules"),
            _measure(r, "1.0.2", "优化营商环境", "座谈会。", False),
            _measure(r, "3.0.1", "健全行政执法监督体系", "规范化水平。", True),
            _measure(r, "3.0.2", "推进智慧普法", "3个。", True),
            _measure(r, "3.0.3", "办好民生实事", "10个。", True),
        ),
        mentions=(
            _mention(r, "县司法局", JUSTICE, Role.AGENT),
            _mention(r, "县市场监管局", MARKET, Role.PARTNER),
            _mention(r, "《临江省行政规范性文件管理办法》", act, DocumentRole.APPLIED),
            _mention(r, "县合法性审查中心", CENTRE, Role.ESTABLISHED),
            _mention(r, "“最多跑一次”改革", errand),
            _mention(r, "云溪开发区", ZONE),
            _mention(r, "省司法厅", PROVINCIAL_JUSTICE, Role.RECOGNISER),
            _mention(r, "李明", Person("李明", "990122"), office="县长"),
            _mention(r, "县司法局", JUSTICE, Role.AGENT, after="由县司法局"),
            _mention(r, "《云溪县行政执法监督办法》", method, DocumentRole.ISSUED),
            _mention(r, "“护航行动”", escort),
        ),
        figures=(
            _figure(r, "120件", "120", "件", "审查文件"),
            _figure(r, "8.5%", "8.5", "%", "审查文件", change=Change.UP, ref_year=2022),
            _figure(r, "100%", "1E+2", "%", "审查率", change=Change.UP_TO, outcome_kind=OutcomeKind.EFFECT),
            _figure(r, "1.2亿元左右", "120000000", "元", "为企业减负", bound=Bound.APPROX),
            _figure(r, "150件以上", "150", "件", "案件评查", bound=Bound.AT_LEAST, target=True),
            _figure(r, "3个", "3", "个", "建设普法云平台", target=True),
            _figure(r, "10个", "10", "个", "新增法律援助站", target=True, after="援助站"),
        ),
        honours=(
            Honour(
                span=r.at("获评全省法治政府建设示范县"),
                rule="honour.award",
                confidence=0.9,
                kind="award",
                recognisers=(PROVINCIAL_JUSTICE,),
                recognised=(COUNTY,),
            ),
        ),
        problems=(Problem(span=problem, rule="problem.clause", confidence=0.9, cause=r.at("基层力量薄弱")),),
        events=(Event(span=r.at("7月12日"), rule="event.date", confidence=0.9, when="2022-07-12"),),
        contents=_contents(r),
        answers=(Answer(commitment="3.0.1", problem=problem, score=0.8),),
        places=(PROVINCE, CITY),
    )


def second_report() -> ReportFacts:
    """The report for 2023: one promise kept, one missed by a number, one forgotten."""
    r = _Report(SECOND)
    method = PolicyDocument("云溪县行政执法监督办法", "county")
    return ReportFacts(
        document=document(SECOND, 2023),
        sections=(
            _section(r, "1", "主要工作举措和成效", "2个。", SectionRole.REVIEW),
            _section(r, "2", "存在的问题", "有待提高。", SectionRole.PROBLEMS),
            _section(r, "3", "下一年度工作安排", "队伍建设。", SectionRole.PLAN),
        ),
        sentences=r.sentences(),
        measures=(
            _measure(r, "1.0.1", "健全行政执法监督体系", "168件。", False),
            _measure(r, "1.0.2", "推进智慧普法工作", "2个。", False),
            _measure(r, "3.0.1", "加强队伍建设", "队伍建设。", True),
        ),
        mentions=(
            _mention(r, "县司法局", JUSTICE, Role.AGENT),
            _mention(r, "《云溪县行政执法监督办法》", method, DocumentRole.ISSUED),
            _mention(r, "“护航行动”", Programme("护航行动", "campaign")),
        ),
        figures=(
            _figure(r, "168件", "168", "件", "案件评查", ref_year=2023),
            _figure(r, "2个", "2", "个", "建设普法云平台", ref_year=2023),
        ),
        honours=(),
        problems=(Problem(span=r.at("执法规范化水平有待提高"), rule="problem.clause", confidence=0.9),),
        events=(),
        contents=_contents(r),
        answers=(),
        places=(PROVINCE, CITY),
    )


def misread(facts: ReportFacts) -> ReportFacts:
    """The same report with its second measure lost, as an earlier build may have read it."""
    return replace(facts, measures=facts.measures[:1] + facts.measures[2:])
