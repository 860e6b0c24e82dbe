"""Reading files: the text stays what it was, in every encoding, and what is not the report is masked."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest
from govgraph.ingest.lexicon import table
from govgraph.ingest.readers import find_files, read
from govgraph.ingest.readers.decode import decode
from govgraph.ingest.readers.web import is_web_page
from govgraph.ingest.reading import fold
from govgraph.ontology.model import Document, Issue, Level
from hypothesis import given
from hypothesis import strategies as st

REPORT = """龙泉市2023年法治政府建设年度报告

2023年，龙泉市坚持依法行政，推动法治政府建设取得新的成效。现将有关情况报告如下：

一、推进法治政府建设的主要举措和成效

（一）规范行政执法。全年查处案件56件，罚没款约3.2万元，一审行政诉讼发案量同比减少37.5%。

二、2024年工作安排

（一）建设市合法性审查中心。
"""
TRADITIONAL = (
    "龍泉市2023年法治政府建設情況報告\n一、主要工作\n"
    + "本年度依法行政工作取得新的進展,各項任務全面完成。" * 4
)


def written(folder: Path, content: bytes | str, name: str = "龙泉市_2023.txt") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def masked_words(document: Document) -> list[str]:
    return [span.of(document.text).strip() for span in document.masked]


def page_of(body: str, head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>"
        "<div class='menu'><a href='/'>首页</a> <a href='/zwgk'>政务公开</a></div>"
        f"<div id='zoom'>{body}</div><div class='footer'>主办：某某办公室 网站标识码：1</div></body></html>"
    )


BODY = "".join(f"<p>{line}</p>" for line in REPORT.split("\n") if line)

# --- encodings ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "gb2312"]
)
def test_the_text_is_the_same_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    document, _ = read(written(tmp_path, REPORT.encode(encoding)))
    assert document.text == REPORT


def test_big5_is_recognised(tmp_path: Path) -> None:
    text, encoding = decode(TRADITIONAL.encode("big5"), tmp_path / "a.txt")
    assert (text, encoding) == (TRADITIONAL, "big5hkscs")


def test_a_page_declared_gb2312_may_use_characters_of_gb18030(tmp_path: Path) -> None:
    page = page_of(BODY + "<p>市长王喆喆主持召开市政府常务会议，研究镕炉路改造工作。</p>")
    raw = page.replace("utf-8", "gb2312").encode("gb18030")
    document, _ = read(written(tmp_path, raw, "龙泉市.html"))
    assert "王喆喆" in document.text and "镕炉路" in document.text


def test_crlf_becomes_lf_and_a_byte_order_mark_goes(tmp_path: Path) -> None:
    document, _ = read(written(tmp_path, b"\xef\xbb\xbf" + REPORT.replace("\n", "\r\n").encode()))
    assert document.text == REPORT


def test_nothing_else_of_a_plain_text_changes(tmp_path: Path) -> None:
    odd = REPORT + "\t全角　空格 、半角 空格\u00a0和８５％，ＡＢＣ  \n\n\n"
    document, _ = read(written(tmp_path, odd))
    assert document.text == odd


def test_unreadable_bytes_become_an_issue_with_their_place(tmp_path: Path) -> None:
    raw = REPORT.encode().replace("罚没款".encode(), b"\xff\xfe")
    document, issues = read(written(tmp_path, raw))
    (issue,) = [issue for issue in issues if issue.rule == "read.encoding"]
    assert issue.level is Level.WARNING and issue.span is not None
    assert issue.span.of(document.text) == "\ufffd"
    assert "2024年工作安排" in document.text


def test_the_checksum_is_that_of_the_bytes(tmp_path: Path) -> None:
    utf8, _ = read(written(tmp_path, REPORT))
    gb18030, _ = read(written(tmp_path, REPORT.encode("gb18030")))
    assert utf8.sha256 != gb18030.sha256 and len(utf8.sha256) == 64


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=200))
def test_any_text_decodes_to_itself(words: str) -> None:
    text = "法治政府建设" + words
    assert decode(text.encode(), Path("a.txt"))[0] == text


# --- masks ----------------------------------------------------------------------------------------

CHROME = """当前位置: 首页
> 政务公开 > 法治政府建设年度报告

