from bench.affairs import Sample
from bench.derivations import KINDS, Copy, make_copies, score_copy
from bench.origins import DERIVED, SAME, Pair, score

from consilience.linking.reuse import find_reuse
from consilience.records.ids import ArticleId
from tests.making import make_article

WORDS = [
    "harbour",
    "crane",
    "ferry",
    "gull",
    "rope",
    "salt",
    "mole",
    "quay",
    "barrel",
    "lantern",
    "anchor",
    "tide",
]
TEXT = "\n".join(
    " ".join(f"{word}{at}" if number % 3 == 0 else word for number, word in enumerate(WORDS * 3))
    + "."
    for at in range(8)
)


def test_a_question_is_scored_by_precision_and_recall() -> None:
    pairs = [
        Pair("a", "b", "copy", "derived"),
        Pair("a", "c", "derived", "independent"),
        Pair("a", "d", "shared-source", "derived"),
        Pair("a", "e", "independent", "independent"),
    ]
    derived = score(pairs, DERIVED, {"derived"})
    assert (derived.right, derived.given, derived.wanted) == (1, 2, 2)
    assert score(pairs, SAME, {"derived", "same origin"}).f1 == 2 * 2 / (2 + 3)


def test_every_kind_of_copy_knows_where_its_words_are_from() -> None:
    samples = [
        Sample(make_article(TEXT, name="a", outlet="The Quay"), "affair", "a"),
        Sample(make_article(TEXT.replace("gull", "crow"), name="b", outlet="Mole"), "affair", "b"),
    ]
    copies = make_copies(samples, each=1)
    assert [one.kind for one in copies] == list(KINDS)
    texts = {one.article.id: one.article.text for one in samples}
    for copy in copies:
        for own, source, its in copy.truth:
            mine, theirs = copy.article.text[slice(*own)], texts[source][slice(*its)]
            assert mine == theirs or copy.kind == "reworded"


def test_a_copy_that_is_found_whole_has_full_overlap() -> None:
    original = make_article(TEXT, name="a")
    same = make_article(TEXT, name="b")
    copy = Copy("whole", same, (((0, len(TEXT)), ArticleId("a"), (0, len(TEXT))),))
    found = {
        frozenset((one.article_id, one.source_id)): one for one in find_reuse([original, same])
    }
    (overlap,) = score_copy(copy, found)
    assert overlap is not None
    assert overlap > 0.99
    assert list(score_copy(copy, {})) == [None]
