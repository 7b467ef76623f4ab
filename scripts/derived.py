"""Files that are written from code: each is written anew, or only looked at with ``--check``."""

import difflib
import sys
from collections.abc import Callable
from pathlib import Path


def write_or_check(script: str, about: str | None, file: Path, text: Callable[[], str]) -> int:
    """Do what the command line of ``script`` asks for; the exit status. ``about``: what it says of itself."""
    arguments = sys.argv[1:]
    if arguments not in ([], ["--check"]):
        print(about, file=sys.stderr)
        return 2
    current = text()
    if file.exists() and file.read_text("utf-8") == current:
        return 0
    if arguments:
        print(f"{file.name} is not what the code says. Run: python {script}", file=sys.stderr)
        return 1
    file.write_text(current, "utf-8")
    return 0


def keep_or_compare(file: Path, current: str, only_check: bool, source: str) -> int:
    """Write what a document is now, or say by the differences that it is not what ``source`` gives; the exit status."""
    written = file.read_text("utf-8")
    if current == written:
        return 0
    if not only_check:
        file.write_text(current, "utf-8")
        return 0
    print(f"docs/{file.name} is not what {source}. Run: make docs", file=sys.stderr)
    sys.stderr.writelines(difflib.unified_diff(written.splitlines(True), current.splitlines(True), "docs", "now", n=1))
    return 1
