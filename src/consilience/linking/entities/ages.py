"""Persons of one surname and one age whom articles call by different first names."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from consilience.language.ages import find_age_behind
from consilience.language.name_forms import spell_by_sound
from consilience.linking.entities.names import Key, Node
from consilience.records.article import Article
from consilience.records.ids import ArticleId

SAME_AGE = "other first name, same surname and age"


def find_same_aged(
    nodes: Mapping[Key, Node], articles: Mapping[ArticleId, Article]
) -> Iterator[tuple[Key, Key]]:
    """Pairs of full names that can be one person's: "Jon Holm, 27," and "Johann Holm, 27,".

    The first names begin with one sound, and no article has both.
    """
    blocks: dict[tuple[str, str, int], list[Key]] = defaultdict(list)
    for key in sorted(nodes):
        words = key.name.split()
        if key.sort == "person" and len(words) == 2 and not key.judged:
            sound = spell_by_sound(words[0])[:1]
            for age in sorted(_find_ages(nodes[key], articles)):
                blocks[sound, words[1], age].append(key)
    for block in blocks.values():
        for one, other in combinations(block, 2):
            if _find_homes(nodes[one]).isdisjoint(_find_homes(nodes[other])):
                yield one, other


def _find_ages(node: Node, articles: Mapping[ArticleId, Article]) -> set[int]:
    """The ages printed right behind the name."""
    spans = (one.span for one in node.mentions)
    told = (find_age_behind(articles[one.article].text, one.end) for one in spans)
    return {one for one in told if one is not None}


def _find_homes(node: Node) -> set[ArticleId]:
    return {one.span.article for one in node.mentions}
