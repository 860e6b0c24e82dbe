"""Works named by their site (…机场扩建工程, G318提质改造) and events by their session (第四届硒博会)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from ...ontology.model import Span
from ..scanning import matches_from
from .place_words import ends_as_site, is_proper
from .programme_names import Found, alternatives

DEEDS = (
    "整治改建|改扩建|新改建|扩建|新建|改建|迁建|提质改造|改造|提升|整治|治理|修复|保护|疏浚|除险加固|"
    "引水|调水|供水|补水|引调水|枢纽|连通|扩容|复线|电气化|综合治理|生态修复|搬迁"
)
SITES = (
    "机场|水库|水利枢纽|枢纽|灌区|水电站|电站|大桥|铁路|高铁|高速公路|高速|隧道|航道|运河|码头|"
    "港区?|车站|客运站|公园|古城|古镇|博物馆|图书馆|文化馆|体育馆|福利院|医院|保健院|学校|中学|小学|[河江湖县镇乡]"
)
WORK = re.compile(
    rf"[一-鿿A-Z0-9()]{{2,12}}(?:{SITES})[一-鿿()]{{0,10}}?(?:{DEEDS}|[一二三]期)(?:工程|项目)|[一-鿿]{{4,12}}水利枢纽工程"
)
# A work that begins with the name of a division: 奎屯市生活垃圾焚烧发电项目.
PLACED = re.compile(
    rf"[一-鿿]{{2,7}}[市县区旗州镇乡](?![区域级直属政委])[一-鿿]{{2,16}}(?:{DEEDS}|发电|处理|填埋|供热|建设|安置|储备|养殖|加工)(?:工程|项目)"
    r"|[一-鿿]{2,7}[省市县区州](?![区域级直属政委])[一-鿿]{4,18}基金"
)
# A project of one owner: what stands before 项目 must hold more than common words (places/common.tsv).
OWNED = re.compile(
    rf"(?P<words>[一-鿿A-Za-z0-9()]{{4,30}}?)"
    rf"(?:(?:工程|项目)[一二三]期|(?P<phase>[一二三]期)(?:工程|项目)?|项目|(?:{DEEDS})工程)"
)
ROAD = re.compile(
    rf"[GSX](?<![A-Z0-9].)\d{{2,4}}线?(?:[一-鿿]{{0,14}}?)(?:{DEEDS})(?:工程|项目)?(?:\([^()\n]{{2,12}}\))?"
)
SESSION = re.compile(
    r"第[一二三四五六七八九十百\d]{1,4}届(?P<name>[一-鿿“”()—·-]{1,22}?"
    r"(?:博览会|交易会|洽谈会|运动会|[一-鿿]{1,3}会(?![议员计同])|论坛|节(?![能约目水])|大赛|锦标赛"
    r"|(?<!发)展(?![览会示开现望]|论坛)))(?![一-鿿]{0,2}(?:委员会|常务|全体))"
)
YEARLY = re.compile(
    r"20\d\d年?(?P<name>[一-鿿]{0,4}(?:国际|全国|世界)[一-鿿]{2,10}(?:大会|博览会|论坛|[一-鿿]节)|上海世博会)"
)
# 世界橡胶木产业大会, 广州国际美食节; each begins as FAIR_FIRST says, or two or three code points before 国际.
FAIR_FIRST = re.compile("世(?=界)|中(?=国)|全(?=[国球])|亚(?=洲)|丝(?=绸之路)|国(?=际)")
FAIR = re.compile(
    r"(?:世界|中国|全国|全球|亚洲|丝绸之路|[一-鿿]{2}[岛湖山](?=国际)|(?!开展|筹办|举办|承办|扩大|办好|打造|做好|做强|申办|首届|策划|组织)[一-鿿]{2}(?=国际))(?P<name>[一-鿿]{2,12}?(?:产业大会|发展大会|产业发展大会|博览会|交易会|峰会|论坛|展览会|锦标赛|大奖赛|公开赛)"
    r"|国际(?:(?![等批和与、])[一-鿿]){2,6}(?<!季)节)(?![能约水目点假日气余俭省奏律])"
)
# What is held is an event, alone or in a list (举办玉文化节、中国马铃薯大会等活动).
HELD = re.compile(r"(?:举办|承办|办好|主办|举行|参加|筹办|依托)了?(?P<list>[^,。;:!?\n]{4,80})")
MEMBERS = re.compile("([、和及与暨])")
HELD_NAME = re.compile(
    r"[一-鿿A-Za-z\d“”()·—-]{2,24}?(?:(?<!代表)(?<!动员)(?<!表彰)(?<!职工)(?<!党员)大会|博览会|[一-鿿]博会|[一-鿿]洽会|投洽会|论坛|峰会|(?<!春)(?<!环)(?<!季)节"
    r"|(?:活动|文化|经贸|创业|旅游|时装|科技)周|消费[月季]|冰雪季|交易会|洽谈会|运动会|锦标赛|邀请赛|公开赛|联赛|大赛|马拉松|大典|旅展|艺术展|展览会)"
)
HELD_KIND = re.compile(
    r"^(?:各类|各种|系列|一系列|全民|多场|首场|本次|这次|届|专题|相关|大型|重大|国家级|省级|高水平|各|一批|\d+|好|中国共产党|大规模|线上|高规格|专场|国际性|全国性|区域性|等|专业|群众性)"
    r"|(?:交流|推介|招聘|座谈|培训|现场|恳谈|研讨|对接)(?:大会|会)$|人民代表|全民健身运动会|^(?:体育|文化|旅游|冰雪)?(?:大赛|论坛|峰会|运动会|展览会|博览会|节)$"
)
BEFORE = re.compile(r"(?:20\d\d年?|中国)$")  # belongs to the name of an event behind it
EVENT_END = re.compile(r"$|等|系列|活动|在|成功|期间|圆满|上")
BODIES = re.compile(r"代表|委员会|全会|全体|政协|人大|常委|理事会|党代会|村委会|居委会|届")


def works(folded: str) -> Iterator[Found]:
    """Roads by their number with what is done to them, and events by their session or year."""
    for match in ROAD.finditer(folded):
        yield Found(Span(*match.span()), "project", "work")
    for match in chain(SESSION.finditer(folded), YEARLY.finditer(folded), _fairs(folded)):
        quoted = match["name"].count("“") - match["name"].count("”")
        end = match.end() + quoted
        if not BODIES.search(match["name"]) and quoted == folded[match.end() : end].count("”"):
            before = BEFORE.search(folded, max(match.start() - 5, 0), match.start())
            yield Found(Span(before.start() if before else match.start(), end), "activity", "event")


def _fairs(folded: str) -> Iterator[re.Match[str]]:
    """What `FAIR.finditer` finds, tried only where a fair can begin."""
    begins: set[int] = set()
    for first in FAIR_FIRST.finditer(folded):
        at = first.start()
        begins |= {at - 3, at - 2} if first[0] == "国" else {at}
    return matches_from(sorted(begins), FAIR, folded)


def held(folded: str) -> Iterator[Found]:
    """The events behind a verb of holding them."""
    for match in HELD.finditer(folded):
        at = match.start("list")
        for member in MEMBERS.split(match["list"]):
            name = HELD_NAME.match(member)
            whole = name is not None and name[0].count("“") == name[0].count("”")
            if name and whole and not HELD_KIND.search(name[0]) and EVENT_END.match(member, name.end()):
                yield Found(Span(at, at + name.end()), "activity", "event")
            at += len(member)


def is_work(title: str) -> bool:
    """Whether a title that 工程, 项目 or 一期 ends is of one work, named by its site or by its owner."""
    sited = WORK.fullmatch(title) or PLACED.fullmatch(title)
    return bool(sited or _is_owned(title)) and not _kinds_of_work().search(title)


def _is_owned(title: str) -> bool:
    """Whether a name of its own opens the title of a project (耀华退城进园项目)."""
    owned = OWNED.fullmatch(title)
    if owned is None or (owned["phase"] and title.endswith("期") and ends_as_site(owned["words"])):
        return False  # a phase of a site is a place (北仑电厂二期)
    return is_proper(owned["words"])


@cache
def _kinds_of_work() -> re.Pattern[str]:
    """Words that make a title a kind of work (中小河流治理项目)."""
    return alternatives("kinds_of_work", "words")
