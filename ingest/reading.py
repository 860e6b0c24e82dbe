"""A report laid out for the extractors: folded text, sentences, outline, and the facts found so far."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import cycle
from typing import TypeVar

from ..ontology.model import Document, Fact, Issue, Level, Section, Span
from .gazetteer import Standpoint

F = TypeVar("F", bound=Fact)

# Full-width forms folded one to one, so that offsets in the folded text are offsets in the text.
FOLDED = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {
    ord(a): b for a, b in zip("\u3000\u00a0\u2002\u2003\t∶﹣−–～〜", "     :---~~", strict=True)
}
NARROW = {chr(code): narrow for code, narrow in FOLDED.items()}
WIDE = re.compile(f"[{''.join(NARROW)}]")
REPORT = 1_000  # code points of the shortest text whose folded form is kept
BLANK = " \n*#"  # spaces, line ends and the Markdown marks that stand around sentences
FOOTNOTE = re.compile(r"\[\^\w{1,6}\](?!:)")
# Quotation marks that do not pair as written: straight ones, two of a kind in a row, ” as a line's first.
# Each alternative begins with one character of its own, so that `re` passes over most of a text at once.
UNPAIRED = re.compile(r"\"|”[^“”\n]*”|“[^“”\n]*“|\n[^“”\n]*”")
DOT = re.compile(r"\.(?<=[一-鿿%)”]\.)(?=[一-鿿\n(“]|$)")  # a full stop typed as a dot
QUOTE = re.compile(r"[\"“”]")
SENTENCE_END = re.compile(r"[。!?;\n][。!?;\n]*[”’)》」]*")


def fold(text: str) -> str:
    """Fold full-width ASCII, odd spaces and dashes; the result has the same length as `text`.

    Never folded: 。、《》“”‘’—…, which both punctuation styles keep. Straight quotation marks, and those that
    a typist turned the wrong way, become “ and ” by turns where their number in the line is even.

    >>> fold("增长8．5％，达到（约）３亿元")
    '增长8.5%,达到(约)3亿元'
    >>> fold('深化"放管服"改革')
    '深化“放管服”改革'
    """
    return _folded_report(text) if len(text) > REPORT else _folded(text)


def _folded(text: str) -> str:
    for wide in set(WIDE.findall(text)):  # a text has few of them: far quicker than `str.translate`
        text = text.replace(wide, NARROW[wide])
    text = DOT.sub("。", text)
    if UNPAIRED.search("\n" + text):  # so that the first line has a line break before it too
        text = "\n".join(_with_paired_quotes(line) for line in text.split("\n"))
    return text


def _with_paired_quotes(line: str) -> str:
    """The line with “ and ” by turns, where its quotation marks do not open and close as written."""
    marks = QUOTE.findall(line)
    depth = lowest = 0
    for mark in marks:
        depth += {"“": 1, "”": -1}.get(mark, 0)
        lowest = min(lowest, depth)
    if len(marks) % 2 or ('"' not in marks and lowest == depth == 0):
        return line
    turns = cycle("“”")
    return QUOTE.sub(lambda _: next(turns), line)


@lru_cache(maxsize=2)
def _folded_report(text: str) -> str:
    """A whole report, which is folded when it is read and again when it is laid out."""
    return _folded(text)


def blank(folded: str, masked: Iterable[Span]) -> str:
    """Overwrite what is not the report's words: whole lines by line breaks, stretches within one by spaces.

    Footnote markers (`[^3]`) are stretches within a line, wherever they stand.
    """
    pieces: list[str] = []
    at = 0
    for begin, end in sorted((*masked, *(m.span() for m in FOOTNOTE.finditer(folded)))):
        if begin < at:
            continue
        whole = folded[begin - 1 : begin] in ("", "\n") and folded[end : end + 1] in ("", "\n")
        pieces += [folded[at:begin], ("\n" if whole else " ") * (end - begin)]
        at = end
    return "".join((*pieces, folded[at:]))


def split_sentences(folded: str) -> tuple[Span, ...]:
    """Cut at 。!?; and line breaks; blanks give no sentence, surrounding spaces and * stay outside."""
    spans: list[Span] = []
    begin = 0
    for end in [m.end() for m in SENTENCE_END.finditer(folded)] + [len(folded)]:
        words = folded[begin:end].lstrip(BLANK)
        if words:
            left = end - len(words)
            spans.append(Span(left, left + len(words.rstrip(BLANK))))
        begin = end
    return tuple(spans)


class Reading:
    """What every extractor is handed. Extractors read; only the pipeline adds to `facts`."""

    def __init__(self, document: Document, sections: tuple[Section, ...] = ()) -> None:
        self.document = document
        self.text = document.text
        self.folded = blank(fold(document.text), document.masked)
        self.sentences = split_sentences(self.folded)
        self.sections = sections
        self.facts: list[Fact] = []
        self._sentence_begins = [s.begin for s in self.sentences]

    @property
    def standpoint(self) -> Standpoint:
        """Whose report it is and on which year: what the names of divisions are read from."""
        return Standpoint(self.document.place, self.document.covers_year)

    def sentence(self, at: int) -> Span:
        """The sentence that holds offset `at` (the one before it, where `at` is between two)."""
        index = bisect_right(self._sentence_begins, at) - 1
        return self.sentences[max(index, 0)] if self.sentences else Span(0, len(self.text))

    def section(self, at: int) -> Section | None:
        """The innermost section that holds offset `at`."""
        around = (s for s in reversed(self.sections) if s.scope.begin <= at < s.scope.end)
        return next(around, None)  # sections stand in reading order: the last one that holds it lies inmost

    def found(self, kind: type[F]) -> Iterator[F]:
        """The facts of one kind found so far, in the order found."""
        return (fact for fact in self.facts if isinstance(fact, kind))

    def issue(self, rule: str, message: str, span: Span | None = None, level: Level = Level.WARNING) -> Issue:
        """A row for `issues.jsonl` about this report."""
        return Issue(level=level, source=self.document.source, rule=rule, message=message, span=span)


Extractor = Callable[[Reading], Iterator[Fact | Issue]]
