"""One article that says "the ferry" tells the kind of a name for all."""

from consilience.linking.entities import group_entities
from tests.linking.entities.test_linking import in_one_story, named
from tests.making import annotate_by_hand, make_article, mark


def test_a_name_called_a_vessel_in_one_article_is_no_person_in_the_others() -> None:
    called = make_article("The ferry Ada Brandt sank.", name="a")
    others = [make_article(f"The Ada Brandt sank {day}.", name=day) for day in ("early", "late")]
    articles = [called, *others]
    notes = [annotate_by_hand(one, mark(one, "Ada Brandt")) for one in others]
    first = annotate_by_hand(called, mark(called, "Ada Brandt", "other"))
    entities, _ = group_entities([in_one_story(*articles)], articles, [first, *notes])
    assert named(entities)["Ada Brandt"].kind == "other"
