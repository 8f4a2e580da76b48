"""The acceptance case, line by line. Its pages are not part of the project: lines are told by number."""

from dataclasses import dataclass
from pathlib import Path

import pytest

import consilience
from consilience.records.article import Article
from consilience.records.dossier import Dossier
from consilience.records.page import Page

CASE = Path(__file__).parents[3] / "shared" / "cases" / "gantz-visit"

pytestmark = pytest.mark.skipif(
    not CASE.is_dir(), reason="the case pages are not beside the project"
)


@dataclass(frozen=True)
class Expected:
    """An article: its page's number and, counting from 1, the lines of its body and its title."""

    page: str
    body: tuple[int, ...]
    title: int | None
    outlet: str | None
    byline: str | None
    credits: tuple[str, ...]
    published: str | None
    story: str


EXPECTED = (
    Expected("000", tuple(range(13, 46, 2)), 1, None, None, (), "2022-10-03", "visit of 2022"),
    Expected("000", tuple(range(61, 76, 2)), 49, None, None, (), "2025-05-10", "truce"),
    Expected(
        "001",
        (24, 26, 28, 30, 32, 36, 38, 40),
        15,
        "The Armenian Mirror-Spectator",
        "Ash Obel",
        ("Times of Israel",),
        "2022-10-03",
        "visit of 2022",
    ),
    Expected(
        "002",
        tuple(range(8, 21, 2)),
        2,
        "Tribune",
        None,
        ("ANI", "TPS"),
        "2025-05-20",
        "visit of 2025",
    ),
    Expected(
        "003",
        (*range(3, 11), *range(13, 18)),
        None,
        None,
        None,
        (),
        "2022-10-04",
        "visit of 2022",
    ),
    Expected("004", tuple(range(7, 18, 2)), 3, None, None, (), "2022-10-05", "visit of 2022"),
)
POST_LINES = ("003", 11, 12)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return consilience.read([CASE])


def find_page(dossier: Dossier, number: str) -> Page:
    return next(page for page in dossier.pages if page.name.startswith(number))


def find_article(dossier: Dossier, expected: Expected) -> Article:
    """The article on the expected page that begins nearest to the first expected line."""
    page = find_page(dossier, expected.page)
    start = page.text.index(page.text.split("\n")[expected.body[0] - 1])
    found = [one for one in dossier.articles if one.page_id == page.id]
    return min(found, key=lambda one: abs(one.source_map[0].page_start - start))


def test_there_are_six_articles_on_five_pages_in_three_stories(dossier: Dossier) -> None:
    assert (len(dossier.pages), len(dossier.articles), len(dossier.stories)) == (5, 6, 3)
    assert dossier.failures == ()


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda one: f"{one.page}-{one.story}")
def test_the_body_is_kept_line_by_line_and_nothing_else(
    dossier: Dossier, expected: Expected
) -> None:
    lines = find_page(dossier, expected.page).text.split("\n")
    body = [lines[number - 1].strip() for number in expected.body]
    assert find_article(dossier, expected).text.split("\n") == body


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda one: f"{one.page}-{one.story}")
def test_title_byline_outlet_credits_and_date_are_those_of_a_careful_reader(
    dossier: Dossier, expected: Expected
) -> None:
    article = find_article(dossier, expected)
    lines = find_page(dossier, expected.page).text.split("\n")
    assert article.title == (lines[expected.title - 1].strip() if expected.title else "")
    assert article.byline == expected.byline
    assert article.outlet == expected.outlet
    assert article.credits == expected.credits
    published = article.published.first_day if article.published else None
    assert published == expected.published
    assert article.lang == "en"


