"""The file of reviewed judgements (`merges.tsv`): one a line, with who decided and why."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from ..errors import MergesError

COLUMNS = ("verdict", "left", "right", "who", "why")
HEAD = """\
# Reviewed judgements, applied at each build; they are stronger than any rule. Lines may be edited by hand.
# verdict: same (right is called as left is from now on), different (they stay or become two), unsure (is not
#   asked again).
# left, right: what is judged, as the end of its IRI behind …/id/ (institution/331181/市司法局).
"""
SHARED = ("institution", "programme", "document", "person")  # kinds of thing that can be one or two
LINES = "/measure/"  # what a commitment and the measure that fulfils it have in their IRIs


class Verdict(StrEnum):
    """What a reviewer says of a pair."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line of the file; `left` and `right` are IRIs without their base."""

    verdict: Verdict
    left: str
    right: str
    who: str
    why: str
    line: int = field(default=0, compare=False)

    @property
    def of_promise(self) -> bool:
        """Whether it is about a commitment (`left`) and a measure of a later report (`right`)."""
        return self.left.startswith("report/")


class Merges:
    """The judgements of one file, looked up by what they are about."""

    def __init__(self, judgements: Iterable[Judgement] = (), source: str = "merges.tsv") -> None:
        """Take judgements in the order of the file; raises `MergesError` where two contradict each other."""
        self.source = source
        self.judgements = tuple(judgements)
        self._called: dict[str, str] = {}  # by a name that gave way
        self.split: set[tuple[str, str]] = set()  # what a rule made one, and the wording that is another
        self._check()

    def _check(self) -> None:
        said: dict[frozenset[str], Judgement] = {}
        for each in self.judgements:
            before = said.setdefault(frozenset((each.left, each.right)), each)
            if before.verdict != each.verdict:
                said_before = f"line {before.line} ({before.verdict})"
                raise MergesError(f"{self.source} line {each.line}: {each.verdict} contradicts {said_before}")
            if not each.of_promise and each.verdict is Verdict.SAME:
                self._join(each)
            if not each.of_promise and each.verdict is Verdict.DIFFERENT:
                self.split.add((each.left, each.right))
        for each in self.judgements:
            one = self.called(each.left) == self.called(each.right)
            if not each.of_promise and each.verdict is Verdict.DIFFERENT and one:
                raise MergesError(
                    f"{self.source} line {each.line}: different, but other lines make the two the same"
                )

    def _join(self, judgement: Judgement) -> None:
        left, right = self.called(judgement.left), self.called(judgement.right)
        if left != right:
            self._called[right] = left

    def called(self, name: str) -> str:
        """What a thing is called after all judgements: of those that are the same, the one on the left."""
        while name in self._called:
            name = self._called[name]
        return name

    @property
    def renames(self) -> bool:
        """Whether any judgement changes what something is called."""
        return bool(self._called or self.split)

    def promises(self, base: str) -> Mapping[tuple[str, str], str]:
        """The verdicts on commitments and measures, by their full IRIs."""
        return {
            (f"{base}{each.left}", f"{base}{each.right}"): each.verdict.value
            for each in self.judgements
            if each.of_promise
        }


def read_merges(path: Path, *, needed: bool = False) -> Merges:
    """The judgements of a file; none where there is no file and none is `needed`.

    Raises `MergesError`, naming file and line.
    """
    if not path.exists() and not needed:
        return Merges(source=path.name)
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise MergesError(f"{path.name}: cannot be read ({error}); it must be UTF-8 text") from error
    return Merges(_rows(path.name, lines), path.name)


def _rows(source: str, lines: list[str]) -> Iterator[Judgement]:
    header: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        (cells,) = csv.reader([line], delimiter="\t", quoting=csv.QUOTE_NONE)
        if not header:
            header = cells
            if tuple(header) != COLUMNS:
                raise MergesError(f"{source} line {number}: the header must be {'<tab>'.join(COLUMNS)}")
            continue
        if len(cells) != len(COLUMNS):
            raise MergesError(f"{source} line {number}: {len(cells)} cells, not {len(COLUMNS)} (by tabs)")
        yield _judgement(source, number, dict(zip(COLUMNS, map(str.strip, cells), strict=True)))


def _judgement(source: str, number: int, row: Mapping[str, str]) -> Judgement:
    where = f"{source} line {number}"
    if row["verdict"] not in set(Verdict):
        raise MergesError(f"{where}: {row['verdict']!r} is no verdict; write same, different or unsure")
    left, right = row["left"], row["right"]
    kinds = left.partition("/")[0], right.partition("/")[0]
    promise = kinds == ("report", "report") and LINES in left and LINES in right
    if not promise and (kinds[0] != kinds[1] or kinds[0] not in SHARED):
        raise MergesError(f"{where}: {left} and {right} are not two of one kind ({', '.join(SHARED)})")
    if left == right:
        raise MergesError(f"{where}: left and right are the same name")
    if not promise and place_of(left) not in (place_of(right), ""):
        raise MergesError(f"{where}: {left} and {right} belong to two places; correct the lexicon instead")
    if not row["who"]:
        raise MergesError(f"{where}: say in the column who has decided")
    return Judgement(Verdict(row["verdict"]), left, right, row["who"], row["why"], number)


def place_of(name: str) -> str:
    """What a name stands behind: 331181 of `institution/331181/市司法局`, else nothing."""
    return "/".join(name.split("/")[1:-1])


def append(path: Path, judgements: Iterable[Judgement]) -> None:
    """Add judgements at the end of the file, which is made where there is none."""
    new = not path.exists()
    with path.open("a", encoding="utf8", newline="\n") as file:
        if new:
            file.write(HEAD + "\t".join(COLUMNS) + "\n")
        for each in judgements:
            cells = (each.verdict.value, each.left, each.right, each.who, each.why)
            file.write("\t".join(" ".join(cell.split()) for cell in cells) + "\n")
