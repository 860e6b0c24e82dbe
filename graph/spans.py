"""Evidence in RDF: the report's text, the spans that facts point at, and the sentences that hold them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from ..ontology import iris as iri
from ..ontology.model import ReportFacts, Span
from .nodes import (
    ANCHOR,
    BEGIN,
    CONTEXT,
    END,
    IS_STRING,
    PHRASE,
    REFERENCE,
    SENTENCE,
    A,
    gov,
    integer,
)


class Spans:
    """The spans of one report. `at` gives a span's node and remembers it; `quads` describes them all."""

    def __init__(self, report: str, facts: ReportFacts) -> None:
        self.report = report
        self.words = facts.document.text
        self.graph = NamedNode(report)
        self.text = NamedNode(iri.text(report))
        self._sentences: Sequence[Span] = facts.sentences
        self._begins = [sentence.begin for sentence in facts.sentences]
        self._nodes: dict[Span, NamedNode] = {}

    def at(self, span: Span) -> NamedNode:
        """The `nif:Phrase` of a span that a fact points at."""
        found = self._nodes.get(span)
        if found is None:
            found = self._nodes[span] = NamedNode(iri.span(self.report, span))
        return found

    def sentence(self, span: Span) -> Span:
        """The sentence in which `span` begins (the one before, between two; itself where there is none)."""
        if not self._sentences:
            return span
        return self._sentences[max(bisect_right(self._begins, span.begin) - 1, 0)]

    def quads(self) -> Iterator[Quad]:
        """The text, every span that `at` was asked for, and their sentences, in reading order."""
        graph, text = self.graph, self.text
        yield Quad(text, A, CONTEXT, graph)
        yield Quad(text, IS_STRING, Literal(self.words), graph)
        yield Quad(text, BEGIN, integer(0), graph)
        yield Quad(text, END, integer(len(self.words)), graph)
        in_sentence = gov("inSentence")
        phrases = dict(self._nodes)
        holding = {span: self.sentence(span) for span in phrases}
        sentences = {span: self.at(span) for span in holding.values()}
        for span, phrase in sorted(self._nodes.items()):
            yield from self._boundaries(span, phrase)
            if span in sentences:
                yield Quad(phrase, A, SENTENCE, graph)
            if span in phrases:
                yield Quad(phrase, A, PHRASE, graph)
                yield Quad(phrase, in_sentence, sentences[holding[span]], graph)

    def _boundaries(self, span: Span, phrase: NamedNode) -> Iterator[Quad]:
        graph = self.graph
        yield Quad(phrase, BEGIN, integer(span.begin), graph)
        yield Quad(phrase, END, integer(span.end), graph)
        yield Quad(phrase, ANCHOR, Literal(self.words[span.begin : span.end]), graph)
        yield Quad(phrase, REFERENCE, self.text, graph)
