"""The parts of a batch's output: by language, whole or not at all, the same bytes for the same shard."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from cosante.batch.items import Done
from cosante.vocabulary.errors import OperatorError
from cosante.vocabulary.facts import Reading, from_json

#: The columns of a batch's account.
ACCOUNT = (
    "document",
    "sha256",
    "state",
    "language",
    "relevance",
    "characters",
    "code",
    "message",
    "same_as",
    "copy_of",
)


def write_shard(out: Path, done: Done, format: str) -> None:
    """The readings of a shard, a part for each language: ``readings/language=fr/part-000012.jsonl``."""
    by_language: dict[str, list[bytes]] = defaultdict(list)
    for documents in done.told:
        for told in documents:
            if told.reading:
                by_language[told.language].append(told.reading)
    name = f"part-{done.number:06}.{format}"
    for stale in (out / "readings").glob(f"language=*/{name}"):
        if stale.parent.name.removeprefix("language=") not in by_language:
            stale.unlink(missing_ok=True)  # of an earlier reader

    def write(language: str) -> None:
        whole(out / "readings" / f"language={language}" / name, FORMATS[format](by_language[language]))

    list(_side_by_side().map(write, by_language))


@cache
def _side_by_side() -> ThreadPoolExecutor:
    """Parts are written together: each waits for the disk most of its time."""
    return ThreadPoolExecutor(16, "part")


def whole(path: Path, chunks: Iterable[bytes]) -> None:
    """A file with these bytes, or the one that was there before."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.unfinished")
    with open(unfinished, "wb") as out:
        for chunk in chunks:
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    os.replace(unfinished, path)


def _jsonl(lines: list[bytes]) -> Iterator[bytes]:
    for line in lines:
        yield line
        yield b"\n"


def _parquet(lines: list[bytes]) -> Iterator[bytes]:
    """A row a fact, one for a document without any; the first has the whole reading. The folder says the language."""
    rows = [row for line in lines for row in _rows(line, from_json(line))]
    yield table(rows, list(_FACT_COLUMNS))


_FACT_COLUMNS = (
    *("document", "sha256", "title", "published", "relevance", "fact", "kind", "confidence", "evidence"),
    *("type", "status", "name", "name_en", "name_latin", "role", "country", "identifier", "amount", "currency"),
    *(
        "value",
        "of",
        "qualifier",
        "stage",
        "code",
        "partner",
        "actors",
        "recipients",
        "when",
        "where",
        "money",
        "counts",
    ),
    *("health_areas", "reading"),
)


def _rows(line: bytes, reading: Reading) -> Iterator[dict[str, Any]]:
    document = reading.document
    about: dict[str, Any] = {
        "document": document.path,
        "sha256": document.sha256,
        "title": document.title,
        "published": document.published,
        "relevance": reading.relevance,
    }
    facts = reading.facts if isinstance(reading.facts, list) else []
    first: dict[str, Any] = {"reading": line.decode()}
    for fact in facts:
        said = msgspec.to_builtins(fact, str_keys=True)
        said["fact"] = said.pop("id")
        evidence = said.pop("evidence")
        said.pop("reader", None)
        row = {name: _cell(value) for name, value in said.items() if name in _FACT_COLUMNS}
        yield about | row | {"evidence": msgspec.json.encode(evidence).decode()} | first
        first = {}
    if not facts:
        yield about | first


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return value if isinstance(value, float) else str(value) if value is not None else None


def table(rows: list[dict[str, Any]], columns: list[str]) -> bytes:
    """Rows as Parquet; ``OperatorError`` where pyarrow is missing."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise OperatorError("Parquet needs pyarrow. Install cosante[scale], or ask for --format jsonl.") from error
    numbers = {"relevance": pa.float64(), "confidence": pa.float64(), "characters": pa.int64()}
    schema = pa.schema([(name, numbers.get(name, pa.string())) for name in columns])
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(rows, schema), sink, compression="zstd")
    return sink.getvalue().to_pybytes()  # type: ignore[no-any-return]


FORMATS: dict[str, Callable[[list[bytes]], Iterator[bytes]]] = {"jsonl": _jsonl, "parquet": _parquet}


def write_account(out: Path, rows: Iterable[tuple[Any, ...]], format: str) -> None:
    """Every document with what became of it: ``documents.jsonl`` or ``.parquet``."""
    said = (dict(zip(ACCOUNT, row, strict=False)) for row in rows)
    if format == "parquet":
        whole(out / "documents.parquet", [table(list(said), list(ACCOUNT))])
    else:
        whole(
            out / "documents.jsonl",
            (msgspec.json.encode({k: v for k, v in row.items() if v not in ("", None)}) + b"\n" for row in said),
        )
