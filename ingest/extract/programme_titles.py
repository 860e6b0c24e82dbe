"""Unquoted titles of programmes: from the word that carries one out to its class noun, and known names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import ahocorasick_rs as ac

from ...ontology.model import Span
from ..lexicon import table
from .programme_names import Found, Known, Noun, alternatives, nouns, plain_names
from .programme_works import is_work

# Behind a class noun: then it belongs to the next word (改革发展, 工程师).
GOING_ON = re.compile(
    r"发展(?!战略|规划)|开放|稳定|化险|师|院|技术|机械|装备|质量|造价|咨询|塑料|招标|建设领域|量|款|者|自觉|力(?!度)|学|书|轨迹|指南|方案|性|[红动]|(?<=改革)(?:创新(?!试点|项目)|转型|举措|措施|任务|成果)|攻坚战?|事项|园区|场馆|造|治|积极|生育|委(?!托)|会(?!战)|管理(?!改革)|(?<=基金)(?:规模|总|小镇|投|支出|收|余额|结)"
)
BODY_BEHIND = re.compile(
    r"(?![等和与])[一-鿿]{0,6}(?:热线|中心|平台|协会|公司|集团|联盟|小组|专班|委员会|办公室|调解室|工作室)"
)
TAKING_PART = re.compile(r"城市|单位|企业|地区|示范|[省市县区镇村]")  # who takes part in a pilot
OF_SITE = re.compile(r"园区|场馆|[园馆场路村](?![林艺])")  # what an event leaves behind is a place
LONGEST = 36  # code points of an unquoted title
SHORT = 4  # code points before 和 or 、 that a title may hold without a shared word
ACROSS = (
    "专项治理",
    "集中整治",
    "专项整治",
    "专项整治行动",
    "专项行动",
    "创建活动",
)  # titles that may hold a long part before 和
PHASED = ("工程", "项目")  # a phase behind these belongs to the name
OF_ONE_WORK = ("项目", "基金", "一期", "二期", "三期")  # these end the names of works only
COUNTABLE = ("项目", "示范区", "先行区", "实验区")
COUNTED = re.compile(
    " ?[\\d一二两三四五六七八九十百]+ ?[个项家]|标|备案|资产|清单|库"
)  # behind these: of many, or another word
PHASE = re.compile("[一二三]期")
LEVELS = tuple("省市州县区镇乡")  # 市、县政府机构改革
JOINTS = ("以及", "和", "与", "及", "、")
PART = re.compile("[、和与及]")
TITLE = re.compile(r"[A-Z]{0,4}[一-鿿()、\d]+")
STOPS = ",。;:!?《》“”\n …—*|>·#[]%"


class Mark(NamedTuple):
    """A word that bounds or names an unquoted title."""

    word: str
    noun: Noun | None
    known: Known | None
    opens: bool


def titles(folded: str) -> Iterator[Found]:
    """Fixed titles and known names without quotation marks, in one pass over the folded text."""
    automaton, marks = _automaton()
    start, joints = 0, list[tuple[int, int]]()
    for index, begin, end in automaton.find_matches_as_indexes(folded):
        mark = marks[index]
        if mark.opens:  # by far the most
            start = end
            if joints:
                joints = []
        elif mark.word in JOINTS:
            joints.append((begin, end))
        else:
            title = _title(folded, mark, start, joints, end)
            yield from [title] if title else _known(folded, mark, begin, end)


def _known(folded: str, mark: Mark, begin: int, end: int) -> Iterator[Found]:
    if mark.known and not (BODY_BEHIND.match(folded, end) or OF_SITE.match(folded, end)):
        yield Found(Span(begin, end), mark.known.kind, "national", mark.known.canonical)


def _title(folded: str, mark: Mark, start: int, joints: list[tuple[int, int]], end: int) -> Found | None:
    """The title that `mark` ends, or none; `start` is behind the last word that opens one."""
    noun = mark.noun
    if noun is None or noun.plain is None or GOING_ON.match(folded, end) or BODY_BEHIND.match(folded, end):
        return None
    if noun.noun in COUNTABLE and COUNTED.match(folded, end):
        return None
    if noun.noun == "试点" and TAKING_PART.match(folded, end):
        return None
    start = max(start, end - 2 * LONGEST)  # longer stretches name nothing
    start = _joined(folded, start, joints[-LONGEST:], end, noun.noun)
    leading = _leading().match(folded, start, end)
    start = leading.end() if leading else start
    start = _unbracketed(folded, start, end)
    if noun.noun in PHASED and (phase := PHASE.match(folded, end)):
        end = phase.end()
    title = folded[start:end]
    if (mark.known and title == mark.word) or folded[start - 1 : start] == "“":
        return None
    if is_work(title):
        if leading and leading[0] in LEVELS and start == leading.end():
            start = leading.start()  # 市体校迁建项目
        return Found(Span(start, end), "project", "work")
    if (
        noun.noun in OF_ONE_WORK
        or not noun.plain <= len(title) - len(noun.noun) <= LONGEST
        or not _is_title(title)
    ):
        return None
    return Found(Span(start, end), mark.known.kind if mark.known else noun.kind, "plain")


def _joined(folded: str, start: int, joints: list[tuple[int, int]], end: int, noun: str) -> int:
    """Behind the last 和 or 、, unless what it joins is one title (财政事权与支出责任划分改革)."""
    listed = False  # of a list of three the second is joined already
    for begin, after in reversed(joints):
        if begin < start:
            break
        left = folded[start:begin]
        leading = _leading().match(left)
        left = left[leading.end() :] if leading and left not in LEVELS else left
        left = _last_part(left)
        right = folded[after:end]
        whole = (
            2 <= len(left) <= (2 if folded[begin:after] == "、" and not listed else SHORT)
            or (left in LEVELS and right[:1] in LEVELS and folded[begin:after] == "、")
            or (noun in ACROSS and len(left) >= SHORT and folded[begin:after] in "和、")
            or (len(left) > SHORT and left[-2:] in right[:-2] and folded[begin:after] != "、")
            or (len(left) > SHORT and left[-2:] == right[-len(noun) - 2 : -len(noun)])
        )
        if not whole or _not_joined().search(left):
            return after
        listed = True
    return start


def _is_title(title: str) -> bool:
    if TITLE.fullmatch(title) is None or _stops().search(title):
        return False
    last = _last_part(title)
    return last == title or not _stops().search(last)


def _last_part(words: str) -> str:
    """The words behind the last 、, 和, 与 or 及; all of them where there is none."""
    return PART.split(words)[-1]


def _unbracketed(folded: str, start: int, end: int) -> int:
    """Behind a bracket that has no partner in the title."""
    words = folded[start:end]
    if words.count("(") != words.count(")") or words.startswith(("(", ")")):
        return start + max(words.rfind("("), words.rfind(")")) + 1
    return start


@cache
def _automaton() -> tuple[ac.AhoCorasick, tuple[Mark, ...]]:
    """Class nouns, known names, words that open titles, and joints; a word of two tables is the last."""
    marks = {word: Mark(word, None, None, opens=True) for word in STOPS}
    for row in table("programmes/openers", "kind", "words", "example"):
        if row["kind"] != "quotes":
            marks |= {w: Mark(w, None, None, opens=row["kind"] == "opens") for w in row["words"].split()}
    marks |= {word: Mark(word, None, None, opens=False) for word in JOINTS}
    marks |= {
        noun.noun: Mark(noun.noun, noun, None, opens=False) for noun in nouns() if noun.plain is not None
    }
    for name, known in plain_names().items():
        noun = next((n for n in nouns() if n.plain is not None and name.endswith(n.noun)), None)
        marks[name] = Mark(name, noun, known, opens=False)
    return ac.AhoCorasick(list(marks), matchkind=ac.MatchKind.LeftmostLongest), tuple(marks.values())


@cache
def _stops() -> re.Pattern[str]:
    return alternatives("plain_stop", "words")


@cache
def _not_joined() -> re.Pattern[str]:
    """What stands before 和 where two titles are listed (推进依法行政和行政审批制度改革)."""
    return re.compile(
        "(?:"
        + "|".join(n.noun for n in nouns() if n.noun[-1] != "区")
        + "|建设|发展|行政|治理|管理|开放|创新)$"
    )


@cache
def _leading() -> re.Pattern[str]:
    """Words at the begin of a title that do not belong to it (打好污染防治攻坚战)."""
    return re.compile(f"(?:{alternatives('leading', 'words').pattern})+")
