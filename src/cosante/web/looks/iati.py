"""As whom the office reports to IATI, and what others published there."""

from django.utils.translation import gettext_lazy as _

from cosante.register.models import IatiActivity, IatiOrganisation, Reporter
from cosante.web.iati_panels import results_shown
from cosante.web.looks import Look, Panel

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
        above="web/_iati_untold.html",
        ways=(("iati-checklist", _("What is missing for a valid file")),),
    ),
    Look(
        model=IatiOrganisation,
        lead=_(
            "Organisations as they or others published them in IATI: for whom they have budgets, and what they spent."
        ),
        columns=("identifier", "reporter"),
        filters=("reporter",),
        searched=("identifier", "title", "reporter"),
        order=("identifier", "id"),
        above="web/_iati_untold.html",
        ways=(("iati-checklist", _("What is missing for a valid file")),),
    ),
)
PANELS = (Panel(noun=IatiActivity.noun, template="web/_iati_results.html", more=results_shown, place=60),)
