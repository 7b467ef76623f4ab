#!/usr/bin/env python3
"""Write docs/reading.schema.json from the contract's code; ``--check`` only says whether it is current (exit 1)."""

import sys
from pathlib import Path

from cosante.commands.schema import text
from derived import write_or_check

SCHEMA = Path(__file__).parent.parent / "docs" / "reading.schema.json"

if __name__ == "__main__":
    sys.exit(write_or_check("scripts/write_schema.py", __doc__, SCHEMA, text))
