"""Gold files: what is read from pairs and from offset files, and what is refused with which words."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from pathlib import Path

import pytest
from govgraph.graph.errors import CorpusNeeded, GoldError
from govgraph.graph.evaluate import read_gold

GOLD = Path(__file__).parents[1] / "gold"
EXAMPLE = GOLD / "example"
NAME = "栖川市_2025"
ERRANT = '一是<M s="done">推进减税</M>。为企业减负<F v="30000000" u="元" q="ge" i="减负">3000万元以上</F>。'


@pytest.fixture(scope="session")
def freeze():
    spec = importlib.util.spec_from_file_location("freeze", GOLD / "freeze.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pair(folder, tagged, text="一是推进减税。为企业减负3000万元以上。"):
    (folder / "甲.txt").write_text(text, "utf8")
    (folder / "甲.tagged.txt").write_text(tagged, "utf8")
    return folder


def offsets(folder, file, cuts, marks=(), **more):
    """An offset file on a source in the same folder."""
    fields = {
        "source": file.name,
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "ranges": cuts,
        "tags": list(marks),
    }
    (folder / "乙.json").write_text(json.dumps(fields | more, ensure_ascii=False), "utf8")
    return folder


@pytest.fixture
def source(tmp_path):
    """A source in a corpus beside the gold."""
    (tmp_path / "corpus").mkdir()
    path = tmp_path / "corpus" / "2025.md"
    path.write_text("---\nyear: 2025\n---\n一是推进减税。\n为企业减负3000万元。\n", "utf8")
    return path


def test_a_pair_gives_the_text_and_its_tags_in_reading_order(tmp_path):
    (gold,) = read_gold(pair(tmp_path, ERRANT), None)
    assert gold.name == "甲"
    assert [(tag.name, tag.span.of(gold.text)) for tag in gold.tags] == [
        ("M", "推进减税"),
        ("F", "3000万元以上"),
    ]
    assert gold.tags[1].attributes == {"v": "30000000", "u": "元", "q": "ge", "i": "减负"}


def test_tags_may_nest_and_the_outer_comes_first(tmp_path):
    nested = "<H>获评<P>“清风”行动</P>示范</H>"
    (gold,) = read_gold(pair(tmp_path, nested, "获评“清风”行动示范"), None)
    assert [tag.name for tag in gold.tags] == ["H", "P"]


def test_a_line_break_added_at_the_end_is_no_difference(tmp_path):
    (gold,) = read_gold(pair(tmp_path, ERRANT + "\n"), None)
    assert gold.text.endswith("。")


@pytest.mark.parametrize(
    ("tagged", "told"),
    [
        ('一是<M s="done">推进<P>减税</M></P>。', "</M> stands inside the tag P; tags may nest but not cross"),
        ("一是推进</M>减税。", "</M> stands where no tag is open"),
        ('一是<M s="done">推进减税。', "offset 2: the tag M is never closed; add </M>"),
        ("一是<Z>推进减税</Z>。", "<Z>: there is no such tag; the tags are M I P D F H L T N X"),
        ('一是<M s="done">推进减负</M>。', "offset 5: it reads '负。' without its tags, 甲.txt '税。'"),
        ('一是<M s=done>推进减税</M>。', "</M> stands where no tag is open"),
        ("一是<P x=3>推进减税。", "tags must change no character"),
        ("一是<M>推进减税</M>。", "tag M on '推进减税': attribute s is missing; write it as s=… (done or planned)"),
        ('一是<M s="did">推进减税</M>。', "s='did' is not understood; write done or planned"),
        ('一是<P s="done">推进减税</P>。', "it has no attribute s; P takes none"),
        ('一是<F v="3万" u="" q="eq" i="">推进减税</F>。', "v='3万' is not understood; write a number in base units"),
        ("一是<P></P>推进减税。", "span 2..2 holds no words"),
    ],
)  # fmt: skip
def test_wrong_tags_are_told_with_file_line_and_remedy(tmp_path, tagged, told):
    with pytest.raises(GoldError) as raised:
        read_gold(pair(tmp_path, tagged, "一是推进减税。"), None)
    assert str(raised.value).startswith("甲.tagged.txt: line 1, offset ")
    assert told in str(raised.value)


def test_the_line_told_is_the_one_that_is_wrong(tmp_path):
    with pytest.raises(GoldError, match=r"line 3, offset 4: tag M"):
        read_gold(pair(tmp_path, "标题\n\n<M>推进减税</M>", "标题\n\n推进减税"), None)


def test_a_tagged_file_without_its_text_and_an_empty_folder_are_told(tmp_path):
    with pytest.raises(GoldError, match="there is no gold"):
        read_gold(tmp_path, None)
    (tmp_path / "甲.tagged.txt").write_text(ERRANT, "utf8")
    with pytest.raises(GoldError, match=r"甲\.tagged\.txt: there is no 甲\.txt beside it"):
        read_gold(tmp_path, None)
    with pytest.raises(GoldError, match="there is no such folder"):
        read_gold(tmp_path / "nowhere", None)


def test_an_offset_file_cuts_its_excerpt_and_counts_tags_in_it(tmp_path, source):
    text = source.read_text("utf8")
    second = text.index("减负")
    ranges = [[text.index("推进"), text.index("推进") + 4], [second, second + 7]]
    tags = [[0, 4, "M", {"s": "done"}], [6, 11, "F", {"v": "30000000", "u": "元", "q": "eq", "i": "减负"}]]
    (gold,) = read_gold(offsets(tmp_path, source, ranges, tags), source.parent)
    assert gold.text == "推进减税减负3000万"
    assert [tag.span.of(gold.text) for tag in gold.tags] == ["推进减税", "3000万"]
    assert gold.raw.decode("utf8") == gold.text and gold.path is None


def test_in_a_source_with_windows_line_ends_tags_still_mark_the_same_words(tmp_path, source):
    source.write_bytes("一是推进减税。\r\n二是减负。\r\n".encode())
    (gold,) = read_gold(offsets(tmp_path, source, [[0, 16]], [[11, 13, "M", {"s": "done"}]]), source.parent)
    assert gold.text == "一是推进减税。\n二是减负。\n"
    assert [tag.span.of(gold.text) for tag in gold.tags] == ["减负"]
    assert b"\r\n" in gold.raw


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"sha256": "0" * 64}, "2025.md is not the file annotated (sha256 "),
        ({"source": "2024.md"}, "2024.md; name the right folder with --corpus DIR"),
        ({"source": "../gold/2025.md"}, "must lie inside the corpus"),
        ({"ranges": [[20, 24], [22, 30]]}, "ranges must stand in order and not overlap"),
        ({"ranges": [[20, 9999]]}, "ranges end at 9999, the source at "),
        ({"ranges": []}, "ranges must be pairs"),
        ({"ranges": [[1, "2"]]}, "must be [begin, end] in code points"),
        ({"tags": [[0, 2, "Z", {}]]}, "there is no such tag"),
        ({"tags": [[0, 2, "M"]]}, 'tag [0, 2, "M"] must be [begin, end, "M", {…}]'),
        ({"tags": [[0, 2, "M", {}]]}, "attribute s is missing"),
        ({"tags": [[0, 99, "P", {}]]}, "span 0..99 holds no words of a text of 4 characters"),
        ({"tags": [[0, 3, "P", {}], [1, 4, "H", {}]]}, "tag H on '是推进': it crosses the tag P that begins at 0"),
    ],
)  # fmt: skip
def test_wrong_offset_files_are_told_with_the_remedy(tmp_path, source, more, told):
    with pytest.raises(GoldError) as raised:
        read_gold(offsets(tmp_path, source, [[19, 23]], **more), source.parent)
    assert str(raised.value).startswith("乙.json: ") and told in str(raised.value)


def test_an_offset_file_needs_a_corpus_and_all_its_keys(tmp_path, source):
    with pytest.raises(
        CorpusNeeded, match=r"乙\.json holds no text; name the folder of 2025\.md with --corpus"
    ):
        read_gold(offsets(tmp_path, source, [[0, 4]]), None)
    (tmp_path / "乙.json").write_text('{"source": "2025.md", "ranges": []}', "utf8")
    with pytest.raises(GoldError, match="sha256, tags is missing"):
        read_gold(tmp_path, source.parent)
    (tmp_path / "乙.json").write_text("{", "utf8")
    with pytest.raises(GoldError, match="it is no JSON file"):
        read_gold(tmp_path, source.parent)


def test_files_of_floors_beside_the_gold_are_no_gold(tmp_path):
    (tmp_path / "baseline-2025.json").write_text("{}", "utf8")
    assert len(read_gold(pair(tmp_path, ERRANT), None)) == 1


def annotated(folder, corpus):
    """The example as it stands before freezing: cut from a corpus in two ranges, annotated, with its source."""
    text = (EXAMPLE / f"{NAME}.txt").read_text("utf8")
    corpus.mkdir()
    source = corpus / "2025.md"
    source.write_text(f"---\nyear: 2025\n---\n{text}", "utf8")
    begin, half = source.read_text("utf8").index(text), text.index("二、")
    ranges = [[begin, begin + half], [begin + half, begin + len(text)]]
    offsets(folder, source, ranges).joinpath("乙.json").rename(folder / f"{NAME}.json")
    for suffix in (".txt", ".tagged.txt"):
        (folder / f"{NAME}{suffix}").write_bytes((EXAMPLE / f"{NAME}{suffix}").read_bytes())
    return folder


def test_freezing_keeps_text_and_tags(tmp_path, freeze, capsys):
    (tmp_path / "annotated").mkdir()
    folder = annotated(tmp_path / "annotated", tmp_path / "corpus")
    assert freeze.main([str(folder), str(tmp_path / "out"), "--corpus", str(tmp_path / "corpus")]) == 0
    (frozen,) = read_gold(tmp_path / "out", tmp_path / "corpus")
    (wanted,) = read_gold(EXAMPLE, None)
    assert (frozen.text, frozen.tags, frozen.raw) == (wanted.text, wanted.tags, wanted.raw)
    assert f"1 offset files, {len(wanted.tags)} tags" in capsys.readouterr().out
    lines = (tmp_path / "out" / f"{NAME}.json").read_text("utf8").splitlines()
    assert sum(line.startswith("[") for line in lines) == len(wanted.tags)
    assert not any("健全行政复议" in line for line in lines)


def test_an_annotation_of_another_text_is_not_frozen(tmp_path, freeze, capsys):
    (tmp_path / "annotated").mkdir()
    folder = annotated(tmp_path / "annotated", tmp_path / "corpus")
    (folder / f"{NAME}.tagged.txt").write_text("<L>栖川市</L>", "utf8")
    assert freeze.main([str(folder), str(tmp_path / "out"), "--corpus", str(tmp_path / "corpus")]) == 1
    assert "it is not what 栖川市_2025.json cuts out of 2025.md" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
