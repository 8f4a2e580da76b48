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


def test_of_many_reports_one_is_like_a_denial_by_chance() -> None:
    others = [tell(f"c{at}", f"Snow lay on hill {at}.") for at in range(8)]
    assert not find_denial_differences(read_story(tell_no_warning(), tell_warning(), *others))
    assert find_denial_differences(read_story(tell_no_warning(), tell_warning(), *others[1:]))


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


def tell_shelling(before: str = "") -> Told:
    """A report in which an old priest says that the army shelled the convent."""
    text = f"{before}The army shelled the convent, an old priest said."
    article = make_article(f"{text} {FILLER}", name="b")
    claim = make_claim(
        article,
        "The army shelled the convent",
        verb="shelled",
        lemma="shell",
        parts=("The army", "the convent"),
        source=("an old priest", "said"),
    )
    return article, Annotations(article_id=article.id, claims=(claim,))


def tell_no_shot(who: str = "the general") -> Told:
    """A report in which somebody says that no shot was fired."""
    article = make_article(f"No shot was fired by us, {who} said. {FILLER}", name="a")
    claim = make_claim(
        article,
        "No shot was fired by us",
        verb="fired",
        lemma="fire",
        parts=("us", "No shot"),
        source=(who, "said"),
    )
    return article, Annotations(article_id=article.id, claims=(replace(claim, negated=True),))


@pytest.mark.parametrize(("who", "count"), [("the general", 1), ("the baker", 0)])
def test_a_general_answers_for_the_army(who: str, count: int) -> None:
    assert len(find_denial_differences(read_story(tell_no_shot(who), tell_shelling()))) == count


@pytest.mark.parametrize(("who", "count"), [("the general", 1), ("the baker", 0)])
def test_what_is_denied_may_be_told_late_if_who_and_what_are_the_same(who: str, count: int) -> None:
    story = read_story(tell_no_shot(who), tell_shelling("Ropes were sold. " * 6))
    assert len(find_denial_differences(story)) == count


def test_a_word_of_few_letters_is_not_taken_for_the_deed() -> None:
    denial = make_article(f"Nobody offered us a boat, Brandt said. {FILLER}", name="a")
    claim = make_claim(
        denial,
        "Nobody offered us a boat",
        verb="offered",
        lemma="offer",
        parts=("Nobody", "us"),
        source=("Brandt", "said"),
    )
    other = make_article(f"The feast of Brandt was put off, the league says. {FILLER}", name="b")
    put = make_claim(
        other,
        "The feast of Brandt was put off",
        verb="put",
        lemma="put",
        parts=("The feast of Brandt",),
        source=("the league", "says"),
    )
    story = read_story(
        (denial, Annotations(article_id=denial.id, claims=(replace(claim, negated=True),))),
        (
            other,
            Annotations(article_id=other.id, mentions=(mark(other, "Brandt"),), claims=(put,)),
        ),
    )
    assert find_denial_differences(story) == ()


def test_words_of_a_denial_in_which_no_claim_was_read_tell_the_deed() -> None:
    text = "The general rejected the claim that his guns had been aiming at the convent."
    article = make_article(f"{text} {FILLER}", name="a")
    claim = make_claim(
        article,
        "The general rejected the claim",
        verb="rejected",
        lemma="reject",
        parts=("The general", "the claim"),
    )
    denial = (article, Annotations(article_id=article.id, claims=(claim,)))
    found = find_denial_differences(read_story(denial, tell_shelling()))
    assert [len(one.versions) for one in found] == [2]


