from collections.abc import Sequence

import pytest

from consilience.extraction import extract_page
from consilience.extraction.mastheads import find_masthead
from consilience.extraction.outlet_lines import find_outlet
from tests.extraction.making import make_blocks
from tests.making import make_page

HEADLINE = "Storm shuts the old harbour of Lassena"
BODY = (
    "The harbour of Lassena was shut on Monday after a crane fell on the northern gate.",
    "Nobody was hurt, the harbour master said, and ships are sent to the eastern port.",
    "The crane had been inspected twice since the spring, the owner said in a statement.",
)


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ([f"{HEADLINE} | The Lassena Courier"], "The Lassena Courier"),
        ([f"{HEADLINE} | Reuters"], "Reuters"),
        ([f"{HEADLINE} | www.lassenacourier.com"], "www.lassenacourier.com"),
        ([f"{HEADLINE} - edition.lassena.com"], "edition.lassena.com"),
        ([f"{HEADLINE} - The Washington Post"], "The Washington Post"),
        # A section is none, and a known outlet of one word may be a headline's source.
        ([f"{HEADLINE} | World News"], None),
        ([f"{HEADLINE} - Reuters"], None),
        ([f"{HEADLINE} - Harbour News"], None),
        (["Lassena | Harbour News"], None),
        (["Home | Tides and times | Letters | Court | Lassena News"], None),
        # What the page names elsewhere goes before what stands behind a dash.
        ([f"{HEADLINE} - Fox News", "By", "The Lassena Courier"], "The Lassena Courier"),
    ],
)
def test_the_outlet_stands_at_the_end_of_a_pages_first_line(
    head: Sequence[str], outlet: str | None
) -> None:
    found, _ = find_outlet(make_blocks(head), make_blocks(BODY), [])

    assert (found.text if found else None) == outlet


def test_a_host_alone_on_the_first_line_is_the_outlet() -> None:
    found = find_masthead(make_blocks(["edition.lassena.com", HEADLINE]), [])

    assert found is not None
    assert found.text == "edition.lassena.com"


def test_a_headline_goes_without_the_outlet_at_its_end() -> None:
    page = make_page("\n\n".join([f"{HEADLINE} | The Washington Post", *BODY]))

    (article,) = extract_page(page).articles

    assert (article.title, article.outlet) == (HEADLINE, "The Washington Post")
