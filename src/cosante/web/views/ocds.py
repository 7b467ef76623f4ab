"""Files of OCDS: brought, looked at process by process, kept as one deed, taken back; and orders as packages."""

from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cosante.exchange.ocds.files import can_be_judged, written
from cosante.register.actions.deciding import may
from cosante.register.actions.kept import take_back
from cosante.register.actions.processes import throw_away
from cosante.register.models import BroughtFile, Order, Role
from cosante.vocabulary.errors import BadValue, RefusedFile, Undecidable, UserError
from cosante.web import kept_lists
from cosante.web.door import needs
from cosante.web.looks import looks
from cosante.web.posts import number, posted, status_of
from cosante.web.process_pages import DONE, counted, shown
from cosante.web.who import account
from cosante.web.words import size_words


@needs(Role.CONTRIBUTOR)
def bring(request: HttpRequest) -> HttpResponse:
    """The form; what was brought is held, and its own page shows what each process would do."""
    by, error = account(request), None
    may(by, Order.writes)
    if request.method == "POST":
        try:
            from cosante.intake.process_files import hold_file  # takes the packages of the extra

            data, name = _given(request)
            return redirect(hold_file(data, name, settings.COSANTE_OCDS_PREFIX, by).get_absolute_url())
        except UserError as refused:
            error = refused
    context = {"error": error, "waiting": BroughtFile.objects.filter(noun="order", kept_at=None).order_by("-pk")[:20]}
    context |= {"limit": size_words(settings.COSANTE_MAX_BYTES), "prefix": settings.COSANTE_OCDS_PREFIX}
    context |= {"can": can_be_judged(), "look": looks()["order"]}
    return render(request, "web/ocds_bring.html", context, status=status_of(error) if error else 200)


def _given(request: HttpRequest) -> tuple[bytes, str]:
    _needs_packages()
    file = request.FILES.get("file")
    if file is None:
        raise BadValue(_("Choose a file."))
    if (file.size or 0) > settings.COSANTE_MAX_BYTES:
        raise RefusedFile(_("The file is larger than %(most)s.") % {"most": size_words(settings.COSANTE_MAX_BYTES)})
    return file.read(), file.name or ""


def _needs_packages() -> None:
    if not can_be_judged():
        raise Undecidable(_("OCDS files take two more packages. Install them: pip install 'cosante[ocds]'"))


@needs(Role.CONTRIBUTOR)
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """What each process would do, or did."""
    found = _found(request, pk)
    done = request.GET.get("show", "")
    numbers = counted(found)
    done = done if done in DONE else next((code for code, _words, n in numbers if n), "")
    page, lines = shown(found, done, request.GET.get("page"))
    context = {"file": found, "counted": numbers, "done": done, "page": page, "lines": lines}
    context |= {"undone": getattr(found.lead, "undone_by", None), "total": len(found.outcomes)}
    context |= {"kept": sum(n for code, _words, n in numbers if code in ("added", "changed")), "look": looks()["order"]}
    return render(request, "web/ocds_file.html", context)


@needs(Role.CONTRIBUTOR)
@posted
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what it would do. Sent twice, it is kept once."""
    from cosante.intake.process_files import keep_file  # takes the packages of the extra

    found, said = _found(request, pk), request.POST
    keep_file(found, settings.COSANTE_OCDS_PREFIX, account(request), said.get("why", ""), "partners" in said)
    return redirect(found.get_absolute_url())


@needs(Role.CONTRIBUTOR)
@posted
def throw(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw it away."""
    throw_away(_found(request, pk), account(request))
    return redirect("ocds-bring")


@needs(Role.CONTRIBUTOR)
@posted
def take_back_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back all that keeping it did."""
    found = _found(request, pk)
    if found.lead is None:
        raise BadValue(_("Nothing of it was kept."))
    take_back(found.lead, account(request), request.POST.get("why", ""))
    return redirect(found.get_absolute_url())


@needs(Role.READER)
def package(request: HttpRequest, kind: str) -> HttpResponse:
    """The orders that the list asks for, or ``?order=12`` alone, as a package of releases or of records."""
    may(account(request), Order.reads)
    _needs_packages()
    from cosante.intake.process_files import packaged  # takes the packages of the extra

    prefix, publisher = settings.COSANTE_OCDS_PREFIX, settings.COSANTE_PUBLISHER
    if not prefix or not publisher:
        raise Undecidable(
            _("The office has not said yet who publishes: set COSANTE_OCDS_PREFIX and COSANTE_PUBLISHER.")
        )
    only = request.GET.get("order", "")
    asked = (
        [number(only)] if only else kept_lists.asked(looks()["order"], request.GET).found.values_list("pk", flat=True)
    )
    uri, now = request.build_absolute_uri(), datetime.now(UTC)
    made = packaged(prefix, publisher, uri, now, list(asked) or [0], kind == "records")
    response = HttpResponse(written(made), content_type="application/json; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{kind}.json"'
    return response


def _found(request: HttpRequest, pk: int) -> BroughtFile:
    may(account(request), Order.writes)
    return get_object_or_404(BroughtFile.objects.select_related("by", "kept_by", "lead"), pk=pk, noun="order")
