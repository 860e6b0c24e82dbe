"""Named sites: townships, zones, roads, parks … that end in a known word and begin at a boundary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...ontology.model import Place, Span
from ..gazetteer import Standpoint
from ..lexicon import rules
from .founding import founding
from .place_names import Found, meant
from .place_words import (
    COUNTED,
    Ending,
    endings,
    is_common,
    is_part_of_more,
    is_proper,
    is_route,
    is_street,
    is_work,
    opening,
)
from .tokens import Cut, Cuts, Token

LONGEST, FARTHEST = 16, 34  # code points before an ending, and before one of a line that runs from 至 to
DESCRIBED = 10  # code points of common words between a division and the ending (成都现代农业装备产业园)
EDGE, CLOSE = 6, 3  # code points looked at before a name; that a name may hold before a division's
FOUNDING = re.compile(r"(?:建成|新建|建设|打造|兴建|开放|开工|筹建|启动|运营)(?:了)?$")
CHINESE_NAME = re.compile(r"[一-鿿]+(?:\([一-鿿]{2,6}\))?")
# What may be a name at the end of a stretch: a road's code, letters, one addition in brackets.
NAME = re.compile(r"(?:(?:[GS]|[国省]道)\d{2,4}线?)?[一-鿿]*(?:\([一-鿿]{2,6}\)[一-鿿]*)?$")
# Behind a site that is built, opened or honoured: what fills the clause before it is its name.
FOUNDED_BEHIND = re.compile(
    r"(?:、[一-鿿]{3,14}){0,3}(?:全面|正式|加快|顺利|基本|主体|全线|相继|成功|提前|如期)?"
    rf"(?:{founding('site')})"
)
WHOLE_ITEM = re.compile(r"(?:^|[,。;、:\n])$")
FOUNDED = ("park-of-industry",)
TRADE = re.compile(
    "(?!.*(?:特色|专业|农业|高新技术|服务业|经济|贸易|领先|一流|综合性|现代化|大))(?:(?![级型个家批座等全各本])[一-鿿]){4,10}"
)
# Behind the name of a kind, how many of it there are (文化公园2个).
SEVERAL = re.compile(r"(?!1[^\d])[\d两二三四五六七八九十]+余?[个座处条](?=[,。;、\n])")
BEHIND = re.compile(
    "[,。;、]|建设(?![^,。;、]{0,4}(?:水平|步伐|力度))|项目|$"
)  # 园区 and 32个 make it a kind
GRADE = re.compile("^(?:国家|省)级?$")  # of a zone behind its division (常州国家高新区)
SECTION = re.compile(r"\((?:[一-鿿至]{2,12}(?:段|片区|园区)|[一二三]期)\)")
VILLAGE = re.compile(r"[一-鿿]{1,3}(?:村|社区)(?=[,。;、(“\n]|等|和|与|的|被|入选|获)")  # 玉湖镇坪上村
STRETCH = re.compile("[东西南北中]段")
BASIN = re.compile("流域(?!性)")
SEGMENT = re.compile(r"(?:(?![和与及等的全建开通工成完])[一-鿿]){1,9}段(?!落|时)")
LISTED = re.compile(r"等(?:\d+|一批|多)?[个条座家处片]?$")  # what a list ends in is a kind


class Stretch(NamedTuple):
    """The words that may name a site before its ending."""

    begin: int
    end: int
    placed: Place | None  # the division it begins with
    written: int  # where the name of that division ends
    level: bool  # whether it begins with a level word (市经开区)


def sites(folded: str, cuts: Cuts, near: Standpoint) -> Iterator[Found]:
    """Sites, each with the division that its name begins with or else that of the report."""
    automaton, known = endings()
    for index, begin, end in automaton.find_matches_as_indexes(folded):
        ending = known[index]
        if ending.needs == "kind" or (ending.after is not None and ending.after.match(folded, end)):
            continue
        stretch = _stretch(folded, cuts, begin, ending, near)
        if stretch.begin == begin or SEVERAL.match(folded, end):
            continue
        rule = ending.needs
        if not _names_site(folded, stretch, ending):
            if not (
                _is_founded(folded, stretch, ending, end) or _founded_behind(folded, stretch, ending, end)
            ):
                continue
            rule = "made"
        if ending.level != "township" and (is_work(folded, end) or is_part_of_more(folded, end)):
            continue
        span = Span(stretch.begin, _with_section(folded, end, ending))
        yield Found(span, _site(span.of(folded), stretch, ending, near), rules("places")[rule])


def _with_section(folded: str, end: int, ending: Ending) -> int:
    """Where the name ends with the part of the site that is meant (京沪高速丽水段)."""
    if ending.level == "township" and (village := VILLAGE.match(folded, end)):
        return village.end()
    if ending.group == "river" and (basin := BASIN.match(folded, end)):
        return basin.end()
    section = SECTION.match(folded, end)
    if section is None and ending.needs == "street":
        section = STRETCH.match(folded, end)
    if section is None and ending.needs == "line":
        section = SEGMENT.match(folded, end)
    return section.end() if section else end


def _site(words: str, stretch: Stretch, ending: Ending, near: Standpoint) -> Place:
    """The site; a township drops the name of the division it lies in, for its own name is the rest."""
    within = stretch.placed or near.place
    name, level = words, ending.level
    if level == "township" and words.endswith(("村", "社区")):  # 玉湖镇坪上村: the village is meant
        level = "site"
    if stretch.placed is not None and ending.level == "township":
        written = stretch.placed.name if words.startswith(stretch.placed.name) else stretch.placed.name[:-1]
        name = words.removeprefix(written)
    return Place(name, None, within.code or within.within, level)


def _names_site(folded: str, stretch: Stretch, ending: Ending) -> bool:
    words = folded[stretch.begin : stretch.end]
    own = folded[stretch.written : stretch.end]  # without the division it begins with
    if stretch.placed is not None and ending.level == "zone":
        own = GRADE.sub("", own)
    if _is_kind(own, stretch, ending) or LISTED.search(folded, max(stretch.begin - 5, 0), stretch.begin):
        return False
    if len(ending.word) == 1 and _ends_line(folded, stretch):
        return False
    placed, size = stretch.placed is not None, len(words)
    match ending.needs:
        case "township":
            fits = (size == 2 and not placed) or (placed and 4 <= size <= 6)
            return fits and bool(CHINESE_NAME.fullmatch(words))
        case "named":
            return 2 <= size <= 8
        case "placed":
            return (placed and size <= 8) or (stretch.level and size == 1)
        case "made":
            founded = FOUNDING.search(folded, max(stretch.begin - EDGE, 0), stretch.begin)
            return is_proper(own) or (2 <= size <= 6 and bool(founded))
        case "open":
            local = stretch.level and (size > 2 or ending.level == "zone")
            return placed or local or (size > 1 and is_proper(words))
        case "brief":
            return 1 < len(own) <= 3 and is_proper(own)
        case "street":
            return 1 < len(own) <= 5 and (is_proper(own) or is_street(own))
        case "core":
            return is_proper(own) or (placed and len(own) <= DESCRIBED and not opening(own))
        case _:
            return is_proper(own) or is_route(words) or any(sign in words for sign in "至到—")


def _is_kind(own: str, stretch: Stretch, ending: Ending) -> bool:
    """Whether words before the ending make it a kind (各镇); behind a county 新 begins a name (新圩镇)."""
    if ending.never is None:
        return False
    if stretch.placed is not None and ending.level == "township" and len(own) == 2:
        return bool(ending.never.fullmatch(own) or ending.never.search(own, 1))
    return ending.never.search(own) is not None


def _is_founded(folded: str, stretch: Stretch, ending: Ending, end: int) -> bool:
    """Whether a park of one trade is founded, named by the trade alone (建设核医疗健康产业园)."""
    words = folded[stretch.begin : stretch.end]
    return (
        ending.group in FOUNDED
        and TRADE.fullmatch(words) is not None
        and not (ending.never is not None and ending.never.search(words))
        and FOUNDING.search(folded, max(stretch.begin - EDGE, 0), stretch.begin) is not None
        and BEHIND.match(folded, end) is not None
    )


def _founded_behind(folded: str, stretch: Stretch, ending: Ending, end: int) -> bool:
    """Whether the words fill their clause or list item before a verb that builds or opens the site."""
    words = folded[stretch.begin : stretch.end]
    return (
        ending.needs in ("core", "open", "made")
        and len(ending.word) > 1
        and 2 <= len(words) <= DESCRIBED
        and "型" not in words
        and not (ending.never is not None and ending.never.search(words))
        and (stretch.begin == 0 or WHOLE_ITEM.match(folded, stretch.begin - 1, stretch.begin) is not None)
        and FOUNDED_BEHIND.match(folded, end) is not None
    )


def _ends_line(folded: str, stretch: Stretch) -> bool:
    """Whether the words end a line behind a space, as a person's name behind an office does."""
    alone = folded[stretch.begin - 1 : stretch.begin] == " "
    return alone and folded[stretch.end + 1 : stretch.end + 2] == "\n"


