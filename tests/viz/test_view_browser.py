"""The page in a browser: what an analyst does with it, and that nothing leaves it."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from govgraph.viz.view import write_view


@pytest.fixture(scope="module")
def open_view(browser, tmp_path_factory):
    """Open the view of a store; afterwards nothing was fetched but the file, and nothing went wrong."""

    @contextmanager
    def opened(store, **window):
        path = tmp_path_factory.mktemp("view") / "view.html"
        write_view(store, path)
        page = browser.new_page(**({"viewport": {"width": 1440, "height": 900}} | window))
        requests, complaints = [], []
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path.as_uri())
        page.wait_for_function("window.govgraph !== undefined")
        yield page
        assert requests == [path.as_uri()]
        assert complaints == []
        page.close()

    return opened


def click(page, number):
    at = page.evaluate("i => govgraph.where(i)", number)
    page.mouse.click(at["x"], at["y"])
    page.wait_for_function("i => govgraph.selected() === i", arg=number)


def number_of(page, label):
    return page.evaluate("label => govgraph.find(label)[0]", label)


def test_a_click_shows_the_sentence_with_the_words_marked(invented_store, open_view):
    with open_view(invented_store) as page:
        click(page, number_of(page, "合法性审查件数 1,284件"))
        panel = page.locator("#panel")
        assert panel.locator("h2").inner_text() == "合法性审查件数 1,284件"
        assert panel.locator("mark").all_inner_texts() == ["1,284件"]
        assert "全年合法性审查件数达1,284件，成效明显。" in panel.locator("blockquote").inner_text()
        assert "云溪市2023年度法治政府建设情况报告" in panel.locator("blockquote footer").inner_text()
        assert panel.locator(".kind").inner_text() == "成效 Outcome"


def test_a_click_on_a_label_is_a_click_on_its_node(invented_store, open_view):
    with open_view(invented_store) as page:
        measure = number_of(page, "推行首违不罚清单")
        at = page.evaluate("i => govgraph.where(i)", measure)
        page.mouse.click(at["x"] + 40, at["y"])
        page.wait_for_function("i => govgraph.selected() === i", arg=measure)


def test_a_neighbour_in_the_panel_leads_on(invented_store, open_view):
    with open_view(invented_store) as page:
        click(page, 0)
        page.locator("#panel .links .node", has_text="云溪市司法局").click()
        assert page.locator("#panel h2").inner_text() == "云溪市司法局"
        assert page.locator("#panel blockquote").count() == 4


def test_the_legend_hides_and_shows_a_kind(invented_store, open_view):
    with open_view(invented_store) as page:
        institution = number_of(page, "云溪市司法局")
        assert page.evaluate("i => govgraph.shown(i)", institution)
        page.locator("#legend button[data-kind=institution]").click()
        assert page.locator("#legend button[data-kind=institution]").get_attribute("aria-pressed") == "false"
        assert not page.evaluate("i => govgraph.shown(i)", institution)
        page.keyboard.press("Enter")
        assert page.evaluate("i => govgraph.shown(i)", institution)


def test_search_works_from_the_keyboard(invented_store, open_view):
    with open_view(invented_store) as page:
        page.locator("#search").focus()
        page.keyboard.type("复议")
        hits = page.locator("#hits [role=option]").all_inner_texts()
        assert hits
        assert all("复议" in hit for hit in hits)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        assert page.locator("#panel h2").inner_text() == hits[1].strip()
        assert page.locator("#hits").is_hidden()


def test_search_reaches_what_the_overview_leaves_out(large_store, open_view):
    with open_view(large_store) as page:
        assert page.evaluate("govgraph.mode()") == "overview"
        page.locator("#search").fill("合法性审查件数")
        page.keyboard.press("Enter")
        assert page.evaluate("govgraph.mode()") == "all"
        assert page.locator("#panel mark").first.inner_text() == "1,284件"


def test_the_list_holds_every_fact_with_its_words(invented_store, open_view):
    with open_view(invented_store) as page:
        page.locator("summary").click()
        page.locator("#table tbody tr").first.wait_for()  # the list is filled when it opens
        labels = page.evaluate(
            "JSON.parse(document.getElementById('graph').textContent).facts.map(f => f.label)"
        )
        assert page.locator("#table tbody tr").count() == len(labels)
        assert page.locator("#table tbody .node").all_inner_texts() == labels
        assert page.locator("#table tbody tr").nth(0).locator("mark").inner_text() == labels[0]


def test_hostile_words_are_shown_as_text(hostile_store, hostile, open_view):
    with open_view(hostile_store) as page:
        assert page.evaluate("window.broken") is None
        assert hostile[0] in page.locator("h1").text_content()
        page.locator("summary").click()
        page.locator("#table tbody tr").first.wait_for()  # the list is filled when it opens
        shown = page.locator("#table").text_content()
        assert all(words in shown for words in hostile)
        for number in range(page.locator("#table tbody tr").count()):
            page.evaluate("i => govgraph.focus(i)", number)
        assert (
            page.locator("body img, body script:not([type]) ~ *").count() == 1
        )  # the page's own last script
        assert page.evaluate("window.broken") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nodes_are_within_reach_on_a_telephone(invented_store, open_view, scheme):
    with open_view(invented_store, viewport={"width": 390, "height": 844}, color_scheme=scheme) as page:
        click(page, 0)
        assert page.locator("#panel h2").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
