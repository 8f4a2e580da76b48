import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from consilience.extraction import extract, extract_page
from consilience.records.article import Article
from consilience.records.extraction import Extraction
from consilience.records.page import Page
from tests.making import make_page

ROOT = Path(__file__).parents[2]
HARBOUR = ROOT / "src" / "consilience" / "examples" / "harbour-deal"
ANSWERS = tomllib.loads((ROOT / "tests" / "answers" / "harbour-deal.toml").read_text("utf-8"))
TEXT_PAGES = [page for page in ANSWERS["page"] if page["file"].endswith(".txt")]
CASE = ROOT / ".." / "shared" / "cases" / "gantz-visit"
REPORT = (
    "The harbour master of Oldhaven closed the northern quay on Monday after a crane had slipped "
    "from its rails and come to rest against the wall of the customs house.",
    "Nobody was hurt, but four ships that had been waiting outside the mole were sent on to other "
    "ports, and the ferry to the islands was cancelled for the day, the port authority said.",
    "The crane was built in 1974 and was last inspected in March, according to the ministry of "
    "transport, which has asked for a report from the company that maintains it by Friday.",
)
POST = "Smoke over quay three right now. pic.twitter.com/a1B2c3"
SIGNED = "— Mira Sol (@mirasol) March 4, 2031"
LINES = st.sampled_from([*REPORT, POST, SIGNED, "Port shut", "Share", "By Ann Lee", "", "\u00a0"])


def read_file(path: Path) -> Page:
    return make_page(path.read_text("utf-8"), name=path.stem)


def check_coverage(page: Page, found: Extraction) -> None:
    """Every character that is no white space is in one article, citation or dropped stretch."""
    places = [(one.start, one.end) for one in found.dropped]
    for article in found.articles:
        places += [(s.page_start, s.page_start + s.length) for s in article.source_map]
        places += [(one.page.start, one.page.end) for one in article.citations]
    free, rest = 0, ""
    for start, end in sorted(places):
        assert free <= start < end
        rest += page.text[free:start]
        free = end
    assert not (rest + page.text[free:]).strip()


def check_places(page: Page, article: Article) -> None:
    """The text is its stretches of the page, with one blank or line break between."""
    rebuilt = ""
    for segment in article.source_map:
        assert len(article.text[len(rebuilt) : segment.start].strip()) == 0
        rebuilt = article.text[: segment.start]
        rebuilt += page.text[segment.page_start : segment.page_start + segment.length]
    assert rebuilt == article.text


@given(st.text())
@example("\u2028\x85\x1c a")
def test_any_text_is_held_once_and_every_place_is_exact(text: str) -> None:
    page = make_page(text)
    found = extract_page(page)
    check_coverage(page, found)
    for article in found.articles:
        check_places(page, article)


@given(st.lists(LINES, max_size=24), st.sampled_from(["\n", "\n\n"]))
def test_pages_of_prose_and_furniture_are_held_once(lines: list[str], between: str) -> None:
    page = make_page(between.join(lines))
    found = extract_page(page)
    check_coverage(page, found)
    for article in found.articles:
        check_places(page, article)


def test_a_post_is_a_citation_and_no_prose() -> None:
    page = make_page("\n".join((*REPORT[:2], POST, SIGNED, REPORT[2])))
    (article,) = extract(page)
    assert article.text == "\n".join(REPORT)
    (citation,) = article.citations
    assert citation.text == f"{POST}\n{SIGNED}"
    assert citation.author == "Mira Sol (@mirasol)"
    assert page.text[citation.page.start : citation.page.end] == citation.text


def test_a_report_printed_twice_is_one_article() -> None:
    page = make_page("\n\n".join((*REPORT, *REPORT)))
    found = extract_page(page)
    assert [article.text for article in found.articles] == ["\n".join(REPORT)]
    assert [one.kind for one in found.dropped] == ["repetition"] * 3


def test_a_page_without_a_report_gives_none_and_drops_all() -> None:
    found = extract_page(make_page("Home\nNews\nSport\nLog in\nAbout us"))
    assert found.articles == ()
    assert len(found.dropped) == 5


def test_what_a_list_says_comes_before_what_the_page_says() -> None:
    page = make_page("\n\n".join(("Crane shuts quay at Oldhaven", "By Ann Lee", *REPORT)))
    listed = Page(
        id=page.id,
        uri=page.uri,
        name=page.name,
        media_type=page.media_type,
        text=page.text,
        outlet="The Beacon",
        title="Quay shut by fallen crane",
        published="2031-05-05",
    )
    (article,) = extract(listed)
    assert (article.title, article.outlet) == ("Quay shut by fallen crane", "The Beacon")
    assert article.published is not None
    assert article.published.earliest == "2031-05-05"
    provenances = {one.field: one.provenance for one in article.evidence}
    assert [provenances[field] for field in ("title", "outlet", "published")] == ["list"] * 3


def test_the_id_of_an_article_depends_on_the_page_and_the_place_alone() -> None:
    page = make_page("\n\n".join(REPORT))
    assert [one.id for one in extract(page)] == [one.id for one in extract(page)]


