"""The log of the door: who came in, who was refused, and what changed in who may do what."""

from typing import NamedTuple

from django.utils.crypto import salted_hmac

from cosante.register.models import Account, LoginEvent


class Whence(NamedTuple):
    """Where a request came from."""

    address: str = ""
    agent: str = ""


#: For what is done on the machine itself, by a command.
NOWHERE = Whence()


def record(
    kind: str, account: Account | None, by: Account | None, whence: Whence = NOWHERE, what: str = ""
) -> LoginEvent:
    """One row of the log."""
    where = {"address": whence.address[:45], "agent": whence.agent[:200]}
    mark = mark_of(account.username) if account else ""
    return LoginEvent.objects.create(kind=kind, account=account, by=by, what=what[:500], name_mark=mark, **where)


def mark_of(name: str) -> str:
    """What stands for a typed name where tries are counted: a hash, for a password may have been typed there."""
    return salted_hmac("cosante.name", name.strip().casefold()).hexdigest()
