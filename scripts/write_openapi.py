#!/usr/bin/env python3
"""Write docs/openapi.json from the API's code; ``--check`` only says whether it is current (exit 1)."""

import os
import sys
from pathlib import Path

import django

FILE = Path(__file__).parent.parent / "docs" / "openapi.json"


def main(arguments: list[str]) -> int:
    """Write or check; the exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cosante.site.settings")
    django.setup()
    from cosante.api.openapi import text  # made of the operations, which need Django

    current = FILE.exists() and FILE.read_text("utf-8") == text()
    if arguments == ["--check"]:
        if not current:
            print(f"{FILE.name} is not what the code says. Run: python scripts/write_openapi.py", file=sys.stderr)
        return int(not current)
    if arguments:
        print(__doc__, file=sys.stderr)
        return 2
    FILE.write_text(text(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
