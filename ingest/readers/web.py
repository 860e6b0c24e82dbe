"""Web pages: the report's text without the page around it, and what the page says about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, Protocol, cast

import lxml.html
import trafilatura
from lxml.etree import LxmlError  # pyright: ignore[reportUnknownVariableType]

from ...ontology.model import Span
from ..page import Hints
from ..reading import fold
from .chrome import joined, masks

TAGS = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|div|p|br|table|article)\b[^>]*>", re.IGNORECASE)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
SPACES = re.compile(r"[ \t\r\n\f\v]+")
# A line break in the source between Chinese words is no space, as the page's author did not mean one.
CHINESE = r"[\u3001-\u9fff\uff01-\uff5e“”‘’]"
SOURCE_BREAK = re.compile(rf"(?<={CHINESE})[ \t\r]*\n\s*(?={CHINESE})")
# Meta elements that 《政府网站发展指引》 (国办发〔2017〕47号) prescribes for an article, and common ones.
TITLE = ("ArticleTitle", "og:title")
PUBLISHED = ("PubDate", "article:published_time")
ORIGIN = ("ContentSource", "SiteName")
ADDRESS = ("Url", "og:url")
PARAGRAPHS = ("p", "td", "th", "li", "div", "section", "article", "blockquote", "center")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BREAKS = (*PARAGRAPHS, "br", "script", "style", "table", "tbody", "tr", "ul", "ol", "form")
LOST = 30  # characters: a shorter stretch left out is a button or a link, not a paragraph


class Element(Protocol):
    """What is used of lxml's elements, which come without types. A comment's tag is a function."""

    tag: object
    text: str | None
    tail: str | None

    def get(self, key: str) -> str | None:
        """The value of an attribute."""
        ...

    def iter(self, *tags: str) -> Iterator[Element]:
        """The element and all below it, in document order."""
        ...

    def itertext(self) -> Iterator[str]:
        """All text below it, in document order."""
        ...

    def __iter__(self) -> Iterator[Element]: ...


class WebPage(NamedTuple):
    """A page's text, masks, what its meta elements declare, whence it comes, and what was left out."""

    text: str
    masked: tuple[Span, ...]
    declared: Hints
    origin: str | None
    lost: tuple[str, ...]


def is_web_page(text: str) -> bool:
    """Tell whether `text` is HTML, by its first tags and not by its name."""
    found = TAGS.findall(text[:20_000])
    return len(found) >= 3 or bool(found and TAGS.match(text.lstrip()))


def read_web(text: str) -> WebPage:
    """Read decoded HTML. The text is made here: a line a paragraph, heading, table row or list item."""
    tree = _parsed(text)
    if tree is None:
        return WebPage("", (), Hints(), None, ())
    hints, origin = _meta(tree)
    heading = hints.title or _first_heading(tree)
    everything = tuple(_paragraphs(tree))
    _prepare(tree)
    body = _main_text(tree)
    lines = list(_lines(body)) if body is not None else []
    if heading and not any(_bare(heading) in _bare(line) for line in lines[:20]):
        lines.insert(0, heading)
    read = "\n".join(lines)
    lost = tuple(words for words in everything if _bare(words) not in _bare(read))
    return WebPage(read, joined(masks(read, fold(read))), hints, origin, lost)


def _parsed(text: str) -> Element | None:
    try:
        # lxml refuses a str with an encoding declaration.
        return cast(Element, lxml.html.document_fromstring(DECLARATION.sub("", text)))
    except (LxmlError, ValueError):
        return None


def _prepare(tree: Element) -> None:
    """Join words that only the source breaks; make headings paragraphs, as trafilatura drops some (#354)."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "pre"):
            continue
        if element.text:
            element.text = SOURCE_BREAK.sub("", element.text)
        if element.tail:
            element.tail = SOURCE_BREAK.sub("", element.tail)
        if element.tag in HEADINGS:
            element.tag = "p"


def _main_text(tree: Element) -> Element | None:
    found = trafilatura.bare_extraction(
        cast(lxml.html.HtmlElement, tree),
        favor_recall=True,
        include_tables=True,
        include_comments=False,
        with_metadata=False,
    )
    return cast(Element | None, getattr(found, "body", None))


def _lines(body: Element) -> Iterator[str]:
    """The lines of trafilatura's body: `lb` breaks a line, a row's cells are separated by ` | `."""
    for element in body:
        if element.tag == "table":
            for row in element.iter("row"):
                cells = [_tidy("".join(cell.itertext())) for cell in row.iter("cell")]
                if any(cells):
                    yield " | ".join(cells)
        elif element.tag == "list":
            yield from _split("\n".join(_text(item) for item in element.iter("item")))
        else:
            yield from _split(_text(element))
        if element.tail and element.tail.strip():
            yield from _split(element.tail)


def _text(element: Element) -> str:
    """All words under an element, source line breaks as spaces, `lb` elements as line breaks."""
    parts = [_flat(element.text)]
    for child in element:
        parts.append("\n" if child.tag == "lb" else _text(child))
        parts.append(_flat(child.tail))
    return "".join(parts)


def _split(words: str) -> Iterator[str]:
    return (line for line in map(_tidy, words.split("\n")) if line)


def _tidy(words: str) -> str:
    """One line without outer and doubled spaces."""
    return SPACES.sub(" ", words).strip(" \u3000\u00a0\u200b\ufeff")


def _bare(words: str) -> str:
    return re.sub(r"[\s\u200b|]+", "", words)


def _paragraphs(tree: Element) -> Iterator[str]:
    """Stretches of prose of the whole page, to see afterwards whether one was left out."""
    for element in tree.iter(*PARAGRAPHS):
        parts = [_flat(element.text), *(part for e in element for part in (_inline(e), _flat(e.tail)))]
        for words in map(_tidy, "".join(parts).split("\n")):
            if len(words) >= LOST and "。" in words:
                yield words


def _flat(words: str | None) -> str:
    return SPACES.sub(" ", words or "")


def _inline(element: Element) -> str:
    tag = element.tag
    # A comment has no name for a tag.
    return "\n" if not isinstance(tag, str) or tag in BREAKS else _flat("".join(element.itertext()))


def _meta(tree: Element) -> tuple[Hints, str | None]:
    said: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("name") or element.get("property") or ""
        content = _tidy(element.get("content") or "")
        if content:
            said.setdefault(name.lower(), content)
    title, issued, origin, address = (_said(said, names) for names in (TITLE, PUBLISHED, ORIGIN, ADDRESS))
    return Hints(title=title, issued=issued, source=address), origin


def _said(said: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((said[name.lower()] for name in names if name.lower() in said), None)


def _first_heading(tree: Element) -> str | None:
    for tag in ("h1", "title"):
        for element in tree.iter(tag):
            words = _tidy("".join(element.itertext()))
            if "报告" in words:
                return re.split(r"\s*[_|]\s*|\s+-\s+", words)[0]
    return None
