from collections.abc import Sequence

import pytest

from consilience.analysis.agreement_said import (
    have_other_particles,
    may_say_the_same,
    takes_clause,
    tells_names,
)
from consilience.records.article import Article
from consilience.records.claim import Claim, Participant, Predicate
from consilience.records.ids import ClaimId, EntityId
from tests.making import make_article

Parts = Sequence[tuple[str, str]]
LUND = ("actor", "Lund")


def tell(text: str, verb: str, lemma: str, *parts: tuple[str, str]) -> tuple[Article, Claim]:
    """An article, and the claim of its first words up to the last of the parts; Lund is known."""
    article = make_article(text, name=text)
    places = [(role, words, text.index(words)) for role, words in parts]
    at = text.index(verb)
    end = max([at + len(verb), *(start + len(words) for _, words, start in places)])
    claim = Claim(
        id=ClaimId(text),
        span=article.span(0, end),
        predicate=Predicate(lemma=lemma, span=article.span(at, at + len(verb))),
        event_type=None,
        participants=tuple(
            Participant(
                role=role,  # type: ignore[arg-type]  # a role by its name
                span=article.span(start, start + len(words)),
                entity_id=EntityId("lund") if words == "Lund" else None,
            )
            for role, words, start in places
        ),
        when=None,
        where=None,
        quantities=(),
        factuality="occurred",
    )
    return article, claim


def say(text: str, verb: str, lemma: str, *parts: tuple[str, str]) -> Claim:
    return tell(text, verb, lemma, LUND, *parts)[1]


def read(*claims: Claim) -> dict[str, str]:
    return {one.span.article: one.span.article for one in claims}  # named by their texts


VOWED = say("Lund vowed to rebuild the harbour gate at once.", "vowed", "vow")
LED = say("Lund led the inquiry into the fall of the gate.", "led", "lead", ("theme", "inquiry"))
PAID = say("Lund paid a fee.", "paid", "pay", ("theme", "a fee"))
SENT = say(
    "Lund sent a letter to the miners.",
    "sent",
    "send",
    ("theme", "a letter"),
    ("recipient", "the miners"),
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (VOWED, say("Lund vowed that the gate of the harbour stays.", "vowed", "vow"), True),
        (VOWED, say("On Friday Lund vowed to sell his ferries.", "vowed", "vow"), False),
        (LED, say("Lund led an inquiry.", "led", "lead", ("theme", "an inquiry")), False),
        (
            LED,
            say(
                "Lund led the inquiry after the gate had a fall.",
                "led",
                "lead",
                ("theme", "inquiry"),
            ),
            True,
        ),
        (PAID, say("For a berth Lund paid a fee.", "paid", "pay", ("theme", "a fee")), True),
        (
            SENT,
            say(
                "Lund sent the miners a letter.",
                "sent",
                "send",
                ("theme", "a letter"),
                ("recipient", "the miners"),
            ),
            True,
        ),
    ],
)
def test_what_was_said_or_what_a_thing_is_about_is_the_same(
    one: Claim, other: Claim, same: bool
) -> None:
    assert may_say_the_same(one, other, read(one, other)) is same


def test_a_verb_takes_a_clause_that_stands_right_behind_it_or_by_its_meaning() -> None:
    declined = say("Lund declined to speak.", "declined", "decline")
    fell = say("Lund declined in the polls.", "declined", "decline")
    assert takes_clause(VOWED, read(VOWED))
    assert takes_clause(declined, read(declined))
    assert not takes_clause(fell, read(fell))
    assert not takes_clause(PAID, read(PAID))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In Sarn he paid a fee.", True),
        ("In Onde he paid a fee.", False),
    ],
)
def test_a_name_in_the_words_for_a_thing_stands_in_the_other_sentence(
    text: str, told: bool
) -> None:
    own = say("Lund paid the Sarn fee.", "paid", "pay", ("theme", "the Sarn fee"))
    _, other = tell(text, "paid", "pay", ("theme", "a fee"))
    assert tells_names(own, other, read(own, other)) is told


def test_another_second_word_makes_another_verb() -> None:
    off, back, bare = (
        say(f"Lund stormed{word}.", "stormed", "storm") for word in (" off", " back", "")
    )
    assert have_other_particles(off, back, read(off, back))
    assert not have_other_particles(off, bare, read(off, bare))


def test_the_capital_of_the_first_word_of_a_sentence_is_no_name() -> None:
    _, own = tell("Forty fees were paid.", "paid", "pay", ("theme", "Forty fees"))
    _, other = tell("Here the 40 fees were paid.", "paid", "pay", ("theme", "the 40 fees"))
    assert tells_names(own, other, read(own, other))
