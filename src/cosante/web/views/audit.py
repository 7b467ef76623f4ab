"""Every decision, every change of what the office keeps, and every login. For administrators."""

import csv
from collections.abc import Iterator

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone

from cosante.register.models import Account, Kept, Role
from cosante.register.queries.audit import Asked, Row, all_rows, audit, rows
from cosante.web.account_forms import AuditForm
from cosante.web.door import needs

PER_PAGE = 50
COLUMNS = ("at", "what", "by", "about", "other", "why", "address", "browser", "decision", "event", "change", "fields")
#: What a spreadsheet takes for the start of a formula (OWASP, "CSV injection").
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


@needs(Role.ADMINISTRATOR)
def page(request: HttpRequest) -> HttpResponse:
    """The newest first, narrowed to what is asked."""
    form = AuditForm(request.GET)
    asked = _asked(form)
    found = Paginator(audit(asked), PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": found, "rows": rows(found.object_list), "filtered": asked.anything}
    return render(request, "web/audit.html", context)


@needs(Role.ADMINISTRATOR)
def export(request: HttpRequest) -> StreamingHttpResponse:
    """The same as a table, all of it."""
    name = f"cosante-audit-{timezone.now():%Y-%m-%d}.csv"
    response = StreamingHttpResponse(_lines(_asked(AuditForm(request.GET))), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _asked(form: AuditForm) -> Asked:
    """What can be understood of the filters; the rest is as if it had not been asked."""
    form.is_valid()
    given = {name: value for name, value in form.cleaned_data.items() if value}
    who = given.pop("who", None)
    return Asked(who=who.pk if who else None, **given)


class _Echo:
    def write(self, line: str) -> str:
        return line


def _lines(asked: Asked) -> Iterator[str]:
    write = csv.writer(_Echo()).writerow
    yield "\ufeff" + str(write(COLUMNS))
    for row in all_rows(asked):
        yield str(write([_safe(cell) for cell in _cells(row)]))


def _cells(row: Row) -> list[object]:
    what = row.decision.verb if row.decision else row.event.kind if row.event else row.change.done if row.change else ""
    numbers = [one.pk if one else "" for one in (row.decision, row.event, row.change)]
    numbers.append(" ".join(sorted(row.change.values)) if row.change else "")
    named = [_name(one) for one in (row.by, row.about, row.other)]
    return [row.at.isoformat(), what, *named, row.why, row.address, row.event.agent if row.event else "", *numbers]


def _name(one: object) -> str:
    if one is None:
        return ""
    if isinstance(one, Account):
        return one.username
    return f"{one.noun if isinstance(one, Kept) else type(one).__name__.lower()} {one.pk}"


def _safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
