import pytest
import spacy
from spacy.language import Language

from consilience.annotation.claims import find_claims
from consilience.annotation.mentions import MentionFinder
from consilience.annotation.pipeline import PIPELINES
from consilience.annotation.quotations import find_quotations
from consilience.annotation.times import find_times


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(PIPELINES["en"])


def find(nlp: Language, text: str) -> list[tuple[str, bool, str]]:
    """Lemma, whether negated, and the first participant of each claim."""
    doc = MentionFinder()(nlp(text))
    found = find_claims(doc, times=find_times(doc), quotations=find_quotations(doc))
    return [(one.lemma, one.negated, text[slice(*one.parts[0].range)]) for one in found]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The siren sounded at 3.20.", ("sound", False, "The siren")),
        ("Nobody sounded the alarm.", ("sound", True, "Nobody")),
        ("The mayor came to the village on Monday.", ("come", False, "The mayor")),
        ("The pilot appeared before a judge.", ("appear", False, "The pilot")),
        ("The first diver emerged from the cave at noon.", ("emerge", False, "The first diver")),
        ("The chairman remains in office.", ("remain", False, "The chairman")),
        ("The captain decided to go on.", ("go", False, "The captain")),
        ("The council went ahead.", ("go", False, "The council")),
        ("Rescuers could not get to the hut.", ("get", True, "Rescuers")),
        ("Half of the savers got into the bank.", ("get", False, "Half of the savers")),
        ("61 of them got to the surface.", ("get", False, "61 of them")),
    ],
)
def test_verbs_that_mostly_link_tell_a_deed_where_they_bring_no_other(
    nlp: Language, text: str, claim: tuple[str, bool, str]
) -> None:
    assert find(nlp, text) == [claim]


@pytest.mark.parametrize(
    "text",
    [
        "The plan sounded good.",
        "The offer sounded like a threat.",
        "The mayor came under fire.",
        "The two sides came to terms.",
        "The crisis came to a head.",
        "The mayor remains popular.",
        "Doubts remain in the town.",
        "It emerged that nobody knew.",
    ],
)
def test_verbs_that_link_or_belong_to_a_saying_are_no_claims(nlp: Language, text: str) -> None:
    lemmas = {lemma for lemma, *_ in find(nlp, text)}
    assert lemmas.isdisjoint({"sound", "come", "remain", "emerge"})
