"""Candidate names of institutions: stretches that begin where a name may and end in a known head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..gazetteer import Standpoint
from .founding import founding
from .institution_words import kind_of, needs, stands_alone
from .place_names import meant
from .tokens import Cut, Cuts, Token

# Code points between two heads of one name.
WIDEST = 12
# Code points from the verb that founds a body to the head of its name, with who leads it between them.
FARTHEST = 50
LONGEST_ITEM = 26  # code points of a name that fills its clause, and what bounds it
# Before a level word: then it is the end of another word (城市, 全市).
NOT_LEVEL = "全各城上超股门都夜闹本我该两外跨多每"
RANKED = ("县级", "地级")  # then it is of a kind of cities (县级市政府, but not 升级市博物馆)
THEIRS = re.compile(r"(?:及其|和其)(?P<head>常委会|办公室|常务委员会)")
# Behind a party committee: its government, without the level word (区党委、政府和市委).
ELIDED = re.compile(r"[、和及与]?(?P<head>政府)")
# Behind a museum or hospital of the place: its siblings, without the level word (市博物馆、图书馆、青少年宫).
SIBLING = re.compile(
    r"[、和及](?P<head>图书馆|文化馆|档案馆|美术馆|科技馆|博物馆|群艺馆|展览馆|规划馆|体育馆|游泳馆|青少年宫|少年宫|妇幼保健院|妇保院|中医院)"
    r"(?=[、,。;等和及建与]|扩建|新馆|项目)"
)
SIBLINGS = ("museum", "hospital")
# 中央 beside the committees below it is the Central Committee (中央、省委和市委的决策部署).
CENTRAL = re.compile(
    r"中央(?:(?<![一-鿿]中央)|(?<=[和实对由在]中央))(?=[、和及](?:[省市县区州]|自治区)党?委)"
)
# Behind a place that stands within a name: then the name goes on (浙江大学台州研究院, 民生银行三亚分行).
BRANCH = re.compile(
    r"[^,。;:、和及与\n(]{0,6}?(?:分行|支行|分院|分校|分公司|分中心|分会|研究院|研究生院|学院|医院)"
)
# Between two heads: the second is counted (县司法局5个派出所), or the sentence has gone on (常务会议8次).
COUNT = re.compile(
    r"(?:等|的|所辖|下属)?\d+(?:个|家|所|支|名)|.*\d(?:[次家个支名项件人场期年月日万亿%]|所[^属])"
)
# Behind one of these verbs a name of founding heads is whole, with all words that are verbs elsewhere
# (组建大数据发展中心, 成立法治政府建设示范创建工作领导小组).
FOUNDED_AS = re.compile(
    r"(?:成立|组建|设立|增设|筹建)(?:了|由[^,。;]{2,28}的)?(?P<name>(?!全|首|一|多|各|了)[一-鿿]{2,18})$"
)
# The same where the verb stands behind, and the name is all of its clause or list item
# (先进动力技术创新中心升格为省级; 营商环境研究院、法治研究院揭牌运行).
FOUNDED_BEHIND = re.compile(
    r"(?:、[一-鿿]{2,18}(?:中心|研究院|实验室|工作站|学院|基地|平台)){0,3}(?:正式|全面|顺利|相继|成功|实体化|率先|启动|建成)?"
    rf"(?:(?P<founded>{founding('body')})|{founding('raised')})"
)
WHOLE_ITEM = re.compile(r"(?:^|[,。;、:\n]|首[个家])(?P<name>(?:[一-鿿]|\([一-鿿]{2,8}\)){2,18})$")
NOT_NAMED = re.compile(
    r"^[和与及在是对各全首将已以由]|建设|推[进动]|加快|提升|进一步|实现|支持|打造|完成|启动|获批|开展|新增|引进|依托|组建|成立|设立|首[个家批]|争取|引[进入]"
    r"|等|一批|我[省市县区州]|[级类个家]$"
)
NOT_FOUNDED = re.compile(r"[和与及或的等为在由对以首]")
# Ends of offices that two fields joined by 和 may name, and such a field.
OFFICE = ("局", "厅")
FIELD = re.compile(r"(?![设建组撤挂])[一-鿿]{2,8}(?<![业众位门表民层会])")
# Behind a level word: then an area is meant (县域, 县级, 县城).
AREA = tuple("域级城乡内外直属")
BRANCHING = ("company", "school", "research-institute", "hospital")
# Words in quotation marks and the few behind them: all of it belongs to the name (“12348”法律服务热线).
QUOTED = re.compile(r"“[^“”]{2,14}”(?:(?![等为的和与及在])[一-鿿]){0,10}")


class Name(NamedTuple):
    """A stretch that may be an institution's name, while it is being read."""

    begin: int
    end: int
    anchor: Token | None  # the place or level word it begins with
    head: Token
    fixed: bool  # the head alone is a name in full
    tied: str = ""  # `theirs`: a body of the institution before it (及其常委会); `elided`: its government


def names(folded: str, cuts: Cuts, near: Standpoint) -> Iterator[Name]:
    """Candidate names, none inside another, the longest where one continues another."""
    start = soft = -1
    anchor: Token | None = None
    open_name: Name | None = None
    for word, bound in zip(cuts.names, cuts.starts, strict=True):
        token = _level_in(folded, word, near)
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
                if anchor is None and (level := _joint_office(folded, cuts, token, start)):
                    start, anchor = level.begin, level
                open_name, finished = _grown(folded, open_name, token, anchor, start, soft)
                if finished:
                    yield finished
                    start = soft = token.begin
                    anchor = None
            case _ if _anchors(folded, token, near):
                if open_name is not None and _goes_on(folded, open_name, token):
                    continue
                if open_name is not None and (anchor is None or token.begin >= open_name.end):
                    yield open_name
                    open_name, anchor, start, soft = None, None, token.begin, token.begin
                anchor = anchor or token
            case _:
                pass
    if open_name:
        yield open_name


