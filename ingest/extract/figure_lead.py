"""The words before a figure in its clause: word of change, gap to others, and what is left as subject."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ...ontology.model import Change
from ..lexicon import table

REACH = 70  # code points before a figure that may belong to its clause
# A stop, a dash or a space between words that are not Latin; the one class in front is quick to find.
CLAUSE = re.compile(r"[,。;!?\n:— ](?:(?<=[,。;!?\n:])|(?<=—)—|(?<=[^a-zA-Z\d] )(?=[^a-zA-Z\d]))")
OPEN_BRACKET = re.compile(r".*[(【\[](?=[^)】\]]*$)", re.DOTALL)
PER_ONE = re.compile(r"(?:每[人户亩年月人次])+$")  # 提高到每人6.8万元
YEARLY = re.compile("年均|年平均")
FLAT = {"Up": Change.UP, "Down": Change.DOWN}
LEVEL = {"Up": Change.UP_TO, "Down": Change.DOWN_TO}


class Lead(NamedTuple):
    """What stands between the clause's begin (or the figure before) and a figure.

    `subject` is what is left when change, gap and glue are taken off; `fresh` tells that the clause begins
    here and not behind another figure; `spread` that 分别 deals the figures that follow among the subjects.
    """

    subject: str
    change: Change | None
    gap: str
    yearly: bool
    spread: bool
    joint: bool
    fresh: bool
    from_level: bool
    reached: bool


@dataclass(frozen=True, slots=True)
class LeadWords:
    """The tables of `lexicon/figures` that take a lead apart, as patterns anchored at its end.

    The words of change and the glue can be found only where one of their last characters ends the lead.
    """

    change: re.Pattern[str]
    change_ends: frozenset[str]
    kinds: dict[str, str]
    moved: re.Pattern[str]
    glue: re.Pattern[str]
    glue_ends: frozenset[str]
    gap: re.Pattern[str]
    comparison: re.Pattern[str]


@cache
def lead_words() -> LeadWords:
    """Compile `changes`, `levels`, `glue`, `gaps` and `comparisons`."""
    changes = table("figures/changes", "word", "change", "object", "not_after")
    level_words = table("figures/levels", "word")
    glue_words = table("figures/glue", "word", "not_after")
    levels = _either(row["word"] for row in level_words)
    words, glue = _placed(changes), _placed(glue_words)
    gaps = "|".join(row["words"] for row in table("figures/gaps", "words"))
    compared = "|".join(row["words"] for row in table("figures/comparisons", "words"))
    moving = _either(row["word"] for row in changes if row["object"] == "yes")
    return LeadWords(
        change=re.compile(
            f"(?P<word>{words})(?P<level>{levels})?了?(?:约|近)?$|(?P<rise>[增升扩提])[至到为]$|(?P<fall>[降减压缩])[至到为]$"
        ),
        change_ends=frozenset(row["word"][-1] for row in (*changes, *level_words))
        | frozenset("了约近至到为"),
        kinds={row["word"]: row["change"] for row in changes},
        moved=re.compile(f"^(?:共|累计|已|全年|同比|平均)?(?P<word>{moving})(?![到至为])(?=.)"),
        glue=re.compile(f"(?:{glue})+$"),
        glue_ends=frozenset(row["word"][-1] for row in glue_words),
        gap=re.compile(f"(?:{gaps})$"),
        comparison=re.compile(f"(?:{compared})$"),
    )


def _placed(rows: Iterable[dict[str, str]]) -> str:
    """The words of a table as one alternation, longest first, each barred behind its `not_after`."""
    ordered = sorted(rows, key=lambda row: (-len(row["word"]), row["word"]))
    return "|".join(
        (f"(?<!{row['not_after']})" if row["not_after"] else "") + re.escape(row["word"]) for row in ordered
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))


def clause_before(folded: str, begin: int, floor: int) -> tuple[str, bool]:
    """The words from the clause's begin (not before `floor`) to `begin`; whether the clause begins there."""
    start = max(floor, begin - REACH)
    words = folded[start:begin]
    cut = 0
    for match in CLAUSE.finditer(words):
        cut = match.end()
    bracket = OPEN_BRACKET.match(words, cut)
    if bracket:
        cut = bracket.end()
    fresh = cut > 0 or floor < begin - REACH or start == 0
    return words[cut:].strip(" *"), fresh


def read_lead(folded: str, begin: int, floor: int) -> Lead:
    """Take apart the words before a figure at `begin`; `floor` is the end of the figure before."""
    words, fresh = clause_before(folded, begin, floor)
    words = PER_ONE.sub("", words) if "每" in words else words
    known = lead_words()
    spread, joint = "分别" in words, words.endswith(("均", "均达", "均为", "都", "均增长", "均达到"))
    from_level = words.endswith(("从", "由"))
    reached = words.endswith(("达", "达到"))
    rest = words
    gap = ""
    change, rest = _change(known, rest)
    if change is None:
        rest, gap = _gap(known, rest)
    rest = _unglued(known, rest)
    compared = known.comparison.search(rest)
    while compared:
        rest = _unglued(known, rest[: compared.start()])
        compared = known.comparison.search(rest)
    if change is None and not gap:
        moved = known.moved.match(rest)
        if moved:
            change = FLAT[known.kinds[moved["word"]]]
    yearly = bool(YEARLY.search(words, len(rest)))
    return Lead(rest, change, gap, yearly, spread, joint, fresh, from_level, reached)


def _change(known: LeadWords, words: str) -> tuple[Change | None, str]:
    match = known.change.search(words) if words[-1:] in known.change_ends else None
    if match is None:
        return None, words
    if match["rise"] or match["fall"]:
        return (Change.UP_TO if match["rise"] else Change.DOWN_TO), words[: match.start()]
    kind = known.kinds[match["word"]]
    return (LEVEL if match["level"] else FLAT)[kind], words[: match.start()]


def _gap(known: LeadWords, words: str) -> tuple[str, str]:
    match = known.gap.search(words)
    return (words[: match.start()], match[0]) if match else (words, "")


def _unglued(known: LeadWords, words: str) -> str:
    match = known.glue.search(words) if words[-1:] in known.glue_ends else None
    return words[: match.start()] if match else words
