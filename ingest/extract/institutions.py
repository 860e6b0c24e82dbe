"""Institutions: names that end in a known head and begin at a place, a level word, a quote or a boundary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from heapq import merge

from ...ontology.model import Fact, Institution, Issue, Level, Mention, Place, Role, Span
from ..gazetteer import NATION, gazetteer
from ..lexicon import Rule, found_by, rules
from ..reading import Reading
from .companies import floated, listed
from .identity import fixed_identity, identity, undecided
from .institution_names import BRANCHING, FOUNDED_BEHIND, Name, central, names, with_tied
from .institution_words import fixed, is_brand, is_part_of_more, kind_of, names_a_kind, needs, stands_alone
from .overlap import Taken
from .place_names import meant
from .roles import role_of
from .tokens import Cut, cut_up

# Code points: of a name; before the head of a name that begins at no place, or must be short.
LONGEST, FARTHEST, SHORTEST = 30, 14, 4
OWN = 9  # code points of a name that names no kind, whatever its last words, where a verb behind it founds it
FOUNDING = re.compile(
    r"(?:成立|组建|设立|建成|新建|筹建|创设|增设|新设|挂牌|揭牌|创建|组成|建立|开放运营|启用|投用)(?:了|由.{0,8}|由[^,。;]{2,28}的)?(?:[^,。;、“]{2,14}[、和]){0,3}$"
)
# What a company does or settles on by itself is no measure of the government.
COMPANYS_OWN = (Role.AGENT, Role.ESTABLISHED)
# Behind a company: it is founded.
FOUNDED = re.compile(r"[^,。;]{0,6}(?:挂牌|开业|成立|组建)(?!.{0,4}(?:以来|周年))")
COUNTED = re.compile(
    r"某|[\d两一二三四五六七八九十百千万余多几数](?:家|个|所|座|支|名|级|批|条|处|大|项|类|种|间)?$"
)
# Townships are no level words: their bodies bear their names in full (查田镇人民政府).
TOWNSHIP = re.compile(
    r"(?!各|乡镇|镇街)[一-鿿]{2,4}(?<![各乡城个级体名])(?:镇|乡|街道)"
    r"(?:人民政府|政府|党委|党工委|司法所|派出所|办事处|(?<=街道)办(?![理好结成])|人民调解委员会|综合治理中心|社会治理中心)"
)
# Before a name that stands by itself: then it names a kind (各级人大, 乡镇级行政审批服务局).
GROUP = re.compile(r"(?:老|同级|各级|各类|各地|两级|三级|四级|[镇乡县区市省]级|基层|所有)$")
# Behind a name, the place that it works for (国家富硒产品质量监督检验中心(湖北)).
BRACKET = re.compile(r"\((?P<place>[一-鿿]{2,8})\)")
# Before a head: the name of an honour that many bear (全国模范司法局).
AWARDED = re.compile(
    r"(?:全[国省市]|[省市部]级)(?:十佳|百佳|最美)?(?:模范|先进|优秀|示范|标杆|标准化|规范化|[五一二三]星?级|五好)$"
)
# A name whose quoted part is its own (蓝湾”指挥中心), not a count or a saying (2+8”中心, 一站式”中心).
PROPER = re.compile(
    r"(?!.*(?:[一二三四五六七八九十双两万0-9+/、]|式”|线[上下]|国字号))[^”]{2,10}”[一-鿿]{0,10}(?:中心|[站室馆])"
)
# A count behind a name makes it a kind (司法所12个), unless it says what the body won (市司法局3个案例入选)
COUNTED_AFTER = re.compile(
    r"(?:约|近|共)?[\d一二三四五六七八九十百]+余?(?:家|个|所|座|支|条|处)"
    r"(?![一-鿿]{0,8}(?:案例|案件|项目|做法|经验|集体|单位|窗口)[^,。;]{0,4}(?:入选|获|被|荣))"
)
# Behind an academy, its institute by the short name (中科院近物所).
ACADEMIES = ("中科院", "中国科学院")
INSTITUTE = re.compile(r"(?:(?![等的为和与及合建办引系一大])[一-鿿]){2,8}?(?<!院)所(?![属在有以谓需长])")
# Behind the short name of a company, so that it is no part of a word (华为、京东等企业, 华为在当地).
BRAND_END = re.compile(r"[,。;:、)”\n]|$|等|和|与|及|在|的|为|入驻|落户|签约|合作|投资|建成|上市|总部")
JOINED = re.compile(r"[等和与及在]")
CHINESE = re.compile(r"[一-鿿]")


def extract(reading: Reading) -> Iterator[Fact | Issue]:
    """Yield a mention with its role for each institution named outside documents and programmes."""
    taken = Taken.by(reading)
    cuts, folded = cut_up(reading), reading.folded
    found = with_tied(folded, names(folded, cuts, reading.standpoint))
    before: Mention | None = None
    others = (listed(folded, cuts, reading.standpoint), floated(folded, cuts), central(folded))
    for name in merge(found, *others, key=_order):
        if before is not None and name.begin < before.span.end:
            continue
        mention = _mention(reading, name, before)
        if mention is not None and not taken.meets(mention.span):
            before = mention
            yield mention
            if isinstance(mention.entity, Institution) and undecided(mention.entity, reading.document.place):
                yield _which(reading, mention)


def _which(reading: Reading, mention: Mention) -> Issue:
    """A note that a body of another level than the report's was named without its place."""
    near, words = reading.document.place, mention.span.of(reading.text)
    return Issue(
        level=Level.NOTE,
        source=reading.document.source,
        rule="institutions.which",
        message=f"{words} in a report of {near.name}: of which place is not said; kept as one body",
        span=mention.span,
    )


