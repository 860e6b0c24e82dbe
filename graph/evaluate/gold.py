"""What a person marked in a report: tags with their attributes, and which tags are no annotation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ...ontology.model import Span
from ..errors import GoldError

# The tags in the order of all tables, with the classes whose things they mark.
CLASSES: dict[str, frozenset[str]] = {
    "M": frozenset(("Measure", "Commitment")),
    "I": frozenset(("Institution",)),
    "P": frozenset(("Programme",)),
    "D": frozenset(("PolicyDocument",)),
    "F": frozenset(("Observation", "Target", "Figure")),
    "H": frozenset(("Honour",)),
    "L": frozenset(("Place",)),
    "T": frozenset(("Event",)),
    "N": frozenset(("Person",)),
    "X": frozenset(("Problem",)),
}
NUMBER = r"-?\d+(?:\.\d+)?"  # 37.1  980000000  -39.7
VALUE = rf"{NUMBER}(?:\.\.{NUMBER}|(?::{NUMBER})+)?"  # 37.1  5.5..6  8:54.9:37.1
ANY = r".*"


class Attribute(NamedTuple):
    """One attribute of a tag: the form of its value, and whether each tag must have it."""

    pattern: str
    required: bool = True


ATTRIBUTES: dict[str, dict[str, Attribute]] = {
    "M": {"s": Attribute("done|planned")},
    "I": {"r": Attribute("agent|partner|target|established|recogniser|mention")},
    "D": {"r": Attribute("issued|revised|applied|reviewed|mention")},
    "F": {
        "v": Attribute(VALUE),
        "u": Attribute(ANY),
        "q": Attribute("eq|approx|gt|ge|lt|le"),
        "i": Attribute(ANY),
        "c": Attribute("up|down|up-to|down-to", required=False),
        "s": Attribute("target", required=False),
    },
    "T": {"v": Attribute(ANY)},
}


@dataclass(frozen=True, slots=True)
class GoldTag:
    """One tag: its letter, the span of the words it marks, and its attributes."""

    name: str
    span: Span
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated report or excerpt.

    `text` has LF line ends and no byte-order mark, as a report's text has, and the tags' spans count in it.
    `raw` are the bytes that a build reads. `path` is their file; None for an excerpt cut from a corpus.
    """

    name: str
    text: str
    tags: tuple[GoldTag, ...]  # by begin, the outer of two before the inner
    raw: bytes
    path: Path | None


def in_order(tags: Iterable[GoldTag]) -> tuple[GoldTag, ...]:
    """Sort tags by begin, the outer before the inner."""
    return tuple(sorted(tags, key=lambda tag: (tag.span.begin, -tag.span.end)))


def check_tags(text: str, tags: tuple[GoldTag, ...], file: str) -> None:
    """Raise `GoldError` for the first tag (of tags in order) that is no annotation of `text`."""
    open_tags: list[GoldTag] = []
    for tag in tags:
        fault = _fault_of_span(tag, len(text)) or next(_faults_of_attributes(tag), None)
        while open_tags and open_tags[-1].span.end <= tag.span.begin:
            open_tags.pop()
        if fault is None and open_tags and open_tags[-1].span.end < tag.span.end:
            fault = f"it crosses the tag {open_tags[-1].name} that begins at {open_tags[-1].span.begin}"
        if fault is not None:
            words = tag.span.of(text)[:20]
            raise GoldError(f"{place(file, text, tag.span.begin)}: tag {tag.name} on {words!r}: {fault}")
        open_tags.append(tag)


def place(file: str, text: str, offset: int) -> str:
    """Name a place of a text in a message: file, line (from 1) and offset in code points."""
    return f"{file}: line {text.count(chr(10), 0, offset) + 1}, offset {offset}"


def _fault_of_span(tag: GoldTag, length: int) -> str | None:
    if tag.name not in CLASSES:
        return f"there is no such tag; the tags are {' '.join(CLASSES)}"
    if not 0 <= tag.span.begin < tag.span.end <= length:
        return f"span {tag.span.begin}..{tag.span.end} holds no words of a text of {length} characters"
    return None


def _faults_of_attributes(tag: GoldTag) -> Iterator[str]:
    known = ATTRIBUTES.get(tag.name, {})
    for name, attribute in known.items():
        value = tag.attributes.get(name)
        if value is None and attribute.required:
            yield f"attribute {name} is missing; write it as {name}=… ({_form(attribute)})"
        elif value is not None and not re.fullmatch(attribute.pattern, value):
            yield f"{name}={value!r} is not understood; write {_form(attribute)}"
    for name in tag.attributes:
        if name not in known:
            yield f"it has no attribute {name}; {tag.name} takes {', '.join(known) or 'none'}"


def _form(attribute: Attribute) -> str:
    if attribute.pattern == VALUE:
        return "a number in base units, a range as 5.5..6 or a ratio as 8:54.9:37.1"
    return "any text" if attribute.pattern == ANY else " or ".join(attribute.pattern.split("|"))
