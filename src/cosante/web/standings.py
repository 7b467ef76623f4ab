"""How agreements stand, what became of promises, and what is odd about an agreement or a plan, in words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from django.utils import timezone
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from cosante.register.models import Agreement, Plan, PlannedActivity, Progress, Promise
from cosante.register.queries.followed import Followed, all_followed, followed_with, one
from cosante.register.records.agreements import sums
from cosante.register.records.exchanges import Deed
from cosante.web.dates import day_words
from cosante.web.words import digits, money_words

STANDINGS: dict[str, "str | Lazy"] = {
    "draft": gettext_lazy("not signed"),
    "signed": gettext_lazy("signed, not begun"),
    "in-force": gettext_lazy("in force"),
    "goes-on": gettext_lazy("goes on by itself"),
    "ended": pgettext_lazy("an agreement", "ended"),
    "renewed": gettext_lazy("renewed"),
}
#: Colours of their badges.
BADGES = {"in-force": "done", "goes-on": "done", "signed": "planned", "draft": "planned", "ended": "no"}
OUTCOMES: dict[str, "str | Lazy"] = {
    "active": gettext_lazy("with activity"),
    "planned": gettext_lazy("only planned"),
    "late": gettext_lazy("late"),
    "waiting": gettext_lazy("nothing yet"),
}
#: Why an act counts.
WHY: dict[str, "str | Lazy"] = {
    "parties": gettext_lazy("its parties did it while it was in force"),
    "kept": gettext_lazy("your office keeps it as done under it"),
    "plan": gettext_lazy("its work plan names it"),
    "named": gettext_lazy("somebody named it here"),
}


def standing_today(found: Sequence[Agreement] | None) -> Callable[[Agreement], str]:
    """For these agreements, or all: how one stands today, and until when, in a line."""
    today = timezone.localdate()
    every = all_followed(today) if found is None else followed_with([agreement.pk for agreement in found], today)
    return lambda agreement: standing_words(one(agreement, today, every))


def standing_words(stands: Followed) -> str:
    """The same of what was reckoned already."""
    said, ends = str(STANDINGS[stands.standing]), stands.terms.ends
    if stands.standing == "in-force" and ends:
        return _("in force until %(day)s") % {"day": day_words(ends)}
    if stands.standing == "ended" and ends:
        return _("ended on %(day)s") % {"day": day_words(ends)}
    return said


def problems_of(agreement: Agreement, stands: Followed, promises: Iterable[Promise]) -> list[str]:
    """What does not fit together in an agreement; it is shown, and refused nowhere."""
    return [*_days(agreement, stands), *_sums(agreement, promises)]


def _days(agreement: Agreement, stands: Followed) -> Iterator[str]:
    if not (agreement.signed or agreement.in_force):
        yield _("Neither the day of signing nor its first day is known: nothing can be counted under it.")
    if agreement.signed and agreement.in_force and agreement.in_force < agreement.signed:
        yield _("It is in force from a day before it was signed.")
    if agreement.notice_days and not stands.terms.ends:
        yield _("It has days of notice and no end.")
    if agreement.amends_id and agreement.amends_id == agreement.renews_id:
        yield _("It amends and renews the same agreement.")


def _sums(agreement: Agreement, promises: Iterable[Promise]) -> Iterator[str]:
    promised = sums((one.currency, one.amount) for one in promises)
    for currency, amount in promised.items():
        if agreement.amount is not None and currency == agreement.currency and amount > agreement.amount:
            more = {"promised": money_words(amount, currency), "amount": money_words(agreement.amount, currency)}
            yield _("What is promised by area comes to %(promised)s, more than the %(amount)s of the agreement.") % more
        if agreement.amount is not None and currency != agreement.currency:
            yield _("Promises are in %(one)s, the agreement in %(other)s: their sums cannot be compared.") % {
                "one": currency,
                "other": agreement.currency,
            }


def plan_problems(plan: Plan, activities: Iterable[PlannedActivity], deeds: Iterable[Deed] = ()) -> list[str]:
    """What does not fit together in a plan; ``deeds``: what the office keeps as done under its agreement."""
    found, deeds = [], list(deeds)
    for activity in activities:
        days = [day for day in (activity.starts, activity.ends) if day is not None]
        if any(day.year != plan.year for day in days):
            found.append(_("“%(what)s” is not in %(year)s.") % {"what": activity, "year": digits(plan.year)})
        told = activity.act_id is not None or any(_did(deed, activity) for deed in deeds)
        if activity.state == Progress.DONE and not told:
            found.append(_("“%(what)s” is done, and no act of the register says so.") % {"what": activity})
    agreement = plan.agreement
    if agreement and agreement.ends and date(plan.year, 1, 1) > agreement.ends:
        found.append(_("The agreement ends before this year."))
    return found


def _did(deed: Deed, activity: PlannedActivity) -> bool:
    """Is it of the kind and area of the activity, and in its days?"""
    same = deed.kind == activity.kind and deed.row.area == activity.area and not deed.planned
    starts, ends = deed.starts or deed.ends, deed.ends or deed.starts
    first, last = activity.starts or activity.ends, activity.ends or activity.starts
    return bool(same and starts and ends and first and last and starts <= last and ends >= first)


def money_lines(amounts: dict[str, Decimal]) -> list[str]:
    """Sums by currency, in words."""
    return [money_words(amount, currency) for currency, amount in sorted(amounts.items())]
