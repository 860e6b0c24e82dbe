"""Whether a figure is promised or reported, by section and by the words before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from ...ontology.model import Section, SectionRole
from ..lexicon import table
from ..reading import Reading


@dataclass(frozen=True, slots=True)
class StatusWords:
    """`targets.tsv` and `reported.tsv` as patterns."""

    clause: re.Pattern[str]
    sentence: re.Pattern[str]
    reported: re.Pattern[str]


@cache
def status_words() -> StatusWords:
    """Compile the tables that tell targets from reports.

    Each row begins with one word, so that `re` passes at once over all that begins with no first character.
    """
    rows = table("figures/targets", "words", "scope")
    by_scope = {
        scope: re.compile("|".join(row["words"] for row in rows if row["scope"] == scope))
        for scope in ("clause", "sentence")
    }
    reported = "|".join(row["words"] for row in table("figures/reported", "words"))
    return StatusWords(by_scope["clause"], by_scope["sentence"], re.compile(reported))


class Status:
    """Target or report, for the figures of one report in order."""

    def __init__(self, reading: Reading) -> None:
        self.words = status_words()
        # cues are found once in the whole text; a figure then looks only at their offsets
        self.sentence_cues = [m.end() for m in self.words.sentence.finditer(reading.folded)]
        self.clause_cues = [m.end() for m in self.words.clause.finditer(reading.folded)]
        self.reported_cues = [m.end() for m in self.words.reported.finditer(reading.folded)]

    def of(self, sentence: int, clause: int, begin: int, holders: list[Section]) -> bool:
        """Tell whether the figure at `begin`, in this sentence and clause within `holders`, is a target."""
        if holders and holders[-1].role is SectionRole.PLAN:
            return not _between(self.reported_cues, clause, begin)
        return _between(self.sentence_cues, sentence, begin) or _between(self.clause_cues, clause, begin)


def _between(offsets: list[int], low: int, high: int) -> bool:
    """Tell whether one of the sorted `offsets` lies in `low..high`."""
    at = bisect_right(offsets, low)
    return at < len(offsets) and offsets[at] <= high
