"""What every template may use."""

from typing import Any

from django.http import HttpRequest

from cosante import __version__


def site(request: HttpRequest) -> dict[str, Any]:
    """The version, which static addresses carry so that browsers may keep files."""
    return {"version": __version__}
