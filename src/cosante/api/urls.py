"""Addresses of the API. Everything below /api/ answers in the API's own shape, also what is not there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, re_path
from django.views.decorators.csrf import csrf_exempt

from cosante.api import feeds, health, problems, reference
from cosante.api.root import api
from cosante.vocabulary.errors import NotThere
from cosante.web.door import anybody

_View = Callable[..., HttpResponse]


def _spoken(view: _View) -> _View:
    """Methods that are not there are said in the API's shape; HEAD is GET without its body."""

    @anybody  # the operations ask for tokens themselves
    @csrf_exempt  # no cookie is looked at
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        head = request.method == "HEAD"
        if head:
            request.method = "GET"
        response = view(request, *args, **kwargs)
        if response.status_code == 405:
            allow = response.headers["Allow"]
            takes = allow + (", HEAD" if "GET" in allow else "")
            error = problems.NoSuchMethod(f"{request.path} takes {takes}, not {request.method}.")
            response = problems.problem(request, error, headers={"Allow": takes})
        if head:
            response.headers.setdefault("Content-Length", str(len(getattr(response, "content", b""))))
            if response.streaming:
                response.close()
                response = HttpResponse(status=response.status_code, headers=dict(response.headers))
            else:
                response.content = b""
        return response

    return answered


@anybody
@csrf_exempt
def nothing(request: HttpRequest) -> HttpResponse:
    """No such address."""
    return problems.problem(request, NotThere(f"There is no {request.path[:200]} in this API."))


def _operations() -> list[Any]:
    found, _app, _namespace = api.urls
    kept = []
    for one in found:
        if isinstance(one, URLPattern):
            if one.name == "api-root":
                continue
            one.callback = _spoken(one.callback)
        kept.append(one)
    return kept


urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("api/v1/openapi.json", reference.file, name="openapi"),
    path("api/v1/docs/", reference.page, name="api-docs"),
    path("api/v1/docs/types/", reference.types, name="api-types"),
    *feeds.urlpatterns,
    path("api/v1/", (_operations(), "api", "api")),
    re_path(r"^api/", nothing, name="api-nothing"),
]
