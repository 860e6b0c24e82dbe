"""The words on the canvas: a label for what has none of its own, and short forms that fit beside a node."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from rdflib import Literal, URIRef

from ..ontology.terms import GOV
from .scene import Name

ARROWS = {GOV.Up: "↑", GOV.UpTo: "↑", GOV.Down: "↓", GOV.DownTo: "↓"}
# Most characters on the canvas; the page cuts further where the room is less.
HEADLINE = 18  # of a measure's headline
NAME = 14  # of a name
CLAUSE = 30  # of a problem, which has a line to itself
INDICATOR = 8  # characters of an indicator beside its number


def cut(text: str, length: int) -> str:
    """Shorten `text` to `length` characters, the last being `…` where something is left out.

    >>> cut("健全重大行政决策机制", 6)
    '健全重大行…'
    """
    text = " ".join(text.split())
    return text if len(text) <= length else f"{text[: length - 1]}…"


def label_of(words: str, properties: Iterable[tuple[URIRef, URIRef | Literal]]) -> str:
    """Label a thing without a label: a figure by its indicator and the words of its number."""
    indicator = _first(properties, GOV.indicatorText)
    return f"{indicator} {words}" if indicator else words


def short_of(
    cls: URIRef, label: str, words: str, properties: Iterable[tuple[URIRef, URIRef | Literal]]
) -> tuple[str, str]:
    """Return the label as the canvas shows it: what may be cut further, and a number that must stay whole.

    `("行政复议受…", "↓37.5%")` for a figure, `("健全行政执法监督体系", "")` for anything else.
    """
    if cls in (GOV.Measure, GOV.Commitment):
        return cut(label, HEADLINE), ""
    if cls not in (GOV.Observation, GOV.Target):
        return cut(label, CLAUSE if cls == GOV.Problem else NAME), ""
    pairs = list(properties)
    change = _first(pairs, GOV.change)
    arrow = ARROWS.get(change, "") if isinstance(change, URIRef) else ""
    return cut(str(_first(pairs, GOV.indicatorText) or ""), INDICATOR), arrow + cut(words, NAME)


def name_of(iri: URIRef, labels: dict[str, str]) -> Name:
    """Name a term by its labels by language; without any, by the last part of its IRI."""
    zh = labels.get("zh") or labels.get("") or ""
    en = labels.get("en", "")
    return Name(zh, en) if zh or en else Name("", iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1])


def text_of(value: URIRef | Literal, names: dict[URIRef, Name]) -> str:
    """Return a value as the panel shows it: a term by its name, a decimal with its thousands apart."""
    if isinstance(value, URIRef):
        return str(names[value])
    number: object = value.toPython()
    return f"{number:,f}" if isinstance(number, Decimal) else str(value)


def _first(properties: Iterable[tuple[URIRef, URIRef | Literal]], wanted: URIRef) -> URIRef | Literal | None:
    return next((value for prop, value in properties if prop == wanted), None)
