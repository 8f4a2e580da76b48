import pytest

from consilience.extraction.markup import read_markup
from consilience.extraction.site_names import find_site_name, names_outlet

HEADLINE = "Storm shuts the old harbour of Lassena"
PROSE = "The gate of the old harbour of Lassena was shut on Wednesday by a storm from the west."


def find_site(
    title: str = "", top: str = "", foot: str = "", address: str | None = None
) -> str | None:
    root, lines = read_markup(
        f"<html><head><title>{title}</title></head><body>{top}<h1>{HEADLINE}</h1>"
        f"<p>{PROSE}</p>{foot}</body></html>"
    )
    assert root is not None
    return find_site_name(root, lines, address)


@pytest.mark.parametrize(
    ("page", "outlet"),
    [
        ({"title": f"Upland News - {HEADLINE}", "top": "<div>Upland News</div>"}, "Upland News"),
        ({"title": f"{HEADLINE} | Bramble & Co", "foot": "<p>© 2031 Bramble & Co</p>"}, "Bramble & Co"),
        ({"title": f"{HEADLINE} | Bramble", "address": "https://www.bramble.example/a"}, "Bramble"),
        ({"title": "Lassena Courier Online", "top": "<img src='logo.gif' alt='Lassena Courier'>"}, "Lassena Courier"),
        ({"top": "<div class='site-branding'>Lassena Courier</div>"}, "Lassena Courier"),
        ({"top": "<img class='logo' alt='The Coastal Ledger logo'>"}, "The Coastal Ledger"),
        ({"title": f"{HEADLINE} - Upland Post"}, "Upland Post"),
        ({"title": "Lassena Echo - 7 March 2031", "top": "<h1>Lassena Echo</h1>"}, "Lassena Echo"),
        ({"title": f"{HEADLINE} | Region | Upland Post"}, "Upland Post"),
        ({"title": "Bramble - Storm", "foot": "<p>Bramble Publishing Ltd, Quay 1</p>"}, "Bramble"),
        # A title that is the name alone has a menu that begins with it for a witness, or a statement.
        ({"title": "The Upland Star", "top": "<div>THE UPLAND STAR Today | Tides | Letters</div>"}, "The Upland Star"),
        ({"title": "Upland News", "foot": "<p>Upland News is delivered free to 900 homes.</p>"}, "Upland News"),
        ({"title": f"{HEADLINE} - Bramble & Quay", "foot": "<p>Read on for 9 crowns. Bramble & Quay is a title of Lund Media.</p>"}, "Bramble & Quay"),
        ({"title": "Harbour Life", "top": "<div>Harbour Life was shut by a storm</div>"}, None),
        # So does a newspaper's that begins a menu, and one in capitals before a path.
        ({"top": "<div>Lassena Ledger &middot; Late edition &middot; <a>Front page</a> &middot; <a>Chess</a></div>"}, "Lassena Ledger"),
        ({"title": "Storm - Harbour Today", "top": "<div>HARBOUR TODAY &gt; Ships &gt; People</div>"}, "Harbour Today"),
        ({"title": "Storm - Finance Today", "top": "<div>FINANCE TODAY &gt; Banks &gt; People</div>"}, "Finance Today"),
        ({"title": "Storm - Sport Today", "top": "<div>Sport Today &gt; Banks &gt; People</div>"}, None),
        ({"title": "Storm - Investors", "top": "<div>Investors | Tides | Jobs | Shop</div>"}, None),
        # So do the initials of the title, a row of links below the first line, an edition beside it.
        ({"title": "Quay Trade Review", "top": "<div>QTR Home / Ships / Ports</div>"}, "Quay Trade Review"),
        ({"top": "<div>HARBOUR WORLD</div><div><a>Tides</a> <a>Old ships</a></div>"}, "HARBOUR WORLD"),
        ({"title": "Lassena Tidende – News in English"}, "Lassena Tidende"),
        ({"title": "Lassena Tidende – Storm in the bay"}, None),
        # One witness is too little, and menus are none.
        ({"title": f"{HEADLINE} | Bramble"}, None),
        ({"title": f"{HEADLINE} - Harbour Life", "top": "<a>Harbour Life</a>"}, None),
        ({"title": f"{HEADLINE} - Local News", "top": "<a>Local News</a>"}, None),
        ({"top": "<a>Bramble</a>", "foot": "<p>Bramble, Mill Street</p>"}, None),
        ({"title": "Storm at sea - Upland Post"}, None),
        ({"title": "PRESS STATEMENT", "top": "<h1>PRESS STATEMENT</h1>"}, None),
        ({"address": "http://["}, None),
    ],
)  # fmt: skip
def test_a_site_has_the_name_that_two_places_of_its_page_agree_on(
    page: dict[str, str], outlet: str | None
) -> None:
    assert find_site(**page) == outlet


@pytest.mark.parametrize(
    ("title", "is_name"),
    [
        ("Lassena Courier", True),
        ("Lassena Courier Online", True),
        ("Lassena Courier closes its office", False),
        ("Online", False),
        ("", False),
    ],
)
def test_a_title_names_the_outlet_if_nothing_but_words_of_sections_follow(
    title: str, is_name: bool
) -> None:
    assert names_outlet(title, "Lassena Courier") == is_name
