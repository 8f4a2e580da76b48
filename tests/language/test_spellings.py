"""British and American spellings of one word."""

import pytest

from consilience.language.lexicon import load_entries
from consilience.language.spellings import Form, fold_spelling

FORMS = load_entries("spellings", "form", Form)


@pytest.mark.parametrize("form", FORMS, ids=lambda one: one.test)
def test_a_form_puts_the_american_spelling(form: Form) -> None:
    assert fold_spelling(form.test) == fold_spelling(form.finds) == form.finds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("recognised", "recognized"),
        ("organisation", "organization"),
        ("analysed", "analyzed"),
        ("neighbourhood", "neighborhood"),
        ("honours", "honors"),
        ("centre", "center"),
        ("defence", "defense"),
        ("travelled", "traveled"),
        ("dialogue", "dialog"),
        ("programme", "program"),
    ],
)
def test_two_spellings_of_one_word_are_one(one: str, other: str) -> None:
    assert fold_spelling(one) == fold_spelling(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("court", "cort"),
        ("four", "for"),
        ("filled", "filed"),
        ("fire", "fier"),
        ("hour", "hor"),
        ("grey", "gray"),
    ],
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert fold_spelling(one) != fold_spelling(other)
