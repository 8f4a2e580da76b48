"""Whose own words an article is, and how a brief says so."""

from dataclasses import replace

import pytest

from consilience.analysis.brief import make_briefs
from consilience.analysis.brief.own_words import OwnWords, read_own_words
from consilience.analysis.facts_reading import read_dossier
from consilience.records.article import Article
from consilience.records.claim import Attribution
from consilience.records.dossier import Dossier
from consilience.records.ids import OriginId, PageId
from consilience.records.origin import Origin
from tests.analysis.facts_making import cut, make_claim, make_event, make_story_dossier
from tests.making import make_article, make_page

TEXT = "The harbour board sold the crane of Sarn to a cousin of its chairman."


def print_page(head: str, foot: str = "", *, text: str = TEXT) -> tuple[Article, Dossier]:
    """An article between the head and the foot of a page of its own."""
    article = make_article(text, name="tide", page_start=len(head) + 1)
    page = replace(make_page(f"{head}\n{text}\n{foot}"), id=PageId("page of tide"))
    claim = make_claim(article, text.rstrip("."), "sold")
    event = make_event("sold", text, claim)
    dossier = make_story_dossier((event,), (claim,), articles=(article,))
    return article, replace(dossier, pages=(page,), origins=())


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("THE TIDE\nThe paper of the Tessalian Dockers' Union", "the Tessalian Dockers' Union"),
        ("GRAIN & SEED\nOrgan of the Growers’ League", "the Growers’ League"),
        ("The Lamp\nVoice of the Vale Miners' Federation", "the Vale Miners' Federation"),
        ("Rail\nThe members' magazine of the Union", "the Union"),
        (
            "The magazine of the National Association of Pilots",
            "the National Association of Pilots",
        ),
        ("Forward\nnewspaper of the Workers' Party", "the Workers' Party"),
        ("Quay News. Published by the Chamber", None),  # "news" alone is no body's paper
        ("Nurse\nthe journal of the Royal Society", "the Royal Society"),
        ("BULLETIN OF THE Onde Teachers' Union", "the Onde Teachers' Union"),
        ("Website of the Ministry of Ports", "the Ministry of Ports"),
        ("Newsletter of the Save the Lido Campaign", "the Save the Lido Campaign"),
        ("The Weekly of the Landlords' Federation", "the Landlords' Federation"),
        # What is no body's own paper.
        ("The paper of the valley since 1922", None),
        ("The Herald\nThe newspaper of the year", None),
        ("The Voice of Sarn", None),
        ("Union Times\nIndependent since 1903", None),
        ("Journal of Commerce", None),
        ("Standard & Union\nNews, sport, letters", None),
        ("The Gazette\nThe paper of record", None),
    ],
)
def test_a_paper_is_a_bodys_own_where_its_page_says_so(head: str, issuer: str | None) -> None:
    article, dossier = print_page(head)
    assert read_own_words(dossier).issuers.get(article.id) == issuer


def test_what_an_article_says_of_a_paper_makes_it_nobodys_own() -> None:
    text = f"{TEXT} So says the paper of the Dockers' Union."
    article, dossier = print_page("The Herald", text=text)
    assert read_own_words(dossier).issuers == {}
    article, dossier = print_page("The Tide", "The paper of the Dockers' Union")
    assert read_own_words(dossier).issuers == {article.id: "the Dockers' Union"}


def test_a_partys_charge_is_told_on_its_word() -> None:
    _, dossier = print_page("THE TIDE\nThe paper of the Tessalian Dockers' Union")
    (brief,) = make_briefs(dossier)
    told = f"{TEXT.rstrip('.')}, according to the Tessalian Dockers' Union."
    assert [one.text for one in brief.sentences] == [told]
    _, dossier = print_page("The Herald")
    (brief,) = make_briefs(dossier)
    assert [one.text for one in brief.sentences] == [TEXT]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The board sold the crane, according to its chairman.", False),
        ("The Dockers' Union called out its men.", False),
        ("The board sold the crane.", True),
        ("The gate was locked (others say open).", True),
    ],
)
def test_whose_word_it_is_stands_at_the_end_where_the_sentence_does_not_say(text, named) -> None:
    article = make_article(text, name="tide")
    own = OwnWords(issuers={article.id: "the Dockers' Union"})
    dossier = make_story_dossier((), (), articles=(article,))
    told = own.name_source(text, article.span(0, len(text)), (), read_dossier(dossier))
    assert told.endswith(", according to the Dockers' Union.") == named


def test_the_issuer_of_a_release_is_whose_word_it_is() -> None:
    article = replace(
        make_article(TEXT, name="release", outlet="Sarn Harbour Board"), genre="release"
    )
    dossier = make_story_dossier((), (), articles=(article,))
    assert read_own_words(dossier).issuers == {article.id: "Sarn Harbour Board"}
    credited = replace(article, credits=("Onde Cranes",))
    dossier = make_story_dossier((), (), articles=(credited,))
    assert read_own_words(dossier).issuers == {article.id: "Onde Cranes"}


@pytest.mark.parametrize(("cue", "told"), [("claimed", False), ("said", True)])
def test_what_is_a_charge_in_another_article_is_no_fact(cue: str, told: bool) -> None:
    first = make_article(TEXT, name="first")
    second = make_article(f"The harbour board sold the crane, the dockers {cue}.", name="second")
    claims = (
        make_claim(first, TEXT.rstrip("."), "sold"),
        replace(
            make_claim(second, "The harbour board sold the crane", "sold"),
            attribution=(Attribution(source=cut(second, "the dockers"), cue=cut(second, cue)),),
        ),
    )
    event = make_event("sold", "The board sold the crane", *claims)
    (brief,) = make_briefs(make_story_dossier((event,), claims, articles=(first, second)))
    assert any(one.text.startswith(TEXT.rstrip(".")) for one in brief.key_facts) == told


@pytest.mark.parametrize(
    ("issuer", "told"),
    [
        ("Linde Harbour Board", True),
        ("Torrent's office", True),
        ("Oren Malk", False),
        ("Q17", False),
    ],
)
def test_what_stands_around_somebodys_words_is_not_his_own(issuer: str, told: bool) -> None:
    article = make_article("The crane of Sarn fell on Friday.", name="tide")
    words = article.span(0, len(article.text))
    origin = Origin(
        id=OriginId("statement"),
        name=issuer,
        kind="statement",
        entity_id=None,
        article_ids=(article.id,),
        derivation_ids=(),
        stretches=(words,),
    )
    dossier = replace(make_story_dossier((), (), articles=(article,)), origins=(origin,))
    text = OwnWords().name_source(article.text, words, (origin.id,), read_dossier(dossier))
    assert text.endswith(f"{issuer}.") == told
