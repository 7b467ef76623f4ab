"""Keep a briefing or a report for good: its content and its files by their hashes, under the next number."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cosante.register import files
from cosante.register.actions.deciding import may
from cosante.register.models import Account, Release, Role, Schedule
from cosante.vocabulary.errors import Changed


class Frozen(NamedTuple):
    """What is to be kept. ``made``: bytes by kind (``pdf``, ``docx``, ``xlsx``), made for this number."""

    series: str
    number: int
    report: str
    about: Mapping[str, Any]
    languages: Sequence[str]
    title: str
    content: bytes
    made: Mapping[str, bytes]
    changes: Sequence[Mapping[str, str]]


def freeze(what: Frozen, by: Account | None, schedule: Schedule | None = None) -> Release:
    """The release. ``Changed`` where somebody else took that number meanwhile."""
    may(by, Role.CONTRIBUTOR)
    kept = {kind: [files.keep(data), len(data)] for kind, data in what.made.items()}
    sha256 = files.keep(what.content)
    try:
        with transaction.atomic():
            return Release.objects.create(
                series=what.series,
                number=what.number,
                report=what.report,
                about=dict(what.about),
                languages=list(what.languages),
                title=what.title[:500],
                sha256=sha256,
                files=kept,
                changes=[dict(change) for change in what.changes],
                by=by,
                schedule=schedule,
            )
    except IntegrityError as error:
        raise Changed(
            _("Somebody has just made this release. Look at the list and make it again if need be.")
        ) from error
