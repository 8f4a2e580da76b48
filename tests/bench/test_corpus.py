import pytest
from bench.affairs import Sample
from bench.corpus import SIZES, make_corpus

from consilience.linking.reuse import find_reuse
from tests.making import make_article

WORDS = [
    "salted",
    "herring",
    "copper",
    "kettles",
    "winter",
    "apples",
    "paper",
    "lanterns",
    "blue",
    "rope",
    "old",
    "nets",
]


@pytest.fixture(scope="module")
def samples() -> list[Sample]:
    """Reports with names and words of their own, and small words in common."""
    return [_make_sample(at, chr(97 + at)) for at in range(12)]


def _make_sample(at: int, letter: str) -> Sample:
    text = "\n".join(
        f"On the quay A{letter}da Lu{letter}nd said that the {one}{letter} and the {other}{letter}"
        " would go by the end of the week."
        for one in WORDS
        for other in WORDS[:3]
    )
    article = make_article(text, name=str(at), outlet=f"Post {letter}")
    return Sample(article, str(at), str(at))


def test_a_corpus_is_the_same_every_time_and_a_part_of_a_larger_one(samples: list[Sample]) -> None:
    assert make_corpus(samples, 40) == make_corpus(samples, 80)[:40]
    assert len({one.article.id for one in make_corpus(samples, 80)}) == 80


def test_affairs_have_from_three_to_thirty_articles(samples: list[Sample]) -> None:
    affairs = [one.affair for one in make_corpus(samples, 200)]
    whole = {affairs.count(one) for one in set(affairs) - {affairs[-1]}}
    assert min(whole) >= SIZES[0]
    assert max(whole) <= SIZES[1]


def test_some_articles_of_an_affair_are_copies_of_its_first(samples: list[Sample]) -> None:
    corpus = make_corpus(samples, 60)
    found = [one for one in find_reuse([one.article for one in corpus]) if one.is_derived]
    affair_of = {one.article.id: one.affair for one in corpus}
    assert any(affair_of[one.article_id] == affair_of[one.source_id] for one in found)
