"""The sentences of a report's text, and what of them is wording of its own rather than figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...ontology import iris as iri
from ...ontology.model import Span
from .tables import table

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
    """The letters of the clauses without digits, which are worded as the indicator of their figure is.

    Nothing, where these clauses are the smaller part of the sentence.

    >>> wording("扎实推进“河长制”改革，新增就业3万人。")
    '扎实推进河长制改革'
    """
    words = NO_WORDS.sub("", sentence)
    if not DIGIT.search(sentence):
        return words
    clauses = "".join(clause for clause in CLAUSE_END.split(sentence) if not DIGIT.search(clause))
    kept = NO_WORDS.sub("", clauses)
    return kept if 2 * len(kept) >= len(words) else ""


def is_formula(wording: str) -> bool:
    """Tell whether too little is left of a wording without the formulas that every report has."""
    return len(_formulas().sub("", wording)) < SHORTEST


@cache
def _formulas() -> re.Pattern[str]:
    return re.compile("|".join(row["words"] for row in table("formulas")))
