"""Checks of entities: who and what is one, and which offices were held."""

import json
from collections.abc import Sequence

from bench.dossier_reading import Faults, Reading
from consilience.codec import encode_dossier


def check_entity(
    reading: Reading, *, names: Sequence[str], of: str | None = None, number: int = 1
) -> Faults:
    """That one entity (or `number`) has all these names, and no other has any of them."""
    held = {one.id: one for name in names for one in reading.find_entities(name, of)}
    missing = [name for name in names if not reading.find_entities(name, of)]
    if missing:
        yield f"nothing is called {missing}"
    if len(held) != number:
        yield f"{len(held)}: {sorted(one.name for one in held.values())}"


def check_no_entity(reading: Reading, *, names: Sequence[str], of: str) -> Faults:
    """That nothing of this kind has one of the names."""
    for name in names:
        yield from (f"{one.kind} {one.name}" for one in reading.find_entities(name, of))


def check_refers(reading: Reading, *, words: str, to: Sequence[str], article: str) -> Faults:
    """That words of an article stand for the entity of one of these names."""
    name = reading.find_article(article).id
    wanted = {one.id for each in to for one in reading.find_entities(each)}
    held = [
        one
        for one in reading.mentions.values()
        if one.span.article == name and one.span.text.lower() == words.lower()
    ]
    if not any(one.entity_id in wanted for one in held):
        found = {one.entity_id and reading.entities[one.entity_id].name for one in held}
        yield f"{words!r} stands for {sorted(map(str, found))}"


def check_office(
    reading: Reading, *, person: str, words: Sequence[str], year: str | None = None
) -> Faults:
    """That the person held an office of which the title and body have all these words."""
    held = [office for one in reading.find_entities(person) for office in one.offices]
    told = [(f"{one.title} {one.of or ''}".lower(), one.earliest or "") for one in held]
    if not any(
        all(word.lower() in title for word in words) and (year or "") in seen[:4]
        for title, seen in told
    ):
        yield f"offices {told}"


def check_no_office(
    reading: Reading, *, person: str, words: Sequence[str], year: str | None = None
) -> Faults:
    """That the person is not said to have held such an office."""
    if not list(check_office(reading, person=person, words=words, year=year)):
        yield f"{person} as {' '.join(words)}"


def check_terms(reading: Reading, *, names: Sequence[str]) -> Faults:
    """That the dossier shows these as names on which articles differ for one referent."""
    terms = json.loads(encode_dossier(reading.dossier)).get("terms", [])
    told = [json.dumps(one, ensure_ascii=False).lower() for one in terms]
    if not any(all(name.lower() in one for name in names) for one in told):
        yield f"{len(terms)} terms"
