import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from consilience.codec import decode_dossier, encode_dossier, make_schema
from consilience.errors import CodecError
from consilience.records.dossier import Dossier
from tests.making import make_article, make_dossier, make_page, mark

PUBLISHED = Path(__file__).parents[1] / "docs" / "schema" / "dossier-0.1.json"


@pytest.fixture
def dossier() -> Dossier:
    article = make_article("Ada Brandt met him.", day="2031-03-07", outlet="The Herald")
    return make_dossier(make_page("Ada Brandt met him."), article, mark(article, "Ada Brandt"))


def test_a_dossier_comes_back_as_it_was_but_for_the_bodies(dossier: Dossier) -> None:
    without_bodies = replace(dossier, pages=tuple(replace(p, body=b"") for p in dossier.pages))
    assert decode_dossier(encode_dossier(dossier)) == without_bodies


def test_pages_are_written_with_their_text_and_without_their_bytes(dossier: Dossier) -> None:
    page = json.loads(encode_dossier(dossier))["pages"][0]
    assert page["text"] == "Ada Brandt met him."
    assert "body" not in page


def test_a_span_in_json_names_its_article_its_words_and_its_place_on_the_page(
    dossier: Dossier,
) -> None:
    span = json.loads(encode_dossier(dossier))["annotations"][0]["mentions"][0]["span"]
    assert span == {
        "article": "article",
        "start": 0,
        "end": 10,
        "text": "Ada Brandt",
        "page": {"id": "page of article", "start": 0, "end": 10},
    }


def test_what_is_written_fits_the_schema(dossier: Dossier) -> None:
    schema = make_schema()
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(encode_dossier(dossier)))


def test_the_published_schema_is_the_one_of_the_records() -> None:
    assert json.loads(PUBLISHED.read_text("utf-8")) == make_schema()


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "truncated"),
        (b"[]", "Expected `object`"),
        (b"{}", "missing required field"),
        (b"\xff\xfe", "malformed"),
    ],
)
def test_what_is_no_dossier_is_refused_with_a_reason(raw: bytes, told: str) -> None:
    with pytest.raises(CodecError, match=told):
        decode_dossier(raw)


def test_a_wrong_field_is_named_by_its_path(dossier: Dossier) -> None:
    members = json.loads(encode_dossier(dossier))
    members["articles"][0]["title"] = 7
    with pytest.raises(CodecError, match=r"\$\.articles\[0\]\.title"):
        decode_dossier(json.dumps(members).encode())


def test_a_span_that_does_not_fit_is_refused_on_the_way_in(dossier: Dossier) -> None:
    members = json.loads(encode_dossier(dossier))
    members["annotations"][0]["mentions"][0]["span"]["end"] = 400
    with pytest.raises(CodecError, match=r"cannot read .*mentions"):
        decode_dossier(json.dumps(members).encode())


def test_half_of_a_surrogate_pair_costs_no_dossier(dossier: Dossier) -> None:
    halved = replace(dossier, articles=(replace(dossier.articles[0], outlet="The \ud800 Herald"),))
    assert decode_dossier(encode_dossier(halved)).articles[0].outlet == "The \ufffd Herald"
