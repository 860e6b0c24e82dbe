"""Which part an institution plays in its clause, told by the words beside its name."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ...ontology.model import Mention, Role, Span
from ..lexicon import table
from ..reading import Reading

LOOK_BACK, LOOK_AHEAD = 24, 30  # code points
# What joins the members of a list: they share one role (对A、B和C等开展巡察).
BETWEEN = re.compile(r"(?:[、和及与,]|以及|及其|等)?(?:[一-鿿“”]{0,12}、){0,3}")
CLAUSE = re.compile(r"[,。;:!?\n)]|^")


class Cue(NamedTuple):
    """A role and the words before and behind the name that show it."""

    role: Role
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None


def role_of(reading: Reading, span: Span, before: Mention | None) -> Role:
    """The role of the institution named at `span`; `before` is the institution named last before it.

    Cues are tried from the top of lexicon/institutions/roles.tsv. A member of a list has the role of the one
    before it; whom an agent works with (县司法局与县检察院召开联席会议) is its partner.
    """
    folded = reading.folded
    sentence = reading.sentence(span.begin)
    left = folded[max(span.begin - LOOK_BACK, sentence.begin) : span.begin]
    right = folded[span.end : min(span.end + LOOK_AHEAD, sentence.end)]
    if before is not None and isinstance(before.role, Role) and before.span.end >= sentence.begin:
        gap = folded[before.span.end : span.begin]
        if len(gap) <= LOOK_BACK and BETWEEN.fullmatch(gap):
            return Role.PARTNER if gap == "与" and before.role is Role.AGENT else before.role
    for cue in _cues():
        if (cue.before is None or cue.before.search(left)) and (cue.after is None or cue.after.match(right)):
            return cue.role
    return Role.MENTION


@cache
def _cues() -> tuple[Cue, ...]:
    rows = table("institutions/roles", "role", "before", "after", "example")
    return tuple(
        Cue(
            Role(row["role"]),
            re.compile(f"(?:{row['before']})$") if row["before"] else None,
            re.compile(row["after"]) if row["after"] else None,
        )
        for row in rows
    )
