"""The list of questions in docs/questions.md, made from the catalogue.

Write it anew with `python -m govgraph.queries.reference > docs/questions.md`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from .catalogue import Catalogue, type_of
from .question import Question

OPENING = """\
# Questions

Each question is one file in `queries/`: a header in YAML that states the question, its parameters and its
columns, and the SPARQL 1.1 query. `govgraph query` lists them; `govgraph query NAME` asks one of any store:
the embedded one (`--store demo/store`) or an endpoint (`--store http://localhost:7878/query`).

A parameter that is not set narrows nothing. A place is given by name (`--set place=栖川市`) or, where several
places share a name, by its GB/T 2260 code. Every answer says where it comes from: the report, the sentence,
and the offsets of the words in the report's text (code points from 0, the last one exclusive). The column
`fact` holds the IRI of what a row is about; `govgraph query evidence --set fact=IRI` gives the exact words
behind it. IRIs may be typed as tables show them (`id:report/331181/2023/rule-of-law`).

A question of your own is a file of the same form; a parameter takes hold at the line `#: NAME` of the query.
"""


def reference(catalogue: Catalogue) -> str:
    """The page as Markdown, one section a question."""
    return "\n".join([OPENING, *(line for question in catalogue for line in _section(question))])


def _section(question: Question) -> Iterator[str]:
    yield f"## {question.number}. {question.name}"
    yield ""
    yield f"{question.asks.zh}  "
    yield f"{question.asks.en}"
    yield ""
    yield "```"
    yield example(question)
    yield "```"
    yield ""
    yield "| parameter | type | default | |"
    yield "|---|---|---|---|"
    for parameter in question.parameters:
        what = f"{parameter.what.zh}; {parameter.what.en}"
        yield f"| `{parameter.name}` | {type_of(parameter)} | {parameter.default or 'all'} | {what} |"
    yield ""
    yield "| column | |"
    yield "|---|---|"
    for column in question.columns:
        yield f"| `{column.name}` | {column.what.zh}; {column.what.en} |"
    yield ""


def example(question: Question) -> str:
    """A command that asks the question."""
    options = "".join(f" --set {name}={value}" for name, value in question.example.items())
    return f"govgraph query {question.name}{options} --store demo/store"


if __name__ == "__main__":
    sys.stdout.write(reference(Catalogue()))
