"""Who an institution is: one body under its short and full names, two bodies of two places or levels."""

import re

import pytest
from govgraph.ingest.extract import institutions
from govgraph.ingest.extract.bodies import standing_alone
from govgraph.ingest.extract.identity import identity
from govgraph.ingest.gazetteer import gazetteer
from govgraph.ingest.lexicon import table
from govgraph.ontology.model import Issue, Level, Mention, Place
from govgraph.ontology.reorganisations import reorganisations
from govgraph.ontology.vocab import concepts

CITY, DISTRICT, COUNTY, AUTONOMOUS, PREFECTURE, REGION, PROVINCE = (
    "龙泉市", "静海区", "青田县", "景宁畲族自治县", "丽水市", "新疆维吾尔自治区", "浙江省",
)  # fmt: skip


@pytest.fixture
def bodies(reading):
    """The institutions that a sentence of a report of a place names, as (name, place)."""

    def named(text: str, place: str = CITY) -> list[tuple[str, str]]:
        division = gazetteer().resolve(place)
        assert division is not None
        found = institutions.extract(reading(text, place=division))
        return [(m.entity.name, m.entity.place) for m in found if isinstance(m, Mention)]

    return named


@pytest.mark.parametrize(
    ("wordings", "name"),
    [
        ("市监局|市市监局|市场监管局|市市场监管局|龙泉市市场监督管理局|龙泉市监局|龙泉市场监管局", "市市场监督管理局"),
        ("市发改局|发展改革局|龙泉市发展和改革局", "市发展和改革局"),
        ("市人社局|人力社保局|龙泉市人力资源和社会保障局", "市人力资源和社会保障局"),
        ("市住建局|市住房城乡建设局|龙泉市住房和城乡建设局", "市住房和城乡建设局"),
        ("市资规局|市自规局|自然资源和规划局", "市自然资源和规划局"),
        ("市文广旅体局|市文旅体局|龙泉市文化广电旅游体育局", "市文化广电旅游体育局"),
        ("市综合执法局|市综合行政执法局|综合执法局", "市综合行政执法局"),
        ("市城管执法局|市城市管理综合行政执法局|市城市管理行政执法局", "市城市管理综合行政执法局"),
        ("市审批局|市行政审批局", "市行政审批局"),
        ("市应急局|市应急管理局", "市应急管理局"),
        ("市政府办|市人民政府办公室|龙泉市政府办公室", "市政府办公室"),
        ("市法院|龙泉市人民法院|龙泉法院", "市法院"),
        ("市检察院|市人民检察院", "市检察院"),
        ("市监委|龙泉市监察委员会", "市监委"),
        ("市政法委|市委政法委|中共龙泉市委政法委员会", "市委政法委"),
        ("市编办|市委编办|市委机构编制委员会办公室", "市委编办"),
        ("市依法治市办|市委依法治市办|市委全面依法治市委员会办公室|市委全面依法治市办", "市委依法治市办"),
        ("市委全面依法治市委员会|市委依法治市委", "市委全面依法治市委员会"),
        ("市委|中共龙泉市委|中共龙泉市委员会", "市委"),
        ("市人大常委会|龙泉市人民代表大会常务委员会", "市人大常委会"),
        ("市法制办|市政府法制办|市人民政府法制办公室", "市法制办公室"),
        ("12345政务服务热线|12345热线|“12345”政府服务热线", "12345热线"),
        ("剑池街道办|剑池街道办事处|龙泉市剑池街道办事处", "剑池街道办事处"),
        ("查田镇人民政府|查田镇政府|龙泉市查田镇政府", "查田镇政府"),
        ("市疾控中心|市疾病预防控制中心", "市疾病预防控制中心"),
        ("市公安局交警大队|市交警大队", "市交警大队"),
        ("市市监局稽查大队|市市场监督管理局稽查大队", "市市场监督管理局稽查大队"),
    ],
)  # fmt: skip
def test_short_and_full_names_of_a_county_level_city_are_one_body(bodies, wordings, name):
    for words in wordings.split("|"):
        assert bodies(f"{words}牵头开展检查。") == [(name, "331181")], words


