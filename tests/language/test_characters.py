import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.language.characters import clean_text

ANY = st.text(alphabet=st.characters(exclude_categories=[]))  # half surrogates too


@pytest.mark.parametrize(
    ("given_text", "cleaned"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\r\r\nb", "a\n\nb"),
        ("a\x85b\u2028c\u2029d", "a\nb\nc\n\nd"),
        ("a\0b\0", "ab"),
        ("\ufeffa\ufeffb", "ab"),
        ("har\xadbour\u200b", "harbour"),
        ("\u202eLund\u202c \u200fsaid\u200e \u2067so\u2069", "Lund said so"),
        (
            "\u0645\u06cc\u200c\u062e",
            "\u0645\u06cc\u200c\u062e",
        ),  # a joiner changes the letters beside it
        ("a\tb", "a\tb"),
        ("a\x0bb\x0cc\x1fd\x7fe", "a b c d e"),
        ("It\x92s \x93so\x94 \x85", "It’s “so” \n"),
        ("a\x81b", "a b"),
        ("e\u0301", "é"),
        ("e\0\u0301", "é"),  # nothing may come apart that the null byte only seemed to part
        ("\u212b", "Å"),
        ("a\ud83db", "a\ufffdb"),
        ("a\xa0b", "a\xa0b"),  # spans copy words as printed, the no-break space too
    ],
)
def test_text_is_cleaned(given_text: str, cleaned: str) -> None:
    assert clean_text(given_text) == cleaned


@given(ANY)
def test_cleaned_text_is_nfc_without_controls_and_cleaning_it_again_changes_nothing(
    text: str,
) -> None:
    cleaned = clean_text(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not any(
        unicodedata.category(sign) in {"Cc", "Cs"} for sign in cleaned if sign not in "\n\t"
    )
    assert clean_text(cleaned) == cleaned


def test_a_page_of_combining_marks_takes_no_longer_than_any_other() -> None:
    # Unbroken, sorting these takes CPython minutes: the time rises with their square.
    text = "a" + "\u0301\u0316" * 200_000
    started = time.process_time()
    cleaned = clean_text(text)
    assert time.process_time() - started < 10
    assert cleaned.replace("\u034f", "").count("\u0316") == 200_000


def test_as_many_marks_as_a_language_writes_stay_together() -> None:
    assert "\u034f" not in clean_text("e" + "\u0316\u0301" * 15)
