"""Documents: titles in 《》, what a measure does with them, and the short titles that stand for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...ontology.model import DocumentRole, Fact, Issue, Mention, PolicyDocument, Span
from ..lexicon import found_by, rules, table
from ..reading import Reading
from .document_identity import Identities, Title

LONGEST = 150  # code points between 《 and 》; a longer one lost its closing mark
ALIAS = re.compile(r"\((?:以下|下)?简?称(?:为)?:?$|\(以下统称:?$")
LOOK_BACK, LOOK_AHEAD = 60, 20  # code points in which the verb is sought
BETWEEN = re.compile(r"^(?:[、和及与,《》]|以及|\(.*?\))*$")


def extract(reading: Reading) -> Iterator[Fact | Issue]:
    """Yield a mention for each title; an opening 《 without its 》 becomes an issue."""
    found: list[Title] = []
    for span in _titles(reading):
        if isinstance(span, Issue):
            yield span
        else:
            found.append(_title(reading, span, found[-1] if found else None))
    yield from _mentions(reading, found)


def _title(reading: Reading, span: Span, before: Title | None) -> Title:
    words = span.of(reading.folded)
    close = words.rindex("》")
    alias = before is not None and ALIAS.search(reading.folded, max(span.begin - 12, 0), span.begin)
    role = before.role if before is not None and alias else _role(reading, span, before)
    return Title(span, words[1:close] + words[close + 1 :], role, bool(alias))


def _mentions(reading: Reading, titles: list[Title]) -> Iterator[Mention]:
    known, identities = rules("document"), Identities(reading, titles)
    short: dict[str, PolicyDocument] = {}
    before: PolicyDocument | None = None
    for title in titles:
        if title.alias and before is not None:
            short[title.inner] = before
        rule = known["alias" if title.inner in short else "title"]
        before = short.get(title.inner) or identities.of(title)
        yield Mention(span=title.span, entity=before, role=title.role, **found_by(rule))


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


def _role(reading: Reading, span: Span, before: Title | None) -> DocumentRole:
    folded = reading.folded
    begin = max(span.begin - LOOK_BACK, reading.sentence(span.begin).begin)
    if before is not None and before.span.end >= begin:
        if BETWEEN.match(folded[before.span.end : span.begin]):
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
