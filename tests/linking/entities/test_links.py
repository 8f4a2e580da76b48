import pytest

from consilience.linking.entities import group_entities
from consilience.records.ids import StoryId
from consilience.records.story import Story
from tests.making import annotate_by_hand, make_article, mark


@pytest.mark.parametrize(
    ("text", "one", "other", "reasons"),
    [
        (
            "ISIS lost the hill. The Islamic State had held it since May.",
            "ISIS",
            "Islamic State",
            ["two names of one body"],
        ),
        (
            "The Pentagon paid. The Defense Department had ordered it.",
            "Pentagon",
            "Defense Department",
            ["two names of one body"],
        ),
        (
            "DOJ declined. Canada's Justice Department would not say why.",
            "DOJ",
            "Justice Department",
            None,  # another state's
        ),
        ("Fed came. The Port Reserve left.", "Fed", "Port Reserve", None),
    ],
)
def test_names_of_one_body_are_known_by_the_list(
    text: str, one: str, other: str, reasons: list[str] | None
) -> None:
    article = make_article(text)
    marks = [mark(article, name, at=text.index(name), kind="organisation") for name in (one, other)]
    annotations = annotate_by_hand(article, *marks)
    story = Story(id=StoryId("story"), title="", article_ids=(article.id,))

    entities, _ = group_entities([story], [article], [annotations])

    assert len(entities) == (2 if reasons is None else 1)
    assert reasons is None or [why.reason for why in entities[0].reasons] == reasons
