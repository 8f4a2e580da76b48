"""Which sentences of the reports' beginnings a brief may tell."""

from dataclasses import replace

import pytest

from consilience.analysis.brief.contested import NOTHING_CONTESTED
from consilience.analysis.brief.leads import read_leads
from consilience.analysis.brief.opening import retells
from consilience.analysis.brief.sentences import explains_pronouns, has_verb, list_candidates
from consilience.analysis.facts_reading import Pronoun, read_dossier
from consilience.records.article import Article
from consilience.records.claim import Attribution, Claim
from consilience.records.dossier import Dossier
from tests.analysis.brief.test_leading import FILLER, make_affair
from tests.analysis.facts_making import cut, make_claim, make_event, make_story_dossier
from tests.making import make_article

MATTER = "The ferry Linde of Sarn"


def write(text: str, name: str = "first", *, title: str = "The ferry Linde of Sarn") -> Article:
    return make_article(f"{text} {FILLER}", name=name, title=title)


def list_told(text: str, *claims: Claim, article: Article) -> list[str]:
    """The sentences that may be told of an article beside two others on the same matter."""
    others = tuple(
        write(f"{MATTER} has been sold to a cousin.", name) for name in ("second", "third")
    )
    kept = make_claim(others[0], f"{MATTER} has been sold to a cousin", "sold")
    event = make_event("sold", kept.span.text, kept, participants=())
    dossier = make_story_dossier((event,), (kept, *claims), articles=(article, *others))
    reading = read_dossier(dossier)
    leads = read_leads(dossier.stories[0], reading)
    found = list_candidates(dossier.events, leads, NOTHING_CONTESTED, reading)
    return [one.words.text for one in found if one.words.text == text]


@pytest.mark.parametrize(
    ("text", "says", "told"),
    [
        (f"{MATTER} may be scrapped in May, Captain Weld said.", "Captain Weld", True),
        (f"{MATTER} may be scrapped in May.", "", False),
    ],
)
def test_what_may_come_is_told_where_somebody_says_so(text: str, says: str, told: bool) -> None:
    article = write(text)
    claim = make_claim(article, f"{MATTER} may be scrapped in May", "scrapped")
    claim = replace(claim, factuality="hypothetical")
    if says:
        link = Attribution(source=cut(article, says), cue=cut(article, "said"))
        claim = replace(claim, attribution=(link,))
    assert bool(list_told(text, claim, article=article)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{MATTER} was of the old kind of boats.", True),
        (f"{MATTER} with nine crates of apples on board.", False),
        (f"{MATTER} had been with the F.B.I. for a whole year.", True),
        (f"{MATTER} was sold by Senator Weld (I-Sarn) and a cousin.", True),
        (f"{MATTER} was not what I had seen in Sarn.", False),
        (f"{MATTER} was met by the clerk of Wash.", False),
        (f"{MATTER} was met in Linde, Wash.", True),
        (f"{MATTER} was {'very ' * 50}old.", True),
        (f"{MATTER} was {'very ' * 70}old.", False),
    ],
)
def test_a_first_sentence_is_told_if_it_is_whole(text: str, told: bool) -> None:
    article = write(text)
    other = make_claim(article, "Rain fell on the market all through the night", "fell")
    assert bool(list_told(text, other, article=article)) is told


@pytest.mark.parametrize(("role", "told"), [("actor", True), ("theme", False)])
def test_what_was_done_to_something_is_no_sentence_without_an_auxiliary(role, told) -> None:
    text = f"{MATTER} first painted in Onde by a cousin of Captain Weld."
    article = write(text)
    claim = make_claim(article, f"{MATTER} first painted in Onde", "painted")
    claim = replace(claim, participants=(replace(claim.participants[0], role=role),))
    event = make_event("painted", text, claim, participants=())
    dossier = make_story_dossier((event,), (claim,), articles=(article,))
    reading = read_dossier(dossier)
    leads = read_leads(dossier.stories[0], reading)
    found = list_candidates(dossier.events, leads, NOTHING_CONTESTED, reading)
    assert any(one.words.text == text for one in found) is told


def test_a_sentence_in_the_middle_of_a_speech_is_not_told() -> None:
    text = f"{MATTER} was sold three times for nothing."
    article = write(f"“It is old. {text} Nobody cared,” Weld said.")
    other = make_claim(article, "Rain fell on the market all through the night", "fell")
    assert list_told(text, other, article=article) == []


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("Divers of Sarn saw a wreck which they say is old.", True),
        ("A diver of Sarn saw a wreck which they say is old.", False),
        ("Divers of Sarn saw a wreck which he says is old.", False),
    ],
)
def test_they_are_the_several_with_whom_a_sentence_begins(text: str, explained: bool) -> None:
    article = make_article(text)
    at = text.index("they" if "they" in text else "he says")
    reading = read_dossier(make_story_dossier((), (), articles=(article,)))
    reading = replace(reading, pronouns={article.id: (Pronoun(start=at, named=()),)})
    assert explains_pronouns(article.span(0, len(text)), reading) is explained


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("A crane with a green lamp on top.", False),
        ("The crane is green.", True),
        ("The mayor announced a sale.", True),
    ],
)
def test_a_sentence_has_a_verb(text: str, is_one: bool) -> None:
    assert has_verb(text) is is_one


@pytest.mark.parametrize(
    ("text", "verb", "factuality", "again"),
    [
        ("The captain of the ferry Linde was arrested in Sarn.", "arrested", "occurred", True),
        ("The captain of the ferry Linde was praised in Sarn.", "praised", "occurred", False),
        ("The captain of the ferry Linde was arrested in Sarn.", "arrested", "planned", False),
        ("Two cousins and a baker were arrested in Onde.", "arrested", "occurred", False),
        (
            "Sarn's mayor regrets that the captain of the Linde was arrested.",
            "regrets",
            "occurred",
            False,
        ),
    ],
)
def test_a_deed_is_told_once_in_whatever_words(text, verb, factuality, again) -> None:
    dossier = make_affair()
    article = make_article(text, name="fourth", title="Ferry Linde", day="2031-03-06")
    claim = replace(make_claim(article, text.rstrip("."), verb), factuality=factuality)
    dossier = _join(dossier, article, claim)
    reading = read_dossier(dossier)
    leads = read_leads(dossier.stories[0], reading)
    (told,) = (one for one in dossier.articles if one.id == "second")
    words = cut(told, "Police arrested the captain of the ferry Linde in Sarn.")
    assert retells(article.span(0, len(text)), words, leads, reading) is again


def _join(dossier: Dossier, article: Article, claim: Claim) -> Dossier:
    other = make_story_dossier((), (claim,), articles=(article,))
    return replace(
        dossier,
        articles=(*dossier.articles, article),
        annotations=(*dossier.annotations, *other.annotations),
    )
