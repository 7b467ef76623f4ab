"""What other systems are to be told, written in the transaction of the change: kept with it, or gone with it.

Changes are noticed where rows are saved or updated, so no action can forget to tell: a record whose columns differ, a
document that came or is described otherwise, a decision, a change of a row that the office keeps of its own work.
Which webhooks are on is asked once a transaction.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, models, transaction
from django.db.models.signals import post_save, pre_save
from django.utils import timezone

from cosante.register.models import Act, Change, Decision, Delivery, Document, Partner, Webhook, kept_models
from cosante.register.models.watched import Watched

#: Columns that are told; a change of another one alone tells nobody anything.
_COLUMNS: dict[type[models.Model], tuple[str, ...]] = {
    Partner: ("name", "type", "country", "identifier", "sources", "merged_into_id"),
    Act: ("type", "status", "when", "ends", "sources", "conflicts", "merged_into_id"),
    Document: (
        *("title", "language", "published", "publisher", "publisher_kind"),
        *("source_url", "relevant", "copy_of_id"),
    ),
}
#: What a decision is about, and what that is called in the API.
_SUBJECTS = ("fact", "document", "other_document", "partner", "other_partner", "act", "other_act", "undoes")
EVENTS = ("partner", "act", "document", "decision", "change")


def connect() -> None:
    """Listen. Called once, when the register's application is ready."""
    for model in _COLUMNS:
        pre_save.connect(_remember, model, dispatch_uid=f"outbox-before-{model.__name__}")
        post_save.connect(_compare, model, dispatch_uid=f"outbox-after-{model.__name__}")
    post_save.connect(_decided, Decision, dispatch_uid="outbox-decision")
    post_save.connect(_kept, Change, dispatch_uid="outbox-change")
    Watched.watch = staticmethod(_watched)


def tell(event: str, what: dict[str, Any], only: Webhook | None = None) -> None:
    """Queue it for every webhook that is on and wants it, or for that one."""
    hooks = [only] if only else [hook for hook in listening() if not hook.events or event in hook.events]
    if not hooks:
        return
    now = timezone.now()
    body = json.dumps({"type": event, "timestamp": now.isoformat(), "data": what}, ensure_ascii=False)
    with transaction.atomic():
        Delivery.objects.bulk_create(Delivery(webhook=hook, event=event, body=body, next_at=now) for hook in hooks)


class _Known:
    """The webhooks that are on, as far as this transaction is concerned: it is kept among what is to do at its end."""

    def __init__(self, hooks: list[Webhook]) -> None:
        self.hooks = hooks

    def __call__(self) -> None:
        """Nothing is to do."""


def listening() -> list[Webhook]:
    """Webhooks that are on."""
    for _savepoints, kept, *_more in connection.run_on_commit:
        if isinstance(kept, _Known):
            return kept.hooks
    hooks = list(Webhook.objects.filter(on=True, removed_at=None))
    if connection.in_atomic_block:
        transaction.on_commit(_Known(hooks))
    return hooks


def forget() -> None:
    """Ask anew which webhooks are on: they were changed in this transaction."""
    connection.run_on_commit = [one for one in connection.run_on_commit if not isinstance(one[1], _Known)]


def be_quiet() -> None:
    """Nothing that this transaction goes on to write is told: it is no news, but made anew, or as it once was."""
    forget()
    transaction.on_commit(_Known([]))


def _remember(sender: type[models.Model], instance: Any, **_more: Any) -> None:
    known = instance.pk is not None and not instance._state.adding
    if known and listening():
        instance._told = sender._default_manager.filter(pk=instance.pk).values(*_COLUMNS[sender]).first()
    else:
        instance._told = None


def _compare(sender: type[models.Model], instance: Any, created: bool, **_more: Any) -> None:
    now = {column: getattr(instance, column) for column in _COLUMNS[sender]}
    before = getattr(instance, "_told", None)
    if created or before is not None:
        _tell_change(sender, instance.pk, None if created else before, now)


@contextmanager
def _watched(rows: models.QuerySet[Any], values: dict[str, Any]) -> Iterator[None]:
    """Rows that are changed without being loaded."""
    columns = _COLUMNS[rows.model]
    if not {column.removesuffix("_id") for column in columns} & set(values) or not listening():
        yield
        return
    before = {row.pop("pk"): row for row in rows.order_by().values("pk", *columns)}
    yield
    for now in rows.model._default_manager.filter(pk__in=before).values("pk", *columns):
        pk = now.pop("pk")
        _tell_change(rows.model, pk, before[pk], now)


def _tell_change(model: type[models.Model], pk: int, before: dict[str, Any] | None, now: dict[str, Any]) -> None:
    changed = {name: _plain(value) for name, value in now.items() if before is None or before[name] != value}
    if changed:
        what = {"change": "added" if before is None else "changed", "id": pk, "values": changed}
        tell(model._meta.model_name or "", what)


def _decided(instance: Decision, created: bool, **_more: Any) -> None:
    if created:
        about = {name: pk for name in _SUBJECTS if (pk := getattr(instance, f"{name}_id")) is not None}
        tell("decision", {"id": instance.pk, "verb": str(instance.verb), **about})


def _kept(instance: Change, created: bool, **_more: Any) -> None:
    """A change of a row of the office's own work; of what tells of one person only that it changed."""
    if not created or not listening():
        return
    values = dict(instance.values)
    hidden = [name for name in kept_models()[instance.noun].personal if values.pop(name, None) is not None]
    what = {"id": instance.pk, "noun": instance.noun, "record": instance.record, "version": instance.version}
    what |= {"done": str(instance.done), "values": values, "personal": hidden, "by": instance.by_id}
    tell("change", what)


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, str | int | float | list | dict) else str(value)
