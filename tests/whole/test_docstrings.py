"""The examples in the docstrings say what the functions give."""

import doctest
import importlib
import pkgutil

import govgraph
import pytest

PACKAGES = ("ontology", "ingest", "graph", "queries", "viz")
MODULES = sorted(
    module.name
    for package in PACKAGES
    for module in pkgutil.walk_packages([f"{govgraph.__path__[0]}/{package}"], f"govgraph.{package}.")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_hold(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
