"""The facts of a report as frozen records: what `ingest` hands to `graph`.

Offsets count Unicode code points of `Document.text`, from 0, end exclusive. The values of the string
enumerations are the local names of terms in `govgraph.ttl`, so that mapping is a look-up and not a table.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of the report's text: `text[begin:end]`, in code points."""

    begin: int
    end: int

    def of(self, text: str) -> str:
        """Return the words this span covers in `text`."""
        return text[self.begin : self.end]

    def holds(self, other: Span) -> bool:
        """Tell whether `other` lies inside this span (or equals it)."""
        return self.begin <= other.begin and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.begin < other.end and other.begin < self.end


class Genre(StrEnum):
    """Kinds of report; the value is also the last part of a report's IRI."""

    RULE_OF_LAW = "rule-of-law"  # 法治政府建设年度报告
    WORK_REPORT = "work-report"  # 政府工作报告


class SectionRole(StrEnum):
    """What a section does in the report."""

    REVIEW = "Review"
    PROBLEMS = "Problems"
    PLAN = "Plan"
    LEADERSHIP = "Leadership"
    OTHER = "Other"


class Role(StrEnum):
    """How an institution takes part in a measure; MENTION where it does not."""

    AGENT = "agent"
    PARTNER = "partner"
    TARGET = "appliesTo"
    ESTABLISHED = "established"
    RECOGNISER = "recogniser"
    MENTION = "mention"


class DocumentRole(StrEnum):
    """What a measure does with a document."""

    ISSUED = "issued"
    REVISED = "revised"
    APPLIED = "applied"
    CITED = "cites"


class Bound(StrEnum):
    """How the true number lies to the one written."""

    EQUAL = "Equal"
    APPROX = "Approx"
    GREATER = "Greater"
    AT_LEAST = "AtLeast"
    LESS = "Less"
    AT_MOST = "AtMost"


class Change(StrEnum):
    """A change by a number (UP, DOWN) or to a number (UP_TO, DOWN_TO)."""

    UP = "Up"
    DOWN = "Down"
    UP_TO = "UpTo"
    DOWN_TO = "DownTo"


DIFFERENCES = (Change.UP, Change.DOWN)  # the number is a difference and not a level


class OutcomeKind(StrEnum):
    """Whether a figure counts work done or its effect."""

    WORKLOAD = "Workload"
    EFFECT = "Effect"


class Presence(StrEnum):
    """How far a prescribed content is there."""

    PRESENT = "Present"
    PARTIAL = "Partial"
    ABSENT = "Absent"


class Content(StrEnum):
    """The five contents that a rule-of-law report must have (docs: prescribed contents)."""

    ACHIEVEMENTS = "Achievements"
    SHORTCOMINGS = "Shortcomings"
    LEADERS_DUTY = "LeadersDuty"
    NEXT_YEAR = "NextYear"
    OTHER_MATTERS = "OtherMatters"


# --- things that reports share; equal records are one resource ---------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative division, zone, river or site.

    `code` is the GB/T 2260 code of six digits, of a township nine (GB/T 10114); for a place without one,
    `name` tells it apart within the division `within`. `level` is a code of `vocab/place-levels.ttl`.
    """

    name: str
    code: str | None
    within: str | None
    level: str


@dataclass(frozen=True, slots=True)
class PlaceHistory:
    """What a division was and became; `place` and `successors` are keys as in IRIs (the code, if any).

    `since` and `until` are years; None where it began before 1983, or exists.
    """

    place: str
    since: int | None
    until: int | None
    successors: tuple[str, ...]
    names: tuple[str, ...]  # former ones
    codes: tuple[str, ...]  # former ones


@dataclass(frozen=True, slots=True)
class Institution:
    """An organisation, told apart by its canonical name and the division it belongs to."""

    name: str
    place: str
    kind: str


@dataclass(frozen=True, slots=True)
class Programme:
    """A named campaign, reform, project, pilot, mechanism or brand; `name` without its quotation marks.

    `place` keys a name that other places use for another thing: the division whose programme it is.
    `level` is a code of `vocab/place-levels.ttl`, None where nothing says who runs it.
    """

    name: str
    kind: str
    level: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class PolicyDocument:
    """A law, rule, plan or paper; `title` without 《》, with a trailing (试行).

    `place` keys a title that names no place: the division that issued it. `reported` is the year of the
    report where not even the place tells the title apart (《条例》). `year` is that of issue, `number` the
    文号, as stated beside the title.
    """

    title: str
    level: str
    place: str | None = None
    reported: int | None = None
    year: int | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A named person, told apart by name and the division whose report names them."""

    name: str
    place: str


