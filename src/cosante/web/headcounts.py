"""What the pages of trainings, visits and series show besides fields: people by what they are, sums, what is due."""

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cosante.register.models import Course, Participant, Role
from cosante.register.queries.exchanges import days_told, deed_of, heads_of
from cosante.register.queries.series import due_next, editions
from cosante.register.records.exchanges import problems as problems_of
from cosante.register.records.headcounts import BY, Count, parted, problems, rounded, whole
from cosante.web import catalogues, words
from cosante.web.certificates import LANGUAGES
from cosante.web.labels import label
from cosante.web.who import account

PROBLEMS = {
    "more_days": gettext_lazy("Somebody attended more days than the training has."),
    "other_number": gettext_lazy("The number of people is another than that of those who are listed."),
    "no_day": gettext_lazy("No day is told: it is in no year, and the rule that erases names does not reach it."),
    "no_side": gettext_lazy("A side is lacking: it is in the ledger of nobody, or of one only."),
    "same_sides": gettext_lazy("Who gives it and who receives it are one and the same."),
    "no_basis": gettext_lazy("A value is estimated, and nothing says how."),
    "still_planned": gettext_lazy("It is still planned, though its last day is past."),
    "planned_with_days": gettext_lazy("It is still planned, though days attended are told."),
    "nobody": gettext_lazy("It was held, and nobody is told to have taken part."),
}


class Part(NamedTuple):
    """A line of a breakdown: what its people are; how many one by one and in groups, with their lists; their days."""

    name: str
    count: Count
    named: str
    grouped: str


def of_training(row: Any, request: HttpRequest) -> Mapping[str, Any]:
    """People by cadre, sex, level and province; what does not fit; certificates."""
    heads, days = heads_of(row), days_told(row)
    last, today = row.ends or row.starts, timezone.localdate()
    shown = of_deed(row, request)
    wrong = problems(heads, days, row.people, row.state == Course.PLANNED, bool(last and last < today))
    splits = [
        (Participant._meta.get_field(by).verbose_name, [_part(row, by, count) for count in parted(heads, by, days)])
        for by in BY
    ]
    numbered = Participant.objects.filter(training=row, withdrawn=False).exclude(certificate="")
    return shown | {
        "whole": _part(row, "", whole(heads, days)) if heads else None,
        "splits": splits if heads else [],
        "problems": [*shown["problems"], *(PROBLEMS[code] for code in wrong)],
        "numbered": numbered if account(request).may(Role.CONTRIBUTOR) else [],
        "languages": [(code, name) for code, name in catalogues.LANGUAGES if code in LANGUAGES],
        "waiting": row.participants.filter(withdrawn=False, certificate="").exclude(name="").exclude(days=0).count(),
    }


def _part(row: Any, by: str, count: Count) -> Part:
    asked = {"training": str(row.pk)} | ({by: count.key or "-"} if by else {})
    lists = [
        f"{reverse('kept-rows', args=[noun])}?{urlencode(asked)}" for noun in ("participants", "participant-groups")
    ]
    name = str(dict(Participant._meta.get_field(by).flatchoices).get(count.key, count.key)) if by else ""
    return Part(name or _("not told"), count, *lists)


def of_deed(row: Any, _request: HttpRequest) -> dict[str, Any]:
    """What it comes to: people, their days or months, services."""
    deed = deed_of(row)
    facts = [
        (_("people"), words.number_words(deed.people) if deed.people else ""),
        (_("person-days"), words.number_words(deed.person_days) if deed.person_days else ""),
        (_("person-months"), words.number_words(rounded(deed.person_months)) if deed.person_months else ""),
        (_("services"), words.number_words(deed.services) if deed.services else ""),
        (_("people reached"), words.number_words(deed.reached) if deed.reached else ""),
    ]
    wrong = [PROBLEMS[code] for code in problems_of(deed, timezone.localdate(), row.basis)]
    return {"sums": [(name, said) for name, said in facts if said], "told": deed.told, "problems": wrong}


def of_series(row: Any, _request: HttpRequest) -> Mapping[str, Any]:
    """What took place of it, and when the next is due."""
    due = due_next(row)
    return {"editions": editions(row), "due": due, "late": due is not None and due < timezone.localdate()}


def unit_words(unit: str) -> str:
    """What the South–South table counts."""
    known = {
        "people": _("people"),
        "person_days": _("person-days"),
        "person_months": _("person-months"),
        "services": _("services"),
        "reached": _("people reached"),
    }
    return known.get(unit) or label(unit, "counted")
