from bench.varied import Affair, Pool, make_pattern, vary

from consilience.pipeline.parts import Part
from tests.store.making import TEXT, make_part, write

POOL = Pool(
    telling={6: ["closed"], 4: ["walk"]},
    names={3: ["Eva"], 6: ["osterk"], 7: ["vanmark"]},
    is_name=frozenset({"ada", "brandt"}),
    everyday=frozenset({"the", "at", "it", "said", "will", "skelda"}),
)
BRIDGE = write("bridge", TEXT, outlet="Mercury")
AFFAIR = Affair(Part(dossier=make_part("story", BRIDGE), bearers=()), (BRIDGE,), ())


def test_a_variation_has_its_own_ids_and_words_at_the_same_places() -> None:
    made = vary(make_pattern(AFFAIR), POOL, 1)
    (article,) = made.articles
    assert article.id != BRIDGE.id
    assert len(article.text) == len(TEXT)
    assert article.text.startswith("Eva Osterk closed the closed at Skelda.")
    (notes,) = made.part.dossier.annotations
    assert notes.article_id == article.id
    for span in (notes.mentions[0].span, notes.claims[0].span, *notes.quotations[0].content):
        assert span == article.span(span.start, span.end)
    assert made.part.dossier.entities[0].name == "Eva Osterk"
    assert made.part.dossier.events[0].event_type == "OPEN"


def test_a_variation_is_the_same_for_the_same_number_alone() -> None:
    pattern = make_pattern(AFFAIR)
    assert vary(pattern, POOL, 1) == vary(pattern, POOL, 1)
    assert vary(pattern, POOL, 1).articles[0].id != vary(pattern, POOL, 2).articles[0].id
