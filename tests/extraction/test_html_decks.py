from consilience.extraction import extract
from tests.making import make_html_page

DECK = "Engineers had asked for a new crane as early as the spring of last year."
PROSE = (
    "The gate of the harbour was shut on Wednesday, and the port authority said that it would stay "
    "so until the end of the week, because the crane had not been mended.",
    "Dockers had warned for years that the crane was old, and the union asked the minister to come "
    "and see for himself what had become of it.",
    "The minister said that he would come on Friday, when the new crane is due, and that nobody "
    "would lose a day of pay because of the old one.",
)


def read(*above: str, prose: tuple[str, ...] = PROSE) -> tuple[str, str | None, str | None]:
    body = "".join(f"<p>{text}</p>" for text in prose)
    page = make_html_page(
        "<html><head><title>Crane shuts the gate - Upland Post</title></head><body><article>"
        f"<h1>Crane shuts the gate</h1>{''.join(above)}{body}</article></body></html>"
    )
    (article,) = extract(page)
    return article.text, article.byline, article.dateline and article.dateline.text


def test_a_deck_above_a_dateline_is_none_of_the_text() -> None:
    prose = (f"LASSENA, Upland — {PROSE[0]}", *PROSE[1:])
    text, byline, dateline = read(
        f"<h2>{DECK}</h2>", "<div>By IDA WREN <span>March 7, 2031</span></div>", prose=prose
    )
    assert text.split("\n") == list(prose)
    assert (byline, dateline) == ("IDA WREN", "LASSENA, Upland —")


def test_a_line_of_two_houses_and_the_day_is_none_of_the_text() -> None:
    text, byline, _ = read("<p class='meta'>Upland Post and Deltawire · Friday, 7 March 2031</p>")
    assert text.split("\n") == list(PROSE)
    assert byline is None


def test_an_author_in_a_place_and_the_day_below_a_standfirst_are_none_of_the_text() -> None:
    html = (
        "<html><head><title>Crane shuts the gate</title><meta name='author' content='Ida Wren'>"
        f"</head><body><article><h1>Crane shuts the gate</h1><p>{PROSE[0]}</p>"
        f"<p>Ida Wren in Lassena</p><p>Friday 7 March 2031</p><p>{PROSE[1]}</p><p>{PROSE[2]}</p>"
        "</article></body></html>"
    )
    (article,) = extract(make_html_page(html))
    assert article.text.split("\n") == list(PROSE)


def test_menu_stamp_and_caption_above_the_text_are_none_of_it() -> None:
    stamp = "Friday 7 March 2031, 08.40 – this report is being updated"
    caption = "The crane at the quay of Lassena last summer. (Archive)"
    text, _, _ = read(f"<p class='stamp'>{stamp}</p><img src='c.jpg' alt=''><p>{caption}</p>")
    assert text.split("\n") == list(PROSE)


def test_the_only_lesser_heading_is_the_headline_where_the_title_is_the_outlets_name() -> None:
    body = "".join(f"<p>{text}</p>" for text in PROSE)
    menu = "".join(f"<a href='#'>{one}</a> " for one in ("Tides", "Angling", "Boats", "Market"))
    html = (
        f"<html><head><title>Upland News</title></head><body><table><tr><td>{menu}</td></tr>"
        "</table><h2>‘Never a danger’: port answers union</h2>"
        f"<p><i>Friday, 7 March 2031 – by Ida Wren</i></p>{body}"
        "<p>Upland News is delivered free to 900 homes.</p></body></html>"
    )
    (article,) = extract(make_html_page(html))
    assert article.title == "‘Never a danger’: port answers union"
    assert (article.outlet, article.byline) == ("Upland News", "Ida Wren")
    assert article.published is not None
    assert article.published.earliest == "2031-03-07"
    assert article.text.split("\n") == list(PROSE)


def test_a_row_of_links_is_no_headline() -> None:
    body = "".join(f"<p>{text}</p>" for text in PROSE)
    menu = "".join(f"<a href='#'>{one}</a> " for one in ("Tides", "Angling", "Boats", "Market"))
    html = (
        f"<html><head><title>Upland News</title></head><body><div>{menu}</div>"
        f"<p><b>Old crane shuts the gate</b></p><p>Ida Wren, 7 March 2031</p>{body}</body></html>"
    )
    (article,) = extract(make_html_page(html))
    assert article.title == "Old crane shuts the gate"


def test_a_first_name_right_above_the_text_signs_it() -> None:
    text, byline, _ = read("<p class='by'>Anna Wren</p>")
    assert text.split("\n") == list(PROSE)
    assert byline == "Anna Wren"
