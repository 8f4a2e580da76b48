"""Every span of a dossier has its place on the page, in JSON and in the report."""

import json
from collections.abc import Iterator

import pytest

from consilience import encode_dossier
from consilience.export.html import write_html
from tests.export.making import (
    make_layered_dossier,
    make_told_dossier,
    make_toll_dossier,
    read_elements,
)

DOSSIERS = {
    "layers": make_layered_dossier(),
    "conclusions": make_told_dossier(),
    "series": make_toll_dossier(),
}


def find_spans(value: object) -> Iterator[dict]:
    if isinstance(value, dict):
        if {"article", "start", "end", "text"} <= set(value):
            yield value
        for inner in value.values():
            yield from find_spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from find_spans(inner)


@pytest.mark.parametrize("name", DOSSIERS)
def test_every_span_in_json_reads_the_same_on_its_page(name):
    dossier = DOSSIERS[name]
    texts = {page.id: page.text for page in dossier.pages}
    spans = [*find_spans(json.loads(encode_dossier(dossier)))]
    assert spans
    for span in spans:
        place = span["page"]
        assert set(place) == {"id", "start", "end"}
        assert texts[place["id"]][place["start"] : place["end"]].split() == span["text"].split()


@pytest.mark.parametrize("name", DOSSIERS)
def test_all_evidence_in_a_report_reads_the_same_on_its_page(name):
    dossier = DOSSIERS[name]
    texts = {page.id: page.text for page in dossier.pages}
    elements = read_elements(write_html(dossier))
    page, seen = "", 0
    for one in elements:
        if "report" in one.classes and one.tag == "article":
            page = one.attributes["data-page"]
        elif one.attributes.get("id", "").startswith("v-"):
            start, _, end = one.attributes["data-page"].partition("-")
            assert texts[page][int(start) : int(end)].startswith(one.text.split("\n")[0][:20])
            seen += 1
    assert seen or name == "layers"


@pytest.mark.parametrize("name", DOSSIERS)
def test_every_conclusion_of_a_report_reaches_words_in_one_click(name):
    elements = read_elements(write_html(DOSSIERS[name]))
    ids = {one.attributes["id"] for one in elements if "id" in one.attributes}
    hits = [one for one in elements if "hit" in one.classes]
    assert all(one.attributes["href"].removeprefix("#") in ids for one in hits)
    assert hits or name == "layers"
