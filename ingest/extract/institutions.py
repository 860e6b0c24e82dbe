"""Institutions: names that end in a known head and begin at a place, a level word, a quote or a boundary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ...ontology.model import Fact, Institution, Issue, Mention, Place, PolicyDocument, Programme, Role, Span
from ..lexicon import Rule, found_by, rules, table
from ..reading import Reading
from .identity import Fixed, fixed_identity, identity
from .place_names import meant
from .roles import role_of
from .tokens import Cut, Cuts, Token, cut_up

# Code points: of a name; between two heads of one name; before the head of a name that begins at no place.
LONGEST, WIDEST, FARTHEST = 30, 12, 14
# Before a level word: then it is the end of another word (城市, 全市).
NOT_LEVEL = "全各城上超股门都夜闹本我该两外跨多每"
FOUNDING = re.compile(r"(?:成立|组建|设立|建成|新建|筹建|创设|增设|新设|挂牌|揭牌|创建|组成)(?:了|由.{0,8})?$")
COUNTED = re.compile(r"[\d两一二三四五六七八九十百千万余多几数](?:家|个|所|座|支|名|级|批|条|处|大|项|类|种|间)?$")
# Townships are no level words: their bodies bear their names in full (查田镇人民政府).
TOWNSHIP = re.compile(
    r"(?!各|乡镇|镇街)[一-鿿]{2,4}(?<![各乡城个级体名])(?:镇|乡|街道)"
    r"(?:人民政府|政府|党委|党工委|司法所|派出所|办事处|人民调解委员会|综合治理中心|社会治理中心)"
)
THEIRS = re.compile(r"(?:及其|和其)(?P<head>常委会|办公室|常务委员会)")
COUNTED_AFTER = re.compile(r"(?:约|近|共)?[\d一二三四五六七八九十百]+余?(?:家|个|所|座|支|条|处)")
CHINESE = re.compile(r"[一-鿿]")


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch that may be an institution's name, while it is being read."""

    begin: int
    end: int
    anchor: Token | None  # the place or level word it begins with
    head: Token
    fixed: bool  # the head alone is a name in full


def extract(reading: Reading) -> Iterator[Fact | Issue]:
    """Yield a mention with its role for each institution named."""
    near = reading.document.place
    taken = sorted(m.span for m in reading.found(Mention) if isinstance(m.entity, PolicyDocument | Programme))
    before: Mention | None = None
    inside = iter(taken)
    cover = next(inside, None)
    for name in _with_theirs(reading.folded, _names(reading.folded, cut_up(reading), near)):
        while cover is not None and cover.end <= name.begin:
            cover = next(inside, None)
        if cover is not None and cover.begin < name.end and not name.begin < cover.begin < cover.end <= name.end:
            continue
        mention = _mention(reading, name, before)
        if mention is not None:
            before = mention
            yield mention


def _names(folded: str, cuts: Cuts, near: Place) -> Iterator[Name]:
    """Candidate names, none inside another, the longest where one continues another."""
    start = soft = -1
    anchor: Token | None = None
    open_name: Name | None = None
    for token in cuts.names:
        bound = cuts.start(token.begin)
        if bound > start:
            if open_name:
                yield open_name
            start = soft = bound
            anchor = open_name = None
        match token.cut:
            case Cut.QUOTE:
                if open_name and open_name.end == token.begin:
                    yield open_name
                    open_name = None
                start = soft = token.begin
                anchor = None
            case Cut.SOFT:
                soft = token.end
            case Cut.HEAD | Cut.FIXED:
                open_name, finished = _grown(folded, open_name, token, anchor, start, soft)
                if finished:
                    yield finished
                    start = soft = token.begin
                    anchor = None
            case _ if _anchors(folded, token, near):
                if open_name is not None and (anchor is None or token.begin >= open_name.end):
                    yield open_name
                    open_name, anchor, start, soft = None, None, token.begin, token.begin
                anchor = anchor or token
            case _:
                pass
    if open_name:
        yield open_name


def _anchors(folded: str, token: Token, near: Place) -> bool:
    """Whether a name may begin with this level word or division."""
    if token.cut is Cut.LEVEL:
        return token.begin == 0 or folded[token.begin - 1] not in NOT_LEVEL
    return meant(token, near) is not None


def _grown(
    folded: str, open_name: Name | None, token: Token, anchor: Token | None, start: int, soft: int
) -> tuple[Name, Name | None]:
    """The name that now ends in `token`, and the name before it where that is finished."""
    alone = token.cut is Cut.FIXED
    stands = alone and token.word in _fixed() and _fixed()[token.word].place in ("nation", "up")
    if open_name is not None and not stands and token.begin - open_name.end <= WIDEST:
        return replace(open_name, end=token.end, head=token, fixed=False), None
    # 12345政务服务热线 begins at its number, 服务企业家联合会 behind the verb.
    begin = anchor.begin if anchor else (start if folded[start].isdigit() else max(soft, start))
    if stands or (alone and anchor is None):
        begin, anchor = (begin if begin == token.begin else token.begin), None
        return Name(begin, token.end, None, token, True), open_name
    return Name(begin, token.end, anchor, token, False), open_name


