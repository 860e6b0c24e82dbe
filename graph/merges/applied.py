"""Facts as the judgements would have them: names that gave way replaced, wordings of another thing parted."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import unquote

from ...ontology.iris import Iris
from ...ontology.model import Entity, Institution, Mention, Person, PolicyDocument, Programme, ReportFacts
from .file import Merges, place_of

REPORTED = re.compile(r"(?P<place>.+)/(?P<year>\d{4})")  # before a title that only place and year tell apart


def apply(facts: ReportFacts, merges: Merges, iris: Iris) -> ReportFacts:
    """The facts of a report after all judgements; the same object where none concerns them."""
    if not merges.renames:
        return facts
    judge = _Judge(merges, iris)
    text = facts.document.text
    return replace(
        facts,
        document=replace(facts.document, issuer=judge.institution(facts.document.issuer)),
        mentions=tuple(judge.mention(mention, mention.span.of(text)) for mention in facts.mentions),
        honours=tuple(
            replace(
                honour,
                recognisers=tuple(map(judge.institution, honour.recognisers)),
                recognised=tuple(map(judge.entity, honour.recognised)),
            )
            for honour in facts.honours
        ),
    )


class _Judge:
    def __init__(self, merges: Merges, iris: Iris) -> None:
        self._merges = merges
        self._name: Callable[[Entity], str] = lambda entity: iris.entity(entity).removeprefix(iris.base)

    def entity(self, entity: Entity) -> Entity:
        name = self._name(entity)
        called = self._merges.called(name)
        return entity if called == name else renamed(entity, called)

    def institution(self, institution: Institution) -> Institution:
        found = self.entity(institution)
        return found if isinstance(found, Institution) else institution

    def mention(self, mention: Mention, words: str) -> Mention:
        parted = self._parted(mention.entity, words)
        found = self.entity(parted)
        return mention if found is mention.entity else replace(mention, entity=found)

    def _parted(self, entity: Entity, words: str) -> Entity:
        """The entity of its own that the words name, where a judgement says that the rules erred."""
        name = self._name(entity)
        if not any(left == name for left, _ in self._merges.split):
            return entity
        own = _with_name(entity, words.strip('“”"《》'))
        return own if (name, self._name(own)) in self._merges.split else entity


def renamed(entity: Entity, name: str) -> Entity:
    """The entity of the same kind that an IRI without base names: `institution/331181/市司法局`."""
    place, own = place_of(name), _with_name(entity, unquote(name.rpartition("/")[2]))
    match own:
        case Programme():
            return replace(own, place=place or None)
        case PolicyDocument():
            keys = REPORTED.fullmatch(place)
            year = keys["year"] if keys else None
            return replace(own, place=keys["place"] if keys else place or None, reported=year and int(year))
        case _:
            return own


def _with_name(entity: Entity, name: str) -> Entity:
    match entity:
        case PolicyDocument():
            return replace(entity, title=name)
        case Institution() | Programme() | Person():
            return replace(entity, name=name)
        case _:
            return entity
