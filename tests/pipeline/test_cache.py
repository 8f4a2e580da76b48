from collections.abc import Sequence

import pytest
import spacy

from consilience.annotation import annotate_articles
from consilience.pipeline.cache import ParseCache
from tests.making import make_article

ENGLISH = spacy.blank("en")


def fill(words: Sequence[str], most_tokens: int) -> ParseCache:
    cache = ParseCache(most_tokens)
    for word in words:
        cache["en", word] = ENGLISH(word)
    return cache


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (["a b", "c d"], ["a b", "c d"]),
        (["a b", "c d", "e"], ["c d", "e"]),
        (["a", "b c d e"], ["b c d e"]),
        (["a b", "b c d e f"], ["a b"]),  # longer than all the room there is
        (["a b", "c d", "a b", "e"], ["a b", "e"]),  # put there anew is used anew
        (["a b", "a b", "c d"], ["a b", "c d"]),  # and takes no room twice
        ([""], [""]),
    ],
)
def test_no_more_tokens_are_kept_than_there_is_room_for(words: list[str], kept: list[str]) -> None:
    assert [text for _, text in fill(words, 4)] == kept


def test_what_was_asked_for_last_stays_longest() -> None:
    cache = fill(["a b", "c d"], 4)
    assert cache.get(("en", "a b")) is not None
    cache["en", "e"] = ENGLISH("e")
    assert [text for _, text in cache] == ["a b", "e"]


def test_what_is_taken_out_leaves_room() -> None:
    cache = fill(["a b", "c d"], 4)
    del cache["en", "a b"]
    cache["en", "e f"] = ENGLISH("e f")
    assert [text for _, text in cache] == ["c d", "e f"]


def test_a_paragraph_of_another_language_is_another_paragraph() -> None:
    cache = fill(["a"], 4)
    assert ("de", "a") not in cache


@pytest.mark.parametrize("most_tokens", [0, 12, 1_000])
def test_what_is_kept_changes_nothing_in_what_is_found(most_tokens: int) -> None:
    articles = [
        make_article(f"Ada Brandt met Leo Lund.\nThe talks took {n % 2} hours.", name=str(n))
        for n in range(6)
    ]
    cache = ParseCache(most_tokens)
    fresh = [next(annotate_articles([one])) for one in articles]
    assert [next(annotate_articles([one], parses=cache)) for one in articles] == fresh
    assert list(annotate_articles(articles, parses=cache)) == fresh


def test_a_paragraph_that_is_kept_is_not_parsed_again() -> None:
    article = make_article("Ada Brandt met Leo Lund.\nThe talks took two hours.")
    cache = ParseCache()
    list(annotate_articles([article], parses=cache))
    kept = dict(cache)
    list(annotate_articles([make_article(article.text, name="again")], parses=cache))
    assert len(kept) == 2
    assert all(cache[key] is parse for key, parse in kept.items())
