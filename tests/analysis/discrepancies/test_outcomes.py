"""Plans of one article with what a later one tells of them."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.outcomes import find_outcome_differences
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from tests.analysis.discrepancies.making import (
    FILLER,
    find_span,
    list_values,
    make_claim,
    make_time,
    read_story,
    tell,
)

PLAN = "Mayor Orla Brandt will sign the harbour treaty"
DONE = "Mayor Orla Brandt signed the harbour treaty in the town hall"
Told = tuple[Article, Annotations]


def tell_plan(*, cue: str = "will", words: str = PLAN, day: str = "2031-03-01") -> Told:
    article, notes = tell("plan", f"{words} next week.", day=day)
    claim = make_claim(
        article,
        words,
        verb="sign",
        lemma="sign",
        parts=("Orla Brandt", "treaty"),
        factuality="planned",
    )
    return article, replace(notes, claims=(replace(claim, cue=find_span(article, cue)),))


def tell_outcome(
    words: str = DONE,
    *,
    verb: str = "signed",
    lemma: str = "sign",
    parts: tuple[str, ...] = ("Orla Brandt", "treaty"),
    day: str = "2031-03-08",
) -> Told:
    article, notes = tell("outcome", f"{words}.", day=day)
    claim = make_claim(article, words, verb=verb, lemma=lemma, parts=parts)
    return article, replace(notes, claims=(claim,))


def tell_after() -> Told:
    article, notes = tell("after", f"There was music after {DONE}.", day="2031-03-08")
    claim = make_claim(article, DONE, verb="signed", lemma="sign", parts=("Orla Brandt", "treaty"))
    return article, replace(notes, claims=(claim,))


def test_a_plan_that_a_later_article_tells_as_done_is_an_update() -> None:
    (found,) = find_outcome_differences(read_story(tell_plan(), tell_outcome()))
    assert (found.kind, found.relation) == ("wording", "update")
    assert [one.value for one in found.versions] == [PLAN, DONE]


def test_what_only_tells_when_something_else_was_is_no_news() -> None:
    assert find_outcome_differences(read_story(tell_plan(), tell_after())) == ()


def test_less_than_was_expected_is_told_so() -> None:
    words = f"Only half of it is clear: {DONE}"
    (found,) = find_outcome_differences(read_story(tell_plan(), tell_outcome(words)))
    assert found.explanation.startswith("Less than was expected has happened")
    (whole,) = find_outcome_differences(read_story(tell_plan(), tell_outcome()))
    assert whole.explanation.startswith("What was expected has happened")


@pytest.mark.parametrize(
    ("plan", "outcome"),
    [
        (tell_plan(day="2031-03-20"), tell_outcome()),  # announced after it was done
        (tell_plan(), tell_outcome(parts=("hall", "treaty"))),  # somebody else's signature
        (tell_plan(), tell_outcome(verb="town", lemma="visit")),  # another act
        (
            tell_plan(words="Mayor Orla Brandt is here after asking to sign the treaty", cue="is"),
            tell_outcome(),
        ),  # no plan of hers to sign
        (
            tell_plan(words="Mayor Orla Brandt was due to sign the harbour treaty", cue="due"),
            tell_outcome(),
        ),  # no longer a plan
    ],
    ids=["later", "other", "act", "purpose", "over"],
)
def test_other_acts_other_people_and_earlier_news_are_no_outcome(plan: Told, outcome: Told) -> None:
    assert find_outcome_differences(read_story(plan, outcome)) == ()


@pytest.mark.parametrize(
    ("verb", "lemma", "told"), [("called", "call", "called off"), ("put", "put", "put off")]
)
def test_a_plan_that_is_called_off_later_is_an_update(verb: str, lemma: str, told: str) -> None:
    plan, notes = tell(
        "plan", "Drivers of the harbour line will strike on Friday.", day="2031-03-01"
    )
    claim = make_claim(
        plan,
        "Drivers of the harbour line will strike",
        verb="strike",
        lemma="strike",
        parts=("Drivers",),
        factuality="planned",
    )
    claim = replace(claim, cue=find_span(plan, "will"))
    off, off_notes = tell(
        "off", f"The drivers have {verb} off the harbour strike.", day="2031-03-03"
    )
    ended = make_claim(
        off,
        f"The drivers have {verb} off the harbour strike",
        verb=verb,
        lemma=lemma,
        parts=("drivers", "the harbour strike"),
    )
    story = read_story(
        (plan, replace(notes, claims=(claim,))), (off, replace(off_notes, claims=(ended,)))
    )
    (found,) = find_outcome_differences(story)
    assert found.relation == "update"
    assert found.explanation.startswith(f"What was planned was {told}")


@pytest.mark.parametrize(("end", "count"), [(".", 1), ("?", 0)])
def test_a_question_expects_nothing(end: str, count: int) -> None:
    article, notes = tell("plan", f"{PLAN}{end}", day="2031-03-01")
    parts = ("Orla Brandt", "treaty")
    claim = make_claim(article, PLAN, verb="sign", lemma="sign", parts=parts, factuality="planned")
    claim = replace(claim, cue=find_span(article, "will"))
    plan = article, replace(notes, claims=(claim,))
    assert len(find_outcome_differences(read_story(plan, tell_outcome()))) == count


def tell_dated(told: Told, words: str, day: str) -> Told:
    """The report with a day for its deed."""
    article, notes = told
    time = make_time(article, words, day)
    return article, replace(
        notes, times=(time,), claims=tuple(replace(one, when=time) for one in notes.claims)
    )


def tell_trip(
    name: str, words: str, parts: tuple[str, ...], *, cue: str = "", day: str = "2031-03-04"
) -> Told:
    """Somebody's journey, told by day and perhaps as a plan."""
    names = [(one, "person") for one in ("Brandt", "Lund", "Sorel") if one in words]
    article, notes = tell(name, f"{words} on Tuesday.", day="2031-03-03", names=names)
    verb, lemma = ("travel" if cue else "travelled"), "travel"
    claim = make_claim(article, words, verb=verb, lemma=lemma, parts=parts)
    if cue:
        claim = replace(claim, factuality="planned", cue=find_span(article, cue))
    return tell_dated((article, replace(notes, claims=(claim,))), "Tuesday", day)


