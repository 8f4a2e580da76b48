"""Why an article cannot be called silent."""

from dataclasses import replace

import pytest

from consilience.analysis.facts_reading import read_dossier
from consilience.analysis.facts_silent import could_know, is_fragment
from tests.analysis.facts_making import ARTICLES, EVENTS, make_story_dossier
from tests.making import make_article, make_day


@pytest.mark.parametrize(
    ("happened", "published", "knew"),
    [
        ("2031-03-06", "2031-03-05", False),
        ("2031-03-06", "2031-03-07", True),
        ("2031-03-01", "2031-03-05", False),  # nobody had told it
        ("2031-06-01", "2031-03-09", True),  # a day after the first report is not its day
        ("2031-06-01", None, True),
    ],
)
def test_who_came_out_before_it_was_told_could_not_know(happened, published, knew) -> None:
    other = make_article("The tide came in.", name="other", day=published)
    dossier = make_story_dossier(articles=(*ARTICLES, other))
    event = replace(EVENTS[0], when=make_day(happened))
    tellers = [one.id for one in ARTICLES[:2]]
    assert could_know(other, event, tellers, read_dossier(dossier)) == knew


def test_what_is_planned_for_a_later_day_could_be_known() -> None:
    other = make_article("The tide came in.", name="other", day="2031-03-09")
    dossier = make_story_dossier(articles=(*ARTICLES, other))
    event = replace(EVENTS[0], when=make_day("2031-06-01"), factuality="planned")
    assert could_know(other, event, [ARTICLES[0].id], read_dossier(dossier))


@pytest.mark.parametrize(("words", "short"), [(99, True), (100, False)])
def test_an_article_of_few_words_is_a_fragment(words: int, short: bool) -> None:
    assert is_fragment(make_article("tide " * words, name="other")) == short
