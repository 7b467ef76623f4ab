"""``cosante accounts``: who may come in, from the machine that the register is on. The same actions as on the pages.

Exit status: 0 when it was done, 1 where it could not be, with the reason on standard error.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from cosante.vocabulary.errors import BadValue, CosanteError


def run(data: Path | None, verb: Callable[..., None], *given: str, **more: object) -> int:
    """Do it in the register of that folder; the exit status."""
    from cosante.site.start import prepare_site

    try:
        prepare_site(data)
        verb(*given, **more)
    except CosanteError as error:
        print(f"cosante: {error.message}", file=sys.stderr)
        return 1
    return 0


def show() -> None:
    """A line an account, and one for each link that is out."""
    from cosante.register.queries.access import accounts, open_invitations

    for account in accounts():
        state = "closed" if not account.is_active else "open" if account.has_usable_password() else "no password"
        factor = "second factor" if account.guarded else ""
        name = account.get_full_name()
        print("\t".join(filter(None, [account.username, account.role, state, factor, name])))
    for invitation in open_invitations():
        whom = invitation.account.username if invitation.account else invitation.email or "somebody"
        print(f"{whom}\t{invitation.role}\tinvited until {invitation.until:%Y-%m-%d %H:%M} UTC")


def invite(role: str, email: str, site: str) -> None:
    """Print the link of a new invitation; and, where there is an owner without a password, a link for her."""
    from cosante.register.actions import access

    owner = access.owner()
    if owner is not None:
        print("From now on everybody signs in. The link for you, who used the register alone so far:")
        print(_address(site, access.let_in_again(owner, by=None).token))
        print("And the link for whom you invite:")
    print(_address(site, access.invite(role, by=None, email=email).token))


def set_role(name: str, role: str) -> None:
    """Give the account another role."""
    from cosante.register.actions import access

    access.set_role(_named(name), role, by=None)
    print(f"{name} is a {role} now.")


def close(name: str) -> None:
    """Close the account; all its sessions end."""
    from cosante.register.actions import access

    access.close(_named(name), by=None)
    print(f"{name} is closed. What it decided stays. `cosante accounts open {name}` opens it again.")


def reopen(name: str) -> None:
    """Open the account again."""
    from cosante.register.actions import access

    access.reopen(_named(name), by=None)
    print(f"{name} is open again.")


def link(name: str, site: str, without_second_factor: bool) -> None:
    """Print a link with which the person chooses a new password."""
    from cosante.register.actions import access

    account = _named(name)
    if without_second_factor:
        access.turn_off(account, by=None)
    print(_address(site, access.let_in_again(account, by=None).token))


def first_link(site: str) -> str | None:
    """The address that makes the first administrator, where nobody can sign in yet."""
    from cosante.register.actions import access
    from cosante.register.models import Account, Role
    from cosante.register.queries.access import somebody_can_sign_in

    if somebody_can_sign_in():
        return None
    owner = access.owner() or Account.objects.filter(role=Role.ADMINISTRATOR, is_active=True).first()
    made = access.let_in_again(owner, by=None) if owner else access.invite(Role.ADMINISTRATOR, by=None)
    return _address(site, made.token)


def _named(name: str):  # type: ignore[no-untyped-def]  # an Account; models cannot be imported before Django is set up
    from cosante.register.models import Account

    found = Account.objects.filter(username__iexact=name.strip()).first()
    if found is None:
        raise BadValue(f"There is no account {name!r}. `cosante accounts list` shows them all.")
    return found


def _address(site: str, token: str) -> str:
    from django.urls import reverse

    return site.rstrip("/") + reverse("join", args=[token])


def make_token(name: str, scopes: list[str], purpose: str, days: int | None) -> None:
    """Print a token of the account; it is shown this once."""
    from cosante.register.actions import access

    print(access.make_token(_named(name), purpose, scopes, days, by=None).secret)


def show_tokens(name: str) -> None:
    """A line a token of the account."""
    from cosante.register.queries.access import tokens_of

    for token in tokens_of(_named(name)):
        state = "open" if token.open else "ended"
        until = f"until {token.until:%Y-%m-%d}" if token.until else "until it is ended"
        used = f"last used {token.used_at:%Y-%m-%d %H:%M} UTC" if token.used_at else "never used"
        print("\t".join([str(token.pk), f"{token.opening}…", ",".join(token.scopes), state, until, used, token.name]))


def end_token(number: int) -> None:
    """End the token of that number."""
    from cosante.register.actions import access
    from cosante.register.models import Token

    found = Token.objects.select_related("account").filter(pk=number).first()
    if found is None:
        raise BadValue(f"There is no token {number}. `cosante accounts tokens NAME` shows an account's.")
    access.end_token(found, by=None)
    print(f"Token {number} ({found.name}) of {found.account.username} has ended.")
