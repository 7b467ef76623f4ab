"""Documents: all of them, one with its text and its facts, a new one, and what people say of it."""

from functools import partial
from typing import Annotated, Any, Literal

from django.conf import settings
from django.http import HttpRequest
from ninja import File, Form, Query, Router, Schema
from ninja.files import UploadedFile
from pydantic import ConfigDict, Field

from cosante.api import bodies, schemas, shown
from cosante.api.answering import Do, Made, Number, reads, unchanged, writes
from cosante.api.doors import caller, check
from cosante.api.paging import Paged, page
from cosante.api.problems import TooLarge
from cosante.intake import Came, as_file, prepared
from cosante.intake.fetch import fetch
from cosante.register.actions import Origin, add_document, complete, describe, enter
from cosante.register.models import Document, Scope
from cosante.register.queries import documents as queries
from cosante.register.queries.facts import facts_of
from cosante.register.records.quotes import locate
from cosante.vocabulary.errors import BadValue, NotThere
from cosante.vocabulary.facts import Reading
from cosante.web.handed_out import handed_out

router = Router(tags=["documents"])


class Asked(Paged):
    """Which documents."""

    language: Annotated[str, Field(max_length=35)] = ""
    relevant: Literal["", "yes", "no"] = ""
    words: Annotated[str, Field(max_length=200, description="A query as the search takes it.")] = ""


@reads(router, "/documents", schemas.Documents, public=True)
def list_documents(request: HttpRequest, asked: Query[Asked]) -> Any:
    """Documents."""
    public = caller(request).public
    found = queries.documents(asked.language, asked.relevant, asked.words, public)
    return page(request, found, asked, lambda rows: [shown.document_line(row, public) for row in rows])


@reads(router, "/documents/{int:pk}", schemas.Document, public=True)
def get_document(request: HttpRequest, pk: Number) -> Any:
    """A document with its text and its live facts."""
    return whole(pk, caller(request).public)


@reads(router, "/documents/{int:pk}/original", schemas.Anything, public=True)
def get_original(request: HttpRequest, pk: Number) -> Any:
    """The bytes that it was read from, of the type that is told from them."""
    row = there(pk, caller(request).public)
    if not hasattr(row, "original"):
        raise NotThere(f"What document {pk} was read from was not kept.")
    return handed_out(row.original)


@writes(router, "/documents", schemas.Added, Scope.CONTRIBUTE, status=201, match=False)
def add_text_or_url(request: HttpRequest, body: bodies.NewDocument) -> Do:
    """Read a text, or the page or text at an address, and add it. The same bytes again are no second document."""
    if bool(body.text) == bool(body.url):
        raise BadValue("Send a text or a url, one of the two.")
    if len(body.text.encode("utf-8", "surrogatepass")) > settings.COSANTE_MAX_BYTES:
        raise TooLarge(f"A document may have {settings.COSANTE_MAX_BYTES} bytes; split it.")
    came = fetch(body.url) if body.url else Came(*as_file(body.text, body.name))
    about = {"publisher": body.publisher, "source_url": body.source_url}
    return _to_add(request, came._replace(name=body.name or came.name), about)


class About(Schema):
    """What is said of a file."""

    model_config = ConfigDict(extra="forbid")
    publisher: Annotated[str, Field(max_length=300)] = ""
    source_url: Annotated[str, Field(max_length=2000)] = ""


@writes(router, "/documents/upload", schemas.Added, Scope.CONTRIBUTE, status=201, match=False)
def upload_document(request: HttpRequest, file: File[UploadedFile], about: Form[About]) -> Do:
    """Read a file and add it."""
    return _to_add(request, Came(file.name or "file", bytes_of(file)), about.model_dump())


@writes(router, "/documents/{int:pk}/description", schemas.Decided, Scope.CONTRIBUTE)
def describe_document(request: HttpRequest, pk: Number, body: bodies.Said) -> Do:
    """Say who published it, where, and whether it is about health cooperation, which takes the scope `review`."""
    by, token = caller(request).by, caller(request).token
    said = body.model_dump(exclude_unset=True, exclude={"why"})
    values = {name: value for name, value in said.items() if value is not None or name == "relevant"}
    if "relevant" in values and token is not None:
        check(token, Scope.REVIEW)

    def do() -> Made:
        row = held(request, pk)
        made = describe(row, values, by, body.why) if values else None
        return Made({"decisions": shown.decisions([made] if made else [])})

    return do


@writes(router, "/documents/{int:pk}/completion", schemas.Decided, Scope.REVIEW)
def complete_document(request: HttpRequest, pk: Number, body: bodies.Reason) -> Do:
    """Say that it has been gone through: every fact decided, and what the reader missed entered."""
    by = caller(request).by

    def do() -> Made:
        return Made({"decisions": shown.decisions([complete(held(request, pk), by, body.why)])})

    return do


@writes(router, "/documents/{int:pk}/facts", schemas.Fact, Scope.REVIEW, status=201)
def enter_fact(request: HttpRequest, pk: Number, body: bodies.Entered) -> Do:
    """Enter a fact that it says and the reader missed."""
    by = caller(request).by

    def do() -> Made:
        row = held(request, pk)
        places = [locate(row.text, one.quote, one.occurrence) for one in body.evidence]
        if None in places:
            raise BadValue("The text has no such place: quote it exactly, but for blanks, and count its occurrences.")
        made = enter(row, body.kind, body.values, [place for place in places if place], by)
        said = shown.fact(made.fact)  # type: ignore[arg-type]  # an entry is of a fact
        return Made(said, said["href"])

    return do


def bytes_of(file: UploadedFile) -> bytes:
    """The file's bytes, as far as they are not too many."""
    if file.size is None or file.size > settings.COSANTE_MAX_BYTES:
        raise TooLarge(f"A file may have {settings.COSANTE_MAX_BYTES} bytes; this one has {file.size}.")
    return file.read()


def whole(pk: int, public: bool = False) -> dict[str, Any]:
    """The document as it is shown by itself."""
    row = there(pk, public)
    return shown.document(row, facts_of(row, public), public)


def there(pk: int, public: bool = False) -> Document:
    """The document. ``NotThere`` for one that is not, or not for whoever asks."""
    row = queries.there(public).filter(pk=pk).first()
    if row is None:
        raise NotThere(f"There is no document {pk}.")
    return row


def held(request: HttpRequest, pk: int) -> Document:
    """The document, held until the transaction ends, and as it was when it was looked at."""
    there(pk)
    row = Document.objects.select_for_update(of=("self",)).get(pk=pk)
    unchanged(request, schemas.Document, partial(whole, pk))
    return row


def _to_add(request: HttpRequest, came: Came, about: dict[str, Any]) -> Do:
    """Read it now, before anything is locked; to be stored after."""
    return partial(_add, *prepared(came, Origin(caller(request).by, about)))


def _add(read: Reading, origin: Origin) -> Made:
    row, outcome = add_document(read, origin)
    line = shown.document_line(row)
    return Made(line | {"outcome": outcome.value}, line["href"])
