import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.extraction.json_ld import read_json_ld
from consilience.extraction.markup import parse_markup
from consilience.extraction.metadata import Metadata, read_metadata


def read(head: str = "", body: str = "<p>Text.</p>", address: str | None = None) -> Metadata:
    root = parse_markup(f"<html><head>{head}</head><body>{body}</body></html>")
    assert root is not None
    return read_metadata(root, address)


def ld(statement: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(statement)}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Port shut",
    "datePublished": "2031-03-07T08:20:00+01:00",
    "author": {"@type": "Person", "name": "Ida Wren"},
    "publisher": {"@type": "Organization", "name": "Molo Lungo Media"},
}


@pytest.mark.parametrize(
    "statement",
    [
        ARTICLE,
        [ARTICLE],
        {"@graph": [{"@type": "WebSite", "name": "The Courier"}, ARTICLE]},
        {"@type": "WebPage", "name": "Port", "mainEntity": ARTICLE},
        ARTICLE | {"@type": ["NewsArticle", "Article"]},
    ],
    ids=["one", "list", "graph", "nested", "types"],
)
def test_an_article_is_found_wherever_json_ld_puts_it(statement: object) -> None:
    found = read(ld(statement))
    assert found.title == "Port shut"
    assert found.authors == ("Ida Wren",)
    assert found.published is not None
    assert found.published.earliest == "2031-03-07T08:20+01:00"
    assert found.published.basis == "metadata"


def test_references_between_statements_are_followed() -> None:
    graph = [
        ARTICLE | {"author": {"@id": "#ash"}},
        {"@id": "#ash", "@type": "Person", "name": "Ida Wren"},
    ]
    assert read(ld({"@graph": graph})).authors == ("Ida Wren",)


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Port shut",}',
        '{"@type": "NewsArticle", "headline": "Port\nshut"}',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Port shut"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "Port shut"};',
    ],
    ids=["comma", "line break", "cdata", "semicolon"],
)
def test_slightly_broken_json_is_read(script: str) -> None:
    assert read(f'<script type="application/ld+json">{script}</script>').title == "Port shut"


@pytest.mark.parametrize(
    "script", ["{", "[1, 2", "null", '"text"', "[" * 100_000, '{"a":' * 100_000]
)
def test_hopeless_json_is_passed_over(script: str) -> None:
    head = f'<script type="application/ld+json">{script}</script><title>Port shut</title>'
    assert read(head).title == "Port shut"


def test_tags_stand_in_for_json_ld() -> None:
    found = read(
        '<meta property="og:title" content="Port shut | The Courier">'
        '<meta property="og:site_name" content="The Courier">'
        '<meta property="article:published_time" content="2031-03-07">'
        '<meta name="author" content="By Ida Wren, Harbour Editor">'
    )
    assert (found.title, found.outlet, found.authors) == ("Port shut", "The Courier", ("Ida Wren",))
    assert found.published is not None
    assert found.published.earliest == "2031-03-07"


def test_the_heading_is_the_title_if_it_is_like_the_metadatas() -> None:
    body = "<h1>The Courier</h1><h1>Port of Lassena shut</h1>"
    assert (
        read("<title>Port of Lassena shut, says ministry</title>", body).title
        == "Port of Lassena shut"
    )


def test_a_page_without_metadata_has_its_window_title() -> None:
    assert read("<title>Port shut - The Courier</title>", address=None).title == "Port shut"


@pytest.mark.parametrize("author", ["admin", "https://courier.example/ash", "The Courier", "Staff"])
def test_accounts_addresses_and_the_outlet_are_no_authors(author: str) -> None:
    head = f'<meta property="og:site_name" content="The Courier"><meta name="author" content="{author}">'
    assert read(head).authors == ()


def test_an_outlet_whose_name_is_an_address_is_no_author_without_its_ending() -> None:
    head = '<meta property="og:site_name" content="Quaymail.com"><meta name="author" content="Quaymail">'
    assert read(head).authors == ()


def test_publisher_is_told_only_where_it_is_not_the_outlet() -> None:
    site = '<meta property="og:site_name" content="The Courier">'
    assert read(site + ld(ARTICLE)).publisher == "Molo Lungo Media"
    own = ARTICLE | {"publisher": {"name": "Courier"}}
    assert read(site + ld(own)).publisher is None


@pytest.mark.parametrize(
    ("head", "address", "canonical"),
    [
        ('<link rel="canonical" href="https://c.example/a">', None, "https://c.example/a"),
        ('<link rel="canonical" href="/a">', "https://c.example/b?x=1", "https://c.example/a"),
        ('<meta property="og:url" content="https://c.example/a">', None, "https://c.example/a"),
        ('<link rel="canonical" href="javascript:alert(1)">', None, None),
        ('<link rel="canonical" href="http://[">', None, None),
        ("", "page.html", None),
    ],
)
def test_the_canonical_address_is_an_absolute_web_address(
    head: str, address: str | None, canonical: str | None
) -> None:
    assert read(head, address=address).address == canonical