def _level_in(folded: str, token: Token, near: Standpoint) -> Token:
    """The level word at the end of two letters that name a far county elsewhere (县法院和县司法局)."""
    if token.cut is not Cut.PLACE or len(token.word) != 2 or meant(token, near) is not None:
        return token
    if folded[token.end : token.end + 1] in AREA:
        return token
    return Token(token.end - 1, token.end, Cut.LEVEL, token.word[-1])


def _anchors(folded: str, token: Token, near: Standpoint) -> bool:
    """Whether a name may begin with this level word or division."""
    if token.cut is Cut.LEVEL:
        free = token.begin == 0 or folded[token.begin - 1] not in NOT_LEVEL
        return free and not folded.endswith(RANKED, 0, token.begin)
    return meant(token, near) is not None


def _goes_on(folded: str, open_name: Name, place: Token) -> bool:
    """Whether a name holds the place right behind it (浙江大学台州研究院)."""
    touches = folded[open_name.end : place.begin] in ("", "附属")
    return (
        touches and kind_of(open_name.head.word) in BRANCHING and BRANCH.match(folded, place.end) is not None
    )


def _grown(
    folded: str, open_name: Name | None, token: Token, anchor: Token | None, start: int, soft: int
) -> tuple[Name, Name | None]:
    """The name that now ends in `token`, and the name before it where that is finished."""
    alone = token.cut is Cut.FIXED
    stands = alone and stands_alone(token.word)
    if open_name is not None and not stands and _joins(folded[open_name.end : token.begin]):
        # 省委 is a name in full; as the begin of a longer one (省委政法委) it is its level word.
        level = open_name.anchor or Token(
            open_name.begin, open_name.begin + 1, Cut.LEVEL, folded[open_name.begin]
        )
        return open_name._replace(end=token.end, head=token, anchor=level, fixed=False), None
    if anchor is None and not alone and (founded := _founded_as(folded, token)) is not None:
        before = open_name if open_name is not None and open_name.end <= founded else None
        return Name(founded, token.end, None, token, False), before
    # 12345政务服务热线 begins at its number, 服务企业家联合会 behind the verb.
    whole = folded[start].isdigit() or QUOTED.fullmatch(folded, start, token.end)
    begin = anchor.begin if anchor else (start if whole else max(soft, start))
    if stands or (alone and anchor is None):
        begin, anchor = (begin if begin == token.begin else token.begin), None
        return Name(begin, token.end, None, token, True), open_name
    return Name(begin, token.end, anchor, token, False), open_name


def _joint_office(folded: str, cuts: Cuts, head: Token, start: int) -> Token | None:
    """The level word or place before two fields of one office (县民营经济和中小企业局), if they are one."""
    if folded[start - 1 : start] != "和" or not head.word.endswith(OFFICE):
        return None
    before = [t for t in cuts.between(cuts.start(start - 1), start - 1) if t.cut is not Cut.SOFT]
    if not before or before[-1].cut not in (Cut.LEVEL, Cut.PLACE):
        return None
    level = before[-1]
    free = level.begin == 0 or folded[level.begin - 1] not in NOT_LEVEL
    return level if free and FIELD.fullmatch(folded, level.end, start - 1) else None


def _founded_as(folded: str, token: Token) -> int | None:
    """Where the name of a body begins that a verb right before or behind it founds; None where none does."""
    if needs(token.word) != "made":
        return None
    found = FOUNDED_AS.search(folded, max(token.begin - FARTHEST, 0), token.begin)
    if found is not None and not NOT_FOUNDED.search(found["name"]):
        return found.start("name")
    if found is None and FOUNDED_BEHIND.match(folded, token.end):
        found = WHOLE_ITEM.search(folded, max(token.begin - LONGEST_ITEM, 0), token.begin)
        if found is not None and not NOT_NAMED.search(found["name"]):
            return found.start("name")
    return None


def _joins(gap: str) -> bool:
    """Whether two heads with `gap` between them may end one name; not over an open bracket or a count."""
    return len(gap) <= WIDEST and gap.count("(") == gap.count(")") and not COUNT.match(gap)


def central(folded: str) -> Iterator[Name]:
    """中央 where it stands beside a lower committee."""
    for found in CENTRAL.finditer(folded):
        yield Name(*found.span(), None, Token(*found.span(), Cut.FIXED, "党中央"), fixed=True)


def with_tied(folded: str, names: Iterator[Name]) -> Iterator[Name]:
    """The names, and those tied to one: 市人大及其常委会 → 常委会; 区党委、政府 → 政府; 市博物馆、图书馆."""
    last = -1
    for name in names:
        if name.begin < last:
            continue
        yield name
        tied, found = "theirs", THEIRS.match(folded, name.end)
        if found is None and name.head.word.endswith("委") and kind_of(name.head.word) == "party-organ":
            tied, found = "elided", ELIDED.match(folded, name.end)
        if found is None and name.anchor is not None and kind_of(name.head.word) in SIBLINGS:
            tied, found = "sibling", SIBLING.match(folded, name.end)
        while found:
            head = Token(*found.span("head"), Cut.HEAD, found["head"])
            yield Name(head.begin, head.end, None, head, fixed=False, tied=tied)
            last = head.end
            found = SIBLING.match(folded, last) if tied == "sibling" else None