{report}
【打印本页】 【关闭窗口】
责任编辑：张某
"""


def test_offsets_point_into_the_text_of_the_file(tmp_path: Path) -> None:
    text = CHROME.format(report=REPORT)
    document, _ = read(written(tmp_path, text))
    assert document.text == text
    for span in document.masked:
        assert span.of(text) == text[span.begin : span.end] != ""


def test_page_chrome_is_masked_and_the_title_is_not(tmp_path: Path) -> None:
    head = CHROME.replace("{report}", "来源：市司法局 发布时间：2024-02-19 字号：大 中 小\n{report}")
    document, _ = read(written(tmp_path, head.format(report=REPORT)))
    assert masked_words(document) == [
        "当前位置: 首页",
        "> 政务公开 > 法治政府建设年度报告",
        "来源：市司法局 发布时间：2024-02-19 字号：大 中 小",
        "【打印本页】 【关闭窗口】",
        "责任编辑：张某",
    ]


def test_a_line_that_looks_like_chrome_stays_inside_the_report(tmp_path: Path) -> None:
    inside = REPORT.replace("二、2024", "时间：2023年7月12日\n\n来源：群众举报\n\n二、2024")
    document, _ = read(written(tmp_path, inside))
    assert document.masked == ()


def test_the_congress_line_and_its_date_are_not_masked(tmp_path: Path) -> None:
    text = "政府工作报告\n——2023年2月26日在龙泉市第十七届人民代表大会第二次会议上\n各位代表：\n" + REPORT
    document, _ = read(written(tmp_path, text))
    assert document.masked == ()


def test_front_matter_comments_and_footnotes_are_masked(tmp_path: Path) -> None:
    note = "[^1]: 三项制度：指行政执法公示制度。"
    text = f"---\ntitle: 标题\n---\n\n<!-- 图片说明\n两行 -->\n{REPORT}\n{note}\n"
    document, _ = read(written(tmp_path, text, "a.md"))
    assert masked_words(document) == ["---\ntitle: 标题\n---", "<!-- 图片说明\n两行 -->", note]


def test_heading_marks_are_masked_and_bold_openings_stay(tmp_path: Path) -> None:
    text = f"# 标题行\n\n**一、主要工作**\n\n**加强建设。**全年完成10件。\n\n{REPORT}"
    document, _ = read(written(tmp_path, text, "龙泉市_2023.md"))
    assert masked_words(document) == ["#", "**", "**"]
    assert document.text.count("**") == 4


def test_a_glossary_is_masked_to_the_end(tmp_path: Path) -> None:
    glossary = "附件：名词解释\n1.“三项制度”：指行政执法公示制度、全过程记录制度。"
    document, _ = read(written(tmp_path, f"{REPORT}\n{glossary}"))
    assert masked_words(document) == [glossary]


def test_an_attachment_behind_a_glossary_is_the_reports_again(tmp_path: Path) -> None:
    glossary = "附件1：名词解释\n1.“三项制度”：指行政执法公示制度。\n"
    document, _ = read(
        written(tmp_path, f"{REPORT}\n{glossary}附件2\n民生实事项目清单\n一、新增学位500个。\n")
    )
    assert masked_words(document) == [glossary.strip()]


def test_each_chrome_pattern_matches_its_example() -> None:
    for row in table("reading/chrome", "where", "pattern", "what", "example"):
        assert row["where"] in ("head", "tail", "both", "rest", "again"), row
        assert re.fullmatch(row["pattern"], fold(row["example"])), row


# --- web pages --------------------------------------------------------------------------------------


def test_a_page_gives_its_paragraphs_without_menu_and_footer(tmp_path: Path) -> None:
    document, issues = read(written(tmp_path, page_of(BODY), "a.html"))
    assert document.text == "\n".join(line for line in REPORT.split("\n") if line)
    assert not [issue for issue in issues if issue.rule.startswith("read.")]


def test_a_table_row_becomes_a_line(tmp_path: Path) -> None:
    rows = "<tr><th>指标</th><th>2023年</th></tr><tr><td>行政复议案件</td><td>52件</td></tr>"
    document, _ = read(written(tmp_path, page_of(f"{BODY}<table>{rows}</table>"), "a.html"))
    assert "\n指标 | 2023年\n行政复议案件 | 52件" in document.text


@pytest.mark.parametrize("tag", ["h2", "h3", "h4", "strong", "div"])
def test_a_heading_stands_on_its_own_line(tmp_path: Path, tag: str) -> None:
    heading = "三、其他需要报告的事项"
    wrapped = f"<p><strong>{heading}</strong></p>" if tag == "strong" else f"<{tag}>{heading}</{tag}>"
    document, _ = read(written(tmp_path, page_of(f"{BODY}{wrapped}<p>无。</p>"), "a.html"))
    assert heading in document.text.split("\n")


def test_br_breaks_a_line_and_a_source_line_break_does_not(tmp_path: Path) -> None:
    extra = "<p>第一段说明公共法律\n      服务情况。<br>第二段说明行政复议情况。</p>"
    document, _ = read(written(tmp_path, page_of(BODY + extra), "a.html"))
    assert "第一段说明公共法律服务情况。\n第二段说明行政复议情况。" in document.text


def test_the_title_is_put_first_where_only_the_meta_element_has_it(tmp_path: Path) -> None:
    body = BODY.replace("<p>龙泉市2023年法治政府建设年度报告</p>", "")
    meta = "<meta name='ArticleTitle' content='龙泉市2023年法治政府建设年度报告'>"
    document, _ = read(written(tmp_path, page_of(body, meta), "a.html"))
    assert document.text.startswith("龙泉市2023年法治政府建设年度报告\n2023年，")


def test_what_is_html_is_told_by_content_and_not_by_name(tmp_path: Path) -> None:
    plain, _ = read(written(tmp_path, REPORT, "a.html"))
    page, _ = read(written(tmp_path, page_of(BODY), "b.txt"))
    assert plain.text == REPORT
    assert "<p>" not in page.text
    assert not is_web_page("增长<5%的有3项,见<附件>")


def test_the_same_page_reads_the_same_twice(tmp_path: Path) -> None:
    path = written(tmp_path, page_of(BODY), "a.html")
    assert read(path) == read(path)


# --- finding files ----------------------------------------------------------------------------------


def test_a_folder_is_walked_in_sorted_order_and_what_is_left_out_is_said(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.md", "b/1.html", "x.tagged.txt", "y.pdf", ".hidden.txt", "README.md"):
        written(tmp_path, REPORT, name)
    found = list(find_files([tmp_path]))
    files = [file.label for file in found if not isinstance(file, Issue)]
    notes = {issue.source: issue.level for issue in found if isinstance(issue, Issue)}
    assert files == ["a.md", "b/1.html", "c.txt"]
    assert notes == {"README.md": Level.NOTE, "x.tagged.txt": Level.NOTE, "y.pdf": Level.NOTE}


def test_a_named_file_is_taken_whatever_its_suffix_and_a_missing_one_is_an_error(tmp_path: Path) -> None:
    named = written(tmp_path, REPORT, "报告.tagged.txt")
    first, second = find_files([named, tmp_path / "no.txt"])
    assert first == (named, named.name)
    assert isinstance(second, Issue) and second.level is Level.ERROR and "no.txt" in second.message


def test_a_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode())))
    assert list(find_files([Path("-")])) == [(Path("-"), "standard input")]
    document, _ = read(Path("-"))
    assert document.text == REPORT and document.source == "standard input"


def test_an_excerpt_without_title_and_parts_is_known_by_its_address(tmp_path: Path) -> None:
    words = (
        "——2023年2月23日在栖川市第七届人民代表大会第三次会议上\n栖川市市长 方晓岚\n各位代表：\n"
        "现在，我代表市人民政府向大会作工作报告，请予审议。\n——乡村振兴取得新成果。新建高标准农田3万亩，改造农房2000户。\n"
    )
    path = tmp_path / "栖川市_2023.txt"
    path.write_text(words, "utf8")
    document, _ = read(path)
    assert document.place.name == "栖川市"
