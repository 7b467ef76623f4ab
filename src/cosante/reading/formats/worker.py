"""The process in which files are opened: reads requests on standard input, answers on standard output, until it ends.

What it may take of memory is bounded by the system, so that no file takes more, whatever its library does. Started by
``confined``, and by nobody else.
"""

import struct
import sys
from contextlib import suppress
from typing import BinaryIO

import msgspec

from cosante.reading.formats import opening, rendering
from cosante.reading.formats.extracted import Extracted, Failed
from cosante.reading.formats.limits import MIB, Limits
from cosante.reading.formats.mail import Part

_LENGTH = struct.Struct(">Q")


class Request(msgspec.Struct, array_like=True):
    """A file to be opened; with a ``page``, that page as a picture instead."""

    part: Part
    limits: Limits
    page: int = 0


class Reply(msgspec.Struct, array_like=True):
    """One document, or a page's picture, or the end with what went wrong, if anything did."""

    document: Extracted | None = None
    failed: Failed | None = None
    picture: bytes | None = None
    end: bool = False
    fault: str = ""


_requests = msgspec.msgpack.Decoder(Request)
_replies = msgspec.msgpack.Decoder(Reply)


def send(stream: BinaryIO, message: Request | Reply) -> None:
    """A message with its length before it."""
    data = msgspec.msgpack.encode(message)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """The next message, or None where the other side has gone."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    return data if len(data) == length else None


def reply_of(data: bytes) -> Reply:
    """What the worker said."""
    return _replies.decode(data)


def _answer(request: Request, out: BinaryIO) -> None:
    fault = ""
    try:
        if request.page:
            send(out, Reply(picture=rendering.picture(request.part, request.page, request.limits)))
        else:
            for found in opening.documents_of(request.part, request.limits):
                one = Reply(document=found) if isinstance(found, Extracted) else Reply(failed=found)
                send(out, one)
    except MemoryError:
        fault = "memory"
    except Exception as error:  # told to the other side, which logs it
        fault = f"{type(error).__name__}: {error}"[:500]
    send(out, Reply(end=True, fault=fault))


def _bounded(megabytes: int) -> None:
    with suppress(ImportError, ValueError, OSError):  # not every system has such bounds
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes * MIB, megabytes * MIB))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Serve until standard input ends. What libraries print goes to standard error."""
    out = sys.stdout.buffer
    sys.stdout = sys.stderr
    _bounded(int(sys.argv[1]))
    while (data := receive(sys.stdin.buffer)) is not None:
        _answer(_requests.decode(data), out)


if __name__ == "__main__":
    main()
