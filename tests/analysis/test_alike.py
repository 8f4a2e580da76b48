from dataclasses import replace

import pytest

from consilience.analysis.alike import may_tell_one_deed, tell_one_deed
from consilience.records.claim import Claim, Participant, Predicate, Quantity, Role
from consilience.records.ids import ClaimId, EntityId
from tests.making import make_article

Part = tuple[Role, str]


def tell(
    text: str, verb: str, lemma: str, *parts: Part, names: str = "", number: float = 0
) -> Claim:
    """A claim of the whole text; `names` is the one of its parties that has a name."""
    article = make_article(text, name=text)
    at = text.index(verb)
    claim = Claim(
        id=ClaimId(text),
        span=article.span(0, len(text)),
        predicate=Predicate(lemma=lemma, span=article.span(at, at + len(verb))),
        event_type=None,
        participants=tuple(
            Participant(
                role=role,
                span=article.span(text.index(words), text.index(words) + len(words)),
                entity_id=EntityId("lund") if words == names else None,
            )
            for role, words in parts
        ),
        when=None,
        where=None,
        quantities=(),
        factuality="occurred",
    )
    if not number:
        return claim
    told = Quantity(span=article.span(0, 1), lowest=number, highest=number)
    return replace(claim, quantities=(told,))


GATE = tell("The gate was closed", "closed", "close", ("theme", "The gate"))
LOOK = tell("Lund looked for a key", "looked", "look", ("actor", "Lund"), names="Lund")
SANK = tell("The ferry sank", "sank", "sink", ("actor", "The ferry"))
DIED = tell("Nine sailors died", "died", "die", ("actor", "Nine sailors"), number=9)
FINE = tell(
    "Lund fined the line", "fined", "fine", ("actor", "Lund"), ("theme", "the line"), names="Lund"
)
FOUND = tell("It was found", "found", "find", ("theme", "It"), names="It")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (GATE, tell("Guards shut the gate", "shut", "shut", ("theme", "the gate")), True),
        (GATE, tell("Nine men were shut in", "shut", "shut", ("theme", "Nine men")), False),
        (SANK, tell("The ferry went down", "went", "go", ("actor", "The ferry")), True),
        (SANK, tell("The price sank", "sank", "sink", ("actor", "The price")), False),
        (SANK, tell("the sinking", "sinking", "sinking"), True),
        (DIED, tell("Nine men drowned", "drowned", "drown", ("actor", "Nine men"), number=9), True),
        (
            FINE,
            tell("The line was fined", "fined", "fine", ("theme", "The line")),
            True,
        ),
        (FINE, tell("Lund fined him", "fined", "fine", ("actor", "Lund"), names="Lund"), True),
        (FINE, tell("Skippers were fined", "fined", "fine", ("theme", "Skippers")), False),
        (LOOK, tell("Lund looked away", "looked", "look", ("actor", "Lund"), names="Lund"), False),
        (FOUND, tell("We found it", "found", "find", ("theme", "it"), names="it"), False),
        (FOUND, tell("Lund was found", "found", "find", ("theme", "Lund"), names="Lund"), True),
        (
            tell("A blast tore the hall", "tore", "tear", ("actor", "A blast")),
            tell("the explosion", "explosion", "explosion"),
            True,
        ),
        (
            tell("Gas went up", "went", "go", ("actor", "Gas")),
            tell("Gas went down", "went", "go", ("actor", "Gas")),
            False,
        ),
    ],
)
def test_one_deed_takes_more_than_a_word_in_common(one: Claim, other: Claim, same: bool) -> None:
    assert tell_one_deed(one, other) is same


def test_the_same_words_tell_the_same() -> None:
    assert tell_one_deed(FOUND, replace(FOUND, id=ClaimId("copy")))


@pytest.mark.parametrize(
    ("who", "may"), [("an officer", True), ("no prisoners", True), ("the keys", False)]
)
def test_people_who_are_only_described_may_be_the_same(who: str, may: bool) -> None:
    one = tell("Rebels hold a captain", "hold", "hold", ("recipient", "a captain"))
    other = tell(f"They held {who}", "held", "hold", ("recipient", who))
    assert not tell_one_deed(one, other)
    assert may_tell_one_deed(one, other) is may


def test_a_word_that_tells_a_deed_in_two_ways_is_read_in_both() -> None:
    passed = tell(
        "The council passed a budget",
        "passed",
        "pass",
        ("actor", "The council"),
        ("theme", "a budget"),
    )
    adopted = tell("The budget was adopted", "adopted", "adopt", ("theme", "The budget"))
    itself = tell("The budget passed", "passed", "pass", ("actor", "The budget"))
    assert tell_one_deed(passed, adopted)
    assert tell_one_deed(itself, adopted)
