from dataclasses import replace

import pytest

from consilience.linking.events.claims import ClaimReader
from consilience.linking.events.mentions import Party
from consilience.linking.events.sides import Sides
from consilience.records.annotations import Annotations
from consilience.records.entity import Entity
from consilience.records.ids import EntityId
from tests.linking.events.making import make_claim
from tests.making import make_article, mark

ARTICLE = make_article(
    "A Norwegian patrol was on its bank. The patrol fired. Four Danish guards died and nine"
    " were wounded. The second blast killed two more.",
    day="2031-05-01",
)


def read(predicate: str, *participants: str, antecedent: str = "") -> tuple[Party, ...]:
    """The parties of a claim of which the guards that died are another."""
    first = make_claim(ARTICLE, "died", "die", ("actor", "Four Danish guards", None, None))
    own = mark(ARTICLE, participants[0], "other")
    mentions = [replace(own, form="nominal")]
    if antecedent:
        told = replace(mark(ARTICLE, antecedent, "other"), form="nominal")
        mentions = [told, replace(mentions[0], antecedents=(told.id,))]
    claim = make_claim(
        ARTICLE, predicate, predicate, *(("theme", one, own.id, None) for one in participants)
    )
    notes = Annotations(article_id=ARTICLE.id, mentions=tuple(mentions), claims=(first, claim))
    reader = ClaimReader(ARTICLE, notes, {}, Sides([notes], {}))
    mention = reader.read(claim)
    assert mention.told == "2031-05-01"
    return mention.parties


@pytest.mark.parametrize(
    ("predicate", "words", "antecedent", "side"),
    [
        ("died", "Four Danish guards", "", {"DK"}),
        ("wounded", "nine", "", {"DK"}),
        ("fired", "The patrol", "A Norwegian patrol", {"NO"}),
    ],
)
def test_a_party_is_on_the_side_that_its_words_or_those_it_takes_up_name(
    predicate: str, words: str, antecedent: str, side: set[str]
) -> None:
    (party,) = read(predicate, words, antecedent=antecedent)
    assert party.sides == side


def test_a_party_knows_its_place_in_a_row_and_whether_it_was_told_of() -> None:
    (blast,) = read("killed", "The second blast")
    assert (blast.order, blast.definite) == ({"second"}, True)
    (added,) = read("killed", "two more")
    assert (added.order, added.definite) == ({"more"}, False)


def test_the_sentences_with_which_an_article_begins_lead_it() -> None:
    article = make_article("The mill burnt. " + "It stood by the river. " * 30 + "A wall fell.")
    claims = [make_claim(article, "burnt", "burn"), make_claim(article, "fell", "fall")]
    notes = Annotations(article_id=article.id, claims=tuple(claims))
    reader = ClaimReader(article, notes, {}, Sides([notes], {}))
    assert [reader.read(one).leads for one in claims] == [True, False]


@pytest.mark.parametrize(("verb", "shown"), [("show", "They"), ("showed", "Weld")])
def test_one_name_is_not_printed_for_they_before_a_verb_of_several(verb: str, shown: str) -> None:
    article = make_article(f"They {verb} a plan of the quay.", name="plan")
    weld = Entity(id=EntityId("weld"), kind="organisation", name="Weld", aliases=(), mention_ids=())
    they = replace(mark(article, "They", "organisation"), form="pronoun", entity_id=weld.id)
    claim = make_claim(article, verb, "show", ("actor", "They", they.id, weld.id))
    notes = Annotations(article_id=article.id, mentions=(they,), claims=(claim,))
    reader = ClaimReader(article, notes, {weld.id: weld}, Sides([notes], {}))
    assert reader.write_title(claim, reader.read(claim)).words.split()[0] == shown


def test_a_blast_that_tore_through_a_mill_is_a_blast_at_the_mill() -> None:
    article = make_article("A blast tore through the mill.", name="blast")
    parts = (("actor", "A blast", None, None), ("theme", "the mill", None, None))
    claim = make_claim(article, "tore", "tear", *parts)
    notes = Annotations(article_id=article.id, claims=(claim,))
    mention = ClaimReader(article, notes, {}, Sides([notes], {})).read(claim)
    assert mention.lemma == "blast"
    assert [(one.role, one.words) for one in mention.parties] == [("other", "mill")]
