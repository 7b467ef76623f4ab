"""The agreement report: what is in force, what ends soon, what was promised and came of it, what is open or late."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cosante.briefing.content import Block, Cell, Content, Section, Table, without_empty
from cosante.briefing.deeds import called
from cosante.briefing.promises import promise_table, visit_table
from cosante.briefing.sources import entered_notes
from cosante.briefing.words import Words
from cosante.register.models import Agreement
from cosante.register.queries.briefing import agreements_with, names_in
from cosante.register.queries.exchanges import deeds
from cosante.register.queries.followed import Followed
from cosante.register.queries.kept_with import Waiting, standings, visit_promises, waiting

#: What ends within so many days ends soon.
SOON = 90
_BINDING = ("in-force", "goes-on")
_BEFORE = ("draft", "signed")


def agreements(year: int, language: str, today: date, words: Words) -> Content:
    """All agreements that the office follows, as of today; with a year, those that held on some day of it.

    An amendment is a part of what it amends: it stands in no line of its own, and its end is the agreement's.
    """
    stands = standings(today)
    found = [one for one in agreements_with() if one.pk in stands and (not year or _held(stands[one.pk], year))]
    now = [one for one in found if stands[one.pk].standing in _BINDING]
    soon = [one for one in now if (last := stands[one.pk].terms.ends) and last <= today + timedelta(days=SOON)]
    before = [one for one in found if stands[one.pk].standing in _BEFORE]
    over = [one for one in found if one not in now and one not in before]
    of = {one.pk: waiting([one], today) for one in found}
    promised = sorted((p for one in (*now, *before) for p in of[one.pk].open), key=lambda p: (p.due or date.max, p.pk))
    late = [one for one in promised if one.due and one.due < today]
    about = ngettext("%(n)s agreement.", "%(n)s agreements.", len(found)) % {"n": words.number(len(found))}
    about += " " + _("In force: %(now)s. End within %(days)s days: %(soon)s. Late promises: %(late)s.") % {
        "now": words.number(len(now)),
        "soon": words.number(len(soon)),
        "late": words.number(len(late)),
        "days": words.number(SOON),
    }
    at_visits = visit_promises(deeds())
    lists = (
        (_("End soon"), soon),
        (_("In force"), [one for one in now if one not in soon]),
        (_("Not in force yet"), before),
        (_("Ended"), over),
    )
    open_ = [promise_table(promised, today, words, language)] if promised else []
    open_ += [visit_table(at_visits, today, words, language, _("Promised at visits"))] if at_visits and not year else []
    sections = (
        *(Section(title, _table(some, stands, of, words, language)) for title, some in lists),
        Section(_("Open promises"), tuple(open_)),
    )
    title = _("Agreements, %(year)s") % {"year": words.digits(year)} if year else _("Agreements")
    return without_empty(Content(title, _("Agreement report"), language, sections, about))


def _held(one: Followed, year: int) -> bool:
    begins, ends = one.terms.begins or one.terms.signed, one.until
    return (begins is None or begins.year <= year) and (ends is None or ends.year >= year)


def _table(
    found: Sequence[Agreement], stands: dict[int, Followed], of: dict[int, Waiting], words: Words, language: str
) -> tuple[Block, ...]:
    names = names_in(language, (part.partner_id for one in found for part in one.kept_parties))  # type: ignore[attr-defined]
    notes = entered_notes(found, words)
    rows = []
    for one in found:
        ends, done = stands[one.pk].terms.ends, of[one.pk]
        promised = len(done.open) + done.active
        told = _("%(all)s, with activity: %(active)s") % {
            "all": words.number(promised),
            "active": words.number(done.active),
        }
        parties = [called(part.partner, names, words) for part in one.kept_parties]  # type: ignore[attr-defined]
        rows.append(
            (
                Cell(one.title, notes[one.pk], marked=True),
                Cell(str(one.get_kind_display())),
                Cell(", ".join(parties) or "–"),
                Cell(words.day(one.signed) if one.signed else "–"),
                Cell(words.day(ends) if ends else "–"),
                Cell(
                    words.money(one.amount, one.currency) if one.amount is not None else "–",
                    number=True,
                    value="" if one.amount is None else f"{one.amount:f}",
                ),
                Cell(told if promised else "–"),
            )
        )
    heads = (_("Agreement"), _("Kind"), _("Parties"), _("Signed"), _("Ends"), _("Amount"), _("Promises"))
    return (Table("", heads, tuple(rows), (5, 3, 4, 3, 3, 4, 3)),) if rows else ()
