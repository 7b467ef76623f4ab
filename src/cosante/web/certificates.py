"""Certificates of attendance, in the language that is asked for."""

from collections.abc import Sequence
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from cosante.register.models import Participant, Training
from cosante.register.queries.exchanges import days_told
from cosante.vocabulary.errors import Undecidable
from cosante.web import papers, words
from cosante.web.dates import day_words

LANGUAGES = ("en", "fr", "bn")


def certificates(training: Training, people: Sequence[Participant], language: str) -> bytes:
    """A PDF with a page for each of them. ``Undecidable`` where there is nobody with a name and a number."""
    found = [one for one in people if one.name and one.certificate and not one.withdrawn]
    if not found:
        raise Undecidable(_("There is no certificate: give the participants their numbers first."))
    with translation.override(language):
        giver = training.giver.name if training.giver else ""
        data = {
            "title": _("Certificate of attendance"),
            "giver": giver,
            "signed": _("Date and signature"),
            "certificates": [_page(training, one, giver) for one in found],
        }
        return papers.pdf("certificate", language, data)


def _page(training: Training, one: Participant, giver: str) -> dict[str, Any]:
    days = one.days if one.days is not None else days_told(training)
    return {
        "before": _("This is to certify that"),
        "name": one.name,
        "did": _("took part in the training"),
        "training": training.title,
        "when": _when(training),
        "how": _("Attended: %(days)s") % {"days": words.days_words(days)} if days else "",
        "giver": giver,
        "number": _("Certificate %(number)s") % {"number": one.certificate},
    }


def _when(training: Training) -> str:
    first, last = training.starts or training.ends, training.ends or training.starts
    parts = [
        part for part in (training.place, words.country_name(training.country) if training.country else "") if part
    ]
    if first and last and first != last:
        parts.append(_("from %(first)s to %(last)s") % {"first": day_words(first), "last": day_words(last)})
    elif first:
        parts.append(day_words(first))
    return ", ".join(parts)
