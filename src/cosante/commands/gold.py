"""``cosante gold``: the documents that people have gone through, as gold for the accuracy of the reader.

Exit status: 0 when all was written, also where there was nothing; 1 where it could not be.
"""

import json
import sys
from pathlib import Path

from cosante.commands.output import opened
from cosante.vocabulary.errors import OperatorError


def run(out: Path, data: Path | None) -> int:
    """Write ``NAME.txt`` and ``gold/NAME.json`` for each; the exit status."""
    from cosante.site.start import prepare_site

    try:
        prepare_site(data)
        written = write(out)
    except OperatorError as error:
        print(f"cosante: {error.message}", file=sys.stderr)
        return 1
    print(f"{written} documents that have been gone through are in {out}.")
    if not written:
        print("A document is gone through once every fact of it is decided and somebody says so at its end.")
    return 0


def write(out: Path) -> int:
    """How many documents were written. Files of other documents in the folder stay as they are."""
    from cosante.register.queries.gold import gold

    number = 0
    try:
        (out / "gold").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OperatorError(f"{out} cannot be written ({error.strerror}). Choose another folder with --out.") from error
    for found in gold():
        with opened(out / f"{found.name}.txt") as file:
            file.write(found.text.encode("utf-8", "surrogatepass"))
        with opened(out / "gold" / f"{found.name}.json") as file:
            file.write(json.dumps(found.gold, ensure_ascii=False, indent=1).encode() + b"\n")
        number += 1
    return number