def test_a_date_in_the_address_dates_a_page_that_is_silent() -> None:
    found = read(address="https://c.example/2031/03/07/port-shut").published
    assert found is not None
    assert (found.earliest, found.basis) == ("2031-03-07", "metadata")


def test_entities_in_statements_are_characters() -> None:
    assert (
        read(ld(ARTICLE | {"headline": "Port &#8211; shut &amp; barred"})).title
        == "Port – shut & barred"
    )


@settings(max_examples=60)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=20),
                    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
                        st.sampled_from(["@type", "@id", "@graph", "author", "headline", "name",
                                         "datePublished", "publisher", "articleBody", "url"]), inner, max_size=5),
                    max_leaves=20))  # fmt: skip
def test_any_json_gives_metadata(value: object) -> None:
    root = parse_markup(f"<html><head>{ld(value)}</head><body><p>x</p></body></html>")
    assert root is not None
    read_json_ld(root)
    assert isinstance(read_metadata(root).authors, tuple)


def test_half_of_a_surrogate_pair_in_json_becomes_a_character() -> None:
    halved = ARTICLE | {"publisher": {"name": "Molo \ud800 Media"}, "author": "Ida \udfff Wren"}
    found = read(ld(halved))
    assert found.outlet == "Molo \ufffd Media"
    assert all("\udfff" not in name for name in found.authors)


@pytest.mark.parametrize(
    ("author", "houses"),
    [
        ({"@type": "Organization", "name": "CWX"}, ("CWX",)),
        ({"@type": "Organization", "name": "Coastal News Agency"}, ("Coastal News Agency",)),
        ({"@type": "Person", "name": "AFP"}, ("AFP",)),
        ({"@type": "Organization", "name": "Molo Lungo Media"}, ()),
        ({"@type": "Organization", "name": "The Harbour Team"}, ()),
        ({"@type": "Person", "name": "Ash Obel"}, ()),
    ],
)
def test_an_organisation_that_is_not_the_publisher_is_a_house_to_credit(
    author: dict[str, str], houses: tuple[str, ...]
) -> None:
    assert read(ld(ARTICLE | {"author": author})).houses == houses


def test_a_window_title_that_names_the_outlet_is_no_headline() -> None:
    tags = '<title>Lassena Courier Online</title><meta property="og:site_name" content="Lassena Courier">'
    found = read(tags)
    assert found.title is None
    assert not found.has_headline


BOX = '<div class="author-box">{}<span class="post-date">4 May 2031</span></div>'


@pytest.mark.parametrize(
    ("body", "author"),
    [
        (BOX.format('<span class="author-name">quayside</span>'), "quayside"),
        (BOX.format('<span class="author-name">Team Quayside</span>'), "Team Quayside"),
        (BOX.format('<i class="author-avatar">IW</i><a class="author-name">Ida Wren</a>'), "Ida Wren"),
        ('<p>Ida Wren</p><div class="author-description">Licensed Harbour Pilot</div>', "Ida Wren"),
        ('<p>Port shut</p><div class="author-description">Licensed Harbour Pilot</div>', None),
        ('<p class="byline">By Ida Wren, 4 May 2031</p>', "Ida Wren"),
    ],
    ids=["account", "team", "picture", "note", "note alone", "dated"],
)  # fmt: skip
def test_the_innermost_element_of_an_authors_box_has_the_name(
    body: str, author: str | None
) -> None:
    assert read(body=body).authors == ((author,) if author else ())


CHANGED = ARTICLE | {"dateModified": ARTICLE["datePublished"]}
MARKED = "<h1>Port shut</h1><time pubdate datetime='{}'>then</time>"


@pytest.mark.parametrize(
    ("statement", "marked", "day"),
    [
        (CHANGED, "2031-02-01", "2031-02-01"),
        (CHANGED, "2031-03-07", "2031-03-07T08:20+01:00"),
        (CHANGED, "2031-04-01", "2031-03-07T08:20+01:00"),
        (ARTICLE, "2031-02-01", "2031-03-07T08:20+01:00"),
    ],
    ids=["earlier", "same day", "later", "not changed"],
)
def test_what_is_stated_as_the_moment_of_the_last_change_too_yields_to_an_earlier_date(
    statement: object, marked: str, day: str
) -> None:
    found = read(ld(statement), MARKED.format(marked)).published
    assert found is not None
    assert found.earliest == day


@pytest.mark.parametrize(
    ("name", "is_known"),
    [("x-published-date", True), ("pubDateTime-publication", True), ("unpublish-date", False)],
)
def test_a_tag_whose_name_tells_of_publication_dates_the_report(name: str, is_known: bool) -> None:
    found = read(f'<meta name="{name}" content="2031-03-07">').published
    assert (found is not None) is is_known


def test_signs_that_nobody_sees_are_in_no_value() -> None:
    found = read("<title>Port\u200b shut</title>", '<p class="author">Ida Wr\xaden</p>')
    assert (found.title, found.authors) == ("Port shut", ("Ida Wren",))
    found = read(
        "<title>Port shut | The Lund\u200b Courier</title>",
        "<img class='logo' alt='The\xad Lund Courier'>",
    )
    assert found.outlet == "The Lund Courier"