@pytest.mark.parametrize(
    ("cue", "done", "parts", "day", "count"),
    [
        ("will", "Brandt travelled to the old capital", ("Brandt", "capital"), "2031-03-04", 1),
        ("scheduled", "Brandt travelled south", ("Brandt",), "2031-03-04", 1),
        ("will", "Brandt travelled to the old capital", ("Brandt", "capital"), "2031-03-05", 0),
        ("will", "Sorel travelled to the old capital", ("Sorel", "capital"), "2031-03-04", 0),
        ("will", "Brandt travelled with Sorel", ("Brandt", "Sorel"), "2031-03-04", 0),
    ],
    ids=["other words for where", "scheduled", "another day", "another person", "with another"],
)
def test_one_act_of_one_person_on_one_day_is_what_was_expected(
    cue: str, done: str, parts: tuple[str, ...], day: str, count: int
) -> None:
    words = "Brandt was scheduled to" if cue == "scheduled" else "Brandt will"
    plan = tell_trip("plan", f"{words} travel to Lund", ("Brandt", "Lund"), cue=cue)
    story = read_story(plan, tell_trip("outcome", done, parts, day=day))
    assert len(find_outcome_differences(story)) == count


@pytest.mark.parametrize(("until", "count"), [("2031-03-07", 0), ("2031-03-09", 1)])
def test_what_was_put_off_to_the_day_for_which_it_is_planned_holds(until: str, count: int) -> None:
    article, notes = tell("plan", "Drivers will strike on Friday.", day="2031-03-01")
    words = "Drivers will strike on Friday"
    claim = make_claim(
        article, words, verb="strike", lemma="strike", parts=("Drivers",), factuality="planned"
    )
    claim = replace(claim, cue=find_span(article, "will"))
    plan = tell_dated((article, replace(notes, claims=(claim,))), "Friday", "2031-03-07")
    off, notes = tell("off", "Drivers have put off the strike until Friday.", day="2031-03-03")
    ended = make_claim(
        off,
        "Drivers have put off the strike",
        verb="put",
        lemma="put",
        parts=("Drivers", "the strike"),
    )
    times = (make_time(off, "Friday", until),)
    told = off, replace(notes, claims=(ended,), times=times)
    assert len(find_outcome_differences(read_story(plan, told))) == count


