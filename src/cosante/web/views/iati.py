"""IATI: what is missing for a valid file, the files, and files of others that are brought."""

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cosante.intake.settling import settle
from cosante.register.actions.deciding import may
from cosante.register.models import IatiActivity, Indicator, Role, Sheet
from cosante.register.queries.filters import Asked
from cosante.register.queries.published import PUBLISHED, untold
from cosante.register.queries.sheets import waiting
from cosante.vocabulary.errors import BadValue, OperatorError, RefusedFile, UserError
from cosante.web.door import needs
from cosante.web.iati import rows_asked
from cosante.web.looks import looks
from cosante.web.posts import number, posted, status_of
from cosante.web.who import account
from cosante.web.words import size_words

_XML = "application/xml"
#: The name of the file of all that can be published.
ALL = "activities"


def _parts() -> Any:
    """What reads and writes IATI. ``OperatorError`` where its library is not installed."""
    try:
        from cosante import publishing
        from cosante.intake import iati
    except ImportError as error:
        raise OperatorError("IATI files take one more package. Install it: pip install 'cosante[iati]'") from error
    return publishing, iati


@needs(Role.CONTRIBUTOR)
def steps(request: HttpRequest) -> HttpResponse:
    """What is right and what is missing, each line with where it is set."""
    publishing, _iati = _parts()
    lines = publishing.checklist()
    context = {"lines": lines, "missing": sum(not line.good for line in lines), "reporter": publishing.reporter()}
    return render(request, "web/iati.html", context)


@needs(Role.READER)
def activities(request: HttpRequest, name: str) -> FileResponse:
    """The rows of a list that its filters ask for, as an activity file; what cannot be in it is on the checklist."""
    publishing, _iati = _parts()
    what = publishing.every(Asked(public=True)) if name == ALL else rows_asked(name, request.GET)
    if name in publishing.OTHERS:
        return _sent(f"{name}-iati.xml", lambda file: publishing.write_published(file, what[name]))
    found = publishing.chosen(publishing.reporting(), what, public=True)
    return _sent(f"{name}-iati.xml", lambda file: publishing.write_activities(file, found))


@needs(Role.READER)
def organisation(request: HttpRequest) -> FileResponse:
    """The organisation file."""
    publishing, _iati = _parts()
    us = publishing.reporting()
    return _sent("organisation-iati.xml", lambda file: publishing.write_organisation(file, us))


def _sent(name: str, write: Any) -> FileResponse:
    file = tempfile.TemporaryFile()  # noqa: SIM115  (the answer reads and closes it)
    write(file)
    file.seek(0)
    return FileResponse(file, content_type=_XML, as_attachment=True, filename=name)


@needs(Role.CONTRIBUTOR)
def bring(request: HttpRequest) -> HttpResponse:
    """The form; what was brought is held, and its own page shows what each activity would do."""
    by = account(request)
    may(by, IatiActivity.writes)
    error = None
    if request.method == "POST":
        try:
            return redirect(_brought(request).get_absolute_url())
        except UserError as refused:
            error = refused
    held = [sheet for noun in PUBLISHED for sheet in waiting(noun)[:20]]
    context = {"look": looks()[IatiActivity.noun], "error": error, "waiting": held}
    context["limit"] = size_words(settings.COSANTE_MAX_BYTES)
    return render(request, "web/iati_bring.html", context, status=status_of(error) if error else 200)


def _brought(request: HttpRequest) -> Any:
    file = request.FILES.get("file")
    if file is None:
        raise BadValue(_("Choose a file."))
    if (file.size or 0) > settings.COSANTE_MAX_BYTES:
        raise RefusedFile(_("The file is larger than %(most)s.") % {"most": size_words(settings.COSANTE_MAX_BYTES)})
    _publishing, iati = _parts()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "brought.xml"
        with path.open("wb") as target:
            target.writelines(file.chunks())
        return iati.bring_published(path, file.name or "", account(request))


@needs(Role.CONTRIBUTOR)
@posted
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter what is new of the results of a published activity among those of the office."""
    by, row = account(request), get_object_or_404(IatiActivity, pk=pk, withdrawn=False)
    may(by, Indicator.writes)
    _publishing, iati = _parts()
    messages.success(request, _("Rows entered: %(number)s.") % {"number": iati.enter_results(row, by)})
    return redirect(row.get_absolute_url())


@needs(Role.CONTRIBUTOR)
@posted
def tell(request: HttpRequest) -> HttpResponse:
    """Some of what was kept and is not told yet; then the page from where it was asked, or how much is left."""
    noun = request.POST.get("noun", "")
    if noun not in PUBLISHED:
        raise Http404(noun)
    may(account(request), PUBLISHED[noun].writes)
    settle(noun, account(request))
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"left": untold(noun)})
    sheet = Sheet.objects.filter(pk=number(request.POST.get("sheet")) or 0).first()
    return redirect(sheet.get_absolute_url() if sheet else f"/{PUBLISHED[noun].plural()}/")
