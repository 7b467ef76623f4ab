"""The documents that are read: those of the accuracy benchmark and the samples, in three languages."""

from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
FOLDERS = (ROOT / "benchmarks" / "accuracy", ROOT / "src" / "cosante" / "samples")


def paths() -> list[Path]:
    """The documents, in an order that does not change."""
    return sorted(path for folder in FOLDERS for path in folder.rglob("*.txt"))


def language(path: Path) -> str:
    """The language that a document's name or folder tells."""
    return path.parent.name if len(path.parent.name) == 2 else path.name[:2]


def texts() -> list[tuple[str, str]]:
    """Each document's language and text."""
    return [(language(path), path.read_text("utf-8")) for path in paths()]