TIMES = (  # words of an article and the day, week or month that they come to
    (EXPECTED[0], "Monday", "2022-10-03"),
    (EXPECTED[0], "Last April", "2022-04"),
    (EXPECTED[1], "Saturday", "2025-05-10"),
    (EXPECTED[1], "midnight (2100 GMT) on Saturday", "2025-05-10T24:00"),
    (EXPECTED[2], "October 3", "2022-10-03"),
    (EXPECTED[3], "Monday", "2025-05-19"),
    (EXPECTED[3], "Saturday", "2025-05-17"),
    (EXPECTED[4], "Monday", "2022-10-03"),
    (EXPECTED[4], "Tuesday, 4 October", "2022-10-04"),
    (EXPECTED[4], "14 October", "2022-10-14"),
    (EXPECTED[4], "23 September", "2022-09-23"),
    (EXPECTED[5], "October 4", "2022-10-04"),
)


@pytest.mark.parametrize(("expected", "words", "timex"), TIMES)
def test_times_are_reckoned_from_the_date_that_the_story_gives(
    dossier: Dossier, expected: Expected, words: str, timex: str
) -> None:
    article = find_article(dossier, expected)
    annotations = next(one for one in dossier.annotations if one.article_id == article.id)
    found = {one.timex for one in annotations.times if one.span.text == words}
    assert found == {timex}


@pytest.mark.parametrize("expected", [EXPECTED[at] for at in (0, 1, 2, 4)])
def test_a_date_by_company_says_so_and_why(dossier: Dossier, expected: Expected) -> None:
    article = find_article(dossier, expected)
    assert article.published is not None
    assert article.published.basis == ("weekday" if expected.story == "truce" else "story")
    told = [one for one in article.evidence if one.field == "published"]
    assert told
    assert all(one.reason for one in told)
    text = find_page(dossier, expected.page).text
    assert all(one.page and text[one.page.start : one.page.end] == one.text for one in told)


def test_the_stories_hold_the_articles_about_one_affair(dossier: Dossier) -> None:
    wanted: dict[str, set[str]] = {}
    for one in EXPECTED:
        wanted.setdefault(one.story, set()).add(find_article(dossier, one).id)
    assert {frozenset(one.article_ids) for one in dossier.stories} == {
        frozenset(articles) for articles in wanted.values()
    }


def test_the_embedded_post_is_a_citation_and_no_prose(dossier: Dossier) -> None:
    number, first, last = POST_LINES
    page = find_page(dossier, number)
    (article,) = [one for one in dossier.articles if one.page_id == page.id]
    (citation,) = article.citations
    lines = page.text.split("\n")
    assert citation.text == "\n".join(lines[first - 1 : last])
    assert citation.kind == "post"
    assert lines[first - 1] not in article.text


def test_every_span_is_exact_on_article_and_page(dossier: Dossier) -> None:
    articles = {one.id: one for one in dossier.articles}
    pages = {one.id: one for one in dossier.pages}
    spans = [mention.span for one in dossier.annotations for mention in one.mentions]
    assert len(spans) > 150
    for span in spans:
        assert span.page is not None
        assert span.text == articles[span.article].text[span.start : span.end]
        assert span.text == pages[span.page.id].text[span.page.start : span.page.end]


@pytest.mark.parametrize(
    ("name", "kind", "title"),
    [
        ("Benny Gantz", "person", "Israeli Defense Minister"),
        ("Israel Katz", "person", "Israeli Defence Minister"),
        ("Elchin Guliyev", "person", "Chief of the State Border Service, Colonel General"),
        ("Azerbaijan", "place", None),
        ("Nagorno-Karabakh", "place", None),
    ],
)
def test_persons_and_places_are_found_with_their_offices(
    dossier: Dossier, name: str, kind: str, title: str | None
) -> None:
    (entity,) = [one for one in dossier.entities if one.name == name]
    assert entity.kind == kind
    assert title is None or title in {office.title for office in entity.offices}


def test_the_order_of_the_pages_changes_no_byte() -> None:
    files = sorted(CASE.glob("*.txt"))
    forth = consilience.encode_dossier(consilience.read(files))
    assert consilience.encode_dossier(consilience.read(files[::-1])) == forth
