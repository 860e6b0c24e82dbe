"""Gold as a person writes it: the report's text with tags inside, `一是<M s="done">推进减税</M>。`."""

from __future__ import annotations

import re
from pathlib import Path

from ...ontology.model import Span
from ..errors import GoldError
from .gold import CLASSES, Gold, GoldTag, check_tags, in_order, place

TAGGED = ".tagged.txt"
ATTRIBUTE = r' [a-z]="[^"]*"'  # v="5.5..6"
MARK = re.compile(rf"<(?P<close>/?)(?P<name>[A-Z])(?P<attributes>(?:{ATTRIBUTE})*)>")  # <M s="done">  </M>


def read_pair(tagged: Path) -> Gold:
    """Read NAME.tagged.txt and hold it against NAME.txt.

    A line break more or less at the very end is no difference: editors add one.
    Raises `GoldError` for a missing or unreadable text, and where the tags are no annotation of it.
    """
    name = tagged.name.removesuffix(TAGGED)
    plain = tagged.with_name(f"{name}.txt")
    if not plain.is_file():
        raise GoldError(
            f"{tagged.name}: there is no {plain.name} beside it; save the text without tags there"
        )
    raw = plain.read_bytes()
    text = decoded(raw, plain.name)
    untagged, tags = parse(decoded(tagged.read_bytes(), tagged.name), tagged.name)
    _check_same(untagged, text, tagged.name, plain.name)
    check_tags(text, tags, tagged.name)
    return Gold(name=name, text=text, tags=tags, raw=raw, path=plain)


def parse(tagged: str, file: str) -> tuple[str, tuple[GoldTag, ...]]:
    """Take the tags out of a text: the text without them, and the tags in order of begin.

    Raises `GoldError` for tags that no one knows, that cross, or that are not closed.
    """
    parts: list[str] = []
    stack: list[tuple[str, dict[str, str], int]] = []
    tags: list[GoldTag] = []
    length = last = 0
    for found in MARK.finditer(tagged):
        parts.append(tagged[last : found.start()])
        length += found.start() - last
        last = found.end()
        name = found["name"]
        at = place(file, tagged, found.start())
        if name not in CLASSES:
            raise GoldError(f"{at}: {found[0]}: there is no such tag; the tags are {' '.join(CLASSES)}")
        if not found["close"]:
            stack.append((name, dict(re.findall(r'([a-z])="([^"]*)"', found["attributes"])), length))
            continue
        if not stack or stack[-1][0] != name:
            inside = f"inside the tag {stack[-1][0]}" if stack else "where no tag is open"
            raise GoldError(f"{at}: {found[0]} stands {inside}; tags may nest but not cross")
        _, attributes, begin = stack.pop()
        tags.append(GoldTag(name, Span(begin, length), attributes))
    parts.append(tagged[last:])
    text = "".join(parts)
    if stack:
        name, _, begin = stack[-1]
        raise GoldError(f"{place(file, text, begin)}: the tag {name} is never closed; add </{name}>")
    return text, in_order(tags)


def decoded(raw: bytes, file: str) -> str:
    """The text of UTF-8 bytes as a report's text has it: no byte-order mark, LF line ends."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GoldError(f"{file}: byte {error.start} is not UTF-8; save gold files as UTF-8") from error
    return text.replace("\r\n", "\n")


def _check_same(untagged: str, text: str, tagged_file: str, plain_file: str) -> None:
    if untagged.rstrip("\n") == text.rstrip("\n"):
        return
    shorter = min(len(untagged), len(text))
    at = next((n for n in range(shorter) if untagged[n] != text[n]), shorter)
    raise GoldError(
        f"{place(tagged_file, untagged, at)}: it reads {_words(untagged, at)} without its tags, {plain_file} "
        f'{_words(text, at)}; tags must change no character, and are written as <F v="…"> with one blank'
    )


def _words(text: str, at: int) -> str:
    return repr(text[at : at + 16]) if at < len(text) else "ends"
