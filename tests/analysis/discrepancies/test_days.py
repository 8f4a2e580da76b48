"""Days at which one act is told to happen, and days that are of something else."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.dates.dated import list_told
from consilience.analysis.discrepancies.dates.differing import find_date_differences
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Factuality
from consilience.records.ids import MentionId
from consilience.records.mention import Mention
from tests.analysis.discrepancies.making import (
    find_span,
    list_values,
    make_claim,
    make_time,
    read_story,
    tell,
)

Told = tuple[Article, Annotations]
PUBLISHED = "2031-03-01"


def tell_act(
    name: str,
    text: str,
    verb: tuple[str, str],
    day: tuple[str, str],
    *,
    parts: tuple[str, ...],
    told_as: tuple[Factuality, str] = ("occurred", ""),
    names: tuple[str, ...] = (),
) -> Told:
    """One claim, its verb as (words, lemma), its day as (words, value)."""
    article, notes = tell(name, text, day=PUBLISHED, names=[(one, "person") for one in names])
    time = make_time(article, *day)
    claim = make_claim(article, text, verb=verb[0], lemma=verb[1], parts=parts, when=time)
    cue = find_span(article, told_as[1]) if told_as[1] else None
    claim = replace(claim, factuality=told_as[0], cue=cue)
    return article, replace(notes, times=(time,), claims=(claim,))


def test_a_day_on_which_something_is_only_said_is_not_told_of_what_happens() -> None:
    told = tell_act(
        "a",
        "The guard said on Tuesday that she sank.",
        ("said", "say"),
        ("Tuesday", "2031-02-25"),
        parts=("The guard",),
    )
    text = read_story(told)
    assert list_told(text, told[0].id) == []


def test_a_day_of_saying_does_not_hide_that_the_other_report_has_it_as_the_day_itself() -> None:
    first, notes = tell(
        "a", "The trawler sank on 23 February, the guard said on 25 February.", day=PUBLISHED
    )
    days = (
        make_time(first, "23 February", "2031-02-23"),
        make_time(first, "25 February", "2031-02-25"),
    )
    claims = (
        make_claim(first, "The trawler sank on 23 February", verb="sank", lemma="sink"),
        make_claim(first, "the guard said on 25 February", verb="said", lemma="say", when=days[1]),
    )
    one = first, replace(notes, times=days, claims=(replace(claims[0], when=days[0]), claims[1]))
    other = tell_act(
        "b",
        "The trawler sank on 25 February.",
        ("sank", "sink"),
        ("25 February", "2031-02-25"),
        parts=("The trawler",),
    )
    assert len(find_date_differences(read_story(one, other))) == 1


PLAN = tell_act(
    "a",
    "Both wards will hold special pruning contests in mid May.",
    ("hold", "hold"),
    ("mid May", "2031-05-15"),
    parts=("Both wards", "special pruning contests"),
    told_as=("planned", "will"),
)


@pytest.mark.parametrize(
    ("cue", "count"), [("would", 1), ("might", 0)], ids=["a plan told of the past", "no plan"]
)
def test_two_days_for_what_is_to_be_held_are_a_conflict(cue: str, count: int) -> None:
    other = tell_act(
        "b",
        f"The pruning contest {cue} be held on April 30 in both wards.",
        ("held", "hold"),
        ("April 30", "2031-04-30"),
        parts=("both wards", "The pruning contest"),
        told_as=("hypothetical", cue),
    )
    found = find_date_differences(read_story(PLAN, other))
    assert [one.relation for one in found] == ["conflict"] * count


def test_who_is_told_by_a_pronoun_is_the_same_person() -> None:
    one = tell_act(
        "a",
        "Brandt quit on 4 February.",
        ("quit", "quit"),
        ("4 February", "2031-02-04"),
        parts=("Brandt",),
        names=("Brandt",),
    )
    article, notes = tell_act(
        "b",
        "Brandt is 40. He left on 9 February.",
        ("left", "leave"),
        ("9 February", "2031-02-09"),
        parts=("He",),
        names=("Brandt",),
    )
    he = Mention(
        id=MentionId("he"),
        span=find_span(article, "He"),
        kind="person",
        form="pronoun",
        antecedents=(notes.mentions[0].id,),
    )
    (claim,) = notes.claims
    part = replace(claim.participants[0], mention_id=he.id)
    other = replace(
        notes,
        mentions=(*notes.mentions, he),
        claims=(replace(claim, participants=(part,)),),
    )
    (found,) = find_date_differences(read_story(one, (article, other)))
    assert list_values([found]) == [("2031-02-04", "2031-02-09")]


def test_many_of_a_sort_are_no_one_happening() -> None:
    one = tell_act(
        "a",
        "Orbe saw 18 launches on 4 February.",
        ("launches", "launch"),
        ("4 February", "2031-02-04"),
        parts=("Orbe",),
        names=("Orbe",),
    )
    other = tell_act(
        "b",
        "Orbe saw launches on 9 February.",
        ("launches", "launch"),
        ("9 February", "2031-02-09"),
        parts=("Orbe",),
        names=("Orbe",),
    )
    assert find_date_differences(read_story(one, other)) == ()


@pytest.mark.parametrize(
    ("clock", "values"),
    [("22.00", []), ("22.00 on Tuesday", [("2031-02-24", "2031-02-25")])],
    ids=["no day told", "a day told"],
)
def test_an_hour_stands_beside_a_day_only_with_its_own_day(
    clock: str, values: list[tuple[str, str]]
) -> None:
    told = []
    for name, words, value in (
        ("a", "24 February", "2031-02-24"),
        ("b", clock, "2031-02-25T22:00"),
    ):
        text = f"The harbour bank in Tavaro shut its old vault at {words}"
        article, notes = tell(name, f"{text}.", day=PUBLISHED)
        time = make_time(article, words, value, precision="minute" if "T" in value else "day")
        claim = make_claim(
            article, text, verb="shut", lemma="shut", parts=("The harbour bank",), when=time
        )
        told.append((article, replace(notes, times=(time,), claims=(claim,))))
    assert list_values(find_date_differences(read_story(*told))) == values


@pytest.mark.parametrize(
    ("other", "value", "count"),
    [("Sunday night", "2031-02-16", 0), ("Tuesday night", "2031-02-18", 1)],
    ids=["the same weekday", "another weekday"],
)
def test_a_weekday_of_reports_of_two_weeks_is_no_other_day(
    other: str, value: str, count: int
) -> None:
    told = []
    for name, words, day in (("a", "Sunday", "2031-02-23"), ("b", other, value)):
        text = f"The trawler Linde sank off Tavaro on {words}"
        article, notes = tell(name, f"{text}.", day=PUBLISHED)
        time = make_time(article, words, day)
        if time.value is not None:
            time = replace(time, value=replace(time.value, basis="weekday"))
        parts = ("The trawler Linde",)
        claim = make_claim(article, text, verb="sank", lemma="sink", parts=parts, when=time)
        told.append((article, replace(notes, times=(time,), claims=(claim,))))
    assert len(find_date_differences(read_story(*told))) == count
