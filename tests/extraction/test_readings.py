import pytest

from consilience.extraction import extract
from tests.extraction.test_html_reports import FIRST, SECOND
from tests.making import make_page

ONE = ("Swing bridge closed until autumn", "By Ash Obel", *FIRST)
OTHER = ("Sheep prices rise at spring auction", "By Mira Sol", *SECOND)
TOP = "UPLAND GAZETTE\nSaturday 8 March 2031\nNews | Tides | Sport | Letters"


@pytest.mark.parametrize(
    ("top", "foot", "outlet", "day"),
    [
        (TOP, "More from the Upland Gazette", "UPLAND GAZETTE", "2031-03-08"),
        (TOP, "More from the valley", None, None),  # the second may be another's
        ("UPLAND GAZETTE", "More from the Upland Gazette", "UPLAND GAZETTE", None),
    ],
)
def test_the_name_at_both_ends_of_a_page_and_the_day_beside_it_are_those_of_all_its_articles(
    top: str, foot: str, outlet: str | None, day: str | None
) -> None:
    page = make_page("\n\n".join((top, *ONE, "Advertisement", *OTHER, foot)))
    first, second = extract(page)
    assert first.outlet == "UPLAND GAZETTE"
    assert (second.title, second.byline) == (OTHER[0], "Mira Sol")
    assert second.outlet == outlet
    assert (second.published and second.published.earliest) == day


@pytest.mark.parametrize(
    ("above", "outlet", "why"),
    [
        (("TOWN", "VALLEY"), "UPLAND GAZETTE", "each has its section"),
        (("TOWN", "Advertisement"), None, "the second may be another's"),
    ],
)
def test_reports_below_sections_of_a_page_are_its_outlets_and_of_its_day(
    above: tuple[str, str], outlet: str | None, why: str
) -> None:
    lines = (TOP, above[0], *ONE, above[1], *OTHER, "More from the valley")
    first, second = extract(make_page("\n\n".join(lines)))
    assert first.text.split("\n") == list(FIRST)
    assert second.outlet == outlet, why
    assert (second.published is None) == (outlet is None), why
