"""Bare descriptions and the names that an article has for them."""

from dataclasses import replace

import pytest

from consilience.analysis.facts_nominals import find_full_names, find_nominals, name_nominals
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Attribution, Claim
from consilience.records.ids import EntityId
from consilience.records.mention import Mention
from tests.analysis.facts_making import cut, make_claim
from tests.making import make_article

TEXT = (
    "The Harbour Office of Onde shut the quay. Berit Solum came late.\n"
    "Two boats sank at the quay, the office said. The inspector saw it."
)
ARTICLE = make_article(TEXT, name="post")
OFFICE = Mention(
    id="name",  # type: ignore[arg-type]
    span=cut(ARTICLE, "Harbour Office of Onde"),
    kind="organisation",
    form="name",
)
SOLUM = Mention(
    id="solum",  # type: ignore[arg-type]
    span=cut(ARTICLE, "Berit Solum"),
    kind="person",
    form="name",
)


def mention(article: Article, words: str, *above: Mention, kind: str = "organisation") -> Mention:
    return Mention(
        id=words,  # type: ignore[arg-type]
        span=cut(article, words),
        kind=kind,  # type: ignore[arg-type]
        form="nominal",
        antecedents=tuple(one.id for one in above),
    )


def say(claim: Claim, who: Mention) -> Claim:
    return replace(claim, attribution=(Attribution(source=who.span, mention_id=who.id),))


def name(words: str, *mentions: Mention, claims: tuple[Claim, ...] = ()) -> str | None:
    notes = Annotations(article_id=ARTICLE.id, mentions=(OFFICE, SOLUM, *mentions), claims=claims)
    return name_nominals(cut(ARTICLE, words), find_nominals(notes, ARTICLE))


SAID = "Two boats sank at the quay, the office said."


def test_a_bare_description_is_given_the_name_that_stands_before() -> None:
    told = name(SAID, mention(ARTICLE, "the office", OFFICE))
    assert told == "Two boats sank at the quay, the Harbour Office of Onde said."


def test_a_person_has_no_article_before_the_name() -> None:
    saw = "The inspector saw it."
    assert name(saw, mention(ARTICLE, "The inspector", SOLUM, kind="person")) == (
        "Berit Solum saw it."
    )


def test_a_name_in_the_same_words_is_not_said_twice() -> None:
    office = mention(ARTICLE, "the office", OFFICE)
    assert name(TEXT.replace("The inspector saw it.", "").strip(), office) == (
        TEXT.replace("The inspector saw it.", "").strip()
    )


def test_words_of_a_body_that_is_named_nowhere_tell_nothing_by_themselves() -> None:
    office = mention(ARTICLE, "the office")
    claim = say(make_claim(ARTICLE, "Two boats sank at the quay", "sank"), office)
    assert name(SAID, office, claims=(claim,)) is None
    assert name(SAID, office) == SAID  # it says and does nothing in them


@pytest.mark.parametrize(
    "text",
    [
        "Two boats sank, the police said.",  # of which a report has one
        "Two boats sank, the office of the mayor said.",
        "Two boats sank, the guards said.",
        "Two boats sank, the harbour office said.",
    ],
)
def test_what_is_no_bare_description_stays_as_it_is(text: str) -> None:
    article = make_article(text, name="post")
    words = text[text.index(", the") + 2 : text.index(" said")].split(" of ")[0]
    notes = Annotations(article_id=article.id, mentions=(mention(article, words),))
    assert find_nominals(notes, article) == ()


@pytest.mark.parametrize(("entity", "known"), [("solum", {"Solum": "Berit Solum"}), ("aud", {})])
def test_a_last_name_that_also_stands_for_somebody_else_has_no_full_name(entity, known) -> None:
    article = make_article("Berit Solum came late. Mr Solum shut the gate.", name="post")
    names = [
        replace(SOLUM, span=cut(article, words), entity_id=EntityId(one))
        for words, one in (("Berit Solum", "solum"), ("Mr Solum", entity))
    ]
    notes = Annotations(article_id=article.id, mentions=tuple(names))
    assert find_full_names(notes) == known


@pytest.mark.parametrize("printed", ["Berit Solum", "Mrs Berit Solum", "President Berit Solum"])
def test_a_full_name_has_no_title(printed) -> None:
    article = make_article(f"{printed} came late.", name="post")
    who = replace(SOLUM, span=cut(article, printed), entity_id=EntityId("solum"))
    notes = Annotations(article_id=article.id, mentions=(who,))
    assert find_full_names(notes) == {"Solum": "Berit Solum"}
