"""Institutions: names that end in a known head and begin at a place, a level word, a quote or a boundary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...ontology.model import Fact, Institution, Issue, Mention, Place, Span
from ..lexicon import Rule, found_by, rules
from ..reading import Reading
from .identity import fixed_identity, identity
from .institution_words import fixed, is_part_of_more, kind_of, names_a_kind, needs, stands_alone
from .overlap import Taken
from .place_names import meant
from .roles import role_of
from .tokens import Cut, Cuts, Token, cut_up

# Code points: of a name; between two heads of one name; before the head of a name that begins at no place.
LONGEST, WIDEST, FARTHEST = 30, 12, 14
# Before a level word: then it is the end of another word (城市, 全市).
NOT_LEVEL = "全各城上超股门都夜闹本我该两外跨多每"
FOUNDING = re.compile(
    r"(?:成立|组建|设立|建成|新建|筹建|创设|增设|新设|挂牌|揭牌|创建|组成)(?:了|由.{0,8})?$"
)
COUNTED = re.compile(
    r"[\d两一二三四五六七八九十百千万余多几数](?:家|个|所|座|支|名|级|批|条|处|大|项|类|种|间)?$"
)
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
    theirs: bool = False  # a body of the institution before it (及其常委会)


def extract(reading: Reading) -> Iterator[Fact | Issue]:
    """Yield a mention with its role for each institution named outside documents and programmes."""
    taken = Taken.by(reading)
    before: Mention | None = None
    for name in _with_theirs(reading.folded, _names(reading.folded, cut_up(reading), reading.document.place)):
        mention = _mention(reading, name, before)
        if mention is not None and not taken.meets(mention.span):
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
    stands = alone and stands_alone(token.word)
    if open_name is not None and not stands and token.begin - open_name.end <= WIDEST:
        # 省委 is a name in full; as the begin of a longer one (省委政法委) it is its level word.
        level = open_name.anchor or Token(
            open_name.begin, open_name.begin + 1, Cut.LEVEL, folded[open_name.begin]
        )
        return replace(open_name, end=token.end, head=token, anchor=level, fixed=False), None
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
            head = Token(*theirs.span("head"), Cut.HEAD, theirs["head"])
            yield Name(head.begin, head.end, None, head, fixed=False, theirs=True)
            last = head.end


def _mention(reading: Reading, name: Name, before: Mention | None) -> Mention | None:
    if name.theirs:
        return _theirs(name, before)
    folded, near = reading.folded, reading.document.place
    span, quoted = _quoted(folded, Span(name.begin, name.end))
    rule = _rule(folded, span, name, quoted)
    if rule is None or is_part_of_more(folded, name.end, kind_of(name.head.word)):
        return None
    if name.fixed:
        entity = fixed_identity(fixed()[name.head.word], near)
    else:
        division = meant(name.anchor, near) if name.anchor and name.anchor.cut is not Cut.LEVEL else None
        written = (name.anchor.word, division) if name.anchor and division else None
        entity = identity(folded[span.begin : span.end], kind_of(name.head.word), written, near)
    return Mention(span=span, entity=entity, role=role_of(reading, span, before), **found_by(rule))


def _theirs(name: Name, before: Mention | None) -> Mention | None:
    """The body of the institution named just before, in the same role."""
    if before is None or not isinstance(before.entity, Institution) or name.begin - before.span.end > 2:
        return None
    head = name.head.word.replace("常务委员会", "常委会")
    entity = replace(before.entity, name=before.entity.name + head)
    rule = rules("institutions")["theirs"]
    return Mention(span=Span(name.begin, name.end), entity=entity, role=before.role, **found_by(rule))


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
    if len(words) > LONGEST or len(words) < 2 or folded[span.begin] == "”":
        return None
    if name.fixed:
        return known["fixed"]
    modifier = words[: len(words) - len(name.head.word)]
    if names_a_kind(words, name.anchor is not None) or "+" in words or _counted(folded, span):
        return None
    needed = needs(name.head.word)
    if name.anchor is not None and span.begin == name.anchor.begin:
        if needed == "known" and (name.anchor.word == "国家" or len(modifier) < 5):
            return None
        bare = name.anchor.word == modifier and needed in ("made", "known") and name.anchor.cut is Cut.LEVEL
        return None if bare else known["placed"]
    if TOWNSHIP.fullmatch(words):
        return known["township"]
    if len(modifier) < 2 or not CHINESE.search(modifier):
        return None
    if quoted:
        return known["quoted"] if needed in ("made", "open") else None
    if (any(c.isdigit() for c in words) and not words.endswith("热线")) or words.count("(") != words.count(
        ")"
    ):
        return None
    if needed == "made" and FOUNDING.search(folded, max(span.begin - 12, 0), span.begin):
        return known["made"]
    return known["open"] if needed == "open" and len(modifier) <= FARTHEST else None


def _counted(folded: str, span: Span) -> bool:
    """Whether the words are counted, so that they name a kind (设立便企工作站21个)."""
    return bool(
        COUNTED.search(folded, max(span.begin - 4, 0), span.begin) or COUNTED_AFTER.match(folded, span.end)
    )
