"""Groups of mentions that tell one deed in other words, made by hand."""

from collections.abc import Sequence

import pytest

from consilience.linking.events.conflicts import explain_conflict
from consilience.linking.events.deeds import read_deed
from consilience.linking.events.joining import join_deeds
from consilience.linking.events.mentions import EventMention, Party
from tests.linking.events.making import make_mention, party


def thing(words: str, role: str = "actor") -> Party:
    return Party(role=role, words=words)


def tell(article: str, lemma: str, *parties: Party, **fields: object) -> EventMention:
    return make_mention(lemma, *parties, article=article, **fields)  # type: ignore[arg-type]


def join(
    mentions: Sequence[EventMention], *groups: list[int], leading: frozenset[int] = frozenset()
) -> list[list[int]]:
    def is_apart(one: int, other: int) -> bool:
        return explain_conflict(mentions[one], mentions[other]) is not None

    given = groups or [[at] for at in range(len(mentions))]
    deeds = [read_deed(one) for one in mentions]
    return sorted(join_deeds(list(given), mentions, deeds, leading, is_apart))


LORRY, TRAM = thing("lorry"), thing("tram", "theme")
RAMMED = tell("a", "ram", LORRY, TRAM)
HIT = tell("b", "hit", thing("truck"), thing("tram", "recipient"))
CLOSED = tell("c", "close", thing("road", "theme"))


def test_two_verbs_for_one_deed_of_the_same_things_are_one_happening() -> None:
    assert join([RAMMED, HIT, CLOSED]) == [[0, 1], [2]]


def test_a_deed_that_befalls_both_sides_is_one_from_either_side() -> None:
    from_the_tram = tell("b", "collide", thing("tram"))
    assert join([RAMMED, from_the_tram]) == [[0, 1]]


@pytest.mark.parametrize(
    "other",
    [
        tell("b", "smash", thing("thieves"), thing("window", "theme")),
        tell("b", "ram", LORRY, TRAM, day="2031-05-01"),  # the other is of March
    ],
)
def test_other_things_and_other_days_stay_apart(other: EventMention) -> None:
    dated = tell("a", "ram", LORRY, TRAM, day="2031-03-01")
    assert join([dated, other]) == [[0], [1]]


def test_what_is_planned_is_not_what_was_done() -> None:
    planned = EventMention(
        id="p", article="b", lemma="open", words="open", sentence="The lock will open.",
        parties=(thing("lock"),), factuality="planned",
    )  # fmt: skip
    assert join([tell("a", "inaugurate", thing("lock", "theme")), planned]) == [[0], [1]]


def test_a_group_that_mostly_tells_something_else_is_left_alone() -> None:
    groups = ([0, 1, 2], [3])
    other = [tell(name, "sail", thing("ferry")) for name in "de"]
    assert join([RAMMED, *other, HIT], *groups) == [[0, 1, 2], [3]]


def test_a_noun_that_names_nobody_goes_to_what_most_articles_tell() -> None:
    collision = tell("c", "collision")
    windows = tell("c", "smash", thing("passengers"), thing("windows", "theme"))
    mentions = [RAMMED, HIT, windows, collision]
    assert join(mentions, [0], [1], [2, 3]) == [[0, 1, 3], [2]]


def test_a_noun_stays_alone_where_no_deed_is_told_by_several() -> None:
    assert join([RAMMED, tell("c", "collision")]) == [[0], [1]]


COUNTS = [
    tell("a", "kill", thing("two people", "recipient"), numbers=((2, "people"),)),
    tell("b", "die", thing("five passengers"), numbers=((5, "passengers"),)),
    tell(
        "c",
        "rise",
        thing("death toll"),
        sentence="The death toll rose to six.",
        numbers=((6, ""),),
    ),
]


def test_counts_of_the_dead_are_one_toll_in_whatever_words() -> None:
    assert join(COUNTS) == [[0, 1, 2]]


def test_one_death_by_name_is_no_toll() -> None:
    named = tell("d", "die", party("Ida Holm"))
    assert join([*COUNTS, named]) == [[0, 1, 2], [3]]


def test_a_toll_that_rises_far_is_one_where_counts_in_between_are_told() -> None:
    far = [
        tell(name, "die", thing(f"{count} people"), numbers=((count, "people"),))
        for name, count in (("a", 3), ("b", 5), ("c", 8), ("d", 11))
    ]
    assert join(far, [1, 2], [0], [3]) == [[0, 1, 2, 3]]
    assert join([far[0], far[3]]) == [[0], [1]]


def test_what_leads_two_reports_is_one_where_one_names_what_the_other_describes() -> None:
    named = tell("a", "ram", Party(role="actor", words="Elin", named=True, printed=True,
                                   kind="other", entity="elin"))  # fmt: skip
    described = tell("b", "collide", thing("ferry"))
    assert join([named, described], leading=frozenset({0, 1})) == [[0, 1]]
    assert join([named, described], leading=frozenset({0})) == [[0], [1]]
