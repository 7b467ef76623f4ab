"""The account of the one person who uses the register alone, on her own machine, before there is any other."""

from cosante.register.models import Account, Invitation, Role

NAME = "owner"


def owner() -> Account | None:
    """That account, made where there is none; None as soon as people must sign in.

    They must from the first password or the first invitation on: decision 025.
    """
    accounts = list(Account.objects.order_by("pk")[:2])
    if not accounts:
        made, new = Account.objects.get_or_create(username=NAME, defaults={"role": Role.ADMINISTRATOR})
        if new:
            made.set_unusable_password()
            made.save(update_fields=["password"])
        return made
    alone = len(accounts) == 1 and not accounts[0].has_usable_password() and accounts[0].may(Role.ADMINISTRATOR)
    if alone and not Invitation.objects.filter(account=None, withdrawn_at=None).exists():
        return accounts[0]
    return None
