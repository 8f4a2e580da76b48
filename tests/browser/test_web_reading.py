"""The site as people meet it: a served workspace in a real browser, from the drop to the words."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from consilience import app
from consilience.store import Workspace
from tests.browser.serving import ends_with, serve
from tests.web.asking import FERRY

pytestmark = pytest.mark.browser

PHONE = 390
DESK = 1280
PAGES = ("07_", "08_", "09_", "10_", "13_", "14_")


@dataclass(frozen=True)
class Served:
    """A workspace and where it is served."""

    workspace: Workspace
    address: str


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server over six example pages, to which tests add."""
    folder = tmp_path_factory.mktemp("site") / "workspace"
    pages = [one for one in sorted(app.EXAMPLE.iterdir()) if one.name.startswith(PAGES)]
    with app.create_workspace(folder) as workspace:
        app.add_pages(workspace, app.open_pages(pages))
        with serve(workspace) as address:
            yield Served(workspace, address)


@contextmanager
def opened(
    browser: Browser,
    served: Served,
    path: str,
    *,
    script: bool = True,
    width: int = DESK,
    scheme: str = "light",
) -> Iterator[tuple[Page, list[str]]]:
    """A page of the site, and everything that it complained of."""
    context = browser.new_context(
        java_script_enabled=script,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    page = context.new_page()
    events: list[str] = []
    page.on("console", lambda message: events.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: events.append(f"error: {error}"))
    page.on("dialog", lambda dialog: (events.append(dialog.message), dialog.dismiss()))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((served.address, "data:"))
            else events.append(request.url)
        ),
    )
    try:
        page.goto(served.address + path)
        yield page, events
    finally:
        context.close()


def find_story(served: Served) -> str:
    return served.workspace.stories.list(order="articles").rows[0].id


def list_articles(served: Served) -> list[str]:
    return [one.id for one in served.workspace.stories.read_part(find_story(served)).articles]


def drop(page: Page, name: str, text: str) -> None:
    """A file let fall on the page, as a file manager does it."""
    handed = page.evaluate_handle(
        """([name, text]) => {
          const held = new DataTransfer();
          held.items.add(new File([text], name, { type: "text/plain" }));
          return held;
        }""",
        [name, text],
    )
    page.dispatch_event("body", "dragover", {"dataTransfer": handed})
    page.dispatch_event("body", "drop", {"dataTransfer": handed})


def test_a_dropped_file_is_watched_until_its_story_opens(browser, served):
    with opened(browser, served, "/inbox") as (page, events):
        drop(page, "ferry.txt", FERRY)
        page.wait_for_url("**/inbox/*")
        expect(page.locator("h1")).to_have_text("Added", timeout=30_000)
        expect(page.locator("[role=status]")).to_contain_text("1 page, of which 1 new")
        expect(page.locator(".steps .done")).to_have_count(4)
        page.get_by_role("link", name="its story").click()
        expect(page.locator("h1")).to_contain_text("Ferry to Ostrel")
        assert events == []


def test_without_script_a_file_is_added_as_well(browser, served, tmp_path):
    snow = tmp_path / "snow.txt"
    snow.write_text(FERRY.replace("Ferry to Ostrel stops", "Snow stops Ostrel"), "utf-8")
    with opened(browser, served, "/inbox", script=False) as (page, _):
        page.locator("#files").set_input_files(snow)
        page.get_by_role("button", name="Add").click()
        expect(page.locator("h1")).to_have_text("Added", timeout=30_000)  # it loads itself again
        page.get_by_role("link", name="Snow stops Ostrel").click()
        expect(page.locator("h1")).to_contain_text("Snow stops Ostrel")


def test_a_statement_leads_to_the_words_that_it_rests_on(browser, served):
    with opened(browser, served, f"/stories/{find_story(served)}") as (page, events):
        page.locator(".doors a").first.click()
        page.wait_for_url("**/articles/*")
        words = page.locator(":target")
        expect(words).to_be_in_viewport()
        expect(words).to_have_text(re.compile(r"\w"))
        page.get_by_role("link", name="The page as it came").click()
        expect(page.locator(".stretches .kept").first).to_be_visible()
        assert events == []


def test_a_picture_comes_when_it_is_met_and_its_marks_are_links(browser, served):
    with opened(browser, served, f"/stories/{find_story(served)}") as (page, events):
        assert page.locator(".picture svg").count() == 0
        page.locator("img.drawing").last.scroll_into_view_if_needed()
        link = page.locator(".picture svg a").first
        expect(link).to_be_attached(timeout=60_000)
        assert link.get_attribute("href").startswith(("#", "/"))
        assert events == []


