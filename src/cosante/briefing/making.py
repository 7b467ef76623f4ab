"""Every briefing and report by its name, and its files: what pages, commands and the site's worker ask for.

wanted = Wanted("briefing", {"partner": 8}, ("en", "bn"))
contents = make(wanted, today, words)
pdf = as_file("pdf", contents, Printed(...), wanted)
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from cosante.briefing.agreements import agreements
from cosante.briefing.content import Content
from cosante.briefing.cooperation import cooperation
from cosante.briefing.matrix import matrix
from cosante.briefing.partner import ask, briefing, in_language
from cosante.briefing.partner_asked import ROOMS
from cosante.briefing.pdf import Printed, pdf, size_in_word
from cosante.briefing.procurement import procurement
from cosante.briefing.room import PAGE, height
from cosante.briefing.trainings import trainings
from cosante.briefing.word import word
from cosante.briefing.words import Words
from cosante.briefing.workbook import workbook
from cosante.register.models import Partner
from cosante.register.queries.partners import surviving
from cosante.vocabulary.errors import BadValue, NotThere

Maker = Callable[[int, str, date, Words], Content]

BRIEFING = "briefing"
#: Reports by the name that addresses and commands have for them. Each takes a year; 0 is none.
REPORTS: Mapping[str, Maker] = {
    "cooperation": cooperation,
    "matrix": matrix,
    "agreements": agreements,
    "procurement": procurement,
    "trainings": trainings,
}
NAMES = {
    BRIEFING: _("Partner briefing"),
    "cooperation": _("Annual cooperation report"),
    "matrix": _("Donor matrix"),
    "agreements": _("Agreement report"),
    "procurement": _("Procurement status"),
    "trainings": _("Training report"),
}
#: Kinds of files, and what browsers call them. A briefing is read, not computed with: it has no workbook.
KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
#: A briefing has at most so many pages: upright in one language, lying in two.
_PAGES = {1: 2, 2: 4}


@dataclass(frozen=True)
class Wanted:
    """Which report, about what (``partner`` and ``ours``, or ``year``), in which languages, the first one in front."""

    report: str
    about: Mapping[str, Any] = field(default_factory=dict)
    languages: tuple[str, ...] = ("en",)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of files that it has."""
        return ("pdf", "docx") if self.report == BRIEFING else ("pdf", "docx", "xlsx")


def make(wanted: Wanted, today: date, words: Words, personal: bool = False) -> list[Content]:
    """The contents, one a language. ``NotThere`` and ``BadValue`` where there is no such report or partner.

    ``personal``: with the people whom the office's own rows name, for the page of somebody who may see them. Files and
    releases are made without: what is erased would stay in them.
    """
    if not 1 <= len(wanted.languages) <= len(_PAGES):
        raise BadValue("A briefing or a report is in one language or in two.")
    if wanted.report == BRIEFING:
        return _briefing(wanted, today, words, personal)
    if wanted.report not in REPORTS:
        raise NotThere(f"There is no report {wanted.report!r}. There are: {', '.join(REPORTS)}.")
    made = []
    for language in wanted.languages:
        with translation.override(language):
            made.append(REPORTS[wanted.report](int(wanted.about.get("year") or 0), language, today, words))
    return made


def _briefing(wanted: Wanted, today: date, words: Words, personal: bool) -> list[Content]:
    """With the most generous room in which the pages suffice, the same in every language."""
    partner = partner_of(wanted.about.get("partner"))
    asked = ask(partner, str(wanted.about.get("ours") or ""), today, words, personal)
    made: list[Content] = []
    for room in ROOMS:
        made = []
        for language in wanted.languages:
            with translation.override(language):
                made.append(briefing(in_language(replace(asked, room=room), language)))
        if height(made) <= _PAGES[len(made)] * PAGE[len(made)]:
            break
    return made


def partner_of(number: Any) -> Partner:
    """The partner of that number, or what it was merged into."""
    found = Partner.objects.filter(pk=int(number or 0)).first()
    if found is None:
        raise NotThere(f"There is no partner {number}.")
    return surviving(found)


def as_file(kind: str, contents: Sequence[Content], printed: Printed, wanted: Wanted) -> bytes:
    """The contents as a file of one of ``KINDS``."""
    if kind == "xlsx":
        return workbook(contents, printed)
    most = _PAGES[len(contents)] if wanted.report == BRIEFING else 0
    if kind == "pdf":
        return pdf(contents, printed, most).data
    return word(contents, printed, size_in_word(contents, printed, most) if most else None)


def printed(contents: Sequence[Content], made: str, words: Words, site: str = "") -> Printed:
    """What stands at the foot of every page, and how its pages are numbered, in the first language."""
    with translation.override(contents[0].language):
        return Printed(made, [words.digits(n) for n in range(1, 500)], site)
