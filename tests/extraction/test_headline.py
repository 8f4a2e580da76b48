import pytest

from consilience.extraction import extract
from tests.making import make_html_page, make_page

PROSE = (
    "The gate of the harbour was shut on Wednesday, and the port authority said that it would stay "
    "so until the end of the week, because the crane had not been mended.",
    "Dockers had warned for years that the crane was old, and the union asked the minister to come "
    "and see for himself what had become of it.",
)


def test_of_two_lines_that_stand_by_themselves_the_upper_one_is_the_headline() -> None:
    head = ("Upland Mail", "Old crane stops the ships at Lassena\nUnion warned of it for years")
    (article,) = extract(make_page("\n\n".join((*head, "7 March 2031", *PROSE))))
    assert article.title == "Old crane stops the ships at Lassena"


def test_of_two_lines_above_the_byline_and_below_a_menu_the_upper_one_is_the_headline() -> None:
    head = (
        "UPLAND MAIL",
        "Home > Harbour",
        "Harbour master: the old crane was never checked",
        "Port authority contradicts the union over the crane; dockers shut the gate",
        "Ida Wren | 7 March 2031",
    )
    (article,) = extract(make_page("\n\n".join((*head, *PROSE))))
    assert article.title == "Harbour master: the old crane was never checked"


def test_a_path_that_ends_with_the_headline_is_none() -> None:
    title = "Harbour master: the old crane was never checked"
    head = ("UPLAND MAIL", "Home", f"Home / Harbour / {title}", title, "Ida Wren | 7 March 2031")
    (article,) = extract(make_page("\n\n".join((*head, *PROSE))))
    assert article.title == title


@pytest.mark.parametrize(
    "line", ["Port Lassena, March 7, 2031", "Anna Wren reports from the old crane of the harbour"]
)
def test_a_line_that_names_the_author_or_place_and_day_is_no_headline(line: str) -> None:
    head = ("Upland Mail", "Gate shut; ships wait outside", line)
    (article,) = extract(make_page("\n\n".join((*head, *PROSE))))
    assert article.title == "Gate shut; ships wait outside"


def test_a_point_of_a_summary_and_the_outlets_name_are_no_headlines() -> None:
    head = (
        "Lund AG",
        "Tides | Letters | Sport",
        "Crane stops the ships",
        "* Union had warned of it",
    )
    (article,) = extract(make_page("\n\n".join((*head, *PROSE))))
    assert (article.outlet, article.title) == ("Lund AG", "Crane stops the ships")


@pytest.mark.parametrize(
    "masthead",
    ["UPN – Upland Press News", "The Globe of Upland — English edition"],
)
def test_a_masthead_is_no_headline(masthead: str) -> None:
    head = (masthead, "Tides  Letters  Sport", "Old crane stops the ships")
    (article,) = extract(make_page("\n\n".join((*head, *PROSE))))
    assert article.title == "Old crane stops the ships"


@pytest.mark.parametrize(
    "head",
    [
        (
            "The Quay Post",
            "Wednesday, March 7, 2031",
            "Old crane: union ‘ignored’ twice",
            "From our correspondents and agencies",
            "PORT LASSENA",
        ),
        (
            "The Quay Post",
            "OPINION",
            "Old crane: union ‘ignored’ twice",
            "Ash Obel",
            "May 10, 2031",
        ),
        ("Tide Review", "Interview", "Old crane: union ‘ignored’ twice"),
    ],
    ids=["masthead and dateline", "bare name", "label"],
)
def test_among_few_lines_the_one_that_is_no_name_place_or_desk_is_the_headline(
    head: tuple[str, ...],
) -> None:
    (article,) = extract(make_page("\n\n".join((*head, *PROSE))))
    assert article.title == "Old crane: union ‘ignored’ twice"


def test_a_first_line_that_does_not_end_as_a_sentence_is_the_headline_where_no_other_is() -> None:
    lines = ("Correction", "Lassena Evening News", "Posted 9 March 2031", "Crane: number of hurt")
    (article,) = extract(make_page("\n\n".join((*lines, *PROSE))))
    assert (article.title, article.outlet) == ("Crane: number of hurt", "Lassena Evening News")
    assert article.text == "\n".join(PROSE)


