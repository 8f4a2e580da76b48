"""Names that stand for words of the text: each once, and an owner's as an owner's."""

import pytest

from consilience.linking.events.titles import write_title
from tests.linking.events.test_titles import cut


@pytest.mark.parametrize(
    ("text", "predicate", "parties", "title"),
    [
        (
            "Weld holds its first public hearing.",
            "hearing",
            ("Weld", "its=Weld"),
            "Weld holds its first public hearing",
        ),
        (
            "It opened its inquiry into the crash.",
            "inquiry",
            ("It=The Board", "its=Board", "the crash=Board"),
            "The Board opened its inquiry into the crash",
        ),
        ("Her inquiry ended early.", "ended", ("Her=Weld", "inquiry"), "Weld’s inquiry ended early"),
        ("Lind met her at noon.", "met", ("Lind", "her=Weld"), "Lind met Weld"),
        ("I’m not going to pay.", "going", ("I=Lind",), "Lind is not going to pay"),
        ("“I've seen the pier.", "seen", ("I=Lind", "the pier"), "Lind has seen the pier"),
        ("They’ll close the gate.", "close", ("They=The Quays", "the gate"), "The Quays will close the gate"),
        ("I’ve seen the pier.", "seen", ("I=Lind Hughes", "the pier"), "Lind Hughes has seen the pier"),
        # Two parties before the verb are not printed side by side.
        (
            "The toll from the crash of a ferry and a tanker rose to seven.",
            "rose",
            ("The toll", "a tanker", "seven"),
            "The toll from the crash of a ferry and a tanker rose to seven",
        ),
    ],
)  # fmt: skip
def test_a_name_stands_once_and_reads_as_the_word_it_stands_for(
    text: str, predicate: str, parties: tuple[str, ...], title: str
) -> None:
    assert write_title(text, cut(text, predicate, *parties)).words == title
