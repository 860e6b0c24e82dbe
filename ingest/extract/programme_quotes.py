"""Quoted names of programmes: known ones, those with a class noun, those carried out, lists of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...ontology.model import Span
from ..lexicon import table
from .place_words import opening
from .programme_names import Found, Noun, alternatives, bare, nouns, quoted_names, speech

QUOTED = re.compile(r"“(?P<inner>[^“”\n。《》]{2,32})”")
# Words that touch an opening quote, and such as are no field of the name: places, bodies, subjects of verbs.
FIELD = re.compile(r"[一-鿿A-Z]{2,18}$")
NO_FIELD = re.compile(
    r"^(?:全[国省市县区州]|国家|我[国省市县区]|本[省市县]|省|市|县|区|基层|重点|重要|主要|群众|企业群众|各|一批|首批|新|老|这|该|此)$"
    r"|[的和与及或了在把将对由从为是以被]|实现|通过|提升|达到|成为|获得|荣获|入选|叫响|形成|围绕|打造|(?<!开发)(?<!园)(?<!社)(?<!高新)[省市县区州旗镇乡村局厅委部办会院队]$|等$|其中|包括"
    r"|思想$|精神$|领域$|提供|发放|绘制|培训|扩充|新建|申建|紧紧|全市|全省|全县|全区|全州|特别|尤其|继续|进一步|同时|做[好到优实强]|推|抓|建|办|用|施|展|落|行|争|创(?!业)|打|挂|立|设|获|引|改(?!革|造)|享|受|入$|出$|成$|向$|到$|全面|国家$|中国$"
)
OPEN_BEFORE = ",。;:、\n的了”"
PERIOD = re.compile(r"十?[一二三四五六七八九十]五")
FAR = 8  # code points between a quoted name and its class noun
LEFT = 18  # code points before a quoted name that may touch it
JOINING = "的和与及或并在对为以等是了将成获入"  # characters that end a quoted name's reach
# A quoted name that ends so, or is followed so, is an institution (“涉企纠纷调解室”, “12345”政府热线).
BODY = re.compile(
    r"(?:调解室|工作室|热线|中心|协会|公司|集团|联盟|小组|专班|委员会|办公室|博物馆|学院|大学|服务队|工作站)$"
)
BODY_BEHIND = re.compile(
    r"(?![等和与])[一-鿿]{0,6}(?:热线|中心|协会|公司|集团|联盟|小组|专班|委员会|办公室|调解室|工作室)(?![一-鿿]{0,4}平台)"
)
# Class nouns that a quoted figure of speech may carry without becoming a programme.
LOOSE = ("体系", "机制", "制度", "模式", "品牌", "计划", "项目", "建设", "措施", "工作", "服务")
# Said of work on a known programme, and of a part of it that has a name of its own.
WORK_ON = ("建设", "项目", "措施", "服务", "应用", "责任", "办理", "经验", "做法")
OF_DEEDS = (
    "改革",
    "计划",
    "创建",
    "服务模式改革",
    "集中整治",
    "提升工程",
    "示范工程",
    "工程",
    "试点",
    "改革试点",
    "行动",
    "专项行动",
    "分区管控",
    "污染治理",
)
GENERAL = re.compile(
    "建设|发展|沿线|服务|等|重[大点]|的|合作|国际|系列|改革|各|项"
)  # in the gap: another programme
# What follows a class noun that only describes: “店小二”服务理念, “四个全面”战略布局.
NO_MORE = (
    r"(?!理念|事项|平台|水平|能力|圈|站|用房|用地|布局|目标|定位|部署|思维|支撑|机遇"
    r"|[一-鿿]{2}(?:行动|攻坚战|工程|计划|试点(?!区))|体系|系统|地图|功能|窗口|建设试点|建设活动|常态化"
    r"|工程|行动|计划|试点(?![县市区])|项目|品牌|模式|(?:创新)?(?:试验|实验|示范|先行)区)"
)
COUNT = re.compile(r"[一二两三四五六七八九十\d]+[个件大项条][^、]*")  # “五个跨越” counts, it names nothing
LIST_ENDS = (
    "平台|载体|大型节会|节会|展会|节庆|赛事|活动|行动|工程|改革|机制|模式|计划|制度|品牌|试点|"
    "做法|措施|服务|办法"
)


def quotes(folded: str) -> Iterator[Found]:
    """Quoted names; a list that 等活动 ends, or that follows a programme at once, is of programmes."""
    waiting: list[Found] = []
    end, carried = -1, False
    for match in QUOTED.finditer(folded):
        close = match.start() - end <= 1 and "\n" not in folded[end : match.start()]
        if not close:
            waiting, carried = [], False
        found = _quoted(folded, match)
        end = found.span.end if found else match.end()
        if _list_end().match(folded, end):
            yield from waiting
            waiting, carried = [], True
        if found and (found.rule != "listed" or carried):
            if found.rule == "quoted":  # one class noun serves all names before it
                yield from waiting
                waiting = []
            carried = carried or found.rule == "verb" or _carried_out(folded, *found.span)
            yield found
        elif found:
            waiting.append(found)


def _quoted(folded: str, match: re.Match[str]) -> Found | None:
    inner, begin, end = match["inner"], match.start(), match.end()
    noun = _behind(folded, end)
    known = quoted_names().get(bare(inner))
    if known and not (BODY_BEHIND.match(folded, end) or (known.name.endswith("+") and noun)):
        tail = known.tail.match(folded, end) if known.tail else None
        ends = tail.end() if tail else noun[1] if noun and _joins(folded, noun, end) else end
        left = _touching(folded, begin, inner)
        return Found(Span(left, ends), known.kind, "known", known.canonical if left == begin else None)
    if BODY.search(inner) or BODY_BEHIND.match(folded, end):
        return None
    if PERIOD.fullmatch(inner) and not (noun and noun[0].kind == "campaign"):
        return None
    near = noun is not None and (
        noun[1] == end + len(noun[0].noun)
        # 行动 a few words on is no class noun of a saying: 以“两个确立”统一思想行动
        or (noun[0].noun != "行动" and _joins(folded, noun, end))
    )
    loose = noun is None or not near or noun[0].noun in LOOSE
    if loose and _stops().fullmatch(inner) and _touching(folded, begin, inner, makes=True) == begin:
        return None
    return _unknown(folded, inner, begin, end, noun)


def _joins(folded: str, noun: tuple[Noun, int], end: int) -> bool:
    """Whether a class noun behind a known name belongs to it (“营改增”扩围试点; “一带一路”建设 does not)."""
    gap = folded[end : noun[1] - len(noun[0].noun)]
    near = not gap or (noun[0].noun in OF_DEEDS and not GENERAL.search(gap))
    return near and noun[0].noun not in WORK_ON


def _unknown(folded: str, inner: str, begin: int, end: int, noun: tuple[Noun, int] | None) -> Found | None:
    """A name that no table holds: by its class noun, its own last word, its form or the verb before it."""
    left, makes = _touching(folded, begin, inner), _touching(folded, begin, inner, makes=True) < begin
    if noun is not None:  # 建设 tells that a project is meant, and is said of it
        return Found(Span(left, end if noun[0].noun == "建设" else noun[1]), noun[0].kind, "quoted")
    counted = _stops().fullmatch(inner)
    if (counted and not makes) or speech().match(folded, end):
        return None
    own = _own(inner)
    if makes:  # the words that touch it make it a name
        return Found(Span(left, end), own.kind if own else "scheme", "titled")
    if own and (own.quoted == "far" or own.plain) and not (_phrase().search(inner) or inner.count("、") > 1):
        return Found(Span(left, end), own.kind, "titled")
    if _carried_out(folded, left, end) and not (_phrase().search(inner) or COUNT.fullmatch(inner)):
        return Found(Span(left, end), "scheme", "verb")
    form = _form(inner)
    if form and folded[end : end + 1] != "的":
        return Found(Span(left, end), form, "form")
    return None if _phrase().search(inner) else Found(Span(left, end), "activity", "listed")


def _own(inner: str) -> Noun | None:
    """The class noun that a quoted name itself ends in (“12345工程”, “春雷行动2023”)."""
    found = _ending().search(inner, 1)
    return next(n for n in nouns() if n.noun == found["noun"]) if found else None


def _form(inner: str) -> str | None:
    """The kind of programme that names of this form are (“街长制”, “戴庄经验”, “莞吉通办”)."""
    return next((kind for pattern, kind in _forms() if pattern.fullmatch(inner)), None)


def _behind(folded: str, end: int) -> tuple[Noun, int] | None:
    """The class noun behind a quoted name and where it ends."""
    found = _near().match(folded, end) or _far().match(folded, end)
    if found is None:
        return None
    return next(n for n in nouns() if n.noun == found["noun"]), found.end()


def _touching(folded: str, begin: int, inner: str, *, makes: bool = False) -> int:
    """Where the name begins when words touch the opening quote (市长“企业接待日”, 行政执法“三项制度”).

    With `makes`, by those words only that make a name of what is none without them.
    """
    for left, words, name, made in _touch():
        if (made or not makes) and name.fullmatch(inner):
            found = left.search(folded, max(begin - LEFT, 0), begin)
            if found:
                carried = [m.end() for m in _opened().finditer(found["words"])]
                start = found.start("words") + max(carried, default=0)
                for at in (start + opening(folded[start:begin]), start):
                    if words.fullmatch(folded, at, begin):
                        return at
    return begin if makes else _field_before(folded, begin, inner)


def _field_before(folded: str, begin: int, inner: str) -> int:
    """Where the plain words begin that touch an opening quote: the field that the name is of.

    企业上市“百舸竞帆”行动, 开发区“三化三制”改革; not the subject of a verb, nor a place or body.
    """
    found = FIELD.search(folded, max(begin - LEFT, 0), begin)
    if found is None:
        return begin
    words = found[0]
    # 首推|行政处罚: the opener's last letter may belong to the next word
    carried = [m.end() for m in _opened().finditer(words) if not words.startswith("行政", m.end() - 1)]
    start = found.start() + max(carried, default=0)
    start += opening(folded[start:begin])
    words = folded[start:begin]
    if len(words) < 2 or len(words) > 14 or NO_FIELD.search(words):
        return begin
    before = folded[start - 1 : start]
    if folded.endswith("实现", 0, start):  # then the words are its subject: 实现企业注销“一网通办”
        return begin
    if start > found.start():
        return start
    # Without a verb before it a bare quoted name has a subject: 政务服务“一网通办”率先推进
    behind = folded.find("”", begin) + 1
    named = inner.endswith("模式") or _near().match(folded, behind) or _far().match(folded, behind)
    return start if named and before in OPEN_BEFORE else begin


def _carried_out(folded: str, begin: int, end: int) -> bool:
    return any(
        before.search(folded, max(begin - 8, 0), begin) and after.match(folded, end)
        for before, after in _verbs()
    )


@cache
def _ending() -> re.Pattern[str]:
    return re.compile("(?P<noun>" + "|".join(n.noun for n in nouns()) + r")(?:20\d\d)?$")


@cache
def _near() -> re.Pattern[str]:
    return re.compile("(?P<noun>" + "|".join(n.noun for n in nouns() if n.quoted) + ")" + NO_MORE)


@cache
def _far() -> re.Pattern[str]:
    far = "|".join(n.noun for n in nouns() if n.quoted == "far")
    return re.compile(rf"的?(?:[一-鿿()](?<![{JOINING}])){{1,{FAR}}}?(?P<noun>{far})(?!中心|公司){NO_MORE}")


@cache
def _list_end() -> re.Pattern[str]:
    several = rf"等(?:系列|一系列|主题|专项|重大|[\d一二三四五六七八九十]+[大项个])?(?:{LIST_ENDS})"
    return re.compile(rf"{several}|(?:和|、|及)[一-鿿]{{3,12}}?(?:行动|工程|活动)(?![计方])")


@cache
def _stops() -> re.Pattern[str]:
    return alternatives("stop", "words")


@cache
def _phrase() -> re.Pattern[str]:
    """What makes quoted words a saying rather than a name."""
    return re.compile(r"[,;:!?的我们你]|.{17}")


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = table("programmes/forms", "words", "kind", "example")
    return tuple((re.compile(row["words"]), row["kind"]) for row in rows)


@cache
def _verbs() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows = table("programmes/verbs", "verbs", "after", "example")
    return tuple((re.compile(f"(?:{row['verbs']})$"), re.compile(row["after"])) for row in rows)


@cache
def _opened() -> re.Pattern[str]:
    """Words that carry a programme out: its name begins behind them (实施建设项目审批“一图制”)."""
    rows = table("programmes/openers", "kind", "words", "example")
    words = [word for row in rows if row["kind"] != "inside" for word in row["words"].split()]
    return re.compile("|".join(sorted(words, key=lambda word: (-len(word), word))))


@cache
def _touch() -> tuple[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], bool], ...]:
    rows = table("programmes/touching", "left", "words", "name", "makes", "example")
    return tuple(
        (
            re.compile(f"(?:{row['left']})(?P<words>{row['words']})$"),
            re.compile(row["words"]),
            re.compile(row["name"]),
            row["makes"] == "yes",
        )
        for row in rows
    )
