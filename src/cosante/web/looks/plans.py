"""Work plans with their activities and milestones, and duties."""

from django.utils.translation import gettext_lazy as _

from cosante.register.models import Duty, Milestone, Plan, PlannedActivity
from cosante.web import following
from cosante.web.looks import Look

LOOKS = (
    Look(
        model=Plan,
        lead=_("What is to be done in a year, who answers for it on each side, and what has to be reached by when."),
        columns=("year", "agreement", "responsible"),
        filters=("year", "agreement", "responsible"),
        searched=("title", "about"),
        order=("-year", "-id"),
        parts=("planned-activity", "milestone"),
        page="web/kept_plan.html",
        more=following.plan_page,
    ),
    Look(
        model=PlannedActivity,
        columns=(
            "what",
            "area",
            "starts",
            "ends",
            "ours",
            "theirs",
            "amount",
            "currency",
            "state",
            "act",
        ),
        filters=("plan", "state", "area", "kind", "ours"),
        searched=("what", "place"),
        order=("starts", "ends", "id"),
        groups=(
            (_("When and where"), ("starts", "ends", "place", "country")),
            (_("Who answers for it"), ("ours", "theirs")),
            (_("Money"), ("amount", "currency")),
            (_("How far it is"), ("state", "act")),
        ),
    ),
    Look(model=Milestone, columns=("what", "due", "reached", "responsible"), order=("due", "id")),
    Look(
        model=Duty,
        lead=_(
            "Reports, meetings, payments and renewals with their days; what comes again is entered again when done."
        ),
        columns=("kind", "due", "every", "done_on", "responsible", "agreement"),
        filters=("kind", "responsible", "agreement"),
        searched=("what", "about"),
        order=("done_on", "due", "id"),
        groups=((_("Again and again"), ("every", "after")),),
        page="web/kept_duty.html",
        more=following.duty_page,
    ),
)