@pytest.mark.parametrize("line", ["The crane stood still.", "Ash Obel"])
def test_a_first_line_that_opens_the_text_stays_in_it(line: str) -> None:
    (article,) = extract(make_page("\n\n".join(("Posted 9 March 2031", line, *PROSE))))
    assert article.title != line


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Old crane shuts the harbour gate", "Old crane shuts the harbour gate"),
        ("More about cranes and gates", "Old crane shuts the harbour gate | Tides"),
    ],
)
def test_a_lesser_heading_is_the_headline_where_it_repeats_the_windows_title(
    heading: str, title: str
) -> None:
    window = "Old crane shuts the harbour gate | Tides"
    body = "".join(f"<p>{text}</p>" for text in PROSE)
    html = f"<html><head><title>{window}</title></head><body><div>Tides in brief for today</div><h2>{heading}</h2>{body}</body></html>"
    (article,) = extract(make_html_page(html))
    assert article.title == title


def test_a_byline_behind_a_standfirst_is_no_prose() -> None:
    body = "".join(f"<p>{text}</p>" for text in (PROSE[0], "By Ash Obel", PROSE[1]))
    (article,) = extract(
        make_html_page(f"<html><body><h1>Old crane shuts the gate</h1>{body}</body></html>")
    )
    assert article.text == "\n".join(PROSE)


def test_a_date_behind_a_standfirst_dates_the_report() -> None:
    lines = ("Tide Review", "Interview", "“I mended it”", PROSE[0], "By Ash Obel · 9 May 2031")
    (article,) = extract(make_page("\n".join((*lines, PROSE[1], PROSE[0] + " Yes."))))
    assert article.published is not None
    assert article.published.earliest == "2031-05-09"


def test_a_last_line_that_says_who_publishes_the_outlet_is_no_prose() -> None:
    lines = ("Old crane shuts the harbour gate", *PROSE, "Tide Review is published by Obel & Sons.")
    (article,) = extract(make_page("\n\n".join(lines)))
    assert (article.outlet, article.text) == ("Tide Review", "\n".join(PROSE))


def test_a_menu_and_a_line_of_outlet_and_date_are_no_headlines() -> None:
    head = ("Upland Mail · Late edition · Front page · Chess", "OLD CRANE STOPS THE SHIPS")
    below = ("BY IDA WREN", "UPLAND MAIL & NEWS, MARCH 7, 2031")
    (article,) = extract(make_page("\n\n".join((*head, *below, *PROSE))))
    assert article.title == "OLD CRANE STOPS THE SHIPS"


def test_the_only_heading_above_a_report_is_its_headline_if_it_is_signed() -> None:
    page = make_html_page(
        "<html><head><title>Harbour shut by an old crane</title></head><body>"
        "<div>The gate and what became of it on Wednesday</div>"
        "<h2>Dockers warned for years of what has come</h2>"
        "<p><b>Ida Wren</b>, economics desk<br>Friday, March 7, 2031</p>"
        + "".join(f"<p>{text}</p>" for text in PROSE)
        + "</body></html>"
    )
    (article,) = extract(page)
    assert article.title == "Dockers warned for years of what has come"
    assert article.byline == "Ida Wren"
    assert article.text.split("\n") == list(PROSE)


def test_a_line_that_ends_with_another_is_no_headline() -> None:
    title = "Old crane of the harbour stops ships"
    head = (title, "Facebook", f"All ways to share: {title}", "Email")
    (article,) = extract(make_page("\n\n".join(("Home", "Tides", *head, *PROSE))))
    assert article.title == title


def test_words_in_brackets_that_credit_nobody_leave_a_headline_one() -> None:
    title = "What an old crane of the harbour can do (and How To Mend It)"
    (article,) = extract(make_page("\n\n".join(("Home", title, "By Ida Wren", *PROSE))))
    assert article.title == title
