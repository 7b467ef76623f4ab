"""The documents that are read: those of the accuracy benchmark and the samples, in three languages or in all."""

from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
FOLDERS = (ROOT / "benchmarks" / "accuracy", ROOT / "src" / "cosante" / "samples")
#: The languages in which everything is compared, since the other libraries read them.
THREE = ("en", "fr", "bn")


def paths(codes: tuple[str, ...] | None = THREE) -> list[Path]:
    """The documents in these languages, or in all, in an order that does not change."""
    found = sorted(path for folder in FOLDERS for path in folder.rglob("*.txt"))
    return [path for path in found if codes is None or language(path) in codes]


def language(path: Path) -> str:
    """The language that a document's name or folder tells."""
    return path.parent.name if len(path.parent.name) == 2 else path.name[:2]


def texts(codes: tuple[str, ...] | None = THREE) -> list[tuple[str, str]]:
    """Each document's language and text."""
    return [(language(path), path.read_text("utf-8")) for path in paths(codes)]
