"""Sentences of measures and commitments that reports of different places share nearly word for word."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from pyoxigraph import Literal, NamedNode, Quad

from ...ontology.iris import Iris
from ...ontology.terms import GOV, NIF
from ..nodes import XSD_INTEGER, decimal, gov
from ..store import Store
from .changed import Changed
from .near_identical import near_identical
from .sentences import Sentence, is_formula, sentences
from .standing import Held, batches, held_reports, link, standing

# By reading pairs of 50 places (docs/links.md).
ALIKE_FROM = 0.7  # Jaccard coefficient of two sentences that are nearly identical
STOCK_FROM = 0.5  # formulas vary: a wording counts for the stock of those that it is half like
PLACES = 5  # a wording that more places have is stock: handed down from above or as old as the genre


@dataclass(frozen=True, slots=True)
class Shared:
    """Two sentences of different places; `similarity` is 0..1."""

    one: Sentence
    other: Sentence
    similarity: float


def draw_shared_wording(store: Store, iris: Iris, changed: Changed) -> None:
    """Link each sentence to those of other places that are nearly the same.

    Whether a wording is stock hangs on all places, so all texts are compared at each drawing, and only what
    changed is written.
    """
    if not changed.reports:
        return
    held = {report.iri: report for report in held_reports(store)}
    found = list(shared(_texts(store, held), held))
    spans = _reported(
        store, {sentence.span: sentence for pair in found for sentence in (pair.one, pair.other)}
    )
    new = [
        quad
        for pair in found
        if pair.one.span in spans and pair.other.span in spans
        for quad in _link(iris, pair, held)
    ]
    store.exchange(list(standing(store, iris, "SharedWording")), new)


def _texts(store: Store, held: Mapping[str, Held]) -> Iterator[Sentence]:
    found = store.rows(
        f"""SELECT ?report ?words WHERE {{ GRAPH ?report {{
            ?report <{GOV.text}> ?text . ?text <{NIF.isString}> ?words
        }} }}"""
    )
    for report, words in found:
        if report in held:
            yield from sentences(str(report), str(words))


def shared(told: Iterable[Sentence], held: Mapping[str, Held]) -> Iterator[Shared]:
    """Pairs of nearly identical sentences of different places whose wording is not stock, in a fixed order.

    A wording is stock if it and those like it stand in reports of more than `PLACES` places, or if it is a
    formula. `one` is of the earlier year, or of the first report by IRI.
    """
    having: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in told:
        having[sentence.wording].append(sentence)
    wordings = sorted(having)
    alike = [(wordings[i], wordings[j], score) for i, j, score in near_identical(wordings, STOCK_FROM)]
    alike += [(wording, wording, 1.0) for wording in wordings if len(having[wording]) > 1]
    reach: dict[str, set[str]] = defaultdict(set)
    for one, other, _ in alike:
        places = {held[sentence.report].place for sentence in (*having[one], *having[other])}
        reach[one] |= places
        reach[other] |= places
    for one, other, score in sorted(alike):
        stock = max(len(reach[one]), len(reach[other])) > PLACES
        if score >= ALIKE_FROM and not stock and not is_formula(one) and not is_formula(other):
            yield from _pairs(having[one], having[other], score, held)


def _pairs(
    some: Sequence[Sentence], others: Sequence[Sentence], score: float, held: Mapping[str, Held]
) -> Iterator[Shared]:
    def when(sentence: Sentence) -> tuple[int, str, int]:
        return held[sentence.report].year, sentence.report, sentence.begin

    for pair in combinations(some, 2) if some is others else product(some, others):
        one, other = sorted(pair, key=when)
        if held[one.report].place != held[other.report].place:
            yield Shared(one, other, round(score, 4))


def _reported(store: Store, wanted: Mapping[str, Sentence]) -> set[str]:
    """Those of the spans that graphs of reports hold as sentences under a measure or commitment."""
    stored: set[str] = set()
    for spans in batches(sorted(wanted)):
        values = " ".join(f"<{span}>" for span in spans)
        found = store.rows(f"SELECT ?span WHERE {{ VALUES ?span {{ {values} }} ?span a <{NIF.Sentence}> }}")
        stored.update(str(span) for (span,) in found)
    scopes = _scopes(store, sorted({wanted[span].report for span in stored}))
    return {span for span in stored if _covered(wanted[span], scopes)}


def _scopes(store: Store, reports: Sequence[str]) -> dict[str, list[tuple[int, int]]]:
    """The stretches of each report's text that measures and commitments cover, in order, none in another."""
    found: dict[str, list[tuple[int, int]]] = {report: [] for report in reports}
    for some in batches(reports):
        values = " ".join(f"<{report}>" for report in some)
        for report, scope in store.rows(
            f"""SELECT ?report ?scope WHERE {{
                VALUES ?report {{ {values} }} GRAPH ?report {{ ?line <{GOV.scope}> ?scope }}
            }}"""
        ):
            begin, end = str(scope).rpartition("=")[2].split(",")
            found[str(report)].append((int(begin), int(end)))
    for stretches in found.values():
        stretches.sort(key=lambda stretch: (stretch[0], -stretch[1]))
        outer: list[tuple[int, int]] = []
        for begin, end in stretches:
            if not outer or end > outer[-1][1]:
                outer.append((begin, end))
        stretches[:] = outer
    return found


def _covered(sentence: Sentence, scopes: Mapping[str, Sequence[tuple[int, int]]]) -> bool:
    stretches = scopes[sentence.report]
    at = bisect_right(stretches, sentence.begin, key=lambda stretch: stretch[0]) - 1
    return at >= 0 and sentence.begin < stretches[at][1]


def _link(iris: Iris, pair: Shared, held: Mapping[str, Held]) -> Iterator[Quad]:
    one, other = held[pair.one.report], held[pair.other.report]
    name = "/".join(
        f"{sentence.report.removeprefix(f'{iris.base}report/')}/{sentence.begin}"
        for sentence in (pair.one, pair.other)
    )
    return link(
        iris,
        NamedNode(f"{iris.base}shared-wording/{name}"),
        a=gov("SharedWording"),
        earlier=NamedNode(pair.one.span),
        later=NamedNode(pair.other.span),
        earlierReport=NamedNode(one.iri),
        laterReport=NamedNode(other.iri),
        yearsApart=Literal(str(other.year - one.year), datatype=XSD_INTEGER),
        similarity=decimal(pair.similarity),
    )
