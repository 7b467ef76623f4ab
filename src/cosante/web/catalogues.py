"""The languages of the pages, and their catalogues as Django reads them.

Only the catalogues that people edit (``locale/*/LC_MESSAGES/django.po``) are kept. ``compiled()`` makes what Django
reads of them in the cache folder, anew whenever one changes, so that an install that nobody may write to works as well
as one that is being worked on; where there is no cache, a temporary folder holds them while the process runs.
"""

import atexit
import contextlib
import hashlib
import os
import shutil
import tempfile
import time
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from cosante.languages.cache import folder

#: By code, each in its own words.
LANGUAGES = (("en", "English"), ("fr", "Français"), ("bn", "বাংলা"))
#: The language in which the code says things; it has no catalogue.
SOURCE = "en"
LOCALE = Path(__file__).parent / "locale"
_FILE = Path("LC_MESSAGES", "django")
_DAY = 24 * 3600


@cache
def compiled() -> Path:
    """The folder with the catalogues of all languages, compiled."""
    sources = {code: _source(code).read_bytes() for code, _name in LANGUAGES if code != SOURCE}
    stamp = hashlib.sha256(b"\0".join(sources[code] for code in sorted(sources))).hexdigest()[:16]
    place = folder() / f"catalogues-{stamp}"
    if all((place / code / _FILE.with_suffix(".mo")).is_file() for code in sources):
        with contextlib.suppress(OSError):
            os.utime(place)  # it is used
        return place
    try:
        _compile(sources, place)
        _sweep(place)
    except OSError:
        place = Path(tempfile.mkdtemp(prefix="cosante-"))
        atexit.register(shutil.rmtree, place, ignore_errors=True)
        _compile(sources, place)
    return place


def _source(code: str) -> Path:
    return LOCALE / code / _FILE.with_suffix(".po")


def _compile(sources: dict[str, bytes], place: Path) -> None:
    for code in sources:
        path = place / code / _FILE.with_suffix(".mo")
        path.parent.mkdir(parents=True, exist_ok=True)
        with _source(code).open("rb") as file:
            catalog = read_po(file, locale=code)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as out:
            write_mo(out, catalog)
        os.replace(out.name, path)  # the whole file or none of it: others may be reading


def _sweep(place: Path) -> None:
    """Those that nobody began to use for a day go: other processes read theirs when a language is first asked for."""
    for path in place.parent.glob("catalogues-*"):
        with contextlib.suppress(OSError):
            if path != place and path.stat().st_mtime < time.time() - _DAY:
                shutil.rmtree(path)
