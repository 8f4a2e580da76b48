from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.extraction.blocks import Block
from consilience.extraction.date_forms import find_date_forms
from consilience.extraction.dates import find_published, is_date_line, read_date
from consilience.records.time_value import TimeValue
from tests.extraction.making import make_blocks


def publish(
    *head: str,
    body: str = "The gate was shut.",
    tail: Sequence[str] = (),
    listed: str | None = None,
    between: Sequence[str] = (),
) -> TimeValue | None:
    """What a page with these lines says; checks that the words given stand on it."""
    above = make_blocks(head)
    text = make_blocks([body], 10_000)
    below = make_blocks(tail, 20_000)
    inside = make_blocks(between, 30_000)
    found = find_published(above, text, below, listed=listed, between=inside)
    if found is None:
        return None
    value, words = found
    if words is not None:
        block = next(b for b in (*above, *text, *below, *inside) if b.start <= words.start < b.end)
        assert block.text[words.start - block.start : words.end - block.start] == words.text
    return value


def day(value: TimeValue | None) -> str | None:
    assert value is None or value.earliest == value.latest
    return value.earliest if value else None


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("date 2031-05-20 DT", "2031-05-20"),
        ("May 20, 2031", "2031-05-20"),
        ("20. Mai 2031", "2031-05-20"),
        ("20-May-2031", "2031-05-20"),
        ("2031年5月20日", "2031-05-20"),
        ("20/05/2031", "2031-05-20"),
        ("Tuesday, May 20th, 2031, 4 min read", "2031-05-20"),
        ("By Jane Doe | Political Editor | 20 May 2031", "2031-05-20"),
        ("Publié le 7 mars 2031 à 09h12 – Mis à jour le 7 mars 2031 à 10h40", "2031-03-07"),
        ("Published: 3 Oct 2031 10:15 GMT", "2031-10-03T10:15+00:00"),
        ("Posted 3 October 2031, 7:05 p.m. +02:00", "2031-10-03T19:05+02:00"),
        ("Published 3 October 2031 | Updated 9 October 2031", "2031-10-03"),
        (
            "Storm shuts the old harbour and sinks two ferries Updated: 2031-05-20 (Agencies)",
            "2031-05-20",
        ),
        (
            "By Ida Wren, keeper of the northern lights and teacher | 20 May 2031 | Ports",
            "2031-05-20",
        ),
    ],
)
def test_a_date_line_above_the_report_dates_it(line: str, published: str) -> None:
    assert day(publish(line)) == published


@pytest.mark.parametrize(
    "line",
    [
        "3 hours ago",
        "Copyright © 2031 The Courier, 4 May 2031",
        "— Jane Doe (@jane) September 12, 2031",
        "In this photo of May 8, 2031, a rescue worker puts out a fire in the harbour of Lassena.",
        "Photo: 4 May 2031",
        "20 out of 30",
        "What the storm of the old harbour has cost us all so far | 4 May 2031 | Ports",
        "The crew of the ferry were brought ashore on the night of 4 May 2031: nobody was hurt",
        "Version 1.2.31",
        "31/02/2031",
        "12:15",
    ],
)
def test_other_lines_with_figures_date_nothing(line: str) -> None:
    assert publish(line) is None


def test_published_is_preferred_to_a_bare_date_and_that_to_updated() -> None:
    lines = ("Published 3 May 2031", "7 May 2031", "Updated 9 May 2031")
    assert day(publish(*lines)) == "2031-05-03"
    assert day(publish(*lines[1:])) == "2031-05-07"
    assert day(publish(*lines[2:])) == "2031-05-09"


def test_dates_in_prose_are_no_date_of_publication() -> None:
    assert publish(body="The ministers met on 4 October 2031 in the harbour.") is None


def test_a_dateline_with_a_year_dates_the_report_and_one_without_does_not() -> None:
    assert day(publish(body="LASSENA, 7 March 2031 (Calvopress) – The gate")) == "2031-03-07"
    assert publish(body="LASSENA, 7 March (Calvopress) – The gate was shut.") is None


@pytest.mark.parametrize(
    ("lines", "body", "published", "why"),
    [
        (["05 / 10 / 2031"], "On October 4, they met.", "2031-10-05", "a day after the event"),
        (["10/05/2031"], "On October 4, they met.", "2031-10-05", "the same, month first"),
        (["Sunday, 05/10/2031"], "They met.", "2031-10-05", "5 October is the Sunday"),
        (["05/10/2031", "Updated 14/10/2031"], "They met.", "2031-10-05", "the other is day first"),
        (
            ["05/10/2031", "Updated 10/14/2031"],
            "They met.",
            "2031-05-10",
            "the other is month first",
        ),
        (["06.03.2031 09:15"], "LASSENA, March 6. /Wire/. They met.", "2031-03-06", "the dateline"),
        (["05/05/2031"], "They met.", "2031-05-05", "both orders say the same"),
    ],
)
def test_evidence_on_the_page_settles_the_order_of_day_and_month(
    lines: list[str], body: str, published: str, why: str
) -> None:
    assert day(publish(*lines, body=body)) == published, why


