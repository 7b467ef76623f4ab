"""Give the participants of a training the numbers of their certificates: year, training and participant, each once."""

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.kept import change
from cosante.register.models import Account, Change, Course, Participant, Training
from cosante.vocabulary.errors import Undecidable


def certify(training: Training, by: Account, only: Participant | None = None) -> list[Participant]:
    """Those who got a number now: all who have a name and attended, or the one. Taken back, all of them go.

    ``Undecidable`` for a training that is yet to be, or that has no day.
    """
    day = training.ends or training.starts
    if training.state != Course.DONE or day is None:
        raise Undecidable(_("Certificates are for a training that was held: say that it was, and when."))
    found = Participant.objects.filter(training=training, withdrawn=False, certificate="").exclude(name="")
    found = found.exclude(days=0).order_by("pk")
    if only is not None:
        found = found.filter(pk=only.pk)
    first: Change | None = None
    with transaction.atomic():
        given = list(found)
        for one in given:
            number = f"{day.year}-{training.pk}-{one.pk}"
            made = change(one, {"certificate": number}, one.version, by, _("certificate"), along=first)
            first = first or made
    return given
