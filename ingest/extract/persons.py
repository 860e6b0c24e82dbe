"""Persons: names behind an office, and leaders named before theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import ahocorasick_rs as ac

from ...ontology.iris import place_key
from ...ontology.model import Fact, Issue, Mention, Person, Span
from ..gazetteer import NATION, gazetteer
from ..lexicon import found_by, rules, table
from ..reading import Reading
from .overlap import Taken

GAP = "[ \n:*?]{0,4}"  # ?: a character that a page could not show
# A given name of one or two characters; spaced out in the opening lines of many reports (陈 伟 俊).
GIVEN = "[一-鿿](?:[ ]?[一-鿿])?"
# A name of another tongue, written with a dot (艾尔肯·吐尼亚孜).
DOTTED = "[一-鿿]{2,6}[·•・‧][一-鿿]{2,8}"
# A name of any tongue that fills the rest of its line.
ALONE = "(?:[一-鿿]{1,6}[·•・‧.][一-鿿]{1,8}|[一-鿿](?:[ ]{0,3}[一-鿿]){1,4})"
# Before a name that stands before its office: no word goes on there.
BOUNDARY = r"(?<![一-鿿])|(?<=[以和与对向像由被是习在了学院长记给行委府彻部员])"
# What follows a name: punctuation, a line's end, or a verb (教授郑春燕围绕…作专题辅导).
EDGE = re.compile(r"[ ]{0,4}(?:[,。;:、()*\n]|$)")
HEAD = 3000  # code points of a report's begin in which its speaker signs
LONGEST = 5  # code points of a name before its office, and what stands before it
# Between names; 和 inside a name stays (李和平, 张仁和).
LISTING = re.compile("、|(?<=[一-鿿]{2})和(?=[一-鿿]{2})")
MOST = 6  # names before one 同志


class Found(NamedTuple):
    """A name with its office and the rule that found it."""

    span: Span
    office: str | None
    rule: str


def extract(reading: Reading) -> Iterator[Fact | Issue]:
    """Yield a mention for each person named with an office or as the speaker; `office` holds its words."""
    taken = Taken.by(reading)
    place = place_key(reading.document.place)
    folded = reading.folded
    named: dict[Span, Found] = {}
    others = (*_titled(folded), *_signed(folded), *_in_context(folded))
    for found in (*_behind_office(folded), *_leading(folded), *others):
        named.setdefault(found.span, found)
    last = 0
    for span in sorted(named):
        name = re.sub(r"\s", "", span.of(folded))
        if span.begin < last or taken.meets(span) or _is_no_name(name):
            continue
        last = span.end
        person = Person(name, NATION if named[span].rule == "leader" else place)
        known = rules("persons")[named[span].rule]
        yield Mention(span=span, entity=person, office=named[span].office, **found_by(known))


def _behind_office(folded: str) -> Iterator[Found]:
    for match in _before().finditer(folded):
        end = _end(folded, match)
        office = _offices().search(folded, max(match.start() - 8, 0), match.start() + 1) if end else None
        if end is not None and office is not None:
            yield Found(Span(match.start("name"), end), office[0], "office")


def _leading(folded: str) -> Iterator[Found]:
    for match in _leaders().finditer(folded):
        behind = (word for word in _title_words()[1] if folded.startswith(word, match.end()))
        office = next(behind, None) or match["office"]
        yield Found(Span(*match.span(match.lastgroup or 0)), office, "leader")


def _titled(folded: str) -> Iterator[Found]:
    """Names before 同志 and the like, and those before them in a list (孙某、潘某某同志)."""
    titles, words = _title_words()
    for index, begin, _ in titles.find_matches_as_indexes(folded):
        name = _before_title().search(folded, max(begin - LONGEST, 0), begin)
        for _ in range(MOST):
            if name is None:
                break
            yield Found(Span(*name.span("name")), words[index], "titled")
            begin = name.start("name")
            name = _listed().search(folded, max(begin - LONGEST - 1, 0), begin)


def _signed(folded: str) -> Iterator[Found]:
    """The speaker's name alone behind the date or the meeting (二〇〇六年一月十六日 某某某), or an office.

    Nothing else stands on the line of a speaker, so that a name behind the office needs no known surname.
    """
    for match in _signature().finditer(folded, 0, HEAD):
        yield Found(Span(*match.span(match.lastgroup or "name")), match["office"], "signed")


def _in_context(folded: str) -> Iterator[Found]:
    """Names that win what persons win or are commemorated, of those held up as examples, and of cases."""
    for match in (found for pattern in _contexts() for found in pattern.finditer(folded)):
        begin = match.start("names")
        for name in LISTING.split(match["names"]):
            yield Found(Span(begin, begin + len(name)), None, "context")
            begin += len(name) + 1


def _end(folded: str, match: re.Match[str]) -> int | None:
    """Where the name ends: before an edge or a verb; None where the words are no name."""
    begin, end = match.span("name")
    if EDGE.match(folded, end):
        return end
    for at in (end, end - 1):
        if at - begin >= 2 and _verbs().match(folded, at):
            return at
    return None


@cache
def _surnames() -> str:
    rows = table("persons/surnames", "surnames")
    names = [name for row in rows for name in row["surnames"].split()]
    single = "".join(name for name in names if len(name) == 1)
    return "|".join([*(name for name in names if len(name) > 1), f"[{single}]"])  # 欧阳 before 欧


@cache
def _sounds() -> str:
    """Names of other tongues without a dot: three to five characters that write sounds (巴图那顺)."""
    sounds = "".join(row["characters"] for row in table("persons/sounds", "characters", "example"))
    return f"[{sounds}]{{3,5}}"


@cache
def _before() -> re.Pattern[str]:
    """The last character of an office and, behind it, a surname and a given name."""
    last = "".join(row["last"] for row in table("persons/offices", "office", "last", "example"))
    return re.compile(rf"[{last}]{GAP}(?P<name>{DOTTED}|{_sounds()}|(?:{_surnames()})[ ]{{0,3}}{GIVEN})")


@cache
def _before_title() -> re.Pattern[str]:
    return re.compile(rf"(?:{BOUNDARY})(?P<name>(?:{_surnames()})[一-鿿]{{1,2}})\Z")


@cache
def _title_words() -> tuple[ac.AhoCorasick, tuple[str, ...]]:
    rows = table("persons/titles", "title", "example")
    words = tuple(word for row in rows for word in row["title"].split())
    return ac.AhoCorasick(words, matchkind=ac.MatchKind.LeftmostLongest), words


@cache
def _listed() -> re.Pattern[str]:
    return re.compile(rf"(?:{BOUNDARY})(?P<name>(?:{_surnames()})[一-鿿]{{1,2}})[、和]\Z")


@cache
def _signature() -> re.Pattern[str]:
    name = rf"{DOTTED}|(?:{_surnames()})[ ]{{0,3}}{GIVEN}"
    return re.compile(
        rf"(?:会议上|会上|日)[)*]{{0,3}}[ \n*(]{{1,12}}(?P<name>{name})[ ]{{0,3}}(?=[)*\n])"
        rf"|(?<=\n)(?P<opening>{name})(?=作《)"
        rf"|(?P<office>[省市县区州旗盟][ ]{{0,3}}长|主席)[ *:]{{1,12}}(?!各位|同志)(?P<alone>{ALONE})"
        r"[ ]{0,3}(?=[)*\n(])"
    )


@cache
def _contexts() -> tuple[re.Pattern[str], ...]:
    """What stands around names without an office, from `contexts.tsv`; `many` allows a list of names."""
    name = rf"(?:{_surnames()})[一-鿿]{{1,2}}?"
    more = {"yes": f"(?:[、和]{name})*", "no": ""}
    rows = table("persons/contexts", "before", "behind", "many", "example")
    return tuple(
        re.compile(f"(?:{row['before']})(?P<names>{name}{more[row['many']]})(?={row['behind']})")
        for row in rows
    )


@cache
def _offices() -> re.Pattern[str]:
    """An office that ends where the stretch ends."""
    offices = "|".join(row["office"] for row in table("persons/offices", "office", "last", "example"))
    return re.compile(rf"(?:{offices})$")


@cache
def _leaders() -> re.Pattern[str]:
    """Names of lexicon/persons/leaders.tsv before their office (习近平总书记) or behind it (总书记江泽民)."""
    rows = table("persons/leaders", "name", "office", "example")
    before = "|".join(f"{row['name']}(?={row['office']})" for row in rows)
    names = "|".join(row["name"] for row in rows)
    return re.compile(f"(?P<before>{before})|(?P<office>总书记|主席|总理)(?P<behind>{names})")


@cache
def _no_names() -> tuple[frozenset[str], re.Pattern[str]]:
    """Words that are no names (of places too: 南京代市长), and letters that end none."""
    rows = table("persons/words", "word", "example")
    ends = "".join(row["word"][1:] for row in rows if row["word"].startswith("-"))
    return frozenset((*(row["word"] for row in rows), *gazetteer().short_names())), re.compile(f"[{ends}]")


def _is_no_name(name: str) -> bool:
    """Whether the words only begin like a name, or name a place (南京代市长)."""
    words, ends = _no_names()
    return name in words or ends.search(name, 1) is not None


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile("|".join(row["verb"] for row in table("persons/verbs", "verb", "example")))
