import pytest

from consilience.extraction import extract
from consilience.records.page import Page
from tests.making import make_html_page

FIRST = (
    "The county council of Lassena closed the old swing bridge on Thursday, after divers had found "
    "cracks in the second pier, and sent all lorries round by the upper road.",
    "Repairs will last until October, the highways officer said, and a footbridge is to be put up "
    "by the end of June, so that children can walk to school as before.",
    "The bridge was built in 1871 and carries four thousand vehicles on a working day.",
)
SECOND = (
    "Three hundred sheep were sold at the spring auction in Torvenna, more than in any year since "
    "the market moved out of the town, and prices rose by a tenth.",
    "Farmers from the islands had come with the early ferry to bid for rams, the auctioneer said, "
    "and two of them went home with a trailer that they had bought as well.",
    "The next auction is planned for the first week of September, if the hay is in by then.",
)


def make_page(*stories: tuple[str, str, tuple[str, ...]]) -> Page:
    told = "<hr>".join(
        f"<div class='story'><h1>{headline}</h1>{signed}"
        + "".join(f"<p>{text}</p>" for text in prose)
        + "</div>"
        for headline, signed, prose in stories
    )
    html = (
        "<html><head><title>Lassena Courier - Saturday pages</title></head><body>"
        f"<div class='head'><h2>Lassena Courier</h2><a>Tides</a></div>{told}"
        "<div class='foot'>Lassena Courier, Quay Street. Advertise with us.</div></body></html>"
    )
    return make_html_page(html)


def sign(name: str) -> str:
    return f"<p class='meta'>By {name} | Saturday, 8 March 2031</p>"


def test_two_signed_reports_on_one_page_are_two_articles_each_with_its_own_facts() -> None:
    page = make_page(
        ("Swing bridge closed until autumn", sign("Ash Obel"), FIRST),
        ("Sheep prices rise at spring auction", sign("Mira Sol"), SECOND),
    )
    one, other = extract(page)
    assert (one.title, one.byline) == ("Swing bridge closed until autumn", "Ash Obel")
    assert (other.title, other.byline) == ("Sheep prices rise at spring auction", "Mira Sol")
    assert one.outlet == other.outlet == "Lassena Courier"
    assert one.text.split("\n") == list(FIRST)
    assert other.text.split("\n") == list(SECOND)
    assert [each.published and each.published.earliest for each in (one, other)] == [
        "2031-03-08"
    ] * 2


@pytest.mark.parametrize(
    ("signed", "why"),
    [
        ("", "sub-headings are not signed"),
        ("<p>By Mira Sol</p>", "books have authors and no dates"),
        ("<p>17:45</p>", "a live blog's entries have times"),
    ],
)
def test_headings_that_no_dated_signature_follows_part_no_reports(signed: str, why: str) -> None:
    page = make_page(
        ("Swing bridge closed until autumn", sign("Ash Obel"), FIRST),
        ("Sheep prices rise at spring auction", signed, SECOND),
    )
    assert len(extract(page)) == 1, why


def test_a_headline_and_a_standfirst_above_the_byline_are_no_prose() -> None:
    html_page = make_page(
        (
            "Swing bridge closed until autumn",
            "<p class='standfirst'>Divers find cracks in the second pier</p>"
            "<p>Ash Obel, Environment correspondent</p><time>8 March 2031</time>",
            FIRST,
        )
    )
    (article,) = extract(html_page)
    assert article.text.split("\n") == list(FIRST)
    assert article.byline == "Ash Obel"


def make_issue(first: str, second: str, *, title: str = "Lassena Courier 8 March 2031") -> Page:
    return make_html_page(
        f"<html><head><title>{title}</title></head><body><div>Lassena Courier | Saturday, 8 March "
        f"2031 | 2 crowns</div>{first}{second}<p>© 2031 Lassena Courier</p></body></html>"
    )


def tell(headline: str, signed: str, prose: tuple[str, ...]) -> str:
    return f"<h2>{headline}</h2>{signed}" + "".join(f"<p>{text}</p>" for text in prose)


ONE = tell("Swing bridge closed until autumn", "<p>By Ash Obel</p>", FIRST)
OTHER = tell("Sheep prices rise at spring auction", "<p>By Mira Sol</p>", SECOND)


def test_below_the_day_of_the_page_reports_need_none_of_their_own() -> None:
    page = make_issue(f"<div class='art'>{ONE}</div>", f"<div class='art'>{OTHER}</div>")
    one, other = extract(page)
    assert (one.title, one.byline) == ("Swing bridge closed until autumn", "Ash Obel")
    assert (other.title, other.byline) == ("Sheep prices rise at spring auction", "Mira Sol")
    assert [each.published and each.published.earliest for each in (one, other)] == [
        "2031-03-08"
    ] * 2


def test_below_it_an_element_of_its_own_is_enough() -> None:
    unsigned = tell("Sheep prices rise at spring auction", "", SECOND)
    page = make_issue(f"<article>{ONE}</article>", f"<article>{unsigned}</article>")
    assert [one.title for one in extract(page)] == [
        "Swing bridge closed until autumn",
        "Sheep prices rise at spring auction",
    ]


def test_the_outlets_name_may_be_the_pages_heading() -> None:
    page = make_html_page(
        "<html><head><title>News of the valley</title></head><body><h1>Valley Messenger</h1>"
        f"<p>Issue of 8 March 2031</p><article>{ONE}</article><article>{OTHER}</article>"
        "<p>Valley Messenger appears on Saturdays</p></body></html>"
    )
    assert [one.outlet for one in extract(page)] == ["Valley Messenger"] * 2


@pytest.mark.parametrize(
    ("title", "second"),
    [
        ("Ten books of the spring", OTHER),  # a list with its authors
        ("Lassena Courier 8 March 2031", tell("Sheep prices rise", "", SECOND)),  # a sub-heading
    ],
)
def test_parts_of_one_report_stay_together_below_the_day_of_the_page(
    title: str, second: str
) -> None:
    assert len(extract(make_issue(ONE, second, title=title))) == 1
