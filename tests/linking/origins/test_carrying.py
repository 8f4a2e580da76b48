from dataclasses import replace

import pytest

from consilience.linking.credits.context import Speakers, Voice
from consilience.linking.origins.carrying import tells_else
from consilience.linking.origins.sources import collect_outlets, find_all_sources
from consilience.linking.source_kinds import Source
from consilience.records.article import Article
from tests.making import make_article

FIRST = "The Harbour Council shut the gate on Monday, it said in a statement."
SAID = "The pumps were new, the council said."
FREE = "The pit was six metres deep."
MANAGER = "“Nobody was in danger,” said managing director Ada Lund."
NEIGHBOUR = "“My dog would not go near it,” said baker Oto Brandt."
OLD = "Old men on the quay remember another gate."


def voice(text: str, speaker: str, words: str, **known: object) -> Voice:
    start, first = text.index(speaker), text.index(words)
    return replace(
        Voice(content=((first, first + len(words)),), speaker=(start, start + len(speaker))),
        **known,  # type: ignore[arg-type] # fields of a voice
    )


def find_voices(text: str) -> tuple[Voice, ...]:
    body = {"name": "Harbour Council", "is_body": True}
    at = text.index("a statement")
    found = [voice(text, "it said", FIRST[:43], via=(at, at + len("a statement")), **body)]
    if SAID in text:
        found.append(voice(text, "the council said", "The pumps were new", **body))
    if MANAGER in text:
        said = "“Nobody was in danger,”"
        found.append(voice(text, "managing director Ada Lund", said, name="Ada Lund"))
    if NEIGHBOUR in text:
        said = "“My dog would not go near it,”"
        found.append(voice(text, "baker Oto Brandt", said, name="Oto Brandt"))
    return tuple(found)


def list_named(article: Article, voices: tuple[Voice, ...]) -> list[str]:
    speakers = Speakers(persons=frozenset(), bodies=frozenset(), voices=voices)
    known = collect_outlets([article])
    (found,) = find_all_sources([article], known, {}, {article.id: speakers})
    return [
        article.text[one.start : one.end]
        for one in found.sentences
        if one.sources[0].kind == "statement"
    ]


@pytest.mark.parametrize(
    ("paragraphs", "carried"),
    [
        ([FIRST, SAID], [FIRST, SAID]),
        ([FIRST, FREE, SAID], [FIRST, FREE, SAID]),
        ([FIRST, MANAGER, SAID, OLD], [FIRST, MANAGER, SAID]),
        ([FIRST, FREE, SAID, NEIGHBOUR], [FIRST, SAID]),
        ([f"{FIRST} {FREE} {SAID}", NEIGHBOUR], [FIRST, FREE, SAID]),
        ([FIRST, f"{SAID} {FREE}"], [FIRST, SAID]),
        ([FIRST, f"{FREE} {SAID}", NEIGHBOUR], [FIRST, FREE, SAID]),
        ([FIRST, f"{NEIGHBOUR} {FREE} {SAID}"], [FIRST, SAID]),
    ],
    ids=[
        "what the body goes on to say",
        "what stands between, where nobody else has a word",
        "what its staff says, where nobody else has a word",
        "not what stands in another paragraph, where somebody else has a word",
        "what stands between in one paragraph",
        "not what stands behind",
        "what stands above its word in a paragraph",
        "not where somebody else has a word there",
    ],
)
def test_a_report_made_from_a_statement_rests_on_it(
    paragraphs: list[str], carried: list[str]
) -> None:
    article = make_article("\n".join(paragraphs), outlet="The Quay Herald")
    assert list_named(article, find_voices(article.text)) == carried


def test_what_a_body_knew_is_not_what_it_states() -> None:
    article = make_article(f"{FIRST}\n{SAID}", outlet="The Quay Herald")
    first, second = find_voices(article.text)
    assert list_named(article, (first, replace(second, is_told=False))) == [FIRST]


def test_what_a_body_says_to_reporters_is_open_to_all() -> None:
    said = f"{SAID[:-1]} at a news conference."
    article = make_article(f"{FIRST}\n{said}", outlet="The Quay Herald")
    first = find_voices(article.text)[0]
    second = voice(
        article.text, "the council said", said[:18], name="Harbour Council", is_body=True
    )
    assert list_named(article, (first, second)) == [FIRST]


@pytest.mark.parametrize(
    ("said", "name", "is_else"),
    [
        (NEIGHBOUR, "Oto Brandt", True),
        (MANAGER, "Ada Lund", False),  # staff
    ],
)
def test_another_persons_words_do_not_go_on_with_a_statement(
    said: str, name: str, *, is_else: bool
) -> None:
    article = make_article(f"{FIRST} {said}")
    council = Source(
        kind="statement", key=("council", "harbour"), name="Harbour Council", channel="statement"
    )
    place = len(FIRST) + 1, len(article.text)
    voices = find_voices(article.text)
    assert name in {one.name for one in voices}
    assert tells_else(article, place, (council,), voices) == is_else


@pytest.mark.parametrize(
    ("body", "name", "is_else"),
    [
        ("Velmar", "Velmar", True),
        ("the Harbour Council", "Harbour Council", False),
        ("the company", "Velmar", False),  # whatever it is taken for
        ("the HC", "HC", False),  # initials
    ],
)
def test_another_bodys_words_do_not_go_on_with_a_statement(
    body: str, name: str, *, is_else: bool
) -> None:
    article = make_article(f"{FIRST} “The pumps were new,” {body} told the Quay Herald.")
    council = Source(
        kind="statement", key=("council", "harbour"), name="Harbour Council", channel="statement"
    )
    place = len(FIRST) + 1, len(article.text)
    spoken = voice(article.text[place[0] :], body, "The pumps", name=name, is_body=True)
    assert spoken.speaker is not None
    start, end = spoken.speaker
    moved = replace(spoken, speaker=(start + place[0], end + place[0]))
    assert tells_else(article, place, (council,), (moved,)) == is_else
