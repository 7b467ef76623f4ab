"""Answer a suggestion: the two are one and the same."""

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.deciding import may
from cosante.register.actions.join import join
from cosante.register.actions.match import match_waiting
from cosante.register.actions.suggest import findings
from cosante.register.models import Account, Decision, State, Suggestion
from cosante.register.records.reasons import Why
from cosante.vocabulary.errors import Undecidable


def confirm(suggestion: Suggestion, by: Account, why: str = "") -> Decision:
    """Two records become one, or one text a copy of the other; without another reason, for what matching had found."""
    may(by)
    with transaction.atomic():
        row = asked(suggestion)
        because = why or Why(findings(row, "reasons"))
        made = join(row.kind, row.one, row.other, by, because)
        match_waiting()
    return made


def asked(suggestion: Suggestion) -> Suggestion:
    """The suggestion as it is now, held until the transaction ends. Refused where somebody has answered it."""
    row = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    if row.state != State.OPEN:
        raise Undecidable(
            _("This was answered meanwhile, or is asked no longer: %(state)s.") % {"state": row.get_state_display()}
        )
    return row