Entity = Place | Institution | Programme | PolicyDocument | Person


# --- facts ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something the report says, at `span`, found by `rule` with `confidence` in 0..1."""

    span: Span
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it. `number` is the path of ordinals among siblings (`1.2`)."""

    number: str
    heading: Span  # the heading's words, without numbering
    scope: Span  # heading and all that stands under it
    role: SectionRole
    parent: str | None
    year: int | None = None  # the year a heading names (2023年工作回顾)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Fact):
    """A line of work; `span` is its headline, `scope` all that stands under it (headline included)."""

    number: str
    scope: Span
    planned: bool
    section: str | None
    parent: str | None
    topic: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Fact):
    """An entity named at `span`, with the part it plays there."""

    entity: Entity
    role: Role | DocumentRole = Role.MENTION
    office: str | None = None  # a person's office as written (市长)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Fact):
    """A number with its unit. `value` in base units (yuan, persons, percent); `upper` ends a range."""

    value: Decimal | None
    upper: Decimal | None
    ratio: str | None  # a ratio of three and more, `8:54.9:37.1`; then `value` is None
    unit_text: str  # as written, without the multipliers 万 and 亿
    bound: Bound
    change: Change | None
    indicator_text: str
    indicator: str | None  # code in vocab/indicators.ttl, where a phrasing is known
    target: bool
    outcome_kind: OutcomeKind
    ref_year: int | None
    ref_place: Place | None = None  # the division it is about; None where the sentence leaves that open


@dataclass(frozen=True, slots=True, kw_only=True)
class Honour(Fact):
    """An award, rank, pilot status or "first" claim; `recognised` is who or what it is about."""

    kind: str
    recognisers: tuple[Institution, ...] = ()
    recognised: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem(Fact):
    """A shortcoming that the report admits, one clause; `cause` covers the words that say why."""

    cause: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Fact):
    """A dated happening; `when` is an ISO date as far as known (`2023-07-12`, `2023-07`, `--07-12`)."""

    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentCheck(Fact):
    """Whether one of the prescribed contents is there; `span` is None-like (0, 0) where it is absent."""

    content: Content
    presence: Presence


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A commitment that answers a problem of the same report, by shared wording (0..1)."""

    commitment: str  # number of the commitment
    problem: Span
    score: float


class Level(StrEnum):
    """How much an issue matters: an error lost a file, a warning lost a fact, a note lost nothing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something that could not be read or decided: one row of `issues.jsonl`."""

    level: Level
    source: str  # the file's name
    rule: str
    message: str
    span: Span | None = None


# --- reports --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report as read: the text never changes after this.

    `masked` are stretches of `text` that are not the report's own words (front matter, page chrome,
    HTML comments); extractors pass over them.
    """

    text: str
    sha256: str  # of the file's bytes
    source: str  # a URL from the document, or the file's name; never a path of this machine
    title: str
    genre: Genre
    place: Place
    covers_year: int
    plans_year: int | None
    issuer: Institution
    issued: date | None
    masked: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """All that one report says. Lists are in reading order."""

    document: Document
    sections: tuple[Section, ...]
    sentences: tuple[Span, ...]
    measures: tuple[Measure, ...]
    mentions: tuple[Mention, ...]
    figures: tuple[Figure, ...]
    honours: tuple[Honour, ...]
    problems: tuple[Problem, ...]
    events: tuple[Event, ...]
    contents: tuple[ContentCheck, ...]
    answers: tuple[Answer, ...]
    issues: tuple[Issue, ...] = ()
    places: tuple[Place, ...] = field(default=())  # divisions that anything named lies in or became
    histories: tuple[PlaceHistory, ...] = field(default=())  # of the divisions named and of `places`
