"""Who asks, and may she? A token in the header Authorization; without one, a visitor of a public site, for reading.

Sessions of the pages are not looked at: no page of somebody else can make a browser use the API in a person's name.
"""

from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from ninja.security.base import AuthBase

from cosante.register.actions.access import use_token
from cosante.register.actions.access.make_token import role_of
from cosante.register.models import Account, Role, Scope, Token
from cosante.register.models.people import RANKS
from cosante.vocabulary.errors import NotAllowed, NotSignedIn
from cosante.web.door import whence


class Caller(NamedTuple):
    """Who asks. ``public``: a visitor, who sees what is reviewed and nothing else."""

    account: Account | None
    token: Token | None
    public: bool

    @property
    def by(self) -> Account:
        """The person in whose name something is done, trusted no further than the token."""
        if self.account is None:
            raise NotSignedIn("This takes a token.")
        return self.account


class Needs(AuthBase):
    """What an operation asks of the token; ``public``: visitors come in, too, where the office has opened its site."""

    openapi_type = "http"
    openapi_name = "token"
    openapi_scheme = "bearer"

    def __init__(self, scope: str, public: bool = False) -> None:
        self.scope, self.public = scope, public
        super().__init__()

    def __call__(self, request: HttpRequest) -> Any:
        request.caller = self.let_in(request)  # type: ignore[attr-defined]
        return request.caller  # type: ignore[attr-defined]

    def let_in(self, request: HttpRequest) -> Caller:
        """The caller. ``NotSignedIn`` without a token that holds, ``NotAllowed`` with one that does not reach."""
        secret = secret_of(request)
        if secret is None:
            if self.public and settings.COSANTE_PUBLIC:
                return Caller(None, None, True)
            raise NotSignedIn("This takes a token, in the header Authorization.")
        token = use_token(secret, whence(request))
        if token is None:
            raise NotSignedIn("This token is unknown, has ended, or is of an account that is closed.")
        check(token, self.scope)
        return Caller(limited(token), token, False)


def secret_of(request: HttpRequest) -> str | None:
    """What the header Authorization holds after Bearer; None where there is no such header."""
    said = request.headers.get("Authorization")
    if said is None:
        return None
    scheme, _, secret = said.strip().partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else ""


def check(token: Token, scope: str) -> None:
    """``NotAllowed`` where the token has not that scope, or its account no longer the role for it."""
    if scope not in token.scopes:
        raise NotAllowed(f"This takes a token with the scope {scope!r}; this one has: {', '.join(token.scopes)}.")
    if not token.account.may(role_of(scope)):
        raise NotAllowed(f"The scope {scope!r} takes a {Role(role_of(scope)).label}; you are a {token.account.role}.")


def limited(token: Token) -> Account:
    """The account, with no more of a role than the token's scopes need. It is never saved like that."""
    account = token.account
    reach = max(RANKS.index(role_of(scope)) for scope in token.scopes if scope in Scope.values)
    account.role = RANKS[min(reach, RANKS.index(account.role))]
    return account


def caller(request: HttpRequest) -> Caller:
    """Who was let in."""
    found: Caller = request.caller  # type: ignore[attr-defined]
    return found
