"""The reference of the API for people, made from the OpenAPI file by this site: no script, nothing from elsewhere."""

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cosante.api import openapi
from cosante.api.problems import CODES, kind_of
from cosante.web.door import anybody

_JSON = {"Cache-Control": "public, max-age=300", "Access-Control-Allow-Origin": "*"}


class Field(NamedTuple):
    """A parameter, or a field of a body or answer."""

    name: str
    type: str
    needed: bool
    said: str
    place: str = ""


class Operation(NamedTuple):
    """One method of one address."""

    id: str
    method: str
    path: str
    summary: str
    said: str
    parameters: list[Field]
    headers: list[str]
    body: list[Field]
    body_name: str
    body_type: str
    answers: list[tuple[str, str]]
    problems: list[str]


@anybody
def file(request: HttpRequest) -> HttpResponse:
    """The OpenAPI file."""
    return HttpResponse(openapi.text(), content_type="application/json", headers=_JSON)


@anybody
def page(request: HttpRequest) -> HttpResponse:
    """The reference."""
    return render(request, "api/reference.html", _made())


@anybody
def types(request: HttpRequest) -> HttpResponse:
    """What bodies and answers are made of."""
    return render(request, "api/types.html", _made())


@lru_cache(maxsize=1)
def _made() -> dict[str, Any]:
    whole = json.loads(openapi.text())
    groups: dict[str, list[Operation]] = {}
    for path, methods in whole["paths"].items():
        for method, operation in methods.items():
            tag = (operation.get("tags") or ["the contract"])[0]
            groups.setdefault(tag, []).append(_operation(path, method, operation))
    return {
        "about": _paragraphs(whole["info"]["description"]),
        "version": whole["info"]["version"],
        "groups": list(groups.items()),
        "named": [name for name, _one in _types(whole)],
        "types": [(name, one.get("description", ""), list(_fields(one))) for name, one in _types(whole)],
        "problems": sorted(
            {(kind.code, *kind_of(kind), _doc(kind)) for kind in CODES}, key=lambda one: (one[1], one[0])
        ),
    }


def _operation(path: str, method: str, said: Mapping[str, Any]) -> Operation:
    asked = said.get("parameters", [])
    content = said.get("requestBody", {}).get("content", {})
    media, body = next(((media, one["schema"]) for media, one in content.items()), ("", {}))
    shown = [(status, _type(_schema(one))) for status, one in said["responses"].items()]
    shown = [(status, type.removesuffix("List")) for status, type in shown]
    summary, told = (said.get(name, "").replace("`", "") for name in ("summary", "description"))
    rest = [part for part in told.split("\n\n") if part.rstrip(".") != summary]
    return Operation(
        said["operationId"],
        method.upper(),
        path,
        summary,
        " ".join(rest),
        [_parameter(one) for one in asked if one["in"] != "header"],
        [one["name"] for one in asked if one["in"] == "header"],
        [] if "$ref" in body else list(_fields(body)),
        _type(body) if "$ref" in body else "",
        media,
        [(status, type) for status, type in shown if type != "Problem"],
        [status for status, type in shown if type == "Problem"],
    )


def _parameter(said: Mapping[str, Any]) -> Field:
    needed = said.get("required", False)
    return Field(said["name"], _type(said["schema"]), needed, said.get("description", ""), said["in"])


def _schema(answer: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = next(iter(answer.get("content", {}).values()), {}).get("schema", {})
    return found


def _types(whole: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, one in sorted(whole["components"]["schemas"].items()):
        if one.get("properties") and not name.endswith("List"):  # parts of lists are all alike
            yield name, one


def _fields(schema: Mapping[str, Any]) -> Iterator[Field]:
    needed = schema.get("required", [])
    for name, one in schema.get("properties", {}).items():
        yield Field(name, _type(one), name in needed, one.get("description", ""))


def _type(schema: Mapping[str, Any]) -> str:
    """A type in a few words."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[1]
    if "enum" in schema:
        return " | ".join(str(one) or '""' for one in schema["enum"])
    if "const" in schema:
        return str(schema["const"])
    if "anyOf" in schema:
        return " or ".join(_type(one) for one in schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    if "contentMediaType" in schema or schema.get("format") == "binary":
        return "bytes"
    return str(schema.get("format") or schema.get("type") or "")


def _doc(kind: type[Exception]) -> str:
    return " ".join((kind.__doc__ or "").split())


def _paragraphs(said: str) -> list[str]:
    """The description without the marks of Markdown."""
    lines = said.replace("*", "").replace("`", "").replace("\n  ", " ").replace("\n- ", "\n\n")
    return [part.lstrip("- ").strip() for part in lines.split("\n\n") if part.strip()]
