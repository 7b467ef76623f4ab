"""Amend an agreement: a paper that changes its terms from a day on, and leaves the rest as it was."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.agreements.copying import copied
from cosante.register.actions.kept import keep
from cosante.register.models import Account, Agreement
from cosante.register.queries.followed import papers
from cosante.register.records.agreements import root
from cosante.vocabulary.errors import Undecidable


def amend(agreement: Agreement, by: Account | None, why: str = "") -> Agreement:
    """The amendment, a draft until the day of its signing is entered; it is numbered after those that there are."""
    with transaction.atomic():
        known = papers()
        if agreement.pk not in known:
            raise Undecidable(_("It was withdrawn; bring it back before you change it."))
        first = Agreement.objects.select_for_update().get(pk=root(known, known[agreement.pk]))
        number = sum(root(known, paper) == first.pk for paper in known.values())
        title = _("Amendment %(number)s: %(title)s") % {"number": number, "title": first.title}
        values = copied(first, "kind", "responsible") | {"title": title[:300], "amends": first}
        made: Any = keep(Agreement, values, by, why)
    return made  # type: ignore[no-any-return]  # of the model that was asked for
