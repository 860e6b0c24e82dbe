"""The hand-made reports of `graph_reports.py`, and stores that hold them."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest
from govgraph.graph.build import load
from govgraph.graph.embedded import EmbeddedStore
from govgraph.ontology.iris import Iris


def beside(name: str):
    """The module of this name in this folder."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def reports():
    return beside("graph_reports")


@pytest.fixture(scope="session")
def link_reports():
    return beside("link_reports")


@pytest.fixture(scope="session")
def first(reports):
    return reports.first_report()


@pytest.fixture(scope="session")
def second(reports):
    return reports.second_report()


@pytest.fixture(scope="session")
def iris():
    return Iris()


@pytest.fixture(scope="session")
def built(first, second, iris):
    """A store in memory that holds both years; tests only read it."""
    store = EmbeddedStore()
    load(store, [first, second], iris)
    return store
