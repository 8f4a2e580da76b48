"""Records to JSON and back, with the JSON Schema of both."""

import re
from dataclasses import fields, replace
from typing import Any, TypeVar

import msgspec

from consilience.errors import CodecError
from consilience.records.dossier import DOSSIER_VERSION, Dossier
from consilience.records.page import Page

Record = TypeVar("Record")
HALVES = re.compile("[\ud800-\udfff]")
SCHEMA_ADDRESS = f"https://consilience.example/schema/dossier-{DOSSIER_VERSION}.json"


def encode_dossier(dossier: Dossier) -> bytes:
    """The dossier as UTF-8 JSON, fields in the order of the records, one line break at the end.

    Pages are written with their text and without their bytes; half of a surrogate pair, which
    UTF-8 lacks, as U+FFFD.
    """
    members = {field.name: getattr(dossier, field.name) for field in fields(dossier)}
    members["pages"] = [_page_without_body(page) for page in dossier.pages]
    return msgspec.json.format(encode_record(members), indent=1) + b"\n"


def decode_dossier(raw: bytes) -> Dossier:
    """The dossier that `encode_dossier` wrote, its pages with empty bodies.

    Raises `CodecError` with the path of the field that is wrong (`$.articles[0].id`).
    """
    try:
        return msgspec.json.decode(raw, type=Dossier)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise CodecError(f"this is no dossier of version {DOSSIER_VERSION}: {error}") from error


def encode_record(record: object) -> bytes:
    """Any record, or a dataclass made of records, as UTF-8 JSON in one line.

    Half of a surrogate pair, which UTF-8 lacks, is written as U+FFFD.
    """
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:
        return msgspec.json.encode(_mend(msgspec.to_builtins(record)))


def decode_record(raw: bytes, kind: type[Record]) -> Record:
    """The record of that kind that `encode_record` wrote; raises `CodecError`."""
    try:
        return msgspec.json.decode(raw, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise CodecError(f"this is no {kind.__name__}: {error}") from error


def make_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a dossier."""
    schema = msgspec.json.schema(Dossier)
    schema["$defs"]["Page"]["properties"].pop("body")
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ADDRESS,
        "title": "Consilience dossier",
    }
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(head | schema))
    return plain


def _mend(value: Any) -> Any:
    if isinstance(value, str):
        return HALVES.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: _mend(one) for key, one in value.items()}
    return [_mend(one) for one in value] if isinstance(value, (list, tuple)) else value


def _page_without_body(page: Page) -> dict[str, Any]:
    members: dict[str, Any] = msgspec.to_builtins(replace(page, body=b""))
    members.pop("body")
    return members