@pytest.mark.parametrize("answer", TEXT_PAGES, ids=[page["file"] for page in TEXT_PAGES])
def test_the_example_pages_lose_no_prose(answer: dict[str, list[dict[str, list[str]]]]) -> None:
    page = read_file(HARBOUR / str(answer["file"]))
    found = extract_page(page)
    check_coverage(page, found)
    kept = "\n".join(article.text for article in found.articles)
    wanted = [words for article in answer["article"] for words in article["must_keep"]]
    assert [words for words in wanted if kept.count(words) != 1] == []


def test_the_example_pages_keep_next_to_no_furniture() -> None:
    kept = leaked = 0
    for answer in TEXT_PAGES:
        articles = extract(read_file(HARBOUR / answer["file"]))
        text = "\n".join(article.text for article in articles)
        for article in answer["article"]:
            kept += len(article["must_drop"])
            leaked += sum(words in text for words in article["must_drop"])
    assert leaked <= 0.02 * kept


@pytest.mark.skipif(not CASE.exists(), reason="the case pages are not in the repository")
class TestCase:
    def test_five_pages_hold_six_articles(self) -> None:
        counts = [len(extract(read_file(path))) for path in sorted(CASE.glob("*.txt"))]
        assert counts == [2, 1, 1, 1, 1]

    def test_titles_are_those_printed(self) -> None:
        titles = [
            one.title for path in sorted(CASE.glob("*.txt")) for one in extract(read_file(path))
        ]
        assert [title[:20] for title in titles] == [
            "Israel, Azerbaijan S",
            "Russia and Ukraine B",
            "Israeli Defense Mini",
            "Israeli, Azerbaijani",
            "",
            "A new level of milit",
        ]

    def test_each_article_begins_and_ends_with_its_prose(self) -> None:
        texts = [
            one.text for path in sorted(CASE.glob("*.txt")) for one in extract(read_file(path))
        ]
        assert [(text.split()[:3], text.split()[-2:]) for text in texts] == [
            (["Israeli", "Defense", "Minister"], ["the", "war."]),
            (["Russia", "said", "on"], ["taken", "place."]),
            (["TEL", "AVIV", "(Times"], ["that", "figure."]),
            (["Tel", "Aviv", "[Israel],"], ["technology.", "(ANI/TPS)"]),
            (["Azerbaijan", "welcomed", "Israeli"], ["security", "personnel."]),
            (["On", "October", "4,"], ["this", "region."]),
        ]

    def test_the_paragraphs_are_counted(self) -> None:
        texts = [
            one.text for path in sorted(CASE.glob("*.txt")) for one in extract(read_file(path))
        ]
        assert [text.count("\n") + 1 for text in texts] == [17, 8, 8, 7, 13, 6]

    def test_every_character_is_held_once(self) -> None:
        for path in sorted(CASE.glob("*.txt")):
            page = read_file(path)
            check_coverage(page, extract_page(page))


def test_a_line_right_above_the_byline_is_the_headline_whatever_its_words() -> None:
    page = make_page(
        "ABROAD\n\nSTORM SHUTS NORTHERN PORTS FOR DAYS\n\nby Ada Brandt\n\n"
        "The harbour master closed both basins on Tuesday after waves broke over the outer mole.\n\n"
        "Ships that were waiting outside have been told to make for the lee of the islands instead.\n"
    )
    (article,) = extract(page)
    assert article.title == "STORM SHUTS NORTHERN PORTS FOR DAYS"


@pytest.mark.parametrize(
    ("line", "credited"),
    [
        ("SKW", ("SKW",)),
        ("— AFP", ("SKW", "AFP")),
        ("Reuters/AP", ("SKW", "Reuters", "AP")),
        ("By Newsroom", ("SKW",)),
    ],
)
def test_a_last_line_that_only_signs_the_text_is_no_prose(
    line: str, credited: tuple[str, ...]
) -> None:
    prose = "LASSENA (SKW) – The gate of the harbour was shut on Wednesday, the pilots said."
    closing = "Nobody was hurt, and the harbour is to be opened again before the end of the week."
    text = f"Harbour gate shut after collision\n\nStaff report\n\n{prose}\n\n{closing}\n\n{line}"
    (article,) = extract_page(make_page(text)).articles
    assert article.text == f"{prose}\n{closing}"
    assert (article.byline, article.credits) == (None, credited)


def test_the_genre_that_a_page_names_is_the_articles() -> None:
    prose = "The gate of the harbour was shut on Wednesday, and nobody asks who shut it so late."
    (article,) = extract_page(make_page(f"OPINION\nWho shut the gate?\n\n{prose}")).articles
    assert article.genre == "opinion"


def test_a_caption_printed_twice_is_no_headline() -> None:
    caption = "Crowds wait at the customs house on Monday evening. Photograph: Mira Sol/CWX"
    head = ["Lassena Courier", "Crane slips: northern quay closed", "By Ash Obel", caption, caption]
    (article,) = extract(make_page("\n\n".join((*head, *REPORT))))
    assert article.title == "Crane slips: northern quay closed"
    assert (article.outlet, article.byline) == ("Lassena Courier", "Ash Obel")


def test_a_short_headline_above_the_byline_goes_before_the_outlets_motto() -> None:
    motto = "News from the islands, written by their people"
    head = [
        "Voice of the Quay",
        motto,
        "The crane slipped",
        "Posted by Ash Obel, Monday 3 March 2031",
    ]
    (article,) = extract(make_page("\n\n".join((*head, *REPORT))))
    assert (article.title, article.outlet) == ("The crane slipped", "Voice of the Quay")
