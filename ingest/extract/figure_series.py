"""Which series of the scheme's indicators a figure belongs to, and where it stands in it."""

from __future__ import annotations

import re

from ...ontology.model import Change
from ...ontology.vocab import Indicator
from .figure_subjects import Subject
from .indicators import PERCENT, known_indicator
from .reference_years import written_year, written_years
from .units import units

CHANGED_BY = (Change.UP, Change.DOWN)  # the number is a difference and not a level
SUMMED = re.compile("累计|共|新增|新建|建成|完成|实施|培育|总共|先后")  # what several years brought together
ADDED = re.compile("新增|净增|新认定|新培育|新引进|新登记|新评|新获|增加了?$")
IN_ALL = re.compile(r"累计|总数|总量|\d[^,。;]*(?:达到?|增至)$")
# All there is by now, where no year bounds it (累计利用外资100亿美元, not 全年累计).
EVER = re.compile(r"(?<!全年)(?<!今年)(?<!本年)(?<!月)累计[^,。;、\d]*$")
# Behind a figure that says what had been promised (接近10%左右的预期目标, 低于年初预定3.3%的目标).
RESTATED = re.compile(r"的?(?:年度|全年|预期|预定|既定|年初|规划|计划|调控){0,2}的?目标(?!任务)")
# What a change is measured from, where that is not the year before.
BASE = re.compile(
    r"[比较与](?:(?P<year>\d{4})年|“?[一二三四五十]{2,3}五?”?(?:期?末|时期|初期)|[三四五十]年前|期初|上届)"
)
# Around the level that a change began from (由2015年的56%提高到62.4%).
FROM = re.compile(r"(?<![自来缘理])[由从](?P<when>[^由从,。;、]*)$")
TO = re.compile(
    r"(?:[一-鿿]{0,3}?)(?:增[加长至到]?|提[高升]?|上升|下降|降[低至到]?|减少?|扩大|缩[小短]|调整|优化|跃升|攀升|发展|压减)(?:到|至|为)"
)


def indicator_of(subject: Subject, unit: str, sentence: str, clause: str) -> Indicator | None:
    """The indicator of the scheme that a figure is of; `sentence` and `clause` are the words before it.

    A rise by 5 cases is none of the number of cases, new firms are none of the number of firms, and what was
    brought in ever since is none of a year's.
    """
    subject = _of_one_group(subject, sentence)
    changed = subject.change in CHANGED_BY
    found = known_indicator(subject.phrase, unit, changed) or known_indicator(subject.base, unit, changed)
    if found is None or (changed and found.unit != PERCENT):
        return None
    added = not changed and ADDED.search(clause) and not ADDED.search(f"{found.label} {subject.phrase}")
    in_all = IN_ALL.search(clause) and ADDED.search(found.label)  # 新增726家,累计达到2048家
    return None if added or in_all or EVER.search(clause) else found


def _of_one_group(subject: Subject, before: str) -> Subject:
    """Of 城乡居民…分别增长 the first figure is that of the towns, the second that of the countryside."""
    dealt, _, list_of = before.rpartition("分别")
    if not dealt or not subject.phrase.startswith(("城乡居民", "城乡常住居民")):
        return subject
    group = "农村" if any(c.isdigit() for c in list_of.rpartition(",")[2]) else "城镇"
    phrase = group + subject.phrase.removeprefix("城乡")
    return subject._replace(phrase=phrase, base=phrase)


def is_level(change: Change | None, indicator: Indicator | None, unit: str, clause: str) -> bool:
    """Whether a figure says where something stood in the end, and not what several years brought."""
    if SUMMED.search(clause):
        return False
    if change is not None:
        return change not in CHANGED_BY
    return indicator is not None or units().kind(unit) == "share"


def is_yearly(year: int | None, clause: str) -> bool:
    """Whether a change is one from the year before."""
    base = BASE.search(clause)
    return year is not None and (base is None or base["year"] == str(year - 1))


def began(folded: str, clause: int, begin: int, end: int) -> tuple[bool, int | None]:
    """Whether a figure is the level that a change began from, and the year written for that.

    >>> began("毛入学率由2015年的56%提高到62.4%", 0, 11, 14)
    (True, 2015)
    """
    found = FROM.search(folded, clause, begin)
    if found is None or TO.match(folded, end) is None:
        return False, None
    years = written_years(found["when"])
    return True, written_year(found["when"][years[0] : years[0] + 4]) if years else None
