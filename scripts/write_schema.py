#!/usr/bin/env python3
"""Write docs/reading.schema.json from the contract's code; ``--check`` only says whether it is current (exit 1)."""

import sys
from pathlib import Path

from cosante.commands.schema import text

SCHEMA = Path(__file__).parent.parent / "docs" / "reading.schema.json"


def main(arguments: list[str]) -> int:
    """Write or check; the exit status."""
    current = SCHEMA.exists() and SCHEMA.read_text("utf-8") == text()
    if arguments == ["--check"]:
        if not current:
            print(f"{SCHEMA.name} is not what the code says. Run: python scripts/write_schema.py", file=sys.stderr)
        return int(not current)
    if arguments:
        print(__doc__, file=sys.stderr)
        return 2
    SCHEMA.write_text(text(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
