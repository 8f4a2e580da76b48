"""Names without titles, headlines' words and possessive endings that are no part of them."""

import pytest
import spacy
from spacy.language import Language

from consilience.annotation.mentions import SPANS_KEY, MentionFinder
from consilience.annotation.pipeline import PIPELINES


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(PIPELINES["en"])


def find(nlp: Language, text: str) -> set[tuple[str, str, str]]:
    """The names with their kinds and titles."""
    doc = MentionFinder()(nlp(text))
    return {(span.text, span.label_, span.id_) for span in doc.spans[SPANS_KEY]}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Deval Brandt Names Former Chief Of Staff To Replace Jan Holm\n"
            "Gov. Deval Brandt chose an old friend. Jan Holm left.",
            ("Jan Holm", "person", ""),
        ),
        (
            "Torwerk Set To Launch World's Most Powerful Tug\n"
            "The maker, Torwerk, said so. Torwerk will show it in May.",
            ("Torwerk", "organisation", ""),
        ),
        (
            "Ada Lund came. Special Counsel Lund's report was long. Lund left.",
            ("Lund", "person", "Special Counsel"),
        ),
        (
            "Sheriff Jan Brandt thanked them. The council asked to rebuke Sheriff Brandt's deputies.",
            ("Brandt", "person", "Sheriff"),
        ),
        (
            "The girls are safe, UN Spokesperson Stephane Holm told a daily briefing.",
            ("Stephane Holm", "person", "UN Spokesperson"),
        ),
    ],
)
def test_a_name_is_cut_out_of_titles_and_headlines(
    nlp: Language, text: str, name: tuple[str, str, str]
) -> None:
    assert name in find(nlp, text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Deval Brandt Names Former Chief Of Staff To Replace Jan Holm\nDeval Brandt left.",
            "Deval Brandt Names",
        ),
        (
            "Following Brandt's talk, all went home. Brandt had come from Oslo. Ada Brandt is a judge.",
            "Following Brandt",
        ),
        ("That would be to the left of Mr. Brandt’s.\nAda Brandt left.", "Brandt’s"),
    ],
)
def test_words_beside_a_name_are_no_part_of_it(nlp: Language, text: str, words: str) -> None:
    assert words not in {name for name, _, _ in find(nlp, text)}


def test_the_whole_first_name_is_kept_in_a_headline(nlp: Language) -> None:
    text = "Donald John Brandt Is Sworn In At Noon\nMr. Brandt spoke. Then Donald Brandt left."
    assert "Donald John Brandt" in {name for name, _, _ in find(nlp, text)}


def test_a_body_of_people_with_an_office_is_a_body(nlp: Language) -> None:
    text = "The Council of Ministers met on Monday."
    assert "Council of Ministers" in {name for name, _, _ in find(nlp, text)}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("On Friday Harbour Majority Leader Jan Holm said no.", "Harbour Majority Leader"),
        ("White House Press Secretary Jan Holm said so.", "White House Press Secretary"),
        ("Apple CEO Jan Holm met them.", "Apple CEO"),
        ("New Jersey Gov. Jan Holm spoke.", "New Jersey Gov."),
        ("On Monday President Jan Holm left.", "President"),
        ("In Sandholm President Jan Holm left.", "President"),
    ],
)
def test_a_title_begins_with_the_names_that_are_part_of_it(
    nlp: Language, text: str, title: str
) -> None:
    assert {role for name, _, role in find(nlp, text) if name == "Jan Holm"} == {title}


@pytest.mark.parametrize(
    "text",
    [
        "In the words of the mayor Holm worked for, it was late. Ada Holm agreed.",
        "It would be the law under a President Holm. Ada Holm agreed.",
    ],
)
def test_the_office_of_another_or_of_nobody_yet_is_no_title(nlp: Language, text: str) -> None:
    assert ("Holm", "person", "") in find(nlp, text)
