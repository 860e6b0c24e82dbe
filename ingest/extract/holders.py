"""Which sections hold an offset, asked for rising offsets."""

from __future__ import annotations

from ...ontology.model import Section


class Holders:
    """The sections that hold rising offsets, outermost first, in one pass."""

    def __init__(self, sections: tuple[Section, ...]) -> None:
        self.sections = sorted(sections, key=lambda s: (s.scope.begin, -s.scope.end))
        self.next = 0
        self.open: list[Section] = []

    def at(self, offset: int) -> list[Section]:
        """The sections around `offset`; offsets must not fall."""
        while self.next < len(self.sections) and self.sections[self.next].scope.begin <= offset:
            self.open.append(self.sections[self.next])
            self.next += 1
        self.open = [section for section in self.open if offset < section.scope.end]
        return self.open
