"""The promised and the reported figures of a report, as far as comparing them needs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ...ontology.terms import GOV, NIF
from ..store import Store
from .horizon import Horizon, Horizons
from .wording import CLAUSE_END, SENTENCE_END

LONGEST = 400  # characters before a figure in which its sentence is sought
NAMES = "value upperValue unit unitText indicator indicatorText bound change refYear refPlace"
READ = ", ".join(f"<{GOV[name]}>" for name in NAMES.split())  # all that comparing needs


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure; `bound`, `change` and `better` are local names or None.

    `clause` is what stands before the figure in its clause, `sentence` the sentence around it.
    """

    iri: str
    begin: int
    value: Decimal
    upper: Decimal | None
    unit: str
    indicator: str
    text: str
    bound: str
    change: str | None
    better: str | None
    when: Horizon
    place: str = ""
    clause: str = ""
    sentence: str = ""

    @property
    def by(self) -> bool:
        """Whether the figure states a change by a number and not a level."""
        return self.change in ("Up", "Down")


def better_directions(store: Store) -> dict[str, str]:
    """Which way is better, by indicator, for the indicators of the code list."""
    found = store.rows(f"SELECT ?indicator ?better WHERE {{ ?indicator <{GOV.betterDirection}> ?better }}")
    return {indicator: local(better) for indicator, better in found if indicator and better}


def local(iri: str) -> str:
    """The local name of a term of the ontology."""
    return iri.rpartition("#")[2]


class Amounts:
    """Reads the figures of one report; `year` is the one it reviews."""

    def __init__(self, store: Store, report: str, year: int, better: Mapping[str, str]) -> None:
        self._store = store
        self._report = report
        self._year = year
        self._better = better
        self._text = ""
        for (text,) in store.rows(
            f"SELECT ?text WHERE {{ GRAPH <{report}> {{ ?context <{NIF.isString}> ?text }} }}"
        ):
            self._text = text or ""
        self._parts = self._part_begins()
        self._horizons = Horizons(self._text)

    def targets(self) -> list[Amount]:
        """The targets of commitments and plan sections for the year to come or later, in reading order."""
        found = self._store.rows(
            f"""SELECT DISTINCT ?figure WHERE {{ GRAPH <{self._report}> {{
                {{ ?line <{GOV.hasTarget}> ?figure ; a <{GOV.Commitment}> }}
                UNION {{ ?figure a <{GOV.Target}> ; <{GOV.inSection}> ?section .
                         ?section <{GOV.role}> <{GOV.Plan}> }}
            }} }}"""
        )
        planned = {figure for (figure,) in found}
        amounts = self._figures(str(GOV.Target), self._year + 1)
        return [amount for amount in amounts if amount.iri in planned and amount.when.year > self._year]

    def observations(self) -> list[Amount]:
        """The reported figures, in reading order."""
        return self._figures(str(GOV.Observation), self._year)

    def _part_begins(self) -> list[int]:
        """Where the main parts of the report begin."""
        found = self._store.rows(
            f"""SELECT ?begin WHERE {{ GRAPH <{self._report}> {{
                ?section a <{GOV.Section}> ; <{GOV.partOf}> <{self._report}> ;
                         <{GOV.evidence}>/<{NIF.beginIndex}> ?begin
            }} }}"""
        )
        return sorted({0, *(int(begin) for (begin,) in found if begin)})

    def _figures(self, kind: str, year: int) -> list[Amount]:
        """Read all properties in one plain scan: ten times as fast as a pattern with an OPTIONAL for each."""
        said: dict[str, dict[str, str]] = {}
        for figure, predicate, value in self._store.rows(
            f"""SELECT ?figure ?predicate ?value WHERE {{
                GRAPH <{self._report}> {{ ?figure a <{kind}> ; ?predicate ?value }}
                FILTER(?predicate IN ({READ}))
            }}"""
        ):
            if figure and predicate and value:
                said.setdefault(figure, {})[local(predicate)] = value
        complete = [of for of in said.items() if {"value", "indicator", "bound"} <= of[1].keys()]
        return sorted(
            (self._amount(kind, iri, of, year) for iri, of in complete),
            key=lambda amount: (amount.begin, amount.iri),
        )

    def _amount(self, kind: str, iri: str, of: Mapping[str, str], year: int) -> Amount:
        begin = int(iri.rpartition("/")[2])
        when = self._when(begin, year)
        if not when.span and "refYear" in of:
            when = Horizon(int(of["refYear"]))
        elif not when.span and kind == str(GOV.Observation):
            when = Horizon(year, span=True)  # the words leave the year open: perhaps a total of several
        low, high = _around(self._text, begin, SENTENCE_END)
        return Amount(
            iri=iri,
            begin=begin,
            value=Decimal(of["value"]),
            upper=Decimal(of["upperValue"]) if "upperValue" in of else None,
            unit=of.get("unit") or of.get("unitText", ""),
            indicator=of["indicator"],
            text=of.get("indicatorText", ""),
            bound=local(of["bound"]),
            change=local(of["change"]) if "change" in of else None,
            better=self._better.get(of["indicator"]),
            when=when,
            place=of.get("refPlace", ""),
            clause=self._text[_around(self._text, begin, CLAUSE_END)[0] : begin],
            sentence=self._text[low:high],
        )

    def _when(self, begin: int, year: int) -> Horizon:
        part = self._parts[bisect_right(self._parts, begin) - 1]
        return self._horizons.at(part, begin, year)


def _around(text: str, at: int, ends: re.Pattern[str]) -> tuple[int, int]:
    """The stretch between two matches of `ends` that holds `at`."""
    begin = max(0, at - LONGEST)
    for end in ends.finditer(text, begin, at):
        begin = end.end()
    after = ends.search(text, at)
    return begin, after.start() if after else len(text)
