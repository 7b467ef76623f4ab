"""Do what a form asks for, once: on a bad line a form may be sent again, and nobody knows whether it had arrived."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from cosante.register.models import Account, Decision, Submission


class Form(NamedTuple):
    """A form by its key, which no other form has, and when its page was made (for forms about one proposal)."""

    key: str
    opened_at: datetime | None = None


def once(form: Form, by: Account, decide: Callable[[], Iterable[Decision]]) -> Submission:
    """What came of the form. Had it arrived before, nothing is decided again; where deciding fails, nothing is kept.

    Two that arrive at once wait for each other: the key is unique.
    """
    with transaction.atomic():
        sent, first = Submission.objects.get_or_create(key=form.key, defaults={"by": by, "opened_at": form.opened_at})
        if first:
            sent.decisions = [made.pk for made in decide()]
            sent.save(update_fields=["decisions"])
    return sent
