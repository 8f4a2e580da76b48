from itertools import pairwise

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from consilience.annotation.mentions import SPANS_KEY
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
