"""The API as one thing: its operations, how it takes bodies, how it says what went wrong."""

import json
from typing import Any

import msgspec
from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser

from cosante import __version__
from cosante.api import (
    decisions,
    documents,
    facts,
    kept,
    lists,
    office,
    problems,
    records,
    remarks,
    schemas,
    suggestions,
)
from cosante.api.answering import reads
from cosante.vocabulary.errors import BadValue
from cosante.vocabulary.facts import json_schema


class Bodies(Parser):
    """JSON as RFC 8259 has it, in UTF-8, and nothing that a database cannot keep."""

    def parse_body(self, request: HttpRequest) -> Any:
        if request.content_type != "application/json":
            raise problems.WrongType(
                f"This takes application/json; what came is {request.content_type or 'of no type'}."
            )
        try:
            said = msgspec.json.decode(request.body)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise HttpError(400, str(error)) from error
        _check(said)
        return said

    def parse_querydict(self, data: Any, list_fields: list[str], request: HttpRequest) -> Any:
        if any("\0" in value for values in data.lists() for value in values[1] if isinstance(value, str)):
            raise BadValue("A field has a NUL in it.")
        return super().parse_querydict(data, list_fields, request)


def _check(said: Any) -> None:
    """No NUL, no number that no column has, and not too deep."""
    waiting, seen = [(said, 0)], 0
    while waiting:
        one, depth = waiting.pop()
        seen += 1
        if depth > 20:
            raise BadValue("The body is nested too deeply.")
        if isinstance(one, str) and "\0" in one:
            raise BadValue("A text has a NUL in it.")
        if isinstance(one, int | float) and abs(one) >= 10**18:
            raise BadValue("A number has more than 18 digits before its point.")
        if isinstance(one, dict):
            waiting += [(part, depth + 1) for pair in one.items() for part in pair]
        elif isinstance(one, list):
            waiting += [(part, depth + 1) for part in one]


api = NinjaAPI(
    title="Cosanté",
    version=__version__,
    urls_namespace="api",
    openapi_url=None,
    docs_url=None,
    parser=Bodies(),
)
for _room in (documents, facts, records, lists, decisions, suggestions, remarks, kept, office):
    api.add_router("", _room.router)
for _raised in (Exception, HttpError, ValidationError):
    api.add_exception_handler(_raised, problems.answer)


@reads(api.default_router, "/reading.schema.json", schemas.Anything, public=True)
def get_reading_schema(request: HttpRequest) -> Any:
    """The reading contract as JSON Schema: what a fact's `values` may be."""
    return json.loads(json.dumps(json_schema()))
