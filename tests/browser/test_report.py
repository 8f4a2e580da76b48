"""The report as people meet it: opened from disk, without script and without network."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from consilience.export.html import write_html
from tests.browser.serving import ends_with
from tests.export.making import make_told_dossier

pytestmark = pytest.mark.browser

PHONE = 390
DESK = 1280
MENTION = "#m-article-courier-person-0-12"


@contextmanager
def opened(
    browser: Browser,
    path: Path,
    *,
    script: bool = False,
    width: int = DESK,
    height: int = 900,
    scheme: str = "light",
) -> Iterator[tuple[Page, list[str]]]:
    """The report in an offline tab, and everything that it asked for, said or tried."""
    context = browser.new_context(
        java_script_enabled=script,
        offline=True,
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    page = context.new_page()
    events: list[str] = []
    page.on("request", lambda request: events.append(request.url))
    page.on("console", lambda message: events.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: events.append(f"error: {error}"))
    page.on("dialog", lambda dialog: (events.append(dialog.message), dialog.dismiss()))
    try:
        page.goto(path.as_uri())
        yield page, events
    finally:
        context.close()


@pytest.mark.parametrize("script", [False, True])
def test_a_report_asks_for_nothing_but_itself(browser, report, script):
    with opened(browser, report, script=script) as (page, events):
        page.locator("footer").scroll_into_view_if_needed()
        expect(page.locator("h1")).to_have_text("The Sarn lease")
        assert [one for one in events if not one.startswith("data:,")] == [report.as_uri()]


def test_a_hostile_report_does_nothing(browser, hostile_report):
    with opened(browser, hostile_report, script=True) as (page, events):
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        page.locator("#show-claims").check()
        for link in page.locator("main a[href^='#']").all():
            link.click(force=True)
            assert page.url.startswith(hostile_report.as_uri())
        page.locator("[title]").first.hover()
        assert page.locator("script, img, iframe, object").count() == 0
        assert page.evaluate("document.querySelectorAll('[onerror], [onmouseover]').length") == 0
        assert [one for one in events if not one.startswith("data:,")] == [hostile_report.as_uri()]


def test_the_style_sheet_is_let_in(browser, report):
    with opened(browser, report, script=True) as (page, _):
        ink = page.evaluate("getComputedStyle(document.body).getPropertyValue('--ink')")
        assert ink == "#1d1f22"


def test_the_keyboard_reaches_article_mention_and_entity_and_goes_back(browser, report):
    with opened(browser, report) as (page, _):
        focused = "*:focus"
        page.keyboard.press("Tab")
        expect(page.locator(focused)).to_have_text("Skip to the dossier")
        tab_to(page, ".articles a[href='#a-article-courier']")
        page.keyboard.press("Enter")
        expect(page).to_have_url(ends_with("#a-article-courier"))
        tab_to(page, MENTION)
        page.keyboard.press("Enter")
        expect(page).to_have_url(ends_with("#e-torrent"))
        expect(page.locator("#e-torrent")).to_be_in_viewport()
        tab_to(page, "#e-torrent summary")
        expect(page.locator("#e-torrent .snippets").first).not_to_be_visible()
        page.keyboard.press("Enter")
        tab_to(page, f"#e-torrent .snippets a[href='{MENTION}']")
        page.keyboard.press("Enter")
        expect(page).to_have_url(ends_with(MENTION))
        expect(page.locator(MENTION)).to_be_in_viewport()
        page.go_back()
        expect(page).to_have_url(ends_with("#e-torrent"))


def tab_to(page: Page, selector: str, most: int = 80) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.locator(f"{selector}:focus").count():
            return
    raise AssertionError(f"{most} presses of Tab do not reach {selector}")


def test_what_a_field_was_read_from_opens_on_the_page_as_it_came(browser, report):
    with opened(browser, report) as (page, _):
        words = page.locator(".dropped", has_text="7 March 2031")
        expect(words).not_to_be_visible()
        page.get_by_role("link", name="read on the page").first.click()
        expect(words).to_be_visible()


def test_a_kind_of_mark_can_be_switched_off(browser, report):
    with opened(browser, report, script=True) as (page, _):
        line = "text-decoration-line"
        expect(page.locator(MENTION)).to_have_css(line, "underline")
        page.locator("#show-person").uncheck()
        expect(page.locator(MENTION)).to_have_css(line, "none")
        expect(page.locator("#p-article-courier-1 .place").first).to_have_css(line, "underline")


LAYERS = {
    "times": ("#t-article-layers-3-11", "border-top-width", "1px"),
    "quotations": ("#q-denial", "border-bottom-width", "2px"),
    "claims": ("#cl-signing", "border-top-width", "2px"),
}


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_is_switched_on_alone(browser, report, layer):
    with opened(browser, report, script=True) as (page, _):
        for one in LAYERS:
            page.locator(f"#show-{one}").set_checked(one == layer)
        for one, (mark, side, width) in LAYERS.items():
            expect(page.locator(mark)).to_have_css(side, width if one == layer else "0px")
        keys = {"quotations": ".kq", "claims": ".kc"}
        for one, key in keys.items():
            expect(page.locator(key).first).to_be_visible(visible=one == layer)


def test_a_layer_is_switched_by_keyboard_without_script(browser, report):
    with opened(browser, report) as (page, _):
        key = page.locator("#a-article-layers .kc").first
        expect(key).not_to_be_visible()
        tab_to(page, "#show-claims")
        page.keyboard.press("Space")
        expect(key).to_be_visible()
        expect(page.locator("#show-claims")).to_be_checked()


def test_the_key_of_a_quotation_opens_its_row_and_the_row_leads_back_to_the_words(browser, report):
    with opened(browser, report) as (page, _):
        row = page.locator("#r-article-l-Q2")
        expect(row).not_to_be_visible()
        page.locator("[aria-label=Q2]").click()
        expect(row).to_be_in_viewport()
        row.get_by_role("link", name="the union").click()
        expect(page).to_have_url(ends_with("#q-denial"))
        expect(page.locator("#q-denial")).to_be_in_viewport()


def test_lines_of_nested_quotations_do_not_meet(browser, report):
    with opened(browser, report, script=True) as (page, _):
        page.locator("#q-denial").scroll_into_view_if_needed()
        bottoms = page.evaluate(  # of both at once: the page above them may still be laid out
            """() => ["#q-denial", "#q-inner"].map(name => Math.max(
                ...[...document.querySelector(name).getClientRects()].map(one => one.bottom)))"""
        )
        assert bottoms[1] >= bottoms[0] + 2


def test_on_a_phone_the_switches_stay_in_sight(browser, report):
    with opened(browser, report, width=PHONE) as (page, _):
        page.locator("#p-article-layers-4").scroll_into_view_if_needed()
        expect(page.locator("#show-claims")).to_be_in_viewport()


def test_kinds_of_marks_differ_by_more_than_colour(browser, report):
    with opened(browser, report, script=True) as (page, _):
        style = "e => getComputedStyle(e).textDecorationStyle"
        person = page.locator(".text .person").first.evaluate(style)
        assert person != page.locator(".text .place").first.evaluate(style)


@pytest.mark.parametrize("name", ["report", "told_report", "toll_report", "hostile_report"])
def test_on_a_phone_no_page_scrolls_sideways(browser, request, name):
    path = request.getfixturevalue(name)
    with opened(browser, path, script=True, width=PHONE) as (page, _):
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE


def test_on_a_phone_long_counts_behind_a_sentence_are_broken(browser, tmp_path):
    dossier = make_told_dossier()
    (brief,) = dossier.briefs
    wide = tuple(replace(one, retold=one.evidence * 1000) for one in brief.sentences)
    path = tmp_path / "wide.html"
    told = replace(dossier, briefs=(replace(brief, sentences=wide, key_facts=()),))
    path.write_text(write_html(told), "utf-8")
    with opened(browser, path, width=PHONE) as (page, _):
        assert "much of it in 2,000 more" in page.locator(".brief").inner_text()
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("name", ["report", "told_report", "toll_report"])
def test_axe_finds_nothing_wrong(browser, request, name, scheme, width):
    tall = 12000  # axe judges the contrast of what is laid out
    path = request.getfixturevalue(name)
    with opened(browser, path, script=True, width=width, height=tall, scheme=scheme) as (page, _):
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        page.locator("#show-claims").check()
        assert page.evaluate("document.documentElement.scrollHeight") <= tall
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_a_cell_opens_its_words_and_they_lead_to_their_place_without_script(browser, told_report):
    with opened(browser, told_report) as (page, _):
        row = page.locator("#ev-met")
        words = row.locator("a.hit", has_text="Minister Malk")
        expect(words).not_to_be_visible()
        row.locator("summary", has_text="says otherwise").click()
        expect(words).to_be_visible()
        words.click()
        place = page.locator(":target")
        expect(place).to_have_text("Minister Malk met Ilva Torrent on 7 March")
        expect(place).to_be_in_viewport()


def test_a_number_behind_a_sentence_of_the_brief_opens_the_words(browser, told_report):
    with opened(browser, told_report) as (page, _):
        page.get_by_label("the words, The Herald").first.click()
        expect(page.locator(":target")).to_have_text("Ilva Torrent met Oren Malk on 6 March")
        page.go_back()
        page.locator(".brief .chip", has_text="accounts differ").click()
        expect(page.locator("#d-dates")).to_be_in_viewport()


def test_the_keyboard_opens_a_cell(browser, told_report):
    with opened(browser, told_report) as (page, _):
        tab_to(page, "#ev-signed summary")
        page.keyboard.press("Enter")
        expect(page.locator("#ev-signed a.hit").first).to_be_visible()


def test_the_answer_stands_on_the_first_screen(browser, told_report):
    with opened(browser, told_report) as (page, _):
        expect(page.locator(".brief")).to_be_in_viewport(ratio=1)


def test_on_a_phone_the_facts_stay_beside_their_cells(browser, told_report):
    with opened(browser, told_report, width=PHONE) as (page, _):
        head = page.locator("#ev-met th")
        last = page.locator("#ev-met td").last
        last.scroll_into_view_if_needed()
        expect(last).to_be_in_viewport()
        expect(head).to_be_in_viewport()


def test_on_a_phone_no_table_of_a_story_is_cut(browser, told_report):
    with opened(browser, told_report, script=True, width=PHONE) as (page, _):
        for table in (".matrix", ".articles"):
            assert page.locator(table).evaluate(
                "e => e.parentElement.scrollWidth <= e.parentElement.clientWidth"
            )
        row = page.locator("#ev-signed")
        expect(row.locator("td.silent").first).not_to_be_visible()
        expect(row.locator("td.rest")).to_contain_text("too short: Tessaly Today")
        who = "e => getComputedStyle(e, '::before').content"
        assert row.locator("td[data-who]").first.evaluate(who) == '"Corvian Post"'


def test_on_a_desk_a_silent_article_has_its_cell_and_no_line(browser, told_report):
    with opened(browser, told_report) as (page, _):
        row = page.locator("#ev-signed")
        expect(row.locator("td.silent").first).to_be_visible()
        expect(row.locator("td.rest")).not_to_be_visible()


def test_what_differs_and_who_it_rests_on_is_told_by_more_than_colour(browser, told_report):
    with opened(browser, told_report, script=True) as (page, _):
        sign = "e => getComputedStyle(e, '::before').content"
        assert "≠" in page.locator(".otherwise .says").evaluate(sign)
        expect(page.locator("#ev-met .letter")).to_have_text(["A", "A", "B"])


@pytest.mark.parametrize("name", ["told_report", "toll_report"])
def test_a_report_with_pictures_asks_for_nothing(browser, request, name):
    path = request.getfixturevalue(name)
    with opened(browser, path, script=True) as (page, events):
        asked: list[str] = []
        page.route("**/*", lambda route: (asked.append(route.request.url), route.abort()))
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        for mark in page.locator(".picture a").all():
            mark.dispatch_event("click")
        page.wait_for_load_state("load")
        assert asked == []
        assert [one for one in events if not one.startswith("data:,")] == [path.as_uri()]


def test_marks_of_a_picture_are_reached_by_keyboard_and_open_the_words(browser, told_report):
    with opened(browser, told_report) as (page, _):
        line = page.locator(".picture a", has_text="by way of Eastwire")
        tab_to(page, f".picture a[href='{line.get_attribute('href')}']")
        page.keyboard.press("Enter")
        words = "Ilva Torrent met Oren Malk in Sarn on 6 March"
        expect(page.locator(":target")).to_have_text(words)


def test_a_sign_of_a_series_opens_the_words_that_give_its_number(browser, toll_report):
    with opened(browser, toll_report) as (page, _):
        page.locator("#d-toll .picture a", has_text="7 March 2031, Outlet 1").click()
        place = page.locator(":target")
        expect(place).to_have_text("At least seven")
        expect(place).to_be_in_viewport()


def test_a_sentence_shows_its_address_when_it_is_pointed_at_or_focused(browser, told_report):
    with opened(browser, told_report, script=True) as (page, _):
        here = page.locator(".brief .here").first
        expect(here).to_have_css("opacity", "0")
        page.locator(".brief bdi").first.hover()
        expect(here).to_have_css("opacity", "1")
        page.mouse.move(0, 0)
        here.focus()
        expect(here).to_have_css("opacity", "1")
        here.press("Enter")
        expect(page).to_have_url(ends_with(here.get_attribute("href") or "-"))
        expect(page.locator(":target")).to_have_text(re.compile("^Ilva Torrent met"))


PAPER = 690  # px of A4 between margins


@pytest.mark.parametrize("columns", [3, 14])
def test_on_paper_no_column_of_the_table_of_facts_is_cut(browser, told_report, columns):
    with opened(browser, told_report, script=True, width=PAPER) as (page, _):
        page.evaluate(WIDEN, columns)
        page.emulate_media(media="print")
        table = page.locator(".matrix")
        assert table.evaluate("e => getComputedStyle(e.tHead).display") == "table-header-group"
        assert table.evaluate("e => Math.round(e.getBoundingClientRect().right)") <= PAPER
        expect(page.locator(".matrix tr").last.locator("td").last).to_be_visible()


WIDEN = """columns => {
    const table = document.querySelector('.matrix');
    if (columns > 5) table.classList.add('many');
    for (const row of table.rows) {
        row.querySelector('.rest')?.remove(); // it has no place beside columns
        const last = row.cells[row.cells.length - 1];
        while (row.cells.length <= columns) row.append(last.cloneNode(true));
    }
}"""


def test_on_paper_what_is_closed_stays_closed_and_the_navigation_is_gone(browser, report):
    with opened(browser, report) as (page, _):
        first = page.locator(".dropped", has_text="Subscribe")
        page.emulate_media(media="print")
        expect(page.locator("article.report .text p").first).to_be_visible()
        expect(first).not_to_be_visible()
        expect(page.locator("nav")).not_to_be_visible()
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        expect(first).to_be_visible()
        expect(page.locator("#r-article-l-C1")).to_be_visible()
