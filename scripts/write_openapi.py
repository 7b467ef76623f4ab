#!/usr/bin/env python3
"""Write docs/openapi.json from the API's code; ``--check`` only says whether it is current (exit 1)."""

import os
import sys
from pathlib import Path

import django

from derived import write_or_check

FILE = Path(__file__).parent.parent / "docs" / "openapi.json"


def text() -> str:
    """What the operations say of themselves."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cosante.site.settings")
    django.setup()
    from cosante.api.openapi import text as said  # made of the operations, which need Django

    return said()


if __name__ == "__main__":
    sys.exit(write_or_check("scripts/write_openapi.py", __doc__, FILE, text))
