"""Programmes: schemes known by name, quoted names with their class noun, and fixed titles without quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import ahocorasick_rs as ac

from ...ontology.model import Fact, Issue, Mention, Programme, Span
from ..lexicon import found_by, rules, table
from ..reading import Reading
from .overlap import Taken
from .tokens import Cuts, cut_up

QUOTED = re.compile(r"“(?P<inner>[^“”\n。《》]{2,32})”")
# Behind a class noun: then it belongs to the next word (改革发展, 工程师).
GOING_ON = re.compile(
    r"发展(?!战略|规划)|开放|稳定|化险|师|院|技术|机械|建设领域|量|款|者|自觉|力(?!度)|学|书|轨迹|指南|方案|性"
)
PERIOD = re.compile(r"十?[一二三四五六七八九十]五")
FAR = 8  # code points between a quoted name and its class noun
JOINING = "的和与及在对为以等是了将等成获入"  # characters that end a quoted name's reach
LONGEST = 36  # code points of an unquoted title
ACROSS = ("专项整治", "专项整治行动", "专项行动", "创建活动")  # titles that may hold 和
# A quoted name that ends so, or is followed so, is an institution (“涉企纠纷调解室”, “12345”政府热线).
BODY = re.compile(
    r"(?:调解室|工作室|热线|中心|平台|协会|公司|集团|联盟|小组|专班|委员会|办公室|博物馆|学院|大学|服务队|工作站)$"
)
BODY_BEHIND = re.compile(
    r"[一-鿿]{0,6}(?:热线|中心|平台|协会|公司|集团|联盟|小组|专班|委员会|办公室|调解室|工作室)"
)


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
    """Yield a mention for each programme named outside document titles; longer names win."""
    folded = reading.folded
    taken = Taken.by(reading)
    cuts = cut_up(reading)
    known = rules("programmes")
    for found in _apart([*_schemes(folded), *_quotes(folded, cuts), *_plain(folded, cuts)]):
        if not taken.meets(found.span):
            name = found.name or re.sub(r"[“”\s]", "", found.span.of(folded))
            yield Mention(span=found.span, entity=Programme(name, found.kind), **found_by(known[found.rule]))


def _apart(found: list[Found]) -> Iterator[Found]:
    """Those that overlap no earlier one, in reading order; of one beginning the longest."""
    kept: list[Found] = []
    last = -1
    for item in sorted(found, key=lambda f: (f.span.begin, -f.span.end)):
        if item.span.begin >= last:
            kept.append(item)
            last = item.span.end
    yield from kept


def _schemes(folded: str) -> Iterator[Found]:
    for pattern, kind, name in _scheme_rows():
        for match in pattern.finditer(folded):
            canonical = re.sub("[“”]", "", match.expand(name))
            yield Found(Span(*match.span()), kind, "national", canonical)


def _quotes(folded: str, cuts: Cuts) -> Iterator[Found]:
    """Quoted names; a list that 等活动 ends makes programmes of all its members."""
    waiting: list[Found] = []
    end = -1
    for match in QUOTED.finditer(folded):
        if match.start() - end > 1 or "\n" in folded[end : match.start()]:
            waiting = []
        found = _quoted(folded, cuts, match)
        end = found.span.end if found else match.end()
        listed = _list_end().match(folded, end)
        if listed:
            yield from waiting
            waiting = []
        if found and (found.rule != "listed" or listed):
            yield found
        elif found:
            waiting.append(found)


def _quoted(folded: str, cuts: Cuts, match: re.Match[str]) -> Found | None:
    inner, begin, end = match["inner"], match.start(), match.end()
    if BODY.search(inner) or BODY_BEHIND.match(folded, end):
        return None
    noun = _behind(folded, end)
    if PERIOD.fullmatch(inner) and not (noun and noun[0].noun == "普法"):
        return None
    stopped = bool(_stops().fullmatch(inner))
    if stopped and (noun is None or noun[1] > end + len(noun[0].noun)):
        return None
    if noun is None and (_speech().match(folded, end) or stopped):
        return None
    if (
        stopped
        and noun is not None
        and noun[0].noun in ("体系", "机制", "制度", "模式", "品牌", "战略", "计划")
    ):
        return None
    left = _touching(folded, cuts, begin, inner)
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
    near = _near().match(folded, end)
    found = near or _far().match(folded, end)
    if found is None:
        return None
    return next(n for n in _nouns() if n.noun == found["noun"]), found.end()


def _touching(folded: str, cuts: Cuts, begin: int, inner: str) -> int:
    """Where the name begins when words touch the opening quote (市长“企业接待日”)."""
    for left, name in _touch():
        if name.fullmatch(inner):
            start = max(cuts.start(begin), begin - 12)
            if start < begin and left.fullmatch(folded, start, begin):
                return start
    return begin


def _carried_out(folded: str, begin: int, end: int) -> bool:
    return any(
        before.search(folded, max(begin - 6, 0), begin) and after.match(folded, end)
        for before, after in _verbs()
    )


def _plain(folded: str, cuts: Cuts) -> Iterator[Found]:
    """Fixed titles without quotes: from a boundary to a class noun."""
    automaton, nouns = _plain_automaton()
    for index, begin, end in automaton.find_matches_as_indexes(folded):
        noun = nouns[index]
        if noun.plain is None or GOING_ON.match(folded, end):
            continue
        start = _unbracketed(folded, _title_start(folded, cuts, begin, noun.noun), end)
        leading = _leading().match(folded, start, end)
        start = leading.end() if leading else start
        title = folded[start:end]
        enough = noun.plain <= len(title) - len(noun.noun) <= LONGEST
        if enough and _is_title(title) and not BODY_BEHIND.match(folded, end):
            yield Found(Span(start, end), noun.kind, "plain")


def _title_start(folded: str, cuts: Cuts, at: int, noun: str) -> int:
    """Where the title that ends in `noun` at `at` begins; 全国 opens one, 和 may stand in some."""
    start = cuts.start(at)
    before = cuts.start(start - 1) if start else 0
    if noun in ACROSS and folded[start - 1 : start] == "和" and before < start - 3:
        start = before
    start = max(start, folded.rfind("“", start, at) + 1, folded.rfind("”", start, at) + 1)
    return start - 2 if folded.startswith("全国", start - 2) and start > 1 else start


def _is_title(title: str) -> bool:
    return re.fullmatch(r"[一-鿿()、\d]+", title) is not None and not _plain_stops().search(title)


def _unbracketed(folded: str, start: int, end: int) -> int:
    """Behind a bracket that has no partner in the title."""
    words = folded[start:end]
    if words.count("(") != words.count(")") or words.startswith(("(", ")")):
        return start + max(words.rfind("("), words.rfind(")")) + 1
    return start


@cache
def _nouns() -> tuple[Noun, ...]:
    rows = table("programmes/nouns", "noun", "kind", "quoted", "plain", "example")
    nouns = (Noun(r["noun"], r["kind"], r["quoted"], int(r["plain"]) if r["plain"] else None) for r in rows)
    return tuple(sorted(nouns, key=lambda n: -len(n.noun)))


@cache
def _near() -> re.Pattern[str]:
    return re.compile("(?P<noun>" + "|".join(n.noun for n in _nouns() if n.quoted) + ")")


@cache
def _far() -> re.Pattern[str]:
    far = "|".join(n.noun for n in _nouns() if n.quoted == "far")
    return re.compile(rf"的?(?:[一-鿿()](?<![{JOINING}])){{1,{FAR}}}?(?P<noun>{far})(?!中心|公司)")


@cache
def _list_end() -> re.Pattern[str]:
    ends = "活动|行动|工程|改革|机制|模式|计划|制度|品牌|试点"
    return re.compile(rf"等(?:系列|一系列|主题|专项|重大|[\d一二三四五六七八九十]+[大项个])?(?:{ends})")


@cache
def _plain_automaton() -> tuple[ac.AhoCorasick, tuple[Noun, ...]]:
    return ac.AhoCorasick([n.noun for n in _nouns()], matchkind=ac.MatchKind.LeftmostLongest), _nouns()


@cache
def _scheme_rows() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    rows = table("programmes/schemes", "pattern", "name", "kind", "example")
    return tuple((re.compile(row["pattern"]), row["kind"], row["name"]) for row in rows)


def _alternatives(name: str, column: str) -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?:{row[column]})" for row in table(f"programmes/{name}", column, "example"))
    )


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
def _leading() -> re.Pattern[str]:
    """Words at the begin of a title that do not belong to it (打好污染防治攻坚战)."""
    return re.compile(f"(?:{_alternatives('leading', 'words').pattern})+")


@cache
def _verbs() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows = table("programmes/verbs", "verbs", "after", "example")
    return tuple((re.compile(f"(?:{row['verbs']})$"), re.compile(row["after"])) for row in rows)


@cache
def _touch() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows = table("programmes/touching", "left", "name", "example")
    return tuple((re.compile(row["left"]), re.compile(row["name"])) for row in rows)
