"""The example pages against the answers of a careful reader, in `tests/answers/harbour-deal.toml`."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import consilience
from consilience.app import EXAMPLE, read_example
from consilience.records.article import Article
from consilience.records.dossier import Dossier

ANSWERS = tomllib.loads(
    (Path(__file__).parents[1] / "answers" / "harbour-deal.toml").read_text("utf-8")
)
Answer = dict[str, Any]


ARTICLES = [
    pytest.param(page["file"], number, answer, id=f"{page['file'][:2]}-{number}")
    for page in ANSWERS["page"]
    for number, answer in enumerate(page["article"])
]


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return read_example()


def find_article(dossier: Dossier, file: str, number: int) -> Article:
    (page,) = [one for one in dossier.pages if one.name == file]
    found = [one for one in dossier.articles if one.page_id == page.id]
    assert len(found) > number, f"{file} has {len(found)} articles"
    return found[number]


def test_every_page_has_its_articles(dossier: Dossier) -> None:
    wanted = {page["file"]: len(page["article"]) for page in ANSWERS["page"]}
    found = {
        page.name: sum(one.page_id == page.id for one in dossier.articles) for page in dossier.pages
    }
    assert found == wanted
    assert dossier.failures == ()


def test_whoever_is_meant_is_one_of_the_entities(dossier: Dossier) -> None:
    meant = {
        *(one.entity_id for each in dossier.annotations for one in each.mentions),
        *(one.entity_id for each in dossier.events for one in each.participants),
        *(one.where for one in dossier.events),
        *(one.entity_id for one in dossier.origins),
        *(speaker for one in dossier.corroborations for speaker in one.speakers),
        *(one.entity_id for one in dossier.terms),
    }
    assert any(one.speakers for one in dossier.corroborations)
    assert meant - {None} <= {one.id for one in dossier.entities}


@pytest.mark.parametrize(("file", "number", "answer"), ARTICLES)
def test_the_body_is_whole_and_without_furniture(
    dossier: Dossier, file: str, number: int, answer: Answer
) -> None:
    text = find_article(dossier, file, number).text
    assert text.startswith(answer["first_words"])
    assert text.endswith(answer["last_words"])
    assert [one for one in answer["must_keep"] if text.count(one) != 1] == []
    assert [one for one in answer["must_drop"] if one in text] == []


@pytest.mark.parametrize(("file", "number", "answer"), ARTICLES)
def test_who_and_when_are_read(dossier: Dossier, file: str, number: int, answer: Answer) -> None:
    article = find_article(dossier, file, number)
    published = article.published.first_day if article.published else None
    read = (
        article.title,
        article.byline,
        article.outlet,
        sorted(article.credits),
        published,
        article.lang,
    )
    assert read == (
        answer["title"],
        answer.get("byline"),
        answer.get("outlet"),
        sorted(answer["credits"]),
        answer.get("published"),
        answer["lang"],
    )


@pytest.mark.parametrize(("file", "number", "answer"), ARTICLES)
def test_embedded_posts_are_citations(
    dossier: Dossier, file: str, number: int, answer: Answer
) -> None:
    article = find_article(dossier, file, number)
    texts = [" ".join(one.text.split()) for one in article.citations]
    assert len(texts) == len(answer["posts"])
    for post, text in zip(answer["posts"], texts, strict=True):
        assert " ".join(post["text"].split()) in text
        assert post["text"] not in article.text


def test_articles_in_another_language_are_kept_and_not_read(dossier: Dossier) -> None:
    unread = {one.article_id for one in dossier.annotations if not one.read}
    assert unread == {one.id for one in dossier.articles if one.lang != "en"} != set()


def test_spans_citations_and_dropped_stretches_hold_every_character_once(dossier: Dossier) -> None:
    for page in dossier.pages:
        held = [0] * len(page.text)
        stretches = [(one.start, one.end) for one in dossier.dropped if one.page_id == page.id]
        for article in (one for one in dossier.articles if one.page_id == page.id):
            stretches += [
                (one.page_start, one.page_start + one.length) for one in article.source_map
            ]
            stretches += [(one.page.start, one.page.end) for one in article.citations]
        for start, end in stretches:
            for at in range(start, end):
                held[at] += 1
        wrong = [
            at for at, letter in enumerate(page.text) if not letter.isspace() and held[at] != 1
        ]
        assert wrong == [], (page.name, page.text[wrong[0] - 40 : wrong[0] + 40])


def test_the_json_of_the_demo_fits_the_published_schema(dossier: Dossier) -> None:
    published = Path(__file__).parents[2] / "docs" / "schema" / "dossier-0.1.json"
    schema = json.loads(published.read_text("utf-8"))
    Draft202012Validator(schema).validate(json.loads(consilience.encode_dossier(dossier)))


def test_what_is_not_said_is_not_guessed(dossier: Dossier) -> None:
    assert any(one.outlet is None for one in dossier.articles)


def test_the_example_pages_are_package_data() -> None:
    assert len(list(EXAMPLE.glob("*.txt"))) + len(list(EXAMPLE.glob("*.html"))) >= 10
