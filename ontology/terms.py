"""Every term of `govgraph.ttl` as a closed namespace, the other namespaces in use, and their prefixes.

`GOV.Measure` is a `URIRef`; a name that the ontology does not declare raises `AttributeError`.
"""

# ruff: noqa: N815 - names are those of the vocabularies

from importlib.resources import files
from importlib.resources.abc import Traversable

from rdflib import URIRef
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SH, SKOS, XSD, DefinedNamespace, Namespace

PACKAGE = __name__.rpartition(".")[0]
ONTOLOGY = "https://w3id.org/govgraph/ontology"  # the ontology itself; code lists are ONTOLOGY/SCHEME/CODE


class GOV(DefinedNamespace):
    """The terms of the ontology. `tests/ontology/test_terms.py` holds this list equal to the Turtle."""

    _fail = True
    _NS = Namespace(f"{ONTOLOGY}#")

    # classes: reports and what they say
    Report: URIRef  # 报告: One report of one body for one year; its IRI also names its graph
    Section: URIRef  # 部分: A heading and all that stands under it
    Measure: URIRef  # 举措: A line of work reported as done or under way
    Commitment: URIRef  # 承诺安排: A line of work promised for the coming year
    Outcome: URIRef  # 成效: What a measure is reported to have brought about: an observation or an honour
    Figure: URIRef  # 数值: A number with its indicator, unit and bound; either an observation or a target
    Observation: URIRef  # 已报数值: A figure that the report states as a fact
    Target: URIRef  # 目标值: A figure that is promised or required
    Honour: URIRef  # 荣誉: An award, rank, pilot status, commendation or claim to be first
    Problem: URIRef  # 问题: A shortcoming that the report admits, one clause each
    Event: URIRef  # 事件: A dated happening
    PrescribedContent: URIRef  # 规定内容: One of the five contents that a rule-of-law report must have
    FollowUp: URIRef  # 落实追踪: What became of a commitment or target in a later report
    Judgement: URIRef  # 人工判定: What a reviewer decided of two names, or of a promise and a measure
    Verdict: URIRef  # 判定结论: What a judgement says
    Reorganisation: URIRef  # 机构改革: A reform that turned one institution into others
    Candidate: URIRef  # 候选举措: A measure of the next report that may be what became of a commitment
    Passage: URIRef  # 对照语句: A sentence that a follow-up rests on
    Recurrence: (
        URIRef  # 问题重现: A problem that the next held report of the same place and genre admits again
    )
    TakeUp: URIRef  # 工程采用: The first report of a place, among those held, that names a programme
    SharedWording: URIRef  # 雷同表述: Two sentences of different places that are nearly the same

    # classes: things that reports share
    Institution: URIRef  # 机构: An organisation
    Programme: URIRef  # 工程项目: A named campaign, reform, pilot, project, mechanism, model or brand
    PolicyDocument: URIRef  # 政策文件: A law, rule, plan or paper with a title
    Indicator: URIRef  # 指标: What a figure measures; also a skos:Concept
    Place: URIRef  # 地方: An administrative division, zone, river or site
    Person: URIRef  # 人物: A person whom a report names

    # classes: closed lists
    SectionRole: URIRef  # 部分作用: What a section does in the report
    Bound: URIRef  # 限定: How the true number lies to the one written
    Change: URIRef  # 变化: Whether a figure is a change by a number or to a number, and which way
    OutcomeKind: URIRef  # 成效类型: Whether a figure counts work done or its effect
    ContentKind: URIRef  # 规定内容类型: One of the five contents prescribed for a rule-of-law report
    Presence: URIRef  # 具备程度: How far a prescribed content is there
    FollowUpStatus: URIRef  # 落实情况: What a later report shows about a commitment or target
    ReorganisationKind: URIRef  # 改革方式: How an institution was changed
    Direction: URIRef  # 向好方向: Which way an indicator moves when things get better
    TakeUpStage: URIRef  # 采用阶段: What the first report that names a programme says of it

    # individuals: section roles
    Review: URIRef  # 工作回顾: Looks back on the work done
    Problems: URIRef  # 存在问题: Admits shortcomings
    Plan: URIRef  # 工作安排: Plans the work to come
    Leadership: URIRef  # 履行第一责任人职责: Tells how the leaders discharged their duty
    Other: URIRef  # 其他: A section that does none of these

    # individuals: bounds
    Equal: URIRef  # 等于: Exactly the number written
    Approx: URIRef  # 约: About the number written (约, 左右)
    Greater: URIRef  # 大于: More than the number written (余, 多, 超过, 突破)
    AtLeast: URIRef  # 不少于: The number written or more (以上, 不低于)
    Less: URIRef  # 小于: Less than the number written (近, 不足)
    AtMost: URIRef  # 不多于: The number written or less (以内, 以下, 不超过)

    # individuals: changes
    Up: URIRef  # 增加: A rise by the number written
    Down: URIRef  # 减少: A fall by the number written
    UpTo: URIRef  # 增至: A rise to the number written
    DownTo: URIRef  # 降至: A fall to the number written

    # individuals: kinds of outcome
    Workload: URIRef  # 工作量: How much work was done
    Effect: URIRef  # 实际效果: What the work changed

    # individuals: prescribed contents
    Achievements: URIRef  # 工作举措和成效: What was done and achieved in the year
    Shortcomings: URIRef  # 不足和原因: Shortcomings and their causes
    LeadersDuty: URIRef  # 主要负责人履职情况: How the leaders discharged their duty
    NextYear: URIRef  # 下一年度安排: The main plans for the coming year
    OtherMatters: URIRef  # 其他需要报告的情况: Other matters to report

    # individuals: presence
    Present: URIRef  # 具备: The content is there
    Partial: URIRef  # 部分具备: Only a part of it is there (shortcomings without causes, say)
    Absent: URIRef  # 缺少: The content was not found

    # individuals: follow-up
    Done: URIRef  # 已完成: The next report speaks of this work and of most promised sentences
    PartlyDone: URIRef  # 部分完成: The next report speaks of less of this work, or a target is missed
    NotMentioned: URIRef  # 未提及: No measure of the next report was found to speak of this work
    Met: URIRef  # 已达到: The observation reaches the target
    Missed: URIRef  # 未达到: The observation falls short of the target
    NotReported: URIRef  # 未报告: The later report has no figure for it
    Same: URIRef  # 相同: The two are one
    Different: URIRef  # 不同: The two are not one
    Unsure: URIRef  # 未定: It cannot be decided

    # individuals: kinds of reorganisation
    Renamed: URIRef  # 更名: Renamed, or formed anew with about the same duties
    Merged: URIRef  # 合并: Merged with others into one institution
    Moved: URIRef  # 划转: Dissolved; its duties went to an institution that stood already
    SplitOff: URIRef  # 分设: A part of it became an institution of its own
    NoNextReport: URIRef  # 无次年报告: The store has no report for the year that would answer

    # individuals: directions
    Higher: URIRef  # 越高越好: Higher is better
    Lower: URIRef  # 越低越好: Lower is better
    Neither: URIRef  # 无所谓高低: Neither way is better in itself

    # individuals: stages of take-up
    UnderWay: URIRef  # 已开展: A measure is under the programme
    Planned: URIRef  # 拟开展: Only commitments are under the programme
    Named: URIRef  # 仅提及: The report names it outside of any measure and commitment

    # properties: reports and sections
    place: URIRef  # 报告地方: The place that the report is about
    issuer: URIRef  # 发布机构: The institution that issues the report
    genre: URIRef  # 报告种类: The kind of report (code list genre)
    coversYear: URIRef  # 报告年度: The year that the report looks back on
    plansYear: URIRef  # 安排年度: The year that the report plans
    sha256: URIRef  # 文件摘要: The SHA-256 digest of the report file's bytes
    text: URIRef  # 全文: The report's text, to which the offsets of all spans refer
    hasSection: URIRef  # 包含部分: A section of the report, at any depth
    hasProblem: URIRef  # 承认问题: A problem that the report admits
    hasContent: URIRef  # 规定内容: One of the report's prescribed contents
    hasEvent: URIRef  # 包含事件: An event within the measure, or of the report where no measure holds it
    partOf: URIRef  # 属于: The larger section, report or measure that this belongs to
    order: URIRef  # 次序: The section's place in the report's order, from 1
    heading: URIRef  # 标题文字: The heading's words, without numbering
    role: URIRef  # 作用: What the section does in the report
    contentKind: URIRef  # 内容类型: Which of the five prescribed contents this is
    presence: URIRef  # 具备程度: Whether the prescribed content is there

    # properties: measures and commitments
    inSection: URIRef  # 所在部分: The innermost section that holds this
    topic: URIRef  # 方面: The area of work (code list topic)
    agent: URIRef  # 实施机构: The institution that carries out the measure
    partner: URIRef  # 参与机构: An institution that carries it out together with the agent
    appliesTo: URIRef  # 对象机构: The institution that is acted on, served, supervised or reported to
    established: URIRef  # 设立: An institution that the measure sets up
    underProgramme: URIRef  # 所属工程: The programme that the measure belongs to or carries forward
    issued: URIRef  # 出台: A document that was issued
    revised: URIRef  # 修订: A document that was revised or repealed
    applied: URIRef  # 落实: A document that was carried out or acted upon
    reviewed: URIRef  # 审议: A document that was examined or deliberated
    cites: URIRef  # 提及文件: A document that is named and plays no other part
    hasOutcome: URIRef  # 成效: An outcome of the measure: an observation or an honour
    hasTarget: URIRef  # 目标: A target of the measure
    locatedIn: URIRef  # 地点: A place where the measure happens
    involves: URIRef  # 涉及人物: A person whom the measure names
    addresses: URIRef  # 回应问题: A problem admitted by the same report that the commitment answers
    fulfilledBy: URIRef  # 落实举措: The measure of a later report that makes the commitment good

    # properties: figures
    indicator: URIRef  # 指标: The indicator that the figure measures
    indicatorText: URIRef  # 指标原文: The report's own words for what is counted
    value: URIRef  # 数值: The number in base units (yuan, persons, percent); of a range, its lower end
    upperValue: URIRef  # 上限: The upper end of a range, in base units
    ratio: URIRef  # 比例: A ratio such as 8:54.9:37.1, which then stands in place of a value
    unit: URIRef  # 单位: The unit (code list unit)
    unitText: URIRef  # 单位原文: The unit as written, without 万 and 亿
    bound: URIRef  # 限定: How the true number lies to the one written
    change: URIRef  # 变化: The change that the figure states
    outcomeKind: URIRef  # 成效类型: Workload or effect
    refPlace: URIRef  # 所指地方: The place that the figure is about
    refYear: URIRef  # 所指年度: The year that the figure is about
    betterDirection: URIRef  # 向好方向: Which way is better for the indicator

    # properties: honours, problems, events
    recogniser: URIRef  # 授予机构: The institution that confers the honour or reports it
    recognises: URIRef  # 获誉对象: The institution, measure, programme or place that is honoured
    honourKind: URIRef  # 荣誉类型: The kind of honour (code list honour-kind)
    cause: URIRef  # 原因: The span that says why the problem exists
    date: URIRef  # 日期: The date of the event, as far as known (2023-07-12, 2023-07, --07-12)

    # properties: things that reports share
    institutionKind: URIRef  # 机构类型: The kind of institution (code list institution-kind)
    ofPlace: URIRef  # 所属地方: The place that an institution, programme or document belongs to
    unitOf: URIRef  # 隶属: The institution of which this one is a unit
    programmeKind: URIRef  # 工程类型: The kind of programme (code list programme-kind)
    programmeLevel: URIRef  # 工程层级: The level that runs the programme (code list place-level)
    documentLevel: URIRef  # 文件层级: The level of the document (code list document-level)
    documentNumber: URIRef  # 文号: The number written beside the document's title
    documentYear: URIRef  # 文件年份: The year in which the document was issued
    within: URIRef  # 位于: The place that directly contains this one
    since: URIRef  # 设立年份: The year in which the division was founded; left out where that was before 1983
    until: URIRef  # 撤销年份: The year in which the division was abolished
    formerName: URIRef  # 曾用名: A name that the same division bore before
    formerCode: URIRef  # 曾用代码: A division code that the same division had before
    level: URIRef  # 行政层级: The level of the place (code list place-level)
    mentionedIn: URIRef  # 提及于: A report that mentions this where no measure gives it a part

    # properties: evidence
    evidence: URIRef  # 原文依据: A span that states the fact; everything extracted has one
    scope: URIRef  # 范围: The span of the measure's headline and all that stands under it
    inSentence: URIRef  # 所在句: The sentence that holds the span
    readAs: URIRef  # 读作: The kind or level as which the words at the span were read
    office: URIRef  # 职务: The office of the person named at the span, as written
    rule: URIRef  # 规则: The name of the rule that found this
    confidence: URIRef  # 置信度: How sure the rule is, from 0 to 1

    # properties: follow-up
    ofCommitment: URIRef  # 所追踪承诺: The commitment that is followed up
    ofTarget: URIRef  # 所追踪目标: The target that is followed up
    inReport: URIRef  # 对照报告: The later report that was compared
    doneBy: URIRef  # 对应举措: The matching measure of the later report
    observation: URIRef  # 对应数值: The matching observation of the later report
    status: URIRef  # 落实情况: What became of the commitment or target
    verdict: URIRef  # 结论: What the judgement says
    left: URIRef  # 左项: The first of the pair judged: the name that stays where the two are the same
    right: URIRef  # 右项: The second of the pair judged: the name that gives way
    judgedBy: URIRef  # 判定人: Who decided
    reason: URIRef  # 理由: Why it was decided so
    ofReport: URIRef  # 承诺所在报告: The report that made the promise
    candidate: URIRef  # 候选: A measure that may be what became of the commitment
    ofMeasure: URIRef  # 候选举措: The measure that the candidate proposes
    promisedIn: URIRef  # 承诺语句: The sentence of the commitment that comes closest to the reported one
    reportedIn: URIRef  # 所报语句: The sentence of the measure that comes closest to the promised one
    candidateRank: URIRef  # 候选名次: The candidate's rank by score, from 1
    sentencesFound: URIRef  # 语句落实比例: The share of the commitment's sentences found in the next report
    score: URIRef  # 得分: How close the match is, from 0 to 1
    changedFrom: URIRef  # 原机构: The institution before the change
    changedTo: URIRef  # 新机构: An institution after the change
    reorganisationKind: URIRef  # 改革方式: Renamed, merged, duties moved, or split off
    changeYear: URIRef  # 改革年份: The year of the change; of local institutions the usual one

    # properties: problems that come back, shared wording, take-up
    earlier: URIRef  # 较早者: Of the two that are linked, the problem or sentence of the earlier report
    later: URIRef  # 较晚者: Of the two that are linked, the problem or sentence of the later report
    earlierReport: URIRef  # 较早报告: The report that holds the earlier of the two
    laterReport: URIRef  # 较晚报告: The report that holds the later of the two
    yearsApart: URIRef  # 相隔年数: Years between the years that the two reports look back on
    similarity: URIRef  # 相似度: How alike the two wordings are, from 0 to 1
    programme: URIRef  # 所采用工程: The programme that is taken up
    inPlace: URIRef  # 采用地方: The place that takes it up
    firstYear: URIRef  # 首见年度: The year that the first report naming it looks back on
    firstReport: URIRef  # 首见报告: The first held report of the place that names the programme
    stage: URIRef  # 采用阶段: What the first report says of the programme

    # properties: builds
    softwareVersion: URIRef  # 软件版本: The version of the software that made the build


