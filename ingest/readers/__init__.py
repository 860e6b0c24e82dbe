"""Documents in: files, folders and standard input become reports with a text that never changes again."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from ...ontology.model import Document, Issue, Level, Span
from ..errors import MissingFileError, NoReportError, NotTextError, ReadError
from ..metadata import describe
from ..page import Hints, Page
from ..titles import kind_of_title
from .decode import REPLACED, decode
from .files import STDIN, find_files
from .plain import read_plain
from .web import is_web_page, read_web

__all__ = ["Hints", "find_files", "read"]

CHINESE = re.compile(r"[\u4e00-\u9fff]")
NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|[一二三]是|\d{1,2}[.、])"
)
# An excerpt without title and parts still opens with the office that reports, or to whom it does.
ADDRESS = re.compile(
    r"我(?:谨)?代表.{0,12}(?:政府|委员会|办公室).{0,16}报告|在.{2,12}人民代表大会.{0,12}会议上"
)
LEAST = 50  # Chinese characters; the shortest real report has 1,500
NO_HINTS = Hints()


def read(path: Path, hints: Hints = NO_HINTS) -> tuple[Document, tuple[Issue, ...]]:
    """Read one report from a text, Markdown or web page file, or from standard input (`-`).

    The document's text is, for plain text and Markdown, the decoded file with CR LF as LF and a
    byte-order mark dropped; for a web page the text as read, a paragraph a line. Offsets are code points.

    Raises:
        ReadError: no file, an empty one, not text, no report in it, or place or year not to be told.
        HintError: a hint is no genre or no date.
    """
    raw = _bytes(path)
    text, encoding = decode(raw, path)
    page, issues = _page(text, path, hashlib.sha256(raw).hexdigest())
    _check(page, path)
    document, notes = describe(page, hints, path)
    return document, (*_damage(page, encoding), *issues, *notes)


def _bytes(path: Path) -> bytes:
    if path == STDIN:
        return sys.stdin.buffer.read()
    if path.is_dir():
        raise NotTextError(path, "it is a folder", "give the folder to `govgraph build`")
    if not path.exists():
        raise MissingFileError(path, "there is no such file", "check the name and the folder")
    if not path.is_file():
        raise NotTextError(path, "it is not a regular file", "save the report as a file")
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReadError(path, f"it cannot be opened ({error.strerror})", "check its permissions") from error


def _page(text: str, path: Path, sha256: str) -> tuple[Page, tuple[Issue, ...]]:
    name = "standard input" if path == STDIN else path.name
    stem, folder = ("", "") if path == STDIN else (path.stem, path.absolute().parent.name)
    if is_web_page(text):
        web = read_web(text)
        page = Page(web.text, web.masked, web.declared, web.origin, stem, folder, name, sha256)
        return page, tuple(_lost(page, web.lost))
    plain = read_plain(text)
    page = Page(plain.text, plain.masked, plain.declared, None, stem, folder, name, sha256)
    if plain.problem is None:
        return page, ()
    return page, (_issue(page, "read.front-matter", f"{plain.problem}: it is passed over"),)


def _check(page: Page, path: Path) -> None:
    remedy = "check that the file holds the whole text of a report"
    if sum(1 for _ in islice(CHINESE.finditer(page.text), LEAST)) < LEAST:
        raise NoReportError(path, f"it holds fewer than {LEAST} Chinese characters", remedy)
    titled = bool(page.declared.title) or any(kind_of_title(line) for line in page.head)
    if not titled and not any(NUMBERED.match(line) or ADDRESS.search(line) for line in page.lines):
        raise NoReportError(path, "it has neither a report's title nor numbered parts", remedy)


def _damage(page: Page, encoding: str) -> Iterator[Issue]:
    count = page.text.count(REPLACED)
    if count:
        at = page.text.index(REPLACED)
        message = f"{count} characters could not be read as {encoding} and stand as U+FFFD"
        yield _issue(page, "read.encoding", message, Span(at, at + 1))


def _lost(page: Page, lost: tuple[str, ...]) -> Iterator[Issue]:
    for words in lost:
        yield _issue(page, "read.left-out", f"a paragraph of the page was left out: {words[:40]}")


def _issue(page: Page, rule: str, message: str, span: Span | None = None) -> Issue:
    return Issue(level=Level.WARNING, source=page.name, rule=rule, message=message, span=span)
