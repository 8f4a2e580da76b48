import pytest

from consilience.extraction.blocks import Block
from consilience.extraction.bylines import find_byline, is_byline
from tests.extraction.making import make_blocks


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        (["26 May 2031 — Ida Wren"], "Ida Wren"),
        (["From our correspondent in Lassena, Ida Wren"], "Ida Wren"),
        (["Our correspondent Ida Wren | 3.9.2031, 11:02"], "Ida Wren"),
        (["5 May 2031 at 14.30 · Ida Wren / Deltawire"], "Ida Wren"),
        (["Exclusive by Ida Wren, Chief Reporter"], "Ida Wren"),
        (["Wednesday, 7 May 2031 — By Ida Wren"], "Ida Wren"),
        (["By our correspondent Ida Wren, Lassena, 7 May"], "Ida Wren"),
        (["Anna Wren reports from the old quay"], "Anna Wren"),
        (["Amnesty International reports from prisons"], None),
        (["Posted 7 May 2031, 14:07 by I. Wren in shipping - 38 comments"], "I. Wren"),
        (["On 7 May 2031 by Ida Wren in a letter to the board"], None),
        (["Ida Wren, harbour desk"], None),
        (["Ida Wren, economics desk"], "Ida Wren"),
        (["Ida Wren (i.wren@upland-post.example)"], "Ida Wren"),
        (["The Upland Post – Ida Wren – 7 May 2031"], "Ida Wren"),
        (["7 May 2031 | By Ida Wren | Upland Herald | 3 min read"], "Ida Wren"),
        (["From Deltawire and our correspondent"], None),
        # No sign parts a name from a day or a known outlet.
        (["By Ida Wren Published: 7 May 2031"], "Ida Wren"),
        (["By Ida Wren Last Updated: Friday 7 May 2031, 10:28"], "Ida Wren"),
        (["Ada Wren 07/05/2031 2 comments"], "Ada Wren"),
        (["Anna Wren and Ada Roe USA Today"], "Anna Wren and Ada Roe"),
        (["Lassena Quay 07/05/2031"], None),
        (["A. Wren-Roe", "Friday, the 7th of May 2031"], "A. Wren-Roe"),
        (["Anna Wren, in Lassena"], "Anna Wren"),
        (["Lassena Spring Antiques, Art and Old Boats Show is 6 May 2031"], None),
        # A place before the day is no author.
        (["Ida Wren, 7 May 2031"], "Ida Wren"),
        (["Port Lassena, 7 May 2031"], None),
        (["Anna Wren, Upland News Agency"], "Anna Wren"),
        (["By Ida Wren", "Anna Obel, Upland News Agency"], "Ida Wren"),  # the picture's
        # A first name right above the text is its author's, if something stands above it.
        (["Gate of the harbour shut", "Anna Wren"], "Anna Wren"),
        (["Gate of the harbour shut", "Quay Street"], None),
        # Of houses only the name that stands behind "By".
        (["By Deltawire", "Published 3 May 2031"], "Deltawire"),
        (["By Upland News Agency"], "Upland News Agency"),
        (["By Upland Gazette staff"], None),
        (["By Industry"], None),
        (["By Newsroom"], None),
        (["By:Newsroom Ida Wren"], "Ida Wren"),
    ],
)
def test_a_name_is_the_authors_by_its_place(head: list[str], byline: str | None) -> None:
    found = find_byline(make_blocks(head), [], [])
    assert (found.text if found else None) == byline


@pytest.mark.parametrize(
    "line",
    [
        "By Newsroom",
        "By Staff",
        "By our correspondent",
        "By a Staff Reporter",
        "By our correspondent in Lassena",
        "By Courier Staff",
        "By News Desk | 4 May 2031",
        "By AFP",
        "By The Harbour Courier",
        "Staff report",
        "From our correspondent",
        "By Ida Wren, Political Editor",
        "By Our Music Critic",
        "By Deltawire",
        "Echo staff",
        "Anna Wren, Upland News Agency",
        "26 May 2031 — Ida Wren",
        "Wednesday, 7 May 2031 — By Ida Wren",
        "By our correspondent Ida Wren, Lassena, 7 May",
        "Anna Wren reports from the old quay",
        "Upland Post and Deltawire · Wednesday, 14 May 2031",
        "Upland Tribune, 14 May 2031",
        "Herald staff and DPN",
        "Posted 14 May 2031, 14:07 by I. Wren in shipping - 38 comments",
    ],
)
def test_a_byline_may_name_a_desk_or_a_house(line: str) -> None:
    assert is_byline(Block(0, len(line), line))


@pytest.mark.parametrize(
    "line",
    [
        "By the harbour the crowd waited",
        "By staff of the ministry who were there",
        "The staff",
        "Harbour Staff",
        "Our reporter learnt",
        "Anna Wren reports from the quay.",
        "Port Lassena, 7 May 2031",
        "By Friday",
        "Press release, 14 May 2031",
        "Storm and flood | 14 May 2031",
        "Storm – Flood – Ida Wren – 14 May 2031",
        "",
    ],
)
def test_prose_and_headings_are_no_bylines(line: str) -> None:
    assert not is_byline(Block(0, len(line), line))


