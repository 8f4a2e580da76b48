"""A title is a sentence of a brief where one article has its words."""

from dataclasses import replace

import pytest

from consilience.analysis.brief.titles import find_title
from consilience.analysis.facts_reading import Pronoun, read_dossier
from consilience.records.event import Event
from tests.analysis.facts_making import (
    TORRENT,
    attribute,
    cut,
    make_claim,
    make_event,
    make_story_dossier,
)
from tests.making import make_article

FIRST = make_article("The quay office paid 42 crowns to a diver for his work.", name="first")
SECOND = make_article("Payments came to 24 crowns, the harbour master said.", name="second")
NAMES = {TORRENT: "quay office"}
PAID = make_claim(FIRST, "The quay office paid 42 crowns to a diver", "paid")
CAME = attribute(
    make_claim(SECOND, "Payments came to 24 crowns", "came"), cut(SECOND, "the harbour master")
)


def tell(event: Event, *claims, articles=(FIRST, SECOND)):
    dossier = make_story_dossier((event,), claims, articles=articles)
    return find_title(event, NAMES, read_dossier(dossier))


def make_paid(*claims, title: str = "The quay office paid 42 crowns to a diver") -> Event:
    return make_event("paid", title, *claims)


def test_its_words_its_source_and_its_evidence_are_those_of_one_article() -> None:
    clause = tell(make_paid(PAID, CAME), PAID, CAME)
    assert clause is not None
    assert clause.text == "The quay office paid 42 crowns to a diver."
    assert clause.evidence[0].article == "first"
    said = attribute(PAID, cut(SECOND, "the harbour master"))
    other = replace(said, attribution=(replace(said.attribution[0], source=cut(FIRST, "his")),))
    named = tell(make_paid(CAME, other), CAME, other)
    assert named is None or "harbour master" not in named.text


def test_what_no_article_tells_alone_is_no_sentence() -> None:
    mixed = make_paid(CAME, PAID, title="Harbour payments to the quay office came to 24 crowns")
    assert tell(mixed, CAME, PAID) is None


def test_a_rest_of_a_dateline_is_no_sentence() -> None:
    article = make_article("SARN (ABC) The quay office paid 42 crowns to a diver.", name="first")
    paid = make_claim(article, "ABC) The quay office paid 42 crowns to a diver", "paid")
    event = make_paid(paid, title="ABC) The quay office paid 42 crowns to a diver")
    assert tell(event, paid, articles=(article,)) is None


def test_a_party_with_a_clause_on_it_is_no_sentence() -> None:
    article = make_article("Crowns, which the quay office, a body of Sarn, paid out.", name="first")
    paid = make_claim(article, "Crowns, which the quay office, a body of Sarn, paid out", "paid")
    paid = replace(paid, participants=(replace(paid.participants[0], span=cut(article, "Crowns")),))
    event = make_paid(paid, title="Crowns, which the quay office paid out")
    assert tell(event, paid, articles=(article,)) is None


OFFICE = "The quay office"


@pytest.mark.parametrize(
    ("clause", "behind", "title", "told"),
    [
        ("The quay office paid both divers", " on Monday.", "", True),
        ("The quay office, by a letter, paid both divers", ".", f"{OFFICE} paid both divers", True),
        ("The quay office paid part of the divers", ".", f"{OFFICE} part paid the divers", False),
        ("The quay office paid both divers", " to help it.", "", True),
        ("The quay office left and paid both divers", ".", f"{OFFICE} paid both divers", True),
        ("The quay office paid for a plan", " to help both divers.", "", False),
        ("The quay office paid in full, with both divers", " in the dark.", "", False),
        ("The quay office paid in full, with both divers", ".", "", True),
        ("The quay office paid for the idea", " that a crane was safe.", "", False),
    ],
)
def test_a_title_is_a_name_and_the_words_of_a_clause_that_ends_there(
    clause, behind, title, told
) -> None:
    article = make_article(f"{clause}{behind}", name="first")
    paid = make_claim(article, clause, "paid")
    event = make_paid(paid, title=title or clause)
    assert (tell(event, paid, articles=(article,)) is not None) == told


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("", True),
        ("On Monday ", True),
        ("A clerk came when ", True),
        ("A clerk came, ", True),
        ("It was the last time ", False),
        ("Nobody knows how ", False),
    ],
)
def test_what_is_no_clause_of_its_own_is_no_sentence(before: str, told: bool) -> None:
    clause = "The quay office paid both divers"
    article = make_article(f"{before}{clause}.", name="first")
    paid = make_claim(article, clause, "paid")
    event = make_paid(paid, title=clause)
    assert (tell(event, paid, articles=(article,)) is not None) == told


