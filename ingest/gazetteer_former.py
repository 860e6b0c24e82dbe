"""What the tables say of former divisions: one row each for a division, a name and a code that ended."""

from __future__ import annotations

from collections.abc import Iterator

from .gazetteer_history import FIRST, FIRST_CODE, LAST, Division, History


class Former:
    """Divisions that ended, and the former names and codes of those and of today's."""

    def __init__(self, history: History) -> None:
        """Group what each division was by the last code and name it had."""
        self.history = history
        exist = frozenset(history.today.values())
        self._was: dict[Division, list[Division]] = {}
        for division in sorted({*history.begun, *history.ended}):
            was = self._was.setdefault(history.last(division), [])
            if division not in was:
                was.append(division)
        self._replaced = sorted(
            division
            for division in self._was
            if division not in exist and history.ended.get(division, 0) >= FIRST
        )
        last = sorted(self._replaced, key=lambda division: (history.ended[division], division))
        self._bearer = {division.code: division for division in last} | history.today
        self._prefectures: dict[tuple[str, str], list[Division]] = {}
        for division in (*history.today.values(), *last):
            if division.level == 2:
                self._prefectures.setdefault((division.name, division.province), []).append(division)

    def replaced(self) -> Iterator[Division]:
        """The divisions that ended in 1983 or later."""
        yield from self._replaced

    def key(self, division: Division) -> str:
        """The code of a division; where another one has it now, the division it lay in and its name."""
        own = self._bearer.get(division.code) == division
        return division.code if own else f"{self.within(division)}/{division.name}"

    def within(self, division: Division) -> str:
        """The key of the prefecture that a county lay in, else its province."""
        province = division.code[:2] + "0000"
        if division.level == 2:
            return province
        name = self.history.upper.get(division, "")
        if name and name == self.history.today[province].name:
            return province
        upper = self._prefectures.get((name, division.province), [])
        upper = [each for each in upper if each.code[:4] == division.code[:4]] or upper
        upper = upper or [each for each in (self._bearer.get(division.code[:4] + "00"),) if each and not name]
        return self.key(upper[0]) if upper else province

    def successors(self, division: Division) -> tuple[str, ...]:
        """The keys of what a division became."""
        became = dict.fromkeys(self.history.became(division))
        known = [each for each in became if each in self._replaced or self._bearer.get(each.code) == each]
        return tuple(dict.fromkeys(self.key(each) for each in known))

    def since(self, division: Division) -> str:
        """The year in which a division began under whatever code and name; empty before 1983."""
        was = self._was.get(division, [division])
        first = [min(self.history.begun.get(each, [0])) for each in was]
        return _year(min(first))

    def until(self, division: Division) -> str:
        """The year in which a division ended."""
        return str(self.history.ended[division])

    def years(self, division: Division) -> tuple[str, str]:
        """From when to when a division had this code and name."""
        return _year(min(self.history.begun.get(division, [0]))), str(self.history.ended[division])

    def names(self) -> Iterator[tuple[str, Division]]:
        """Former names, each with the key of the division and under the last code that it had then."""
        for last, was in self._kept():
            found = {each.name: each for each in sorted(was, key=self._end) if each.name != last.name}
            yield from ((self.key(last), each) for each in found.values())

    def codes(self) -> Iterator[tuple[str, Division]]:
        """Former codes, each with the key of the division."""
        for last, was in self._kept():
            found = {each.code: each for each in sorted(was, key=self._end) if each.code != last.code}
            yield from (
                (self.key(last), each) for each in found.values() if self.history.ended[each] >= FIRST_CODE
            )

    def _kept(self) -> Iterator[tuple[Division, list[Division]]]:
        exist = frozenset(self.history.today.values())
        for last, was in sorted(self._was.items()):
            if last in exist or last in self._replaced:
                yield last, [each for each in was if each in self.history.ended]

    def _end(self, division: Division) -> int:
        return self.history.ended.get(division, LAST)


def _year(year: int) -> str:
    return str(year) if year >= FIRST else ""
