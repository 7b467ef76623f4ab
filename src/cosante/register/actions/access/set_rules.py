"""Set how the office reviews.

State is a function of facts, decisions and these rules: sums that one person accepted and that now need two wait again.
"""

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.access.log import NOWHERE, Whence, record
from cosante.register.actions.deciding import may, restate, rules
from cosante.register.models import Account, Fact, LoginKind, Role, Rules, TrustedPublisher
from cosante.vocabulary.errors import BadValue


def set_rules(
    accepts: str,
    four_eyes_amount: Decimal | None,
    four_eyes_currency: str,
    by: Account | None,
    whence: Whence = NOWHERE,
) -> Rules:
    """Who may decide, and from which amount on two must."""
    may(by, Role.ADMINISTRATOR)
    if accepts not in Role.values:
        raise BadValue(
            _("%(role)s is no role. There are: %(roles)s.") % {"role": accepts, "roles": ", ".join(Role.values)}
        )
    with transaction.atomic():
        row = rules()
        before, limits = _said(row), {row.four_eyes_amount, four_eyes_amount}
        row.accepts, row.four_eyes_amount, row.four_eyes_currency = accepts, four_eyes_amount, four_eyes_currency
        row.save()
        if len(limits) == 2:
            restate(_sums(min(limit for limit in limits if limit is not None)))
        record(LoginKind.RULES, None, by, whence, f"{before} → {_said(row)}")
    return row


def trust(publisher: str, confidence: float, by: Account | None, whence: Whence = NOWHERE) -> TrustedPublisher:
    """Facts of this publisher are accepted by themselves from the confidence on."""
    may(by, Role.ADMINISTRATOR)
    publisher = publisher.strip()
    if not publisher or not 0.5 <= confidence <= 1:
        raise BadValue(_("A publisher's name and a confidence between 0.5 and 1 are needed."))
    with transaction.atomic():
        row, _new = TrustedPublisher.objects.update_or_create(publisher=publisher, defaults={"confidence": confidence})
        record(LoginKind.RULES, None, by, whence, f"+ {row}")
    return row


def trust_no_more(trusted: TrustedPublisher, by: Account | None, whence: Whence = NOWHERE) -> None:
    """What the publisher says is proposed, like all else."""
    may(by, Role.ADMINISTRATOR)
    with transaction.atomic():
        record(LoginKind.RULES, None, by, whence, f"- {trusted}")
        trusted.delete()


def _sums(least: Decimal) -> list[Fact]:
    """Decided sums that the change can concern."""
    money = Fact.objects.filter(kind="money", amount__gte=least).exclude(decisions=None)
    return list(money.select_related("reading").distinct().order_by("pk"))


def _said(row: Rules) -> str:
    amount = (
        f"{row.four_eyes_amount.normalize():f} {row.four_eyes_currency}" if row.four_eyes_amount is not None else "–"
    )
    return f"{row.accepts}, {amount}"
