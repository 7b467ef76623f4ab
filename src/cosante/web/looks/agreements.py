"""Agreements, their parties and what they promise."""

from django.utils.translation import gettext_lazy as _

from cosante.register.models import Agreement, AgreementParty, Promise
from cosante.web import following, standings
from cosante.web.looks import Look

LOOKS = (
    Look(
        model=Agreement,
        lead=_("What the office has signed and keeps to: for how long, for how much, and what was promised."),
        columns=("kind", "signed", "ends", "amount", "currency"),
        reckoned=((_("state"), standings.standing_today),),
        filters=("kind", "renewal", "currency"),
        searched=("title", "about", "excludes"),
        order=("ends", "-signed", "-id"),
        groups=(
            (_("Term"), ("signed", "in_force", "ends", "renewal", "notice_days")),
            (_("Money"), ("amount", "currency", "excludes")),
            (_("Before it"), ("amends", "renews", "act")),
        ),
        parts=("agreement-party", "promise"),
        page="web/kept_agreement.html",
        more=following.agreement_page,
    ),
    Look(model=AgreementParty, columns=("partner", "side", "contact", "contact_email")),
    Look(model=Promise, columns=("area", "what", "due", "amount", "currency", "responsible")),
)
