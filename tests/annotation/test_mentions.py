from itertools import pairwise

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from consilience.annotation.mentions import SPANS_KEY, MentionFinder
from consilience.annotation.pipeline import PIPELINES


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.load(PIPELINES["en"])
    pipeline.add_pipe("consilience_mentions")  # found by its entry point, as spaCy users would
    return pipeline


def find(nlp: Language, text: str) -> dict[str, tuple[str, str]]:
    """Name to kind and title."""
    doc: Doc = nlp(text)
    return {span.text: (span.label_, span.id_) for span in doc.spans[SPANS_KEY]}


@pytest.mark.parametrize(
    ("text", "name", "kind", "title"),
    [
        (
            "Norwegian Defence Minister Ada Brandt flew to Oslo.",
            "Ada Brandt",
            "person",
            "Norwegian Defence Minister",
        ),
        (
            "She met the Chief of the Coast Guard Service, Rear Admiral Leo Lund, on Monday.",
            "Leo Lund",
            "person",
            "Chief of the Coast Guard Service, Rear Admiral",
        ),
        (
            "The Minister of Defence of Norway Ada Brandt spoke to reporters.",
            "Ada Brandt",
            "person",
            "Minister of Defence of Norway",
        ),
        ("Mr. Lund said no.", "Lund", "person", ""),  # an honorific is no role
        (
            "Foreign Minister Jordan Lund spoke in Oslo.",
            "Jordan Lund",
            "person",
            "Foreign Minister",
        ),
        ("Talks in Abkhazia ended on Monday.", "Abkhazia", "place", ""),
        ("Three Norwegians were rescued.", "Norwegians", "group", ""),
        (
            "The union, the United Harbour Workers (UHW), called a strike.",
            "UHW",
            "organisation",
            "",
        ),
        ("Smoke rose over Pier 7 on Monday.", "Pier 7", "place", ""),
        ("This is exactly why ZORA urges families to stay away.", "ZORA", "organisation", ""),
        (
            "The Minister of Transport of Norway, Bertil Yegorovich Holmskov, met with the council.",
            "Bertil Yegorovich Holmskov",
            "person",
            "",
        ),
    ],
)
def test_names_get_their_kind_and_title(
    nlp: Language, text: str, name: str, kind: str, title: str
) -> None:
    assert find(nlp, text).get(name) == (kind, title)


def test_a_surname_is_a_person_because_the_full_name_is(nlp: Language) -> None:
    text = "Mayor Teodor Stavanger resigned. The council thanked him. Later Stavanger wept."
    assert find(nlp, text)["Stavanger"][0] == "person"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The truce ends at 2100 GMT on Saturday.", "GMT"),
        ("The Finance Minister resigned.", "Finance"),
        ("Lund also met Ministers of Finance and Economy.", "Ministers of Finance"),
    ],
)
def test_titles_and_clocks_are_no_names(nlp: Language, text: str, name: str) -> None:
    assert name not in find(nlp, text)


def test_a_first_name_behind_the_surname_is_part_of_the_name(nlp: Language) -> None:
    words = ["Azhmet", "Holm", "came", ".", "Minister", "Holm", "Azhmet", "wept", "."]
    doc = Doc(
        nlp.vocab,
        words,
        pos=["PROPN", "PROPN", "VERB", "PUNCT", "PROPN", "PROPN", "PROPN", "VERB", "PUNCT"],
        heads=[1, 2, 2, 2, 6, 6, 7, 7, 7],
        deps=[
            "compound",
            "nsubj",
            "ROOT",
            "punct",
            "compound",
            "compound",
            "nsubj",
            "ROOT",
            "punct",
        ],
        ents=["B-PERSON", "I-PERSON", *[""] * 7],
    )
    assert "Holm Azhmet" in [span.text for span in MentionFinder()(doc).spans[SPANS_KEY]]


def test_a_body_that_begins_with_an_adjective_is_the_whole_body(nlp: Language) -> None:
    doc = Doc(
        nlp.vocab,
        ["The", "Islamic", "Front", "fled", "."],
        pos=["DET", "PROPN", "PROPN", "VERB", "PUNCT"],
        heads=[2, 2, 3, 3, 3],
        deps=["det", "compound", "nsubj", "ROOT", "punct"],
        ents=["", "B-NORP", "", "", ""],
    )
    found = [(span.text, span.label_) for span in MentionFinder()(doc).spans[SPANS_KEY]]
    assert found == [("Islamic Front", "organisation")]


def test_a_list_of_names_without_commas_lends_no_first_name_to_the_next(nlp: Language) -> None:
    assert not any(name.startswith("Whip") for name in find(nlp, "House Majority Whip Steve Lund"))


def test_a_state_is_kept_without_the_words_behind_it(nlp: Language) -> None:
    text = "While Norway accused Sweden of cross-border provocations, Sweden protested."
    assert set(find(nlp, text)) == {"Norway", "Sweden"}


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "?", "«»", "minister", "MINISTER ADA BRANDT", "the the"]
)
def test_odd_texts_give_no_error(nlp: Language, text: str) -> None:
    nlp(text)


def test_names_do_not_overlap(nlp: Language) -> None:
    doc = nlp(
        "Swedish Prime Minister Ada Brandt and Norway's King Leo met the EU's Ursula Holm in New York."
    )
    spans = sorted((span.start, span.end) for span in doc.spans[SPANS_KEY])
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
