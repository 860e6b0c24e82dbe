"""Questions about the graph: a catalogue that lists and asks them, and ways to write the answer."""

from .catalogue import Catalogue
from .errors import (
    IllTypedValue,
    MalformedQuestion,
    ParameterError,
    QueryError,
    UnknownFormat,
    UnknownParameter,
    UnknownQuestion,
)
from .question import Column, Parameter, Question, Wording
from .tables import FORMATS, write

__all__ = [
    "FORMATS",
    "Catalogue",
    "Column",
    "IllTypedValue",
    "MalformedQuestion",
    "Parameter",
    "ParameterError",
    "QueryError",
    "Question",
    "UnknownFormat",
    "UnknownParameter",
    "UnknownQuestion",
    "Wording",
    "write",
]
