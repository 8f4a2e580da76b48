from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience import extract, open_pages
from consilience.app import EXAMPLE
from consilience.linking.decisions import Decisions
from consilience.linking.stories import MANY, add_to_stories, group_stories
from consilience.records.article import Article
from tests.making import make_article

FERRY = (
    "The ferry Albatross ran aground off Sandholm on Tuesday with 212 passengers aboard. "
    "Rescue boats from Sandholm took all passengers off the ferry before nightfall."
)
FERRY_AGAIN = (
    "All 212 passengers were taken off the stranded ferry Albatross near Sandholm before dark, "
    "rescuers said. The ferry had run aground on Tuesday."
)
BUDGET = (
    "Parliament passed the budget by three votes after a night of speeches. "
    "The finance minister called the new taxes on sugar and tobacco necessary."
)


def group_names(articles: list[Article]) -> set[frozenset[str]]:
    return {frozenset(story.article_ids) for story in group_stories(articles)}


@pytest.fixture
def articles() -> list[Article]:
    return [
        make_article(
            FERRY, name="ferry", title="Ferry Albatross aground off Sandholm", outlet="Post"
        ),
        make_article(FERRY_AGAIN, name="again", title="212 saved from ferry", day="2031-03-05"),
        make_article(BUDGET, name="budget", title="Budget passed"),
    ]


def test_reports_of_one_affair_are_one_story(articles: list[Article]) -> None:
    assert group_names(articles) == {frozenset({"ferry", "again"}), frozenset({"budget"})}


def test_a_story_has_its_outlets_dates_and_the_headline_of_an_article(
    articles: list[Article],
) -> None:
    story = next(one for one in group_stories(articles) if "ferry" in one.article_ids)
    assert story.outlets == ("Post",)
    assert (story.earliest, story.latest) == ("2031-03-05", "2031-03-05")
    assert story.title in {"Ferry Albatross aground off Sandholm", "212 saved from ferry"}


def test_a_story_without_headlines_is_called_by_its_first_words() -> None:
    (story,) = group_stories([make_article(BUDGET)])
    assert (
        story.title
        == "Parliament passed the budget by three votes after a night of speeches. The finance…"
    )


@pytest.mark.parametrize(
    "titles",
    [
        ("Ferry.Txt", "Budget.Txt"),
        ("Ferry aground | Skelda Courier", "Budget passed | Skelda Courier"),
        ("Albatross in pictures", "Sugar in pictures"),
    ],
    ids=["files", "an outlet", "a rubric"],
)
def test_words_that_titles_alone_have_join_no_two_affairs(titles: tuple[str, str]) -> None:
    articles = [
        make_article(FERRY, name="ferry", title=titles[0]),
        make_article(BUDGET, name="budget", title=titles[1]),
    ]
    assert len(group_stories(articles)) == 2


def test_a_word_of_one_title_counts_where_the_other_text_has_it() -> None:
    told = "All passengers were safe by night, and the owners praised the rescuers of the town."
    articles = [
        make_article(FERRY, name="ferry", title="Ferry aground off Sandholm"),
        make_article(told, name="told", title="Ferry Albatross off Sandholm aground"),
        make_article(BUDGET, name="budget", title="Budget passed"),
    ]
    assert frozenset({"ferry", "told"}) in group_names(articles)


def test_reports_that_are_titles_alone_are_joined_by_them() -> None:
    articles = [
        make_article("", name="one", title="Ferry Albatross aground off Sandholm"),
        make_article("", name="other", title="Sandholm: ferry Albatross aground"),
    ]
    assert len(group_stories(articles)) == 1


def test_the_same_words_years_later_are_another_story() -> None:
    then = make_article(FERRY, name="then", day="2028-03-05")
    now = make_article(FERRY, name="now", day="2031-03-05")
    assert group_names([then, now]) == {frozenset({"then"}), frozenset({"now"})}


def test_the_order_of_articles_changes_nothing(articles: list[Article]) -> None:
    assert group_stories(articles[::-1]) == group_stories(articles)


