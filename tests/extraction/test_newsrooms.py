import pytest

from consilience.extraction import extract_page
from consilience.records.article import Article
from consilience.records.page import Page
from tests.making import make_html_page, make_page

PROSE = (
    "Seabright Pilots is deeply saddened by the loss of the cutter Halcyon, which sank on 2 May "
    "on the bar of Lassena. Two of our colleagues have lost their lives.",
    "The cutter was built in 2019 and had been surveyed in March. It was on its way to a grain "
    "ship that was waiting for a pilot in the roads.",
    "Seabright Pilots will pay 15,000 scudi at once to each of the two families, and has asked "
    "the Harbour Office to hold an inquiry without delay.",
)


def make_html(prose: tuple[str, ...] = PROSE, *, window: str, site: str = "", foot: str) -> Page:
    paragraphs = "".join(f"<p>{text}</p>" for text in prose)
    stated = f'<meta property="og:site_name" content="{site}">' if site else ""
    html = (
        f"<html><head><title>{window}</title>{stated}</head><body>"
        "<header><a href='/'>Tariffs</a> <a href='/'>Newsroom</a></header>"
        "<main><p class='tag'>Press release</p><h1>On the loss of the Halcyon</h1>"
        f"<p>Lassena, 3 May 2031</p>{paragraphs}</main><footer>{foot}</footer></body></html>"
    )
    return make_html_page(html)


def read(page: Page) -> Article:
    (article,) = extract_page(page).articles
    return article


@pytest.mark.parametrize(
    ("window", "site", "foot", "prose", "outlet"),
    [
        ("On the loss – Seabright Pilots Newsroom", "", "Imprint", PROSE, "Seabright Pilots"),
        ("Seabright Pilots Media Centre | Loss", "", "Imprint", PROSE, "Seabright Pilots"),
        ("On the loss", "Seabright Pilots Press Room", "Imprint", PROSE, "Seabright Pilots"),
        ("On the loss", "", "Seabright Pilots A/S, Quay 4", PROSE, "Seabright Pilots A/S"),
        ("On the loss", "", "© 2031 Seabright Pilots", PROSE, "Seabright Pilots"),
        ("On the loss", "", "Seabright Pilots Media Centre", PROSE, "Seabright Pilots"),
        (
            "On the loss",
            "",
            "Imprint",
            (*PROSE, "About Seabright Pilots: The company has 40 pilots and nine cutters."),
            "Seabright Pilots",
        ),
    ],
)
def test_a_release_is_its_issuers_whose_site_or_newsroom_the_page_is(
    window: str, site: str, foot: str, prose: tuple[str, ...], outlet: str
) -> None:
    article = read(make_html(prose, window=window, site=site, foot=foot))
    assert (article.genre, article.outlet, article.credits) == ("release", outlet, ())


@pytest.mark.parametrize(
    ("window", "foot", "why"),
    [
        ("On the loss – Grain Board Newsroom", "Imprint", "the text tells of no such body"),
        ("On the loss", "Quay Software GmbH, Talvik", "who built the site is no issuer"),
        ("On the loss | Newsroom", "© 2031", "a menu names nobody"),
    ],
)
def test_a_name_that_the_release_does_not_tell_of_issued_nothing(
    window: str, foot: str, why: str
) -> None:
    assert read(make_html(window=window, foot=foot)).outlet is None, why


def test_what_follows_about_the_issuer_is_no_part_of_the_release() -> None:
    about = (
        "About Seabright Pilots: Seabright Pilots was founded in 1921, has forty pilots, nine "
        "cutters and two stations, and guides four thousand ships a year over the bar."
    )
    page = make_page("\n\n".join(("Press release", "On the loss of the Halcyon", *PROSE, about)))
    article = read(page)
    assert article.text.endswith("without delay.")
    assert article.outlet == "Seabright Pilots"


@pytest.mark.parametrize(
    ("line", "genre"),
    [
        ("Seabright Pilots – Newsroom – Press releases", "release"),
        ("Home | News | Seabright Pilots | Media releases", "release"),
        ("Seabright Pilots | News", "report"),
        ("Harbour – Seabright Pilots – Press releases", "report"),  # a menu
        ("Tides – Newsroom – Press releases", "report"),  # of whom the text tells nothing
    ],
)
def test_the_way_through_a_site_to_its_releases_marks_one(line: str, genre: str) -> None:
    text = "\n\n".join((line, "Seabright Pilots mourns the crew of the Halcyon", *PROSE))
    article = read(make_page(text))
    assert article.genre == genre
    assert (article.outlet == "Seabright Pilots") == (genre == "release")
