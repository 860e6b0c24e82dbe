"""What the tables of lexicon/institutions say about the words of a name."""

from __future__ import annotations

import re
from functools import cache

from ..lexicon import table
from .bodies import standing_alone
from .identity import Fixed


@cache
def fixed() -> dict[str, Fixed]:
    """Names that stand by themselves, and bodies that may."""
    rows = table("institutions/fixed", "name", "canonical", "kind", "place", "example")
    names = {row["name"]: Fixed(row["canonical"], row["kind"], row["place"]) for row in rows}
    names |= {name: Fixed(body.name, body.kind, "own") for name, body in standing_alone().items()}
    return names | {name: Fixed(canonical, "company", "nation") for name, canonical in _brands().items()}


def is_brand(word: str) -> bool:
    """Whether a word is the short name of a company known everywhere (华为)."""
    return word in _brands()


@cache
def _brands() -> dict[str, str]:
    rows = table("institutions/companies", "name", "canonical", "places", "example")
    return {row["name"]: row["canonical"] for row in rows}


def stands_alone(word: str) -> bool:
    """Whether a name takes neither place nor level word (国务院, 省委)."""
    return word in fixed() and fixed()[word].place in ("nation", "up")


def kind_of(head: str) -> str:
    """The code of the kind (vocab/institution-kinds.ttl) of a name that ends in `head`."""
    return _heads()[head][0] if head in _heads() else fixed()[head].kind


def needs(head: str) -> str:
    """What the words before `head` must be: placed, open, known or made (lexicon/institutions/heads.tsv)."""
    return _heads()[head][1] if head in _heads() else "placed"


def names_a_kind(words: str, placed: bool) -> bool:
    """Whether the words name a kind or a group (行业协会); `placed`: behind a place or level word."""
    return bool(_generic(placed).fullmatch(words))


def is_part_of_more(folded: str, end: int, kind: str) -> bool:
    """Whether what follows a name that ends at `end` makes it part of something else (县委书记, 人大代表)."""
    return any(after.match(folded, end) for after, only in _followed() if not only or kind in only)


@cache
def _heads() -> dict[str, tuple[str, str]]:
    rows = table("institutions/heads", "head", "kind", "needs", "example")
    return {row["head"]: (row["kind"], row["needs"]) for row in rows}


@cache
def _generic(placed: bool) -> re.Pattern[str]:
    rows = table("institutions/generic", "words", "placed", "example")
    return re.compile("|".join(f"(?:{row['words']})" for row in rows if not placed or row["placed"] == "yes"))


@cache
def _followed() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    rows = table("institutions/followed", "after", "only", "example")
    return tuple((re.compile(row["after"]), frozenset(row["only"].split())) for row in rows)