def _with_theirs(folded: str, names: Iterator[Name]) -> Iterator[Name]:
    """The names, and the body that `及其` ties to one (市人大及其常委会 → 常委会)."""
    last = -1
    for name in names:
        if name.begin < last:
            continue
        yield name
        last = name.end
        theirs = THEIRS.match(folded, name.end)
        if theirs:
            at = Token(theirs.start("head"), theirs.end("head"), Cut.HEAD, theirs["head"])
            yield Name(at.begin, at.end, name.anchor, replace_word(at, folded[name.begin : name.end]), False)
            last = at.end


def replace_word(token: Token, owner: str) -> Token:
    """The head of `owner` as a token of its own."""
    return token._replace(word=f"{owner}|{token.word}")


def _mention(reading: Reading, name: Name, before: Mention | None) -> Mention | None:
    folded, near = reading.folded, reading.document.place
    if "|" in name.head.word:
        return _theirs(reading, name, before)
    span, quoted = _quoted(folded, Span(name.begin, name.end))
    rule = _rule(folded, span, name, quoted)
    if rule is None or _part_of_more(folded, name):
        return None
    words = folded[span.begin : span.end]
    if name.fixed:
        entity = fixed_identity(_fixed()[name.head.word], near)
    else:
        division = meant(name.anchor, near) if name.anchor and name.anchor.cut is not Cut.LEVEL else None
        division_name = (name.anchor.word, division) if name.anchor and division else None
        entity = identity(words, _kind(name.head.word), division_name, near)
    return Mention(span=span, entity=entity, role=role_of(reading, span, before), **found_by(rule))


def _theirs(reading: Reading, name: Name, before: Mention | None) -> Mention | None:
    if before is None or not isinstance(before.entity, Institution):
        return None
    head = name.head.word.split("|")[1].replace("常务委员会", "常委会")
    entity = replace(before.entity, name=before.entity.name + head)
    return Mention(
        span=Span(name.begin, name.end), entity=entity, role=before.role, **found_by(rules("institutions")["theirs"])
    )


def _quoted(folded: str, span: Span) -> tuple[Span, bool]:
    """The span with the quotation marks that belong to the name, and whether they enclose it."""
    opening = folded[span.begin] == "“"
    closing = folded.find("”", span.begin, span.end)
    if opening and closing < 0:
        if folded[span.end : span.end + 1] == "”":
            return Span(span.begin, span.end + 1), True
        return Span(span.begin + 1, span.end), False
    if closing >= 0 and not opening:
        return Span(closing + 1, span.end), False
    return span, opening


def _rule(folded: str, span: Span, name: Name, quoted: bool) -> Rule | None:
    """How the name was found, or None where the words are no institution's name."""
    known = rules("institutions")
    words = folded[span.begin : span.end].strip("“”")
    if len(words) > LONGEST or len(words) < 2 or "”" == folded[span.begin]:
        return None
    if name.fixed:
        return known["fixed"] if _fixed()[name.head.word].place != "skip" else None
    modifier = words[: len(words) - len(name.head.word)]
    if _generic().fullmatch(words) or "+" in words or _counted(folded, span):
        return None
    needs = _needs(name.head.word)
    if name.anchor is not None and span.begin == name.anchor.begin:
        if needs == "known" and (name.anchor.word == "国家" or len(modifier) < 5):
            return None
        bare = name.anchor.word == modifier and needs in ("made", "known") and name.anchor.cut is Cut.LEVEL
        return None if bare else known["placed"]
    if TOWNSHIP.fullmatch(words):
        return known["township"]
    if len(modifier) < 2 or not CHINESE.search(modifier):
        return None
    if quoted:
        return known["quoted"] if needs in ("made", "open") else None
    if (any(c.isdigit() for c in words) and not words.endswith("热线")) or words.count("(") != words.count(")"):
        return None
    if needs == "made" and FOUNDING.search(folded, max(span.begin - 12, 0), span.begin):
        return known["made"]
    return known["open"] if needs == "open" and len(modifier) <= FARTHEST else None


def _counted(folded: str, span: Span) -> bool:
    """Whether the words are counted, so that they name a kind (设立便企工作站21个)."""
    return bool(
        COUNTED.search(folded, max(span.begin - 4, 0), span.begin) or COUNTED_AFTER.match(folded, span.end)
    )


def _part_of_more(folded: str, name: Name) -> bool:
    """Whether the words behind make the name part of something else (县委书记, 人大代表)."""
    kind = _fixed()[name.head.word].kind if name.fixed else _kind(name.head.word)
    return any(
        after.match(folded, name.end) for after, only in _followed() if not only or kind in only
    )


@cache
def _fixed() -> dict[str, Fixed]:
    rows = table("institutions/fixed", "name", "canonical", "kind", "place", "example")
    names = {row["name"]: Fixed(row["canonical"], row["kind"], row["place"]) for row in rows}
    for row in table("institutions/departments", "name", "canonical", "example"):
        names[row["name"]] = Fixed(row["canonical"], "department", "own")
    return names


@cache
def _heads() -> dict[str, tuple[str, str]]:
    rows = table("institutions/heads", "head", "kind", "needs", "example")
    return {row["head"]: (row["kind"], row["needs"]) for row in rows}


def _kind(head: str) -> str:
    return _heads()[head][0] if head in _heads() else _fixed()[head].kind


def _needs(head: str) -> str:
    return _heads()[head][1] if head in _heads() else "placed"


@cache
def _generic() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['words']})" for row in table("institutions/generic", "words", "example")))


@cache
def _followed() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    rows = table("institutions/followed", "after", "only", "example")
    return tuple((re.compile(row["after"]), frozenset(row["only"].split())) for row in rows)
