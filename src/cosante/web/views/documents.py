"""The list of documents, and the page of one."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from cosante.register.models import Layout, Original, Role
from cosante.register.queries import documents as queries
from cosante.register.queries.bulk import publishers
from cosante.register.queries.facts import facts_of
from cosante.register.queries.review import completed
from cosante.web.beside import beside
from cosante.web.cards import Addresses, groups
from cosante.web.door import needs
from cosante.web.forms import about_form
from cosante.web.handed_out import handed_out
from cosante.web.highlight import Span, parts, segments
from cosante.web.highlight import render as marked
from cosante.web.labels import KIND
from cosante.web.leaves import with_leaves
from cosante.web.words import by_language

PER_PAGE = 50


@needs(Role.READER, public=True)
def documents(request: HttpRequest) -> HttpResponse:
    """All documents, or those that the filters ask for."""
    asked = {name: request.GET.get(name, "").strip() for name in ("language", "relevant", "words")}
    page = Paginator(queries.documents(**asked, public=request.public), PER_PAGE).get_page(request.GET.get("page"))
    languages = by_language(queries.languages_of_documents(request.public))
    context = {"page": page, "asked": asked, "filtered": any(asked.values()), "languages": languages}
    return render(request, "web/documents.html", context)


@needs(Role.READER, public=True)
def original(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The bytes that a document was read from, to be saved; for whoever may see the document."""
    shown = get_object_or_404(queries.there(request.public), pk=pk)
    return handed_out(get_object_or_404(Original, document=shown))


@needs(Role.READER, public=True)
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """The text with every fact's spans marked, and the facts beside it. A long text comes in parts."""
    shown = get_object_or_404(queries.there(request.public), pk=pk)
    facts = facts_of(shown, request.public)
    pieces = parts(shown.text)
    part = _part(request, len(pieces))
    spans = [Span(e.start, e.end, fact.local_id, fact.kind) for fact in facts for e in fact.evidence.all()]
    layout = Layout.objects.filter(document=shown).first()
    context = {
        "document": shown,
        "layout": layout,
        "text": marked(segments(shown.text, spans, *pieces[part])),
        "groups": with_leaves(
            groups(facts, Addresses(facts, pieces, part), shown.language, request.public), facts, layout
        ),
        "facts": len(facts),
        "part": part + 1,
        "parts": range(1, len(pieces) + 1),
        "copies": shown.copies.defer("text"),
        "readings": shown.readings.count(),
        "came": request.GET.get("came", ""),
        "from": pieces[part][0],
        "about": about_form(shown),
        "publishers": publishers(),
        "kinds": KIND,
        "completed": completed(shown),
    }
    return render(request, "web/document.html", beside(request, shown) | context)


def _part(request: HttpRequest, count: int) -> int:
    asked = request.GET.get("part", "1")
    return min(max(int(asked), 1), count) - 1 if asked.isdecimal() and asked.isascii() and len(asked) < 7 else 0
