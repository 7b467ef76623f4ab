"""Do what a program's request asks for, once: on a bad line it may be sent again, and is answered as it was before.

For so many days as COSANTE_KEEP_ANSWERS says; then the answer is forgotten, and its key may be used for anything.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cosante.register.models import Account, Submission
from cosante.vocabulary.errors import SentBefore

Answered = dict[str, Any]
#: So many forgotten answers are swept with one that is written, so that no request waits for it.
_SWEPT = 200


def key_of(account: Account, key: str) -> str:
    """The key as it is kept: two people may choose the same one."""
    return hashlib.sha256(f"api {account.pk} {key}".encode()).hexdigest()


def answered(key: str, asked: str) -> Answered | None:
    """What this request was answered, if it came before. ``SentBefore`` where another one had its key."""
    sent = Submission.objects.filter(key=key, at__gte=_since()).first()
    return None if sent is None else _same(sent, asked)


def answer_once(key: str, asked: str, by: Account, do: Callable[[], Answered]) -> Answered:
    """The answer, of which JSON can be made. ``asked`` is a hash of all that is asked; where doing fails, nothing is
    kept, and the request may come again. Two that arrive at once wait for each other: the key is unique.
    """
    with transaction.atomic():
        _sweep(key)
        sent, first = Submission.objects.get_or_create(key=key, defaults={"by": by, "asked": asked})
        if not first:
            return _same(sent, asked)
        sent.answer = do()
        sent.save(update_fields=["answer"])
    return sent.answer  # type: ignore[no-any-return]  # as it was put there


def _since() -> datetime:
    return timezone.now() - timedelta(days=settings.COSANTE_KEEP_ANSWERS)


def _sweep(key: str) -> None:
    """Forget what was answered too long ago: to this key, and some others. Forms that people sent stay for good."""
    old = Submission.objects.filter(at__lt=_since()).exclude(asked="").order_by("at")
    old.filter(key=key).delete()
    Submission.objects.filter(pk__in=list(old.values_list("pk", flat=True)[:_SWEPT])).delete()


def _same(sent: Submission, asked: str) -> Answered:
    if sent.asked != asked or sent.answer is None:
        raise SentBefore("Another request came with this Idempotency-Key. Take a new key for a new request.")
    return sent.answer  # type: ignore[no-any-return]  # as it was put there