@pytest.mark.parametrize(("before", "told"), [("In no way did ", False), ("On Monday ", True)])
def test_no_clause_is_told_without_what_negates_it(before: str, told: bool) -> None:
    clause = "the quay office paid both divers"
    article = make_article(f"{before}{clause}.", name="first")
    paid = replace(make_claim(article, clause, "paid"), negated=before.startswith("In no"))
    event = make_paid(paid, title=f"{clause[0].upper()}{clause[1:]}")
    assert (tell(event, paid, articles=(article,)) is not None) == told


@pytest.mark.parametrize(
    ("first", "title", "told"),
    [
        ("She", "Ilva Torrent paid 42 crowns to both divers", True),
        ("She", "Harbourline paid 42 crowns to both divers", False),
        ("It", "Harbourline paid 42 crowns to both divers", True),
    ],
)
def test_a_pronoun_stands_for_its_own_kind(first: str, title: str, told: bool) -> None:
    article = make_article(f"{first} paid 42 crowns to both divers.", name="first")
    claim = make_claim(article, f"{first} paid 42 crowns to both divers", "paid")
    names = {TORRENT: " ".join(title.split(" paid")[:1])}
    dossier = make_story_dossier((make_paid(claim, title=title),), (claim,), articles=(article,))
    reading = read_dossier(dossier)
    known = (Pronoun(start=0, named=(0,)),) if first == "She" else ()
    reading = replace(reading, pronouns={article.id: known})
    assert (find_title(make_paid(claim, title=title), names, reading) is not None) is told


@pytest.mark.parametrize(
    ("between", "verb", "told"),
    [
        ("left the quay and", "paid", True),
        ("left the quay to load it and", "pay", False),
        ("has more", "appeal", False),
    ],
)
def test_a_second_deed_is_told_of_whoever_did_the_first(between, verb, told) -> None:
    text = f"The quay office {between} {verb} 42 crowns to both divers"
    article = make_article(f"{text}.", name="first")
    claim = make_claim(article, text, verb)
    party = replace(claim.participants[0], span=cut(article, "The quay office"))
    lemma = verb.replace("paid", "pay")
    predicate = replace(claim.predicate, lemma=lemma)
    claim = replace(claim, participants=(party,), predicate=predicate)
    event = make_paid(claim, title=f"The quay office {verb} 42 crowns to both divers")
    assert (tell(event, claim, articles=(article,)) is not None) is told


def test_of_whom_a_clause_of_time_speaks_by_a_pronoun_no_title_tells() -> None:
    article = make_article("When she paid 42 crowns to both divers, the clerk left.", name="first")
    claim = make_claim(article, "she paid 42 crowns to both divers", "paid")
    title = "Ilva Torrent paid 42 crowns to both divers"
    dossier = make_story_dossier((make_paid(claim, title=title),), (claim,), articles=(article,))
    reading = replace(read_dossier(dossier), pronouns={article.id: (Pronoun(start=5, named=(5,)),)})
    names = {TORRENT: "Ilva Torrent"}
    assert find_title(make_paid(claim, title=title), names, reading) is None


def test_half_of_a_description_is_no_name() -> None:
    text = "the clerk and poet paid 42 crowns to both divers"
    article = make_article(f"On Monday {text}.", name="first")
    claim = make_claim(article, text, "paid")
    claim = replace(
        claim, participants=(replace(claim.participants[0], span=cut(article, "the clerk")),)
    )
    event = make_paid(claim, title="Quay office and poet paid 42 crowns to both divers")
    assert tell(event, claim, articles=(article,)) is None


@pytest.mark.parametrize(("behind", "told"), [(".", True), (" to help it.", False)])
def test_what_somebody_says_of_himself_is_told_whole(behind: str, told: bool) -> None:
    article = make_article(f"Ilva Torrent said she paid both of the divers{behind}", name="first")
    claim = make_claim(article, "she paid both of the divers", "paid")
    claim = attribute(claim, cut(article, "Ilva Torrent"))
    claim = replace(claim, attribution=(replace(claim.attribution[0], entity_id=TORRENT),))
    title = "Ilva Torrent paid both of the divers"
    event = make_paid(claim, title=title)
    dossier = make_story_dossier((event,), (claim,), articles=(article,))
    known = (Pronoun(start=article.text.index("she"), named=(article.text.index("she"),)),)
    reading = replace(read_dossier(dossier), pronouns={article.id: known})
    clause = find_title(event, {TORRENT: "Ilva Torrent"}, reading)
    assert (clause is not None) is told
