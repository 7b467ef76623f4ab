"""Does the site answer, and its database? For whoever watches it; nothing is told of what is in it."""

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from cosante.api.problems import problem
from cosante.vocabulary.errors import OperatorError
from cosante.web.door import anybody


@anybody
def healthz(request: HttpRequest) -> HttpResponse:
    """200, or 503 where the database does not answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return problem(request, OperatorError("The database does not answer."))
    return JsonResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})
