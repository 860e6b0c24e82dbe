"""A page as a reader hands it over: the text that stays, what of it is not the report's words, and clues."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cached_property

from ..ontology.model import Span
from .reading import blank, fold

SPACES = "".join(filter(str.isspace, map(chr, range(0x3001))))  # all that `\s` means in a pattern
HEAD_LINES = (
    60  # titles, congress lines and first headings stand in the first lines; web pages put some before
)
TAIL_LINES = 8  # a signature and its date
LINE_END = 300  # characters of a line that are looked at for clues


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a report from outside its text, each None where it is not known.

    `year` is the year the report covers (not the year it was given in), `genre` a value of `Genre`,
    `issued` an ISO date. From the command line they win over the document, which wins over its path.
    """

    place: str | None = None
    year: int | None = None
    genre: str | None = None
    issuer: str | None = None
    issued: str | None = None
    title: str | None = None
    source: str | None = None

    def over(self, other: Hints) -> Hints:
        """These hints, with those of `other` where these say nothing."""
        said = {f.name: getattr(self, f.name) for f in fields(self)}
        return replace(other, **{name: value for name, value in said.items() if value is not None})


@dataclass(frozen=True)
class Page:
    """One file as read. `declared` is what its front matter or meta elements say, `origin` whence it comes.

    `file` is the file's name without its suffix and `folder` the name of the folder it stands in: the last
    resort for place and year.
    """

    text: str
    masked: tuple[Span, ...]
    declared: Hints
    origin: str | None
    file: str
    folder: str
    name: str
    sha256: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The report's own lines, folded, without markup and outer spaces, cut to 300 characters."""
        shown = filter(None, blank(fold(self.text), self.masked).split("\n"))  # masked lines are empty
        clean = (line.lstrip(SPACES + "*#>_").rstrip(SPACES + "*_")[:LINE_END].strip() for line in shown)
        return tuple(line for line in clean if line)

    @property
    def head(self) -> tuple[str, ...]:
        """The first of the report's own lines."""
        return self.lines[:HEAD_LINES]

    @property
    def tail(self) -> tuple[str, ...]:
        """The last of the report's own lines."""
        return self.lines[-TAIL_LINES:]


def packed(line: str) -> str:
    """A folded line without its spaces, which reports put into titles and names (`龚 正`)."""
    return "".join(line.split())
