"""Things that reports share, as they stand in the entities graph before they are settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..ontology.iris import Iris, place_key
from ..ontology.model import (
    Entity,
    Institution,
    Person,
    Place,
    PlaceHistory,
    PolicyDocument,
    Programme,
)
from .written import (
    CONCEPT,
    NOTATION,
    PREF_LABEL,
    REPLACED_BY,
    A,
    concept,
    gov,
    integer,
    line,
    named,
    words,
)


class Entities:
    """Describes each shared entity of one report once."""

    def __init__(self, iris: Iris, histories: Iterable[PlaceHistory] = ()) -> None:
        self._iris = iris
        self._histories = {history.place: history for history in histories}
        self._graph = f"<{iris.entities_graph}>"
        self._known: dict[Entity, str] = {}
        self._indicators: dict[str, str] = {}

    def at(self, entity: Entity) -> str:
        """The IRI of an entity, which from now on belongs to `lines`."""
        found = self._known.get(entity)
        if found is None:
            found = self._known[entity] = named(self._iris.entity(entity))
        return found

    def indicator(self, code: str | None, text: str) -> str | None:
        """The concept of a known indicator, else an indicator of the report's own words, if any."""
        if code:
            return concept("indicator", code)
        if not text:
            return None
        found = self._indicators.get(text)
        if found is None:
            found = self._indicators[text] = named(self._iris.indicator(text))
        return found

    def lines(self) -> Iterator[str]:
        """What is known of each entity from its record; kinds and levels give way to those of its spans."""
        graph = self._graph
        seen: set[str] = set()
        for entity, at in self._known.items():
            if at not in seen:  # records that differ only in kind, level or number are one resource
                seen.add(at)
                for predicate, value in self._properties(entity):
                    yield line(at, predicate, value, graph)
        for text, at in self._indicators.items():
            yield line(at, A, gov("Indicator"), graph)
            yield line(at, A, CONCEPT, graph)
            yield line(at, PREF_LABEL, words(text), graph)

    def _properties(self, entity: Entity) -> Iterator[tuple[str, str]]:
        match entity:
            case Institution():
                yield A, gov("Institution")
                yield PREF_LABEL, words(entity.name)
                yield gov("institutionKind"), concept("institution-kind", entity.kind)
                yield gov("ofPlace"), named(self._iris.place(entity.place))
            case Programme():
                yield A, gov("Programme")
                yield PREF_LABEL, words(entity.name)
                yield gov("programmeKind"), concept("programme-kind", entity.kind)
                if entity.level:
                    yield gov("programmeLevel"), concept("place-level", entity.level)
                if entity.place:
                    yield gov("ofPlace"), named(self._iris.place(entity.place))
            case PolicyDocument():
                yield A, gov("PolicyDocument")
                yield PREF_LABEL, words(entity.title)
                yield gov("documentLevel"), concept("document-level", entity.level)
                if entity.place:
                    yield gov("ofPlace"), named(self._iris.place(entity.place))
                if entity.number:
                    yield gov("documentNumber"), words(entity.number)
                if entity.year:
                    yield gov("documentYear"), integer(entity.year)
            case Place():
                yield A, gov("Place")
                yield PREF_LABEL, words(entity.name)
                yield gov("level"), concept("place-level", entity.level)
                if entity.code:
                    yield NOTATION, words(entity.code)
                if entity.within:
                    yield gov("within"), named(self._iris.place(entity.within))
                yield from self._past(entity)
            case Person():
                yield A, gov("Person")
                yield PREF_LABEL, words(entity.name)

    def _past(self, place: Place) -> Iterator[tuple[str, str]]:
        """What a division was and became: years, former names and codes, successors."""
        history = self._histories.get(place_key(place))
        if history is None:
            return
        if history.since:
            yield gov("since"), integer(history.since)
        if history.until:
            yield gov("until"), integer(history.until)
        for name in history.names:
            yield gov("formerName"), words(name)
        for code in history.codes:
            yield gov("formerCode"), words(code)
        for successor in history.successors:
            yield REPLACED_BY, named(self._iris.place(successor))
