import pytest

from consilience.linking.events.titles import write_title
from consilience.linking.events.titles_ends import LONGEST_TITLE, ends_within, shorten
from tests.linking.events.test_titles import cut

LONG = "of the old harbour at the mouth of the river Sarn below the hills of Upper Pera"


@pytest.mark.parametrize(
    ("text", "predicate", "parties", "title"),
    [
        ("The council voted late on Monday to close the quay.", "voted", ("The council",), "The council voted to close the quay"),
        ("The panel decided that Lind may stay.", "decided", ("The panel",), "The panel decided that Lind may stay"),
        # A clause that is not whole would say another thing.
        ("The panel decided that Mr. Lind may stay.", "decided", ("The panel",), "The panel decided"),
        (f"The panel decided that the lease {LONG} is void.", "decided", ("The panel",), "The panel decided"),
        ("Weld was seen on Friday by Lind.", "seen", ("Weld",), "Weld was seen"),
        ("Weld apologised to Lind for causing “much pain”.", "apologised", ("Weld",), "Weld apologised to Lind"),
        ("Weld asked Lind on Friday to pay.", "asked", ("Weld", "Lind"), "Weld asked Lind to pay"),
    ],
)  # fmt: skip
def test_a_verb_has_what_was_said_or_asked_also_behind_a_time(
    text: str, predicate: str, parties: tuple[str, ...], title: str
) -> None:
    assert write_title(text, cut(text, predicate, *parties)).words == title


def test_a_title_without_what_was_decided_reads_worse() -> None:
    text = f"The panel decided that the lease {LONG} is void. The panel met."
    cut_off, whole = (
        write_title(text, cut(text, verb, "The panel")) for verb in ("decided", "met")
    )
    assert (
        cut_off.faults
        > write_title("The panel slept.", cut("The panel slept.", "slept", "The panel")).faults
    )
    assert whole.faults < cut_off.faults


@pytest.mark.parametrize(
    ("words", "deed", "short"),
    [
        (
            "Ada Lind, for nine years the head of the board of the port of Sarn, closed the old lock at once",
            "closed",
            "Ada Lind closed the old lock at once",
        ),
        (
            "The head of the board of the port of Sarn and Pera, Ada Lind, closed the lock at once on her own",
            "closed",
            "Ada Lind closed the lock at once on her own",
        ),
        # "Ran" is no part of the name.
        (
            "Grant Lind, for nine years the head of the board of the port of Sarn and Pera, ran for the council",
            "ran",
            "Grant Lind ran for the council",
        ),
        # Of quotation marks taken away two blanks are left.
        (
            "Ada Lind,  , for nine years the head of the board of the port of Sarn, closed the lock on her own",
            "closed",
            "Ada Lind closed the lock on her own",
        ),
        (f"Ada Lind closed the gate {LONG}", "closed", "Ada Lind closed the gate of the old harbour at the mouth"),
    ],
)  # fmt: skip
def test_a_long_title_loses_an_aside_or_its_last_phrases(words: str, deed: str, short: str) -> None:
    assert shorten(words, deed) == short


def test_a_long_title_that_would_lose_what_was_asked_shows_that_it_is_cut() -> None:
    words = "Ada Lind has asked the old and weary council of the town of Upper Pera to rebuild nineteen broken lamps"
    assert shorten(words, "asked").endswith(" …")
    assert len(shorten(words, "asked")) <= LONGEST_TITLE + 2


def test_a_title_passes_over_other_matter_before_it_loses_whom_the_claim_is_about() -> None:
    text = "Pera welcomed the Lanvian minister of harbours Ada Lind on Monday and the Skeldish minister of ferries Oren Malk."
    pieces = cut(text, "welcomed", "Pera", "the Skeldish minister of ferries Oren Malk")
    assert write_title(text, pieces).words == (
        "Pera welcomed the Skeldish minister of ferries Oren Malk"
    )


@pytest.mark.parametrize(
    ("text", "words", "is_within"),
    [
        ("Lind asked the board members to stay.", "Lind asked the board", True),
        ("Lind called the plan “void”.", "Lind called the plan", True),
        ("Lind asked the board to stay.", "Lind asked the board", False),
        ("Lind left the quay Monday.", "Lind left the quay", False),
        ("Lind left the quay closed by ice.", "Lind left the quay", False),
        ("Lind left the quay, and Weld stayed.", "Lind left the quay", False),
        ("Lind saw a shape she did not know.", "Lind saw a shape", False),
    ],
)
def test_a_title_that_stops_within_a_phrase_is_known(
    text: str, words: str, *, is_within: bool
) -> None:
    assert ends_within(text, len(words)) == is_within
    title = write_title(text, cut(text, words.split()[1], "Lind", words.split(" ", 2)[2]))
    assert (title.faults > 0) == is_within


def test_a_title_does_not_end_with_a_noun_that_counts_what_comes_behind_it() -> None:
    text = "Weld was fined for the theft of thousands of old crowns out of the box of the guild."
    assert write_title(text, cut(text, "fined", "Weld")).words == "Weld was fined for the theft"
