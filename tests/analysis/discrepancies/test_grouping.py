"""Denials of one party and one matter are one, and what is done is told by others."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.deeds import Deed
from consilience.analysis.discrepancies.denials.differing import (
    find_denial_differences,
    read_denial,
)
from consilience.analysis.discrepancies.denials.done import Who, is_told_as_done
from consilience.analysis.discrepancies.denials.grouping import group_denied
from consilience.analysis.discrepancies.denials.negations import read_negations
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.ids import QuotationId
from consilience.records.quotation import Quotation
from tests.analysis.discrepancies.making import (
    FILLER,
    find_span,
    list_values,
    make_claim,
    read_story,
    tell,
)
from tests.making import make_article, mark

Told = tuple[Article, Annotations]
CHARGE = "Lund accused Brandt of selling oil from the iron quay in secret."
DAY = "2031-03-01"


def deny(name: str, text: str, verb: str, *, who: str = "Brandt", day: str = DAY) -> Told:
    """A report in whose first sentence somebody denies."""
    article = make_article(f"{text} {FILLER}", name=name, day=day)
    claim = make_claim(article, text.rstrip("."), verb=verb, lemma=verb, parts=(who,))
    mentions = tuple(mark(article, one) for one in (who, "Brandt") if one in text)
    return article, Annotations(article_id=article.id, mentions=mentions[:1], claims=(claim,))


def accuse(text: str = CHARGE, *, day: str = DAY) -> Told:
    """A report in whose first sentence Lund accuses Brandt."""
    article, notes = tell("charge", text, day=day, names=(("Lund", "person"), ("Brandt", "person")))
    claim = make_claim(
        article, text.rstrip("."), verb="accused", lemma="accuse", parts=("Lund", "Brandt")
    )
    whom = replace(claim.participants[1], role="recipient")
    claim = replace(claim, participants=(claim.participants[0], whom))
    return article, replace(notes, claims=(claim,))


def test_two_denials_of_one_party_with_one_answer_are_one_difference() -> None:
    found = find_denial_differences(
        read_story(
            deny("a", "Brandt denied that any oil was sold from the iron quay.", "denied"),
            deny("b", "Brandt rejected the accusation of selling, calling it a joke.", "rejected"),
            accuse(),
        )
    )
    assert list_values(found) == [("Lund: yes", "Brandt: no")]
    assert {span.article for span in found[0].versions[1].evidence} == {"a", "b"}


def test_denials_of_two_parties_stay_two() -> None:
    found = find_denial_differences(
        read_story(
            deny("a", "Brandt denied that oil was sold from the iron quay.", "denied"),
            deny("b", "Holst denied that oil was sold from the iron quay.", "denied", who="Holst"),
            accuse(),
        )
    )
    assert sorted(one.versions[-1].value for one in found) == ["Brandt: no", "Holst: no"]


def test_the_denial_that_says_what_is_denied_is_printed() -> None:
    (found,) = find_denial_differences(
        read_story(
            deny("a", "Brandt denied the reports.", "denied"),
            deny("b", "Brandt denied that any oil was sold from the iron quay.", "denied"),
            accuse(),
        )
    )
    assert found.explanation == "Brandt denied that any oil was sold from the iron quay."


@pytest.mark.parametrize(
    ("text", "day", "values"),
    [
        (CHARGE, DAY, ("Lund: yes", "Brandt: no")),
        (CHARGE, "2031-11-01", ("Brandt: no",)),  # another matter, months later
        ("GALE SINKS BARGE QUAY BURNS " + CHARGE, DAY, ("Brandt: no",)),  # headlines
        ("Police ask whether oil from the iron quay was sold.", DAY, ("Brandt: no",)),
    ],
    ids=["answer", "months later", "headlines", "open question"],
)
def test_what_others_tell_is_news_of_that_time(
    text: str, day: str, values: tuple[str, ...]
) -> None:
    denial = deny("a", "Brandt denied that any oil was sold from the iron quay.", "denied")
    other = accuse(text, day=day) if "accused" in text else tell("charge", text, day=day)
    assert list_values(find_denial_differences(read_story(denial, other))) == [values]


def deny_deed(text: str, words: str, verb: str, lemma: str, parts: tuple[str, ...]) -> Told:
    """A report in which Brandt denies a deed, with its claim."""
    article = make_article(f"{text} {FILLER}", name="a", day=DAY)
    claim = make_claim(article, words, verb=verb, lemma=lemma, parts=parts, factuality="denied")
    notes = Annotations(article_id=article.id, mentions=(mark(article, "Brandt"),), claims=(claim,))
    return article, notes


def tell_deed(text: str, verb: str, lemma: str, parts: tuple[str, ...], source: str) -> Told:
    """A report in which somebody says that it was done."""
    names = tuple((one, "person") for one in (*parts, source) if one[0].isupper())
    article, notes = tell("b", text, day=DAY, names=names)
    claim = make_claim(
        article,
        text.rstrip("."),
        verb=verb,
        lemma=lemma,
        parts=parts,
        source=(source, "testified"),
    )
    return article, replace(notes, claims=(claim,))


@pytest.mark.parametrize(
    ("text", "verb", "lemma", "source", "is_told"),
    [
        ("Dahl testified that Brandt requested an end to the audit.", "requested", "request", "Dahl", True),
        ("Dahl testified that Brandt painted the end of the audit.", "painted", "paint", "Dahl", False),
        ("Brandt testified that Brandt requested an end to the audit.", "requested", "request", "Brandt", False),
        ("Dahl testified whether Brandt requested an end to the audit.", "requested", "request", "Dahl", False),
    ],
    ids=["another word for the deed", "another deed", "the denier's own words", "open question"],
)  # fmt: skip
def test_a_deed_denied_is_told_by_who_says_that_it_was_done(
    text: str, verb: str, lemma: str, source: str, is_told: bool
) -> None:
    words = "Brandt over the weekend denied that he asked Dahl to end the audit"
    denial = deny_deed(f"{words}.", words, "asked", "ask", ("Brandt", "Dahl"))
    story = read_story(denial, tell_deed(text, verb, lemma, ("Brandt", "audit"), source))
    sentence = next(one for one in story.sentences if "testified" in one.text)
    denied = read_denial(story.sentences[0])
    assert denied is not None
    (deed,) = denied.denied_deeds
    assert is_told_as_done(story, denied.who, deed, sentence) is is_told


@pytest.mark.parametrize(
    ("verb", "lemma", "is_told"),
    [("bought", "buy", True), ("opposed", "oppose", False)],
    ids=["the same deed", "another deed of the same to the same"],
)
def test_a_deed_said_not_to_be_done_is_told_by_the_same_deed(
    verb: str, lemma: str, is_told: bool
) -> None:
    words = "Brandt said that he did not buy the wharf"
    article, notes = deny_deed(f"{words}.", words, "buy", "buy", ("Brandt", "wharf"))
    claims = tuple(replace(one, factuality="occurred", negated=True) for one in notes.claims)
    text = f"Dahl testified that Brandt {verb} the wharf."
    rival = tell_deed(text, verb, lemma, ("Brandt", "wharf"), "Dahl")
    story = read_story((article, replace(notes, claims=claims)), rival)
    sentence = next(one for one in story.sentences if "testified" in one.text)
    deed = Deed(story.sentences[0], claims[0])
    who = Who(frozenset({"brandt"}), frozenset())
    assert is_told_as_done(story, who, deed, sentence) is is_told


@pytest.mark.parametrize(
    ("source", "values"),
    [("Dahl", ("Dahl: yes", "Brandt: no")), ("Brandt", ("Brandt: no",))],
    ids=["somebody else", "the denier"],
)
def test_a_report_may_hold_both_the_denial_and_who_says_it(
    source: str, values: tuple[str, ...]
) -> None:
    said = f"The oil from the iron quay was sold at night, {source} testified."
    text = f"Brandt denied that any oil was sold from the iron quay. {said}"
    article = make_article(f"{text} {FILLER}", name="a", day=DAY)
    denial = make_claim(
        article, text.partition(".")[0], verb="denied", lemma="deny", parts=("Brandt",)
    )
    told = make_claim(
        article, said.rstrip("."), verb="at night", lemma="sell", source=(source, "testified")
    )
    notes = Annotations(
        article_id=article.id, mentions=(mark(article, "Brandt"),), claims=(denial, told)
    )
    assert list_values(find_denial_differences(read_story((article, notes)))) == [values]


@pytest.mark.parametrize(
    ("text", "denier"),
    [
        ("Brandt over the weekend denied that the gate was locked.", "Brandt"),
        ("But Brandt repeatedly denied that the gate was locked.", "Brandt"),
        ("The lawyer of Brandt denied that the gate was locked.", None),
        ("Brandt, whose brother denied that the gate was locked, left.", None),
    ],
)
def test_the_name_with_which_a_sentence_begins_denies(text: str, denier: str | None) -> None:
    article, notes = tell("a", text)
    found = read_denial(read_story((article, notes)).sentences[0])
    assert (found.denier if found else None) == denier


@pytest.mark.parametrize(
    ("text", "who", "denier"),
    [
        ("The findings of the panel refuted the claim.", "The findings of the panel", None),
        ("The head of the panel refuted the claim.", "The head of the panel", "The head of the panel"),
        ("Others rejected the claim.", "Others", "Others"),
    ],
)  # fmt: skip
def test_things_deny_nothing(text: str, who: str, denier: str | None) -> None:
    verb = "rejected" if "rejected" in text else "refuted"
    article = make_article(f"{text} {FILLER}", name="a")
    claim = make_claim(article, text.rstrip("."), verb=verb, lemma=verb, parts=(who,))
    people = [one for one in ("The head", "the panel") if one in text]
    notes = Annotations(
        article_id=article.id,
        mentions=tuple(replace(mark(article, one), form="nominal") for one in people),
        claims=(claim,),
    )
    found = read_denial(read_story((article, notes)).sentences[0])
    assert (found.denier if found else None) == denier


@pytest.mark.parametrize(
    ("text", "verb", "is_denied"),
    [
        ("Brandt rejected the suggestion of a toll.", "rejected", False),
        ("Brandt rejected the suggestion that the gate was locked.", "rejected", True),
        ("Brandt challenged the facts of the report.", "challenged", True),
        ("Brandt challenged Lund to a race.", "challenged", False),
    ],
)
def test_a_suggestion_is_an_assertion_where_it_has_a_clause(
    text: str, verb: str, is_denied: bool
) -> None:
    story = read_story(deny("a", text, verb))
    assert (read_denial(story.sentences[0]) is not None) is is_denied


def test_a_deed_denied_in_so_many_words_and_by_not_is_one_denial() -> None:
    text = "Brandt denied that he had sent the letter."
    denial = deny_deed(text, text.rstrip("."), "sent", "send", ("Brandt", "the letter"))
    said = "Brandt said he did not send any note to the governor."
    article = make_article(f"{said} {FILLER}", name="b", day=DAY)
    claim = make_claim(
        article, said.rstrip("."), verb="send", lemma="send", source=("Brandt", "said")
    )
    notes = Annotations(
        article_id=article.id,
        mentions=(mark(article, "Brandt"),),
        claims=(replace(claim, negated=True),),
    )
    (found,) = find_denial_differences(read_story(denial, (article, notes)))
    assert {span.article for span in found.versions[-1].evidence} == {"a", "b"}


def test_who_is_quoted_is_not_who_denies_in_the_quotation() -> None:
    said = "the letters spoke for nobody, a point the mill denied"
    article = make_article(f"Brandt claimed that {said}. {FILLER}", name="a")
    quotation = Quotation(
        id=QuotationId("q"),
        kind="indirect",
        content=(find_span(article, said),),
        sentence=find_span(article, said),
        speaker=find_span(article, "Brandt"),
    )
    notes = Annotations(
        article_id=article.id, mentions=(mark(article, "Brandt"),), quotations=(quotation,)
    )
    assert read_denial(read_story((article, notes)).sentences[0]) is None


def test_short_negations_of_one_speaker_are_of_two_matters() -> None:
    def quote(name: str, words: str) -> Told:
        article, notes = tell(name, f"“{words},” Brandt said.", names=[("Brandt", "person")])
        said = find_span(article, words)
        one = Quotation(
            id=QuotationId(name),
            kind="direct",
            content=(said,),
            sentence=said,
            speaker=find_span(article, "Brandt"),
        )
        return article, replace(notes, quotations=(one,))

    story = read_story(quote("a", "I was never late"), quote("b", "She is back without a wound"))
    denied = [one for each in story.sentences for one in read_negations(story, each)]
    assert len(denied) == 2
    assert len(group_denied(story, denied)) == 2