def test_outcomes_do_not_depend_on_the_order_of_articles() -> None:
    told = (tell_plan(), tell_outcome())
    forth, back = (find_outcome_differences(read_story(*order)) for order in (told, told[::-1]))
    assert list_values(forth) == list_values(back)


@pytest.mark.parametrize(
    "words",
    [
        "Previously Mayor Orla Brandt signed the harbour treaty",
        "Mayor Orla Brandt signed the harbour treaty of 2019",
        "The harbour treaty was being signed by Mayor Orla Brandt",
    ],
    ids=["of a time before", "of another year", "under way"],
)
def test_what_was_done_before_the_plan_is_not_what_came_of_it(words: str) -> None:
    assert find_outcome_differences(read_story(tell_plan(), tell_outcome(words))) == ()


def test_who_does_two_things_has_not_done_the_one_that_was_expected() -> None:
    plan, notes = tell("plan", "Orla Brandt will probably die in prison.", day="2031-03-01")
    claim = make_claim(
        plan, plan.text[:-1], verb="die", lemma="die", parts=("Orla Brandt",), factuality="planned"
    )
    expected = plan, replace(notes, claims=(replace(claim, cue=find_span(plan, "will")),))
    words = "Orla Brandt killed the guard of the prison"
    done = tell_outcome(words, verb="killed", lemma="kill", parts=("Orla Brandt", "guard"))
    assert find_outcome_differences(read_story(expected, done)) == ()


@pytest.mark.parametrize(
    ("before", "words", "parts", "count"),
    [
        ("They live in the towns where", DONE, ("Orla Brandt", "treaty"), 0),
        ("They met in Torv, where", DONE, ("Orla Brandt", "treaty"), 1),
        (
            "They praised",
            "the harbour treaty that Mayor Orla Brandt signed",
            ("Mayor Orla Brandt", "the harbour treaty"),
            0,
        ),
    ],
)
def test_what_only_tells_which_thing_is_meant_is_no_news(
    before: str, words: str, parts: tuple[str, ...], count: int
) -> None:
    article, notes = tell("outcome", f"{before} {words}.", day="2031-03-08")
    claim = make_claim(article, words, verb="signed", lemma="sign", parts=parts)
    outcome = article, replace(notes, claims=(claim,))
    assert len(find_outcome_differences(read_story(tell_plan(), outcome))) == count


@pytest.mark.parametrize(("theme", "count"), [("nine seasons", 0), ("the rowers", 1)])
def test_for_how_long_is_no_thing_that_is_done(theme: str, count: int) -> None:
    plan = "Orla Brandt will coach the rowers for two seasons"
    article, notes = tell("plan", f"{plan}.", day="2031-03-01")
    parts = ("Orla Brandt", "the rowers" if theme == "the rowers" else "two seasons")
    claim = make_claim(
        article, plan, verb="coach", lemma="coach", parts=parts, factuality="planned"
    )
    claim = replace(claim, cue=find_span(article, "will"))
    done = f"In Morr Orla Brandt coached {theme}"
    after, told = tell("outcome", f"{FILLER} {done}.", day="2031-03-08")
    deed = make_claim(after, done, verb="coached", lemma="coach", parts=("Orla Brandt", theme))
    story = read_story(
        (article, replace(notes, claims=(claim,))), (after, replace(told, claims=(deed,)))
    )
    assert len(find_outcome_differences(story)) == count
