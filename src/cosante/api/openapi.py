"""The OpenAPI file: what django-ninja makes of the operations, with the problems, headers and media types they have."""

import json
from functools import lru_cache
from typing import Any

from cosante.api import schemas
from cosante.api.problems import CODES, KINDS, MEDIA_TYPE, kind_of
from cosante.register.models import Scope

_ALWAYS = (400, 401, 403, 405, 422, 429, 500, 503)
_ABOUT = """\
The register's own interface for programs: the same queries and actions as its pages.

- **Tokens** are made on the page *My account* (or by `cosante accounts token`) and sent as `Authorization: Bearer …`.
  Each has scopes (`read`, `contribute`, `review`, `administer`), none of which includes another or goes beyond the
  person's role. Where the site is public, reading needs no token, and shows what is reviewed.
- **Lists** come in parts: `next` is the address of what follows.
- **ETags**: `If-None-Match` saves sending what is known (304); `If-Match` does something only where nothing has changed
  (412).
- **Once**: with an `Idempotency-Key` of your own, a request that was sent twice is done once.
- **Problems** have one shape (RFC 9457): a stable `code`, what was wrong, where, and what to do.
"""


def document(api: Any) -> dict[str, Any]:
    """The whole file."""
    made: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix="api/v1/")))
    made["info"]["description"] = _ABOUT
    made["info"]["license"] = {"name": "Apache 2.0", "identifier": "Apache-2.0"}
    made["servers"] = [{"url": "/", "description": "Wherever the register is."}]
    defs = schemas.Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    made["components"]["schemas"] |= defs.pop("$defs") | {"Problem": defs}
    made["components"]["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer", "description": "A token of the page *My account*."}
    }
    for path, operations in made["paths"].items():
        for method, operation in operations.items():
            _complete(path, method, operation)
    return made


@lru_cache(maxsize=1)
def text() -> str:
    """The file as it is served and as ``docs/openapi.json`` holds it."""
    from cosante.api.root import api  # which imports this room's operations, and they this module's neighbours

    return json.dumps(document(api), indent=1, ensure_ascii=False, sort_keys=False) + "\n"


def _complete(path: str, method: str, operation: dict[str, Any]) -> None:
    scope, moves = operation.pop("x-scope", ""), operation.pop("x-moves", False)
    public = operation.pop("x-public", False)
    if scope:
        who = "Visitors of a public site, and tokens" if public else "Tokens"
        told = f"{who} with the scope `{Scope(scope).value}`."
        operation["description"] = "\n\n".join(filter(None, [operation.get("description"), told]))
    operation["security"] = [{"token": []}, {}] if public else [{"token": []}]
    for status, answer in operation["responses"].items():
        answer["description"] = (
            "As asked." if status == "200" else "Done." if status.startswith("2") else answer["description"]
        )
        answer["headers"] = {"ETag": _header("Stands for what is shown here.")}
        if status == "201":
            answer["headers"]["Location"] = _header("Where it is.")
    if method == "get":
        operation["responses"]["304"] = {"description": "As If-None-Match has it: nothing has changed."}
    if moves:
        headers = {"Location": _header("What it has become.")}
        operation["responses"]["307"] = {"description": "It was merged with another one.", "headers": headers}
    for status in sorted(_refusals(path, method, operation)):
        operation["responses"][str(status)] = _refusal(status)
    operation["responses"] = dict(sorted(operation["responses"].items()))
    if path.endswith("/file"):
        binary = {"schema": {"type": "string", "contentMediaType": "application/octet-stream"}}
        operation["responses"]["200"]["content"] = {"*/*": binary}


def _refusals(path: str, method: str, operation: dict[str, Any]) -> set[int]:
    found = set(_ALWAYS) | {404}
    if method != "get":
        found |= {409}
    if any(one["name"] == "If-Match" for one in operation.get("parameters", [])):
        found |= {412}
    if "requestBody" in operation:
        found |= {413, 415}
    return found


def _refusal(status: int) -> dict[str, Any]:
    codes = sorted({kind.code for kind in CODES if kind_of(kind).status == status}) if status != 429 else ["held-back"]
    title = next(kind.title for kind in KINDS.values() if kind.status == status)
    answer: dict[str, Any] = {
        "description": f"{title}: {', '.join(f'`{code}`' for code in codes)}.",
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    headers = {
        401: {"WWW-Authenticate": _header("Bearer")},
        405: {"Allow": _header("The methods that it takes.")},
        429: {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}},
    }
    return answer | ({"headers": headers[status]} if status in headers else {})


def _header(said: str) -> dict[str, Any]:
    return {"description": said, "schema": {"type": "string"}}
