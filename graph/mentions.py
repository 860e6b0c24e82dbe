"""Mentions to links: what part an entity plays in the measure that holds its name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from ..ontology.model import (
    DocumentRole,
    Entity,
    Institution,
    Issue,
    Level,
    Measure,
    Mention,
    Person,
    Place,
    PolicyDocument,
    Programme,
    ReportFacts,
    Role,
    Span,
)
from .entities import Entities
from .scopes import Scopes
from .spans import Spans
from .written import concept, decimal, gov, integer, part, words

Link = tuple[str, str, str]

# Parts that a measure (or, where none holds the name, the report) states of institutions and documents.
PARTS = frozenset((Role.AGENT, Role.PARTNER, Role.TARGET, Role.ESTABLISHED, *DocumentRole))


def mention_links(
    facts: ReportFacts, report: str, measures: Scopes[Measure], spans: Spans, entities: Entities
) -> Iterable[Link]:
    """Each link once: evidence with rule and confidence, and the part played or `gov:mentionedIn`."""
    kept, _ = settle_rivals(facts.mentions)
    links: dict[Link, None] = {}
    described: set[Span] = set()
    honours = _Honours(facts, measures)
    for mention in kept:
        entity = entities.at(mention.entity)
        span = spans.at(mention.span)
        links[entity, gov("evidence"), span] = None
        if mention.span not in described:
            described.add(mention.span)
            links[span, gov("rule"), words(mention.rule)] = None
            links[span, gov("confidence"), decimal(mention.confidence)] = None
            links |= {(span, predicate, value): None for predicate, value in _stated(mention.entity)}
        if mention.office:
            links[span, gov("office"), words(mention.office)] = None
        for link in _part(mention, entity, report, measures, honours):
            links[link] = None
    return links


def _stated(entity: Entity) -> Iterator[tuple[str, str]]:
    """What the words around a name say of its kind and level, from which the entity's own are settled."""
    match entity:
        case Institution():
            yield gov("readAs"), concept("institution-kind", entity.kind)
        case Programme():
            yield gov("readAs"), concept("programme-kind", entity.kind)
            if entity.level:
                yield gov("readAs"), concept("place-level", entity.level)
        case PolicyDocument():
            yield gov("readAs"), concept("document-level", entity.level)
            if entity.number:
                yield gov("documentNumber"), words(entity.number)
            if entity.year:
                yield gov("documentYear"), integer(entity.year)
        case _:
            pass


def settle_rivals(mentions: tuple[Mention, ...]) -> tuple[list[Mention], list[Mention]]:
    """Part the mentions kept from their rivals: one span names one entity, the one found most surely."""
    best: dict[Span, Mention] = {}
    for mention in mentions:
        rival = best.setdefault(mention.span, mention)
        if mention.confidence > rival.confidence:
            best[mention.span] = mention
    kept: list[Mention] = []
    lost: list[Mention] = []
    for mention in mentions:
        (kept if mention.entity == best[mention.span].entity else lost).append(mention)
    return kept, lost


def rival_issues(facts: ReportFacts) -> Iterator[Issue]:
    """A warning for each mention that the mapping leaves out because its span names something else."""
    for mention in settle_rivals(facts.mentions)[1]:
        words = mention.span.of(facts.document.text)
        yield Issue(
            level=Level.WARNING,
            source=facts.document.source,
            rule="mapping.rival",
            message=f"{words}: also read as {type(mention.entity).__name__}, by {mention.rule}; left out",
            span=mention.span,
        )


class _Honours:
    """Which institutions stand as recogniser of an honour, so that their mentions need say no more."""

    def __init__(self, facts: ReportFacts, measures: Scopes[Measure]) -> None:
        self._measures = measures
        self._honours = sorted(facts.honours, key=lambda honour: honour.span)
        self._begins = [honour.span.begin for honour in self._honours]
        self._stated = {
            (who, self._holding(honour.span)) for honour in self._honours for who in honour.recognisers
        }

    def _holding(self, span: Span) -> str | None:
        measure = self._measures.holding(span)
        return measure.number if measure else None

    def state(self, mention: Mention) -> bool:
        """Tell whether an honour of the same measure names this recogniser already."""
        return (mention.entity, self._holding(mention.span)) in self._stated

    def around(self, span: Span) -> int | None:
        """The key of the honour whose words hold `span`."""
        index = bisect_right(self._begins, span.begin) - 1
        if index >= 0 and self._honours[index].span.holds(span):
            return self._begins[index]
        return None


def _part(
    mention: Mention,
    entity: str,
    report: str,
    measures: Scopes[Measure],
    honours: _Honours,
) -> Iterator[Link]:
    measure = measures.holding(mention.span)
    predicate = _predicate(mention)
    if mention.role is Role.RECOGNISER:
        if honours.state(mention):
            return
        around = honours.around(mention.span)
        if around is not None:
            yield part(report, "honour", around), gov("recogniser"), entity
            return
    if measure is not None and predicate is not None:
        yield part(report, "measure", measure.number), predicate, entity
        return
    yield entity, gov("mentionedIn"), f"<{report}>"
    if mention.role in PARTS and predicate is not None:
        yield f"<{report}>", predicate, entity


def _predicate(mention: Mention) -> str | None:
    """The property that leads from a measure to the entity; None where it is only mentioned."""
    match mention.entity:
        case Programme():
            return gov("underProgramme")
        case Place():
            return gov("locatedIn")
        case Person():
            return gov("involves")
        case _:
            return gov(mention.role.value) if mention.role in PARTS else None
