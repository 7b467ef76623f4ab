#!/usr/bin/env python3
"""Write the pictures of docs/worked-year.md (docs/images/year-*.png): the journey is done, and takes them on its way.

Needs playwright (the ``test`` extra) and Chromium (COSANTE_CHROMIUM, or on the path). They are written once the whole
journey has held, with at most 64 colours where ImageMagick is there.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "images"
JOURNEY = "tests/journeys/test_worked_year.py"


def main() -> int:
    """The status of the journey; where it holds, its pictures are in their folder."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pytest", "-q", "-x", JOURNEY, "-k", "own"]
        status = subprocess.run(command, cwd=ROOT, env=os.environ | {"WORKED_YEAR": folder}, check=False).returncode
        for picture in sorted(Path(folder).glob("year-*.png")) if status == 0 else ():
            _smaller(picture)
            shutil.copyfile(picture, PICTURES / picture.name)
    return status


def _smaller(picture: Path) -> None:
    if magick := shutil.which("convert"):
        subprocess.run([magick, picture, "+dither", "-colors", "64", "-strip", f"PNG8:{picture}"], check=True)


if __name__ == "__main__":
    raise SystemExit(main())
