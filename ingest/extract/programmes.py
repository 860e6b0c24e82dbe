"""Programmes: schemes known by name, quoted names with their class noun, and fixed titles without quotes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import ahocorasick_rs as ac

from ...ontology.model import Fact, Issue, Mention, Programme, Span
from ..lexicon import found_by, rules, table
from ..reading import Reading
from .tokens import Cut, tokens

QUOTED = re.compile(r"“(?P<inner>[^“”\n。《》]{2,32})”")
FAR = 8  # code points between a quoted name and its class noun
LONGEST = 36  # code points of an unquoted title
ACROSS = ("专项整治", "专项整治行动", "专项行动", "创建活动")  # titles that may hold 和
# A quoted name that ends so, or is followed so, is an institution (“涉企纠纷调解室”, “12345”政府热线).
BODY = re.compile(r"(?:调解室|工作室|热线|中心|平台|协会|公司|集团|联盟|小组|专班|委员会|办公室|博物馆|学院|大学|服务队|工作站)$")
BODY_BEHIND = re.compile(r"[一-鿿]{0,6}(?:热线|中心|平台|协会|公司|集团|联盟|小组|专班|委员会|办公室|调解室|工作室)")


class Noun(NamedTuple):
    """A class noun of programmes (lexicon/programmes/nouns.tsv)."""

    noun: str
    kind: str
    quoted: str
    plain: int | None


class Found(NamedTuple):
    """A programme found at a span."""

    span: Span
    kind: str
    rule: str
    name: str | None = None


def extract(reading: Reading) -> Iterator[Fact | Issue]:
    """Yield a mention for each programme named outside document titles; the first kind of rule that fits wins."""
    folded = reading.folded
    taken = sorted(m.span for m in reading.found(Mention))
    known = rules("programmes")
    for found in _apart([*_schemes(folded), *_quotes(folded), *_plain(folded)]):
        index = bisect_right(taken, found.span) - 1
        near = taken[max(index, 0) : index + 2]
        if any(found.span.meets(span) and not found.span.holds(span) for span in near):
            continue
        name = found.name or re.sub(r"[“”\s]", "", found.span.of(folded))
        yield Mention(span=found.span, entity=Programme(name, found.kind), **found_by(known[found.rule]))


def _apart(found: list[Found]) -> Iterator[Found]:
    """Those that do not overlap an earlier one of the list, in reading order; longer ones of a start first."""
    kept: list[Found] = []
    last = -1
    for item in sorted(found, key=lambda f: (f.span.begin, -f.span.end)):
        if item.span.begin >= last:
            kept.append(item)
            last = item.span.end
    yield from kept


def _schemes(folded: str) -> Iterator[Found]:
    for begin, pattern, kind, name in _scheme_starts(folded):
        match = pattern.match(folded, begin)
        if match:
            canonical = re.sub("[“”]", "", match.expand(name))
            yield Found(Span(*match.span()), kind, "national", canonical)


def _quotes(folded: str) -> Iterator[Found]:
    """Quoted names; a list that 等活动 ends makes programmes of all its members."""
    waiting: list[Found] = []
    end = -1
    for match in QUOTED.finditer(folded):
        if match.start() - end > 1 or "\n" in folded[end : match.start()]:
            waiting = []
        found = _quoted(folded, match)
        end = found.span.end if found else match.end()
        listed = _list_end().match(folded, end)
        if listed:
            yield from waiting
            waiting = []
        if found and (found.rule != "listed" or listed):
            yield found
        elif found:
            waiting.append(found)


def _quoted(folded: str, match: re.Match[str]) -> Found | None:
    inner, begin, end = match["inner"], match.start(), match.end()
    if BODY.search(inner) or BODY_BEHIND.match(folded, end):
        return None
    noun = _behind(folded, end)
    stopped = bool(_stops().fullmatch(inner))
    if stopped and (noun is None or noun[1] > end + len(noun[0].noun)):
        return None
    if noun is None and (_speech().match(folded, end) or stopped):
        return None
    if stopped and noun is not None and noun[0].noun in ("体系", "机制", "制度", "模式", "品牌", "战略", "计划"):
        return None
    left = _touching(folded, begin, inner)
    if noun is not None:
        return Found(Span(left, noun[1]), noun[0].kind, "quoted")
    own = next((n for n in _nouns() if inner.endswith(n.noun) and len(inner) > len(n.noun)), None)
    if own or left < begin:
        return Found(Span(left, end), own.kind if own else "scheme", "titled")
    if _carried_out(folded, begin, end):
        return Found(Span(left, end), "scheme", "verb")
    return Found(Span(left, end), "activity", "listed")


def _behind(folded: str, end: int) -> tuple[Noun, int] | None:
    """The class noun behind a quoted name and where it ends."""
    for noun in _nouns():
        if noun.quoted and folded.startswith(noun.noun, end):
            return noun, end + len(noun.noun)
    far = _far().match(folded, end)
    if far is None:
        return None
    noun = next(n for n in _nouns() if n.noun == far["noun"])
    between = [t for t in tokens(folded[end : far.start("noun")]) if t.cut is Cut.HARD and t.word != "的"]
    return None if between else (noun, far.end())


def _touching(folded: str, begin: int, inner: str) -> int:
    """Where the name begins when words touch the opening quote (市长“企业接待日”)."""
    for left, name in _touch():
        if name.fullmatch(inner):
            start = max(_bounds(folded)[bisect_right(_bounds(folded), begin) - 1], begin - 12)
            if start < begin and left.fullmatch(folded, start, begin):
                return start
    return begin


def _carried_out(folded: str, begin: int, end: int) -> bool:
    return any(
        before.search(folded, max(begin - 6, 0), begin) and after.match(folded, end) for before, after in _verbs()
    )


def _plain(folded: str) -> Iterator[Found]:
    """Fixed titles without quotes: from a boundary to a class noun."""
    bounds = _bounds(folded)
    automaton, nouns = _plain_automaton()
    for index, begin, end in automaton.find_matches_as_indexes(folded):
        noun = nouns[index]
        at = bisect_right(bounds, begin) - 1
        start = bounds[at]
        if noun.noun in ACROSS and at and folded[start - 1 : start] == "和" and bounds[at - 1] < start - 3:
            start = bounds[at - 1]
        start = _unbracketed(folded, start, end)
        title = folded[start:end]
        enough = noun.plain is not None and len(title) - len(noun.noun) >= noun.plain
        if enough and len(title) <= LONGEST and _is_title(title) and not BODY_BEHIND.match(folded, end):
            yield Found(Span(start, end), noun.kind, "plain")


def _is_title(title: str) -> bool:
    return re.fullmatch(r"[一-鿿()、\d]+", title) is not None and not _plain_stops().search(title)


def _unbracketed(folded: str, start: int, end: int) -> int:
    """Behind a bracket that has no partner in the title."""
    words = folded[start:end]
    if words.count("(") != words.count(")") or words.startswith(("(", ")")):
        return start + max(words.rfind("("), words.rfind(")")) + 1
    return start


@lru_cache(maxsize=2)
def _bounds(folded: str) -> tuple[int, ...]:
    """Where a title may begin; 全国 opens one."""
    hard = (t.begin if t.word == "全国" else t.end for t in tokens(folded) if t.cut in (Cut.HARD, Cut.QUOTE))
    return (0, *hard)


@cache
def _nouns() -> tuple[Noun, ...]:
    rows = table("programmes/nouns", "noun", "kind", "quoted", "plain", "example")
    nouns = (Noun(r["noun"], r["kind"], r["quoted"], int(r["plain"]) if r["plain"] else None) for r in rows)
    return tuple(sorted(nouns, key=lambda n: -len(n.noun)))


@cache
def _far() -> re.Pattern[str]:
    far = "|".join(n.noun for n in _nouns() if n.quoted == "far")
    return re.compile(rf"[一-鿿()]{{1,{FAR}}}?(?P<noun>{far})(?!中心|公司)")


@cache
def _list_end() -> re.Pattern[str]:
    ends = "活动|行动|工程|改革|机制|模式|计划|制度|品牌|试点"
    return re.compile(rf"等(?:系列|一系列|主题|专项|重大|[\d一二三四五六七八九十]+[大项个])?(?:{ends})")


@cache
def _plain_automaton() -> tuple[ac.AhoCorasick, tuple[Noun, ...]]:
    return ac.AhoCorasick([n.noun for n in _nouns()], matchkind=ac.MatchKind.LeftmostLongest), _nouns()


def _scheme_starts(folded: str) -> Iterator[tuple[int, re.Pattern[str], str, str]]:
    for pattern, kind, name in _scheme_rows():
        yield from ((m.start(), pattern, kind, name) for m in pattern.finditer(folded))


@cache
def _scheme_rows() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    rows = table("programmes/schemes", "pattern", "name", "kind", "example")
    return tuple((re.compile(row["pattern"]), row["kind"], row["name"]) for row in rows)


def _alternatives(name: str, column: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row[column]})" for row in table(f"programmes/{name}", column, "example")))


@cache
def _stops() -> re.Pattern[str]:
    return _alternatives("stop", "words")


@cache
def _speech() -> re.Pattern[str]:
    return _alternatives("speech", "after")


@cache
def _plain_stops() -> re.Pattern[str]:
    return _alternatives("plain_stop", "words")


@cache
def _verbs() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows = table("programmes/verbs", "verbs", "after", "example")
    return tuple((re.compile(f"(?:{row['verbs']})$"), re.compile(row["after"])) for row in rows)


@cache
def _touch() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows = table("programmes/touching", "left", "name", "example")
    return tuple((re.compile(row["left"]), re.compile(row["name"])) for row in rows)
