"""What the office keeps of its work: each kind described by ``/kinds``, changed by version, taken back."""

from typing import Annotated, Any

from django.db import models
from django.http import HttpRequest
from django.utils import translation
from ninja import P, PathEx, Query, Router
from pydantic import Field

from cosante.api import bodies, row_schemas, shown
from cosante.api.answering import Do, Made, Number, reads, writes
from cosante.api.doors import caller
from cosante.api.paging import Paged, page
from cosante.register.actions.deciding import may
from cosante.register.actions.kept import change, cite, keep, take_back, withdraw
from cosante.register.actions.kept.writing import values_of
from cosante.register.models import Account, Act, Change, Document, Kept, Role, Scope, kept_models
from cosante.register.queries.kept_rows import changes_of, cited_by, narrowed, rows
from cosante.vocabulary.errors import BadValue, NotThere

router = Router(tags=["work of the office"])
Noun = PathEx[str, P(max_length=30, pattern="^[a-z-]+$", description="Of a kind: take it from `/kinds`.")]


class AskedRows(Paged):
    """Which rows."""

    field: Annotated[str, Field(max_length=60, description="A field of the kind; with it goes `value`.")] = ""
    value: Annotated[str, Field(max_length=200, description="What it is to be; rows by number, yes or no.")] = ""
    withdrawn: Annotated[bool, Field(description="Those that were withdrawn, instead.")] = False


@reads(router, "/kinds", row_schemas.RowKinds)
def list_kinds(request: HttpRequest, asked: Query[Paged]) -> Any:
    """Every kind of row, with its fields."""
    with translation.override("en"):
        kinds = [_kind(model) for _noun, model in sorted(kept_models().items())]
    return {"items": kinds, "next": None}


@reads(router, "/work/{noun}", row_schemas.Rows)
def list_rows(request: HttpRequest, noun: Noun, asked: Query[AskedRows]) -> Any:
    """Rows of a kind that were not withdrawn, narrowed by one field where that is asked."""
    by, model = caller(request).by, _model(noun)
    may(by, model.reads)
    found = model._default_manager.filter(withdrawn=True) if asked.withdrawn else rows(model)
    if asked.field:
        if asked.field not in _seen(model, by):
            raise BadValue(f"A {noun} has no field {asked.field[:60]!r} here.")
        found = narrowed(found, {asked.field: asked.value}, "", ())
    return page(request, found, asked, lambda found: [_row(row, by) for row in found])


@writes(router, "/work/{noun}", row_schemas.Row, Scope.CONTRIBUTE, status=201, match=False)
def add_row(request: HttpRequest, noun: Noun, body: bodies.NewRow) -> Do:
    """Enter a row."""
    by, model = caller(request).by, _model(noun)

    def do() -> Made:
        said = _row(keep(model, body.values, by, body.why), by)
        return Made(said, said["href"])

    return do


@reads(router, "/work/{noun}/{int:pk}", row_schemas.Row)
def get_row(request: HttpRequest, noun: Noun, pk: Number) -> Any:
    """A row."""
    by = caller(request).by
    return _row(_there(noun, pk, by), by)


@writes(router, "/work/{noun}/{int:pk}", row_schemas.Row, Scope.CONTRIBUTE, method="PATCH", match=False)
def change_row(request: HttpRequest, noun: Noun, pk: Number, body: bodies.ChangedRow) -> Do:
    """Change fields of a row; say which version you looked at. 409 where somebody set the same field otherwise."""
    by = caller(request).by

    def do() -> Made:
        row = _there(noun, pk, by)
        change(row, body.values, body.version, by, body.why)
        return Made(_row(_there(noun, pk, by), by))

    return do


@writes(router, "/work/{noun}/{int:pk}", row_schemas.Row, Scope.CONTRIBUTE, method="DELETE", match=False)
def withdraw_row(request: HttpRequest, noun: Noun, pk: Number) -> Do:
    """Withdraw a row with its parts. Taking the change back brings it back."""
    by = caller(request).by

    def do() -> Made:
        row = _there(noun, pk, by)
        withdraw(row, by)
        return Made(_row(row, by))

    return do


@reads(router, "/work/{noun}/{int:pk}/changes", row_schemas.Changes)
def list_changes(request: HttpRequest, noun: Noun, pk: Number, asked: Query[Paged]) -> Any:
    """Every change of a row, the newest first."""
    by = caller(request).by
    row = _there(noun, pk, by)
    hidden = set(row.personal) if not by.may(Role.CONTRIBUTOR) else set()
    found = changes_of(row).order_by()
    return page(request, found, asked, lambda found: [_change(one, hidden) for one in found], newest=True)


