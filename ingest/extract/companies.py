"""Companies and schools that a list names without a head: 引进A、B等企业 (lexicon/institutions/lists.tsv)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..gazetteer import Standpoint
from ..lexicon import table
from ..scanning import matches_at
from .institution_names import Name
from .place_names import meant
from .place_words import is_proper
from .tokens import Cut, Cuts, Token

LOOK_BACK = 80  # code points before 等 in which the members are sought
NAME = re.compile(r"[一-鿿A-Za-z0-9·]{2,10}")
JOINTS = re.compile(r"、|和|与|及|以及")
# Behind companies: they go public.
FLOATED_FIRST = re.compile("[上成先顺正相恢分均登在]")
FLOATED = re.compile(
    r"(?:(?:成功|先后|顺利|正式|相继|恢复|分别|均)*上市(?=[,。;、\n])"
    r"|(?:成功|先后|顺利|正式|相继)*(?:登陆|在)(?:上交所|深交所|北交所|港交所|新三板|科创板|创业板|主板|[^,。;]{2,6}(?:交易所|新三板|科创板|创业板)))"
)
SHORT_NAME = re.compile(r"[一-鿿]{3,6}")
STOPS = ",。;:!?\n("
GRADES = "高中初甲"  # before 等: then it is no list (高等院校)


def listed(folded: str, cuts: Cuts, near: Standpoint) -> Iterator[Name]:
    """The members of each list that ends in a class of companies or schools; none of a list of industries."""
    for tail in _tail().finditer(folded):
        if folded[tail.start() - 1] in GRADES:
            continue
        begin = max(folded.rfind(stop, max(tail.start() - LOOK_BACK, 0), tail.start()) for stop in STOPS) + 1
        members = list(_members(folded, max(begin, tail.start() - LOOK_BACK), tail.start(), cuts))
        plain = len(members) < 2 and not (tail["many"] or tail["which"])
        if plain or any(_is_kind(folded, member, cuts, near) for member in members):
            continue
        head = {"校": "大学", "行": "银行"}.get(tail["what"][-1], "公司")
        for first, last in members:
            yield Name(first, last, None, Token(last, last, Cut.HEAD, head), fixed=False, tied="listed")


def floated(folded: str, cuts: Cuts) -> Iterator[Name]:
    """The companies by short name that go public (林州重机、顺成煤焦成功上市)."""
    for match in matches_at(FLOATED_FIRST, FLOATED, folded):
        begin = (
            max(folded.rfind(stop, max(match.start() - LOOK_BACK, 0), match.start()) for stop in STOPS) + 1
        )
        for first, last in _members(folded, max(begin, match.start() - LOOK_BACK), match.start(), cuts):
            word = folded[first:last]
            if SHORT_NAME.fullmatch(word) and is_proper(word) and not _kinds().search(word):
                yield Name(first, last, None, Token(last, last, Cut.HEAD, "公司"), fixed=False, tied="listed")


def _members(folded: str, begin: int, end: int, cuts: Cuts) -> Iterator[tuple[int, int]]:
    """Where the members begin and end; the first begins behind the last word that no name goes across."""
    at = begin
    for joint in (*JOINTS.finditer(folded, begin, end), None):
        last = joint.start() if joint else end
        first = _behind_verbs(at, last, cuts)
        at = joint.end() if joint else end
        if last > first:
            yield first, last


def _behind_verbs(begin: int, end: int, cuts: Cuts) -> int:
    first = max(cuts.start(end), begin)
    for token in cuts.between(first, end):
        if token.begin == first and token.cut is Cut.SOFT:
            first = token.end
    return min(first, end)


def _is_kind(folded: str, member: tuple[int, int], cuts: Cuts, near: Standpoint) -> bool:
    """Whether a member names an industry or a division, so that the list is none of companies."""
    first, last = member
    token = next(iter(cuts.between(first, first + 1)), None)
    if token and token.end == last and token.cut in (Cut.PLACE, Cut.SHORT) and meant(token, near) is not None:
        return True
    word = folded[first:last]
    return NAME.fullmatch(word) is None or _kinds().search(word) is not None


@cache
def _words(what: str) -> str:
    rows = table("institutions/lists", "what", "words", "example")
    return "|".join(row["words"] for row in rows if row["what"] == what)


@cache
def _tail() -> re.Pattern[str]:
    """等, a count or an adjective, and the class: 等50户龙头企业."""
    return re.compile(
        rf"等(?P<many>一批|一大批|一系列)?(?P<n>\d+(?:余|多)?[家户个所])?"
        rf"(?P<which>(?:{_words('adjective')}){{0,4}})(?P<what>{_words('class')})"
    )


@cache
def _kinds() -> re.Pattern[str]:
    """A word that consists of industries and their adjectives, or holds what no company's name does."""
    return re.compile(rf"^(?:{_words('industry')})+$|{_words('never')}")