def _order(name: Name) -> tuple[int, bool]:
    """In reading order; of two names that begin alike, the one with a head first."""
    return name.begin, name.tied == "listed"


def _mention(reading: Reading, name: Name, before: Mention | None) -> Mention | None:
    if name.tied in ("theirs", "elided", "sibling"):
        return _tied(reading, name, before)
    folded, near = reading.folded, reading.document.place
    span, quoted = _quoted(folded, Span(name.begin, name.end))
    rule = _rule(folded, span, name, quoted)
    if rule is None or is_part_of_more(folded, name.end, kind_of(name.head.word)):
        return None
    if name.fixed:
        entity = fixed_identity(fixed()[name.head.word], near)
    else:
        placed = name.anchor and name.anchor.cut is not Cut.LEVEL
        division = meant(name.anchor, reading.standpoint) if name.anchor and placed else None
        written = (name.anchor.word, division) if name.anchor and division else None
        party = "中共" if folded.endswith("中共", 0, span.begin) else ""  # 中共龙泉市委员会 is 市委
        entity = identity(party + folded[span.begin : span.end], kind_of(name.head.word), written, near)
    whole = _whole(folded, span, near)
    behind = folded[span.end : whole.end]
    if behind and (entity.kind in BRANCHING or entity.place == NATION):
        entity = replace(entity, name=entity.name + behind)  # 香港科技大学(广州), 中科院近物所
    role = role_of(reading, whole, before)
    if (
        entity.kind == "company"
        and role in COMPANYS_OWN
        and not FOUNDING.search(folded, max(whole.begin - LONGEST, 0), whole.begin)
        and not FOUNDED.match(folded, whole.end)
    ):
        role = Role.MENTION
    if needs(name.head.word) == "made" and role in (Role.AGENT, Role.MENTION):
        behind = FOUNDED_BEHIND.match(folded, whole.end)
        role = Role.ESTABLISHED if behind and behind["founded"] else role
    return Mention(span=whole, entity=entity, role=role, **found_by(rule))


def _tied(reading: Reading, name: Name, before: Mention | None) -> Mention | None:
    """The body of the institution named just before, in the same role."""
    if before is None or not isinstance(before.entity, Institution) or name.begin - before.span.end > 2:
        return None
    owner, head = before.entity, name.head.word.replace("常务委员会", "常委会")
    if name.tied == "elided":
        if is_part_of_more(reading.folded, name.end, "government"):
            return None
        entity = replace(owner, name=re.sub("党?委$", head, owner.name), kind="government")
    elif name.tied == "sibling":
        level = owner.name[0] if owner.name[0] in "省市县区州旗" else ""
        entity = replace(owner, name=level + head)
    else:
        entity = replace(owner, name=owner.name + head)
    rule = rules("institutions")[name.tied]
    return Mention(span=Span(name.begin, name.end), entity=entity, role=before.role, **found_by(rule))


