"""Evidence in RDF: the report's text, the spans that facts point at, and the sentences that hold them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ..ontology import iris as iri
from ..ontology.model import ReportFacts, Span
from .written import (
    ANCHOR,
    BEGIN,
    CONTEXT,
    END,
    IS_STRING,
    PHRASE,
    REFERENCE,
    SENTENCE,
    XSD_INTEGER,
    A,
    gov,
    integer,
    line,
    words,
)


class Spans:
    """The spans of one report. `at` gives a span's IRI and remembers it; `lines` describes them all."""

    def __init__(self, report: str, facts: ReportFacts) -> None:
        self.report = report
        self.graph = f"<{report}>"
        self.text = f"<{iri.text(report)}>"
        self._words = facts.document.text
        self._sentences: Sequence[Span] = facts.sentences
        self._begins = [sentence.begin for sentence in facts.sentences]
        self._known: dict[Span, str] = {}

    def at(self, span: Span) -> str:
        """The `nif:Phrase` of a span that a fact points at."""
        found = self._known.get(span)
        if found is None:
            found = self._known[span] = f"<{iri.span(self.report, span)}>"
        return found

    def sentence(self, span: Span) -> Span:
        """The sentence in which `span` begins (the one before, between two; itself where there is none)."""
        if not self._sentences:
            return span
        return self._sentences[max(bisect_right(self._begins, span.begin) - 1, 0)]

    def lines(self) -> Iterator[str]:
        """The text, every span that `at` was asked for, and their sentences, in reading order."""
        graph, text, end_of_line = self.graph, self.text, f" {self.graph} .\n"
        yield line(text, A, CONTEXT, graph)
        yield line(text, IS_STRING, words(self._words), graph)
        yield line(text, BEGIN, integer(0), graph)
        yield line(text, END, integer(len(self._words)), graph)
        in_sentence = gov("inSentence")
        holding = {span: self.sentence(span) for span in self._known}
        sentences = {span: self.at(span) for span in holding.values()}
        a_sentence = f" {A} {SENTENCE}{end_of_line}"
        a_phrase = f" {A} {PHRASE}{end_of_line}"
        for span, at in sorted(self._known.items()):  # half of a report's lines: written without `line`
            begin, end = span
            yield f'{at} {BEGIN} "{begin}"^^{XSD_INTEGER}{end_of_line}'
            yield f'{at} {END} "{end}"^^{XSD_INTEGER}{end_of_line}'
            yield f"{at} {ANCHOR} {words(self._words[begin:end])}{end_of_line}"
            yield f"{at} {REFERENCE} {text}{end_of_line}"
            if span in sentences:
                yield at + a_sentence
            if span in holding:
                yield at + a_phrase
                yield f"{at} {in_sentence} {sentences[holding[span]]}{end_of_line}"
