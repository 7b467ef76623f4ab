"""Send an invitation by e-mail, where the office has named a mail server."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from cosante.register.models import Invitation

log = logging.getLogger("cosante.mail")


def send_link(invitation: Invitation, address: str) -> bool | None:
    """Was it sent? None where there is nobody to send it to, or no mail server. The reason of a failure is logged.

    In the language of the account; somebody who has none yet gets that of the page where the link was made.
    """
    if not invitation.email or not settings.EMAIL_HOST:
        return None
    known = invitation.account.language if invitation.account else ""
    with override(known or get_language()):
        title = _("Your invitation to Cosanté")
        words = render_to_string("web/invitation.txt", {"invitation": invitation, "address": address})
    try:
        send_mail(title, words, None, [invitation.email])
    except (SMTPException, OSError):
        log.exception("the invitation for %s could not be sent", invitation.email)
        return False
    return True
