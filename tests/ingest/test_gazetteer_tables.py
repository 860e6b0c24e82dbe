"""The tables of divisions hold together, and say of well-known changes what happened."""

import pytest
from govgraph.ingest.gazetteer import NATION, gazetteer
from govgraph.ingest.lexicon import table
from govgraph.ontology.iris import place_key

DIVISIONS = table("places/divisions", "code", "name", "short", "level", "since")
REPLACED = table("places/replaced", "code", "name", "short", "level", "within", "since", "until", "now")
FORMER = table(
    "places/former", "code", "name", "short", "level", "within", "since", "until", "now", "example"
)
# Former divisions of which no successor is known: suburbs of the 1980s, counties that stood only on paper.
WITHOUT_SUCCESSOR = 66


def key(row):
    return row["code"] or f"{row['within']}/{row['name']}"


def test_every_division_of_today_has_one_row_and_lies_in_one_of_today_whose_code_its_own_begins_with():
    codes = [row["code"] for row in DIVISIONS]
    assert len(codes) == len(set(codes))
    for row in DIVISIONS[1:]:
        place = gazetteer().by_code(row["code"])
        assert place.within in codes, row
        size = {"100000": 0}.get(place.within, 2 if place.within.endswith("0000") else 4)
        assert place.code[:size] == place.within[:size], row


def test_every_former_division_lies_in_a_known_one_and_became_known_ones():
    known = gazetteer()
    for row in (*REPLACED, *FORMER):
        assert known.by_code(row["within"]), row
        assert all(known.by_code(successor) for successor in row["now"].split("、") if successor), row
        assert key(row) not in row["now"].split("、"), row
        assert not row["since"] or int(row["since"]) <= int(row["until"]), row


def test_the_code_of_a_former_division_is_that_of_no_other():
    today = {row["code"] for row in DIVISIONS}
    keys = [key(row) for row in REPLACED]
    assert len(keys) == len(set(keys))
    assert not today & {row["code"] for row in (*REPLACED, *FORMER)}


def test_successors_lead_to_divisions_of_today_and_never_in_a_circle():
    known, today = gazetteer(), {row["code"] for row in DIVISIONS}
    open_ends = set()
    for row in (*REPLACED, *FORMER):
        ends, waiting, seen = set(), [key(row)], set()
        while waiting:
            at = waiting.pop()
            seen.add(at)
            history = known.history(known.by_code(at))
            assert not seen & set(history.successors), row
            waiting += history.successors
            if not history.successors:
                ends.add(at)
        if not ends <= today:
            open_ends.add(key(row))
    assert len(open_ends) <= WITHOUT_SUCCESSOR, sorted(open_ends)


def test_former_names_and_codes_belong_to_known_divisions():
    for row in (*table("places/renamed", "code", "name"), *table("places/recoded", "code", "was")):
        assert gazetteer().by_code(row["code"]), row


def test_every_township_lies_in_a_county_of_today_and_is_named_once_in_it():
    counties = {row["code"] for row in DIVISIONS}
    rows = table("places/townships", "county", "townships")
    for row in rows:
        assert row["county"] in counties
        numbers = [entry[:3] for entry in row["townships"].split()]
        names = [entry[3:] for entry in row["townships"].split()]
        assert all(number.isdigit() for number in numbers), row
        assert len(set(numbers)) == len(numbers), row
        assert len(set(names)) == len(names), row
    assert sum(len(row["townships"].split()) for row in rows) > 38_000


def test_every_place_of_the_gazetteer_is_found_by_its_key():
    known = gazetteer()
    for row in REPLACED:
        place = known.by_code(key(row))
        assert place is not None
        assert place_key(place) == key(row)
    assert known.by_code(NATION).within is None


@pytest.mark.parametrize(
    ("name", "code", "until", "now"),
    [
        ("闸北区", "310108", 2015, ("310106",)),
        ("南汇区", "310119", 2009, ("310115",)),
        ("崇文区", "110103", 2010, ("110101",)),
        ("宣武区", "110104", 2010, ("110102",)),
        ("莱芜市", "371200", 2018, ("370116", "370117")),
        ("江干区", "330104", 2021, ("330102",)),
        ("巢湖市", "341400", 2011, ("340100", "340181", "340200", "340500")),
        ("余杭县", "330125", 1994, ("330184",)),
        ("余杭市", "330184", 2001, ("330110",)),
        ("丽水地区", "332500", 2000, ("331100",)),
        ("丽水市", "332582", 2000, ("331102",)),
        ("重庆市", "510200", 1997, ("500000",)),
        ("海南行政区", "442100", 1988, ("460000",)),
        ("昭乌达盟", "152400", 1983, ("150400",)),
        ("塘沽区", "120107", 2009, ("120116",)),
        ("万盛区", "500000/万盛区", 2011, ("500110",)),
        ("晋东南地区", "142500", 1985, ("140400", "140500")),
    ],
)
def test_well_known_changes_are_told_as_they_happened(name, code, until, now):
    known = gazetteer()
    place = known.by_code(code)
    history = known.history(place)
    assert (place.name, history.until, history.successors) == (name, until, now)


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("420600", {"襄樊市"}),
        ("530800", {"思茅市"}),
        ("430800", {"大庸市"}),
        ("211400", {"锦西市"}),
        ("320800", {"淮阴市"}),
        ("422800", {"鄂西土家族苗族自治州", "恩施地区"}),
        ("510400", {"渡口市"}),
    ],
)
def test_divisions_that_changed_their_name_only_keep_it_as_a_former_one(code, names):
    known = gazetteer()
    assert set(known.history(known.by_code(code)).names) == names


@pytest.mark.parametrize(
    ("code", "since"),
    [
        ("331181", 1990),  # as a city; the county before it is another division
        ("331100", 2000),
        ("460000", 1988),
        ("500114", 2000),
        ("320800", 1983),  # under its first name
        ("420500", None),  # the prefecture of 宜昌 was merged into the city in 1992
        ("310106", None),
        ("330105", None),  # refounded in 2021 under the same code and name
    ],
)
def test_a_division_began_when_it_was_founded_not_when_another_was_merged_into_it(code, since):
    known = gazetteer()
    assert known.history(known.by_code(code)).since == since
