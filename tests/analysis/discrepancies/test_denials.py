"""Denials, what is denied, and how both are told."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.denials.differing import (
    find_denial_differences,
    make_denial,
    read_denial,
)
from consilience.analysis.discrepancies.denials.grouping import Denial
from consilience.analysis.discrepancies.denials.worded import tell_denying
from consilience.analysis.discrepancies.telling import LONGEST, shorten_words, tell_day
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Claim
from consilience.records.ids import QuotationId
from consilience.records.quotation import Quotation
from tests.analysis.discrepancies.making import (
    FILLER,
    find_span,
    make_claim,
    make_time,
    read_story,
    tell,
)
from tests.making import make_article, mark

Told = tuple[Article, Annotations]


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2022-10-03", "3 October 2022"),
        ("2022-10-03T08:30", "3 October 2022"),
        ("2022-10", "2022-10"),
        ("the end of May", "the end of May"),
        ("1951-63", "1951-63"),
        ("", ""),
    ],
)
def test_a_day_is_told_in_words_and_all_else_as_it_stands(iso: str, words: str) -> None:
    assert tell_day(iso) == words


def test_long_words_are_cut_between_words() -> None:
    told = shorten_words("harbour " * LONGEST)
    assert len(told) <= LONGEST + 2
    assert told.endswith("harbour …")
    assert shorten_words("harbour") == "harbour"


def tell_denial(
    text: str, verb: str, who: str = "Brandt", *, claims: Sequence[Claim] = (), name: str = "a"
) -> Told:
    """An article in whose first sentence somebody denies something."""
    article = make_article(f"{text} {FILLER}", name=name)
    sentence = text.partition(". ")[0].rstrip(".")
    claim = make_claim(article, sentence, verb=verb, lemma=verb, parts=(who,))
    return article, Annotations(
        article_id=article.id, mentions=(mark(article, "Brandt"),), claims=(claim, *claims)
    )


def tell_charge(text: str, verb: str = "accused", whom: str = "Brandt") -> Told:
    article = make_article(f"{text} {FILLER}", name="b")
    claim = make_claim(article, text.rstrip("."), verb=verb, lemma="accuse", parts=("Lund", whom))
    parts = (claim.participants[0], replace(claim.participants[1], role="recipient"))
    return article, Annotations(
        article_id=article.id,
        mentions=(mark(article, "Lund"), mark(article, "Brandt")),
        claims=(replace(claim, participants=parts),),
    )


@pytest.mark.parametrize(
    ("text", "verb", "told"),
    [
        (
            "Brandt denies that the gate was locked.",
            "denies",
            "Brandt denied that the gate was locked.",
        ),
        (
            "Brandt denied having locked the U.S. gate, saying that he was ill.",
            "denied",
            "Brandt denied having locked the U.S. gate.",
        ),
        (
            "Brandt denied the charge of the dockers, and they went home.",
            "denied",
            "Brandt denied the charge of the dockers.",
        ),
        (
            "Brandt denied locking the gate, a day after the fall.",
            "denied",
            "Brandt denied locking the gate.",
        ),
        (
            "Brandt rejects the charge of theft.",
            "rejects",
            "Brandt rejected the charge of theft.",
        ),
        (
            "Brandt was heard to deny that the gate was locked.",
            "deny",
            "Brandt denied that the gate was locked.",
        ),
    ],
)
def test_an_explanation_tells_who_denies_what(text: str, verb: str, told: str) -> None:
    (found,) = find_denial_differences(read_story(tell_denial(text, verb)))
    assert found.explanation == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Denying that the gate was locked, Brandt walked home.",
            "Brandt denied that the gate was locked.",
        ),
        (
            "“We deny that we locked the gate,” said Brandt.",
            "“We deny that we locked the gate,” said Brandt.",
        ),
    ],
)
def test_a_denial_in_own_words_or_beside_a_deed_is_told_without_another(
    text: str, told: str
) -> None:
    verb = "Denying" if text.startswith("Denying") else "deny"
    found = read_denial(read_story(tell_denial(text, verb)).sentences[0])
    assert found is not None
    assert found.tells == told


def test_a_denial_that_names_nobody_is_told_as_it_stands() -> None:
    sentence = read_story(tell("a", "It is untrue.")).sentences[0]
    assert tell_denying(sentence, "Brandt") == "Brandt denied it: It is untrue."


def test_who_is_named_before_a_time_denies() -> None:
    article = make_article("Brandt on Monday denied that the gate was locked.", name="a")
    claim = make_claim(
        article,
        "the gate was locked",
        verb="locked",
        lemma="lock",
        parts=("the gate",),
        source=("Monday", "denied"),
    )
    notes = Annotations(
        article_id=article.id,
        mentions=(mark(article, "Brandt"),),
        times=(make_time(article, "Monday", "2031-05-05"),),
        claims=(claim,),
    )
    (found,) = find_denial_differences(read_story((article, notes)))
    assert found.explanation == "Brandt denied that the gate was locked."


@pytest.mark.parametrize(
    ("charge", "whom"),
    [
        ("Lund accused Brandt of locking the gate.", "Brandt"),
        ("Lund spoke of allegations that Brandt locked the gate.", "gate"),
    ],
    ids=["accused", "allegations that"],
)
def test_a_bare_denial_stands_beside_the_charge_of_another_article(charge: str, whom: str) -> None:
    verb = "accused" if "accused" in charge else "spoke"
    story = read_story(
        tell_denial("Brandt denied the allegations.", "denied"), tell_charge(charge, verb, whom)
    )
    (found,) = find_denial_differences(story)
    assert [one.evidence[0].text for one in found.versions] == [
        charge,
        "Brandt denied the allegations.",
    ]


@pytest.mark.parametrize(
    ("denial", "other"),
    [
        ("Brandt denied the allegations.", "If the allegations are true, Brandt must go."),
        ("Brandt denied the allegations.", "Lund repeated the allegations of the dockers."),
        ("Brandt denied having slept.", "Lund repeated allegations that Brandt locked a gate."),
    ],
    ids=["does not tell the charge", "does not name who denies", "another charge"],
)
def test_a_sentence_without_the_charge_is_not_what_is_denied(denial: str, other: str) -> None:
    names = tuple((name, "person") for name in ("Brandt", "Lund") if name in other)
    story = read_story(tell_denial(denial, "denied"), tell("b", other, names=names))
    found = find_denial_differences(story)
    assert all(len(one.versions) == 1 for one in found)
    assert len(found) == ("allegations" not in denial)  # which says nothing by itself


def tell_negation(source: str = "Brandt") -> Told:
    text = f"{source} said he did not send the rude letter to the harbour school."
    article = make_article(f"{text} {FILLER}", name="a")
    claim = make_claim(
        article,
        "he did not send the rude letter to the harbour school",
        verb="send",
        lemma="send",
        parts=("he",),
        source=(source, "said"),
    )
    return article, Annotations(
        article_id=article.id,
        mentions=(mark(article, source),),
        claims=(replace(claim, negated=True),),
    )


def test_what_somebody_says_is_not_so_is_a_denial_where_another_article_tells_it() -> None:
    text = "A rude letter was sent to the harbour school."
    article = make_article(f"{text} {FILLER}", name="b")
    claim = make_claim(article, text[:-1], verb="sent", lemma="send", parts=("A rude letter",))
    notes = Annotations(article_id=article.id, claims=(claim,))
    (found,) = find_denial_differences(read_story(tell_negation(), (article, notes)))
    told = "Brandt said he did not send the rude letter to the harbour school."
    assert found.explanation == told
    assert found.versions[0].evidence[0].text == text


def test_who_does_not_dispute_a_thing_denies_nothing() -> None:
    words = "Brandt {} that the notes existed."
    for deed, denies in (("denied", True), ("did not dispute", False), ("did not deny", False)):
        text = read_story(tell("a", words.format(deed)))
        assert (read_denial(text.sentences[0]) is not None) == denies


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "It is not true that the dockers locked the gate, Brandt said.",
            "Brandt denied that the dockers locked the gate.",
        ),
        (
            "“It is not true that the dockers locked the gate,” Brandt said.",
            "Brandt denied that the dockers locked the gate.",
        ),
        (
            "It is wrong to say that the dockers locked the gate, Brandt said on Monday.",
            "Brandt denied that the dockers locked the gate.",
        ),
        (
            "It is not the case that the dockers locked the gate, Brandt said.",
            "Brandt denied that the dockers locked the gate.",
        ),
        (
            "“It is not true that we locked the gate,” Brandt said.",
            "“It is not true that we locked the gate,” Brandt said.",
        ),
    ],
)
def test_not_true_that_tells_what_is_denied_and_points_at_nothing(text: str, told: str) -> None:
    article = make_article(f"The dockers met on the iron quay. {text} {FILLER}", name="a")
    quotation = Quotation(
        id=QuotationId("q"),
        kind="indirect",
        content=(find_span(article, text.split(", Brandt")[0].split(",”")[0].strip("“")),),
        sentence=find_span(article, text),
        speaker=find_span(article, "Brandt"),
    )
    notes = Annotations(
        article_id=article.id, mentions=(mark(article, "Brandt"),), quotations=(quotation,)
    )
    denied = read_denial(read_story((article, notes)).sentences[1])
    assert denied is not None
    assert (denied.points, denied.tells) == ("", told)


def test_a_side_without_words_is_not_shown() -> None:
    story = read_story(tell_denial("Brandt denied that the gate was locked.", "denied"))
    denied = read_denial(story.sentences[0])
    assert denied is not None
    pointing = replace(denied, told=story.sentences[1].span(0, 5), teller="Lund")
    found = make_denial(story, Denial((pointing,), ()))
    assert [one.value for one in found.versions] == ["Brandt: no"]


def test_who_rejects_criticism_denies_nothing() -> None:
    for words, denies in (
        ("criticism of its opening hours", False),
        ("the criticism that the gate was locked", True),
        ("claims of a locked gate", True),
    ):
        text = read_story(tell_denial(f"Brandt rejected {words}.", "rejected"))
        assert (read_denial(text.sentences[0]) is not None) == denies


def test_what_somebody_says_is_not_so_is_nothing_by_itself() -> None:
    other = tell("b", "Dockers repaired the rude roof of the school.")
    assert find_denial_differences(read_story(tell_negation(), other)) == ()


def test_denied_this_means_what_was_said_before_the_quotation() -> None:
    said = "Dr Holm said the bank had the letter on Saturday."
    text = f"{said} “I have the stamp,” she said. Brandt denied this."
    article = make_article(f"{text} {FILLER}", name="a")
    claim = make_claim(
        article, "Brandt denied this", verb="denied", lemma="deny", parts=("Brandt",)
    )
    told = find_span(article, "the bank had the letter on Saturday")
    indirect = Quotation(
        id=QuotationId("q"),
        kind="indirect",
        content=(told,),
        sentence=told,
        speaker=find_span(article, "Dr Holm"),
    )
    notes = Annotations(
        article_id=article.id,
        mentions=(mark(article, "Brandt"),),
        claims=(claim,),
        quotations=(indirect,),
    )
    (found,) = find_denial_differences(read_story((article, notes)))
    assert found.versions[0].evidence[0].text == said


def test_the_clause_behind_a_long_claim_is_what_is_denied() -> None:
    text = (
        "Brandt rejected the claim of the harbour council of Torv that oil came in with a tanker."
    )
    story = read_story(tell_denial(text, "rejected"))
    denied = read_denial(story.sentences[0])
    assert denied is not None
    assert {"oil", "tank"} <= denied.content
    assert "council" not in denied.content


def test_a_relative_clause_behind_a_claim_is_not_what_is_denied() -> None:
    text = "Brandt rejected the claim of the council that had cost him so much."
    denied = read_denial(read_story(tell_denial(text, "rejected")).sentences[0])
    assert denied is not None
    assert "council" in denied.content


@pytest.mark.parametrize(
    ("before", "is_told"),
    [("A grocer was ill.", False), ("Brandt was ill.", True)],
    ids=["of another", "of who denies"],
)
def test_like_words_tell_what_is_denied_where_who_denies_is_named(
    before: str, is_told: bool
) -> None:
    denial = tell_denial("Brandt denied that mouldy bread was sold to hungry children.", "denied")
    names = [("Brandt", "person")] if is_told else []
    other = tell("b", f"{before} He paid for bread that was sold to children.", names=names)
    (found,) = find_denial_differences(read_story(denial, other))
    assert (len(found.versions) > 1) == is_told


@pytest.mark.parametrize(
    ("other", "is_told"),
    [
        ("Brandt met a few dockers about a ferry deal.", False),
        ("Dockers push back against talk that Brandt betrayed them by a ferry deal.", False),
        ("Dockers spoke of how Brandt betrayed them by a ferry deal.", True),
    ],
    ids=["too little", "denied too", "told"],
)
def test_the_name_of_who_denies_and_a_word_or_two_tell_nothing(other: str, is_told: bool) -> None:
    text = "Brandt denied that he betrayed dockers and sailors by striking a ferry deal in Torv."
    other += " The harbour office opens at nine." * 16
    names = [("Brandt", "person")]
    story = read_story(tell_denial(text, "denied"), tell("b", other, names=names))
    (found,) = find_denial_differences(story)
    assert (len(found.versions) > 1) == is_told


@pytest.mark.parametrize(
    ("text", "who", "count"),
    [
        ("Brandt denied having sold that gate.", "Brandt", 1),
        ("Brandt denied ever having said that.", "Brandt", 0),
        ("He denied having sold the gate, and Brandt slept.", "He", 0),
    ],
    ids=["what", "not what", "not who"],
)
def test_a_denial_alone_tells_who_denies_and_what(text: str, who: str, count: int) -> None:
    story = read_story(tell_denial(text, "denied", who))
    assert len(find_denial_differences(story)) == count
