"""Files that people attach, outside the web root, under the hash of what is in them: never run, never overwritten."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from cosante.vocabulary.errors import OperatorError


def keep(data: bytes) -> str:
    """Write the bytes, whole or not at all, and give their SHA-256. What is there already is not written again."""
    sha256 = hashlib.sha256(data).hexdigest()
    target = path_of(sha256)
    if target.exists():
        return sha256
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".part", dir=target.parent)  # 0600: only its owner reads
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OperatorError(f"{target.parent} cannot be written ({error.strerror}); the file was not kept.") from error
    return sha256


def path_of(sha256: str) -> Path:
    """Where the bytes of that hash lie."""
    return Path(settings.DATA) / "files" / sha256[:2] / sha256
