"""Acts and partners from spreadsheets: brought, looked at row by row, kept, taken back."""

import json
from dataclasses import asdict

from django.conf import settings
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cosante.intake.record_files import Row, did_something, hold_rows, is_taken_back, keep_rows, take_rows_back
from cosante.register.actions.processes import throw_away
from cosante.register.models import BroughtFile, Role
from cosante.vocabulary.errors import BadValue, RefusedFile, UserError
from cosante.web.door import needs
from cosante.web.exports import WORKBOOK
from cosante.web.posts import posted, status_of
from cosante.web.process_pages import DONE, counted
from cosante.web.record_sheets import KINDS, changes_said, rows_of, template, verbs
from cosante.web.sheets.files import MOST_ROWS, rows_in, text_rows
from cosante.web.who import account
from cosante.web.words import size_words

PER_PAGE = 50


@needs(Role.CONTRIBUTOR)
def bring(request: HttpRequest, nouns: str) -> HttpResponse:
    """The form; what was brought is held, and its own page shows what each row would do."""
    kind, by, error = KINDS[nouns], account(request), None
    if request.method == "POST":
        try:
            cells, name = _given(request)
            rows = rows_of(kind, cells)
            text = json.dumps([asdict(row) for row in rows], ensure_ascii=False)
            return redirect(hold_rows(kind.noun, rows, name, text, verbs(kind, by), by).get_absolute_url())
        except UserError as refused:
            error = refused
    context = {"nouns": nouns, "error": error, "text": request.POST.get("text", ""), "rows": MOST_ROWS}
    context["waiting"] = BroughtFile.objects.filter(noun=kind.noun, kept_at=None).order_by("-pk")[:20]
    context["limit"] = size_words(settings.COSANTE_MAX_BYTES)
    return render(request, "web/record_bring.html", context, status=status_of(error) if error else 200)


def _given(request: HttpRequest) -> tuple[list[tuple[int, list[object]]], str]:
    file, text = request.FILES.get("file"), request.POST.get("text", "")
    if file is None:
        if not text.strip():
            raise BadValue(_("Choose a file, or paste cells."))
        return list(text_rows(text)), _("pasted cells")
    if (file.size or 0) > settings.COSANTE_MAX_BYTES:
        raise RefusedFile(_("The file is larger than %(most)s.") % {"most": size_words(settings.COSANTE_MAX_BYTES)})
    return list(rows_in(file.read())), file.name or ""


@needs(Role.CONTRIBUTOR)
def template_file(request: HttpRequest, nouns: str) -> HttpResponseBase:
    """The columns, and what each takes."""
    response = FileResponse(template(KINDS[nouns]), content_type=WORKBOOK)
    response.headers["Content-Disposition"] = f'attachment; filename="{nouns}-template.xlsx"'
    return response


@needs(Role.CONTRIBUTOR)
def file(request: HttpRequest, nouns: str, pk: int) -> HttpResponse:
    """What each row would do, or did."""
    found, done = _found(nouns, pk), request.GET.get("show", "")
    numbers = counted(found)
    done = done if done in DONE else next((code for code, _words, n in numbers if n), "")
    shown = [
        one | {"fields": changes_said(KINDS[nouns], one.get("changes") or {})}
        for one in found.outcomes
        if one["done"] == done
    ]
    context = {"nouns": nouns, "sheet": found, "counted": numbers, "done": done, "total": len(found.outcomes)}
    context |= {"page": Paginator(shown, PER_PAGE).get_page(request.GET.get("page")), "undone": is_taken_back(found)}
    context["kept_rows"] = sum(n for code, _words, n in numbers if code in ("added", "changed"))
    context["did"] = did_something(found)
    return render(request, "web/record_file.html", context)


@needs(Role.CONTRIBUTOR)
@posted
def keep(request: HttpRequest, nouns: str, pk: int) -> HttpResponse:
    """Keep what it would do. Sent twice, it is kept once."""
    found, by = _found(nouns, pk), account(request)
    rows = [Row(**one) for one in json.loads(found.text or "[]")]
    keep_rows(found, rows, verbs(KINDS[nouns], by), by)
    return redirect(found.get_absolute_url())


@needs(Role.CONTRIBUTOR)
@posted
def throw(request: HttpRequest, nouns: str, pk: int) -> HttpResponse:
    """Throw it away."""
    throw_away(_found(nouns, pk), account(request))
    return redirect("record-bring", nouns)


@needs(Role.CONTRIBUTOR)
@posted
def take_back_rows(request: HttpRequest, nouns: str, pk: int) -> HttpResponse:
    """Reject all that keeping it entered, for those who may decide."""
    found = _found(nouns, pk)
    take_rows_back(found, account(request), request.POST.get("why", ""))
    return redirect(found.get_absolute_url())


def _found(nouns: str, pk: int) -> BroughtFile:
    return get_object_or_404(BroughtFile.objects.select_related("by"), pk=pk, noun=KINDS[nouns].noun)
