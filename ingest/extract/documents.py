"""Documents: titles in 《》, what a measure does with them, and the short titles that stand for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...ontology.model import DocumentRole, Fact, Issue, Mention, PolicyDocument, Role, Span
from ..lexicon import found_by, rules, table
from ..reading import Reading

LONGEST = 150  # code points between 《 and 》; a longer one lost its closing mark
ALIAS = re.compile(r"\((?:以下|下)?简?称(?:为)?:?$|\(以下统称:?$")
LOOK_BACK, LOOK_AHEAD = 60, 20  # code points in which the verb is sought
BETWEEN = re.compile(r"^(?:[、和及与,《》]|以及|\(.*?\))*$")


def extract(reading: Reading) -> Iterator[Fact | Issue]:
    """Yield a mention for each title; an opening 《 without its 》 becomes an issue."""
    known = rules("document")
    short: dict[str, PolicyDocument] = {}
    before: Mention | None = None
    for span in _titles(reading):
        if isinstance(span, Issue):
            yield span
            continue
        title = span.of(reading.folded)
        close = title.rindex("》")
        inner = title[1:close] + title[close + 1 :]
        alias = bool(ALIAS.search(reading.folded, max(span.begin - 12, 0), span.begin))
        if alias and before is not None and isinstance(before.entity, PolicyDocument):
            short[inner] = before.entity
        rule = known["alias" if inner in short else "title"]
        role = before.role if alias and before is not None else _role(reading, span, before)
        entity = short.get(inner) or PolicyDocument(_tidy(inner), _level(reading, inner, role))
        before = Mention(span=span, entity=entity, role=role, **found_by(rule))
        yield before


def _titles(reading: Reading) -> Iterator[Span | Issue]:
    folded = reading.folded
    at = folded.find("《")
    while at >= 0:
        depth, end = 0, -1
        for index in range(at, min(at + LONGEST, len(folded))):
            if folded[index] == "\n":
                break
            depth += {"《": 1, "》": -1}.get(folded[index], 0)
            if depth == 0:
                end = index + 1
                break
        if end < 0:
            closing = folded.find("》", at, at + LONGEST)
            end = closing + 1 if closing > 0 and "\n" not in folded[at:closing] else -1
        if end < 0:
            yield reading.issue("document.title", "《 without its 》: no title read here", Span(at, at + 1))
            at = folded.find("《", at + 1)
            continue
        tail = _trailing().match(folded, end)
        yield Span(at, tail.end() if tail else end)
        at = folded.find("《", end)


@cache
def _trailing() -> re.Pattern[str]:
    words = "|".join(row["words"] for row in table("document/trailing", "words", "example"))
    return re.compile(rf"\((?:{words})\)")


def _tidy(inner: str) -> str:
    return re.sub(r"\s+", "", inner).strip("《》")


@cache
def _roles() -> tuple[tuple[DocumentRole, re.Pattern[str] | None, re.Pattern[str] | None], ...]:
    rows = table("document/roles", "role", "words", "after", "example")
    return tuple(
        (
            DocumentRole(row["role"]),
            re.compile(row["words"]) if row["words"] else None,
            re.compile(row["after"]) if row["after"] else None,
        )
        for row in rows
    )


def _role(reading: Reading, span: Span, before: Mention | None) -> DocumentRole:
    folded = reading.folded
    begin = max(span.begin - LOOK_BACK, reading.sentence(span.begin).begin)
    if before is not None and before.span.end >= begin:
        if BETWEEN.match(folded[before.span.end : span.begin]) and isinstance(before.role, DocumentRole):
            return before.role
        begin = before.span.end
    nearest: tuple[int, DocumentRole] | None = None
    for role, words, _ in _roles():
        for found in words.finditer(folded, begin, span.begin) if words else ():
            if nearest is None or found.end() > nearest[0]:
                nearest = (found.end(), role)
    if nearest is not None:
        return nearest[1]
    for role, _, after in _roles():
        if after is not None and after.match(folded, span.end, span.end + LOOK_AHEAD):
            return role
    return DocumentRole.CITED


@cache
def _levels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["level"], re.compile(row["words"]))
        for row in table("document/levels", "level", "words", "example")
    )


def _level(reading: Reading, inner: str, role: Role | DocumentRole) -> str:
    found = next((level for level, words in _levels() if words.search(inner)), None)
    if found is not None:
        return found
    local = reading.document.place.level
    own = role in (DocumentRole.ISSUED, DocumentRole.REVISED)
    return local if own and local in ("province", "prefecture", "county") else "unknown"
