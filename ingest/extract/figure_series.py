"""Which series of the scheme's indicators a figure belongs to, and where it stands in it."""

from __future__ import annotations

import re
from functools import cache

from ...ontology.model import DIFFERENCES, Change
from ...ontology.vocab import Indicator
from ..lexicon import table
from .figure_subjects import Subject
from .indicators import PERCENT, is_phrasing, known_indicator, without_lead
from .reference_years import written_year, written_years
from .units import units


@cache
def _cue(name: str) -> str:
    """The words of one cue of lexicon/figures/series_cues.tsv as alternatives."""
    rows = table("figures/series_cues", "cue", "words")
    return "|".join(row["words"] for row in rows if row["cue"] == name)


SUMMED = re.compile(_cue("summed"))
ADDED = re.compile(_cue("added"))
IN_ALL = re.compile(f"(?:{_cue('in_all')})$")
EVER = re.compile(f"(?:{_cue('ever')})$")
RESTATED = re.compile(_cue("restated"))
BASE = re.compile(f"[比较与](?:{_cue('base')})")
# Around the level that a change began from (由2015年的56%提高到62.4%).
FROM = re.compile(f"(?<!{_cue('open')})[由从](?P<when>[^由从,。;、]*)$")
TO = re.compile(f"(?:[一-鿿]{{0,3}}?)(?:{_cue('rise')})(?:到|至|为)")
YEAR = re.compile(r"^(?:\d{4}年)?[,，]?")


def indicator_of(
    subject: Subject, unit: str, sentence: str, clause: str, own: tuple[str, ...] = ()
) -> Indicator | None:
    """The indicator of the scheme that a figure is of; `sentence` and `clause` are the words before it.

    `own` are the names of the report's place, which may stand before an indicator (江苏地区生产总值). A rise
    by 5 cases is none of the number of cases, new firms are none of the number of firms, and what was brought
    in ever since is none of a year's.
    """
    subject = _carried(_of_one_group(_without_place(subject, own), sentence), sentence, own)
    changed = subject.change in DIFFERENCES
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


def _without_place(subject: Subject, own: tuple[str, ...]) -> Subject:
    for name in own:
        if subject.phrase.startswith(name) and is_phrasing(subject.phrase.removeprefix(name)):
            phrase = subject.phrase.removeprefix(name)
            return subject._replace(phrase=phrase, base=phrase)
    return subject


def _carried(subject: Subject, before: str, own: tuple[str, ...]) -> Subject:
    """Of 地区生产总值迈上新台阶,总量突破5万亿 both figures are of what the clause before begins with."""
    if subject.phrase not in _bare():
        return subject
    clauses = before[: before.rfind(subject.phrase)].rstrip(",").split(",")
    words, before_last = clauses[-1], ""
    while words != before_last:
        before_last = words
        words = without_lead(YEAR.sub("", words))
        for name in own:
            words = words.removeprefix(name)
    named = next((words[:end] for end in range(len(words), 1, -1) if is_phrasing(words[:end])), None)
    return subject._replace(phrase=named, base=named) if named else subject


@cache
def _bare() -> frozenset[str]:
    return frozenset(row["words"] for row in table("figures/carried", "words", "example"))


def is_level(change: Change | None, indicator: Indicator | None, unit: str, clause: str) -> bool:
    """Whether a figure says where something stood in the end, and not what several years brought."""
    if SUMMED.search(clause):
        return False
    if change is not None:
        return change not in DIFFERENCES
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
