"""Every address of the site and every call of the API, as ``docs/permissions.md`` writes them and as one asks them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver

from cosante.api.root import api
from cosante.web.door import Door, door_of

DOCS = Path(__file__).parents[2] / "docs"
#: What stands in an address for a part that differs; any of the kind will do, since who may is asked before what.
_SAMPLES = {"look": "agreements", "verb": "approve", "language": "en", "secret": "x", "token": "x", "path": "x"}
_OF_A_KIND = re.compile(r"<(?:(?P<type>\w+):)?(?P<name>\w+)>")
_IN_A_REGEX = re.compile(r"\(\?P<(?P<name>\w+)>(?P<choices>[^()]*)\)")


class Address(NamedTuple):
    """One address of the pages: how it is written, one that can be asked, and its door."""

    written: str
    asked: str
    door: Door


class Call(NamedTuple):
    """One operation of the API."""

    method: str
    path: str
    scope: str
    public: bool

    @property
    def asked(self) -> str:
        return re.sub(r"\{(\w+)\}", lambda part: {"kind": "acts", "noun": "agreements"}.get(part[1], "1"), self.path)


def addresses() -> Iterator[Address]:
    """Those of pages, files and forms; the operations of the API are ``calls``."""
    waiting: list[tuple[str, URLPattern | URLResolver]] = [("", one) for one in get_resolver().url_patterns]
    while waiting:
        before, one = waiting.pop(0)
        route = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield Address("/" + _written(route), "/" + _asked(route), door_of(one.callback))
        elif one.namespace != "api":
            waiting[:0] = [(route, inner) for inner in one.url_patterns]


def _plain(route: str) -> str:
    return route.replace("^", "").replace("$", "").replace("\\.", ".")


def _written(route: str) -> str:
    route = _IN_A_REGEX.sub(lambda part: f"<{part['name']}>", _plain(route))
    return _OF_A_KIND.sub(lambda part: "<number>" if part["name"] == "pk" else f"<{part['name']}>", route)


def _asked(route: str) -> str:
    route = _IN_A_REGEX.sub(_one_choice, _plain(route))
    return _OF_A_KIND.sub(lambda part: "1" if part["type"] == "int" else _SAMPLES.get(part["name"], "csv"), route)


def _one_choice(part: re.Match[str]) -> str:
    if part["name"] == "pk":
        return "1"
    return part["choices"].split("|")[0] if "|" in part["choices"] else "orders"


def calls() -> Iterator[Call]:
    """Each operation, with the scope that its token needs."""
    for path, methods in api.get_openapi_schema(path_prefix="/api/v1/")["paths"].items():
        for method, operation in methods.items():
            yield Call(method.upper(), path, operation["x-scope"], operation["x-public"])


def table(heading: str) -> dict[str, list[str]]:
    """The rows below that heading of the document, by their first cell."""
    text = (DOCS / "permissions.md").read_text("utf-8")
    part = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in part.splitlines()
        if line.startswith("| ") and not line.startswith("| ---")
    ]
    return {row[0].strip("`"): row[1:] for row in rows[1:]}
