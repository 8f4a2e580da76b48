from dataclasses import replace

import pytest

from consilience.analysis.facts_titled import denies, find_rival, keep_one_deed, keep_telling
from consilience.records.claim import Participant, Quantity
from consilience.records.ids import EntityId
from tests.analysis.facts_making import cut, make_claim
from tests.making import make_article


def make_denial(text, theme="", factuality="occurred"):
    article = make_article(text, name="denial")
    clause = text.rstrip(".")
    things = (Participant(role="theme", span=cut(article, theme)),) if theme else ()
    claim = make_claim(article, clause, "signed", negated=True, factuality=factuality)
    actors = () if text.startswith("signed") else claim.participants
    return make_claim(
        article,
        clause,
        "signed",
        negated=True,
        factuality=factuality,
        participants=(*actors, *things),
    )


SAID = make_article("Torrent signed the lease.", name="said")
TOLD = make_claim(
    SAID,
    "Torrent signed the lease",
    "signed",
    participants=(
        *make_claim(SAID, "Torrent signed the lease", "signed").participants,
        Participant(role="theme", span=cut(SAID, "the lease")),
    ),
)
TITLE = "Torrent signed the lease"


NEVER = "Torrent never signed the lease."


def test_a_denial_names_all_that_had_part_in_the_deed() -> None:
    denial = make_denial(NEVER, "the lease")
    assert denies(denial, TOLD, TITLE)
    assert "denial" in keep_telling({"said": [TOLD], "denial": [denial]}, TITLE, ())


@pytest.mark.parametrize(
    ("text", "theme", "factuality"),
    [
        ("Torrent never signed.", "", "occurred"),  # the lease, or what else
        ("signed the lease.", "the lease", "occurred"),  # behind "nobody wished to have"
        ("Torrent never signed the map.", "the map", "occurred"),
        (NEVER, "the lease", "planned"),
    ],
)
def test_a_denial_of_another_deed_tells_nothing_of_the_title(text, theme, factuality) -> None:
    denial = make_denial(text, theme, factuality)
    assert not denies(denial, TOLD, TITLE)
    assert "denial" not in keep_telling({"said": [TOLD], "denial": [denial]}, TITLE, ())


def test_a_denial_beside_a_title_that_says_no_is_none() -> None:
    assert not denies(make_denial(NEVER, "the lease"), TOLD, "Torrent signed no paper")


def count(text, words, number, unit):
    article = make_article(text, name=text)
    quantity = Quantity(span=cut(article, words), lowest=number, highest=number, unit=unit)
    return make_claim(article, text.rstrip("."), "sank", quantities=(quantity,))


FORTY = count("The storm sank 40 boats.", "40", 40.0, "boats")


@pytest.mark.parametrize(
    ("text", "words", "unit", "is_kept"),
    [
        ("A gale once sank nine boats.", "nine", "boats", True),
        ("A gale once sank nine.", "nine", None, False),
        ("A gale once sank nine.", "nine", "fishing boats", True),
    ],
)
def test_a_number_without_the_noun_of_the_title_may_count_other_things(
    text, words, unit, is_kept
) -> None:
    claims = {"told": [FORTY], "other": [count(text, words, 9.0, unit)]}
    kept = keep_telling(claims, "The storm sank 40 boats", FORTY.quantities)
    assert ("other" in kept) == is_kept


def test_dozens_are_no_other_number() -> None:
    dozens = count("A gale sank dozens.", "dozens", None, None)
    assert find_rival([dozens], FORTY.quantities) is None


URGED = make_article("Torrent urged the guild to sell the barges.", name="urged")
SAME = make_article("Torrent urged the guild to sell its barges.", name="same")
OTHER = make_article("Beck urged sailors to strike in Onde.", name="other")
URGING = "Torrent urged the guild to sell the barges"


def make_urging(article, actor, whom, **fields):
    parts = (
        Participant(role="actor", span=cut(article, actor), entity_id=EntityId(actor)),
        Participant(role="recipient", span=cut(article, whom)),
    )
    claim = make_claim(article, f"{actor} urged {whom}", "urged", participants=parts, **fields)
    return replace(claim, predicate=replace(claim.predicate, lemma="urge"))


@pytest.mark.parametrize(
    ("fields", "disputing", "stays"),
    [
        ({}, False, False),
        ({"negated": True}, False, True),  # who denies it tells it otherwise
        ({}, True, True),
    ],
)
def test_a_clause_on_others_that_says_another_thing_tells_nothing_of_the_title(
    fields, disputing, stays
) -> None:
    told, same = (make_urging(one, "Torrent", "the guild") for one in (URGED, SAME))
    other = make_urging(OTHER, "Beck", "sailors", **fields)
    texts = {one.id: one.text for one in (URGED, SAME, OTHER)}
    claims = {"urged": [told], "same": [same], "other": [other]}
    kept = keep_one_deed(claims, URGING, texts, {other.id} if disputing else frozenset())
    assert set(kept) == {"urged", "same"} | ({"other"} if stays else set())


@pytest.mark.parametrize(("is_witnessed", "stays"), [(False, False), (True, True)])
def test_a_clause_with_the_doer_alone_tells_no_row_but_one_that_others_witness(
    is_witnessed, stays
) -> None:
    vague = make_article("Torrent agreed at last.", name="vague")
    other = make_claim(vague, "Torrent agreed at last", "agreed")
    texts = {one.id: one.text for one in (SAID, vague)}
    claims = {"said": [TOLD], "vague": [other]}
    kept = keep_one_deed(claims, TITLE, texts, frozenset(), is_witnessed=is_witnessed)
    assert set(kept) == {"said"} | ({"vague"} if stays else set())


def test_a_denial_beside_a_title_that_denies_is_tied_to_it_or_tells_nothing_of_it() -> None:
    told = make_urging(URGED, "Torrent", "the guild", negated=True)
    other = make_urging(OTHER, "Beck", "sailors", negated=True)
    texts = {one.id: one.text for one in (URGED, OTHER)}
    kept = keep_one_deed({"urged": [told], "other": [other]}, URGING, texts, frozenset())
    assert set(kept) == {"urged"}


def test_a_denial_of_another_deed_is_left_out_of_the_clauses_of_its_article() -> None:
    denial = make_denial("Torrent never signed the map.", "the map")
    kept = keep_telling({"said": [TOLD, denial]}, TITLE, ())
    assert kept == {"said": [TOLD]}


@pytest.mark.parametrize("joint", [True, False])
def test_a_clause_that_is_tied_to_one_tied_to_the_title_tells_it_too(joint) -> None:
    both = make_article("Malk urged the guild, with Torrent, to sell its barges.", name="both")
    other = make_article("Malk urged sailors to sell barges.", name="other")
    told, again = make_urging(URGED, "Torrent", "the guild"), make_urging(other, "Malk", "sailors")
    middle = make_urging(both, "Malk", "the guild")
    second = Participant(role="actor", span=cut(both, "Torrent"), entity_id=EntityId("Torrent"))
    middle = replace(
        middle,
        span=cut(both, "Malk urged the guild, with Torrent, to sell its barges"),
        participants=(*middle.participants, second),
    )
    texts = {one.id: one.text for one in (URGED, both, other)}
    claims = {"urged": [told], "other": [again], **({"both": [middle]} if joint else {})}
    kept = keep_one_deed(claims, URGING, texts, frozenset(), is_witnessed=True)
    assert set(kept) == ({"urged", "both", "other"} if joint else {"urged"})