def test_marked_words_get_a_link_that_shows_them_again(browser, served):
    article = list_articles(served)[0]
    with opened(browser, served, f"/articles/{article}") as (page, events):
        chosen = page.evaluate(
            """() => {
              const [first, last] = document.querySelectorAll("[data-start]");
              const range = document.createRange();
              range.setStart(first.firstChild.firstChild ?? first.firstChild, 2);
              range.setEnd(last, 1);
              document.getSelection().addRange(range);
              return document.getSelection().toString();
            }"""
        )
        page.locator(".permalink").click()
        expect(page.locator("#span")).to_be_in_viewport()
        shown = page.locator(":is(#span, #span ~ .found, .found)").all_text_contents()
        assert letters("".join(shown))[:20] == letters(chosen)[:20]
        assert events == []


def letters(words: str) -> str:
    return re.sub(r"\W+", "", words)


def test_articles_chosen_in_a_story_are_compared_with_j_and_k(browser, served):
    with opened(browser, served, f"/stories/{find_story(served)}") as (page, events):
        for box in page.locator("input[name=a]").all()[:3]:
            box.check()
        page.get_by_role("button", name="Compare those chosen").click()
        expect(page.locator(".column")).to_have_count(3)
        page.wait_for_load_state("load")  # its script is there by then
        page.keyboard.press("j")
        first = page.locator(".stop.lit")
        expect(first).to_have_count(1)
        name = first.get_attribute("id")
        expect(page.locator(".column .lit").first).to_be_in_viewport()
        page.keyboard.press("j")
        expect(page.locator(".stop.lit")).not_to_have_id(name)
        page.keyboard.press("k")
        expect(page.locator(".stop.lit")).to_have_id(name)
        expect(page).to_have_url(ends_with(f"#{name}"))
        page.reload()
        expect(page.locator(".stop.lit")).to_have_id(name)
        assert events == []


def test_the_keyboard_alone_goes_from_the_front_page_to_the_words(browser, served):
    with opened(browser, served, "/?order=articles", script=False) as (page, _):
        page.keyboard.press("Tab")
        expect(page.locator("*:focus")).to_have_text("Skip to the page")
        tab_to(page, f"a[href='/stories/{find_story(served)}']")
        page.keyboard.press("Enter")
        page.wait_for_url("**/stories/*")
        tab_to(page, ".doors a")
        page.keyboard.press("Enter")
        page.wait_for_url("**/articles/*")
        expect(page.locator(":target")).to_be_in_viewport()


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.locator(f":is({selector}):focus").count():
            return
    raise AssertionError(f"{most} presses of Tab do not reach {selector}")


SCREENS = ("front", "inbox", "story", "article", "page", "compare", "choose", "missing")


def find_path(name: str, served: Served) -> str:
    articles = list_articles(served)
    page = served.workspace.articles.read(articles[0]).article.page_id
    return {
        "front": "/",
        "inbox": "/inbox",
        "story": f"/stories/{find_story(served)}",
        "article": f"/articles/{articles[0]}?span=5-60#span",
        "page": f"/pages/{page}",
        "compare": "/compare?" + "&".join(f"a={one}" for one in articles[:3]),
        "choose": "/compare",
        "missing": "/stories/nothing",
    }[name]


@pytest.mark.parametrize(
    ("name", "tables"), [("story", ".articles, .matrix"), ("compare", ".aligned")]
)
def test_on_a_phone_no_table_is_cut(browser, served, name, tables):
    with opened(browser, served, find_path(name, served), width=PHONE) as (page, _):
        found = page.locator(tables)
        assert found.count()
        for table in found.all():
            assert table.evaluate("e => e.parentElement.scrollWidth <= e.parentElement.clientWidth")
        for box in page.locator(".pick input").all():
            assert box.evaluate("e => e.getBoundingClientRect().right") < PHONE


@pytest.mark.parametrize(("width", "scheme"), [(DESK, "light"), (PHONE, "dark")])
@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_is_accessible_and_fits(browser, served, name, width, scheme):
    path = find_path(name, served)
    with opened(browser, served, path, width=width, scheme=scheme) as (page, _):
        found = Axe().run(page, options={"resultTypes": ["violations"]})
        assert [one["id"] for one in found.response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_browser_keeps_out_what_the_policy_forbids(browser, served):
    with opened(browser, served, "/") as (page, events):
        page.evaluate(
            "document.body.append(Object.assign(document.createElement('img'), {src: 'http://192.0.2.1/x.png'}))"
        )
        page.wait_for_function("() => true")
        assert any("Content Security Policy" in one for one in events)
