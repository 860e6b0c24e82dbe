"""Reads the panel's rows out of a store, one report after another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from ...ontology.terms import GOV, NIF, SKOS
from ...ontology.vocab import concepts, indicators
from ..errors import PanelError
from ..store import Store
from .rows import Row, Wanted, in_order

KINDS = {"Observation": "reported", "Target": "target"}


def panel(store: Store, wanted: Wanted | None = None, left_out: Counter[str] | None = None) -> list[Row]:
    """The figures of a store that have a value and are about one place, sorted by place, indicator and year.

    `left_out` is made to count figures of these indicators that have no place, no value or no year. Raises
    `PanelError` for an indicator or place that the store does not hold.
    """
    wanted, left = wanted or Wanted(), Counter[str]() if left_out is None else left_out
    places = _places(store)
    labels = _labels(store, wanted)
    allowed = _allowed(wanted, labels)
    known = {name for place in places.values() for name in place[:2]}
    for place in wanted.places:
        if place not in known:
            raise PanelError(f"{place}: the store holds no such place; give a name (龙泉市) or code (331181)")
    labels = {indicator: label for indicator, label in labels.items() if label in allowed}
    reports = [report for (report,) in store.rows(f"SELECT ?r WHERE {{ ?r a <{GOV.Report}> }}") if report]
    chosen = "" if wanted.own_words else _only(labels)
    rows = (row for report in sorted(reports) for row in _rows(store, report, places, labels, chosen, left))
    return in_order(row for row in rows if _fits(row, wanted, left))


def _fits(row: Row, wanted: Wanted, left: Counter[str]) -> bool:
    if wanted.places and row.place not in wanted.places and row.place_code not in wanted.places:
        return False
    if row.year is None and not wanted.undated:
        left["year"] += 1
        return False
    return (
        (wanted.first_year is None or (row.year or 0) >= wanted.first_year)
        and (wanted.last_year is None or (row.year or 0) <= wanted.last_year)
        and wanted.kind in (None, row.kind)
        and row.confidence >= wanted.least_confidence
    )


def _allowed(wanted: Wanted, labels: Mapping[str, str]) -> frozenset[str]:
    """The labels of the indicators asked for."""
    scheme = {indicator.label for indicator in indicators()}
    if not wanted.indicators:
        return frozenset(labels.values()) if wanted.own_words else frozenset(scheme)
    names: dict[str, set[str]] = {label: {label} for label in labels.values()}
    for indicator in indicators():
        for name in (indicator.code, indicator.label, *indicator.phrasings):
            names.setdefault(name, set()).add(indicator.label)
    for name in wanted.indicators:
        if name not in names:
            raise PanelError(f"{name}: no indicator of this name, code or phrasing; see vocab/indicators.ttl")
    return frozenset(label for name in wanted.indicators for label in names[name])


def _places(store: Store) -> dict[str, tuple[str, str, str]]:
    """Name, code and level of each place that a figure or report is about, by IRI."""
    found = store.rows(
        f"""SELECT DISTINCT ?place ?name ?code ?level WHERE {{
            ?place <{SKOS.prefLabel}> ?name ; <{GOV.level}> ?level .
            OPTIONAL {{ ?place <{SKOS.notation}> ?code }}
        }}"""
    )
    return {
        place: (name, code or "", (level or "").rpartition("/")[2])
        for place, name, code, level in found
        if place and name
    }


def _labels(store: Store, wanted: Wanted) -> dict[str, str]:
    """The Chinese labels of indicators, by IRI; those in reports' own words where they may be asked for."""
    found = {concept.iri: concept.label_zh for concept in concepts("indicator")}
    if wanted.own_words or wanted.indicators:
        for indicator, label in store.rows(
            f"SELECT ?i ?label WHERE {{ ?i a <{GOV.Indicator}> ; <{SKOS.prefLabel}> ?label }}"
        ):
            if indicator and label:
                found.setdefault(indicator, label)
    return found


def _only(indicators: Iterable[str]) -> str:
    """A pattern that holds for figures of these indicators only; it spares reading all the others."""
    values = " ".join(f"<{indicator}>" for indicator in sorted(indicators))
    return f"VALUES ?i {{ {values} }} ?f <{GOV.indicator}> ?i ."


def _rows(
    store: Store,
    report: str,
    places: Mapping[str, tuple[str, str, str]],
    labels: Mapping[str, str],
    chosen: str,
    left: Counter[str],
) -> Iterator[Row]:
    """Read all properties in one plain scan, which is far faster than a pattern with an OPTIONAL for each."""
    said: dict[str, dict[str, str]] = {}
    for figure, predicate, value in store.rows(
        f"SELECT ?f ?p ?o WHERE {{ GRAPH <{report}> {{ {chosen} ?f a <{GOV.Figure}> ; ?p ?o }} }}"
    ):
        if figure and predicate and value:
            name = predicate.rpartition("#")[2]
            said.setdefault(figure, {})["kind" if KINDS.get(value.rpartition("#")[2]) else name] = value
    spans = _spans(store, report, chosen)
    for of in said.values():
        place = places.get(of.get("refPlace", ""))
        label = labels.get(of.get("indicator", ""))
        if label is None:
            continue
        if place is None or "value" not in of:
            left["place" if place is None else "value"] += 1
            continue
        begin, end, sentence = spans[of["evidence"]]
        yield Row(
            *place,
            year=int(of["refYear"]) if "refYear" in of else None,
            indicator=label,
            indicator_text=of.get("indicatorText", ""),
            value=Decimal(of["value"]),
            upper_value=Decimal(of["upperValue"]) if "upperValue" in of else None,
            unit=of.get("unitText", ""),
            bound=_local(of["bound"]),
            change=_local(of.get("change", "")),
            kind=KINDS[_local(of["kind"])],
            confidence=Decimal(of["confidence"]),
            report=report,
            sentence=sentence,
            begin=begin,
            end=end,
        )


def _spans(store: Store, report: str, chosen: str) -> dict[str, tuple[int, int, str]]:
    """Begin, end and the sentence's words of each figure's span."""
    found = store.rows(
        f"""SELECT ?span ?begin ?end ?words WHERE {{ GRAPH <{report}> {{
            {chosen} ?f a <{GOV.Figure}> ; <{GOV.evidence}> ?span .
            ?span <{NIF.beginIndex}> ?begin ; <{NIF.endIndex}> ?end ; <{GOV.inSentence}> ?sentence .
            ?sentence <{NIF.anchorOf}> ?words .
        }} }}"""
    )
    return {
        span: (int(begin), int(end), words)
        for span, begin, end, words in found
        if span and begin and end and words
    }


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]
