"""Notes and files beside records and documents."""

from django.conf import settings
from django.db.models import Model
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from cosante.register.actions import attach, withdraw, write_note
from cosante.register.models import Act, Attachment, Document, Kept, Note, Partner, Role
from cosante.vocabulary.errors import RefusedFile
from cosante.web.beside import SUBJECTS
from cosante.web.door import needs
from cosante.web.handed_out import handed_out
from cosante.web.looks import looks
from cosante.web.posts import back, posted
from cosante.web.who import account
from cosante.web.words import size_words


@needs(Role.CONTRIBUTOR)
@posted
def note(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Write a note."""
    subject = _subject(kind, pk)
    written = write_note(subject, request.POST.get("text", ""), account(request))
    return redirect(f"{subject.get_absolute_url()}#note{written.pk}")


@needs(Role.CONTRIBUTOR)
@posted
def attachment(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Attach a file."""
    subject, given = _subject(kind, pk), request.FILES.get("file")
    if given is None or given.size is None or given.size > settings.COSANTE_MAX_BYTES:
        size = given.size if given else 0
        raise RefusedFile(
            _("Choose a file of up to %(most)s; this one has %(size)s.")
            % {"most": size_words(settings.COSANTE_MAX_BYTES), "size": size_words(size)}
        )
    kept = attach(subject, given.name or "", given.read(), account(request))
    return redirect(f"{subject.get_absolute_url()}#file{kept.pk}")


@needs(Role.READER)
def download(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """The file, to be saved."""
    return handed_out(get_object_or_404(Attachment, pk=pk, withdrawn_at=None))


@needs(Role.CONTRIBUTOR)
@posted
def withdraw_remark(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Withdraw a note or a file."""
    model: type[Model] = Note if kind == "note" else Attachment
    remark = get_object_or_404(model, pk=pk)
    withdraw(remark, account(request))  # type: ignore[arg-type]
    return redirect(back(request, remark.subject.get_absolute_url()))  # type: ignore[attr-defined]


def _subject(kind: str, pk: int) -> Partner | Act | Document | Kept:
    if kind in SUBJECTS:
        return get_object_or_404(SUBJECTS[kind], pk=pk)
    if kind not in looks():
        raise Http404(kind)
    return get_object_or_404(looks()[kind].model, pk=pk)
