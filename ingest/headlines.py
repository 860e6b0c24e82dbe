"""Which words head a line of work: behind a number, in bold, or as a paragraph's short first sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from ..ontology.model import Span
from .lexicon import table
from .outline import HEADING_LENGTH, STOPS, trim
from .paragraphs import Mark, Paragraph

# Behind the only sentence of a point: the end of its line or the next point (1.新建学校7所,新增学位。2.…).
ALONE = re.compile(r"[ *]*(?:$|\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)、.是])")
NUMBER = re.compile(r"\d")
POINT_LENGTH = 40  # code points; the headline of a longer point is its opening clause (GUIDELINE, M)
FRAMED_LENGTH = 48  # code points of a sentence behind a frame: 一年来,我们迎难而上,发展环境显著提升
OPENING_LENGTH = 24  # code points of a short opening sentence without a comma
# Code points of the first clause of an opening with a comma: 优布局促调整,加快现代服务业培育
CLAUSE_LENGTH = 8
REST_LENGTH = 10  # code points that must follow an opening sentence in its paragraph
BENEATH_LENGTH = 60  # code points that stand under a headline within a paragraph
FEWEST_RUN_IN = 3  # of a paragraph with headlines inside it, counting its opening
SENTENCE = re.compile(r"[^。;!?\n]+(?=[。;!?])")
YEARS = ("的五年", "的一年", "的5年")
STATES_FACT = re.compile(r"\d|《|其中")
NOT_SLOGAN = re.compile(r"\d|《|了|其中|达到|完成|建成|新增|实现.*[件个家项]")


@cache
def _lead_ins() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["words"]) for row in table("measure/lead_ins", "words", "opens", "example"))


def is_frame(folded: str, at: int) -> bool:
    """Tell whether the paragraph whose words begin at `at` speaks of the report itself."""
    return _frames().match(folded, at) is not None


@cache
def _frames() -> re.Pattern[str]:
    return _any_of(table("outline/frames", "words", "example"))


def _any_of(rows: Iterable[dict[str, str]]) -> re.Pattern[str]:
    """What any of the rows matches, as one pattern."""
    return re.compile("|".join(f"(?:{row['words']})" for row in rows))


def point_headline(folded: str, mark: Mark, line: Paragraph) -> Span | None:
    """The headline behind a numbering: to the first stop, or the opening clause of a long sentence."""
    if line.bold and line.bold.begin == mark.body:
        return _without_lead_in(folded, trim(folded, line.bold))
    stop = STOPS.search(folded, mark.body, line.span.end)
    sentence = _without_lead_in(
        folded, trim(folded, Span(mark.body, stop.start() if stop else line.span.end))
    )
    begin, end = sentence
    comma = folded.find(",", begin, end)
    alone = stop is None or ALONE.match(folded, stop.end(), line.span.end) is not None
    if end - begin > POINT_LENGTH or (alone and comma > 0 and NUMBER.search(folded, comma, end)):
        end = comma if comma > 0 else min(end, begin + HEADING_LENGTH)
    headline = _without_years(folded, trim(folded, Span(begin, end)))
    stripped = sentence.begin > mark.body and headline.begin == sentence.begin
    if headline.end - headline.begin < 2 or (is_frame(folded, mark.body) and not stripped):
        return None
    return None if no_headline(headline.of(folded), "numbered") else headline


def _without_lead_in(folded: str, headline: Span) -> Span:
    for pattern in _lead_ins():
        found = pattern.match(folded, *headline)
        if found and headline.end - found.end() >= 4:
            headline = _without_years(folded, Span(found.end(), headline.end))
    return headline


def _without_years(folded: str, headline: Span) -> Span:
    """Take the end of the frame `过去五年是X的五年` off."""
    framed = folded[headline.begin - 1] == "是" and folded.endswith(YEARS, *headline)
    return Span(headline.begin, headline.end - 3) if framed else headline


def opening_headline(folded: str, line: Paragraph) -> Span | None:
    """The short first sentence of a paragraph that goes on, where it reads as a headline."""
    framed = _behind_frame(folded, line)
    if framed or is_frame(folded, line.body):
        return framed
    if line.bold and line.span.end - line.bold.end > REST_LENGTH:
        words = trim(folded, line.bold)
        return words if words.end - words.begin >= 4 and not no_headline(words.of(folded)) else None
    stop = folded.find("。", line.body, line.span.end)
    if stop < 0 or line.span.end - stop <= REST_LENGTH:
        return None
    words = _without_lead_in(folded, trim(folded, Span(line.body, stop)))
    plain = words.of(folded)
    first, comma, rest = plain.partition(",")
    short = len(plain) <= OPENING_LENGTH and not comma
    slogan = comma and "," not in rest and len(first) <= CLAUSE_LENGTH and len(rest) <= OPENING_LENGTH - 6
    if len(plain) < 4 or not (short or slogan) or NOT_SLOGAN.search(plain) or STOPS.search(plain):
        return None
    return None if no_headline(plain) else words


@cache
def _others(to: str) -> re.Pattern[str]:
    rows = table("measure/not_headlines", "words", "to", "example", "why")
    return _any_of(row for row in rows if row["to"] in (to, "all"))


def _behind_frame(folded: str, line: Paragraph) -> Span | None:
    """The opening sentence behind a frame such as `五年来,我们`, where it is short and goes on."""
    whole = line.words(folded)
    lead = _leads().match(whole)
    stop = folded.find("。", line.body, line.span.end)
    if lead is None or not 0 < stop - line.body - lead.end() <= FRAMED_LENGTH:
        return None
    sentence = trim(folded, Span(line.body + lead.end(), stop))
    words = _without_years(folded, sentence)
    plain = words.of(folded)
    if words != sentence and line.span.end - stop > REST_LENGTH:
        return words
    unfit = STATES_FACT.search(plain) or STOPS.search(plain) or no_headline(plain)
    return None if unfit or line.span.end - stop <= REST_LENGTH else words


@cache
def _leads() -> re.Pattern[str]:
    rows = table("measure/lead_ins", "words", "opens", "example")
    return _any_of(row for row in rows if row["opens"] == "yes")


def run_in_headlines(folded: str, line: Paragraph) -> Iterator[Span]:
    """The short sentences within a paragraph that head what stands behind them, where it holds several.

    精准脱贫扎实推进。筹集资金2.9亿元,…。生态环境持续改善。优良率达到51.5%,…
    """
    if line.span.end - line.body < FEWEST_RUN_IN * BENEATH_LENGTH:
        return
    sentences = [Span(*found.span()) for found in SENTENCE.finditer(folded, line.body, line.span.end)]
    heads = [_heads(sentence.of(folded)) for sentence in sentences]
    found = [
        sentence
        for sentence, (head, next_too) in zip(sentences, pairwise(heads), strict=False)
        if head and not next_too
    ]
    ends = [*(head.begin for head in found[1:]), line.span.end]
    found = [head for head, end in zip(found, ends, strict=False) if end - head.end >= BENEATH_LENGTH]
    if len(found) < FEWEST_RUN_IN:
        return
    yield from (head for head in found if head.begin > line.body)


def _heads(sentence: str) -> bool:
    if len(sentence) > OPENING_LENGTH or NOT_SLOGAN.search(sentence):
        return False
    if not _run_in("form").fullmatch(sentence) or _run_in("never").fullmatch(sentence):
        return False
    return not no_headline(sentence)


@cache
def _run_in(part: str) -> re.Pattern[str]:
    rows = table("measure/run_in", "part", "words", "example")
    return _any_of(row for row in rows if row["part"] == part)


def no_headline(words: str, to: str = "unnumbered") -> bool:
    """Tell whether words that stand where a headline could are none, behind a number or without one."""
    return _others(to).fullmatch(words) is not None
