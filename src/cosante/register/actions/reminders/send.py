"""Send the mails that wait, over the office's mail server.

- *Nothing is lost*: a mail waits in the database until the server has taken it. While the server is away it waits on.
- *Nothing twice*: whoever sends a mail has raised its number of tries before, which only one can; others leave it
  alone until the lease is over, which is longer than sending can take. Where the machine dies between the server's
  answer and writing it down, nobody knows whether it was taken: it is sent again under the same ``Message-ID``, by
  which mail programs know it for the same.
"""

from datetime import timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPSenderRefused

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F
from django.utils import timezone

from cosante.register.models import Digest, DigestState

#: How long one may take to send a mail before another may take it over.
LEASE = timedelta(minutes=10)
#: Minutes until the next try after so many; the last again and again.
_WAITS = (1, 2, 5, 10, 15)
#: So often the server may say of a mail that it never takes it.
_REFUSALS = 5


def send(most: int = 100) -> int:
    """Send what is due, the oldest first; how much was tried. Nothing where no mail server is named."""
    if not settings.EMAIL_HOST:
        return 0
    due = Digest.objects.filter(state=DigestState.WAITING, next_at__lte=timezone.now(), account__is_active=True)
    return sum(send_one(one) for one in due.order_by("day", "pk")[:most])


def send_one(digest: Digest) -> bool:
    """Send it, unless somebody else does; whether it was tried from here."""
    mine = Digest.objects.filter(pk=digest.pk, tries=digest.tries, state=DigestState.WAITING)
    if not mine.update(tries=F("tries") + 1, next_at=timezone.now() + LEASE):
        return False
    digest.tries += 1
    row = Digest.objects.filter(pk=digest.pk, tries=digest.tries)
    try:
        _mail(digest).send()
    except (SMTPException, OSError) as error:
        row.update(**_refused(digest, error))
    else:
        row.update(state=DigestState.SENT, sent_at=timezone.now(), said="")
    return True


def _refused(digest: Digest, error: Exception) -> dict[str, object]:
    wait = timedelta(minutes=_WAITS[min(digest.tries, len(_WAITS)) - 1])
    found: dict[str, object] = {"said": f"{type(error).__name__}: {error}"[:300], "next_at": timezone.now() + wait}
    if _for_good(error):
        found["refused"] = digest.refused + 1
        if digest.refused + 1 >= _REFUSALS:
            found["state"] = DigestState.DEAD
    return found


def _for_good(error: Exception) -> bool:
    """Does the server say of this very mail that it will never take it (RFC 5321: 5yz)?"""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= 500 for code, _said in error.recipients.values())
    return isinstance(error, SMTPSenderRefused | SMTPDataError) and error.smtp_code >= 500


def _mail(digest: Digest) -> EmailMessage:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ")
    named = f"<digest-{digest.pk}-{digest.day:%Y%m%d}-{int(digest.made_at.timestamp())}@{domain}>"
    headers = {"Message-ID": named, "Auto-Submitted": "auto-generated"}  # RFC 3834: no answers from machines
    return EmailMessage(digest.title, digest.text, None, [digest.to], headers=headers)
