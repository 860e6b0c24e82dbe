"""Places: divisions, townships, zones, named sites, rivers and regions, outside the names of others."""

from __future__ import annotations

from collections.abc import Iterator

from ...ontology.model import Fact, Issue, Level, Mention
from ..lexicon import found_by, rules
from ..reading import Reading
from .overlap import Taken
from .place_divisions import divisions
from .place_lists import listed
from .place_names import Found
from .place_numbered import numbered
from .place_regions import regions
from .place_sites import sites
from .tokens import cut_up


def extract(reading: Reading) -> Iterator[Fact | Issue]:
    """Yield a mention for each place: where names overlap the first, where they begin alike the longest."""
    taken = Taken.by(reading)
    last = -1
    for found in sorted(_all(reading), key=lambda f: (f.span.begin, -f.span.end)):
        if found.span.begin < last or taken.meets(found.span):
            continue
        last = found.span.end
        if found.rule is rules("places")["ambiguous"]:
            message = f"several divisions are called {found.place.name}; taken as one without a code"
            yield reading.issue(found.rule.name, message, found.span, Level.NOTE)
        yield Mention(span=found.span, entity=found.place, **found_by(found.rule))


def _all(reading: Reading) -> Iterator[Found]:
    near, cuts = reading.document.place, cut_up(reading)
    at = reading.standpoint
    yield from divisions(reading.folded, cuts, at)
    yield from regions(reading.folded)
    yield from numbered(reading.folded, near)
    yield from sites(reading.folded, cuts, at)
    yield from listed(reading.folded, cuts, near)
