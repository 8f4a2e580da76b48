import pytest

from consilience.extraction import extract
from consilience.records.page import Page
from tests.making import make_html_page

LONG = (
    "The pilots' board of Lassena opened its hearing into the loss of the cutter Halcyon on Tuesday, "
    "nine days after the deaths of two men. Elin Varr, who leads it, read out their names.",
    "The first witnesses are to be called on 4 June in the custom house, Varr said, and the "
    "skipper of the grain ship is to be among them.",
    "The board will publish what it has found before the end of the year.",
)
SHORT = (
    "The swimming baths on Quay Street open again on Saturday, seven months after a storm took "
    "the roof away. The first hour is free for children.",
    "Repairs cost 900,000 scudi, of which the county paid a third. The new tiles are blue.",
)

LAST = "Season tickets are sold from Thursday."


def make_page(*stories: str) -> Page:
    html = (
        "<html><head><title>Tuesday in short - Lassena Courier</title>"
        '<meta property="og:site_name" content="Lassena Courier"></head><body>'
        "<nav><a>Home</a><a>Region</a></nav><div class='page'>"
        + "<hr>".join(stories)
        + "</div><footer>Lassena Courier, 9 Quay Street</footer></body></html>"
    )
    return make_html_page(html)


def tell(headline: str, prose: tuple[str, ...], *, above: str = "", below: str = "") -> str:
    paragraphs = "".join(f"<p>{text}</p>" for text in prose)
    header = f"<header>{above}<h2>{headline}</h2>{below}</header>"
    return f"<article>{header}{paragraphs}</article>"


def sign(name: str, clock: str) -> str:
    return f"<p class='date'>6 May 2031, {clock}</p><p class='byline'>By {name}</p>"


@pytest.mark.parametrize("place", ["above", "below"])
def test_each_signed_article_element_is_an_article_even_if_it_is_short(place: str) -> None:
    page = make_page(
        tell("Hearing into cutter's loss begins", LONG, **{place: sign("Ash Obel", "17:30")}),
        tell("Baths open again", (*SHORT, LAST), **{place: sign("Mira Sol", "12:00")}),
    )
    one, other = extract(page)
    assert (one.title, one.byline) == ("Hearing into cutter's loss begins", "Ash Obel")
    assert (other.title, other.byline) == ("Baths open again", "Mira Sol")
    assert one.text.split("\n") == list(LONG)
    assert other.text.split("\n") == [*SHORT, LAST]
    assert one.outlet == other.outlet == "Lassena Courier"
    assert other.published is not None
    assert other.published.earliest == "2031-05-06"


@pytest.mark.parametrize(
    ("second", "why"),
    [
        (tell("Baths open again", SHORT), "nobody signed it"),
        (tell("Baths open again", SHORT, below="<p>By Mira Sol</p>"), "it has no date"),
        (
            tell("Baths open again", (SHORT[0],), below=sign("Mira Sol", "12:00")),
            "a single paragraph is a teaser",
        ),
    ],
)
def test_an_article_element_without_signature_or_text_is_no_article(second: str, why: str) -> None:
    page = make_page(
        tell("Hearing into cutter's loss begins", LONG, below=sign("Ash Obel", "17:30")), second
    )
    assert len(extract(page)) == 1, why


def test_signed_notes_below_the_main_heading_of_a_page_are_parts_of_one_report() -> None:
    notes = (
        tell("Hearing into cutter's loss begins", LONG, below=sign("Ash Obel", "17:30")),
        tell("Baths open again", SHORT, below=sign("Mira Sol", "12:00")),
    )
    page = make_page(f"<h1>What happened in Lassena on Tuesday</h1>{''.join(notes)}")
    assert len(extract(page)) == 1


def test_articles_are_alike_whatever_number_their_elements_have() -> None:
    stories = (
        tell("Hearing into cutter's loss begins", LONG, below=sign("Ash Obel", "17:30")),
        tell("Baths open again", SHORT, below=sign("Mira Sol", "12:00")),
    )
    numbered = (
        story.replace("<article><header>", f"<article id='a{number}'>").replace("</header>", "")
        for number, story in enumerate(stories)
    )
    assert len(extract(make_page(*numbered))) == 2


@pytest.mark.parametrize("sign", ["<p>6 May 2031</p>", "<p>By Mira Sol</p>"])
def test_an_article_element_of_much_prose_needs_but_a_day_or_a_signature(sign: str) -> None:
    page = make_page(
        tell("Hearing into cutter's loss begins", LONG, below="<p>6 May 2031</p>"),
        tell("Baths open again", (*SHORT, *LONG[1:], LAST), below=sign),
    )
    assert [one.title for one in extract(page)] == [
        "Hearing into cutter's loss begins",
        "Baths open again",
    ]


def test_a_byline_as_long_as_prose_is_none() -> None:
    line = "By our newsdesk · Tuesday 6 May 2031, 10:55 · updated 6 minutes ago"
    paragraphs = "".join(f"<p>{text}</p>" for text in (line, *LONG))
    page = make_html_page(f"<html><body><h1>Hearing begins</h1>{paragraphs}</body></html>")
    (article,) = extract(page)
    assert article.text.split("\n") == list(LONG)


def test_a_code_in_the_authors_place_that_the_page_credits_is_no_person() -> None:
    head = "<meta name='author' content='DPN'><meta property='og:site_name' content='Lund Post'>"
    paragraphs = "".join(f"<p>{text}</p>" for text in ("LASSENA, May 6, 2031 (DPN)", *LONG))
    page = make_html_page(
        f"<html><head>{head}</head><body><h1>Hearing begins</h1>{paragraphs}</body></html>"
    )
    (article,) = extract(page)
    assert (article.byline, article.credits) == (None, ("DPN",))
