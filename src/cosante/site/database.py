"""Which database the register is in: SQLite in the data directory, or the PostgreSQL that COSANTE_DATABASE names."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from cosante.vocabulary.errors import OperatorError

#: What a writer waits for the others, in milliseconds, and that what was answered is on the disk: decision 033.
_SQLITE = (
    "PRAGMA busy_timeout=30000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
    "PRAGMA mmap_size=1073741824; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;"  # large registers: decision 028
)
_EXAMPLE = "postgresql://user:password@host:5432/name"


def database(address: str, data: Path) -> dict[str, Any]:
    """Django's settings of it. ``OperatorError`` for an address that cannot be used."""
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": data / "cosante.sqlite3",
            "OPTIONS": {"init_command": _SQLITE, "transaction_mode": "IMMEDIATE"},
        }
    try:
        parts = urlsplit(address)
        port, name = parts.port or "", unquote(parts.path.lstrip("/"))
    except ValueError:
        raise OperatorError(f"COSANTE_DATABASE is no address of a database. Write it like {_EXAMPLE}") from None
    if parts.scheme not in ("postgresql", "postgres") or not name:
        raise OperatorError(f"COSANTE_DATABASE names no PostgreSQL database. Write it like {_EXAMPLE}")
    if find_spec("psycopg") is None:
        raise OperatorError("COSANTE_DATABASE names PostgreSQL, which takes: pip install 'cosante[postgresql]'")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "cosante.register.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": port,
        "OPTIONS": options,
    }
