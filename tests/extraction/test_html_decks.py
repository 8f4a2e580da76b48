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


def test_a_first_name_right_above_the_text_signs_it() -> None:
    text, byline, _ = read("<p class='by'>Anna Wren</p>")
    assert text.split("\n") == list(PROSE)
    assert byline == "Anna Wren"
