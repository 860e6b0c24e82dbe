"""Places: divisions, townships, zones, named sites, rivers and regions, outside the names of others."""

from __future__ import annotations

from collections.abc import Iterator

from ...ontology.model import Fact, Issue, Level, Mention, Place
from ..gazetteer import gazetteer
from ..lexicon import found_by
from ..reading import Reading
from .overlap import Taken
from .place_divisions import divisions
from .place_lists import listed
from .place_names import Found
from .place_numbered import numbered
from .place_regions import regions
from .place_sites import sites
from .place_townships import known_townships
from .tokens import cut_up

NAMED = 5  # divisions that the message about an open name lists


def extract(reading: Reading) -> Iterator[Fact | Issue]:
    """Yield a mention for each place: where names overlap the first, where they begin alike the longest."""
    taken = Taken.by(reading)
    last, noted = -1, set[str]()
    for found in sorted(_all(reading), key=lambda f: (f.span.begin, -f.span.end)):
        if found.span.begin < last or taken.meets(found.span):
            continue
        last = found.span.end if found.place else last
        words = found.span.of(reading.text)
        if found.among and words not in noted:
            noted.add(words)
            yield reading.issue(found.rule.name, _open(words, found), found.span, Level.NOTE)
        if found.place is None:
            continue
        yield Mention(span=found.span, entity=found.place, **found_by(found.rule))


def _open(words: str, found: Found) -> str:
    """What an issue says of a name that may mean several divisions."""
    named = [_described(place) for place in found.among[:NAMED]]
    more = f" and {len(found.among) - NAMED} more" if len(found.among) > NAMED else ""
    left = "taken as one without a code" if found.place else "left alone"
    return f"{words} may be {', '.join(named)}{more}; {left}"


def _described(place: Place) -> str:
    upper = gazetteer().by_code(place.within or "")
    return f"{upper.name if upper else ''}{place.name} ({place.code or 'former'})"


def _all(reading: Reading) -> Iterator[Found]:
    near, cuts = reading.document.place, cut_up(reading)
    at = reading.standpoint
    yield from divisions(reading.folded, cuts, at)
    yield from known_townships(reading.folded, cuts, at)
    yield from regions(reading.folded)
    yield from numbered(reading.folded, near)
    yield from sites(reading.folded, cuts, at)
    yield from listed(reading.folded, cuts, near)