def test_who_is_called_by_a_noun_alone_is_named_in_the_other_report() -> None:
    denial = make_article(f"I never gave a runner anything, the coach said. {FILLER}", name="a")
    given = make_claim(
        denial,
        "I never gave a runner anything",
        verb="gave",
        lemma="give",
        parts=("I", "a runner"),
        source=("the coach", "said"),
    )
    charge = make_article(
        f"Tilda Brandt supplied two athletes with pills, the league says. "
        f"The coach is to be barred. {FILLER}",
        name="b",
    )
    supplied = make_claim(
        charge,
        "Tilda Brandt supplied two athletes with pills",
        verb="supplied",
        lemma="supply",
        parts=("Tilda Brandt", "two athletes"),
        source=("the league", "says"),
    )
    name = mark(charge, "Tilda Brandt")
    coach = replace(mark(charge, "The coach"), form="nominal", antecedents=(name.id,))
    told = (
        (denial, Annotations(article_id=denial.id, claims=(replace(given, negated=True),))),
        (charge, Annotations(article_id=charge.id, mentions=(name, coach), claims=(supplied,))),
    )
    assert [len(one.versions) for one in find_denial_differences(read_story(*told))] == [2]
    unnamed = (charge, Annotations(article_id=charge.id, mentions=(name,), claims=(supplied,)))
    assert find_denial_differences(read_story(told[0], unnamed)) == ()


def test_what_clears_who_denies_is_no_answer() -> None:
    denial = make_article(f"Lund denied that a docker had been seized. {FILLER}", name="a")
    said = make_claim(
        denial,
        "Lund denied that a docker had been seized",
        verb="denied",
        lemma="deny",
        parts=("Lund",),
    )
    act = make_claim(
        denial,
        "a docker had been seized",
        verb="seized",
        lemma="seize",
        parts=("a docker",),
        source=("Lund", "denied"),
        factuality="denied",
    )
    other = make_article(f"Lund holds no sailors, the league stressed. {FILLER}", name="b")
    hold = make_claim(
        other,
        "Lund holds no sailors",
        verb="holds",
        lemma="hold",
        parts=("Lund", "no sailors"),
        source=("the league", "stressed"),
    )

    def read(*, negated: bool) -> int:
        claim = replace(hold, negated=negated)
        told = (
            (
                denial,
                Annotations(
                    article_id=denial.id, mentions=(mark(denial, "Lund"),), claims=(said, act)
                ),
            ),
            (
                other,
                Annotations(article_id=other.id, mentions=(mark(other, "Lund"),), claims=(claim,)),
            ),
        )
        (found,) = find_denial_differences(read_story(*told))
        return len(found.versions)

    assert read(negated=True) == 1


def test_no_call_was_made_answers_who_was_called() -> None:
    made, notes = tell("a", "Brandt made no telephone call to the quay, Lund told the Courier.")
    denied = make_claim(
        made,
        "Brandt made no telephone call to the quay",
        verb="made",
        lemma="make",
        parts=("Brandt", "no telephone call"),
        source=("Lund", "told"),
    )
    denial = (made, replace(notes, claims=(replace(denied, negated=True),)))
    rung, told = tell("b", "The foreman was overruled by telephone by Brandt, dockers say.")
    claim = make_claim(
        rung,
        "The foreman was overruled by telephone by Brandt",
        verb="overruled",
        lemma="overrule",
        parts=("Brandt", "The foreman"),
        source=("dockers", "say"),
    )
    names = tuple(mark(one, "Brandt") for one in (made, rung))
    story = read_story(
        (made, replace(denial[1], mentions=names[:1])),
        (rung, replace(told, claims=(claim,), mentions=names[1:])),
    )
    (found,) = find_denial_differences(story)
    assert [one.value for one in found.versions] == ["dockers: yes", "Lund: no"]


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [
        (
            "The rector would not accept the word of Holm that crews had not left, Brandt said.",
            False,
        ),
        ("The rector did not come to the hall and crews had not left, Brandt said.", True),
        ("The rector did not say it, and that crews had not left, Brandt said.", True),
    ],
)
def test_what_is_not_so_within_what_is_not_so_is_no_denial(text: str, is_plain: bool) -> None:
    article, notes = tell("a", text)
    verb = next(one for one in ("accept", "come", "say") if one in text)
    outer = make_claim(article, f"The rector {text.split()[2]} not {verb}", verb=verb, lemma=verb)
    inner = make_claim(
        article, "crews had not left", verb="left", lemma="leave", source=("Brandt", "said")
    )
    claims = (replace(outer, negated=True), replace(inner, negated=True))
    story = read_story((article, replace(notes, claims=claims)))
    found = list(read_negations(story, story.sentences[0]))
    assert bool([one for one in found if one.act == "leav"]) == is_plain
