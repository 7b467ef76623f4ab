"""Read one thing and take what it says into the register. What cannot be read is an item, never an exception.

A thing may hold many documents (an archive, an e-mail with what is attached): each is an item, and keeps its own bytes.
"""

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from cosante import reading
from cosante.intake.accounts import Item
from cosante.intake.came import Came
from cosante.intake.fetch import fetch
from cosante.languages.zawgyi import in_unicode
from cosante.register.actions import Given, Origin, add_documents, may_be_kept
from cosante.register.queries.documents import known_hashes
from cosante.vocabulary.errors import CosanteError, InternalError, UnreadableDocument
from cosante.vocabulary.facts import Partner, Person, Place, Reading

#: Nobody says where it comes from.
UNKNOWN = Origin()
log = logging.getLogger("cosante.intake")


def add_bytes(name: str, data: bytes, origin: Origin = UNKNOWN) -> list[Item]:
    """Read the bytes as a file of that name, and add its documents; they are kept as they came."""
    return list(add_came(name, lambda: Came(name, data), origin))


def add_address(address: str, origin: Origin = UNKNOWN, polite: bool = False) -> list[Item]:
    """Fetch what lies at an address of the web, and add it. The document keeps address and time.

    ``polite``: as programs do that fetch many, by robots.txt and with pauses.
    """
    return list(add_came(address, lambda: fetch(address, polite), origin))


def add_text(text: str, name: str = "", origin: Origin = UNKNOWN) -> Item:
    """Add pasted text; without a name it is called by its hash. What pasting alone changes makes no other document."""
    return add_bytes(*as_file(text, name), origin)[0]


def add_file(path: Path, origin: Origin = UNKNOWN) -> list[Item]:
    """Add a file of this machine."""
    return list(add_files([path], origin))


def prepared(came: Came, origin: Origin) -> tuple[Reading, Origin]:
    """What a file of one document says, and where it comes from with the bytes to be kept. Nothing is written yet.

    ``RefusedFile`` where it is too large, ``UnreadableDocument`` where it has no text or more than one document.
    """
    found = _readings(came)
    first = next(found, None)
    if first is None or next(found, None) is not None:
        raise UnreadableDocument(f"{came.name}: it holds several documents. Send them one by one.", "several-documents")
    if first.reading.error:
        raise UnreadableDocument(first.reading.error.message, first.reading.error.code)
    return first.reading, _with_bytes(came, first, origin)


def _with_bytes(came: Came, told: reading.Told, origin: Origin) -> Origin:
    """The origin with what is kept: the bytes of the document itself, where the file held more."""
    document = told.reading.document
    if told.data is not None:
        may_be_kept(document.path, told.data)
    about = {"source_url": came.address} if came.address else {}
    data = came.data if told.data is None else told.data
    given = Given(document.path, data, came.fetched_from, came.fetched_at)
    said = {"publisher": document.publisher or "", "source_url": document.address or ""}
    return origin._replace(about={**origin.about, **about}, original=given, said={k: v for k, v in said.items() if v})


def as_file(text: str, name: str = "") -> tuple[str, bytes]:
    """A name and the bytes of a text that somebody gives without a file."""
    data = _as_known(text.replace("\r\n", "\n"))
    return name or f"pasted-{_hash(data)[:8]}.txt", data


def add_came(name: str, come: Callable[[], Came], origin: Origin = UNKNOWN, only: str = "") -> Iterator[Item]:
    """Read and add what ``come`` gives or refuses, item by item. Our own mistakes are logged and told as such.

    With ``only``, of the documents in it the one whose bytes have that hash.
    """
    for one in _come(name, come, origin, only):
        yield from _kept([one])


def add_files(paths: Iterable[Path], origin: Origin = UNKNOWN) -> Iterator[Item]:
    """Add files of this machine, in their order."""
    return add_several(((str(path), partial(_of_the_machine, path)) for path in paths), origin)


