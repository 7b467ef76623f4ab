"""Follow an agreement that the register tells of: one row of it, its parties, a promise for each health area."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.kept import cite, keep
from cosante.register.actions.kept.writing import last_change
from cosante.register.models import Account, Act, Agreement, AgreementParty, Partner, Promise
from cosante.register.queries.drafts import FOLLOWED, drafted
from cosante.register.queries.followed import following
from cosante.vocabulary.errors import Undecidable


def follow(
    act: Act,
    by: Account | None,
    values: Mapping[str, Any] | None = None,
    parties: Mapping[Partner, str] | None = None,
    areas: Iterable[str] | None = None,
    why: str = "",
) -> Agreement:
    """The agreement, as the act's sources say and ``values`` change it; its documents are cited.

    Taking its entry back takes back all that was made with it. ``Undecidable`` where it is followed already, or the
    act is neither an agreement nor a procurement, by which somebody buys for another.
    """
    if act.type not in FOLLOWED:
        raise Undecidable(_("This act is neither an agreement nor a procurement."))
    draft = drafted(act)
    with transaction.atomic():
        Act.objects.select_for_update().get(pk=act.pk)
        if following(act).exists():
            raise Undecidable(_("This agreement is followed already."))
        made: Any = keep(Agreement, draft.values | dict(values or {}) | {"act": act}, by, why)
        along = last_change(made)
        for partner, side in (draft.parties if parties is None else parties).items():
            keep(AgreementParty, {"agreement": made, "partner": partner, "side": side}, by, along=along)
        for area in draft.areas if areas is None else areas:
            keep(Promise, {"agreement": made, "area": area}, by, along=along)
        for document, words in draft.sources:
            cite(made, document, by, words)
    return made  # type: ignore[no-any-return]  # of the model that was asked for
