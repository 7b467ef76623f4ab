"""What every template may use."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from cosante.register.models import Role

STATIC = Path(__file__).parent / "static" / "web"


@lru_cache(maxsize=1)
def static_version() -> str:
    """Another one whenever a static file is another: its address carries this, so that browsers may keep it."""
    files = sorted(path for path in STATIC.iterdir() if path.is_file())
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()[:8]


def site(request: HttpRequest) -> dict[str, Any]:
    """The version of the static files, and who is here: nobody, where an error came before that was known."""
    account, language = getattr(request, "account", None), get_language()
    return {
        "static_version": static_version(),
        "page_languages": [(code, name, code == language) for code, name in settings.LANGUAGES],
        "page_here": _here(request),
        "me": account,
        "alone": getattr(request, "alone", False),
        "visitor": account is None and settings.COSANTE_PUBLIC,
        "contributes": account is not None and account.may(Role.CONTRIBUTOR),
        "administers": account is not None and account.may(Role.ADMINISTRATOR),
    }


def _here(request: HttpRequest) -> str:
    """The page and what it was asked for, to come back to; not a page that only takes what is sent."""
    return request.get_full_path() if request.method in ("GET", "HEAD") else request.path