def _stretch(folded: str, cuts: Cuts, at: int, ending: Ending, near: Standpoint) -> Stretch:
    """The stretch before the ending at `at` that its name can hold, without verbs that open it."""
    begin = cuts.start(at)
    if ending.needs == "line" and begin > 1 and folded[begin - 1] in "至到—":
        first = _after_verbs(folded, max(cuts.start(begin - 2), at - FARTHEST), begin - 1)
        if begin - first > 2:
            return Stretch(first, at, None, first, False)
    begin = max(begin, at - LONGEST)
    tokens = cuts.between(begin, at)
    for token in tokens:
        soft = token.cut is Cut.SOFT and token.word != "(" and ending.level in ("township", "zone")
        if token.cut is Cut.QUOTE or soft:
            begin = token.end
    begin = _outside_divisions(_after_verbs(folded, begin, at), tokens)
    placed = _placed(folded, begin, tuple(t for t in tokens if t.end <= at), near)
    if placed is not None:
        token, division = placed
        before = folded[begin : token.begin]
        # 中哈霍尔果斯… is a name from its begin, 宣布北京大兴机场 from the division.
        kept = token.cut is Cut.SHORT and len(before) <= CLOSE and not is_common(before)
        if kept or not before:
            return Stretch(begin, at, division, token.end if begin == token.begin else begin, False)
        return Stretch(token.begin, at, division, token.end, False)
    level = any(t.cut is Cut.LEVEL and t.begin == begin for t in tokens)
    return Stretch(begin, at, None, begin, level)


def _outside_divisions(at: int, tokens: tuple[Token, ...]) -> int:
    """Begin with a whole division where a name cuts its full name in two (大新县, not 新县)."""
    cut = (t.begin for t in tokens if t.cut is Cut.PLACE and t.begin < at < t.end)
    return next(cut, at)


def _placed(
    folded: str, begin: int, tokens: tuple[Token, ...], near: Standpoint
) -> tuple[Token, Place] | None:
    """The first division named from `begin` on."""
    for token in tokens:
        if token.begin >= begin and token.cut in (Cut.PLACE, Cut.SHORT) and (place := meant(token, near)):
            return token, place
    return None


def _after_verbs(folded: str, begin: int, at: int) -> int:
    """Where the name starts in `begin` to `at`: behind other signs, counts and verbs."""
    found = NAME.search(folded, begin, at)
    start = found.start() if found else at
    if folded[start - 1 : start].isdigit() and (counted := COUNTED.match(folded, start, at)):
        start = counted.end()
    return start + opening(folded[start:at])
