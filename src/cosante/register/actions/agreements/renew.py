"""Renew an agreement: a new one with its parties and promises, that begins where it ends."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.agreements.copying import copied, copy_parts
from cosante.register.actions.kept import keep
from cosante.register.actions.kept.writing import last_change
from cosante.register.models import Account, Agreement, AgreementParty, Promise
from cosante.register.queries.followed import one, papers
from cosante.register.records.agreements import root
from cosante.vocabulary.errors import Undecidable


def renew(agreement: Agreement, by: Account | None, why: str = "") -> Agreement:
    """The renewal, a draft until the day of its signing is entered. ``Undecidable`` where there is one already."""
    with transaction.atomic():
        known = papers()
        if agreement.pk not in known:
            raise Undecidable(_("It was withdrawn; bring it back before you change it."))
        first = Agreement.objects.select_for_update().get(pk=root(known, known[agreement.pk]))
        stands = one(first, date.max)
        if stands.next is not None:
            raise Undecidable(_("There is a renewal of it already."))
        values = copied(first, "title", "kind", "renewal", "notice_days", "responsible", "about", "excludes")
        begins = stands.terms.ends + timedelta(days=1) if stands.terms.ends else None
        made: Any = keep(Agreement, values | {"renews": first, "in_force": begins}, by, why)
        copy_parts(first, made, (AgreementParty, Promise), by, last_change(made))
    return made  # type: ignore[no-any-return]  # of the model that was asked for
