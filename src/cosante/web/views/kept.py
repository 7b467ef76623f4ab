"""Pages of what the office keeps of its work, for every kind of row alike: lists, pages, forms, histories, files."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language

from cosante.intake import enter_partner
from cosante.intake.settling import settle
from cosante.register.actions.answer_once import answer_once
from cosante.register.actions.deciding import may
from cosante.register.actions.kept import Collided, change, cite, cite_no_more, keep, take_back, withdraw
from cosante.register.models import Account, Act, Change, Cited, Document, Kept, Role
from cosante.register.queries.kept_rows import changes_of, in_order
from cosante.register.queries.published import untold
from cosante.vocabulary.errors import UserError
from cosante.web import kept_lists
from cosante.web.door import needs
from cosante.web.exports import WORKBOOK
from cosante.web.flat import KINDS, named
from cosante.web.hxl import TYPE, kept_as_hxl
from cosante.web.iati import publishable
from cosante.web.kept_fields import NewPartner
from cosante.web.kept_forms import KeptForm, form_of
from cosante.web.kept_meetings import again, chosen, meetings
from cosante.web.kept_pages import hidden_from, page_of, panels_of, remarks_of
from cosante.web.kept_words import changes_said
from cosante.web.looks import Look, looks
from cosante.web.posts import back, number, posted, status_of
from cosante.web.tokens import opened, seal
from cosante.web.who import account

PER_PAGE = 50
FILES = KINDS


@needs(Role.READER)
def rows(request: HttpRequest, look: Look) -> HttpResponse:
    """The list."""
    may(account(request), look.model.reads)
    asked = kept_lists.asked(look, request.GET)
    page = Paginator(asked.found.values_list("pk", flat=True), PER_PAGE).get_page(request.GET.get("page"))
    hidden = hidden_from(look, account(request)) - {look.model.part_of}
    context = {
        "look": look,
        "asked": asked,
        "page": page,
        "lines": kept_lists.lines(look, in_order(look.model, page), hidden),
        "heads": kept_lists.heads(look, hidden),
        "files": FILES,
        "may_write": account(request).may(look.model.writes) and not look.model.part_of,
        "may_bring": account(request).may(look.model.writes),
        "as_iati": look.model.plural() in publishable(),
        "untold": untold(look.noun),
    }
    return render(request, "web/kept_list.html", context)


@needs(Role.READER)
def rows_file(request: HttpRequest, look: Look, kind: str) -> HttpResponseBase:
    """The list as a file of that kind."""
    may(account(request), look.model.reads)
    found = kept_lists.asked(look, request.GET).found
    answer: dict[str, Callable[[], HttpResponseBase]] = {
        "csv": lambda: StreamingHttpResponse(kept_lists.as_csv(look, found), content_type="text/csv; charset=utf-8"),
        "hxl": lambda: StreamingHttpResponse(kept_as_hxl(look, found), content_type=TYPE),
        "json": lambda: StreamingHttpResponse(kept_lists.as_json(look, found), content_type="application/json"),
        "xlsx": lambda: FileResponse(kept_lists.as_workbook(look, found), content_type=WORKBOOK),
    }
    if kind not in answer:
        raise Http404(kind)
    return named(answer[kind](), look.model.plural(), kind)


@needs(Role.READER)
def row(request: HttpRequest, look: Look, pk: int) -> HttpResponse:
    """The page of one row; a part is shown on that of its whole."""
    by, found = account(request), _found(request, look, pk)
    if look.model.part_of:
        return redirect(found.get_absolute_url())
    context = page_of(look, found, by) | remarks_of(found, by) | panels_of(found, request)
    return render(request, look.page, context | dict(look.more(found, request)))


@needs(Role.CONTRIBUTOR)
def new(request: HttpRequest, look: Look) -> HttpResponse:
    """The form for a new row; ``?agreement=3`` fills in what is known."""
    by = account(request)
    may(by, look.model.writes)
    given = {name: _given(look, name, value) for name, value in request.GET.items() if name in _names(look)}
    form = form_of(look, request.POST or None, **given)
    error = None
    if request.method == "POST" and form.is_valid():
        whole = {name: value for name, value in given.items() if name == look.model.part_of}

        def do() -> dict[str, Any]:
            values = _known(form, by) | whole
            made = keep(look.model, values, by, form.cleaned_data["why"])
            return {"pk": made.pk}

        try:
            kept = answer_once(opened(request).form.key, "", by, do)
            return redirect(_after(request, look.model._default_manager.get(pk=kept["pk"])))
        except UserError as refused:
            error = refused
    return _form_page(request, look, form, error, whole=given.get(look.model.part_of))


@needs(Role.CONTRIBUTOR)
def edit(request: HttpRequest, look: Look, pk: int) -> HttpResponse:
    """The form of a row. Where somebody else has changed the same meanwhile, it asks which holds."""
    by, found = account(request), _found(request, look, pk)
    may(by, look.model.writes)
    form, error = form_of(look, request.POST or None, found), None
    met: list[Any] = []
    seen = number(request.POST.get("version")) or found.version
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                values = chosen(found, _known(form, by), request.POST)
                change(found, values, seen, by, form.cleaned_data["why"])
            return redirect(_after(request, found))
        except Collided as collided:
            error, met, seen = collided, meetings(collided, look), collided.row.version
            form = again(collided, look, form)
        except UserError as refused:
            error = refused
    return _form_page(request, look, form, error, row=found, met=met, version=seen)


@needs(Role.CONTRIBUTOR)
@posted
def withdraw_row(request: HttpRequest, look: Look, pk: int) -> HttpResponse:
    """Withdraw a row with its parts."""
    found, by = _found(request, look, pk), account(request)
    withdraw(found, by, request.POST.get("why", ""))
    settle(found.noun, by)
    return redirect(_after(request, found))


@needs(Role.READER)
def history(request: HttpRequest, look: Look, pk: int) -> HttpResponse:
    """Every change of a row."""
    found = _found(request, look, pk)
    page = Paginator(changes_of(found), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "look": look,
        "row": found,
        "page": page,
        "changes": changes_said(page, look.model, hidden_from(look, account(request))),
    }
    context |= {"may_write": account(request).may(look.model.writes)}
    return render(request, "web/kept_history.html", context)


@needs(Role.CONTRIBUTOR)
@posted
def take_back_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one change back."""
    made = get_object_or_404(Change, pk=pk)
    look = looks()[made.noun]
    take_back(made, account(request), request.POST.get("why", ""))
    settle(made.noun, account(request))
    return redirect(back(request, f"/{look.model.plural()}/{made.record}/"))


