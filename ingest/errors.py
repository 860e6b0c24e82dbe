"""What can be wrong with what the user hands over, as a small tree of exceptions.

GovgraphError                anything govgraph reports itself
└── InputError               what was given cannot be used
    └── ReadError            a file that cannot be read as a report
        ├── MissingFileError     there is no such file
        ├── EmptyFileError       nothing in it
        ├── NotTextError         a PDF, a Word file, a picture, a folder ...
        ├── NoReportError        text, but no report in it
        └── UnknownReportError   a report, but of which place, year or kind cannot be told
"""

from __future__ import annotations

from pathlib import Path

from ..ontology.errors import GovgraphError


class InputError(GovgraphError):
    """What the user gave cannot be used; the message says what to do."""


class ReadError(InputError):
    """A file that cannot be read as a report: `path` as given, what is wrong, and what to do.

    >>> str(ReadError(Path("a.txt"), "the file is empty", "save the report's text into it"))
    "a.txt: the file is empty; save the report's text into it"
    """

    def __init__(self, path: Path, problem: str, remedy: str) -> None:
        self.path = path
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{path}: {problem}; {remedy}")

    @property
    def reason(self) -> str:
        """The message without the path: the same on every machine, as `issues.jsonl` needs it."""
        return f"{self.problem}; {self.remedy}"


class MissingFileError(ReadError):
    """There is no file at this path."""


class EmptyFileError(ReadError):
    """The file holds nothing, or nothing but spaces."""


class NotTextError(ReadError):
    """The file is no text: a PDF, an office file, a picture, an archive."""


class NoReportError(ReadError):
    """The file is text, but no report is found in it."""


class UnknownReportError(ReadError):
    """The report's place, year or kind stands neither in the text nor in the file's name."""