@pytest.mark.parametrize(
    ("place", "words", "name", "code"),
    [
        (CITY, "市司法局", "市司法局", "331181"),
        (CITY, "丽水市司法局", "市司法局", "331100"),
        (CITY, "省司法厅", "省司法厅", "330000"),
        (CITY, "省高院", "省高级法院", "330000"),
        (CITY, "最高法", "最高人民法院", "100000"),
        (CITY, "司法部", "司法部", "100000"),
        (CITY, "丽水经开区管委会", "市经开区管委会", "331100"),
        (CITY, "青田县查田镇政府", "查田镇政府", "331121"),
        (DISTRICT, "区司法局", "区司法局", "120118"),
        (DISTRICT, "司法局", "区司法局", "120118"),
        (DISTRICT, "静海法院", "区法院", "120118"),
        (DISTRICT, "市司法局", "市司法局", "120000"),
        (DISTRICT, "市高级人民法院", "市高级法院", "120000"),
        (DISTRICT, "区委全面依法治区委员会办公室", "区委依法治区办", "120118"),
        (COUNTY, "县法院", "县法院", "331121"),
        (COUNTY, "市法院", "市中级法院", "331100"),
        (COUNTY, "县市场监管局", "县市场监督管理局", "331121"),
        (AUTONOMOUS, "县市场监管局", "县市场监督管理局", "331127"),
        (AUTONOMOUS, "景宁畲族自治县市场监管局", "县市场监督管理局", "331127"),
        (AUTONOMOUS, "市司法局", "市司法局", "331100"),
        (PREFECTURE, "市法院", "市中级法院", "331100"),
        (PREFECTURE, "市中院", "市中级法院", "331100"),
        (PREFECTURE, "龙泉市司法局", "市司法局", "331181"),
        (PREFECTURE, "龙泉市查田镇政府", "查田镇政府", "331181"),
        (PREFECTURE, "市经济技术开发区管委会", "市经开区管委会", "331100"),
        (PROVINCE, "省法院", "省高级法院", "330000"),
        (PROVINCE, "省人社厅", "省人力资源和社会保障厅", "330000"),
        (PROVINCE, "丽水市人民政府", "市政府", "331100"),
        (REGION, "自治区党委政法委员会", "自治区党委政法委", "650000"),
        (REGION, "自治区人社厅", "自治区人力资源和社会保障厅", "650000"),
        ("昌吉回族自治州", "州党委", "州委", "652300"),
        ("昌都市", "区党委", "自治区党委", "540000"),
        ("黔东南苗族侗族自治州", "黔东南州司法局", "州司法局", "522600"),
        ("恩施市", "州司法局", "州司法局", "422800"),
        (
            "巴东县",
            "市司法局",
            "市司法局",
            "422823",
        ),  # no city lies above a county of an autonomous prefecture
    ],
)
def test_a_name_is_of_the_level_and_the_place_that_it_means(bodies, place, words, name, code):
    assert bodies(f"{words}通报表扬。", place)[0] == (name, code)


@pytest.mark.parametrize(
    ("within", "words", "name", "code"),
    [
        ("331181", "市司法局", "市司法局", "331181"),  # of a township in a county-level city
        ("331121", "市司法局", "市司法局", "331100"),  # of one in a county
        ("331121", "县司法局", "县司法局", "331121"),
        ("331102", "区综合执法局", "区综合行政执法局", "331102"),
        ("331181", "省司法厅", "省司法厅", "330000"),
        ("331181", "剑池街道办", "剑池街道办事处", "331181/剑池街道"),
        ("331181", "街道综治中心", "街道综治中心", "331181/剑池街道"),
    ],
)
def test_a_township_knows_the_levels_above_it(within, words, name, code):
    near = Place("剑池街道", None, within, "township")
    found = identity(words, "department", None, near)
    assert (found.name, found.place) == (name, code)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("市工商局", "市市场监管局"),  # reorganised, not renamed words
        ("市城市管理局", "市综合行政执法局"),
        ("市国土资源局", "市自然资源局"),
        ("市行政审批局", "市政务服务局"),
        ("市法制办", "市司法局"),
        ("市纪委", "市监委"),
        ("市委依法治市办", "市委全面依法治市委员会"),
        ("丽水市司法局", "龙泉市司法局"),
        ("青田县查田镇政府", "龙泉市查田镇政府"),
        ("香港科技大学(广州)", "香港科技大学"),
        ("中科院近物所", "中科院"),
        ("12345热线", "12348热线"),
        ("丽水大学", "市大学"),
    ],
)
def test_two_bodies_stay_two(bodies, first, second):
    one, other = bodies(f"与{first}合作。"), bodies(f"与{second}合作。")
    assert len(one) == 1 and one != other


