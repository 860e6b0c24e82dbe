"""Plain text and Markdown: the text stays as it is, front matter gives clues, chrome is masked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NamedTuple, cast

import yaml

from ...ontology.model import Span
from ..page import Hints
from ..reading import fold
from .chrome import joined, masks

FRONT_MATTER = re.compile(r"---[ \t]*\n(.{0,4000}?)\n---[ \t]*(?:\n|$)", re.DOTALL)
# Front matter's names for what Hints hold; the first that is there counts.
KEYS = {
    "title": ("title", "标题"),
    "place": ("place", "region", "地区"),
    "year": ("year", "covers_year", "年度"),
    "genre": ("genre",),
    "issuer": ("issuer", "author", "发布机构"),
    "issued": ("issued", "date", "published", "发布日期"),
    "source": ("source", "url", "来源"),
}


class PlainText(NamedTuple):
    """A text with its masks, what its front matter declares, and what is wrong with the front matter."""

    text: str
    masked: tuple[Span, ...]
    declared: Hints
    problem: str | None


def read_plain(text: str) -> PlainText:
    r"""Read decoded plain text or Markdown. Only `\r\n` becomes `\n`; nothing else is changed."""
    text = text.replace("\r\n", "\n")
    front = FRONT_MATTER.match(text)
    if not front:
        return PlainText(text, joined(masks(text, fold(text))), Hints(), None)
    masked = joined([Span(0, front.end()), *_behind(text, front.end())])
    try:
        said: object = yaml.safe_load(front[1])
    except yaml.YAMLError as error:
        return PlainText(text, masked, Hints(), f"the front matter is not YAML ({_where(error)})")
    if not isinstance(said, dict):
        return PlainText(text, masked, Hints(), "the front matter holds no `key: value` lines")
    return PlainText(text, masked, declared(cast(dict[str, Any], said)), None)


def declared(said: dict[str, Any]) -> Hints:
    """What the keys of a front matter say, as hints; keys that govgraph does not know are passed over."""
    values = {field: _first(said, names) for field, names in KEYS.items()}
    year = values.pop("year")
    return Hints(**cast(dict[str, Any], values), year=int(year) if year and year.isdecimal() else None)


def _behind(text: str, at: int) -> Iterator[Span]:
    # Lines are folded each by itself: the rest of the folded text is the rest of the text, folded.
    return (Span(begin + at, end + at) for begin, end in masks(text[at:], fold(text)[at:]))


def _first(said: dict[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = said.get(name)
        if isinstance(value, list) and value:  # several addresses of one report
            value = cast(list[object], value)[0]
        if isinstance(value, datetime | date):
            return value.isoformat()[:10]
        if isinstance(value, str | int) and str(value).strip():
            return str(value).strip()
    return None


def _where(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"line {mark.line + 2}" if mark else "it cannot be parsed"