class NIF(DefinedNamespace):
    """The terms of the NLP Interchange Format 2.0 that evidence uses."""

    _fail = True
    _NS = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")

    Context: URIRef  # the text that offsets refer to
    Phrase: URIRef  # a span
    Sentence: URIRef  # a span that is a sentence
    isString: URIRef  # the whole text of a context
    beginIndex: URIRef  # first code point of the span, from 0
    endIndex: URIRef  # code point after the last one of the span
    anchorOf: URIRef  # the words of the span
    referenceContext: URIRef  # the context that the span lies in


CIDS = Namespace("https://ontology.commonapproach.org/cids#")  # Common Impact Data Standard
ELI = Namespace("http://data.europa.eu/eli/ontology#")  # European Legislation Identifier
M8G = Namespace("http://data.europa.eu/m8g/")  # Core Public Organisation Vocabulary
ORG = Namespace("http://www.w3.org/ns/org#")
CUBE = Namespace(f"{ONTOLOGY}/cube/")  # the panel's data sets and their structure
QB = Namespace("http://purl.org/linked-data/cube#")
SCHEMA = Namespace("https://schema.org/")

# For Turtle, SPARQL and short names in messages, everywhere the same.
PREFIXES: dict[str, str] = {
    "cids": str(CIDS),
    "dcterms": str(DCTERMS),
    "eli": str(ELI),
    "gov": str(GOV),
    "m8g": str(M8G),
    "nif": str(NIF),
    "org": str(ORG),
    "owl": str(OWL),
    "prov": str(PROV),
    "qb": str(QB),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SCHEMA),
    "sh": str(SH),
    "skos": str(SKOS),
    "xsd": str(XSD),
}


def ontology_files() -> list[Traversable]:
    """The Turtle files of the ontology graph: core, alignments, cube and code lists, without blank nodes."""
    folder = files(PACKAGE)
    lists = sorted((folder / "vocab").iterdir(), key=lambda file: file.name)
    return [
        folder / "govgraph.ttl",
        folder / "alignments.ttl",
        folder / "cube.ttl",
        *(file for file in lists if file.name.endswith(".ttl")),
    ]


def shapes_file() -> Traversable:
    """The SHACL shapes, which are for `validate` and not part of the ontology graph."""
    return files(PACKAGE) / "shapes.ttl"


def with_prefixes(sparql: str) -> str:
    """Put a `PREFIX` line before a query for each known prefix that it uses and does not declare."""
    declared = {name for name in PREFIXES if f"PREFIX {name}:" in sparql}
    used = (name for name in PREFIXES if f"{name}:" in sparql and name not in declared)
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in used) + sparql
