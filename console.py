"""What the commands share: errors as one line, common options, where an answer is written to."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, TextIO, TypeVar

import click

from .graph.table import Table
from .ontology.errors import GovgraphError

WRONG_USE = 2  # exit code; 1 is for input or checks that failed, 0 for good
F = TypeVar("F", bound=Callable[..., Any])
EXAMPLE = "\b\nExample:\n  "


class Commands(click.Group):
    """Turns govgraph's own errors into one line on standard error."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; errors raised on purpose end it with their message and exit code 1 or 2."""
        from .graph.errors import CorpusNeeded
        from .ingest.metadata import HintError
        from .queries.errors import QueryError

        try:
            return super().invoke(ctx)
        except GovgraphError as error:
            click.echo(f"govgraph: {error}", err=True)
            ctx.exit(WRONG_USE if isinstance(error, QueryError | HintError | CorpusNeeded) else 1)
        except BrokenPipeError:
            ctx.exit(0)
        except OSError as error:
            click.echo(f"govgraph: {error.filename or 'file'}: {error.strerror or error}", err=True)
            ctx.exit(1)


def store_option(command: F) -> F:
    """`--store`, for every command that reads one."""
    return click.option(
        "--store",
        "where",
        envvar="GOVGRAPH_STORE",
        default="govgraph-out/store",
        show_default=True,
        help="Store: a directory made by build, or the URL of a SPARQL 1.1 endpoint (GOVGRAPH_STORE).",
    )(command)


def output_option(command: F) -> F:
    """`-o`, for every command that writes one file."""
    return click.option(
        "-o", "--output", "output", default="-", help="File to write (- for standard output)."
    )(command)


def only(table: Table, columns: str) -> Table:
    """The columns of a table that a list parted by commas names."""
    try:
        return table.only([name.strip() for name in columns.split(",")])
    except KeyError as error:
        wrong_use(f"--columns {columns}: {error.args[0]}")


def setting(text: str) -> tuple[str, str]:
    """Key and value of `key=value`."""
    key, equals, value = text.partition("=")
    if not equals or not key.strip():
        wrong_use(f"--set {text}: write it as --set key=value")
    return key.strip(), value


def query_text(given: str) -> str:
    """A query as given: itself, the text of a file, or standard input for -."""
    if given == "-":
        return sys.stdin.read()
    if given.endswith((".rq", ".sparql", ".txt")):
        path = Path(given)
        if not path.is_file():
            wrong_use(f"{given}: there is no such file")
        return path.read_text("utf8")
    return given


def wrong_use(message: str) -> NoReturn:
    """End the command with a message and exit code 2."""
    click.echo(f"govgraph: {message}", err=True)
    sys.exit(WRONG_USE)


def to_text(output: str, write: Callable[[TextIO], None]) -> None:
    """Let `write` write to a file in UTF-8, or to standard output for -."""
    if output == "-":
        write(sys.stdout)
        return
    with Path(output).open("w", encoding="utf8", newline="") as file:
        write(file)


def width(file: TextIO) -> int:
    """How many columns a table may take."""
    return shutil.get_terminal_size().columns if file.isatty() else 100
