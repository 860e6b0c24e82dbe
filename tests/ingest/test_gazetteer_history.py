"""Former divisions from dated changes: what stays the same division, and what becomes another."""

import json

from govgraph.ingest.gazetteer_former import Former
from govgraph.ingest.gazetteer_history import Division, History, changes

PROVINCE, CITY = Division("990000", "临江省", 1), Division("990100", "清源市", 2)
YUNXI = Division("990181", "云溪市", 3)


def event(year, kind, old, new, note=""):
    def side(division):
        code, name = division or (None, None)
        return {"code": f"{code}000000" if code else None, "name": name, "parent_code": None}

    path = ["临江省", "清源市", old[1]] if old and not old[0].endswith("00") else ["临江省", "某"]
    return {
        "year": year, "type": kind, "level": 3, "old": side(old), "new": side(new),
        "old_path": path, "new_path": path, "note": note, "curated": False,
    }  # fmt: skip


def former(*events, today=(PROVINCE, CITY, YUNXI)):
    lines = changes(json.dumps({"events": events}).encode())
    return Former(History({division.code: division for division in today}, lines))


def told(found):
    return {
        division.name: (found.key(division), found.until(division), found.successors(division))
        for division in found.replaced()
    }


def test_a_county_that_became_a_city_is_replaced_by_it():
    found = former(event(1990, "撤县设市", ("990122", "云溪县"), ("990181", "云溪市")))
    assert told(found) == {"云溪县": ("990122", "1990", ("990181",))}
    assert found.since(YUNXI) == "1990"


def test_a_division_with_a_new_code_is_the_same_one():
    found = former(
        event(1988, "撤县设市", ("990122", "云溪县"), ("999001", "云溪市")),
        event(1995, "同名改码", ("999001", "云溪市"), ("990181", "云溪市")),
    )
    assert told(found) == {"云溪县": ("990122", "1988", ("990181",))}
    assert [(key, division.code) for key, division in found.codes()] == [("990181", "999001")]
    assert found.since(YUNXI) == "1988"


def test_a_division_with_a_new_name_is_the_same_one():
    found = former(event(2001, "更名", ("990181", "白石市"), ("990181", "云溪市")))
    assert told(found) == {}
    assert [(key, division.name) for key, division in found.names()] == [("990181", "白石市")]


def test_a_code_dealt_out_anew_makes_no_new_name():
    found = former(
        event(1982, "码位改派", ("990122", "白石县"), ("990122", "云溪县")),
        event(1982, "新设", None, ("990123", "白石县")),
        event(1999, "撤县设市", ("990122", "云溪县"), ("990181", "云溪市")),
        today=(PROVINCE, CITY, YUNXI, Division("990123", "白石县", 3)),
    )
    assert set(told(found)) == {"云溪县"}
    assert list(found.names()) == []


def test_a_county_whose_name_went_to_the_prefecture_became_its_new_district():
    found = former(
        event(2000, "撤地设市", ("992100", "清源地区"), ("990100", "清源市")),
        event(2000, "撤销", ("992101", "清源市"), ("990100", "清源市"), note="逐年快照按名追踪"),
        event(2000, "新设", None, ("990102", "莲溪区")),
        today=(PROVINCE, CITY, YUNXI, Division("990102", "莲溪区", 3)),
    )
    assert told(found)["清源地区"] == ("992100", "2000", ("990100",))
    assert told(found)["清源市"] == ("992101", "2000", ("990102",))


def test_a_successor_guessed_by_name_in_another_province_does_not_count():
    found = former(event(1990, "撤销", ("990102", "东城区"), ("110101", "东城区"), note="按名追踪"))
    assert told(found) == {"东城区": ("990102", "1990", ())}


def test_a_former_division_whose_code_is_another_ones_today_is_told_apart_by_its_name():
    found = former(event(1990, "撤销", ("990181", "白石市"), ("990100", "清源市")))
    assert told(found) == {"白石市": ("990100/白石市", "1990", ("990100",))}


def test_circles_of_codes_end_at_the_last_one():
    found = former(
        event(1984, "同名改码", ("990122", "云溪县"), ("992122", "云溪县")),
        event(1986, "同名改码", ("992122", "云溪县"), ("990122", "云溪县")),
        event(1990, "撤县设市", ("990122", "云溪县"), ("990181", "云溪市")),
    )
    assert told(found) == {"云溪县": ("990122", "1990", ("990181",))}
