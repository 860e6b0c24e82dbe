"""Patterns that may begin in many ways, sought only where they can: by their first character."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


def matches_at(first: re.Pattern[str], pattern: re.Pattern[str], folded: str) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer` finds, provided that every match begins where `first` finds something.

    `first` is one class of characters, with a look ahead at most: `re` passes over all other characters at
    once, while it would try a pattern with several beginnings at each of them.

    >>> road = re.compile("[国省]道[0-9]+|[0-9]+国道")
    >>> [match[0] for match in matches_at(re.compile("[国省0-9]"), road, "改造319国道和省道20")]
    ['319国道', '省道20']
    """
    return matches_from((found.start() for found in first.finditer(folded)), pattern, folded)


def matches_from(begins: Iterable[int], pattern: re.Pattern[str], folded: str) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer` finds, provided that every match begins at one of the rising `begins`."""
    end = 0
    for begin in begins:
        if begin >= end and (match := pattern.match(folded, begin)):
            yield match
            end = match.end()
