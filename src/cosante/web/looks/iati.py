"""As whom the office reports to IATI, and what others published there."""

from django.utils.translation import gettext_lazy as _

from cosante.register.models import IatiActivity, Reporter
from cosante.web.looks import Look

LOOKS = (
    Look(
        model=Reporter,
        lead=_("As whom this office publishes its cooperation in IATI. The one that was entered last is used."),
        columns=("org_id", "type", "partner"),
        searched=("name", "org_id"),
        ways=(("iati-checklist", _("What is missing for a valid file")),),
    ),
    Look(
        model=IatiActivity,
        lead=_(
            "What others published in IATI, as they wrote it. Its deeds, parties and sums are told in the register."
        ),
        columns=("identifier", "reporter", "status", "starts", "ends"),
        filters=("status", "reporter"),
        searched=("identifier", "title", "reporter"),
        order=("identifier", "id"),
        ways=(("iati-checklist", _("What is missing for a valid file")),),
    ),
)
