"""What can go wrong when a question is asked; each message says what to do.

QueryError
├── UnknownQuestion      no question has this name or number
├── MalformedQuestion    a .rq file whose header or body cannot be used
├── ParameterError
│   ├── UnknownParameter     the question has no such parameter
│   └── IllTypedValue        the value does not fit the parameter's type
└── UnknownFormat        no such way of writing a table
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from ..ontology.errors import GovgraphError


class QueryError(GovgraphError):
    """The root of all errors of the query catalogue."""


class UnknownQuestion(QueryError):  # noqa: N818 - reads as what happened
    """No question has this name or number."""


class MalformedQuestion(QueryError):  # noqa: N818
    """A `.rq` file whose header or body cannot be used."""


class ParameterError(QueryError):
    """A parameter that a question cannot take."""


class UnknownParameter(ParameterError):  # noqa: N818
    """The question has no parameter of this name."""


class IllTypedValue(ParameterError):  # noqa: N818
    """The value does not fit the parameter's type."""


class UnknownFormat(QueryError):  # noqa: N818
    """No such way of writing a table."""


def nearest(name: str, known: Iterable[str]) -> str:
    """The end of an error message: the names close to `name`, or all that there are."""
    names = list(known)
    close = get_close_matches(name.lower(), names, n=3, cutoff=0.5)
    if close:
        return f"did you mean {' or '.join(close)}?"
    return f"choose from: {', '.join(names)}" if names else "there are none"
