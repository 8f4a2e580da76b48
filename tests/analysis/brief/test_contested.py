"""Of several values and spellings a brief takes those of most accounts."""

from consilience.analysis.brief.clauses import find_clause
from consilience.analysis.brief.contested import read_contested
from consilience.analysis.facts_reading import read_dossier
from tests.analysis.brief.test_readings import differ, read
from tests.analysis.facts_making import make_claim, make_event, make_story_dossier
from tests.making import make_article

FIRST = make_article("The court fined Ivo Wald 90 crowns for it.", name="a")
SECOND = make_article("The court of Sarn fined Ivo Weld 80 crowns on Monday.", name="b")
THIRD = make_article("The court fined the diver, Ivo Weld, 80 crowns on Monday.", name="c")
ALL = (FIRST, SECOND, THIRD)


def both(article_a: str, article_b: str, **fields: object):
    many = read(SECOND, article_b)
    also = read(THIRD, article_b)
    joined = type(many)(
        value=many.value, claim_ids=(), origins=(), evidence=(*many.evidence, *also.evidence)
    )
    return differ(read(FIRST, article_a), joined, **fields)


def test_a_value_that_fewer_articles_give_is_outlying() -> None:
    contested = read_contested([both("90 crowns", "80 crowns")], ())
    counts = [contested.count_outlying(one.span(0, len(one.text))) for one in ALL]
    assert counts == [1, 0, 0]


def test_the_clause_with_the_value_of_most_is_told() -> None:
    claims = [make_claim(one, one.text.rstrip("."), "fined") for one in ALL]
    event = make_event("fined", "Court fined Weld", *claims)
    dossier = make_story_dossier((event,), tuple(claims), articles=ALL)
    contested = read_contested([both("90 crowns", "80 crowns")], ())
    reading = read_dossier(dossier)
    plain = find_clause(event, reading)
    chosen = find_clause(event, reading, contested=contested)
    assert plain is not None
    assert chosen is not None
    assert plain.evidence[0].article == "a"
    assert chosen.evidence[0].article != "a"


def test_a_name_is_spelled_as_most_spell_it_but_in_speech() -> None:
    contested = read_contested(
        [both("Ivo Wald", "Ivo Weld", kind="name", relation="paraphrase")], ()
    )
    assert contested.spell("The court fined Ivo Wald.") == "The court fined Ivo Weld."
    assert contested.spell("“Ivo Wald paid.”") == "“Ivo Wald paid.”"
    doubted = read_contested([both("Ivo Wald", "Ivo Weld", kind="name")], ())
    assert doubted.spell("The court fined Ivo Wald.") == "The court fined Ivo Wald."
