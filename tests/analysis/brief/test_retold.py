import pytest

from consilience.analysis.brief import make_briefs
from consilience.analysis.brief.retold import Retellings
from consilience.analysis.facts_reading import read_dossier
from consilience.records.article import Article
from consilience.records.ids import StoryId
from consilience.records.span import Span
from consilience.records.story import Story
from tests.analysis.facts_making import cut, make_claim, make_event, make_story_dossier, tell_day
from tests.making import make_article

TOLD = make_article(
    "The mayor of Sarn ordered the old harbour bridge closed after an inspector found cracks.",
    name="told",
    day="2031-03-07",
)
WORDS = cut(TOLD, TOLD.text)


def find(*others: Article, words: Span = WORDS) -> list[str]:
    articles = (TOLD, *others)
    story = Story(
        id=StoryId("bridge"), title="", article_ids=tuple(sorted(one.id for one in articles))
    )
    reading = read_dossier(make_story_dossier((), (), articles=articles))
    return [one.text for one in Retellings(story, reading).find(words, {TOLD.id}, None)]


def test_an_article_retells_what_has_half_of_its_words_close_together() -> None:
    other = make_article(
        "It had rained for a week. Cracks that an inspector found made the mayor act. "
        "The old harbour bridge is shut since then. Nobody was hurt at all in the town.",
        name="other",
    )
    assert find(other) == ["Cracks that an inspector found made the mayor act."]


def test_the_headline_counts_and_the_sentence_with_most_words_is_shown() -> None:
    other = make_article(
        "Drivers were angry on Monday morning. The inspector spoke of cracks and rust.",
        name="other",
        title="Mayor closes harbour bridge of Sarn",
    )
    assert find(other) == ["The inspector spoke of cracks and rust."]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Sarn opened a school on Monday. Children sang for an hour and a half.",
        "",
    ],
)
def test_an_article_with_less_of_it_or_without_a_sentence_does_not(text: str) -> None:
    assert not find(make_article(text, name="other", title="Mayor of Sarn"))


def test_no_sentence_is_shown_where_the_headline_alone_tells_it() -> None:
    title = "Mayor of Sarn orders old harbour bridge closed as inspector finds cracks"
    text = "Drivers were angry on Monday morning. Rain fell."
    other = make_article(text, name="other", title=title)
    assert not find(other)


def test_words_far_apart_are_not_taken_together() -> None:
    between = " ".join(f"Nothing else was said of day number {at} by anybody." for at in range(6))
    other = make_article(
        f"The mayor of Sarn ordered lunch for all. {between} Cracks in an old harbour cup.",
        name="other",
    )
    assert not find(other)


def test_a_sentence_of_few_words_is_retold_by_none() -> None:
    other = make_article("The mayor of Sarn ordered it to be so on Friday.", name="other")
    assert not find(other, words=cut(TOLD, "The mayor of Sarn ordered"))


def test_what_is_counted_or_came_out_before_the_event_does_not_retell() -> None:
    text = "Minister Oren Malk of Corvia met Ilva Torrent of Tessaly in Sarn harbour on 6 March."
    post = make_article(text, name="post", day="2031-03-07")
    early = make_article(text, name="early", day="2031-03-05")
    late = make_article(text, name="late", day="2031-03-08")
    claim = make_claim(post, text, "met", when=tell_day(post, "6 March", "2031-03-06"))
    event = make_event("met", "Oren Malk met Ilva Torrent", claim)
    dossier = make_story_dossier((event,), (claim,), articles=(post, early, late))
    (brief,) = make_briefs(dossier)

    assert [(one.articles, [span.article for span in one.retold]) for one in brief.sentences] == [
        (("post",), ["late"])
    ]
