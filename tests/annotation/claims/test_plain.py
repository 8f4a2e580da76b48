import pytest
import spacy
from spacy.language import Language

from consilience.annotation.claims import FoundClaim, find_claims
from consilience.annotation.mentions import MentionFinder
from consilience.annotation.pipeline import PIPELINES
from consilience.annotation.quotations import find_quotations
from consilience.annotation.times import find_times


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(PIPELINES["en"])


def find_whole(nlp: Language, text: str) -> tuple[FoundClaim, ...]:
    doc = MentionFinder()(nlp(text))
    return find_claims(doc, times=find_times(doc), quotations=find_quotations(doc))


def find(nlp: Language, text: str) -> list[tuple[str, bool, str]]:
    """Lemma, whether negated, and the first participant of each claim."""
    return [
        (one.lemma, one.negated, text[slice(*one.parts[0].range)])
        for one in find_whole(nlp, text)
        if one.parts
    ]


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


@pytest.mark.parametrize(
    ("text", "who", "negated", "factuality"),
    [
        ("Nine sailors are dead.", "Nine sailors", False, "occurred"),
        ("The singer Ada Holm is dead.", "The singer Ada Holm", False, "occurred"),
        ("Two climbers were confirmed dead.", "Two climbers", False, "occurred"),
        ("The driver was pronounced dead at the scene.", "The driver", False, "occurred"),
        ("Nobody is dead.", "Nobody", True, "occurred"),
        ("It is not true that three pupils are dead.", "three pupils", False, "denied"),
        ("If the boy is dead, nobody knows it.", "the boy", False, "hypothetical"),
    ],
)
def test_who_is_dead_has_died(
    nlp: Language, text: str, who: str, negated: bool, factuality: str
) -> None:
    (one, *_) = find_whole(nlp, text)
    assert (one.lemma, text[slice(*one.predicate)]) == ("die", "dead")
    assert (text[slice(*one.parts[0].range)], one.negated) == (who, negated)
    assert one.factuality == factuality


@pytest.mark.parametrize(
    "text", ["The talks are dead.", "The plan is dead in the water.", "The phone was dead."]
)
def test_what_never_lived_does_not_die(nlp: Language, text: str) -> None:
    assert all(lemma != "die" for lemma, *_ in find(nlp, text))
