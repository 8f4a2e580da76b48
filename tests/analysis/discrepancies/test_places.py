from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.places import find_place_differences
from tests.analysis.discrepancies.making import make_claim, read_story, tell

TEXT = "The weary smuggler of old lanterns was seized by night watchmen {} after a long chase."


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("in a Norbury jail", "in a Tessel jail", 1),
        ("in a Norbury jail", "in Harrow Jail", 0),
        ("in Norbury Jail", "in Tessel Jail", 1),
        ("in Norbury Jail", "in Tessel Court", 0),
        ("near Norbury Pier", "near Tessel Quay", 1),
        ("in Varnian Hollow", "in Southern Tessaly", 0),
        ("near Norbury", "near Autoroute 12", 0),
        ("in Norbury", "in Tess. hills", 0),
        ("at Norbury", "at HWRC", 0),
        ("in Norbury Crown Court", "in Tessel Magistrates Court", 0),
        ("in Norbury Castle Court", "in Tessel Market Court", 1),
    ],
)
def test_places_of_two_sorts_or_with_names_cut_off_are_no_rivals(
    one: str, other: str, count: int
) -> None:
    kinds = {"HWRC": "organisation"}
    reports = []
    for name, place in zip("ab", (one, other), strict=True):
        word = next(each for each in place.split() if each[0].isupper()).rstrip(".")
        names = ((word, kinds.get(word, "place")),)
        reports.append(tell(name, TEXT.format(place), names=names))
    assert len(find_place_differences(read_story(*reports))) == count


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("10 miles north of Norbury", "10 miles south of Norbury", 1),
        ("in Tula, north of Norbury", "in Orbe, about 10 miles south of Norbury", 0),
    ],
)
def test_sides_of_a_town_on_which_two_other_places_lie_are_no_rivals(
    one: str, other: str, count: int
) -> None:
    reports = [
        tell(name, TEXT.format(place), names=(("Norbury", "place"),))
        for name, place in zip("ab", (one, other), strict=True)
    ]
    found = find_place_differences(read_story(*reports))
    assert sum("Norbury" in one.explanation for one in found) == count


def test_what_a_deed_is_aimed_at_is_no_place_of_it() -> None:
    reports = [
        tell(
            name, f"The rowers blamed the wind for the loss to {place}.", names=((place, "place"),)
        )
        for name, place in (("a", "Norbury"), ("b", "Tessel"))
    ]
    assert find_place_differences(read_story(*reports)) == ()


@pytest.mark.parametrize(
    ("other", "count"),
    [
        (
            "Barns were flooded in the village of {}, an editor had heard from two lorry drivers who had come over icy northern hills.",
            1,
        ),
        (
            "A school was flooded in the village of {}, an editor had heard from two lorry drivers who had come over icy northern hills.",
            0,
        ),
    ],
)
def test_houses_here_and_a_school_there_are_two_deeds(other: str, count: int) -> None:
    reports = []
    for name, text, place in (
        ("a", "Barns were flooded in the village of {}, and cows drowned at dawn.", "Norbury"),
        ("b", other, "Tessel"),
    ):
        article, notes = tell(name, text.format(place), names=((place, "place"),))
        words = text.format(place).partition(",")[0]
        thing = words.split(" were ")[0].split(" was ")[0]
        claim = make_claim(article, words, verb="flooded", lemma="flood", parts=("", thing))
        claim = replace(claim, participants=claim.participants[1:])
        reports.append((article, replace(notes, claims=(claim,))))
    assert len(find_place_differences(read_story(*reports))) == count


@pytest.mark.parametrize(("who", "count"), [("Ida Holm ", 0), ("", 1)])
def test_where_somebody_works_nothing_else_happens(who: str, count: int) -> None:
    text = "The fair of wooden boats, of which {}tells at {}, was opened by nine rowers."
    reports = [
        tell(
            name,
            text.replace("{}tells", f"{each}tells" if not each else each.rstrip()).format(place),
            names=((place, "place"), *(((each.strip(), "person"),) if each else ())),
        )
        for name, each, place in (("a", "", "Norbury"), ("b", who, "Tessel"))
    ]
    assert len(find_place_differences(read_story(*reports))) == count


@pytest.mark.parametrize(("thing", "count"), [("a mill", 0), ("a house", 1)])
def test_what_stands_at_one_place_is_not_what_stands_at_another(thing: str, count: int) -> None:
    text = "Nine rowers with old lanterns met at {} in {} and planned a long chase."
    reports = [
        tell(name, text.format(each, place), names=((place, "place"),))
        for name, each, place in (("a", "a house", "Norbury"), ("b", thing, "Tessel"))
    ]
    assert len(find_place_differences(read_story(*reports))) == count
