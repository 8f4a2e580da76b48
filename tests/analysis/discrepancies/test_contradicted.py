"""Deeds that one report tells as done and another as not done."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.denials.contradicted import (
    find_contradicted_differences,
    list_new,
)
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Factuality
from tests.analysis.discrepancies.making import list_values, make_claim, read_story, tell

Told = tuple[Article, Annotations]
DAY = "2031-05-05"


def tell_deed(
    name: str,
    text: str,
    act: tuple[str, str],
    parts: tuple[str, ...],
    *,
    negated: bool = False,
    factuality: Factuality = "occurred",
    source: tuple[str, str] | None = None,
    day: str = DAY,
) -> Told:
    """A report whose first sentence tells one deed of Lund Steel or another."""
    article, notes = tell(name, text, day=day, names=[(parts[0], "organisation")])
    claim = make_claim(
        article,
        text.rstrip("."),
        verb=act[0],
        lemma=act[1],
        parts=parts,
        source=source,
        factuality=factuality,
    )
    return article, replace(notes, claims=(replace(claim, negated=negated),))


def tell_signed(who: str = "Lund Steel", what: str = "the wage agreement") -> Told:
    text = f"After nine hours in the Hotel Torv {who} signed {what}."
    return tell_deed("a", text, ("signed", "sign"), (who, what))


def tell_refused(
    who: str = "Lund Steel", what: str = "the wage agreement", *, day: str = DAY
) -> Told:
    text = f"In the Hotel Torv {who} refused to sign {what} after nine hours."
    return tell_deed(
        "b",
        text,
        ("sign", "sign"),
        (who, what),
        negated=True,
        factuality="planned",
        day=day,
    )


def test_who_refused_to_sign_has_not_signed() -> None:
    story = read_story(tell_signed(), tell_refused())
    (found,) = find_contradicted_differences(story)
    assert (found.kind, found.relation) == ("denial", "denial")
    assert list_values((found,)) == [("told", "Lund Steel: no")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (tell_signed(), tell_refused("Orbe Marine")),  # another
        (tell_signed(what="the school bill"), tell_refused(what="the water bill")),
        (tell_signed(), tell_refused(day="2031-06-05")),  # another month
    ],
    ids=["who", "what", "when"],
)
def test_other_deeds_are_not_contradicted(one: Told, other: Told) -> None:
    assert find_contradicted_differences(read_story(one, other)) == ()


def test_what_is_not_done_yet_may_be_done_later() -> None:
    text = "Lund Steel has not yet signed the wage agreement in the Hotel Torv."
    parts = ("Lund Steel", "the wage agreement")
    other = tell_deed("b", text, ("signed", "sign"), parts, negated=True)
    assert find_contradicted_differences(read_story(tell_signed(), other)) == ()


def test_turning_an_offer_down_is_not_accepting_it() -> None:
    parts = ("Lund Steel", "the offer")
    one = tell_deed(
        "a", "Lund Steel accepted the offer in the Hotel Torv.", ("accepted", "accept"), parts
    )
    other = tell_deed(
        "b", "In the Hotel Torv Lund Steel turned down the offer.", ("turned", "turn"), parts
    )
    (found,) = find_contradicted_differences(read_story(one, other))
    assert found.versions[1].evidence[0].text.startswith("In the Hotel Torv")


def test_reports_that_both_tell_the_opposite_agree() -> None:
    parts = ("Lund Steel", "the offer")
    text = "Lund Steel, which had accepted the offer in the Hotel Torv, turned down the offer."
    article, notes = tell_deed("a", text, ("accepted", "accept"), parts)
    turned = make_claim(article, text.rstrip("."), verb="turned", lemma="turn", parts=parts)
    both = article, replace(notes, claims=(*notes.claims, turned))
    other = tell_deed(
        "b", "In the Hotel Torv Lund Steel turned down the offer.", ("turned", "turn"), parts
    )
    assert find_contradicted_differences(read_story(both, other)) == ()


def test_a_denial_in_so_many_words_is_left_to_those_who_read_denials() -> None:
    text = "Lund Steel denied that it signed the wage agreement in the Hotel Torv."
    parts = ("Lund Steel", "the wage agreement")
    source = ("Lund Steel", "denied")
    denied = tell_deed("b", text, ("signed", "sign"), parts, factuality="denied", source=source)
    assert find_contradicted_differences(read_story(tell_signed(), denied)) == ()


@pytest.mark.parametrize("opening", ["Not one of nine hours had gone when", "NEVER is heard that"])
def test_a_sentence_that_begins_with_a_denial_tells_nothing_as_done(opening: str) -> None:
    who, what = parts = ("Lund Steel", "the wage agreement")
    text = f"{opening} in the Hotel Torv {who} signed {what}."
    one = tell_deed("a", text, ("signed", "sign"), parts)
    assert find_contradicted_differences(read_story(one, tell_refused())) == ()


def test_one_and_the_same_does_not_contradict_himself() -> None:
    source = ("Ida Holm", "said")
    one, other = (
        tell_deed(
            name,
            f"Lund Steel {verb} the wage agreement in the Hotel Torv, Ida Holm said.",
            (verb.split()[-1], "sign"),
            ("Lund Steel", "the wage agreement"),
            negated=negated,
            source=source,
        )
        for name, verb, negated in (("a", "signed", False), ("b", "never signed", True))
    )
    assert find_contradicted_differences(read_story(one, other)) == ()


def test_what_is_told_late_in_a_report_contradicts_nothing() -> None:
    bells = 5 * "The bells of Torv rang for an hour at noon. "
    text = f"{bells}In the Hotel Torv Lund Steel refused to sign the wage agreement."
    parts = ("Lund Steel", "the wage agreement")
    late = tell_deed("b", text, ("sign", "sign"), parts, negated=True, factuality="planned")
    assert find_contradicted_differences(read_story(tell_signed(), late)) == ()


def test_what_a_known_denial_tells_is_not_told_again() -> None:
    found = find_contradicted_differences(read_story(tell_signed(), tell_refused()))
    assert list(list_new(found, found)) == []
    assert list(list_new(found, ())) == list(found)
