"""What analysts do in the browser: search, judge, merge and undo; without script, by key."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from consilience import app
from tests.browser.serving import serve

pytestmark = pytest.mark.browser

PHONE, DESK = 390, 1280
PAGES = ("07_", "08_", "09_", "10_", "13_", "14_")  # a bridge that collapsed, an annex denied
SCREENS = (
    "/search?q=bridge",
    "/discrepancies",
    "/discrepancies?state=judged",
    "/entities",
    "/entities/{entity}?like=Relucci",
    "/entities/{entity}/quotations",
    "/judgements",
    "/timeline",
    "/api/docs",
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judging") / "workspace"
    pages = [one for one in sorted(app.EXAMPLE.iterdir()) if one.name.startswith(PAGES)]
    with app.create_workspace(folder) as made:
        app.add_pages(made, app.open_pages(pages))
        first = made.findings.list_discrepancies(size=1).rows[0]
        app.judge_discrepancy(made, first.id, "real", made_by="Bo Teske")
    return folder


@pytest.fixture
def address(kept: Path, tmp_path: Path) -> Iterator[str]:
    folder = tmp_path / "workspace"
    shutil.copytree(kept, folder)
    with app.open_workspace(folder) as workspace, serve(workspace) as served:
        yield served


@contextmanager
def opened(
    browser: Browser,
    address: str,
    *,
    script: bool = False,
    width: int = DESK,
    scheme: str = "light",
    for_axe: bool = False,
) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what it complained of or asked of others."""
    context = browser.new_context(
        java_script_enabled=script or for_axe,
        bypass_csp=for_axe,  # the checker is a script of its own
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    events: list[str] = []
    origin = re.match(r"https?://[^/]+", address)
    assert origin
    page.on(
        "request",
        lambda request: request.url.startswith((origin[0], "data:")) or events.append(request.url),
    )
    page.on("console", lambda message: events.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: events.append(f"error: {error}"))
    try:
        page.goto(address)
        yield page, events
    finally:
        context.close()


def find_entity(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/entities?name={name}")
    page.locator("main table a").first.click()


@pytest.mark.parametrize("script", [False, True])
def test_a_search_lands_on_the_words_that_were_found(browser, address, script):
    with opened(browser, address, script=script) as (page, events):
        page.get_by_label("Search all articles").fill("bridge fell")
        page.keyboard.press("Enter")
        page.locator(".snippet a").first.click()
        found = page.locator("#span").first
        expect(found).to_be_in_viewport()
        expect(found).to_have_text(re.compile(r"^\s*(?:bridge|fell)\s*$", re.IGNORECASE))
        assert events == []


def test_a_facet_narrows_what_was_found(browser, address):
    with opened(browser, f"{address}/search?q=bridge") as (page, _):
        facet = page.locator(".facet li").first
        articles = facet.locator("small").text_content()
        facet.locator("a").click()
        noun = "article" if articles == "1" else "articles"
        expect(page.locator("#found")).to_have_text(f"{articles} {noun}")


def test_a_difference_is_marked_in_place_and_the_mark_undone(browser, address):
    with opened(browser, f"{address}/discrepancies") as (page, events):
        before = page.locator(".queue > article").count()
        card = page.locator(".queue > article").first
        words = card.locator("h2").text_content() or "-"
        card.get_by_label("Verdict").select_option("reading error")
        card.get_by_label("Note").fill("read the page again")
        card.get_by_role("button", name="Keep").click()
        expect(page.get_by_role("status")).to_contain_text("misread")
        expect(page.locator(".queue > article")).to_have_count(before - 1)
        page.get_by_label("Show").select_option("judged")
        page.get_by_role("button", name="Show", exact=True).click()
        judged = page.locator(".queue > article").filter(has_text="read the page again")
        expect(judged.locator("h2")).to_have_text(words)
        judged.get_by_role("button", name=re.compile("Undo")).click()
        expect(judged).to_have_count(0)
        page.goto(f"{address}/discrepancies")
        expect(page.locator(".queue > article")).to_have_count(before)
        assert events == []


def test_two_entities_are_merged_and_the_merger_undone(browser, address):
    with opened(browser, address) as (page, events):
        find_entity(page, address, "Marta")
        page.get_by_label("Name, or its beginning").fill("Brammardi")
        page.get_by_role("button", name="Find").click()
        page.get_by_role("radio").first.check()
        page.get_by_role("button", name="The same", exact=True).click()
        expect(page.get_by_role("status")).to_contain_text("they are one")
        names = page.locator("#names ~ .scroll tbody th")
        expect(names.filter(has_text="Marta")).not_to_have_count(0)
        expect(names.filter(has_text="Brammardi")).not_to_have_count(0)
        page.get_by_role("button", name="Undo same").click()
        find_entity(page, address, "Marta")
        expect(names.filter(has_text="Marta")).not_to_have_count(0)
        expect(names.filter(has_text="Brammardi")).to_have_count(0)
        assert events == []


def press_to(page: Page, target: str, most: int = 80) -> None:
    """Tab until the focus is on the target."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("target => document.activeElement.matches(target)", target):
            return
    raise AssertionError(f"{target} is not reached by key")


def test_all_of_it_is_done_by_key(browser, address):
    with opened(browser, f"{address}/search", script=True) as (page, events):
        page.keyboard.press("/")
        page.keyboard.type("bridge")
        page.keyboard.press("Enter")
        expect(page.locator("mark").first).to_be_visible()
        page.wait_for_load_state("load")  # its script is there by then
        page.keyboard.press("j")
        press_to(page, ".snippet a", 2)
        page.keyboard.press("Enter")
        expect(page.locator("#span").first).to_be_in_viewport()
        page.goto(f"{address}/discrepancies")
        press_to(page, ".skip", 1)
        page.keyboard.press("Enter")
        page.keyboard.press("j")
        press_to(page, "select[name=verdict]", 12)
        page.keyboard.press("ArrowDown")
        press_to(page, "button.main", 4)
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_contain_text("accounts do differ")
        assert events == []


@pytest.mark.parametrize(("width", "scheme"), [(DESK, "light"), (PHONE, "dark")])
def test_every_screen_can_be_used_by_everybody(browser, kept, tmp_path, width, scheme):
    folder = tmp_path / "workspace"
    shutil.copytree(kept, folder)
    with app.open_workspace(folder) as workspace, serve(workspace) as address:
        entity = workspace.findings.list_entities(kind="person", size=1).rows[0].id
        with opened(browser, address, width=width, scheme=scheme, for_axe=True) as (page, _):
            for screen in SCREENS:
                page.goto(address + screen.format(entity=entity))
                page.evaluate(
                    "document.querySelectorAll('details').forEach(one => one.open = true)"
                )
                assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, (
                    screen
                )
                found = Axe().run(page).response["violations"]
                told = [(one["id"], one["nodes"][0]["html"]) for one in found]
                assert told == [], screen