@pytest.mark.parametrize(
    ("line", "opening", "is_signature"),
    [
        ("By AFP staff", "", True),
        ("By Reuters News Desk", "", True),
        ("By The Coastal Ledger staff", "", True),
        ("By CWX staff", "LASSENA (CWX) – The gate was shut.", True),
        ("By CWX", "LASSENA, March 7 /CWX/. The gate was shut.", True),
        ("By CWX staff", "LASSENA – The gate was shut.", False),
        ("CWX staff", "LASSENA (CWX) – The gate was shut.", False),
        ("Ash Obel, Environment correspondent", "", True),
    ],
)
def test_a_desk_behind_a_house_signs_if_the_house_is_known_or_stands_in_the_opening(
    line: str, opening: str, is_signature: bool
) -> None:
    assert is_byline(Block(0, len(line), line), opening) == is_signature


def test_a_headline_in_capitals_with_a_possessive_is_no_two_names() -> None:
    head = ["Mayor Mends Dockers’ Long-Awaited Crane-Bridge and Lund Tide Bill", "7 March 2031"]

    assert find_byline(make_blocks(head), [], []) is None


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ida Wren On 11/15/31 at 4:00 PM EST", "Ida Wren"),
        ("Posted by Ida Wren on May 7, 2031, 6:21 AM EST", "Ida Wren"),
        ("Von Ida Wren publiziert am 7. Mai 2031", "Ida Wren"),
        ("Monday May 7, 2031 7:45 am PST by Ida Wren", "Ida Wren"),
        ("By Ida Wren Ida Wren", "Ida Wren"),
        ("Ida Wren, Ap Ports Writer", None),  # "ports" is no role's word
        ("Ida Wren, AP Business Writer", "Ida Wren"),
        ("Ida Wren, Courier Staff Writer", "Ida Wren"),
        ("Anna Wren and Ada Roe, Associated Press", "Anna Wren and Ada Roe"),
        ("Ida Wren @wrenwrites", "Ida Wren"),
        ("Ida Wren @harbourlife", None),
        # Nor does a sign part a name from a role or a house.
        ("By Ida Wren Deputy political editor", "Ida Wren"),
        ("By Anna Wren and Ada Roe Staff Writers", "Anna Wren and Ada Roe"),
        ("Written by: Ida Wren Executive Digital Editor and Master Gardener", "Ida Wren"),
        ("By IDA WREN Associated Press", "IDA WREN"),
        ("Anna Wren Health Correspondent", "Anna Wren"),
        ("Anna Wren Director Resigns", None),
        # A day and its label are no name, nor is what stands between quotation marks.
        ("Released Wednesday, May 7, 2031", None),
        ("By Ida Wren has been seen by the quay", None),
    ],
)
def test_a_line_is_read_as_far_as_its_names_go(line: str, byline: str | None) -> None:
    found = find_byline(make_blocks([line]), [], [])
    assert (found.text if found else None) == byline


def test_a_title_between_quotation_marks_is_no_author() -> None:
    head = make_blocks(["The songs of the quay", "“Anna Wren”", "7 May 2031"])
    assert find_byline(head, [], []) is None


@pytest.mark.parametrize(
    ("head", "tail", "byline"),
    [
        (["Anna Wren", "7 May 2031"], [], "Anna Wren"),
        # A name that is not known to be a person's must be printed again below the report.
        (["Lossa Wrenholm", "7 May 2031"], [], None),
        (["Lossa Wrenholm", "7 May 2031"], ["Lossa Wrenholm writes on ports."], "Lossa Wrenholm"),
        # Above the last day they are of other reports.
        (["Anna Wren", "7 May 2031", "The pilots strike", "9 May 2031"], [], None),
    ],
)
def test_a_name_above_the_last_day_signs_however_far_above_the_text(
    head: list[str], tail: list[str], byline: str | None
) -> None:
    buttons = ["Tides", "Save", "Print", "Mail", "Larger", "Smaller", "Listen", "Copy", "Gift"]
    found = find_byline(
        make_blocks(["Gate of the harbour shut", *head, *buttons]), [], make_blocks(tail)
    )
    assert (found.text if found else None) == byline


def test_below_the_report_a_name_may_stand_under_the_words_that_announce_it() -> None:
    tail = make_blocks(["Tides", "Article written by:", "Ida Wren, MD"])
    found = find_byline([], [], tail)
    assert found is not None
    assert found.text == "Ida Wren"
    assert find_byline([], [], make_blocks(["By", "Ida Wren"])) is None


@pytest.mark.parametrize(
    ("below", "byline"),
    [
        ("Health and science correspondent", "Anna Wren"),
        ("Former shipping consultant", "Anna Wren"),
        ("The quays of Lassena", None),
    ],
)
def test_a_role_below_a_name_makes_it_the_authors(below: str, byline: str | None) -> None:
    head = make_blocks(["Gate of the harbour shut", "Anna Wren", below, "Listen"])
    found = find_byline(head, [], [])
    assert (found.text if found else None) == byline
