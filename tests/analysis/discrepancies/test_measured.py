"""What a measure is of: the noun before it, or the one beside which a verb sets it."""

import pytest

from consilience.analysis.discrepancies.numbers.counted import read_counted
from consilience.analysis.discrepancies.numbers.differing import find_number_differences
from consilience.analysis.stems import stem_word
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from tests.analysis.discrepancies.making import FILLER, list_values, make_claim, read_story
from tests.making import make_article


def tell_sum(
    name: str, text: str, verb: str, lemma: str, *parts: str
) -> tuple[Article, Annotations]:
    article = make_article(f"{text} {FILLER}", name=name)
    claim = make_claim(article, text.rstrip("."), verb=verb, lemma=lemma, parts=parts)
    return article, Annotations(article_id=article.id, claims=(claim,))


OFFERED = ("The museum offered a reward of 200,000 euros.", "offered", "offer", "The museum")
STANDS = (
    "The reward for the old panel stands at 250,000 euros.",
    "stands",
    "stand",
    "The reward for the old panel",
)
BOUGHT = ("A collector bought it for 250,000 euros.", "bought", "buy", "A collector")


@pytest.mark.parametrize(
    ("told", "nouns"),
    [(OFFERED, {"reward"}), (STANDS, {"reward"}), (BOUGHT, set())],
    ids=["before it", "beside a verb", "of nothing named"],
)
def test_the_noun_for_what_is_measured(told: tuple[str, ...], nouns: set[str]) -> None:
    story = read_story(tell_sum("a", *told))
    (counted,) = read_counted(story.sentences[0])
    assert counted.measured == {stem_word(one) for one in nouns}


def test_two_measures_of_one_thing_are_a_conflict() -> None:
    story = read_story(tell_sum("a", *OFFERED), tell_sum("b", *STANDS))
    assert list_values(find_number_differences(story)) == [("200,000 euros", "250,000 euros")]
    story = read_story(tell_sum("a", *OFFERED), tell_sum("b", *BOUGHT))
    assert find_number_differences(story) == ()
