"""Short reports of invented places, and stores in which links between them are drawn at once or one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import permutations

from govgraph.graph.embedded import EmbeddedStore
from govgraph.graph.link.changed import Changed
from govgraph.graph.mapping import quads
from govgraph.ontology.iris import Iris
from govgraph.ontology.model import (
    Content,
    ContentCheck,
    Document,
    Genre,
    Institution,
    Measure,
    Mention,
    Place,
    Presence,
    Problem,
    Programme,
    ReportFacts,
    Section,
    SectionRole,
    Span,
)

IRIS = Iris()
PLACES = {
    name: Place(f"{name}市", f"99{number:02}00", None, "prefecture")
    for number, name in enumerate(["栖川", "云溪", "望岳", "临汐", "松陵", "沱江", "岚山", "泽浦"], 1)
}


@dataclass(frozen=True)
class Report:
    """What an invented report says: measures and commitments a sentence each, and the problems it admits.

    Words in “ ” within a measure, a commitment or `aside` are a programme of that name.
    """

    place: str
    year: int
    measures: Sequence[str] = ()
    problems: Sequence[str] = ()
    commitments: Sequence[str] = ()
    aside: str = ""
    contents: Sequence[Presence] = ()  # of a rule-of-law report, in the prescribed order

    @property
    def iri(self) -> str:
        return IRIS.report(self.facts().document)

    def facts(self) -> ReportFacts:
        """The report as the extractors would hand it on."""
        place = PLACES[self.place]
        lines = [
            "回顾",
            *self.measures,
            "问题",
            *(f"{p}。" for p in self.problems),
            "安排",
            *self.commitments,
        ]
        text = "\n".join([*lines, "其他", self.aside, ""])
        begins = [sum(len(line) + 1 for line in lines[:at]) for at in range(len(lines) + 2)]
        spans = [
            Span(begin, begin + len(line)) for begin, line in zip(begins, [*lines, "其他"], strict=False)
        ]
        aside = Span(begins[-1], begins[-1] + len(self.aside))
        done, admitted = len(self.measures), len(self.problems)
        return ReportFacts(
            document=_document(
                text, place, self.year, Genre.RULE_OF_LAW if self.contents else Genre.WORK_REPORT
            ),
            sections=(
                _section("1", spans[0]),
                _section("2", spans[done + 1]),
                _section("3", spans[done + admitted + 2]),
            ),
            sentences=tuple(span for span in (*spans, aside) if span.begin < span.end),
            measures=(
                *(_measure(f"1.0.{n}", spans[n], False) for n in range(1, done + 1)),
                *(
                    _measure(f"3.0.{n}", spans[done + admitted + 2 + n], True)
                    for n in range(1, len(self.commitments) + 1)
                ),
            ),
            mentions=tuple(_programmes(text)),
            figures=(),
            honours=(),
            problems=tuple(
                Problem(span=Span(span.begin, span.end - 1), rule="problem.clause", confidence=0.9)
                for span in spans[done + 2 : done + 2 + admitted]
            ),
            events=(),
            contents=tuple(
                ContentCheck(
                    span=spans[0], rule="content.heading", confidence=0.9, content=content, presence=presence
                )
                for content, presence in zip(Content, self.contents, strict=False)
            ),
            answers=(),
            places=(),
        )


def _document(text: str, place: Place, year: int, genre: Genre) -> Document:
    return Document(
        text=text,
        sha256=f"{year:064x}",
        source=f"{place.name}-{year}.txt",
        title=f"{place.name}政府工作报告",
        genre=genre,
        place=place,
        covers_year=year,
        plans_year=year + 1,
        issuer=Institution(f"{place.name}人民政府", place.code, "government"),
        issued=date(year + 1, 1, 20),
    )


def _section(number: str, heading: Span) -> Section:
    return Section(number=number, heading=heading, scope=heading, role=SectionRole.OTHER, parent=None)


def _measure(number: str, line: Span, planned: bool) -> Measure:
    return Measure(
        span=Span(line.begin, line.begin + 4),
        scope=line,
        rule="measure.point",
        confidence=0.9,
        number=number,
        planned=planned,
        section=None,
        parent=None,
        topic=None,
    )


def _programmes(text: str):
    begin = text.find("“")
    while begin >= 0:
        end = text.index("”", begin)
        yield Mention(
            span=Span(begin, end + 1),
            rule="mention.name",
            confidence=0.9,
            entity=Programme(text[begin + 1 : end], "campaign"),
        )
        begin = text.find("“", end)


Draw = Callable[[EmbeddedStore, Iris, Changed], None]


def put(store: EmbeddedStore, *reports: Report) -> Changed:
    """Write the graphs of reports, as a build does before it links."""
    for report in reports:
        found = list(quads(report.facts(), IRIS))
        store.replace_graph(report.iri, [quad for quad in found if quad.graph_name.value == report.iri])
        store.add(quad for quad in found if quad.graph_name.value != report.iri)
    return Changed(frozenset(report.iri for report in reports))


def at_once(draw: Draw, *reports: Report) -> EmbeddedStore:
    """A store into which all reports were built together."""
    store = EmbeddedStore()
    draw(store, IRIS, put(store, *reports))
    return store


def links(store: EmbeddedStore) -> set[str]:
    return {str(quad) for quad in store.quads(IRIS.links_graph)}


def check_one_by_one(draw: Draw, *reports: Report) -> None:
    """Reports added one at a time, in any order, and replaced, give the links of a whole build."""
    whole = links(at_once(draw, *reports))
    for order in permutations(reports) if len(reports) < 5 else (reports, reports[::-1]):
        store = EmbeddedStore()
        for report in order:
            draw(store, IRIS, put(store, report))
        assert links(store) == whole
    for report in reports:
        other = replace(report, measures=(), problems=(), commitments=(), aside="")
        store = at_once(draw, *(other if each is report else each for each in reports))
        before = links(store)
        draw(store, IRIS, put(store, report))
        assert links(store) == whole
        draw(store, IRIS, put(store, other))
        assert links(store) == before
        store.remove_graph(report.iri)
        draw(store, IRIS, Changed(frozenset([report.iri])))
        rest = [each for each in reports if each is not report]
        assert links(store) == links(at_once(draw, *rest))
