"""IRIs made from what the source says: the same words give the same IRI on every run and machine."""

from __future__ import annotations

from .model import (
    Document,
    Entity,
    Institution,
    Person,
    Place,
    PolicyDocument,
    Programme,
    Span,
)

ID = "https://w3id.org/govgraph/id/"
UNSAFE = {ord(c): f"%{ord(c):02X}" for c in '%<>"{}|^`\\#?/[] '} | {c: f"%{c:02X}" for c in range(32)}


def segment(name: str) -> str:
    """Return `name` as one segment of an IRI: Chinese stays, what an IRI may not hold is percent-encoded.

    >>> segment("“4+3+X”审查 备案")
    '“4+3+X”审查%20备案'
    """
    return name.translate(UNSAFE)


class Iris:
    """Makes the IRIs of one data namespace (`base`, ending in `/` or `#`)."""

    def __init__(self, base: str = ID) -> None:
        self.base = base
        self.entities_graph = f"{base}graph/entities"
        self.links_graph = f"{base}graph/links"
        self.ontology_graph = f"{base}graph/ontology"
        self.builds_graph = f"{base}graph/builds"
        self.judgements_graph = f"{base}graph/judgements"

    def report(self, document: Document) -> str:
        """`id/report/331181/2023/rule-of-law`; this is also the name of the report's graph."""
        code = place_key(document.place)
        return f"{self.base}report/{code}/{document.covers_year}/{document.genre.value}"

    def entity(self, entity: Entity) -> str:
        """The IRI of something that reports share."""
        match entity:
            case Place():
                return f"{self.base}place/{place_key(entity)}"
            case Institution():
                return f"{self.base}institution/{entity.place}/{segment(entity.name)}"
            case Programme():
                return f"{self.base}programme/{_within(entity.place)}{segment(entity.name)}"
            case PolicyDocument():
                keys = _within(entity.place) + _within(entity.reported)
                return f"{self.base}document/{keys}{segment(entity.title)}"
            case Person():
                return f"{self.base}person/{entity.place}/{segment(entity.name)}"

    def place(self, code: str) -> str:
        """The IRI of the division with this GB/T 2260 code."""
        return f"{self.base}place/{code}"

    def indicator(self, name: str) -> str:
        """The IRI of an indicator that is not in the scheme, by its phrasing."""
        return f"{self.base}indicator/{segment(name)}"


def place_key(place: Place) -> str:
    """A place's GB/T 2260 code; without one, the code of the division it lies in and its name."""
    return place.code or f"{place.within or '100000'}/{segment(place.name)}"


def _within(key: str | int | None) -> str:
    """What keeps homographs apart, as a segment before the name; nothing where the name is enough."""
    return "" if key is None else f"{key}/"


def text(report: str) -> str:
    """The `nif:Context` of a report."""
    return f"{report}/text"


def span(report: str, at: Span) -> str:
    """The `nif:Phrase` of a span (RFC 5147 character positions, as NIF 2.0 uses them)."""
    return f"{report}/text#char={at.begin},{at.end}"


def part(report: str, kind: str, key: str | int) -> str:
    """Something that belongs to one report: `<report>/measure/1.2.3`, `<report>/figure/1034`."""
    return f"{report}/{kind}/{key}"
