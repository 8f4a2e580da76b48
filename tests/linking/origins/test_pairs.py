from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.linking.origins.pairs import Profile, compare_profiles, make_profile
from consilience.linking.origins.sources import collect_outlets, find_sources
from consilience.linking.reuse import Reuse
from consilience.records.article import Article
from consilience.records.ids import ArticleId
from consilience.records.origin import Passage
from consilience.records.span import Span
from tests.making import make_article

TARRANO = (("tarrano",), "statement")
QUILLESE = (("quillese",), "letter")


def make(name: str, **given: object) -> Profile:
    """A profile of 200 words that credits nobody."""
    empty = Profile(
        article_id=ArticleId(name),
        day="",
        outlet=f"the {name}",
        strengths={},
        covers={},
        first=frozenset(),
        stated=(),
        opened=0,
        closed=0,
        unnamed=0,
        words=np.arange(200, dtype=np.uint64) + np.uint64(int.from_bytes(name.encode()[:7])),
        chars=1_000,
    )
    return replace(empty, **given)  # type: ignore[arg-type] # each test gives fields of their types


def place(name: str, start: int, words: str) -> Span:
    return Span(article=ArticleId(name), start=start, end=start + len(words), text=words)


def share(words: str, start: int, source_start: int, *, prose: int = 0) -> Reuse:
    """The same speech in the articles "one" and "other", at these characters."""
    passage = Passage(
        span=place("one", start, words), source=place("other", source_start, words), kind="speech"
    )
    return Reuse(
        article_id=ArticleId("one"),
        source_id=ArticleId("other"),
        passages=(passage,),
        prose=prose,
        reworded=0,
        share=0.0,
        source_share=0.0,
        direction="unknown",
    )


def read(text: str, *, name: str = "one", day: str | None = None) -> Profile:
    article = make_article(text, name=name, day=day, outlet=f"The {name.title()} Herald")
    return make_profile(find_sources(article, collect_outlets([article])))


SPEECH = (
    "The harbour will stay open all winter and nobody who works on the cranes will lose a day of it"
)


@pytest.mark.parametrize(
    ("start", "source_start", "stated", "opened", "relation"),
    [
        (50, 100, ((40, 200),), 0, "same origin"),
        (50, 100, (), 0, "independent"),  # nobody says that it was written
        (50, 700, ((40, 200),), 0, "independent"),  # background in one of them
        (50, 100, ((40, 200),), 9, "independent"),  # much was said before everybody
    ],
)
def test_what_both_quote_first_from_a_statement_makes_one_origin(
    start: int, source_start: int, stated: tuple[tuple[int, int], ...], opened: int, relation: str
) -> None:
    one = make("one", stated=stated, opened=opened)
    assert compare_profiles(one, make("other"), share(SPEECH, start, source_start)) == relation


def test_a_few_shared_words_of_a_statement_are_not_enough() -> None:
    one = make("one", stated=((40, 200),))
    assert compare_profiles(one, make("other"), share(SPEECH[:40], 50, 100)) == "independent"


def test_much_prose_in_common_is_derived() -> None:
    assert compare_profiles(make("one"), make("other"), share(SPEECH, 0, 0, prose=90)) == "derived"


@pytest.mark.parametrize(
    ("mine", "theirs", "unnamed", "relation"),
    [
        (2.0, 1.0, 0, "same origin"),
        (0.8, 0.8, 0, "independent"),  # both in passing
        (2.0, 1.0, 1, "independent"),  # sources of one's own
        (5.0, 5.0, 1, "same origin"),  # which do not count where the common credit is all
    ],
)
def test_an_outlet_that_both_credit_with_their_facts_makes_one_origin(
    mine: float, theirs: float, unnamed: int, relation: str
) -> None:
    one = make("one", strengths={"mole herald": mine}, unnamed=unnamed)
    other = make("other", strengths={"mole herald": theirs})
    assert compare_profiles(one, other, None) == relation


@pytest.mark.parametrize(
    ("cover", "first", "day", "relation"),
    [
        (0.3, frozenset(), "2031-03-02", "same origin"),
        (0.2, frozenset(), "2031-03-02", "independent"),
        (0.2, frozenset({TARRANO}), "2031-03-02", "same origin"),  # what both are about
        (0.2, frozenset({TARRANO}), "2031-03-20", "independent"),  # perhaps a later one
        (0.1, frozenset({TARRANO}), "2031-03-02", "independent"),
    ],
)
def test_a_statement_that_is_much_of_both_makes_one_origin(
    cover: float, first: frozenset[tuple[tuple[str, ...], str]], day: str, relation: str
) -> None:
    one = make("one", covers={TARRANO: cover}, first=first, day="2031-03-01")
    other = make("other", covers={TARRANO: 0.5, QUILLESE: 0.5}, first=first, day=day)
    assert compare_profiles(one, other, None) == relation


def test_statements_of_two_holders_are_two() -> None:
    one = make("one", covers={TARRANO: 0.9})
    other = make("other", covers={(("benvass",), "statement"): 0.9})
    assert compare_profiles(one, other, None) == "independent"


STATEMENT = "Orlo Tarrano said in a statement that the ferry would stop. "
LATER = "The fare would be paid back, Tarrano said. "


def cover(text: str) -> float:
    return read(text).covers[TARRANO]


def test_what_the_holder_says_later_belongs_to_the_only_statement_he_made() -> None:
    middle = "The island has two hundred houses and a school. "
    assert cover(STATEMENT + middle + LATER) > cover(STATEMENT + middle + middle) * 1.4


@pytest.mark.parametrize(
    "instead",
    [
        "The fare would be paid back, Tarrano told reporters. ",
        "The fare would be paid back, Carrante said. ",
        "Tarrano has lived on the island since the war. ",
    ],
)
def test_words_that_may_be_from_elsewhere_do_not_belong_to_a_statement(instead: str) -> None:
    middle = "The island has two hundred houses and a school. "
    whole = STATEMENT + middle + instead
    assert cover(whole) == pytest.approx(len(STATEMENT.rstrip()) / len(whole), abs=0.01)


def test_a_holder_with_two_channels_says_later_what_may_be_from_either() -> None:
    post = "Tarrano wrote on Twitter that he was sorry for it. "
    whole = STATEMENT + post + "The weather was bad. " + LATER
    assert cover(whole) == pytest.approx(len(STATEMENT.rstrip()) / len(whole), abs=0.01)


def test_a_statement_named_late_is_not_what_the_article_is_about() -> None:
    middle = "The island has two hundred houses and a school. "
    assert read(STATEMENT + middle * 3).first == {TARRANO}
    assert read(middle * 3 + STATEMENT).first == frozenset()


WORDS = [
    "Tarrano",
    "said",
    "in",
    "a",
    "statement",
    "told",
    "The",
    "Mole",
    "Herald",
    "“",
    "”",
    ".\n",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_no_text_raises_and_parts_are_parts(words: list[str]) -> None:
    profile = read(" ".join(words))
    assert all(0 <= part <= 1 for part in profile.covers.values())
    assert compare_profiles(profile, read(" ".join(words[::-1]), name="other"), None)


def test_an_article_without_words_is_independent() -> None:
    empty: Article = make_article("", name="empty")
    profile = make_profile(find_sources(empty, {}))
    assert compare_profiles(profile, make("other"), None) == "independent"
