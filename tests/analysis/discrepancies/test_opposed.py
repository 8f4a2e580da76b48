"""What short reports say against a denial, and negations that are denials."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.denials.differing import find_denial_differences
from consilience.analysis.discrepancies.denials.negations import read_negations
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.ids import EventId, QuotationId
from consilience.records.quotation import Quotation
from tests.analysis.discrepancies.making import FILLER, find_span, make_claim, read_story, tell
from tests.making import make_article, mark

Told = tuple[Article, Annotations]
WARNED = "The owner had been warned in May, the tenants say."


def tell_no_warning(*, modal: str = "warned", event: str = "") -> Told:
    """Brandt says that nobody warned him."""
    article, notes = tell("a", f"Nobody {modal} me, Brandt told the Courier.")
    claim = make_claim(
        article,
        f"Nobody {modal} me",
        verb=modal,
        lemma="warn",
        parts=("Nobody", "me"),
        source=("Brandt", "told"),
    )
    claim = replace(claim, negated=True, event_id=EventId(event) if event else None)
    return article, replace(notes, claims=(claim,))


def tell_warning(
    *, source: tuple[str, str] | None = ("the tenants", "say"), event: str = "", name: str = "b"
) -> Told:
    article, notes = tell(name, WARNED)
    claim = make_claim(
        article,
        "The owner had been warned in May",
        verb="warned",
        lemma="warn",
        parts=("The owner",),
        source=source,
    )
    return article, replace(
        notes, claims=(replace(claim, event_id=EventId(event) if event else None),)
    )


def tell_quoted(text: str, content: str, speaker: str = "Brandt") -> Told:
    """A report in which somebody is quoted and no claim was found."""
    article = make_article(f"{text} {FILLER}", name="a")
    quotation = Quotation(
        id=QuotationId("q"),
        kind="indirect",
        content=(find_span(article, content),),
        sentence=find_span(article, text),
        speaker=find_span(article, speaker),
    )
    return article, Annotations(article_id=article.id, quotations=(quotation,))


def test_a_negation_answers_who_tells_the_deed_in_another_short_report() -> None:
    (found,) = find_denial_differences(read_story(tell_no_warning(), tell_warning()))
    assert found.versions[0].evidence[0].text == WARNED
    assert found.relation == "denial"


def test_what_nobody_else_says_is_not_answered() -> None:
    assert not find_denial_differences(read_story(tell_no_warning(), tell_warning(source=None)))


def test_long_reports_need_more_than_the_deed() -> None:
    article, notes = tell_warning()
    longer = make_article(article.text + 20 * f" {FILLER}", name="b")
    claims = tuple(
        replace(one, span=longer.span(one.span.start, one.span.end)) for one in notes.claims
    )
    told = (longer, Annotations(article_id=longer.id, claims=claims))
    assert not find_denial_differences(read_story(tell_no_warning(), told))


@pytest.mark.parametrize(
    ("text", "content", "count"),
    [
        ("The consul had not been in town, Brandt said.", "The consul had not been in town", 1),
        ("The consul will not go, Brandt said.", "The consul will not go", 0),
        (
            "The mosquito lives in yards, not in halls, Brandt said.",
            "lives in yards, not in halls",
            0,
        ),
        ("It helps not only the town, Brandt said.", "It helps not only the town", 0),
        ("The consul was in town, Brandt said.", "The consul was in town", 0),
    ],
)
def test_what_is_quoted_with_a_negation_denies_unless_it_only_contrasts(
    text: str, content: str, count: int
) -> None:
    story = read_story(tell_quoted(text, content))
    found = [one for each in story.sentences for one in read_negations(story, each)]
    assert [one.denier for one in found] == ["Brandt"] * count


def test_a_body_that_says_we_denies_in_its_own_statement() -> None:
    text = "Lund Line notes the reports. No oil was spilled from our ship."
    article = make_article(f"{text} {FILLER}", name="a")
    claim = make_claim(
        article,
        "No oil was spilled from our ship",
        verb="spilled",
        lemma="spill",
        parts=("No oil",),
    )
    notes = Annotations(
        article_id=article.id,
        mentions=(mark(article, "Lund Line", "organisation"),),
        claims=(replace(claim, negated=True),),
    )
    story = read_story((article, notes))
    found = [one for each in story.sentences for one in read_negations(story, each)]
    assert [one.denier for one in found] == ["Lund Line"]


def test_who_says_that_he_did_it_himself_denies_that_others_did() -> None:
    article = make_article(f"Brandt said he paid the bill himself. {FILLER}", name="a")
    brandt = mark(article, "Brandt")
    he = replace(mark(article, "he"), form="pronoun", antecedents=(brandt.id,))
    claim = make_claim(
        article,
        "he paid the bill",
        verb="paid",
        lemma="pay",
        parts=("he",),
        source=("Brandt", "said"),
    )
    actor = replace(claim.participants[0], mention_id=he.id)
    claim = replace(claim, participants=(actor,))
    notes = Annotations(article_id=article.id, mentions=(brandt, he), claims=(claim,))
    story = read_story((article, notes))
    found = [one for each in story.sentences for one in read_negations(story, each)]
    assert [one.act for one in found] == ["pay"]


def test_a_plain_negation_late_in_a_report_is_a_detail() -> None:
    article, notes = tell_no_warning()
    before = "Ropes were sold. " * 6
    later = make_article(before + article.text, name="a")
    claim = make_claim(
        later, "Nobody warned me", verb="warned", lemma="warn", source=("Brandt", "told")
    )
    told = (later, replace(notes, claims=(replace(claim, negated=True),)))
    assert not find_denial_differences(read_story(told, tell_warning()))


def test_what_is_told_late_in_a_report_is_not_what_is_denied() -> None:
    article, notes = tell_warning()
    later = make_article("Ropes were sold. " * 6 + article.text, name="b")
    claim = make_claim(
        later,
        "The owner had been warned in May",
        verb="warned",
        lemma="warn",
        parts=("The owner",),
        source=("the tenants", "say"),
    )
    told = (later, replace(notes, claims=(claim,)))
    assert not find_denial_differences(read_story(tell_no_warning(), told))
