"""The data directory: where the database and the secret key live.

``COSANTE_DATA``, or the user's own data directory. Reading settings makes nothing; ``prepare`` does, at first start.
"""

import os
import secrets
from pathlib import Path

from cosante.vocabulary.errors import OperatorError
from cosante.vocabulary.installed import data_dir

__all__ = ["data_dir", "prepare", "secret_key"]

_KEY = "secret-key"


def prepare(directory: Path) -> None:
    """Make the directory and its secret key where they are missing. Raises ``OperatorError`` where that cannot be."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(directory / _KEY, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        if not directory.is_dir():
            raise OperatorError(f"{directory} is a file; set COSANTE_DATA to a directory.") from None
    except OSError as error:
        raise OperatorError(
            f"{directory} cannot be written ({error.strerror}); set COSANTE_DATA to a directory that can."
        ) from error


def secret_key(directory: Path) -> str:
    """The installation's key; before its first start, a throw-away one."""
    try:
        return (directory / _KEY).read_text() or secrets.token_urlsafe(50)
    except OSError:
        return secrets.token_urlsafe(50)
