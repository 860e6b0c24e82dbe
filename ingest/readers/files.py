"""Which files to read: files as given, folders walked in sorted order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ...ontology.model import Issue, Level

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".shtml")
ANNOTATED = ".tagged.txt"  # gold files: a report with tags in it
DESCRIPTIONS = ("readme", "license", "changelog", "contributing")
STDIN = Path("-")


class Found(NamedTuple):
    """A file to read, and how messages call it: its path below the folder that was given, or its name."""

    path: Path
    label: str


def find_files(paths: Iterable[Path]) -> Iterator[Found | Issue]:
    """Yield the files to read, and an issue for each path that is none.

    A file that is named is yielded whatever its suffix; of a folder those with a suffix of text or web
    page, sorted by path; its hidden files are passed over. `-` is standard input.
    """
    for path in paths:
        if path == STDIN or path.is_file():
            yield Found(path, "standard input" if path == STDIN else path.name)
        elif path.is_dir():
            yield from _walk(path)
        else:
            why = f"there is no file {path.name}; check the name and the folder"
            yield Issue(level=Level.ERROR, source=path.name, rule="read.missing", message=why)


def _walk(folder: Path) -> Iterator[Found | Issue]:
    for path in sorted(folder.rglob("*"), key=lambda p: p.relative_to(folder).as_posix()):
        below = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in below.parts)
        if hidden or not path.is_file():
            continue
        if path.stem.lower() in DESCRIPTIONS:
            yield _left_out(below, "it describes the folder")
            continue
        if path.name.lower().endswith(ANNOTATED):
            yield _left_out(below, "annotated for evaluation, not a report")
        elif path.suffix.lower() in SUFFIXES:
            yield Found(path, below.as_posix())
        else:
            known = " ".join(SUFFIXES[:5])
            yield _left_out(below, f"not a text or web page ({known}); name the file itself to read it")


def _left_out(path: Path, why: str) -> Issue:
    message = f"{path.name} is left out: {why}"
    return Issue(level=Level.NOTE, source=path.as_posix(), rule="read.left-out", message=message)