def add_several(things: Iterable[tuple[str, Callable[[], Came]]], origin: Origin = UNKNOWN) -> Iterator[Item]:
    """``add_came`` for each name and what comes by it; some documents are kept together, with fewer questions."""
    portion: list[Item | _Read] = []
    for name, come in things:
        for one in _come(name, come, origin):
            portion.append(one)
            if len(portion) >= _PORTION or sum(one.length for one in portion if isinstance(one, _Read)) > _LONG:
                yield from _kept(portion)
                portion = []
    yield from _kept(portion)


#: So many documents are kept together, fewer where they have more characters than this together.
_PORTION, _LONG = 16, 1_000_000


class _Read(NamedTuple):
    """What a document says, and where it comes from."""

    reading: Reading
    origin: Origin

    @property
    def length(self) -> int:
        return len(self.reading.document.text or "")


def _come(name: str, come: Callable[[], Came], origin: Origin, only: str = "") -> Iterator[Item | _Read]:
    """What comes is read; what cannot be is refused."""
    try:
        came = come()
        for told in _readings(came):
            if not only or told.reading.error or told.reading.document.sha256 == only:
                yield _known(came, told, origin)
    except CosanteError as error:
        yield Item.refused(name, error)
    except Exception:  # one bad document must not stop the others
        log.exception("reading %s failed", name)
        yield Item.refused(name, InternalError("Our mistake: the reader failed on it. Please report it."))


def _known(came: Came, told: reading.Told, origin: Origin) -> Item | _Read:
    read = told.reading
    try:
        if read.error:
            raise UnreadableDocument(read.error.message, read.error.code)
        return _Read(read, _with_bytes(came, told, origin))
    except CosanteError as error:
        return Item.refused(read.document.path, error)


def _kept(portion: Sequence[Item | _Read]) -> Iterator[Item]:
    """Add what was read, all of it or, where one of it cannot be kept, each by itself; with what was refused before."""
    read = [one for one in portion if isinstance(one, _Read)]
    try:
        added = iter(add_documents(read))
    except Exception as error:
        if len(portion) > 1:
            for one in portion:
                yield from _kept([one])
        else:
            yield _not_kept(read[0].reading.document.path, error)
        return
    for one in portion:
        if isinstance(one, _Read):
            kept = next(added)
            name, facts = one.reading.document.path, len(one.reading.facts or [])
            yield Item(name, kept.outcome, document=kept.document.pk, facts=facts)
        else:
            yield one


def _not_kept(name: str, error: Exception) -> Item:
    if isinstance(error, CosanteError):
        return Item.refused(name, error)
    log.error("storing what %s says failed", name, exc_info=error)
    return Item.refused(name, InternalError("Our mistake: what was read cannot be kept. Please report it."))


def _of_the_machine(path: Path) -> Came:
    try:
        return Came(str(path), path.read_bytes())
    except OSError as error:
        raise UnreadableDocument(f"The file cannot be opened: {error.strerror}.") from error


def _readings(came: Came) -> Iterator[reading.Told]:
    """The readings of what came."""
    if came.data:  # what is empty the reader refuses, in its own words
        may_be_kept(came.name, came.data)
    for told in reading.read_documents(came.name, came.data, came.media_type, came.charset, came.address):
        _keep_in_unicode(told.reading)
        yield told


def _keep_in_unicode(read: Reading) -> None:
    """Write the names of a Burmese document as other documents write them, whatever encoding it has."""
    if read.error or read.document.language != "my":
        return
    text = read.document.text or ""
    if title := read.document.title:
        read.document.title = in_unicode(title, title)
    for fact in read.facts or []:
        if isinstance(fact, (Partner, Person, Place)) and fact.evidence:
            start = fact.evidence[0].start
            stop = text.find("\n", start)
            line = text[text.rfind("\n", 0, start) + 1 : stop if stop >= 0 else len(text)]
            fact.name = in_unicode(fact.name, line)
            if isinstance(fact, Person) and fact.role:
                fact.role = in_unicode(fact.role, line)


def _as_known(text: str) -> bytes:
    """The bytes of a document that is here already and differs at most in the blanks around it, or of the text."""
    bare = text.strip()
    versions = [version.encode("utf-8", "surrogatepass") for version in (text, bare, bare + "\n")]
    known = known_hashes(_hash(version) for version in versions)
    return next((version for version in versions if _hash(version) in known), versions[0])


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
