"""The examples in the docstrings say what the functions give."""

import doctest
import importlib
from pathlib import Path

import govgraph
import pytest

PACKAGE = Path(govgraph.__path__[0])
FLOORS = ("ontology", "ingest", "graph", "queries", "viz")
WITH_EXAMPLES = sorted(
    path.relative_to(PACKAGE)
    for floor in FLOORS
    for path in (PACKAGE / floor).rglob("*.py")
    if ">>> " in path.read_text("utf8")
)


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=str)
def test_examples_in_docstrings_hold(path):
    name = ".".join(("govgraph", *path.with_suffix("").parts)).removesuffix(".__init__")
    found = doctest.testmod(importlib.import_module(name))
    assert found.attempted
    assert not found.failed