@writes(router, "/changes/{int:pk}/taking-back", row_schemas.Change, Scope.CONTRIBUTE, status=201, match=False)
def take_back_change(request: HttpRequest, pk: Number, body: bodies.Reason) -> Do:
    """Take a change back, with all that was made along with it."""
    by = caller(request).by

    def do() -> Made:
        made = Change.objects.filter(pk=pk).first()
        if made is None:
            raise NotThere(f"There is no change {pk}.")
        return Made(_change(take_back(made, by, body.why), set()))

    return do


@reads(router, "/work/{noun}/{int:pk}/sources", row_schemas.Sources)
def list_sources(request: HttpRequest, noun: Noun, pk: Number, asked: Query[Paged]) -> Any:
    """Documents and acts that tell of a row."""
    found = cited_by(_there(noun, pk, caller(request).by))
    return page(request, found, asked, lambda found: [_source(one) for one in found])


@writes(router, "/work/{noun}/{int:pk}/sources", row_schemas.Source, Scope.CONTRIBUTE, status=201, match=False)
def add_source(request: HttpRequest, noun: Noun, pk: Number, body: bodies.NewSource) -> Do:
    """Name a document, in it perhaps the words, or an act that tells of a row."""
    by = caller(request).by

    def do() -> Made:
        row = _there(noun, pk, by)
        model: type[Document | Act] = Act if body.kind == "act" else Document
        source = model._default_manager.filter(pk=body.number).first()
        if source is None:
            raise NotThere(f"There is no {body.kind} {body.number}.")
        words = (body.start, body.end) if body.start is not None and body.end is not None else None
        return Made(_source(cite(row, source, by, words)))

    return do


def _model(noun: str) -> type[Kept]:
    try:
        return kept_models()[noun]
    except KeyError:
        raise NotThere(f"There is no kind {noun[:30]!r}. /kinds lists them.") from None


def _there(noun: str, pk: int, by: Account) -> Kept:
    model = _model(noun)
    may(by, model.reads)
    row = model._default_manager.filter(pk=pk).first()
    if row is None:
        raise NotThere(f"There is no {noun} {pk}.")
    return row


def _seen(model: type[Kept], by: Account) -> list[str]:
    hidden = () if by.may(Role.CONTRIBUTOR) else model.personal
    return [field.name for field in model.own_fields() if field.name not in hidden]


def _row(row: Kept, by: Account) -> dict[str, Any]:
    values = values_of(row)
    return {
        "id": row.pk,
        "kind": row.noun,
        "href": shown.href(f"work/{row.noun}", row.pk),
        "page": row.get_absolute_url(),
        "title": str(row),
        "version": row.version,
        "withdrawn": row.withdrawn,
        "values": {name: values[name] for name in _seen(type(row), by)},
    }


def _change(row: Change, hidden: set[str]) -> dict[str, Any]:
    undone = getattr(row, "undone_by", None)
    values = {name: pair for name, pair in row.values.items() if name not in hidden}
    return {name: getattr(row, name) for name in ("version", "done", "at")} | {
        "why": "" if hidden else row.why,  # people write names there
        "id": row.pk,
        "row": {"kind": row.noun, "id": row.record},
        "by": shown.who(row.by) if row.by_id else None,
        "values": {name: {"before": before, "after": after} for name, (before, after) in values.items()},
        "along": row.along_id,
        "undoes": row.undoes_id,
        "undone_by": undone.pk if undone else None,
    }


def _source(row: Any) -> dict[str, Any]:
    named = {name: getattr(row, name) for name in ("start", "end", "quote", "at")}
    return named | {
        "id": row.pk,
        "document": row.document_id,
        "act": row.act_id,
        "by": shown.who(row.by) if row.by_id else None,
    }


def _kind(model: type[Kept]) -> dict[str, Any]:
    return {
        "kind": model.noun,
        "name": str(model._meta.verbose_name),
        "part_of": model.part_of or None,
        "reads": str(model.reads),
        "writes": str(model.writes),
        "fields": [_field(model, field) for field in model.own_fields()],
    }


def _field(model: type[Kept], field: "models.Field[Any, Any]") -> dict[str, Any]:
    rows_of: Any = field.related_model if field.is_relation else None
    return {
        "name": field.name,
        "label": str(field.verbose_name),
        "help": str(field.help_text),
        "type": _type(field),
        "rows_of": (rows_of.noun if issubclass(rows_of, Kept) else rows_of._meta.model_name) if rows_of else None,
        "choices": [str(code) for code, _words in field.flatchoices] if field.choices else [],
        "needed": not field.blank and not field.has_default(),
        "personal": field.name in model.personal,
    }


_TYPES = (
    (models.ForeignKey, "row"),
    (models.BooleanField, "boolean"),
    (models.DecimalField, "decimal"),
    (models.IntegerField, "integer"),
    (models.DateTimeField, "moment"),
    (models.DateField, "day"),
    (models.JSONField, "json"),
)


def _type(field: "models.Field[Any, Any]") -> str:
    return next((name for kind, name in _TYPES if isinstance(field, kind)), "text")
