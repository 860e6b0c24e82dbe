"""The catalogue of questions: finds them, explains them, binds their parameters and asks them of a store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from ..graph.store import Store
from ..graph.table import Table
from .binding import bind
from .errors import MalformedQuestion, UnknownQuestion, nearest
from .question import Parameter, Question, parse

PACKAGE = __name__.rpartition(".")[0]


class Catalogue:
    """All questions of a folder of `.rq` files (the package's own, unless another is given).

    >>> Catalogue().question("measures").asks.en
    'Which measures did this place report, under which theme?'

    Raises `MalformedQuestion` where a file cannot be used.
    """

    def __init__(self, folder: Traversable | None = None) -> None:
        source = files(PACKAGE) if folder is None else folder
        found = [
            parse(file.name, file.read_text("utf8")) for file in source.iterdir() if file.name.endswith(".rq")
        ]
        self.questions: tuple[Question, ...] = tuple(sorted(found, key=lambda question: question.number))
        numbers = [question.number for question in self.questions]
        twice = sorted({number for number in numbers if numbers.count(number) > 1})
        if twice:
            raise MalformedQuestion(f"two questions have the number {twice[0]}; give each its own")

    def __iter__(self) -> Iterator[Question]:
        """The questions in the order of their numbers."""
        return iter(self.questions)

    def question(self, name: str | int) -> Question:
        """The question of this name or number. Raises `UnknownQuestion`, which names the nearest ones."""
        wanted = str(name).strip()
        for question in self.questions:
            if wanted in (question.name, str(question.number)):
                return question
        names = [question.name for question in self.questions]
        raise UnknownQuestion(f"there is no question {wanted!r}; {nearest(wanted, names)}")

    def ask(self, name: str | int, store: Store, values: Mapping[str, str | int] | None = None) -> Table:
        """Ask a question of a store; rows come in the order of the reports' text.

        Raises `UnknownQuestion`, `UnknownParameter`, `IllTypedValue`, and what the store raises.
        """
        return store.select(bind(self.question(name), values))

    def explain(self, name: str | int, values: Mapping[str, str | int] | None = None) -> str:
        """A question in plain text: its words, parameters, columns and the SPARQL with `values` in place."""
        question = self.question(name)
        return "\n".join(_explanation(question, bind(question, values)))


def _explanation(question: Question, sparql: str) -> Iterator[str]:
    yield f"{question.number}. {question.name}"
    yield f"   {question.asks.zh}"
    yield f"   {question.asks.en}"
    yield ""
    yield "Parameters (--set NAME=VALUE)"
    for parameter in question.parameters:
        yield f"  {parameter.name} ({type_of(parameter)}, default {parameter.default or 'all'})"
        yield f"      {parameter.what.zh} · {parameter.what.en}"
    yield ""
    yield "Columns"
    for column in question.columns:
        yield f"  {column.name}: {column.what.zh} · {column.what.en}"
    yield ""
    yield "SPARQL"
    yield sparql.rstrip("\n")


def type_of(parameter: Parameter) -> str:
    """The parameter's type in words, with the values allowed where these are few."""
    return f"{parameter.type}: {', '.join(parameter.of)}" if parameter.of else parameter.type
