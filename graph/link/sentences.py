"""The sentences of a report's text, and what of them is wording of its own rather than figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...ontology import iris as iri
from ...ontology.model import Span

# Sentences end as `ingest.reading` ends them; a span that the report's graph does not hold is no sentence.
SENTENCE_END = re.compile(r"[。!?;！？；\n][。!?;！？；\n]*[”’)》」）]*")
BLANK = " \n*#\u3000\u00a0\u2002\u2003\t"
CLAUSE_END = re.compile(r"[,，:：。!?;！？；\n()（）]+")
DIGIT = re.compile(r"\d")  # full-width ones too
NO_WORDS = re.compile(r"[^\u4e00-\u9fffA-Za-z]+")
SHORTEST = 15  # characters of wording from which a likeness is no accident


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report; `wording` is what is compared."""

    report: str
    begin: int
    end: int
    wording: str

    @property
    def span(self) -> str:
        """The IRI of its `nif:Phrase`."""
        return iri.span(self.report, Span(self.begin, self.end))


def sentences(report: str, text: str) -> Iterator[Sentence]:
    """The sentences whose wording is long enough to be compared, in reading order."""
    begin = 0
    for end in [*(found.end() for found in SENTENCE_END.finditer(text)), len(text)]:
        words = text[begin:end].lstrip(BLANK)
        if len(words) >= SHORTEST:
            left, kept = end - len(words), wording(words)
            if len(kept) >= SHORTEST:
                yield Sentence(report, left, left + len(words.rstrip(BLANK)), kept)
        begin = end


def wording(sentence: str) -> str:
    """The words of the clauses that hold no digits: a clause that gives a figure is named by its indicator.

    >>> wording("扎实推进“河长制”，城镇新增就业3万人。")
    '扎实推进河长制'
    """
    if DIGIT.search(sentence):
        sentence = " ".join(clause for clause in CLAUSE_END.split(sentence) if not DIGIT.search(clause))
    return NO_WORDS.sub("", sentence)
