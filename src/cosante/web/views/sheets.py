"""Spreadsheets of what the office keeps: brought, looked at row by row, kept as one deed, taken back as one."""

import csv
import io
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cosante.intake.settling import keep_on, settle
from cosante.register.actions.deciding import may
from cosante.register.actions.kept import take_back
from cosante.register.actions.sheets import decide_to_keep, keep_sheet, throw_away
from cosante.register.models import Role, Sheet, SheetDone
from cosante.register.queries.published import PUBLISHED, untold
from cosante.register.queries.sheets import rows_of, waiting
from cosante.vocabulary.errors import BadValue, RefusedFile, Undecidable, UserError
from cosante.web.door import needs
from cosante.web.exports import WORKBOOK, safe
from cosante.web.looks import Look, looks
from cosante.web.posts import posted, status_of
from cosante.web.sheets import shown, template
from cosante.web.sheets.bringing import bring_rows, enters
from cosante.web.sheets.files import MOST_ROWS, Row, rows_in, text_rows
from cosante.web.who import account
from cosante.web.words import size_words


@needs(Role.CONTRIBUTOR)
def bring(request: HttpRequest, look: Look) -> HttpResponse:
    """The form; what was brought is held, and its own page shows what each row would do."""
    by = account(request)
    may(by, look.model.writes)
    error = None
    if request.method == "POST":
        try:
            rows, name = _given(request)
            return redirect(bring_rows(look, rows, name, by, "leave_out" in request.POST).get_absolute_url())
        except UserError as refused:
            error = refused
    context = {"look": look, "error": error, "waiting": waiting(look.noun)[:20], "rows": MOST_ROWS}
    context |= {"limit": size_words(settings.COSANTE_MAX_BYTES), "text": request.POST.get("text", "")}
    context["leave_out"] = "leave_out" in request.POST
    return render(request, "web/sheet_bring.html", context, status=status_of(error) if error else 200)


def _given(request: HttpRequest) -> tuple[Iterable[Row], str]:
    file, text = request.FILES.get("file"), request.POST.get("text", "")
    if file is None:
        if not text.strip():
            raise BadValue(_("Choose a file, or paste cells."))
        return text_rows(text), _("pasted cells")
    if (file.size or 0) > settings.COSANTE_MAX_BYTES:
        raise RefusedFile(_("The file is larger than %(most)s.") % {"most": size_words(settings.COSANTE_MAX_BYTES)})
    return rows_in(file.read()), file.name or ""


@needs(Role.CONTRIBUTOR)
def template_file(request: HttpRequest, look: Look, kind: str) -> HttpResponseBase:
    """Headings, an example, and what each column takes."""
    may(account(request), look.model.writes)
    response: HttpResponseBase
    if kind == "csv":
        response = HttpResponse(template.as_csv(look), content_type="text/csv; charset=utf-8")
    elif kind == "xlsx":
        response = FileResponse(template.as_workbook(look), content_type=WORKBOOK)
    else:
        raise Http404(kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{look.model.plural()}-template.{kind}"'
    return response


@needs(Role.CONTRIBUTOR)
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """What each row would do, or did."""
    found, look = _found(request, pk)
    done = shown.chosen(found, request.GET.get("show", ""))
    page, lines = shown.page_of(look, found, done, request.GET.get("page"))
    counted = [(code, SheetDone(code).label, n, code == done) for code, n in shown.numbers(found).items()]
    context = {"sheet": found, "look": look, "page": page, "lines": lines, "counted": counted, "done": done}
    context |= {"published": found.noun in PUBLISHED, "untold": untold(found.noun) if found.kept_at else 0}
    context |= {"undone": getattr(found.lead, "undone_by", None), "kept_rows": found.added + found.changed}
    left = found.left if found.under_way else 0
    context |= {"left": left, "kept_now": found.added + found.changed - left}
    return render(request, "web/sheet.html", context)


@needs(Role.CONTRIBUTOR)
@posted
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what it would do; of what others published some, and the others when it is asked again.

    Sent twice, it is kept once.
    """
    found, _look = _found(request, pk)
    by = account(request)
    if found.noun in PUBLISHED:
        found = keep_on(decide_to_keep(found, by, request.POST.get("why", "")))
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse({"left": found.left if found.under_way else 0})
    elif found.kept_at is None:
        keep_sheet(found, by, request.POST.get("why", ""), enters(by) if "partners" in request.POST else None)
    return redirect(found.get_absolute_url())


@needs(Role.CONTRIBUTOR)
@posted
def throw(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw it away."""
    found, look = _found(request, pk)
    throw_away(found, account(request))
    return redirect("kept-rows", look)


@needs(Role.CONTRIBUTOR)
@posted
def take_back_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back all that keeping it did."""
    found, _look = _found(request, pk)
    if found.lead is None:
        raise BadValue(_("Nothing of it was kept."))
    if found.under_way:
        raise Undecidable(_("Some of it is not kept yet. Take it back when all of it is."))
    take_back(found.lead, account(request), request.POST.get("why", ""))
    settle(found.noun, account(request))
    return redirect(found.get_absolute_url())


@needs(Role.CONTRIBUTOR)
def refused_rows(request: HttpRequest, pk: int) -> HttpResponseBase:
    """What was refused, as a table: row, column, what was found, why."""
    found, look = _found(request, pk)
    response = StreamingHttpResponse(_refused(found), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{look.model.plural()}-refused-{pk}.csv"'
    return response


def _refused(sheet: Sheet) -> Iterator[str]:
    page = io.StringIO()
    writer = csv.writer(page)
    page.write("\ufeff")
    writer.writerow([_("Row"), _("Column"), _("Found"), _("Why it was refused")])
    for row in rows_of(sheet, SheetDone.WRONG).iterator(chunk_size=1000):
        for one in shown.wrong_said(looks()[sheet.noun], row):
            writer.writerow([row.line, *map(safe, one)])
        yield page.getvalue()
        page.seek(0)
        page.truncate()
    yield page.getvalue()


def _found(request: HttpRequest, pk: int) -> tuple[Sheet, Look]:
    found = get_object_or_404(Sheet.objects.select_related("by", "kept_by", "lead"), pk=pk)
    look = looks()[found.noun]
    may(account(request), look.model.writes)
    return found, look
