"""Where the example pages disagree, as far as the program finds it; told by page number."""

import pytest

from consilience.analysis.discrepancies import find_discrepancies
from consilience.app import read_example
from consilience.records.analysis import Discrepancy
from consilience.records.dossier import Dossier


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return read_example()


@pytest.fixture(scope="module")
def found(dossier: Dossier) -> tuple[Discrepancy, ...]:
    return find_discrepancies(
        dossier.stories, dossier.articles, dossier.annotations, dossier.events, dossier.origins
    )


def tell(dossier: Dossier, one: Discrepancy) -> list[tuple[str, set[str]]]:
    """Each reading with the numbers of its pages."""
    names = {page.id: page.name[:2] for page in dossier.pages}
    page_of = {article.id: names[article.page_id] for article in dossier.articles}
    return [
        (reading.value, {page_of[span.article] for span in reading.evidence})
        for reading in one.readings
    ]


def choose(found: tuple[Discrepancy, ...], kind: str, words: str) -> Discrepancy:
    (one,) = [
        each
        for each in found
        if each.kind == kind and any(words in reading.value for reading in each.readings)
    ]
    return one


def test_the_day_of_the_talks_differs(dossier: Dossier, found: tuple[Discrepancy, ...]) -> None:
    one = choose(found, "date", "2031-03-04")
    assert [(value, pages & {"02", "06"}) for value, pages in tell(dossier, one)] == [
        ("2031-03-04", {"02"}),
        ("2031-03-05", {"06"}),
    ]


def test_the_dead_rise_from_page_to_page(dossier: Dossier, found: tuple[Discrepancy, ...]) -> None:
    one = choose(found, "number", "nine")
    assert one.relation == "update"
    assert [value.lower() for value, _ in tell(dossier, one)] == [
        "at least four",
        "seven",
        "at least seven",
        "nine",
        "11",
        "12",
    ]


def test_thirty_one_dead_and_thirty_one_injured_is_a_likely_slip(
    dossier: Dossier, found: tuple[Discrepancy, ...]
) -> None:
    one = choose(found, "number", "Thirty-one")
    assert one.relation == "conflict"
    assert "slip" in one.explanation
    assert tell(dossier, one)[-1] == ("Thirty-one", {"10"})


def test_the_investment_differs(dossier: Dossier, found: tuple[Discrepancy, ...]) -> None:
    one = choose(found, "number", "$1.2 billion")
    assert ("$1.2 billion", {"10"}) in tell(dossier, one)


def test_the_speech_on_the_gate_is_printed_in_other_words(
    dossier: Dossier, found: tuple[Discrepancy, ...]
) -> None:
    gate = tell(dossier, choose(found, "wording", "the bridge between"))
    assert ("the bridge between", {"03"}) in gate
    town = {value for value, _ in tell(dossier, choose(found, "wording", "[Lashkenar]"))}
    assert town == {"Lassena has always", "[Lashkenar] has always", "Lashkenar has always"}
    assert choose(found, "wording", "the biggest")


@pytest.mark.parametrize(
    "words",
    [
        "The Lassena Port Authority denied this: “Marta Carrante, the union's secretary, said",
        "Brammardi rejected the union’s charge that the police had fired stun grenades.",
        "Hestrey denied this: “The Skeldish coast guard said in a statement that its crews kept",
        "The union and the port authority blame each other.",
        "Skeldarn and Hestrey blame each other.",
    ],
)
def test_denials_and_blame_are_there(found: tuple[Discrepancy, ...], words: str) -> None:
    assert any(one.explanation.startswith(words) for one in found if one.kind == "denial")


def test_what_only_seems_to_differ_is_not_reported(found: tuple[Discrepancy, ...]) -> None:
    values = [reading.value for one in found for reading in one.readings]
    seeming = ("three fifths", "60 per cent", "quarter of a century", "nearly half", "almost half")
    assert [value for value in values if any(words in value for words in seeming)] == []
