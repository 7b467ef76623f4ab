"""The agreement report: what is in force, what ends soon, what was promised and is open or late, area by area."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cosante.briefing.content import Block, Cell, Content, Section, Table, without_empty
from cosante.briefing.deeds import called
from cosante.briefing.partner import promise_table
from cosante.briefing.sources import entered_note
from cosante.briefing.words import Words
from cosante.register.models import Agreement
from cosante.register.queries.briefing import agreements_with, names_in, open_promises

#: What ends within so many days ends soon.
SOON = 90


def agreements(year: int, language: str, today: date, words: Words) -> Content:
    """All agreements that the office follows, as of today; with a year, those that held on some day of it."""
    found = [one for one in agreements_with() if not year or _held(one, year)]
    now = [one for one in found if one.ends is None or one.ends >= today]
    soon = [one for one in now if one.ends and one.ends <= today + timedelta(days=SOON)]
    late = [one for one in open_promises(found, today) if one.due and one.due < today]
    about = ngettext("%(n)s agreement.", "%(n)s agreements.", len(found)) % {"n": words.number(len(found))}
    about += " " + _("In force: %(now)s. End within %(days)s days: %(soon)s. Late promises: %(late)s.") % {
        "now": words.number(len(now)),
        "soon": words.number(len(soon)),
        "late": words.number(len(late)),
        "days": words.number(SOON),
    }
    promised = open_promises(found, today)
    sections = (
        Section(_("End soon"), _table(soon, words, language)),
        Section(_("In force"), _table([one for one in now if one not in soon], words, language)),
        Section(_("Ended"), _table([one for one in found if one not in now], words, language)),
        Section(_("Open promises"), (promise_table(promised, today, words, language),) if promised else ()),
    )
    title = _("Agreements, %(year)s") % {"year": words.digits(year)} if year else _("Agreements")
    return without_empty(Content(title, _("Agreement report"), language, sections, about))


def _held(agreement: Agreement, year: int) -> bool:
    begins = agreement.in_force or agreement.signed
    return (begins is None or begins.year <= year) and (agreement.ends is None or agreement.ends.year >= year)


def _table(found: Sequence[Agreement], words: Words, language: str) -> tuple[Block, ...]:
    names = names_in(language, (part.partner_id for one in found for part in one.kept_parties))  # type: ignore[attr-defined]
    rows = [
        (
            Cell(one.title, entered_note(one, words), marked=True),
            Cell(str(one.get_kind_display())),
            Cell(", ".join(called(part.partner, names, words) for part in one.kept_parties) or "–"),  # type: ignore[attr-defined]
            Cell(words.day(one.signed) if one.signed else "–"),
            Cell(words.day(one.ends) if one.ends else "–"),
            Cell(
                words.money(one.amount, one.currency) if one.amount is not None else "–",
                number=True,
                value="" if one.amount is None else f"{one.amount:f}",
            ),
            Cell(words.number(len(one.kept_promises)), number=True, value=str(len(one.kept_promises))),  # type: ignore[attr-defined]
        )
        for one in found
    ]
    heads = (_("Agreement"), _("Kind"), _("Parties"), _("Signed"), _("Ends"), _("Amount"), _("Promises"))
    return (Table("", heads, tuple(rows), (5, 3, 4, 3, 3, 4, 3)),) if rows else ()