def _whole(folded: str, span: Span, near: Place) -> Span:
    """The span with 中共 or 国家 before it and a division in brackets behind it."""
    begin, end = span
    if folded[max(begin - 2, 0) : begin] in ("中共", "国家"):
        begin -= 2
    if folded.startswith(ACADEMIES, begin) and (institute := INSTITUTE.match(folded, end)):
        end = institute.end()
    bracket = BRACKET.match(folded, end)
    if bracket and gazetteer().resolve(bracket["place"], near) is not None:
        end = bracket.end()
    return Span(begin, end)


def _quoted(folded: str, span: Span) -> tuple[Span, bool]:
    """The span with the quotation marks that belong to the name, and whether they enclose it."""
    if folded[span.begin - 1 : span.begin] == "“" and folded[span.end : span.end + 1] == "”":
        return Span(span.begin - 1, span.end + 1), True
    opening = folded[span.begin] == "“"
    closing = folded.find("”", span.begin, span.end)
    if opening and closing < 0:
        if folded[span.end : span.end + 1] == "”":
            return Span(span.begin, span.end + 1), True
        return Span(span.begin + 1, span.end), False
    if closing >= 0 and not opening:
        return Span(closing + 1, span.end), False
    return span, opening


def _rule(folded: str, span: Span, name: Name, quoted: bool) -> Rule | None:
    """How the name was found, or None where the words are no institution's name."""
    known = rules("institutions")
    words = folded[span.begin : span.end].strip("“”")
    if len(words) > LONGEST or len(words) < 2 or folded[span.begin] == "”":
        return None
    if name.tied == "listed":
        return None if names_a_kind(words, placed=False) else known["listed"]
    if AWARDED.search(folded, max(span.begin - 8, 0), span.begin):
        return None
    if name.fixed:
        return (
            None if _is_group(folded, span, name) else known["brand" if is_brand(name.head.word) else "fixed"]
        )
    if TOWNSHIP.fullmatch(words):
        return known["township"]
    modifier = words[: len(words) - len(name.head.word)]
    proper = quoted and PROPER.fullmatch(words)
    needed = needs(name.head.word)
    own = needed == "made" and _founded_behind(folded, span)
    if not proper and not (own and len(words) >= OWN) and names_a_kind(words, name.anchor is not None):
        return None
    if "+" in words or _counted(folded, span):
        return None
    if words.count("(") != words.count(")"):
        return None
    if name.anchor is not None and span.begin == name.anchor.begin:
        if needed == "known" and (name.anchor.word == "国家" or len(modifier) < 5):
            return None
        bare = name.anchor.word == modifier and needed in ("made", "known") and name.anchor.cut is Cut.LEVEL
        return None if bare else known["placed"]
    if words.endswith("热线") and modifier.isdigit():
        return known["open"]
    if len(modifier) < 2 or not CHINESE.search(modifier):
        return None
    if quoted:
        return known["quoted"] if proper or needed in ("made", "open", "short") else None
    if needed == "short":
        ends = CHINESE.match(folded, span.end) is None or JOINED.match(folded, span.end)
        return known["open"] if len(modifier) <= SHORTEST and ends else None
    if any(c.isdigit() for c in words) and not words.endswith("热线"):
        return None
    if own or (needed == "made" and FOUNDING.search(folded, max(span.begin - 30, 0), span.begin)):
        return known["made"]
    return known["open"] if needed == "open" and len(modifier) <= FARTHEST else None


def _founded_behind(folded: str, span: Span) -> bool:
    """Whether a name begins its clause or list item and a verb behind it founds it."""
    bounded = span.begin == 0 or CHINESE.match(folded, span.begin - 1) is None
    return bounded and FOUNDED_BEHIND.match(folded, span.end) is not None


def _counted(folded: str, span: Span) -> bool:
    """Whether the words are counted, so that they name a kind (设立便企工作站21个)."""
    return bool(
        COUNTED.search(folded, max(span.begin - 4, 0), span.begin) or COUNTED_AFTER.match(folded, span.end)
    )


def _is_group(folded: str, span: Span, name: Name) -> bool:
    """Whether a name that stands by itself is meant of many, or a company's name is part of a word."""
    if is_brand(name.head.word):
        return BRAND_END.match(folded, span.end) is None
    return not stands_alone(name.head.word) and bool(GROUP.search(folded, max(span.begin - 3, 0), span.begin))
