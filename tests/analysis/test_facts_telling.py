from dataclasses import replace

from consilience.analysis.facts_reading import read_dossier
from consilience.analysis.facts_telling import find_telling
from consilience.records.claim import Participant
from tests.analysis.facts_making import (
    HERALD,
    POST,
    cut,
    make_claim,
    make_event,
    make_story_dossier,
)
from tests.making import make_article

OTHER = make_article("Torrent signed two photographs for sailors.", name="other")


def make_signing(article, clause, theme):
    claim = make_claim(article, clause, "signed")
    thing = Participant(role="theme", span=cut(article, theme))
    return replace(claim, participants=(*claim.participants, thing))


def test_articles_whose_clause_is_of_another_deed_tell_nothing_of_a_row() -> None:
    claims = (
        make_signing(POST, "Torrent signed a lease of the harbour", "a lease"),
        make_signing(HERALD, "She signed a lease", "a lease"),
        make_signing(OTHER, "Torrent signed two photographs", "two photographs"),
    )
    event = make_event("signed", "Torrent signed a lease of the harbour", *claims)
    reading = read_dossier(make_story_dossier((event,), claims, articles=(POST, HERALD, OTHER)))
    telling = find_telling(event, reading)
    assert set(telling) == {"post", "herald"}
    assert find_telling(event, reading) is telling