@pytest.mark.parametrize(
    ("place", "text", "told"),
    [
        (PREFECTURE, "权限下放县政府行使。", ["县政府"]),
        (PROVINCE, "约谈市政府和省财政厅。", ["市政府"]),
        (PREFECTURE, "约谈青田县政府和市财政局。", []),
        (CITY, "市政府报告省政府。", []),
        (COUNTY, "县司法局、市司法局联合开展。", []),
    ],
)
def test_a_body_of_a_level_below_without_its_place_is_told_as_undecided(reading, place, text, told):
    found = institutions.extract(reading(text, place=gazetteer().resolve(place)))
    issues = [fact for fact in found if isinstance(fact, Issue)]
    assert [issue.span.of(text) for issue in issues] == told
    assert all(issue.rule == "institutions.which" and issue.level is Level.NOTE for issue in issues)


def test_a_congress_is_one_however_it_is_counted(bodies):
    assert set(bodies("市十五届人大一次会议以来,在龙泉市第十五届人民代表大会上。")) == {
        ("市第十五届人大", "331181")
    }


def test_a_group_of_companies_is_one_under_its_legal_form():
    near = gazetteer().resolve(CITY)
    names = ("青山集团", "青山集团公司", "青山集团有限公司", "青山集团股份有限公司")
    assert {identity(name, "company", None, near).name for name in names} == {"青山集团"}


def test_a_body_of_an_invented_place_is_known_without_its_level():
    near = Place("云溪县", None, "100000", "county")
    assert identity("县市监局", "department", None, near).name == "县市场监督管理局"


def test_the_table_of_bodies_uses_codes_that_exist_and_no_name_twice_at_one_level():
    kinds = {kind.code for kind in concepts("institution-kind")}
    levels = {"nation", "province", "municipality", "prefecture", "county", "township"}
    seen: dict[tuple[str, str], str] = {}
    for row in table("institutions/bodies", "canonical", "written", "alone", "of", "kind", "levels"):
        assert row["kind"] in kinds and set(row["levels"].split()) <= levels, row["canonical"]
        names = {row["canonical"], *filter(None, row["written"].split("、"))}
        assert set(filter(None, row["alone"].split("、"))) <= names, row["canonical"]
        for name in names:
            for level in row["levels"].split():
                assert seen.setdefault((name, level), row["canonical"]) == row["canonical"], (name, level)
    assert standing_alone()["市监局"].name == "市场监督管理局"


def test_reforms_name_bodies_by_their_canonical_names():
    canonical = {
        ("委" if row["of"] == "委" else "") + row["canonical"]
        for row in table("institutions/bodies", "canonical", "of")
    }
    for reform in reorganisations():
        if "nation" not in reform.levels:
            assert {reform.before, *reform.after} <= canonical, reform
    for reform in reorganisations():
        same = [r for r in reorganisations() if (r.before, r.year) == (reform.before, reform.year)]
        assert len({r.change for r in same}) == 1, reform


def test_canonical_names_are_canonical():
    """A name that the graph gives a body is read as that body again."""
    near = gazetteer().resolve(CITY)
    for row in table("institutions/bodies", "canonical", "of", "kind", "levels"):
        if "county" in row["levels"].split():
            name = "市" + ("委" if row["of"] == "委" else "") + row["canonical"]
            assert identity(name, row["kind"], None, near).name == name
    assert re.fullmatch("[一-鿿]+", name)
