"""Persons: names behind an office, and leaders named before theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...ontology.iris import place_key
from ...ontology.model import Fact, Issue, Mention, Person, Span
from ..gazetteer import NATION
from ..lexicon import found_by, rules, table
from ..reading import Reading
from .overlap import Taken

GAP = "[ \n]{0,3}"
# A given name of one or two characters; spaced out in the opening lines of many reports (陈 伟 俊).
GIVEN = "[一-鿿](?:[ ]?[一-鿿])?"
# What follows a name: punctuation, a line's end, or a verb (教授郑春燕围绕…作专题辅导).
EDGE = re.compile(r"[ ]{0,4}(?:[,。;:、)\n]|$)")


def extract(reading: Reading) -> Iterator[Fact | Issue]:
    """Yield a mention for each person named with an office; the office's words stand in `office`."""
    taken = Taken.by(reading)
    place = place_key(reading.document.place)
    folded = reading.folded
    known = rules("persons")
    found: dict[Span, tuple[str, str]] = {}
    for match in _before().finditer(folded):
        end = _end(folded, match)
        office = _offices().search(folded, max(match.start() - 8, 0), match.start() + 1) if end else None
        if end is not None and office is not None:
            found.setdefault(Span(match.start("name"), end), (office[0], "office"))
    for leader in _leaders():
        for match in leader.finditer(folded):
            found.setdefault(Span(*match.span("name")), (match["office"], "leader"))
    for span, (office, rule) in sorted(found.items()):
        name = re.sub(r"\s", "", span.of(folded))
        if name in _no_names() or taken.meets(span):
            continue
        person = Person(name, NATION if rule == "leader" else place)
        yield Mention(span=span, entity=person, office=office, **found_by(known[rule]))


def _end(folded: str, match: re.Match[str]) -> int | None:
    """Where the name ends: before an edge or a verb; None where the words are no name."""
    begin, end = match.span("name")
    if EDGE.match(folded, end):
        return end
    for at in (end, end - 1):
        if at - begin >= 2 and _verbs().match(folded, at):
            return at
    return None


@cache
def _before() -> re.Pattern[str]:
    """The last character of an office and, behind it, a surname and a given name."""
    last = "".join(row["last"] for row in table("persons/offices", "office", "last", "example"))
    surnames = "|".join(
        name for row in table("persons/surnames", "surnames") for name in row["surnames"].split()
    )
    return re.compile(rf"[{last}]{GAP}(?P<name>(?:{surnames})[ ]{{0,3}}{GIVEN})")


@cache
def _offices() -> re.Pattern[str]:
    """An office that ends where the stretch ends."""
    offices = "|".join(row["office"] for row in table("persons/offices", "office", "last", "example"))
    return re.compile(rf"(?:{offices})$")


@cache
def _leaders() -> tuple[re.Pattern[str], ...]:
    """Names of lexicon/persons/leaders.tsv before their office (习近平总书记)."""
    rows = table("persons/leaders", "name", "office", "example")
    return tuple(re.compile(f"(?P<name>{row['name']})(?=(?P<office>{row['office']}))") for row in rows)


@cache
def _no_names() -> frozenset[str]:
    return frozenset(row["word"] for row in table("persons/words", "word", "example"))


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile("|".join(row["verb"] for row in table("persons/verbs", "verb", "example")))
