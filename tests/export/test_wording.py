import pytest

from consilience.export.wording import (
    begin_small,
    count,
    describe_days,
    describe_quantity,
    describe_time,
    describe_value,
    describe_when,
    make_label,
    make_printable,
    shorten,
)
from consilience.records.claim import Quantity
from consilience.records.ids import ArticleId
from consilience.records.span import Span
from consilience.records.time_value import Basis, Precision, TimeValue


def make_time(
    earliest: str, latest: str, precision: Precision, basis: Basis = "explicit"
) -> TimeValue:
    return TimeValue(earliest=earliest, latest=latest, precision=precision, basis=basis)


@pytest.mark.parametrize(
    ("earliest", "latest", "precision", "words"),
    [
        ("2022-10-05", "2022-10-05", "day", "5 October 2022"),
        ("2022-10-03", "2022-10-05", "day", "3 to 5 October 2022"),
        ("2022-09-30", "2022-10-02", "week", "30 September to 2 October 2022"),
        ("2021-12-27", "2022-01-02", "week", "27 December 2021 to 2 January 2022"),
        ("2022-10-05", "2023-10-05", "day", "5 October 2022 to 5 October 2023"),
        ("2022-09-05", "2022-10-05", "day", "5 September to 5 October 2022"),
        ("2022-10-01", "2022-10-31", "month", "October 2022"),
        ("2022-03-01", "2022-05-31", "season", "March to May 2022"),
        ("2021-12-01", "2022-02-28", "season", "December 2021 to February 2022"),
        ("2022-01-01", "2022-12-31", "year", "2022"),
        ("2021-01-01", "2022-12-31", "year", "2021 to 2022"),
        ("2020-01-01", "2029-12-31", "decade", "the 2020s"),
        ("2022-10-05T09:15", "2022-10-05T09:15", "minute", "5 October 2022, 09:15"),
        ("2022-10-05T09:15+00:00", "2022-10-05T09:15+00:00", "minute", "5 October 2022, 09:15 UTC"),
        ("early", "late", "day", "early to late"),
        ("2022-10", "2022-10", "month", "2022-10"),
    ],
)
def test_a_time_is_told_as_finely_as_it_is_known(earliest, latest, precision, words):
    assert describe_time(make_time(earliest, latest, precision)) == words


@pytest.mark.parametrize(
    ("basis", "how"),
    [
        ("explicit", "to the day, written out on the page"),
        ("list", "to the day, in the list that came with the pages"),
        ("story", "to the day, inferred from the story"),
    ],
)
def test_a_time_says_how_it_is_known(basis, how):
    assert describe_when(make_time("2022-10-05", "2022-10-05", "day", basis)).how == how


def test_only_a_single_day_is_given_to_machines():
    assert describe_when(make_time("2022-10-05T09:00", "2022-10-05T10:00", "minute")).iso
    assert describe_when(make_time("2022-10-01", "2022-10-31", "month")).iso is None
    assert describe_when(None).iso is None


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ((None, None), "unknown"),
        (("2022-10-05", None), "5 October 2022"),
        (("2022-10-05", "2025-05-20"), "5 October 2022 to 20 May 2025"),
        (("once", "later"), "once to later"),
    ],
)
def test_the_days_of_a_story_are_a_range(bounds, words):
    assert describe_days(*bounds) == words


def test_counts_agree_with_their_nouns():
    assert [count(1, "story", "stories"), count(2, "story", "stories")] == ["1 story", "2 stories"]
    assert count(1204, "page") == "1,204 pages"


@pytest.mark.parametrize(
    ("lowest", "highest", "bound", "unit", "words"),
    [
        (2012, None, "at least", "people", "at least 2,012 people"),
        (10, 12, "range", "ships", "10 to 12 ships"),
        (5, 5, "about", None, "about 5"),
        (None, 0.5, "nearly", None, "nearly 0.5"),
        (4.85e9, 4.85e9, "exactly", "dollars", "4,850,000,000 dollars"),
        (None, None, "exactly", "people", ""),
    ],
)
def test_a_number_is_told_as_it_was_read(article_span, lowest, highest, bound, unit, words):
    quantity = Quantity(span=article_span, lowest=lowest, highest=highest, unit=unit, bound=bound)
    assert describe_quantity(quantity) == words


@pytest.fixture
def article_span() -> Span:
    return Span(article=ArticleId("a"), start=0, end=1, text="5")


def test_labels_hold_one_line_without_signs_of_direction():
    assert make_label("a\u202eb\n c\x00") == "ab c\ufffd"


def test_what_utf_8_cannot_carry_is_shown_as_a_replacement():
    assert make_printable("a\ud800\x07é\n").encode() == "a\ufffd\ufffdé\n".encode()


def test_long_words_end_in_an_ellipsis():
    assert shorten("twelve signs", 12) == "twelve signs"
    assert shorten("twelve signs", 8) == "twelve…"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("2031-03-06", "6 March 2031"),
        ("told", "told as a fact"),
        ("at least 4", "at least 4"),
        ("The port office: no", "denied by the port office"),
        ("Ilva Torrent: no", "denied by Ilva Torrent"),
        ("The dockers: yes", "according to the dockers"),
    ],
)
def test_the_value_of_a_reading_is_in_words(words: str, shown: str) -> None:
    assert describe_value(words) == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Nine dockers", "nine dockers"),
        ("US troops", "US troops"),
        ("2 ships", "2 ships"),
        ("", ""),
    ],
)
def test_words_begin_small_within_a_sentence_but_for_initials(words: str, shown: str) -> None:
    assert begin_small(words) == shown
