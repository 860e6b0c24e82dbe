"""Facts of one report to N-Quads: its own graph, and what it adds to the shared entities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from ..ontology.iris import Iris
from ..ontology.model import (
    ContentCheck,
    Event,
    Fact,
    Honour,
    Measure,
    Presence,
    Problem,
    ReportFacts,
)
from .entities import Entities
from .errors import MappingError
from .figures import Property, figure_properties
from .mentions import mention_links
from .scopes import Scopes
from .spans import Spans
from .written import (
    ISSUED_ON,
    LABEL,
    SOURCE,
    TITLE,
    A,
    concept,
    day,
    decimal,
    gov,
    integer,
    part,
    words,
)

EVENT_LABEL = 80  # characters of its sentence that stand as an event's label


def quads(facts: ReportFacts, iris: Iris) -> Iterator[Quad]:
    """Return the quads of one report, each once; see `n_quads`."""
    lines = "".join(n_quads(facts, iris))
    return parse(lines, RdfFormat.N_QUADS, lenient=True)  # the mapping has made sure of the IRIs


def n_quads(facts: ReportFacts, iris: Iris) -> Iterator[str]:
    """Yield the statements of one report, each once, as lines of N-Quads.

    They stand in two graphs: the report's own (`iris.report(facts.document)`) and `iris.entities_graph`.
    Raises `MappingError` where two measures, sections or figures would get the same IRI.
    """
    mapper = _Mapper(facts, iris)
    return chain(
        mapper.report(),
        mapper.sections(),
        mapper.measures(),
        mapper.figures(),
        mapper.honours(),
        mapper.problems(),
        mapper.events(),
        mapper.contents(),
        mapper.mentions(),
        mapper.spans.lines(),  # behind all that ask for spans and entities
        mapper.entities.lines(),
    )


class _Mapper:
    def __init__(self, facts: ReportFacts, iris: Iris) -> None:
        self.facts = facts
        self.iri = iris.report(facts.document)
        self.graph = _report(self.iri)
        self.end_of_line = f" {self.graph} .\n"
        self.spans = Spans(self.iri, facts)
        self.entities = Entities(iris, facts.histories)
        self.measure_at = Scopes(facts.measures)
        self.section_at = Scopes(facts.sections)
        _check_unique(self.iri, "measure", (m.number for m in facts.measures))
        _check_unique(self.iri, "section", (s.number for s in facts.sections))
        for kind, found in (
            ("figure", facts.figures),
            ("honour", facts.honours),
            ("problem", facts.problems),
            ("event", facts.events),
        ):
            _check_unique(self.iri, kind, (fact.span.begin for fact in found))

    def part(self, kind: str, key: str | int) -> str:
        return part(self.iri, kind, key)

    def state(self, subject: str, predicate: str, value: str) -> str:
        return f"{subject} {predicate} {value}{self.end_of_line}"

    def told(self, subject: str, properties: Iterable[Property]) -> list[str]:
        """The statements of one subject."""
        end = self.end_of_line
        return [f"{subject} {predicate} {value}{end}" for predicate, value in properties]

    def evidence(self, fact: Fact) -> tuple[Property, ...]:
        """What every extracted thing has: evidence, rule and confidence."""
        return (
            (gov("evidence"), self.spans.at(fact.span)),
            (gov("rule"), words(fact.rule)),
            (gov("confidence"), decimal(fact.confidence)),
        )

    def found(self, subject: str, fact: Fact) -> list[str]:
        """The statements of `evidence`."""
        return self.told(subject, self.evidence(fact))

    def place_in_outline(self, subject: str, fact: Fact) -> Iterator[str]:
        section = self.section_at.holding(fact.span)
        if section is not None:
            yield self.state(subject, gov("inSection"), self.part("section", section.number))

    def owned(self, subject: str, fact: Fact, predicate: str) -> Iterator[str]:
        """Link `subject` from the innermost measure that holds it, else say in which section it stands."""
        measure = self.measure_at.holding(fact.span)
        if measure is None:
            yield from self.place_in_outline(subject, fact)
        else:
            yield self.state(self.part("measure", measure.number), gov(predicate), subject)

    def report(self) -> Iterator[str]:
        document, report, state = self.facts.document, self.graph, self.state
        yield state(report, A, gov("Report"))
        yield state(report, TITLE, words(document.title))
        yield state(report, gov("place"), self.entities.at(document.place))
        yield state(report, gov("issuer"), self.entities.at(document.issuer))
        yield state(report, gov("genre"), concept("genre", document.genre.value))
        yield state(report, gov("coversYear"), integer(document.covers_year))
        if document.plans_year is not None:
            yield state(report, gov("plansYear"), integer(document.plans_year))
        if document.issued is not None:
            yield state(report, ISSUED_ON, day(document.issued.isoformat()))
        yield state(report, SOURCE, words(document.source))
        yield state(report, gov("sha256"), words(document.sha256))
        yield state(report, gov("text"), self.spans.text)
        for place in self.facts.places:
            self.entities.at(place)

    def sections(self) -> Iterator[str]:
        for order, section in enumerate(self.facts.sections, 1):
            at = self.part("section", section.number)
            yield self.state(self.graph, gov("hasSection"), at)
            yield self.state(at, A, gov("Section"))
            parent = self.part("section", section.parent) if section.parent else self.graph
            yield self.state(at, gov("partOf"), parent)
            yield self.state(at, gov("order"), integer(order))
            yield self.state(at, gov("heading"), words(section.heading.of(self.facts.document.text)))
            yield self.state(at, gov("role"), gov(section.role.value))
            yield self.state(at, gov("evidence"), self.spans.at(section.heading))

    def measures(self) -> Iterator[str]:
        for measure in self.facts.measures:
            at = self.part("measure", measure.number)
            yield from self._measure(at, measure)
            yield from self.found(at, measure)
            yield self.state(at, gov("scope"), self.spans.at(measure.scope))
        answers = {(answer.commitment, answer.problem.begin): None for answer in self.facts.answers}
        for number, begin in answers:
            yield self.state(self.part("measure", number), gov("addresses"), self.part("problem", begin))

    def _measure(self, at: str, measure: Measure) -> Iterator[str]:
        yield self.state(at, A, gov("Commitment" if measure.planned else "Measure"))
        yield self.state(at, LABEL, words(measure.span.of(self.facts.document.text)))
        if measure.section:
            yield self.state(at, gov("inSection"), self.part("section", measure.section))
        if measure.parent:
            yield self.state(at, gov("partOf"), self.part("measure", measure.parent))
        if measure.topic:
            yield self.state(at, gov("topic"), concept("topic", measure.topic))

    def figures(self) -> Iterator[str]:
        for figure in self.facts.figures:
            at = self.part("figure", figure.span.begin)
            yield from self.told(at, [*figure_properties(figure, self.entities), *self.evidence(figure)])
            yield from self.owned(at, figure, "hasTarget" if figure.target else "hasOutcome")

    def honours(self) -> Iterator[str]:
        for honour in self.facts.honours:
            at = self.part("honour", honour.span.begin)
            yield self.state(at, A, gov("Honour"))
            yield self.state(at, A, gov("Outcome"))
            yield self.state(at, LABEL, words(honour.span.of(self.facts.document.text)))
            yield self.state(at, gov("honourKind"), concept("honour-kind", honour.kind))
            yield from self._recognition(at, honour)
            yield from self.found(at, honour)
            yield from self.owned(at, honour, "hasOutcome")

    def _recognition(self, at: str, honour: Honour) -> Iterator[str]:
        for recogniser in dict.fromkeys(self.entities.at(who) for who in honour.recognisers):
            yield self.state(at, gov("recogniser"), recogniser)
        for recognised in dict.fromkeys(self.entities.at(what) for what in honour.recognised):
            yield self.state(at, gov("recognises"), recognised)

    def problems(self) -> Iterator[str]:
        for problem in self.facts.problems:
            yield from self._problem(self.part("problem", problem.span.begin), problem)

    def _problem(self, at: str, problem: Problem) -> Iterator[str]:
        yield self.state(self.graph, gov("hasProblem"), at)
        yield self.state(at, A, gov("Problem"))
        yield self.state(at, LABEL, words(problem.span.of(self.facts.document.text)))
        if problem.cause is not None:
            yield self.state(at, gov("cause"), self.spans.at(problem.cause))
        yield from self.found(at, problem)
        yield from self.place_in_outline(at, problem)

    def events(self) -> Iterator[str]:
        for event in self.facts.events:
            yield from self._event(self.part("event", event.span.begin), event)

    def _event(self, at: str, event: Event) -> Iterator[str]:
        measure = self.measure_at.holding(event.span)
        owner = self.graph if measure is None else self.part("measure", measure.number)
        yield self.state(owner, gov("hasEvent"), at)
        yield self.state(at, A, gov("Event"))
        sentence = self.spans.sentence(event.span).of(self.facts.document.text)
        yield self.state(at, LABEL, words(sentence[:EVENT_LABEL]))
        yield self.state(at, gov("date"), _date(event.when))
        yield from self.found(at, event)

    def contents(self) -> Iterator[str]:
        for content in self.facts.contents:
            yield from self._content(self.part("content", content.content.value), content)

    def _content(self, at: str, check: ContentCheck) -> Iterator[str]:
        yield self.state(self.graph, gov("hasContent"), at)
        yield self.state(at, A, gov("PrescribedContent"))
        yield self.state(at, gov("contentKind"), gov(check.content.value))
        yield self.state(at, gov("presence"), gov(check.presence.value))
        if check.presence is not Presence.ABSENT:
            yield from self.found(at, check)

    def mentions(self) -> Iterator[str]:
        """Who takes part in which measure, and who is only mentioned; each link once."""
        links = mention_links(self.facts, self.iri, self.measure_at, self.spans, self.entities)
        end = self.end_of_line
        for subject, predicate, value in links:
            yield f"{subject} {predicate} {value}{end}"


def _report(report: str) -> str:
    try:
        return str(NamedNode(report))
    except ValueError as error:
        raise MappingError(f"{report}: no IRI; give the report's place by its GB/T 2260 code") from error


def _date(when: str) -> str:
    try:
        date.fromisoformat(when)
    except ValueError:  # only year and month, or month and day, are known
        return words(when)
    return day(when)


def _check_unique(report: str, kind: str, keys: Iterable[str | int]) -> None:
    twice = [key for key, times in Counter(keys).items() if times > 1]
    if twice:
        raise MappingError(f"{report}: two facts would be {kind}/{twice[0]}; numbers and offsets must differ")
