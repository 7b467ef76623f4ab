"""``cosante read``: documents into facts, in the order given; what cannot be read is told and the run goes on.

Exit status: 0, 3 where a document could not be read, 130 after Ctrl-C, 141 where the reader of the output went away,
1 where the output could not be written or a language's table is bad. Every document is written whole or not at all.
"""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from cosante.commands import as_csv, as_jsonl, as_text
from cosante.commands.output import Writer, opened, unbroken
from cosante.commands.sources import Source, sources
from cosante.languages.cache import folder
from cosante.reading import TextReader, read_text
from cosante.vocabulary.errors import InternalError, OperatorError, TableError, UnreadableDocument
from cosante.vocabulary.facts import Document, ReadError, Reading

FORMATS: dict[str, type[Writer]] = {"text": as_text.Writer, "jsonl": as_jsonl.Writer, "csv": as_csv.Writer}
READERS = ("rules", "llm", "both")
UNREAD, STOPPED, GONE, FAILED = 3, 130, 141, 1
#: Refusals told one by one on standard error; beyond them, how many of each kind.
TOLD = 20


@dataclass
class Run:
    """How far a run has come."""

    total: int = 0
    done: int = 0
    refused: list[ReadError] = field(default_factory=list)


def run(paths: Iterable[str], format: str, output: Path | None, reader: str = "rules") -> int:
    """Read all, write all; the exit status."""
    progress = Run()
    try:
        found = sources(paths, besides=output)
        progress.total = len(found)
        _announce()
        with reading_by(reader) as read:
            _write(found, format, output, progress, read)
    except KeyboardInterrupt:
        left = f"; {output} was not written" if output else ""
        _tell(f"Stopped after {progress.done} of {progress.total} documents{left}.")
        return STOPPED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return GONE
    except OperatorError as error:
        _tell(f"{error.message} {output} was not written." if output else error.message)
        return FAILED
    except TableError as error:  # no document can be read before it is mended
        _tell(f"{error.message}. Mend the table and try again. [{error.code}]")
        return FAILED
    except OSError as error:
        _tell(f"{output or 'Standard output'} could not be written ({error.strerror}).")
        return FAILED
    _sum_up(progress)
    return UNREAD if progress.refused else 0


@contextmanager
def reading_by(reader: str) -> Iterator[TextReader]:
    """What reads texts; of a language model it is told at the end what it took."""
    if reader == "rules":
        yield read_text
        return
    from cosante.reading.readers.llm import ModelReader, settings

    model = ModelReader(settings(), with_rules=reader == "both")
    try:
        yield model
    finally:
        model.close()
        _tell(str(model))


def _write(found: list[Source], format: str, output: Path | None, progress: Run, read: TextReader) -> None:
    with opened(output) as stream, _bar(progress, output) as step:
        to_file = output is not None
        writer = FORMATS[format](to_file=to_file, terminal=not to_file and stream.isatty())
        with unbroken():
            stream.write(writer.begin())
        for source in found:
            for number, reading in enumerate(_readings(source, read)):
                chunk = writer.document(reading)
                progress.total += number > 0  # a file may hold many documents
                with unbroken():
                    stream.write(chunk)
                    if not to_file:
                        stream.flush()
                    progress.done += 1
                if isinstance(reading.error, ReadError):
                    progress.refused.append(reading.error)
            step()


def _readings(source: Source, read: TextReader) -> Iterator[Reading]:
    """The readings of a source, one at least. Our own mistakes are told as such, and the run goes on."""
    some = False
    try:
        for told in source.readings(read):
            some = True
            yield told.reading
        if not some:
            yield _error(source, "no-text", f"{source.name}: there is no document in it.")
    except UnreadableDocument as error:
        yield _error(source, error.code, error.message)
    except (TableError, OperatorError):
        raise
    except Exception as error:  # one document must not stop the others
        said = (
            f"{source.name}: the reader failed on it ({type(error).__name__}: {error}). Our mistake; please report it."
        )
        yield _error(source, InternalError.code, said)


def _error(source: Source, code: str, message: str) -> Reading:
    return Reading(document=Document(path=source.name), error=ReadError(code, message))


@contextmanager
def _bar(progress: Run, output: Path | None) -> Iterator[Callable[[], None]]:
    """A progress bar on standard error, where a person sees it and no text runs through it."""
    if progress.total < 2 or not sys.stderr.isatty() or (output is None and sys.stdout.isatty()):
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Reading", total=progress.total)
        yield lambda: bar.advance(task)


def _announce() -> None:
    """Why the first run takes some seconds, where a person waits for it."""
    if sys.stderr.isatty() and not any(folder().glob("pack-*")):
        _tell("Preparing the language tables; this is done once.")


def _sum_up(progress: Run) -> None:
    if not progress.total:
        _tell("There was nothing to read: no files in what was given.")
    if not progress.refused:
        return
    for error in progress.refused[:TOLD]:
        _tell(f"{error.message} [{error.code}]")
    if len(progress.refused) > TOLD:
        kinds = Counter(error.code for error in progress.refused[TOLD:])
        _tell(
            f"… and {len(progress.refused) - TOLD} more: {', '.join(f'{n} {code}' for code, n in kinds.most_common())}"
        )
    _tell(f"{len(progress.refused)} of {progress.total} documents could not be read.")


def _tell(message: str) -> None:
    """One line for the person, with nothing in it that a terminal obeys."""
    plain = "".join(c if c.isprintable() else "\ufffd" for c in message)
    sys.stderr.buffer.write(f"cosante: {plain}\n".encode("utf-8", "backslashreplace"))
    sys.stderr.flush()
