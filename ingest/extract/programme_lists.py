"""Members of a list that 等项目 ends, each a project named by its owner (祥盛刨花板、爱德锑冶炼等项目)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...ontology.model import Span
from .place_words import ends_as_site, is_proper, opening
from .programme_names import Found, alternatives
from .tokens import Cut, Cuts

FARTHEST = 110  # code points that a list may take before its 等
# 等 with a count or an adjective, and 项目; what joins on is another list (等铁路和公路项目).
TAIL = re.compile(
    r"等(?:一批|一大批|一系列)?(?:\d+余?[个项]|[一二两三四五六七八九十]+[个项大])?(?:(?![等和与及的、])[一-鿿]){0,6}?项目(?!部)"
)
BREAK = re.compile(r"[,。;:!?\n“”]")
JOINT = re.compile(r"、|和|与|及|以及")
MEMBER = re.compile(r"[一-鿿A-Za-z0-9()·—-]{3,24}")
ROAD = re.compile(r"(?:路|街|大道|线|段|桥|环|延|[省国县]道\d+|\d+)$")  # these are places
OWN = re.compile(r"\d{1,4}(?:万|千|亿|兆瓦|号)")  # numbers that a project's name may hold


def listed(folded: str, cuts: Cuts) -> Iterator[Found]:
    """The members, sites and divisions excepted: those are places."""
    for tail in TAIL.finditer(folded):
        window = max(tail.start() - FARTHEST, 0)
        at = begin = max((m.end() for m in BREAK.finditer(folded, window, tail.start())), default=window)
        for joint in (*JOINT.finditer(folded, begin, tail.start()), None):
            end = joint.start() if joint else tail.start()
            start = _behind_verbs(folded, at, end, cuts)
            if _names_project(folded[start:end], cuts, start):
                yield Found(Span(start, end), "project", "listed-project")
            at = joint.end() if joint else end


def _behind_verbs(folded: str, begin: int, end: int, cuts: Cuts) -> int:
    start = max(begin, min(cuts.start(end), end))
    return start + opening(folded[start:end])


def _names_project(words: str, cuts: Cuts, at: int) -> bool:
    if (
        not MEMBER.fullmatch(words)
        or words.count("(") != words.count(")")
        or ends_as_site(words)
        or ROAD.search(words)
    ):
        return False
    if any(
        t.cut in (Cut.PLACE, Cut.SHORT, Cut.HEAD) and t.end == at + len(words)
        for t in cuts.between(at, at + len(words))
    ):
        return False
    return is_proper(OWN.sub("", words)) and not _kinds().search(words)


@cache
def _kinds() -> re.Pattern[str]:
    return alternatives("kinds_of_work", "words")
