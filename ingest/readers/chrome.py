"""Which lines of a text are not the report's words: page chrome, markup, footnotes, glossaries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from ...ontology.model import Span
from ..lexicon import table

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
FOOTNOTE = re.compile(r"^\[\^[^\]\n]{1,12}\]:[^\n]*(?:\n(?: {2,}|\t)[^\n]+)*", re.MULTILINE)
RULE = re.compile(
    r"^[ \t]*(?:-{3,}|\*{3,}|_{3,}|\|?[ \t:|-]*-{3,}[ \t:|-]*)[ \t]*$", re.MULTILINE
)  # ---  |---|---|
HEADING_MARK = re.compile(r"^[ \t]*#{1,6}[ \t]+", re.MULTILINE)
# Emphasis round a whole line. An emphasised opening (**加强建设。**全年…) stays: it shows where a headline
# ends, and masking inside a line would cut the sentence.
WHOLE_LINE = re.compile(r"^[ \t]*(\*{1,3})(?=[^*\s])([^*\n]+)(\*{1,3})[ \t]*$", re.MULTILINE)
LINE = re.compile(r"[^\n]+")

NUMBERED = re.compile(
    r"\s*[#*]*\s*(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|一是|第[一二三]部分)"
)
SALUTATION = re.compile(r"各位(?:代表|委员)")
LONG = 60  # characters: with a full stop, a paragraph of prose and not a line of chrome
TAIL_PROSE = 8


class Line(NamedTuple):
    """One line: where it stands and its words, folded, without markup and outer spaces."""

    span: Span
    words: str


def masks(text: str, folded: str) -> Iterator[Span]:
    """Yield the stretches of `text` that are not the report's words, in no order, perhaps overlapping.

    `folded` is `text` folded.
    """
    for pattern in (COMMENT, FOOTNOTE, RULE, HEADING_MARK):
        yield from (Span(*found.span()) for found in pattern.finditer(text))
    for found in WHOLE_LINE.finditer(text):
        yield from (Span(*found.span(1)), Span(*found.span(3)))
    yield from chrome(folded)


def chrome(folded: str) -> Iterator[Span]:
    """Yield the lines of page chrome: at the head, at the tail, and glossaries up to another attachment."""
    lines = [Line(Span(*m.span()), m.group().strip(" *#_")) for m in LINE.finditer(folded)]
    lines = [line for line in lines if line.words]
    first = next((n for n, line in enumerate(lines) if _opens(line.words)), len(lines))
    last = next((n for n in range(len(lines) - 1, -1, -1) if _closes(lines[n].words)), -1)
    glossary: int | None = None
    for n, line in enumerate(lines):
        if n > first and _matches("rest", line.words):
            glossary = line.span.begin if glossary is None else glossary
        elif glossary is not None:
            if _matches("again", line.words):
                yield Span(glossary, line.span.begin)
                glossary = None
        elif (n < first and _matches("head", line.words)) or (n > last >= 0 and _matches("tail", line.words)):
            yield line.span
    if glossary is not None:
        yield Span(glossary, len(folded))


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sort spans and join those that touch or overlap."""
    found: list[Span] = []
    for span in sorted(span for span in spans if span.end > span.begin):
        if found and span.begin <= found[-1].end:
            found[-1] = Span(found[-1].begin, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _opens(words: str) -> bool:
    return bool(SALUTATION.match(words) or NUMBERED.match(words)) or _is_prose(words, LONG)


def _closes(words: str) -> bool:
    return bool(NUMBERED.match(words)) or _is_prose(words, TAIL_PROSE)


def _is_prose(words: str, length: int) -> bool:
    return len(words) >= length and "。" in words


def _matches(where: str, words: str) -> bool:
    return any(pattern.fullmatch(words) for pattern in _patterns(where))


@cache
def _patterns(where: str) -> tuple[re.Pattern[str], ...]:
    rows = table("reading/chrome", "where", "pattern", "what", "example")
    wanted = (where, "both") if where in ("head", "tail") else (where,)
    return tuple(re.compile(row["pattern"]) for row in rows if row["where"] in wanted)
