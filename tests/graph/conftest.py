"""The hand-made reports of `graph_reports.py`, and stores that hold them."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from govgraph.graph.build import load
from govgraph.graph.embedded import EmbeddedStore
from govgraph.ontology.iris import Iris

REPORTS = Path(__file__).with_name("graph_reports.py")


@pytest.fixture(scope="session")
def reports():
    spec = importlib.util.spec_from_file_location("graph_reports", REPORTS)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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
