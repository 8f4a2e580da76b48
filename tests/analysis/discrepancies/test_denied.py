"""Which sentences deny, and which only look like it."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.denials.asserted import is_own_speech
from consilience.analysis.discrepancies.denials.differing import (
    find_denial_differences,
    read_denial,
)
from consilience.analysis.discrepancies.denials.negations import read_negations
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Participant, Role
from consilience.records.ids import QuotationId
from consilience.records.quotation import Quotation
from tests.analysis.discrepancies.making import FILLER, find_span, make_claim, read_story
from tests.making import make_article, mark

Told = tuple[Article, Annotations]


def tell_said(text: str, verb: str = "", *, name: str = "a") -> Told:
    """A report in whose first sentence Brandt does or says something."""
    article = make_article(f"{text} {FILLER}", name=name)
    claims = (
        (make_claim(article, text.rstrip("."), verb=verb, lemma=verb, parts=("Brandt",)),)
        if verb
        else ()
    )
    return article, Annotations(
        article_id=article.id, mentions=(mark(article, "Brandt"),), claims=claims
    )


def find_denier_in(told: Told) -> str | None:
    sentence = read_story(told).sentences[0]
    found = read_denial(sentence)
    return found.denier if found else None


@pytest.mark.parametrize(
    ("text", "verb", "denier"),
    [
        ("Brandt ruled out that the gate had been locked.", "ruled", "Brandt"),
        ("Brandt ruled out that the gate would be locked.", "ruled", None),  # a plan
        ("Brandt ruled out a second gate.", "ruled", None),
        ("Brandt brushed aside the allegations.", "brushed", "Brandt"),
        ("Brandt brushed aside the crumbs.", "brushed", None),
        ("Brandt disputes having locked the gate.", "disputes", "Brandt"),
        ("Brandt called the demands ridiculous.", "called", None),
        ("Brandt said the idea that boats can fly is ridiculous.", "ridiculous", None),
        ("Brandt would deny it the harbour it needs.", "deny", None),
        ("Brandt called the announcement ridiculous.", "called", None),
        ("Brandt called the claims ridiculous.", "called", "Brandt"),
        ("Brandt called the report a story that is inaccurate.", "called", "Brandt"),
        ("Brandt called it no sign that the report is inaccurate.", "called", None),
    ],
)
def test_who_denies_that_something_happened_denies(
    text: str, verb: str, denier: str | None
) -> None:
    told = tell_said(text, verb)
    if verb == "called":  # the words of denial stand apart from the verb
        told = quote(told, text.rstrip("."))
    assert find_denier_in(told) == denier


def quote(told: Told, content: str, *, speaker: str = "Brandt", direct: bool = False) -> Told:
    """The report with one quotation in it."""
    article, notes = told
    quotation = Quotation(
        id=QuotationId("q"),
        kind="direct" if direct else "indirect",
        content=(find_span(article, content),),
        sentence=find_span(article, content),
        speaker=find_span(article, speaker),
    )
    return article, replace(notes, quotations=(quotation,))


def test_who_is_named_behind_the_denial_denies() -> None:
    text = "There was no truth in the story about the gate, Brandt said; the rope was old."
    assert find_denier_in(quote(tell_said(text), "the rope was old")) == "Brandt"


def test_what_there_is_no_truth_in_is_denied() -> None:
    text = "There was no truth in the story about the iron gate, Brandt said; the rope was old."
    found = read_denial(read_story(quote(tell_said(text), "the rope was old")).sentences[0])
    assert found is not None
    assert {"iron", "gat"} <= found.content


def list_negations(text: str, verb: str, lemma: str) -> list[str]:
    """Who denies in a sentence in which Brandt negates a claim."""
    article = make_article(f"{text} {FILLER}", name="a")
    claim = make_claim(article, text.rstrip("."), verb=verb, lemma=lemma, source=("Brandt", "said"))
    notes = Annotations(article_id=article.id, claims=(replace(claim, negated=True),))
    story = read_story((article, notes))
    return [one.denier for each in story.sentences for one in read_negations(story, each)]


@pytest.mark.parametrize(
    ("text", "verb", "lemma", "count"),
    [
        ("Brandt said he had not locked the gate.", "locked", "lock", 1),
        ("Brandt said he could not confirm the number.", "confirm", "confirm", 0),
        ("Brandt said he was not willing to sell the boat.", "sell", "sell", 0),
        ("Brandt said he was unaware that she had not locked it.", "locked", "lock", 0),
    ],
)
def test_one_s_will_and_what_is_not_known_are_no_denials(
    text: str, verb: str, lemma: str, count: int
) -> None:
    assert list_negations(text, verb, lemma) == ["Brandt"] * count


@pytest.mark.parametrize(
    ("text", "speaker", "is_own"),
    [
        ("“I locked the iron gate,” said Brandt.", "Brandt", True),
        ("“Brandt locked the iron gate,” said Lund.", "Lund", False),
        ("The iron gate was locked. “I am ill,” said Brandt.", "Brandt", False),
    ],
)
def test_what_the_denier_says_himself_is_not_what_others_say(
    text: str, speaker: str, is_own: bool
) -> None:
    denial = tell_said("Brandt denied that the iron gate was locked.", "denied")
    article = make_article(f"{text} {FILLER}", name="b")
    quoted = text.partition("“")[2].partition(",”")[0]
    other = quote(
        (article, Annotations(article_id=article.id)), quoted, speaker=speaker, direct=True
    )
    story = read_story(denial, other)
    found = read_denial(next(one for one in story.sentences if "denied" in one.text))
    assert found is not None
    sentence = next(one for one in story.sentences if "gate" in one.text and one.article.id == "b")
    assert is_own_speech(found, sentence) is is_own


@pytest.mark.parametrize("denier", ["the lord mayor", "a spokesman for the lord mayor"])
def test_an_office_names_who_holds_it_in_the_other_report(denier: str) -> None:
    text = "Matti Lund, lord mayor of Torv, copied the thesis of a friend."
    article = make_article(f"{text} {FILLER}", name="b")
    claim = make_claim(
        article, text.rstrip("."), verb="copied", lemma="copy", parts=("Matti Lund", "the thesis")
    )
    charge = (
        article,
        Annotations(article_id="b", mentions=(mark(article, "Matti Lund"),), claims=(claim,)),  # type: ignore[arg-type]  # an id is a string
    )
    denied = f"I did not copy a page of the thesis, said {denier}."
    article = make_article(f"{denied} {FILLER}", name="a")
    claim = make_claim(
        article,
        "I did not copy a page of the thesis",
        verb="copy",
        lemma="copy",
        parts=("I", "a page of the thesis"),
        source=(denier, "said"),
    )
    denial = (
        article,
        Annotations(article_id=article.id, claims=(replace(claim, negated=True),)),
    )
    (found,) = find_denial_differences(read_story(denial, charge))
    assert [version.evidence[0].text for version in found.versions] == [text, denied]


@pytest.mark.parametrize(
    ("text", "roles", "denier"),
    [
        ("Brandt denied it further loans.", {"it": "recipient", "further loans": "theme"}, None),
        ("Brandt denied it when he met reporters.", {"it": "theme"}, "Brandt"),
        ("Brandt said you can't deny that the gate was open.", {}, None),
    ],
)
def test_who_refuses_something_to_somebody_denies_nothing(
    text: str, roles: dict[str, Role], denier: str | None
) -> None:
    verb = "deny" if "deny" in text else "denied"
    article, notes = tell_said(text, verb)
    (claim,) = notes.claims
    parts = tuple(
        Participant(role=role, span=find_span(article, words)) for words, role in roles.items()
    )
    told = replace(claim, participants=(*claim.participants, *parts))
    assert find_denier_in((article, replace(notes, claims=(told,)))) == denier
