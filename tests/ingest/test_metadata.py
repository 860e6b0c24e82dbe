"""What a report is: title, kind, place, years, issuer and dates, from text, front matter, page and path."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

import pytest
from govgraph.ingest.gazetteer import gazetteer
from govgraph.ingest.jurisdiction import institution
from govgraph.ingest.lexicon import table
from govgraph.ingest.readers import Hints, read
from govgraph.ingest.titles import kind_of_title
from govgraph.ingest.years import arabic, days
from govgraph.ontology.model import Document, Genre, Institution, Issue, Place

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared" / "corpus"
PROSE = "坚持依法行政，推动各项工作取得新的进展，群众获得感进一步增强。" * 3
PARTS = f"\n\n一、主要举措和成效\n\n（一）规范执法。{PROSE}\n"


def described(folder: Path, text: str, name: str = "报告.txt", hints: Hints | None = None) -> Document:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf8")
    return read(path, hints or Hints())[0]


# --- rule-of-law reports ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "place", "year"),
    [
        ("龙泉市2023年法治政府建设年度报告", "331181", 2023),
        ("静海区2023年度法治政府建设情况报告", "120118", 2023),
        ("2020年静海区法治政府建设情况报告", "120118", 2020),
        ("天津市静海区人民政府关于2024年法治政府建设报告", "120118", 2024),
        ("清水县人民政府关于清水县2023年度法治政府建设工作总结的报告", "620521", 2023),
        ("桃源县人民政府2017年度法治政府建设情况报告", "430725", 2017),
        ("中共静海区委 静海区人民政府关于2022年度法治政府建设情况的报告", "120118", 2022),
        ("关于龙泉市2021年度法治政府建设情况的报告", "331181", 2021),
        ("龙 泉 市 二〇二三年 法治政府建设 年度报告", "331181", 2023),
        ("丽水市人民政府2015年依法行政工作报告", "331100", 2015),
    ],
)
def test_place_and_year_stand_in_the_title(tmp_path: Path, title: str, place: str, year: int) -> None:
    document = described(tmp_path, title + PARTS)
    assert (document.place.code, document.covers_year) == (place, year)
    assert document.genre is Genre.RULE_OF_LAW and document.title == title


def test_a_title_on_two_lines_is_put_together(tmp_path: Path) -> None:
    document = described(tmp_path, "桃源县人民政府\n2017年度法治政府建设情况报告" + PARTS)
    assert document.title == "桃源县人民政府2017年度法治政府建设情况报告"
    assert document.place.code == "430725"


def test_the_plan_heading_gives_the_planned_year(tmp_path: Path) -> None:
    title = "龙泉市2023年法治政府建设年度报告"
    assert described(tmp_path, title + PARTS).plans_year is None
    for heading in ("二、2024年工作安排", "四、下一步工作打算", "三、2024年推进法治政府建设的主要安排"):
        assert described(tmp_path, f"{title}{PARTS}\n{heading}\n").plans_year == 2024


def test_the_publication_date_stands_in_the_chrome(tmp_path: Path) -> None:
    chrome = "文章来源: 作者: 发布时间:2024-02-19 10:08:13 点击数:\n"
    document = described(tmp_path, "龙泉市2023年法治政府建设年度报告\n" + chrome + PARTS)
    assert document.issued == date(2024, 2, 19)


def test_a_signed_report_is_issued_on_the_day_of_signing(tmp_path: Path) -> None:
    text = f"2023年法治政府建设年度报告{PARTS}\n龙泉市人民政府\n2024年1月15日\n"
    document = described(tmp_path, text)
    assert document.issued == date(2024, 1, 15)
    assert document.place.code == "331181"


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("龙泉市2023年法治政府建设年度报告", Institution("市政府", "331181", "government")),
        ("静海区2023年度法治政府建设情况报告", Institution("区政府", "120118", "government")),
        ("龙泉市司法局2023年法治政府建设年度报告", Institution("市司法局", "331181", "department")),
        ("天津市静海区司法局2023年法治政府建设年度报告", Institution("区司法局", "120118", "department")),
        ("浙江省2022年法治政府建设情况报告", Institution("省政府", "330000", "government")),
        ("恩施土家族苗族自治州2022年法治政府建设情况报告", Institution("州政府", "422800", "government")),
    ],
)
def test_the_issuer_has_its_local_short_name(tmp_path: Path, title: str, issuer: Institution) -> None:
    assert described(tmp_path, title + PARTS).issuer == issuer


def test_a_body_that_signs_is_the_issuer(tmp_path: Path) -> None:
    signed = "\n中共龙泉市委全面依法治市委员会办公室\n2024年1月15日\n"
    document = described(tmp_path, f"龙泉市2023年法治政府建设年度报告{PARTS}{signed}")
    assert document.issuer == Institution("市委依法治市办", "331181", "party-organ")


def test_a_name_without_an_institutions_ending_is_no_issuer() -> None:
    assert institution("网站编辑", Place("龙泉市", "331181", "331100", "county")) is None


# --- government work reports --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("congress", "covers", "issued"),
    [
        ("——2023年2月26日在丽水市第五届人民代表大会第三次会议上", 2022, date(2023, 2, 26)),
        ("——二〇〇八年一月十八日在丽水市第二届人民代表大会第三次会议上", 2007, date(2008, 1, 18)),
        ("2021年12月14日在丽水市第五届人民代表大会第一次会议上", 2021, date(2021, 12, 14)),
        ("（2021年5月3日在丽水市五届人大一次会议上）", 2020, date(2021, 5, 3)),
        ("2004年2月22日丽水市第一届人民代表大会第二次会议通过", 2003, date(2004, 2, 22)),
        ("2016年1月12日\n在丽水市第四届人民代表大会第四次会议上", 2015, date(2016, 1, 12)),
    ],
)
def test_the_congress_line_tells_place_year_and_day(
    tmp_path: Path, congress: str, covers: int, issued: date
) -> None:
    document = described(tmp_path, f"政府工作报告\n{congress}\n市长 王某\n各位代表：{PARTS}")
    assert document.place.name == "丽水市" and document.genre is Genre.WORK_REPORT
    assert (document.covers_year, document.plans_year, document.issued) == (covers, covers + 1, issued)


def test_a_report_given_in_december_may_say_that_it_reviews_the_year_before(tmp_path: Path) -> None:
    line = "2021年12月14日在丽水市第五届人民代表大会第一次会议上"
    document = described(tmp_path, f"政府工作报告\n{line}\n各位代表：\n一、2020年工作回顾{PARTS}")
    assert document.covers_year == 2020


def test_the_planned_year_in_a_review_heading_does_not_mislead(tmp_path: Path) -> None:
    text = f"政府工作报告\n浙江省省长 王某\n各位代表：\n一、1998年工作回顾和1999年工作目标{PARTS}"
    document = described(tmp_path, text)
    assert (document.place.code, document.covers_year) == ("330000", 1998)


def test_front_matter_gives_title_source_and_day(tmp_path: Path) -> None:
    front = (
        "---\ntitle: 2017年广州市政府工作报告2017年广州市政府工作报告\n"
        "source:\n  - https://www.example.com/a.html\n  - https://www.example.com/b.html\n"
        "date: 2017-01-09\n---\n"
    )
    document = described(tmp_path, f"{front}各位代表：{PARTS}", "x.md")
    assert document.title == "2017年广州市政府工作报告"
    assert document.source == "https://www.example.com/a.html"
    assert document.issued == date(2017, 1, 9)
    assert document.covers_year == 2016


def test_the_note_of_speaker_and_day_is_no_part_of_the_title(tmp_path: Path) -> None:
    front = "---\ntitle: 丽水市政府工作报告（2021年2月23日 吴某）\n---\n"
    document = described(tmp_path, f"{front}各位代表：{PARTS}", "x.md")
    assert document.title == "丽水市政府工作报告"
    assert (document.covers_year, document.issued) == (2020, date(2021, 2, 23))


# --- hints, path, doubt ---------------------------------------------------------------------------------


def test_hints_win_over_the_document_and_the_document_over_the_path(tmp_path: Path) -> None:
    text = "龙泉市2023年法治政府建设年度报告" + PARTS
    document = described(tmp_path, text, "云和县_2019.txt")
    assert (document.place.name, document.covers_year) == ("龙泉市", 2023)
    hints = Hints(place="云和县", year=2019, title="标题", issuer="云和县司法局", issued="2020-03-01")
    document = described(tmp_path, text, "a.txt", hints)
    assert (document.place.name, document.covers_year, document.title) == ("云和县", 2019, "标题")
    assert document.issuer.name == "县司法局" and document.issued == date(2020, 3, 1)


@pytest.mark.parametrize("name", ["龙泉市_2023.txt", "龙泉市/2023.md", "2023/龙泉市.txt", "龙泉市2023.txt"])
def test_the_path_is_the_last_resort_and_leaves_a_note(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("法治政府建设年度报告" + PARTS, "utf8")
    document, issues = read(path)
    assert (document.place.code, document.covers_year) == ("331181", 2023)
    assert [issue.rule for issue in issues] == ["metadata.place", "metadata.year"]
    assert document.source == path.name, "never a path of this machine"


def test_a_work_report_is_filed_under_the_year_it_was_given_in(tmp_path: Path) -> None:
    assert described(tmp_path, f"政府工作报告\n各位代表：{PARTS}", "丽水市/2023.md").covers_year == 2022


def test_an_unknown_place_is_taken_as_it_stands_with_a_note(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("栖川市2023年法治政府建设年度报告" + PARTS, "utf8")
    document, issues = read(path)
    assert (document.place.name, document.place.code) == ("栖川市", None)
    assert document.issuer == Institution("市政府", "100000/栖川市", "government")
    assert [(issue.rule, issue.message) for issue in issues] == [
        ("metadata.place", "栖川市 is not in the gazetteer")
    ]


def test_the_prefecture_that_the_text_names_decides_between_namesakes(tmp_path: Path) -> None:
    text = f"鼓楼区2023年法治政府建设年度报告{PARTS}\n在福州市法治建设考核中名列前茅，受到福州市委肯定。\n"
    assert described(tmp_path, text).place.code == "350102"


def test_meta_elements_of_a_page_give_title_day_and_address(tmp_path: Path) -> None:
    said = {
        "ArticleTitle": "龙泉市2023年法治政府建设年度报告",
        "PubDate": "2024-02-19 10:08",
        "ContentSource": "龙泉市司法局",
        "Url": "https://www.example.com/1.html",
    }
    meta = "".join(f'<meta name="{name}" content="{content}">' for name, content in said.items())
    body = "".join(f"<p>{line}</p>" for line in PARTS.split("\n") if line)
    page = f"<html><head><meta charset='utf-8'>{meta}</head><body><div>{body}</div></body></html>"
    document = described(tmp_path, page, "a.html")
    assert document.title == said["ArticleTitle"] and document.source == said["Url"]
    assert document.issued == date(2024, 2, 19)
    assert document.issuer.name == "市政府", "the page's source is not the report's issuer"


def test_dates_are_read_in_every_spelling() -> None:
    spellings = "2024-02-19 2024/2/9 2024.02.19 2024 年 2 月 19 日 二〇二四年二月十九日 2024-13-40"
    assert list(days(spellings)) == [date(2024, 2, 19), date(2024, 2, 9), *[date(2024, 2, 19)] * 3]
    assert arabic("一九九八年十二月三十一日") == "1998年12月31日"


# --- tables, examples, corpus -----------------------------------------------------------------------


def test_each_example_in_the_tables_fits_its_row() -> None:
    for row in table("reading/titles", "genre", "pattern", "example"):
        assert kind_of_title(row["example"]) == row["genre"], row
    for row in table("reading/years", "kind", "pattern", "what", "example"):
        assert re.search(row["pattern"], row["example"]), row
    for name, columns in (("governments", ("ending", "example")), ("issuers", ("ending", "example"))):
        for row in table(f"reading/{name}", *columns):
            assert row["example"].endswith(row["ending"]), row


@pytest.mark.parametrize(
    ("name", "place", "genre", "covers", "issued"),
    [
        ("栖川市_2022.txt", "栖川市", Genre.RULE_OF_LAW, 2022, date(2023, 2, 10)),
        ("栖川市_2023.txt", "栖川市", Genre.RULE_OF_LAW, 2023, date(2024, 2, 6)),
        ("云屏县_2022.txt", "云屏县", Genre.RULE_OF_LAW, 2022, date(2023, 3, 1)),
        ("云屏县_2023.html", "云屏县", Genre.RULE_OF_LAW, 2023, date(2024, 3, 5)),
        ("栖川市政府工作报告_2024.md", "栖川市", Genre.WORK_REPORT, 2023, date(2024, 1, 22)),
    ],
)
def test_the_examples_are_what_their_read_me_says(
    name: str, place: str, genre: Genre, covers: int, issued: date
) -> None:
    document, _ = read(EXAMPLES / name)
    assert (document.place.name, document.genre, document.covers_year) == (place, genre, covers)
    assert (document.plans_year, document.issued) == (covers + 1, issued)
    masked = "".join(span.of(document.text) for span in document.masked)
    assert "示例" in masked, "the label of an invented report is none of its words"
    assert gazetteer().resolve(place) is None, "no real place has this name"


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/corpus, the real reports to measure on")
def test_real_reports_are_of_the_place_and_year_they_are_filed_under() -> None:
    with (SHARED / "INDEX.tsv").open(encoding="utf8") as index:
        rows = list(csv.DictReader(index, delimiter="\t"))[::17]
    wrong = list(_misread(rows))
    assert len(wrong) / len(rows) < 0.03, wrong  # two files of the corpus hold the report of another year


def _misread(rows: list[dict[str, str]]) -> list[tuple[str, str, int]]:
    found: list[tuple[str, str, int]] = []
    for row in rows:
        document, issues = read(SHARED / row["path"])
        assert all(isinstance(issue, Issue) for issue in issues) and document.title
        given = int(row["year"]) - (document.genre is Genre.WORK_REPORT)
        if document.place.name != row["place"] or document.covers_year != given:
            found.append((row["path"], document.place.name, document.covers_year))
    return found
