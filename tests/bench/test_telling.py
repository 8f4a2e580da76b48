"""Lots of what a dossier tells, each with the words behind it."""

from bench.lots import draw, read_around
from bench.telling import count, list_cells, list_corroborated, list_sentences

from tests.export.making import make_told_dossier
from tests.making import make_article

DOSSIER = make_told_dossier()


def test_a_lot_is_the_same_for_a_seed_and_in_order() -> None:
    names = [f"{number:03}" for number in range(100)]
    lot = draw(reversed(names), str, 9, seed=4)
    assert lot == sorted(lot) == draw(names, str, 9, seed=4)
    assert len(set(lot)) == 9
    assert draw(names, str, 200, seed=4) == names


def test_the_sentences_around_words_are_read_as_one_line() -> None:
    article = make_article("One.\nThe gate\tfell. It broke. Two.", name="a")
    at = article.text.index("fell")
    assert read_around(article, article.span(at, at + 8)) == ("The gate fell. It broke.")


def test_sentences_of_a_brief_have_their_words() -> None:
    told = list(list_sentences(DOSSIER))
    assert told
    assert all(one.words and one.key.startswith(DOSSIER.stories[0].id) for one in told)
    differing = [one.text for one in DOSSIER.briefs[0].sentences if one.discrepancy_id]
    assert not {one.text for one in told} & set(differing)


def test_corroborated_events_have_the_claims_of_what_counts() -> None:
    told = list(list_corroborated(DOSSIER))
    wanted = {
        f"{one.story_id} {one.event_id}": set(one.articles)
        for one in DOSSIER.corroborations
        if one.level == "corroborated" and one.event_id
    }
    assert {one.key: {article.id for article, _ in one.words} for one in told} == wanted
    assert count("corroborated", told).figures["told"] == len(wanted) > 0


def test_cells_have_their_own_words_or_those_of_the_others() -> None:
    said = {one.key: one for one in list_cells(DOSSIER, {"said"})}
    silent = {one.key: one for one in list_cells(DOSSIER, {"silent", "near", "early", "fragment"})}
    differs = {one.key: one for one in list_cells(DOSSIER, {"differs"})}
    articles = len(DOSSIER.articles)
    assert len(said) + len(differs) + len(silent) == articles * len(DOSSIER.events)
    assert not said.keys() & silent.keys()
    for key, one in said.items():
        assert {article.id for article, _ in one.words} == {key.split()[-1]}
        assert one.text.startswith("said: ")
    for key, one in silent.items():
        assert one.words
        if not one.text.startswith("near: "):
            assert key.split()[-1] not in {article.id for article, _ in one.words}
