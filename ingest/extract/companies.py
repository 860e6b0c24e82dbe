"""Companies and schools that a list names without a head: 引进A、B等企业 (lexicon/institutions/lists.tsv)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...ontology.model import Place
from ..lexicon import table
from .institution_names import Name
from .place_names import meant
from .tokens import Cut, Cuts, Token

LOOK_BACK = 80  # code points before 等 in which the members are sought
NAME = re.compile(r"[一-鿿A-Za-z0-9·]{2,10}")
JOINTS = re.compile(r"、|和|与|及|以及")
STOPS = ",。;:!?\n("
GRADES = "高中初甲"  # before 等: then it is no list (高等院校)


def listed(folded: str, cuts: Cuts, near: Place) -> Iterator[Name]:
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


def _is_kind(folded: str, member: tuple[int, int], cuts: Cuts, near: Place) -> bool:
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
