"""The account of whoever uses the register on her own machine, where nobody signs in."""

from cosante.register.models import Account, Role

USERNAME = "owner"


def local_owner() -> Account:
    """Made on the first call. It has no password: nobody can sign in with it."""
    found, made = Account.objects.get_or_create(username=USERNAME, defaults={"role": Role.ADMINISTRATOR})
    if made:
        found.set_unusable_password()
        found.save(update_fields=["password"])
    return found
