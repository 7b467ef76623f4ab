"""What is due, in words, in the language of the page: on the clock, in the calendar, in feeds and in mails."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from cosante.register.models import Account
from cosante.register.queries.due import Due
from cosante.web import dates, words
from cosante.web.labels import label

#: What is due, one and as the heading of several. Groups of the clock are made of it, in this order.
KINDS: dict[str, "str | Promise"] = {
    "ends": gettext_lazy("agreement ends"),
    "notice": gettext_lazy("last day of notice"),
    "renewal": gettext_lazy("renewal"),
    "report": gettext_lazy("report"),
    "meeting": gettext_lazy("meeting"),
    "payment": gettext_lazy("payment"),
    "promise": gettext_lazy("promise"),
    "activity": gettext_lazy("planned activity"),
    "milestone": gettext_lazy("milestone"),
    "other": pgettext_lazy("a duty", "other duty"),
}
#: Headings of the clock, each with its kinds; every kind that none names is under the last.
GROUPS: tuple[tuple[str, "str | Promise", tuple[str, ...]], ...] = (
    ("ends", gettext_lazy("Agreements that end"), ("ends",)),
    ("renewals", gettext_lazy("Renewals and notices"), ("notice", "renewal")),
    ("reports", gettext_lazy("Reports"), ("report",)),
    ("promises", gettext_lazy("Promises"), ("promise",)),
    ("plans", gettext_lazy("Planned work"), ("activity", "milestone")),
    ("others", gettext_lazy("Meetings, payments and the rest"), ()),
)


@dataclass(frozen=True)
class Shown:
    """One thing that is due, ready to be shown."""

    due: Due
    kind: str
    title: str
    of: str
    when: str
    distance: str
    overdue: bool
    href: str
    who: str


def shown(found: Iterable[Due], today: date) -> list[Shown]:
    """Each in words."""
    found = list(found)
    people = Account.objects.in_bulk({one.who for one in found if one.who})
    return [_shown(one, today, people) for one in found]


def _shown(one: Due, today: date, people: dict[int, Account]) -> Shown:
    return Shown(
        one,
        kind_words(one.kind),
        title(one),
        str(one.of) if one.of else "",
        span(one),
        distance(one, today),
        one.overdue(today),
        one.row.get_absolute_url(),
        str(people[one.who]) if one.who in people else "",
    )


def kind_words(kind: str) -> str:
    """What kind of thing is due; one that another field of work tells of has its own words."""
    return str(KINDS.get(kind, kind))


def title(one: Due) -> str:
    """The title of what is due; a promise without words is its health area."""
    area = getattr(one.row, "area", "")
    return label(area, "health_area") if area and str(one.row) == area else str(one.row)


def span(one: Due) -> str:
    """Its day, or its first and last."""
    if one.until is None or one.until == one.day:
        return dates.day_words(one.day)
    return dates.date_words(f"{one.day}/{one.until}")


def distance(one: Due, today: date) -> str:
    """How far it is."""
    if one.day <= today <= one.last:
        return _("today") if one.day == one.last else _("now")
    days = (one.day - today).days if one.day > today else (today - one.last).days
    said = ngettext("in %d day", "in %d days", days) if one.day > today else ngettext("%d day ago", "%d days ago", days)
    return words.filled(said, days)


def grouped(found: Iterable[Due]) -> list[tuple[str, "str | Promise", list[Due]]]:
    """Under the headings of the clock, those that have something."""
    of = {kind: name for name, _title, kinds in GROUPS for kind in kinds}
    held: dict[str, list[Due]] = {name: [] for name, _title, _kinds in GROUPS}
    for one in found:
        held[of.get(one.kind, "others")].append(one)
    return [(name, heading, held[name]) for name, heading, _kinds in GROUPS]
