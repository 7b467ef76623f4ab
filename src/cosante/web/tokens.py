"""What a form carries besides what people fill in: a key that no other form has, and what its page had shown.

Signed with the installation's key, so that nobody can change it: not when the page was opened, nor what was on it.
"""

import secrets
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.core import signing
from django.http import HttpRequest
from django.utils.translation import gettext as _

from cosante.register.actions import Form
from cosante.vocabulary.errors import BadValue

#: The name of the hidden field.
FIELD = "token"
_SALT = "cosante.form"


class Opened(NamedTuple):
    """The form, and what its page had shown."""

    form: Form
    shown: dict[str, Any]


def seal(timed: bool = False, **shown: Any) -> str:
    """A token for one form. ``timed``: how long it lies before a person tells how long a decision takes."""
    at = datetime.now(UTC).timestamp() if timed else None
    return signing.dumps({"key": secrets.token_urlsafe(16), "at": at, "shown": shown}, salt=_SALT)


def opened(request: HttpRequest) -> Opened:
    """The form that was sent. ``BadValue`` where it carries no token of ours."""
    try:
        kept = signing.loads(request.POST.get(FIELD, ""), salt=_SALT)
    except signing.BadSignature as error:
        raise BadValue(_("This form does not come from a page of this register. Load the page again.")) from error
    at = kept["at"]
    return Opened(Form(kept["key"], datetime.fromtimestamp(at, UTC) if at else None), kept["shown"])
