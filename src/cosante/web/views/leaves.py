"""A page of a PDF or a scan as it looks, with what the facts rest on lit."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from cosante.intake import page_picture
from cosante.register.models import Document, Layout, Original, Role
from cosante.register.queries import documents as queries
from cosante.register.queries.facts import facts_of
from cosante.vocabulary.errors import UnreadableDocument
from cosante.web.cards import Addresses, groups
from cosante.web.door import needs
from cosante.web.leaves import Leaf, leaf, places


@needs(Role.READER, public=True)
def page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The page, its facts outlined and the chosen one lit; beside it the facts on it."""
    shown, found = _leaf(request, pk, number)
    facts = [fact for fact in facts_of(shown, request.public) if found.boxes(places(fact))]
    chosen = next((fact for fact in facts if fact.local_id == request.GET.get("fact")), None)
    context = {
        "document": shown,
        "leaf": found,
        "count": len(shown.layout.pages),
        "spots": [(fact, found.boxes(places(fact))) for fact in facts if fact.kind != "act"],
        "lit": found.boxes(places(chosen)) if chosen else [],
        "chosen": chosen,
        "groups": groups(facts, Addresses(facts, [(0, len(shown.text))], 0), shown.language, request.public),
    }
    return render(request, "web/leaf.html", context)


@needs(Role.READER, public=True)
def picture(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The page as a picture, drawn from the original."""
    shown, found = _leaf(request, pk, number)
    original = get_object_or_404(Original, document=shown)
    try:
        drawn = page_picture(original, found.number)
    except (UnreadableDocument, OSError) as error:
        raise Http404(str(error)) from error
    answer = HttpResponse(drawn, content_type="image/png")
    answer["Cache-Control"] = "private, max-age=3600"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _leaf(request: HttpRequest, pk: int, number: int) -> tuple[Document, Leaf]:
    shown = get_object_or_404(queries.there(request.public), pk=pk)
    found = leaf(get_object_or_404(Layout, document=shown), number)
    if found is None:
        raise Http404("the document has no such page")
    return shown, found
