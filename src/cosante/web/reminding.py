"""The mail of a day: who gets one, what it says in her language, and that it is sent."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import IntegrityError
from django.db.models import Exists, OuterRef
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from cosante.register.actions.reminders import send, write_digest
from cosante.register.models import Digest, Reminding
from cosante.register.queries.due import waiting
from cosante.web import words
from cosante.web.dates import day_words
from cosante.web.due_words import shown


def remind(now: datetime | None = None) -> int:
    """Write the mails of today that are to be written, and send all that wait; how many were tried.

    To be called again while it is not 0. Nothing where no mail server is named.
    """
    if not settings.EMAIL_HOST:
        return 0
    write(now or timezone.now())
    return send()


def write(now: datetime) -> int:
    """Write today's mail to everybody who wants one, whose hour has come and who has none yet; how many."""
    here = timezone.localtime(now)
    has = Digest.objects.filter(account=OuterRef("account"), day=here.date())
    want = Reminding.objects.filter(~Exists(has), hour__lte=here.hour, account__is_active=True)
    found = want.exclude(wants="").exclude(account__email="").select_related("account").order_by("pk")
    for one in found:
        title, text = composed(one, here.date())
        try:
            write_digest(one.account, here.date(), title, text)
        except IntegrityError:  # another has written it at the same moment
            continue
    return len(found)


def composed(one: Reminding, today: date) -> tuple[str, str]:
    """Title and text in her language; both empty where nothing is due."""
    of = one.account if one.wants == "mine" else None
    with override(one.account.language or settings.LANGUAGE_CODE):
        lines = shown(waiting(today + timedelta(days=one.days), today, of), today)
        if not lines:
            return "", ""
        late = [line for line in lines if line.overdue]
        ahead = [line for line in lines if not line.overdue]
        context = {"late": late, "ahead": ahead, "site": one.site.rstrip("/"), "days": one.days, "me": one.account}
        return _title(len(late), len(ahead), today), render_to_string("web/reminder.txt", context)


def _title(late: int, ahead: int, today: date) -> str:
    said = [
        words.filled(ngettext("%d thing overdue", "%d things overdue", late), late) if late else "",
        words.filled(ngettext("%d thing due", "%d things due", ahead), ahead) if ahead else "",
    ]
    return _("%(what)s – %(day)s") % {"what": ", ".join(filter(None, said)), "day": day_words(today)}
