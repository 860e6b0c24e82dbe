"""From files to facts: read, outline, extract, one report at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ..ontology.iris import place_key
from ..ontology.model import (
    ContentCheck,
    Document,
    Event,
    Figure,
    Honour,
    Institution,
    Issue,
    Level,
    Measure,
    Mention,
    Place,
    Problem,
    ReportFacts,
)
from .answers import answers
from .errors import ReadError
from .extract import (
    contents,
    dates,
    documents,
    figures,
    honours,
    institutions,
    measures,
    persons,
    places,
    problems,
    programmes,
)
from .gazetteer import gazetteer
from .outline import outline
from .paragraphs import paragraphs
from .readers import Hints, find_files, read
from .reading import Extractor, Reading

# In this order: each may look at what those before it found.
EXTRACTORS: tuple[Extractor, ...] = (
    documents.extract,
    programmes.extract,
    institutions.extract,
    places.extract,
    persons.extract,
    dates.extract,
    figures.extract,
    problems.extract,
    honours.extract,
    measures.extract,
    contents.extract,
)


def read_reports(paths: Iterable[Path], hints: Hints) -> Iterator[ReportFacts | Issue]:
    """Yield the facts of each report below `paths`, and an issue for each file that gives none.

    A file that cannot be read harms only itself. Issues about parts of a report travel in its facts.
    """
    for found in find_files(paths):
        if isinstance(found, Issue):
            yield found
            continue
        try:
            document, issues = read(found.path, hints)
        except ReadError as error:
            yield Issue(level=Level.ERROR, source=found.label, rule="read", message=error.reason)
            continue
        facts = facts_of(document, issues)
        yield replace(facts, issues=tuple(replace(issue, source=found.label) for issue in facts.issues))


def facts_of(document: Document, issues: tuple[Issue, ...] = ()) -> ReportFacts:
    """Extract all facts of one document."""
    reading = lay_out(document)
    noted = list(issues)
    for extractor in EXTRACTORS:
        for fact in list(extractor(reading)):
            if isinstance(fact, Issue):
                noted.append(fact)
            else:
                reading.facts.append(fact)
    reading.facts.sort(key=lambda fact: fact.span)
    found = tuple(reading.found(Measure))
    named = divisions(document, tuple(reading.found(Mention)))
    admitted = tuple(reading.found(Problem))
    return ReportFacts(
        document=document,
        sections=reading.sections,
        sentences=reading.sentences,
        measures=found,
        mentions=tuple(reading.found(Mention)),
        figures=tuple(reading.found(Figure)),
        honours=tuple(reading.found(Honour)),
        problems=admitted,
        events=tuple(reading.found(Event)),
        contents=tuple(reading.found(ContentCheck)),
        answers=tuple(answers(reading.folded, admitted, found)),
        issues=tuple(noted),
        places=named,
        histories=tuple(history for place in named if (history := gazetteer().history(place))),
    )


def divisions(document: Document, mentions: tuple[Mention, ...]) -> tuple[Place, ...]:
    """The divisions that the report's place, institutions and places lie in or became, sorted by code."""
    known = gazetteer()
    named = [document.place, *(m.entity for m in mentions if isinstance(m.entity, Place))]
    homes = (m.entity.place for m in mentions if isinstance(m.entity, Institution))
    named += [place for code in dict.fromkeys(homes) if (place := known.by_code(code))]
    found = {place_key(place): place for place in named if place.code or known.history(place)}
    waiting = list(dict.fromkeys(named))
    while waiting:
        place = waiting.pop()
        history = known.history(place)
        became = (known.by_code(key) for key in history.successors) if history else ()
        for other in (*known.above(place), *filter(None, became)):
            if place_key(other) not in found:
                found[place_key(other)] = other
                waiting.append(other)
    return tuple(found[key] for key in sorted(found))


def lay_out(document: Document) -> Reading:
    """Fold, split and outline a document."""
    reading = Reading(document)
    lines = tuple(paragraphs(reading.folded))
    reading.sections = outline(reading.folded, lines, document.genre, document.covers_year, document.title)
    return reading
