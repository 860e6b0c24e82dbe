"""Events: which dates are happenings, and in which year."""

import pytest
from govgraph.ingest.extract import dates
from govgraph.ingest.reading import fold
from govgraph.ontology.model import Event, Genre, Issue

REVIEW = "一、2023年工作回顾\n"
PLAN = "一、2024年工作安排\n"


@pytest.fixture
def whens(reading):
    """The dates of the events in a text under a heading."""

    def find(text: str, heading: str = REVIEW, **more: object) -> list[tuple[str, str]]:
        laid = reading(heading + text, **more)
        return [(e.span.of(laid.text), e.when) for e in dates.extract(laid) if isinstance(e, Event)]

    return find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年2月26日召开大会。", ("2023年2月26日", "2023-02-26")),
        ("数字博物馆于7月12日建成上线。", ("7月12日", "2023-07-12")),
        ("2018年11月跻身国家试点。", ("2018年11月", "2018-11")),
        ("机场7月竣工。", ("7月", "2023-07")),
        ("2022年启动建设,5月投入使用。", ("5月", "2022-05")),
        ("一九八〇年四月十五日成立。", ("一九八〇年四月十五日", "1980-04-15")),
    ],
)
def test_a_date_takes_its_year_from_the_words_around(whens, text, expected):
    assert whens(text) == [expected]


def test_a_plan_dates_in_the_year_it_plans(whens):
    assert whens("机场7月竣工。", PLAN) == [("7月", "2024-07")]


def test_last_year_is_counted_from_the_year_a_report_is_given(whens):
    assert whens("去年3月8日全部治愈。", genre=Genre.WORK_REPORT) == [("3月8日", "2023-03-08")]
    assert whens("去年3月8日全部治愈。") == [("3月8日", "2022-03-08")]


def test_a_review_of_several_years_leaves_the_year_open(whens):
    assert whens("7月12日建成上线。", "一、过去五年工作回顾\n") == [("7月12日", "--07-12")]


@pytest.mark.parametrize(
    "text",
    [
        "2023年任务全面完成。",
        "1—11月投资增长3%。",
        "用时3个月。",
        "执行《通知(2023年5月1日)》。",
        "每年12月4日开展宣传。",
        "截至2023年5月底共办理30件。",
        "发布时间:2024年2月19日",
    ],
)
def test_years_periods_and_recurring_days_are_no_events(whens, text):
    assert whens(text) == []


def test_a_day_that_does_not_exist_becomes_an_issue(reading):
    (issue,) = dates.extract(reading(REVIEW + "2023年2月30日召开大会。"))
    assert isinstance(issue, Issue)
    assert issue.rule == "events.no-such-day"


def test_full_width_digits_give_the_same_dates(whens):
    text = "２０２３年２月２６日召开大会，７月１２日上线。"
    assert [when for _, when in whens(text)] == [when for _, when in whens(fold(text))]
