"""One annotated report against the graph: each tag, each found thing, and their attributes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...ontology.model import Span
from ..errors import EvaluationError
from .attributes import Check, Said, figure_checks, link_check, role_check, same_value, status_check
from .found import GraphSaid, ReportSaid, Thing, Trust
from .gold import CLASSES, Gold, GoldTag

MENTIONED = frozenset("IPDLN")  # what reports share: rule and confidence stand on the span, not on the thing


@dataclass(frozen=True, slots=True)
class Marked:
    """A tag of the gold: was its very span found, did a found span touch it, were its attributes right."""

    tag: GoldTag
    words: str
    exact: bool
    touched: bool
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """A span that the graph gives to things of one tag; `right` asks for a figure's value too."""

    name: str  # of the tag
    span: Span
    words: str
    exact: bool
    touched: bool
    right: bool
    trust: Trust


@dataclass(frozen=True, slots=True)
class Comparison:
    """All of one gold text. `missing`: the graph holds no report with its digest."""

    gold: str
    marked: tuple[Marked, ...]
    stated: tuple[Stated, ...]
    spans: int
    spans_right: int
    missing: bool


def compare(gold: Gold, sha256: str, graph: GraphSaid) -> Comparison:
    """Hold one gold text against the report whose file has the digest `sha256`."""
    report = graph.reports.get(sha256)
    found = report or ReportSaid("", None, (), frozenset())
    things = {name: found.at(classes) for name, classes in CLASSES.items()}
    attributes = _Attributes(gold, found, graph, things)
    marked = tuple(_marked(gold, tag, things[tag.name], attributes) for tag in gold.tags)
    stated = tuple(each for name in CLASSES for each in _stated(gold, name, things[name], graph))
    right = sum(
        span.of(gold.text) == words and (found.text is None or span.of(found.text) == words)
        for span, words in found.spans
    )
    return Comparison(gold.name, marked, stated, len(found.spans), right, missing=report is None)


def nearest(span: Span, found: Iterable[Span]) -> Span | None:
    """The found span that shares most characters with `span`, of equals the first in the text; or none."""
    meeting = [other for other in found if span.meets(other)]
    return min(meeting, key=lambda other: (-_shared(span, other), other), default=None)


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.begin, other.begin)


def _marked(gold: Gold, tag: GoldTag, found: Mapping[Span, Thing], attributes: _Attributes) -> Marked:
    near = nearest(tag.span, found)
    return Marked(
        tag=tag,
        words=tag.span.of(gold.text),
        exact=tag.span in found,
        touched=near is not None,
        checks=tuple(attributes.checks(tag, found.get(tag.span), found[near] if near else None)),
    )


def _stated(gold: Gold, name: str, found: Mapping[Span, Thing], graph: GraphSaid) -> Iterator[Stated]:
    wanted = [tag for tag in gold.tags if tag.name == name]
    for span, thing in sorted(found.items()):
        same = [tag for tag in wanted if tag.span == span]
        yield Stated(
            name=name,
            span=span,
            words=span.of(gold.text),
            exact=bool(same),
            touched=any(span.meets(tag.span) for tag in wanted),
            right=any(
                name != "F" or same_value(tag.attributes, graph.figures.get(thing.iri, {})) for tag in same
            ),
            trust=_trust(graph, thing.evidence[span] if name in MENTIONED else thing.iri),
        )


def _trust(graph: GraphSaid, node: str) -> Trust:
    try:
        return graph.trust[node]
    except KeyError:
        raise EvaluationError(f"{node} has no gov:rule and gov:confidence; build the graph anew") from None


class _Attributes:
    """What is needed to check the attributes of one text's tags."""

    def __init__(
        self, gold: Gold, report: ReportSaid, graph: GraphSaid, things: Mapping[str, Mapping[Span, Thing]]
    ) -> None:
        self._gold = gold
        self._graph = graph
        self._measures = things["M"]
        self._taking_part = report.taking_part()
        self._headlines = [tag for tag in gold.tags if tag.name == "M"]
        self._first = min((tag.span.begin for tag in self._headlines), default=len(gold.text))

    def checks(self, tag: GoldTag, exact: Thing | None, near: Thing | None) -> Iterator[Check]:
        """Roles and status of what was found exactly; of figures all that touch, and their links."""
        match tag.name:
            case "I" | "D" if exact and tag.span.begin >= self._first:  # before, there is no role to have
                yield role_check(tag, self._graph.parts.get(exact.iri, frozenset()), self._taking_part)
            case "M" if exact:
                yield status_check(tag, exact)
            case "F":
                said = self._said(near)
                yield from figure_checks(tag, near, said)
                yield from link_check(
                    self._gold.text, tag, self._headlines, self._measures, self._owners(near)
                )
            case _:
                pass

    def _said(self, figure: Thing | None) -> Said:
        return {} if figure is None else self._graph.figures.get(figure.iri, {})

    def _owners(self, figure: Thing | None) -> tuple[str, ...] | None:
        return None if figure is None else self._graph.owners.get(figure.iri, ())
