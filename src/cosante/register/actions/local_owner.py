"""The account of the one person who uses the register on her own machine, where nobody signs in."""

from cosante.register.models import Account, Role

NAME = "owner"


def local_owner() -> Account:
    """That account, made where there is none; it has no password, so nobody can sign in with it."""
    made, new = Account.objects.get_or_create(username=NAME, defaults={"role": Role.ADMINISTRATOR})
    if new:
        made.set_unusable_password()
        made.save(update_fields=["password"])
    return made
