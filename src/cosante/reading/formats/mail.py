"""E-mails with what is attached to them, Outlook's messages, and web pages saved as one file (MHTML).

A message is a document, and so is each attachment that has words. Of a message written both ways the plain text is
read. Who wrote it and to whom are no facts about cooperation, and are left out of its text.
"""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple

from cosante.reading.formats import plain, web
from cosante.reading.formats.extracted import Extracted, one_line
from cosante.reading.formats.packed import Budget, needed
from cosante.vocabulary.errors import UnreadableDocument

MEDIA_TYPE = "message/rfc822"


class Part(NamedTuple):
    """Something in a file that is a file of its own; types as they were said there."""

    name: str
    data: bytes
    media_type: str = ""
    charset: str = ""
    address: str = ""


def read_mail(name: str, data: bytes, budget: Budget) -> Iterator[Extracted | Part]:
    """The message, then what is attached. A page saved as MHTML is the page alone."""
    message = message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage) or message.is_multipart() is None:
        raise UnreadableDocument(f"{name}: the e-mail is damaged.", "damaged")
    if message.get_content_type() in ("multipart/encrypted", "application/pkcs7-mime"):
        raise UnreadableDocument(f"{name}: the e-mail is encrypted. Decrypt it and save it anew.", "encrypted")
    if (page := _saved_page(name, message)) is not None:
        yield page
        return
    said = _words(name, message)
    subject, attached = _header(message, "subject"), list(_attached(message, budget, name))
    text = "\n\n".join(part for part in (subject, said.strip()) if part)
    if said.strip() or not attached:
        yield Extracted(name=name, text=text, media_type=MEDIA_TYPE, title=subject, published=_day(message))
    yield from attached


def _words(name: str, message: EmailMessage) -> str:
    try:
        body = message.get_body(("plain", "html"))
    except (AttributeError, KeyError, ValueError):  # what is attached to what is not always sound
        body = None
    if body is None or body.is_multipart():
        return ""
    data = _payload(body)
    if body.get_content_type() == "text/html":
        return web.words_of(name, _decoded(body, data))
    return _decoded(body, data)


def _decoded(part: Message, data: bytes) -> str:
    charset = part.get_content_charset() or "utf-8"
    try:
        return data.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return plain.decode(data).text if data.strip() else ""


def _payload(part: Message) -> bytes:
    try:
        found = part.get_payload(decode=True)
    except (ValueError, LookupError):
        return b""
    return found if isinstance(found, bytes) else b""


def _attached(message: EmailMessage, budget: Budget, name: str) -> Iterator[Part]:
    """Every part but the body and the pictures within it."""
    try:
        body = message.get_body(("plain", "html"))
        bodies = {id(one) for one in (message.get_body(("plain",)), message.get_body(("html",)), body)}
    except (AttributeError, KeyError, ValueError):
        bodies = set()
    number, left = 0, [message]
    while left:
        part = left.pop(0)
        kind = part.get_content_type()
        if kind == "message/rfc822" and part is not message:
            inner = part.get_payload()
            for one in [one for one in inner if isinstance(one, Message)] if isinstance(inner, list) else []:
                number += 1
                yield _part(f"message-{number}.eml", one.as_bytes(policy=policy.compat32), "", "", budget, name)
        elif part.is_multipart():
            left[:0] = [one for one in part.iter_parts() if isinstance(one, EmailMessage)]
        elif id(part) not in bodies and not (part.get("content-id") and kind.startswith("image/")):
            number += 1
            called = one_line(part.get_filename()) or f"part-{number}"
            yield _part(called, _payload(part), kind, part.get_content_charset() or "", budget, name)


def _part(called: str, data: bytes, kind: str, charset: str, budget: Budget, name: str) -> Part:
    budget.take(name, len(data))
    return Part(called, data, kind, charset)


def _saved_page(name: str, message: EmailMessage) -> Extracted | None:
    """The page of an MHTML file (RFC 2557): the first part, or the one that ``start`` names."""
    if message.get_content_type() != "multipart/related" or message.get("received"):
        return None
    parts = [one for one in message.iter_parts() if one.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not parts:
        return None
    address = _header(message, "snapshot-content-location") or _header(parts[0], "content-location")
    found = web.read(name, _payload(parts[0]), parts[0].get_content_charset() or "", address)
    found.media_type = "multipart/related"
    return found


def _header(message: Message, name: str) -> str:
    try:
        return one_line(message.get(name))
    except (ValueError, IndexError, AttributeError, TypeError):  # headers that the standard library cannot take apart
        return ""


def _day(message: Message) -> str:
    try:
        return parsedate_to_datetime(_header(message, "date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def read_outlook(name: str, data: bytes, budget: Budget) -> Iterator[Extracted | Part]:
    """A message saved by Outlook (.msg), and what is attached to it."""
    oxmsg = needed(name, "oxmsg", "an Outlook message")
    import io

    try:
        message = oxmsg.Message.load(io.BytesIO(data))
        said = message.body or (web.words_of(name, message.html_body) if message.html_body else "")
        subject, sent = one_line(message.subject), message.sent_date
        attached = [_attachment(one, budget, name) for one in message.attachments]
    except UnreadableDocument:
        raise
    except Exception as error:  # the library says in many ways that a file is not sound
        raise UnreadableDocument(f"{name}: the Outlook message is damaged ({error}).", "damaged") from error
    if said.strip() or not attached:
        text = "\n\n".join(part for part in (subject, said.strip()) if part)
        day = sent.date().isoformat() if sent else ""
        yield Extracted(name=name, text=text, media_type="application/vnd.ms-outlook", title=subject, published=day)
    yield from attached


def _attachment(one: Any, budget: Budget, name: str) -> Part:
    return _part(one_line(one.file_name) or "part", one.file_bytes or b"", one_line(one.mime_type), "", budget, name)
