"""The indicator phrase: the shortest noun phrase, in the text's own words, that says what a figure counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ...ontology.model import OutcomeKind
from ...ontology.vocab import Indicator, indicators
from ..lexicon import table
from .units import units

PERCENT = "percent"  # code in units.ttl
LONGEST = 24  # code points of an indicator phrase
ALONE = 4  # code points that name something without the words before them
MEMBER = 10  # code points of a member of such a list
BEHIND = 26  # code points behind a figure that may name what it counts
NAMED = re.compile(r"(?:[^,。;:!?、\n()《》\[\]\d\s—]|\([^()\d]{1,6}\)|\d[A-Z]+)*")  # 乡镇(街道), 5A级景区
JOINED = ("和", "与", "及", "以及", "或")
JOINING = re.compile(r"(?:和|与|及|以及|或|并)$")
RANKED = re.compile(r"(?:全国|全省|全市|全区|全州|居|列|排)\S{0,3}(?:第|前|首)")
# Before a verb, who does it: then two code points behind the verb are enough (市林业局查处案件).
DOER = re.compile(r"(?:局|厅|法院|检察院|部门|单位|机关|组织)$")
# What people think of something: the verb in it is no one's act (群众对法治建设满意度).
OPINION = re.compile(r"对.{2,}(?:满意度|满意率|知晓率|认可度|支持率)$")
NOMINAL = ("的", "率", "量", "数")  # behind a verb they make it a noun: 审结率
OF_LENGTH = 14  # a longer phrase is cut behind its last 的
MEASURE_ONLY = re.compile(r"(?:比[重例率]|占比|贡献率|增速|增幅|总量|速度|数量|份额|水平)")
METRIC = re.compile(
    r"(?:[率量额值数费]|收入|占比|比重|面积|人口|投资|[存贷]款|余额|人次|支出|资金|里程|标准|增速|规模|强度|进口|出口)$"
)
SHARED_TAIL = re.compile(r"(?:占比|比重|增速|增幅|比例|率)$")
RATE = re.compile(r"率|增速|增长|增幅|涨幅|比重|占|强度|比例|程度|水平")
LAST_OF = re.compile(r"的(?=[^的]{2,}$)")
PARTS = re.compile(r"、|和(?!谐|平|解)|(?<![参赠])与|以及|(?<![普涉以])及")  # not within 普及率, 参与率
# Between who and what, where what is measured stands behind: 规模以上工业实现增加值 names one measure.
ACHIEVED = re.compile(
    r"(?<=[一-鿿]{2})(?:共|累计|分别)?(?:实现|完成)(?=(?:工业)?(?:总|总的)?(?:产值|增加值|投资|营收|营业收入|主营业务收入|收入|利润|利税|税收|销售|交易额|成交额))"
)
LISTED = re.compile(
    r"[^等]*(?:、|》)[^等]*(?<![平高初中上优])等(?![级次同于])(?:各类|相关)?(.{2,8})"
)  # 非法采砂、违规夜游等案件
EDGES = "的、 *"
QUOTES = (("“", "”"), ("‘", "’"), ("(", ")"))


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """Tables that cut a phrase out of a clause, as patterns."""

    lead: re.Pattern[str]
    verb: re.Pattern[str]
    light: frozenset[str]
    stop: re.Pattern[str]


@cache
def phrase_words() -> PhraseWords:
    """Compile `lead_words`, `verbs` and `right_stops` of `lexicon/figures`."""
    verbs = table("figures/verbs", "word", "keep")
    lead = "|".join(row["words"] for row in table("figures/lead_words", "words"))
    changes = [row["word"] for row in table("figures/changes", "word") if len(row["word"]) > 1]
    stops = [*changes, *(row["word"] for row in table("figures/right_stops", "word"))]
    ordered = sorted((row["word"] for row in verbs), key=lambda w: (-len(w), w))  # longest first
    return PhraseWords(
        lead=re.compile(f"(?:{lead})+"),
        verb=re.compile("|".join(ordered)),
        light=frozenset(row["word"].split("(?")[0] for row in verbs if row["keep"] == "no"),
        stop=re.compile("|".join(stops)),
    )


@lru_cache(maxsize=8192)
def subject_phrase(words: str) -> str:
    """The phrase that the words before a figure end in; empty where nothing is left to name it.

    >>> subject_phrase("走进宗教活动场所开展宣讲活动"), subject_phrase("全市生产总值")
    ('宣讲活动', '生产总值')
    """
    known = phrase_words()
    rest = without_lead(ACHIEVED.sub("", _trimmed(words)))
    cut = 0
    for match in known.verb.finditer(rest):
        left = len(rest) - match.end()
        light = match[0] in known.light
        short = light or not match.start() or DOER.search(rest, 0, match.start())
        if OPINION.search(rest, 0) and rest.find("对") < match.start():
            break
        if left < (2 if short else 3) or rest.startswith(NOMINAL, match.end()):
            continue
        cut = match.end() if light else match.start()
    rest = without_lead(rest[cut:])
    of = LAST_OF.search(rest)
    if of and len(rest) > OF_LENGTH and not MEASURE_ONLY.match(rest, of.end()):
        rest = rest[of.end() :]
    if len(rest) > LONGEST:
        rest = PARTS.split(rest)[-1][-LONGEST:]
    return _trimmed(rest)


def _trimmed(words: str) -> str:
    """Take off loose ends: 的, spaces, and quotation marks and brackets without their partner."""
    before, title, behind = words.rpartition("》")
    if title and "《" not in before:  # the words begin inside a title (《2023年工作要点》等文件7份)
        words = behind.removeprefix("等")
    words = words.strip(EDGES)
    for left, right in QUOTES:
        if words.count(left) != words.count(right):
            words = words.replace(left, "").replace(right, "")
    return words


def without_lead(words: str) -> str:
    """The words without those that lead up to a subject (全年, 全市)."""
    match = phrase_words().lead.match(words)
    return words[match.end() :] if match and match.end() < len(words) else ("" if match else words)


def counted_behind(folded: str, end: int, ceiling: int) -> str:
    """The noun phrase right behind a figure (`253个`创业基地), up to `ceiling`; else empty."""
    match = NAMED.match(folded, end, min(end + BEHIND, ceiling))
    words = (match[0] if match else "").removeprefix("的")
    cut = phrase_words().stop.search(words)
    if cut:
        words = words[: cut.start()]
    if words.startswith(JOINED):  # 议案1474件和政协提案1986件: the next figure counts them
        return ""
    return _trimmed(JOINING.sub("", words))


def verb_touching(words: str) -> str:
    """A verb right before a figure, kept with what is counted (`整合`41个部门); else empty."""
    rest = without_lead(_trimmed(words))
    if 1 < len(rest) <= 4:
        return "" if rest in phrase_words().light else rest
    for match in phrase_words().verb.finditer(rest):
        if match.end() == len(rest) and match[0] not in phrase_words().light:
            return match[0]
    return ""


def parts(subject: str) -> list[str]:
    """The members of a list of subjects that each name a measure of their own.

    >>> parts("财政总收入、地方财政收入"), parts("城乡居民收入"), parts("城镇和农村居民人均收入")
    (['财政总收入', '地方财政收入'], ['城乡居民收入'], ['城镇和农村居民人均收入'])
    """
    found = [part for part in PARTS.split(subject) if part]
    tail = SHARED_TAIL.search(found[-1]) if found else None  # 工业投资、民间投资占比: one tail for all
    own = all(METRIC.search(part) and (tail is None or part.endswith(tail[0])) for part in found)
    return found if own else [subject]


def listed_members(words: str) -> list[str]:
    """The members of a list that names a thing for each figure; empty where they do not stand alone.

    >>> listed_members("办理时限、审批材料、跑动次数"), listed_members("城镇和农村居民人均收入")
    (['办理时限', '审批材料', '跑动次数'], [])
    """
    found = [part for part in PARTS.split(without_lead(_trimmed(words))) if part]
    own = len(found) > 2 and all(ALONE <= len(part) <= MEMBER for part in found) and "的" not in found[-1]
    return found if own else []


def shared_tail(words: str) -> list[str]:
    """The members of a list whose last one alone says what is measured, each with that word.

    >>> shared_tail("管道燃气、公共供水普及率"), shared_tail("城镇和农村居民人均收入")
    (['管道燃气普及率', '公共供水普及率'], ['城镇居民人均收入', '农村居民人均收入'])
    """
    found = [part for part in PARTS.split(subject_phrase(words)) if part]
    measured = [METRIC.search(part) is not None for part in found]
    if len(found) < 2 or "的" in found[-1] or not measured.pop() or any(measured):
        return []
    tail = found[-1][len(found[0]) :]
    return [part + tail for part in found[:-1]] + found[-1:] if len(tail) > 1 else []


def done_to(verb: str, phrase: str) -> str:
    """A bare verb with what the figure before counts (下放, 取消行政审批项目 → 下放行政审批项目)."""
    bare = _bare()
    if re.fullmatch(bare, verb) is None:
        return verb
    thing = re.sub(f"^(?:{bare})|(?:{bare})$", "", phrase)
    return verb + thing if len(thing) > 1 and re.fullmatch(bare, thing) is None else verb


@cache
def _bare() -> str:
    """Phrases that only say what was done, as one alternation."""
    return "新?(?:" + "|".join(row["words"] for row in table("figures/bare_verbs", "words", "example")) + ")"


def joint_name(words: str) -> str:
    """A list with one name for what is measured (`养老保险、失业保险的覆盖率`), whole; empty for others."""
    rest = without_lead(_trimmed(words))
    last = rest.rpartition("、")[2]
    shared = "、" in rest and "的" in last and METRIC.search(last) is not None
    return rest if shared and len(rest) <= LONGEST else ""


def last_member(subject: str) -> str:
    """The last member of an enumeration with 、, where it is long enough to stand alone; else all of it.

    >>> last_member("查处非法采砂、违规夜游等案件"), last_member("开展讲座、法律咨询")
    ('查处案件', '法律咨询')
    """
    listed = LISTED.fullmatch(subject)
    if listed:
        verb = phrase_words().verb.match(subject)
        return (verb[0] if verb and verb[0] not in phrase_words().light else "") + listed[1]
    last = subject.rpartition("、")[2]
    return last if len(last) >= ALONE else subject


@cache
def _phrasings() -> dict[str, tuple[Indicator, ...]]:
    found: dict[str, list[Indicator]] = {}
    for indicator in indicators():
        for phrasing in indicator.phrasings:
            found.setdefault(phrasing, []).append(indicator)
    return {phrasing: tuple(those) for phrasing, those in found.items()}


def is_phrasing(words: str) -> bool:
    """Whether these words mean an indicator of the scheme."""
    return words in _phrasings()


@lru_cache(maxsize=8192)
def known_indicator(phrase: str, unit: str, changed: bool) -> Indicator | None:
    """The indicator of the scheme with this phrasing that is measured in `unit` (as written).

    `changed` tells that the figure is a change by so much; a level after a change (增至300件) is not.
    Growth in percent belongs to growth indicators alone; counting words stand for each other (件, 起).
    """
    code = units().codes.get(unit, unit)
    for indicator in _phrasings().get(phrase, ()):
        if indicator.unit == PERCENT and not changed and not RATE.search(phrase):
            continue  # a share of something, not its growth
        alike = not changed and frozenset((code, indicator.unit)) in _alike()
        if indicator.unit in (code, None) or alike:
            return indicator
    return None


@cache
def _alike() -> frozenset[frozenset[str | None]]:
    """Pairs of counting words that stand for each other, from `alike_units.tsv`."""
    rows = [row["units"].split() for row in table("figures/alike_units", "units")]
    return frozenset(frozenset((one, other)) for row in rows for one in row for other in row)


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], OutcomeKind], ...]:
    rows = table("figures/outcome_kinds", "words", "kind")
    return tuple((re.compile(row["words"]), OutcomeKind(row["kind"])) for row in rows)


@lru_cache(maxsize=8192)
def outcome_kind(phrase: str, unit: str, changed: bool) -> OutcomeKind:
    """Work done or effect, by the words of `outcome_kinds.tsv`; a change, a share or a rank is an effect."""
    if changed or units().kind(unit) == "share":
        return OutcomeKind.EFFECT
    return next((kind for words, kind in _kinds() if words.search(phrase)), OutcomeKind.WORKLOAD)
