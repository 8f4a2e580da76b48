from dataclasses import replace
from itertools import permutations

import pytest

from consilience.linking.origins import OriginIndex, trace_origins
from consilience.linking.origins.retelling import find_retellings
from consilience.linking.origins.sources import collect_outlets, find_sources
from consilience.records.article import Article
from consilience.records.ids import StoryId
from consilience.records.origin import Derivation, Origin
from consilience.records.story import Story
from consilience.records.time_value import TimeValue
from tests.making import make_article

# Both rest mainly on one statement; what the welders did each tells in words of its own.
FIRST = """The ferry company skipped its inspections, the harbour authority said in a statement.
The authority said in the statement that four lifeboats had been sold in spring.
Two welders had warned the managers about rust in the engine room in January."""
SECOND = """Four lifeboats were sold this spring, the harbour authority said in a statement.
In January two welders warned their managers of rust in the engine room.
Inspections of the ferries were skipped for years, the authority said in the statement."""
ALONE = """The choir of Vanmark sang on the pier on Friday evening.
Two welders among the singers had brought their managers along in January."""


def write(text: str, name: str, day: str = "") -> Article:
    article = make_article(text, name=name, outlet=f"The {name} Courier")
    if not day:
        return article
    known = TimeValue(earliest=day, latest=day, precision="day", basis="explicit")
    return replace(article, published=known)


def trace(*articles: Article) -> tuple[tuple[Origin, ...], tuple[Derivation, ...]]:
    ids = tuple(sorted(one.id for one in articles))
    return trace_origins((Story(id=StoryId("s"), title="", article_ids=ids),), articles)


def find(origins: tuple[Origin, ...], article: Article, words: str) -> set[Origin]:
    start = article.text.index(words)
    found = OriginIndex(origins).find(article.span(start, start + len(words)))
    return {one for one in origins if one.id in found}


def test_what_two_articles_on_one_statement_both_tell_rests_on_one_origin() -> None:
    one, other = write(FIRST, "Ostrel"), write(SECOND, "Vanmark")
    origins, _ = trace(one, other)
    held = find(origins, one, "Two welders"), find(origins, other, "two welders")
    assert held[0] == held[1]
    assert len(held[0]) == 1


def test_the_two_sentences_are_the_evidence() -> None:
    one, other = write(FIRST, "Ostrel", "2034-05-11"), write(SECOND, "Vanmark", "2034-05-12")
    _, derivations = trace(one, other)
    (found,) = (each for each in derivations if each.kind == "retelling")
    assert (found.article_id, found.source_id) == (other.id, one.id)
    assert found.direction == "unknown"
    told = [(each.span.text, each.source.text) for each in found.passages if each.source]
    assert told == [(SECOND.split("\n")[1], FIRST.split("\n")[2])]


def test_articles_that_name_no_source_in_common_stay_apart() -> None:
    one, other = write(FIRST, "Ostrel"), write(ALONE, "Vanmark")
    origins, derivations = trace(one, other)
    assert find(origins, one, "Two welders").isdisjoint(find(origins, other, "Two welders"))
    assert all(each.kind != "retelling" for each in derivations)


@pytest.mark.parametrize("day", ["2034-05-11", ""])
def test_words_repeated_weeks_later_are_still_the_same_statement(day: str) -> None:
    said = "“Nobody of us will ever again set foot upon that rusty old boat of theirs,” the union said in a statement."
    first = write(f"{said}\nThe quay was empty on Monday.", "Ostrel", day)
    later = write(f"Rain fell on the town hall.\n{said}", "Vanmark", "2034-08-02")
    between = write("“Wages must rise,” the union said in a statement.", "Skelda", "2034-07-01")
    origins, _ = trace(first, between, later)
    held = find(origins, first, "set foot"), find(origins, later, "set foot")
    assert held[0] == held[1]


def test_the_order_of_the_articles_changes_nothing() -> None:
    articles = write(FIRST, "Ostrel"), write(SECOND, "Vanmark"), write(ALONE, "Skelda")
    assert len({trace(*order) for order in permutations(articles)}) == 1


def test_of_many_that_name_one_source_each_is_compared_with_a_few() -> None:
    many = [write(f"{number} {FIRST}", f"Ostrel {number}") for number in range(60)]
    sourced = [find_sources(one, collect_outlets(many)) for one in many]
    number = {one.id: at for at, one in enumerate(many)}
    pairs = {(one.mine[0], one.theirs[0]) for one in find_retellings(sourced, (), number)}
    assert 59 <= len(pairs) < 60 * 59 // 4
