"""Notes and files beside documents, partners and acts."""

from functools import partial
from typing import Any, Literal

from django.http import HttpRequest
from ninja import File, P, PathEx, Query, Router
from ninja.files import UploadedFile

from cosante.api import bodies, schemas, shown
from cosante.api.answering import Do, Made, Number, reads, unchanged, writes
from cosante.api.documents import bytes_of
from cosante.api.documents import there as document_there
from cosante.api.doors import caller, check
from cosante.api.paging import Paged, page
from cosante.api.records import there as record_there
from cosante.register.actions import attach, withdraw, write_note
from cosante.register.models import Act, Attachment, Document, Note, Partner, Scope
from cosante.vocabulary.errors import NotThere
from cosante.web.handed_out import handed_out

router = Router(tags=["notes and files"])
Kind = PathEx[Literal["documents", "partners", "acts"], P(description="Beside what.")]


@reads(router, "/{kind}/{int:pk}/notes", schemas.Notes)
def list_notes(request: HttpRequest, kind: Kind, pk: Number, asked: Query[Paged]) -> Any:
    """Notes beside it."""
    found = subject(kind, pk).notes.filter(withdrawn_at=None).select_related("by")
    return page(request, found, asked, lambda rows: [shown.note(row) for row in rows])


@writes(router, "/{kind}/{int:pk}/notes", schemas.Note, Scope.CONTRIBUTE, status=201, match=False)
def add_note(request: HttpRequest, kind: Kind, pk: Number, body: bodies.NewNote) -> Do:
    """Put a note beside it."""
    by = caller(request).by

    def do() -> Made:
        said = shown.note(write_note(subject(kind, pk), body.text, by))
        return Made(said, said["href"])

    return do


@reads(router, "/notes/{int:pk}", schemas.Note)
def get_note(request: HttpRequest, pk: Number) -> Any:
    """A note."""
    return shown.note(_there(Note, pk))


@writes(router, "/notes/{int:pk}", schemas.Withdrawn, Scope.CONTRIBUTE, method="DELETE")
def withdraw_note(request: HttpRequest, pk: Number) -> Do:
    """Withdraw a note. Other people's take the scope `review`."""
    return _withdraw(request, Note, pk)


@reads(router, "/{kind}/{int:pk}/attachments", schemas.Attachments)
def list_attachments(request: HttpRequest, kind: Kind, pk: Number, asked: Query[Paged]) -> Any:
    """Files beside it."""
    found = subject(kind, pk).attachments.filter(withdrawn_at=None).select_related("by")
    return page(request, found, asked, lambda rows: [shown.attachment(row) for row in rows])


@writes(router, "/{kind}/{int:pk}/attachments", schemas.Attachment, Scope.CONTRIBUTE, status=201, match=False)
def add_attachment(request: HttpRequest, kind: Kind, pk: Number, file: File[UploadedFile]) -> Do:
    """Put a file beside it."""
    by, name, data = caller(request).by, file.name or "file", bytes_of(file)

    def do() -> Made:
        said = shown.attachment(attach(subject(kind, pk), name, data, by))
        return Made(said, said["href"])

    return do


@reads(router, "/attachments/{int:pk}", schemas.Attachment)
def get_attachment(request: HttpRequest, pk: Number) -> Any:
    """What is known of a file."""
    return shown.attachment(_there(Attachment, pk))


@reads(router, "/attachments/{int:pk}/file", schemas.Anything)
def get_attachment_file(request: HttpRequest, pk: Number) -> Any:
    """The bytes of a file, of the type that is told from them."""
    return handed_out(_there(Attachment, pk))


@writes(router, "/attachments/{int:pk}", schemas.Withdrawn, Scope.CONTRIBUTE, method="DELETE")
def withdraw_attachment(request: HttpRequest, pk: Number) -> Do:
    """Withdraw a file. Other people's take the scope `review`."""
    return _withdraw(request, Attachment, pk)


def subject(kind: str, pk: int) -> Document | Partner | Act:
    """What it is beside."""
    if kind == "documents":
        return document_there(pk)
    return record_there(Partner if kind == "partners" else Act, pk)  # type: ignore[no-any-return]  # of the model


def _withdraw(request: HttpRequest, model: Any, pk: int) -> Do:
    by, token = caller(request).by, caller(request).token
    answer, show = (schemas.Note, shown.note) if model is Note else (schemas.Attachment, shown.attachment)

    def do() -> Made:
        row = _there(model, pk)
        if row.by_id != by.pk and token is not None:
            check(token, Scope.REVIEW)
        unchanged(request, answer, partial(show, row))
        withdraw(row, by)
        return Made({"id": row.pk, "withdrawn": True})

    return do


def _there(model: Any, pk: int) -> Any:
    row = model.objects.filter(pk=pk, withdrawn_at=None).select_related("by").first()
    if row is None:
        raise NotThere(f"There is no {model._meta.model_name} {pk}.")
    return row