def test_no_articles_are_no_stories() -> None:
    assert group_stories([]) == ()


def test_pages_without_a_shared_word_are_handled() -> None:
    articles = [make_article(f"word{chr(97 + n)} " * 30, name=str(n)) for n in range(20)]
    assert len(group_stories(articles)) >= 1


@pytest.mark.parametrize("count", [20, 80])
def test_pages_of_other_things_do_not_divide_an_affair(count: int) -> None:
    affair = [one for page in open_pages([EXAMPLE]) for one in extract(page)]
    others = [make_article(make_words(number), name=f"other {number}") for number in range(count)]
    found = group_names([*affair, *others])
    assert group_names(affair) <= found


def make_words(number: int) -> str:
    """A text of words that no other has."""
    random = Random(number)
    syllables = (random.choice("bdfgklmnprst") + random.choice("aeiou") for _ in range(240))
    return " ".join("".join(batch) for batch in zip(*[syllables] * 4, strict=True)) + "."


def test_two_hundred_copies_of_one_text_are_one_story() -> None:
    articles = [make_article(FERRY, name=f"{n:03}") for n in range(200)]
    assert len(group_stories(articles)) == 1


def make_many(count: int) -> list[Article]:
    """Pairs of articles, each pair about a ship of its own."""
    return [
        make_article(
            FERRY.replace("Albatross", name).replace("Sandholm", f"{name}holm"),
            name=f"{number:03}{half}",
            title=f"Ferry {name} aground",
        )
        for number in range(count)
        for half in "ab"
        if (
            name
            := f"{'Bdfgklmnpr'[number % 10]}a{'bdfgklmnpr'[number // 10 % 10]}u{'rst'[number // 100]}o"
        )
    ]


def test_a_new_article_joins_founds_or_bridges_stories_and_leaves_the_others_as_they_are() -> None:
    known = [*make_many(MANY), make_article(BUDGET, name="budget")]
    stories = group_stories(known)
    joining = make_article(BUDGET + " The vote was close.", name="joining")
    founding = make_article("Beetles eat the oaks of Elmwood, foresters say.", name="founding")
    after = add_to_stories(stories, known, [joining, founding])
    changed = {frozenset(one.article_ids) for one in after} ^ {
        frozenset(one.article_ids) for one in stories
    }
    assert changed == {
        frozenset({"budget"}),
        frozenset({"budget", "joining"}),
        frozenset({"founding"}),
    }


def test_stories_that_grow_are_those_of_all_articles_while_they_are_few(
    articles: list[Article],
) -> None:
    stories = group_stories(articles[:1])
    assert add_to_stories(stories, articles[:1], articles[1:]) == group_stories(articles)
    assert add_to_stories(stories, articles[:1], []) == stories
    assert add_to_stories((), [], articles) == group_stories(articles)


def test_two_articles_judged_to_be_of_one_story_join_their_stories(
    articles: list[Article],
) -> None:
    joined = Decisions(same_articles=frozenset({("budget", "ferry")}))
    (story,) = group_stories(articles, decisions=joined)
    assert set(story.article_ids) == {"ferry", "again", "budget"}
    (known,) = group_stories(articles[:2])
    assert add_to_stories([known], articles[:2], articles[2:], decisions=joined) == (story,)


def test_where_stories_are_to_stay_apart_an_article_alone_goes_over(
    articles: list[Article],
) -> None:
    decisions = Decisions(
        same_articles=frozenset({("budget", "ferry")}),
        apart_articles=frozenset({("again", "budget")}),
    )
    stories = {frozenset(one.article_ids) for one in group_stories(articles, decisions=decisions)}
    assert stories == {frozenset({"ferry", "budget"}), frozenset({"again"})}


@given(st.lists(st.text(max_size=60), max_size=6))
def test_every_article_is_in_one_story_whatever_its_text(texts: list[str]) -> None:
    articles = [make_article(text, name=str(n)) for n, text in enumerate(texts)]
    grouped = [one for story in group_stories(articles) for one in story.article_ids]
    assert sorted(grouped) == [one.id for one in articles]
