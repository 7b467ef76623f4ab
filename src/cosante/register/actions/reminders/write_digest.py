"""Write the mail of one day to one person, before it is sent: there is one a day, however many write it."""

from datetime import date

from django.utils import timezone

from cosante.register.models import Account, Digest, DigestState


def write_digest(account: Account, day: date, title: str, text: str) -> Digest:
    """The mail of that day; the one that is there already where there is one. Without a text there is none to send."""
    state = DigestState.WAITING if text else DigestState.NONE
    said = {"to": account.email, "title": title[:300], "text": text, "state": state, "next_at": timezone.now()}
    made, _new = Digest.objects.get_or_create(account=account, day=day, defaults=said)
    return made
