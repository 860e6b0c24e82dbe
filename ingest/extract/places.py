"""Places: divisions by full and short name, townships, zones, rivers, regions and named sites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import ahocorasick_rs as ac

from ...ontology.model import Fact, Issue, Level, Mention, Place, Span
from ..gazetteer import gazetteer, unlisted
from ..lexicon import Rule, found_by, rules, table
from ..reading import Reading
from .overlap import Taken
from .place_names import meant
from .tokens import Cut, Cuts, Token, cut_up

EDGE = 6  # code points looked at on either side of a name
# Inside an office or the name of an honour a division's name names no place (丽水市市长, 第一批浙江省…基地).
OFFICE = re.compile(r"(?:人民政府)?(?:代理?|副|常务副)?(?:市长|省长|县长|区长|州长|主席|书记)")
BATCH = re.compile(r"第?[首一二三四五六七八九十\d]+批$")
FOUNDING = re.compile(r"(?:建成|新建|建设|打造|兴建|开放)(?:了)?$")
CHINESE_NAME = re.compile(r"[一-鿿]+(?:\([一-鿿]{2,6}\))?")


class Ending(NamedTuple):
    """An ending of zones, townships and sites (lexicon/places/sites.tsv)."""

    word: str
    level: str
    needs: str
    never: re.Pattern[str]  # words before the ending that make it a kind (各镇)
    after: re.Pattern[str] | None  # what may not follow (乡村)


class Found(NamedTuple):
    """A place found at a span."""

    span: Span
    place: Place
    rule: Rule


def extract(reading: Reading) -> Iterator[Fact | Issue]:
    """Yield a mention for each place named outside the names of institutions, programmes and documents."""
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
    yield from _divisions(reading.folded, cuts, near)
    yield from _regions(reading.folded)
    yield from _sites(reading.folded, cuts, near)


def _divisions(folded: str, cuts: Cuts, near: Place) -> Iterator[Found]:
    """Divisions; names that touch are one compound name (浙江省丽水市)."""
    known = rules("places")
    run: list[tuple[Token, Place]] = []
    for token in cuts.names:
        if token.cut not in (Cut.PLACE, Cut.SHORT):
            continue
        if run and token.begin != run[-1][0].end:
            yield from _compound(folded, run, near)
            run = []
        place = meant(token, near)
        if place is None:
            if (
                token.cut is Cut.PLACE
                and len(token.word) > 2
                and gazetteer().resolve(token.word, near) is None
            ):
                yield Found(Span(token.begin, token.end), unlisted(token.word, near), known["ambiguous"])
        elif _stands(folded, token):
            run.append((token, place))
    yield from _compound(folded, run, near)


def _compound(folded: str, run: list[tuple[Token, Place]], near: Place) -> Iterator[Found]:
    """The place of touching names: one where each lies in the one before, else one each."""
    known = rules("places")
    while run:
        size = len(run)
        while size > 1:
            span = Span(run[0][0].begin, run[size - 1][0].end)
            whole = gazetteer().resolve(span.of(folded), near)
            if whole is not None:
                yield Found(span, whole, known["division"])
                break
            size -= 1
        else:
            token, place = run[0]
            rule = known["division" if token.cut is Cut.PLACE else "short"]
            yield Found(Span(token.begin, token.end), place, rule)
        run = run[size:]


def _stands(folded: str, token: Token) -> bool:
    """Whether the name really stands for the place: not in a slogan (法治苏州), an office, another name."""
    before, after = _slogans()
    left = folded[max(token.begin - EDGE, 0) : token.begin]
    if OFFICE.match(folded, token.end) or BATCH.search(left):
        return False
    if token.cut is Cut.PLACE:
        return True
    return not before.search(left) and not after.match(folded, token.end, token.end + EDGE)


@cache
def _slogans() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = {row["side"]: row["words"] for row in table("places/slogans", "side", "words", "example")}
    return re.compile(f"(?:{rows['before']})$"), re.compile(rows["after"])


def _regions(folded: str) -> Iterator[Found]:
    automaton, rows = _region_automaton()
    rule = rules("places")["region"]
    for index, begin, end in automaton.find_matches_as_indexes(folded):
        name, level, after = rows[index]
        if after is None or not after.match(folded, end):
            yield Found(Span(begin, end), Place(name, None, None, level), rule)


@cache
def _region_automaton() -> tuple[ac.AhoCorasick, tuple[tuple[str, str, re.Pattern[str] | None], ...]]:
    rows = tuple(
        (row["name"], row["level"], re.compile(row["after"]) if row["after"] else None)
        for row in table("places/regions", "name", "level", "after", "example")
    )
    return ac.AhoCorasick([r[0] for r in rows], matchkind=ac.MatchKind.LeftmostLongest), rows


def _sites(folded: str, cuts: Cuts, near: Place) -> Iterator[Found]:
    """Townships, zones and sites: an ending with a name before it that begins at a boundary."""
    automaton, endings = _site_automaton()
    for index, begin, end in automaton.find_matches_as_indexes(folded):
        ending = endings[index]
        start, placed = _site_start(cuts, begin, near)
        words = folded[start:begin]
        followed = ending.after is not None and ending.after.match(folded, end)
        if not followed and _names_site(folded, start, words, ending, placed is not None):
            site = _site(folded[start:end], placed, ending, near)
            yield Found(Span(start, end), site, rules("places")[ending.needs])


def _site(words: str, placed: Place | None, ending: Ending, near: Place) -> Place:
    """The site; a township drops the name of the division it lies in, for its own name is the rest."""
    within = placed or near
    name = words
    if placed is not None and ending.level == "township":
        written = placed.name if words.startswith(placed.name) else placed.name[:-1]
        name = words.removeprefix(written)
    return Place(name, None, within.code or within.within, ending.level)


def _names_site(folded: str, start: int, words: str, ending: Ending, placed: bool) -> bool:
    if not CHINESE_NAME.fullmatch(words) or ending.never.search(words):
        return False
    match ending.needs:
        case "township":
            return (len(words) == 2 and not placed) or (placed and 4 <= len(words) <= 6)
        case "placed":
            return placed and len(words) <= 8
        case "made":
            return 2 <= len(words) <= 6 and bool(FOUNDING.search(folded, max(start - EDGE, 0), start))
        case _:
            return 2 <= len(words) <= 8


def _site_start(cuts: Cuts, at: int, near: Place) -> tuple[int, Place | None]:
    """Where the name of the site whose ending stands at `at` begins, and the division that it begins with."""
    start, placed = cuts.start(at), None
    for token in cuts.between(start, at):
        if token.cut in (Cut.SOFT, Cut.QUOTE):
            start, placed = token.end, None
        elif token.cut in (Cut.PLACE, Cut.SHORT) and placed is None and (division := meant(token, near)):
            start, placed = token.begin, division
    return start, placed


@cache
def _site_automaton() -> tuple[ac.AhoCorasick, tuple[Ending, ...]]:
    rows = table("places/sites", "ending", "level", "needs", "not", "after", "example")
    endings = tuple(
        Ending(
            row["ending"],
            row["level"],
            row["needs"],
            re.compile(f"(?:{row['not']})$|^(?:{row['not']})"),
            re.compile(row["after"]) if row["after"] else None,
        )
        for row in rows
    )
    return ac.AhoCorasick([e.word for e in endings], matchkind=ac.MatchKind.LeftmostLongest), endings