@needs(Role.CONTRIBUTOR)
@posted
def cite_source(request: HttpRequest, look: Look, pk: int) -> HttpResponse:
    """Say which document or act tells of a row."""
    found = _found(request, look, pk)
    model: type[Document | Act] = Act if request.POST.get("kind") == "act" else Document
    source = get_object_or_404(model, pk=number(request.POST.get("number")))
    cite(found, source, account(request))
    return redirect(back(request, f"{found.get_absolute_url()}#sources"))


@needs(Role.CONTRIBUTOR)
@posted
def cite_source_no_more(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw that."""
    cited = get_object_or_404(Cited, pk=pk)
    cite_no_more(cited, account(request))
    return redirect(back(request, f"/{looks()[cited.noun].model.plural()}/{cited.record}/"))


def _found(request: HttpRequest, look: Look, pk: int) -> Kept:
    may(account(request), look.model.reads)
    found: Kept = get_object_or_404(look.model, pk=pk)
    return found


def _names(look: Look) -> set[str]:
    return {field.name for field in look.model.own_fields()}


def _given(look: Look, name: str, value: str) -> Any:
    """A value of the address as the form takes it."""
    column: Any = look.model._meta.get_field(name)
    if not column.is_relation:
        return value
    return column.related_model._default_manager.filter(pk=number(value)).first()


def _known(form: KeptForm, by: Account) -> dict[str, Any]:
    """What was filled in, partners that the register did not know entered now."""
    return with_partners(form.values(), by)


def with_partners(values: Mapping[str, Any], by: Account) -> dict[str, Any]:
    """The same, partners that the register did not know entered now."""
    return {
        name: enter_partner(str(value), by, get_language() or "en") if isinstance(value, NewPartner) else value
        for name, value in values.items()
    }


def _after(request: HttpRequest, row: Kept) -> str:
    return back(request, row.get_absolute_url())


def _form_page(
    request: HttpRequest, look: Look, form: KeptForm, error: UserError | None, row: Kept | None = None, **more: Any
) -> HttpResponse:
    status = status_of(error) if error else 422 if form.errors else 200
    context = {"look": look, "form": form, "error": error, "row": row, "token": seal()} | more
    context |= {"next": request.POST.get("next") or request.GET.get("next", "")}
    return render(request, "web/kept_form.html", context, status=status)
