"""Files that are written from code: each is written anew, or only looked at with ``--check``."""

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
