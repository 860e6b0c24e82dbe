"""Files that are no reports: each is refused with its name, what is wrong and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from govgraph.ingest.errors import (
    EmptyFileError,
    GovgraphError,
    InputError,
    MissingFileError,
    NoReportError,
    NotTextError,
    ReadError,
    UnknownReportError,
)
from govgraph.ingest.metadata import HintError
from govgraph.ingest.readers import Hints, read

PROSE = "全市上下坚持稳中求进，推动各项工作取得新的进展，群众获得感进一步增强。" * 3
UNPLACED = "2023年法治政府建设年度报告\n\n一、主要工作\n\n" + PROSE
UNDATED = "龙泉市法治政府建设情况报告\n\n一、主要工作\n\n" + PROSE


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        (b"", EmptyFileError, "empty"),
        (b" \n\r\n\t", EmptyFileError, "empty"),
        ("\ufeff　\n".encode(), EmptyFileError, "only spaces"),
        (b"%PDF-1.7\n...", NotTextError, "PDF file"),
        (b"PK\x03\x04....word/document.xml", NotTextError, "Word, Excel or zip"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 500, NotTextError, "old Word"),
        (b"{\\rtf1\\ansi ...", NotTextError, "RTF"),
        (b"\x89PNG\r\n\x1a\n\0\0", NotTextError, "picture"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0" * 9, NotTextError, "binary"),
        (b"An English text about something else. " * 20, NoReportError, "Chinese characters"),
        (PROSE.encode(), NoReportError, "neither a report's title nor numbered parts"),
        (("一、采购清单\n" + PROSE).encode(), NoReportError, "--genre"),
        (UNPLACED.encode(), UnknownReportError, "--place"),
        (UNDATED.encode(), UnknownReportError, "--year"),
        (
            UNPLACED.replace("2023", "鼓楼区2023").encode(),
            UnknownReportError,
            "several divisions are called 鼓楼区",
        ),
        (b"<html><head></head><body></body></html>", NoReportError, "Chinese characters"),
    ],
)
def test_a_bad_file_is_refused_with_a_reason_and_a_remedy(
    tmp_path: Path, content: bytes, kind: type[ReadError], words: str
) -> None:
    path = tmp_path / "报告.txt"
    path.write_bytes(content)
    with pytest.raises(kind) as caught:
        read(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ") and words in message
    assert "; " in message, "says what to do"
    assert str(tmp_path) not in caught.value.reason


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match="no such file"):
        read(tmp_path / "没有.txt")
    with pytest.raises(NotTextError, match="folder"):
        read(tmp_path)


def test_the_hints_that_the_messages_ask_for_help(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(UNPLACED, "utf8")
    assert read(path, Hints(place="龙泉市"))[0].place.code == "331181"
    path.write_text(UNDATED, "utf8")
    assert read(path, Hints(year=2022))[0].covers_year == 2022
    path.write_text("一、采购清单\n" + PROSE, "utf8")
    assert read(path, Hints(genre="work-report", place="龙泉市", year=2022))[0].genre == "work-report"
    path.write_text(UNPLACED.replace("2023", "鼓楼区2023"), "utf8")
    assert read(path, Hints(place="南京市鼓楼区"))[0].place.code == "320106"


@pytest.mark.parametrize(
    ("hints", "option"), [(Hints(genre="novel"), "--genre novel"), (Hints(issued="soon"), "--issued soon")]
)
def test_an_impossible_hint_is_named(tmp_path: Path, hints: Hints, option: str) -> None:
    path = tmp_path / "龙泉市_2023.txt"
    path.write_text(UNPLACED, "utf8")
    with pytest.raises(HintError, match=option):
        read(path, hints)


def test_broken_front_matter_is_an_issue_and_not_an_error(tmp_path: Path) -> None:
    path = tmp_path / "龙泉市_2023.md"
    path.write_text("---\ntitle: [不完整\n---\n" + UNPLACED, "utf8")
    document, issues = read(path)
    assert [issue.rule for issue in issues] == ["read.front-matter", "metadata.place"]
    assert document.masked[0].of(document.text).startswith("---")


def test_all_errors_have_one_root() -> None:
    assert issubclass(ReadError, InputError) and issubclass(InputError, GovgraphError)
    assert issubclass(HintError, InputError) and not issubclass(HintError, ReadError)
