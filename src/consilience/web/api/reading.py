"""The description of the API for a reader: operations by group, and the records they give."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What may be asked; `choices` is empty where it is free, `default` "" for none."""

    name: str
    field: str
    in_path: bool
    told: str
    choices: tuple[str, ...]
    default: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One method of an address; `can_try` says that it can be asked by a form."""

    id: str
    method: str
    path: str
    told: str
    gives: str
    parameters: tuple[Parameter, ...]
    can_try: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A kind of record with its fields."""

    id: str
    name: str
    told: str
    fields: tuple[str, ...]


def view_description(told: dict[str, Any]) -> dict[str, Any]:
    """What the page of the description shows, by the names its template has for it."""
    operations = [
        (operation["tags"][0], _view_operation(path, method, operation))
        for path, methods in told["paths"].items()
        for method, operation in methods.items()
    ]
    groups = groupby(operations, key=lambda one: one[0])
    return {
        "version": told["info"]["version"],
        "standard": told["openapi"],
        "description": told["info"]["description"],
        "groups": [(tag, [operation for _, operation in held]) for tag, held in groups],
        "records": [
            _view_record(name, schema)
            for name, schema in sorted(told["components"]["schemas"].items())
            if schema.get("properties")
        ],
    }


def _view_operation(path: str, method: str, told: dict[str, Any]) -> Operation:
    parameters = tuple(
        _view_parameter(told["operationId"], one) for one in told.get("parameters", ())
    )
    return Operation(
        id=told["operationId"],
        method=method.upper(),
        path=path,
        told=told.get("description", told["summary"]),
        gives=_name_answer(told["responses"]),
        parameters=parameters,
        can_try=method == "get" and not any(one.in_path for one in parameters),
    )


def _view_parameter(operation: str, told: dict[str, Any]) -> Parameter:
    schema = told["schema"]
    plain = next((one for one in schema.get("anyOf", ()) if one["type"] != "null"), schema)
    choices = ("true", "false") if plain["type"] == "boolean" else plain.get("enum", ())
    default = schema.get("default")
    return Parameter(
        name=told["name"],
        field=f"{operation}-{told['name']}",
        in_path=told["in"] == "path",
        told=told.get("description", ""),
        choices=tuple(choices),
        default="" if default is None else str(default).lower(),
    )


def _view_record(name: str, schema: dict[str, Any]) -> Record:
    return Record(
        id=f"record-{name}",
        name=schema.get("title", name),
        told=schema.get("description", ""),
        fields=tuple(schema["properties"]),
    )


def _name_answer(answers: dict[str, Any]) -> str:
    """The record of the answer: "Listing of StoryRow", or its media type."""
    content = (answers.get("200") or answers["201"])["content"]
    kind, answer = next(iter(content.items()))
    schema = answer["schema"]
    of = schema.get("items", schema).get("$ref", "")
    name = of.rpartition("/")[2].rstrip("_").replace("Listing_", "Listing of ")
    return f"list of {name}" if "items" in schema else name or kind
