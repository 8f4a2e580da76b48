from dataclasses import replace

import pytest

from consilience.linking.origins.naming import HouseNames
from consilience.records.article import Article
from tests.making import make_article

NAME = "Kenya News Agency"


def make(text: str, *houses: str) -> Article:
    return replace(make_article(text), credits=houses)


@pytest.mark.parametrize(
    ("article", "shown"),
    [
        (make("The ferry sank off Lassena.", "KNA"), "KNA"),
        (make("LASSENA (KNA) - The ferry sank."), "KNA"),
        (make("The ferry sank off Kenya’s coast.", "KNA"), NAME),
        (make("NAIROBI - The ferry sank.", "KNA"), NAME),
        (make("The ferry sank, Kenya News Agency reported."), NAME),
        (make("The ferry sank.", NAME), NAME),
    ],
)
def test_an_agency_of_a_country_is_named_in_full_where_the_story_is_of_it(
    article: Article, shown: str
) -> None:
    assert HouseNames([make("Nobody was hurt."), article]).name(NAME) == shown


@pytest.mark.parametrize("house", ["Reuters", "Agence France-Presse", "The Quay Herald"])
def test_houses_of_the_whole_world_and_papers_keep_their_names(house: str) -> None:
    assert HouseNames([make("The ferry sank.")]).name(house) == house