def test_an_open_order_gives_the_year_alone() -> None:
    value = publish("05/10/2031")
    assert value == TimeValue(
        earliest="2031-01-01", latest="2031-12-31", precision="year", basis="explicit"
    )


def test_an_event_near_both_readings_settles_nothing() -> None:
    value = publish("05/06/2031", body="On 4 June and on 4 May 2031 they met.")
    assert value is not None
    assert value.precision == "year"


def test_a_month_without_a_day_is_dated_as_a_month() -> None:
    value = publish("March 2031")
    assert value is not None
    assert (value.earliest, value.latest, value.precision) == ("2031-03-01", "2031-03-31", "month")


def test_a_weekday_settles_a_missing_year_only_near_another_year() -> None:
    assert publish("Sunday, 5 October") is None
    value = publish(
        "Sunday, 5 October", body="The lease of 2031 ran out, says a note of 4 May 2031."
    )
    assert value is not None
    assert (value.earliest, value.basis) == ("2031-10-05", "weekday")


def test_the_list_stands_in_where_the_page_is_silent() -> None:
    value = publish(listed="2031-10-05")
    assert value is not None
    assert (value.earliest, value.basis) == ("2031-10-05", "list")
    assert day(publish("4 October 2031", listed="2031-10-05")) == "2031-10-04"


def test_the_list_settles_an_open_order() -> None:
    assert day(publish("05/10/2031", listed="2031-10-05")) == "2031-10-05"


def test_below_the_report_only_labelled_or_near_dates_count() -> None:
    assert day(publish(tail=["Published 3 May 2031"])) == "2031-05-03"
    assert day(publish(tail=["3 May 2031"])) == "2031-05-03"
    related = ["Related", "Storm shuts the port", "More", "3 May 2031"]
    assert publish(tail=related) is None


def test_lines_among_the_prose_count_where_they_say_what_they_date() -> None:
    assert (
        day(publish(between=["Posted on", "3 May 2031", "Updated", "5 May 2031"])) == "2031-05-03"
    )
    assert publish(between=["Storm shuts the port", "3 May 2031"]) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2031-10-05T10:15:00Z", "2031-10-05T10:15+00:00"),
        ("2031-10-05T10:15:00.211839-0500", "2031-10-05T10:15-05:00"),
        ("2031-10-05 15:52:08", "2031-10-05"),
        ("2031-10-05T10:15+٠٥:٠٠", "2031-10-05T10:15+05:00"),
        ("2031-10-05T10:15+99:00", "2031-10-05"),  # no clock on earth
        ("Dec 03, 2031", "2031-12-03"),
    ],
)
def test_dates_of_metadata_are_read_with_their_zone(text: str, value: str) -> None:
    found = read_date(text, basis="metadata")
    assert found is not None
    assert (found.earliest, found.basis) == (value, "metadata")


@given(st.text(max_size=300))
def test_any_text_is_searched_and_forms_are_in_order_and_apart(text: str) -> None:
    forms = find_date_forms(text)
    assert all(0 <= form.start < form.end <= len(text) for form in forms)
    assert all(one.end <= other.start for one, other in pairwise(forms))


@given(st.lists(st.text(max_size=60), max_size=8), st.text(max_size=200), st.text(max_size=30))
def test_any_page_is_dated_or_not_without_an_exception(
    head: list[str], body: str, listed: str
) -> None:
    value = publish(*head, body=body, tail=head, listed=listed)
    assert value is None or value.earliest <= value.latest


@given(st.dates(min_value=date(1960, 1, 1), max_value=date(2149, 12, 31)))
def test_every_day_is_read_back_from_its_usual_wordings(when: date) -> None:
    for wording in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%a, %d %b %Y"):
        found = read_date(when.strftime(wording), basis="list")
        assert found is not None
        assert found.earliest == when.isoformat()


@pytest.mark.parametrize(
    ("line", "is_date"),
    [
        ("Port Lassena, Monday 3 May 2031", True),
        ("Lassena, May 3, 2031", True),
        ("Monday 3 May 2031, 08.40 – this report is being updated", True),
        ("Ida Wren, 3 May 2031", False),
        ("Lassena, 3 May 2031, the crane fell", False),
        ("The crane fell, 3 May 2031", False),
        ("Monday 3 May 2031 – the crane fell", False),
        ("8 May 2031 · Harbour desk", True),
        ("8 May 2031 · Harbour master", False),
    ],
)
def test_beside_a_date_may_stand_the_place_or_that_the_report_will_change(
    line: str, is_date: bool
) -> None:
    assert is_date_line(Block(0, len(line), line)) == is_date


def test_a_page_of_many_dates_is_read_in_linear_time() -> None:
    lines = [f"Sunday, {at % 28 + 1} October" for at in range(30_000)]
    assert publish(*lines, tail=lines) is None
