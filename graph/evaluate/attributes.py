"""The attributes of a tag against the graph: role, status, value, bound, change, indicator, link."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from ...ontology.model import Span
from .found import Thing
from .gold import GoldTag

Said = Mapping[str, Sequence[str]]  # what the graph says of one figure: values by property

# The properties that make a role right; "" stands for an entity that no measure, honour or report links.
ROLES: dict[str, frozenset[str]] = {
    "agent": frozenset(("agent",)),
    "partner": frozenset(("partner",)),
    "target": frozenset(("appliesTo",)),
    "established": frozenset(("established",)),
    "recogniser": frozenset(("recogniser",)),
    "issued": frozenset(("issued",)),
    "revised": frozenset(("revised",)),
    "applied": frozenset(("applied",)),
    "reviewed": frozenset(("cites", "applied", "reviewed")),
    "mention": frozenset(("mentionedIn", "cites", "")),
}
BOUNDS = {"eq": "Equal", "approx": "Approx", "gt": "Greater", "ge": "AtLeast", "lt": "Less", "le": "AtMost"}
CHANGES = {"up": "Up", "down": "Down", "up-to": "UpTo", "down-to": "DownTo"}
UNITS = {"％": "%", "百分点": "个百分点"}  # two ways to write one unit
ALIKE = 0.6  # character F1 from which two wordings of an indicator count as the same
# A short line of its own: the headline of what follows, so that a measure before it no longer holds.
HEADING = re.compile(r"\n[^\n]{0,60}\n")


@dataclass(frozen=True, slots=True)
class Check:
    """One attribute: what gold and graph say; `found` is None where nothing was there to ask."""

    measure: str
    right: bool
    wanted: str
    found: str | None


def role_check(tag: GoldTag, parts: frozenset[tuple[str, str]], taking_part: frozenset[str]) -> Check:
    """Is the entity linked with the right role to a measure or honour of this report, or to the report?"""
    roles = sorted({role for role, by in parts if by in taking_part}) or [""]
    wanted = tag.attributes["r"]
    return Check("role", not ROLES[wanted].isdisjoint(roles), wanted, " ".join(roles))


def status_check(tag: GoldTag, measure: Thing) -> Check:
    """Is what is planned a commitment, and what is done none?"""
    found = "planned" if "Commitment" in measure.classes else "done"
    return Check(
        "status", (tag.attributes["s"] == "planned") == (found == "planned"), tag.attributes["s"], found
    )


def figure_checks(tag: GoldTag, near: Thing | None, said: Said) -> Iterator[Check]:
    """Value and unit; where these are right also bound, status, indicator and (where there is one) change."""
    wanted = tag.attributes
    right = near is not None and same_value(wanted, said)
    found = None if near is None else f"{_number_said(said)} {' '.join(said.get('unitText', ()))}".strip()
    yield Check("value", right, f"{wanted['v']} {wanted['u']}".strip(), found)
    if near is None or not right:
        return
    bounds, changes = said.get("bound", ()), said.get("change", ())
    indicators = said.get("indicatorText", ())
    yield Check("bound", BOUNDS[wanted["q"]] in bounds, BOUNDS[wanted["q"]], " ".join(bounds))
    status = "target" if "Target" in near.classes else "reported"
    yield Check("status", status == wanted.get("s", "reported"), wanted.get("s", "reported"), status)
    if "c" in wanted:
        yield Check("change", CHANGES[wanted["c"]] in changes, CHANGES[wanted["c"]], " ".join(changes))
    alike = any(likeness(wanted["i"], words) >= ALIKE for words in indicators)
    yield Check("indicator", alike, wanted["i"], " / ".join(indicators))


def link_check(
    text: str,
    tag: GoldTag,
    headlines: Sequence[GoldTag],
    measures: Mapping[Span, Thing],
    owners: Sequence[str] | None,
) -> Iterator[Check]:
    """Does the figure hang on the measure whose headline stands last before it, with no heading between?

    A measure that this one is part of may hold it too. `owners` is None where no figure was found.
    """
    before = [h for h in headlines if h.span.end <= tag.span.begin]
    holding = [h for h in before if not HEADING.search(text, h.span.end, tag.span.begin)]
    if not holding:
        return
    wanted = holding[-1].span
    measure = measures.get(wanted)
    right = owners is not None and measure is not None and measure.iri in owners
    names = {thing.iri: span.of(text) for span, thing in measures.items()}
    found = None if owners is None else " / ".join(names.get(owner, owner) for owner in owners)
    yield Check("link", right, wanted.of(text), found)


def same_value(wanted: Mapping[str, str], said: Said) -> bool:
    """Equal units, and equal numbers, ends of a range or shares of a ratio."""
    units = [UNITS.get(unit, unit) for unit in said.get("unitText", ())] or [""]
    if UNITS.get(wanted["u"], wanted["u"]) not in units:
        return False
    value, values = wanted["v"], said.get("value", ())
    if ".." in value:
        low, high = value.split("..")
        return _holds(values, low) and _holds(said.get("upperValue", ()), high)
    if ":" in value:
        return value in (*values, *said.get("ratio", ()))
    return _holds(values, value)


def likeness(one: str, other: str) -> float:
    """F1 of the characters that two wordings share, however they are ordered; 0..1."""
    if not one or not other:
        return 0.0
    return 2 * (Counter(one) & Counter(other)).total() / (len(one) + len(other))


def _holds(found: Sequence[str], wanted: str) -> bool:
    return _number(wanted) in [_number(value) for value in found]


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _number_said(said: Said) -> str:
    ratio = said.get("ratio", ())
    return " ".join(ratio) if ratio else "..".join((*said.get("value", ()), *said.get("upperValue", ())))
