"""``cosante schema``: the reading contract as JSON Schema."""

import json
import sys

from cosante.vocabulary.facts import json_schema


def text() -> str:
    """The schema as it is printed and as ``docs/reading.schema.json`` holds it, with a newline at its end."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def run() -> None:
    """Print it."""
    sys.stdout.write(text())
