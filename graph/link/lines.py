"""Commitments and measures as the sentences of their own that they consist of, with what they name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...ontology.terms import GOV, NIF
from ..store import Store
from .wording import BREAK, SENTENCE_END, bigrams, without_stock

NUMBER = re.compile(
    r"\d[\d.]*\d[万亿]?[\u4e00-\u9fff](?<![年月日届])"
)  # not those of one digit: too many are alike


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or the part of one before a semicolon: where it stands, and its pairs of characters."""

    begin: int
    end: int
    words: str
    grams: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A commitment or measure: its sentences, headline first, and what it names.

    Sentences of lines within the line are theirs alone. `names` are the IRIs of programmes and documents,
    `indicators` those of its targets or outcomes.
    """

    iri: str
    sentences: tuple[Sentence, ...]
    names: frozenset[str] = frozenset()
    indicators: frozenset[str] = frozenset()


def read_lines(store: Store, report: str, kind: str) -> list[Line]:
    """The commitments or measures (`kind` is the class) of one report, in reading order."""
    named = (GOV.underProgramme, GOV.issued, GOV.revised, GOV.applied, GOV.cites)
    names = _of(store, report, kind, "|".join(f"<{term}>" for term in named))
    figures = f"(<{GOV.hasTarget}>|<{GOV.hasOutcome}>)/<{GOV.indicator}>"
    indicators = _of(store, report, kind, figures)
    scopes: dict[str, tuple[int, str]] = {}
    for iri, scope, words in store.rows(
        f"""SELECT ?line ?scope ?words WHERE {{ GRAPH <{report}> {{
            ?line a <{kind}> ; <{GOV.scope}> ?scope .
            ?scope <{NIF.anchorOf}> ?words .
        }} }}"""
    ):
        if iri and scope and words:
            scopes[iri] = (int(scope.rpartition("#char=")[2].partition(",")[0]), words)
    inner = {iri: (begin, begin + len(words)) for iri, (begin, words) in scopes.items()}
    lines = [
        Line(
            iri,
            tuple(_sentences(words, begin, _within(iri, inner))),
            names.get(iri, frozenset()),
            indicators.get(iri, frozenset()),
        )
        for iri, (begin, words) in scopes.items()
    ]
    return sorted(lines, key=lambda line: (inner[line.iri], line.iri))


def _of(store: Store, report: str, kind: str, path: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line, thing in store.rows(
        f"SELECT ?line ?thing WHERE {{ GRAPH <{report}> {{ ?line a <{kind}> ; {path} ?thing }} }}"
    ):
        if line and thing:
            found.setdefault(line, set()).add(thing)
    return {line: frozenset(things) for line, things in found.items()}


def _within(line: str, scopes: Mapping[str, tuple[int, int]]) -> list[tuple[int, int]]:
    """The scopes that lie within that of `line`."""
    begin, end = scopes[line]
    return sorted(
        (low, high)
        for iri, (low, high) in scopes.items()
        if iri != line and begin <= low and high <= end and (low, high) != (begin, end)
    )


def _sentences(words: str, offset: int, inner: Iterable[tuple[int, int]]) -> Iterator[Sentence]:
    """The sentences of a scope that begins at `offset`, without those that an inner scope holds."""
    taken = list(inner)
    begin = 0
    ends = [match.start() for match in SENTENCE_END.finditer(words)]
    for end in [*ends, len(words)]:
        part = words[begin:end]
        low = offset + begin + len(part) - len(part.lstrip())
        high = offset + begin + len(part.rstrip())
        begin = end + 1
        if low < high and not _held(low, taken):
            yield Sentence(low, high, words[low - offset : high - offset], numbered(part))


def numbered(sentence: str) -> tuple[str, ...]:
    """Pairs of characters, then each number with its unit: 新建38所 and 改扩建38所 share the latter."""
    found = bigrams(without_stock(sentence))
    for number in NUMBER.finditer(sentence):
        found += (BREAK, number[0])
    return tuple(found)


def _held(at: int, scopes: list[tuple[int, int]]) -> bool:
    before = bisect_left(scopes, (at + 1, 0))
    return any(low <= at < high for low, high in scopes[:before])
