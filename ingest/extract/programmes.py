"""Programmes: schemes known by name, quoted names, fixed titles without quotes, works and events."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...ontology.model import Fact, Issue, Mention
from ..lexicon import found_by, rules
from ..reading import Reading
from .overlap import Taken
from .programme_identity import identify
from .programme_lists import listed
from .programme_names import Found
from .programme_quotes import quotes
from .programme_titles import titles
from .programme_works import held, works
from .tokens import cut_up

# A name inside the wording of an honour is no programme of the report (被评为…“…示范工程”第一名).
HONOURED = re.compile(r"(?:评为|授予|荣获|获评|命名为)[^,。;\n]{0,16}$")


def extract(reading: Reading) -> Iterator[Fact | Issue]:
    """Yield a mention for each programme named outside document titles; longer names win."""
    folded = reading.folded
    taken = Taken.by(reading)
    known = rules("programmes")
    for found in _apart(
        [*quotes(folded), *titles(folded), *works(folded), *held(folded), *listed(folded, cut_up(reading))]
    ):
        if not taken.meets(found.span) and not HONOURED.search(
            folded, max(found.span.begin - 20, 0), found.span.begin
        ):
            entity = identify(found, folded, reading.document.place)
            yield Mention(span=found.span, entity=entity, **found_by(known[found.rule]))


def _apart(found: list[Found]) -> Iterator[Found]:
    """Those that overlap no earlier one, in reading order; of one beginning the longest."""
    last = -1
    for item in sorted(found, key=lambda f: (f.span.begin, -f.span.end)):
        if item.span.begin >= last:
            yield item
            last = item.span.end
