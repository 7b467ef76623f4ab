"""Originals and files attached, outside the web root, under the hash of what is in them: never run, never changed."""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from cosante.vocabulary.errors import OperatorError


def keep(data: bytes) -> str:
    """Write the bytes, whole or not at all, and give their SHA-256. What is there already is not written again."""
    sha256 = hashlib.sha256(data).hexdigest()
    if not is_kept(sha256):
        keep_pieces(sha256, [data])
    return sha256


def keep_pieces(sha256: str, pieces: Iterable[bytes]) -> None:
    """Write the pieces, whole or not at all, as the file of that hash, which is theirs."""
    target = path_of(sha256)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".part", dir=target.parent)  # 0600: only its owner reads
        try:
            with os.fdopen(handle, "wb") as file:
                for piece in pieces:
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, target)
            _sync(target.parent)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OperatorError(f"{target.parent} cannot be written ({error.strerror}); the file was not kept.") from error


def is_kept(sha256: str) -> bool:
    """Is there a file of that hash?"""
    return path_of(sha256).exists()


def kept() -> list[Path]:
    """Every file, in the order of their hashes."""
    return sorted((Path(settings.DATA) / "files").glob("??/*"))


def forget(hashes: Iterable[str]) -> None:
    """Remove files that nothing names, since what would have named them was not written."""
    for sha256 in hashes:
        path_of(sha256).unlink(missing_ok=True)


def path_of(sha256: str) -> Path:
    """Where the bytes of that hash lie."""
    return Path(settings.DATA) / "files" / sha256[:2] / sha256


def _sync(folder: Path) -> None:
    """That the name, too, outlives a power cut."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
