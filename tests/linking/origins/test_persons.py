from dataclasses import replace

from consilience.linking.origins.persons import Persons
from consilience.linking.source_kinds import Source
from consilience.records.ids import EntityId
from tests.making import annotate_by_hand, make_article, mark

TEXT = "Ada Lund left. Lund wrote again, and Lund waited. Her brother Igor Lund stayed."


def make_persons() -> Persons:
    article = make_article(TEXT)
    ada = [replace(mark(article, "Ada Lund"), entity_id=EntityId("ada"))]
    ada.append(
        replace(mark(article, "Lund wrote"), span=article.span(15, 19), entity_id=EntityId("ada"))
    )
    igor = replace(mark(article, "Igor Lund"), entity_id=EntityId("igor"))
    return Persons([annotate_by_hand(article, *ada, igor)])


def say(name: str) -> Source:
    return Source(kind="statement", key=("lund",), name=name, channel="post")


def test_of_two_bearers_of_a_surname_the_one_named_less_is_known_by_the_full_name() -> None:
    persons = make_persons()
    assert persons.tell_apart(say("Igor Lund")).key == ("igor lund",)
    assert persons.tell_apart(say("Ada Lund")).key == ("lund",)
    assert persons.tell_apart(say("Lund")).key == ("lund",)


def test_the_only_bearer_of_a_surname_is_known_by_it() -> None:
    article = make_article("Ada Lund left.")
    ada = replace(mark(article, "Ada Lund"), entity_id=EntityId("ada"))
    persons = Persons([annotate_by_hand(article, ada)])
    assert persons.tell_apart(say("Ada Lund")).key == ("lund",)
