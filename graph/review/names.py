"""Names so near that they may be of one thing: of a place's institutions, or of programmes and documents."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

from ...ontology.iris import Iris
from ...ontology.terms import GOV, SKOS
from ..link.wording import BREAK, bigrams, likeness
from ..merges.file import place_of
from ..store import Store

CLASSES = {"institution": GOV.Institution, "programme": GOV.Programme, "document": GOV.PolicyDocument}
PLACE = GOV.Place
NEAR = 0.6  # likeness from which two names are worth a look
RAREST = 2  # of a name's pairs of characters, those by which it meets others
LONGEST = 8  # characters of a place's name that a title holds
NOWHERE: frozenset[str] = frozenset()
CROWD = 60  # names that share a pair of characters; more of them share a common word, which tells nothing
DIGITS = str.maketrans("〇零一二三四五六七八九十", "00123456789X")
NUMBER = re.compile("[0-9X]+")
MARKS = re.compile("[“”‘’\"'「」《》\\s]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair that may be one thing (`now` two) or may not be one (`now` one), nearer the higher its score."""

    now: str
    score: float
    left: str
    right: str
    shown_by: str | None = (
        None  # the thing whose evidence shows the right side, where that has none of its own
    )
    words: str | None = None  # the wording that shows it


def near_names(kind: str) -> Callable[[Store, Iris], Iterator[Candidate]]:
    """Pairs of things of one kind (and place, where they have one) whose names are near each other."""

    def found(store: Store, iris: Iris) -> Iterator[Candidate]:
        names = _names(store, iris, kind)
        places = frozenset(_names(store, iris, "place").values())
        for left, right in sorted(_meeting(names)):
            score = nearness(names[left], names[right])
            if (
                score >= NEAR
                and len({_places_in(names[iri], places) for iri in (left, right)} - {NOWHERE}) < 2
            ):
                keep, give = sorted((left, right), key=lambda iri: (-len(names[iri]), iri))
                yield Candidate("two", score, keep, give)

    return found


def nearness(one: str, other: str) -> float:
    """How near two names are, 0..1: by shared pairs of characters, or as name and abbreviation.

    Names with other numbers are names of other things.

    >>> nearness("市市场监督管理局", "市市监局") > 0.6, nearness("市一中", "市二中")
    (True, 0.0)
    """
    short, long = sorted((bare(one), bare(other)), key=lambda name: (len(name), name))
    if NUMBER.findall(short.translate(DIGITS)) != NUMBER.findall(long.translate(DIGITS)):
        return 0.0
    near = likeness(short, long)
    if len(short) > 2 and short[0] == long[0] and short[-1] == long[-1] and _abbreviates(short, long):
        near = max(near, 0.6 + 0.4 * len(short) / len(long))
    return round(near, 4)


def bare(name: str) -> str:
    """A name without quotation marks and spaces, full-width forms as ASCII."""
    return MARKS.sub("", unicodedata.normalize("NFKC", name))


def _abbreviates(short: str, long: str) -> bool:
    """Whether the characters of `short` stand in `long` in their order."""
    rest = iter(long)
    return all(character in rest for character in short)


def _names(store: Store, iris: Iris, kind: str) -> dict[str, str]:
    rows = store.rows(
        f"""SELECT ?thing ?name WHERE {{ GRAPH <{iris.entities_graph}> {{
            ?thing a <{CLASSES.get(kind, PLACE)}> ; <{SKOS.prefLabel}> ?name }} }}"""
    )
    return {(thing or "").removeprefix(iris.base): name or "" for thing, name in rows}


def _meeting(names: dict[str, str]) -> set[tuple[str, str]]:
    """Pairs worth comparing: of one place (if any), with a rare pair of characters or both ends in common."""
    keys = {
        iri: [f"{place_of(iri)} {gram}" for gram in (*sorted(set(bigrams(name)) - {BREAK}), _ends(name))]
        for iri, name in names.items()
    }
    times = Counter(key for some in keys.values() for key in some)
    groups: dict[str, list[str]] = defaultdict(list)
    for iri, some in keys.items():
        for key in {*sorted(some, key=lambda key: (times[key], key))[:RAREST], some[-1]}:
            groups[key].append(iri)
    some_groups = (group for group in groups.values() if len(group) <= CROWD)
    return {pair for group in some_groups for pair in combinations(sorted(group), 2)}


def _ends(name: str) -> str:
    return f"{name[:1]}…{name[-1:]}"


def _places_in(name: str, places: frozenset[str]) -> frozenset[str]:
    """The places that a name holds (昆明市 of 昆明市国土空间总体规划)."""
    parts = (name[begin:end] for begin in range(len(name)) for end in range(begin + 2, begin + LONGEST + 1))
    return places.intersection(parts)
