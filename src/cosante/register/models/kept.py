"""What an office keeps of its own work: agreements that it follows, orders, trainings, indicators, one noun a table.

Such a row is typed by people. Its evidence is who typed it, and the documents and acts that it cites (``Cited``). It is
a function of its changes, which are written once and never touched again: ``actions.kept.rebuild`` makes it anew.
A table says ``noun``, which is its name in addresses, in ``Change`` and in the API, and never changes.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cosante.register.models.documents import Document
from cosante.register.models.people import Role
from cosante.register.models.records import Act

if TYPE_CHECKING:
    Column = models.Field[Any, Any]


class Kept(models.Model):
    """A row that people keep, change and withdraw; nothing is ever deleted."""

    #: Its name in addresses: ``order`` → /orders/12/.
    noun: ClassVar[str]
    #: The same of its lists, where it is not that with an s.
    nouns: ClassVar[str] = ""
    #: The key to the row that it is a part of, as a line of an order is; parts have no list of their own.
    part_of: ClassVar[str] = ""
    #: So many of its rows are read and written at once.
    batch: ClassVar[int] = 1000
    #: The least role that may look, and that may keep, change and withdraw.
    reads: ClassVar[str] = Role.READER
    writes: ClassVar[str] = Role.CONTRIBUTOR
    #: Fields that tell of one person: for contributors only, never in exports, and erased on request.
    personal: ClassVar[tuple[str, ...]] = ()

    version = models.PositiveIntegerField(default=0, editable=False, help_text="how many changes made it")
    withdrawn = models.BooleanField(default=False, editable=False, db_index=True)

    class Meta:
        abstract = True
        ordering = ("id",)

    @classmethod
    def own_fields(cls) -> "list[Column]":
        """The columns that people fill in, in their order."""
        return [f for f in cls._meta.concrete_fields if f.name not in ("id", "version", "withdrawn")]

    @classmethod
    def plural(cls) -> str:
        """Its noun in the addresses of lists."""
        return cls.nouns or (f"{cls.noun[:-1]}ies" if cls.noun.endswith("y") else f"{cls.noun}s")

    def get_absolute_url(self) -> str:
        """A part is shown on the page of its whole."""
        if self.part_of:
            whole = getattr(self, self.part_of)
            return f"{whole.get_absolute_url().partition('#')[0]}#{self.noun}-{self.pk}"
        return f"/{self.plural()}/{self.pk}/"


def counted_by(noun: str, *names: str) -> tuple[models.Index, ...]:
    """Indexes from which a list of very many rows counts what each choice of its filters would leave.

    In this order: what is not withdrawn is no equality to a database, and would not find the way.
    """
    return tuple(models.Index(fields=[name, "withdrawn"], name=f"{noun}_by_{name}") for name in names)


def in_order(row: models.Model, first: str, last: str) -> None:
    """``ValidationError`` where a day that is to be before another is after it."""
    begins, ends = getattr(row, first), getattr(row, last)
    if begins and ends and ends < begins:
        said = _("It is before “%(first)s”.") % {"first": row._meta.get_field(first).verbose_name}
        raise ValidationError({last: said})


def with_currency(row: models.Model, amount: str = "amount", currency: str = "currency") -> None:
    """``ValidationError`` where a sum has no currency."""
    if getattr(row, amount) is not None and not getattr(row, currency):
        raise ValidationError({currency: _("A sum needs its currency.")})


def kept_models() -> Mapping[str, type[Kept]]:
    """Every table of what people keep, by its noun."""
    found = (model for model in apps.get_app_config("register").get_models() if issubclass(model, Kept))
    return {model.noun: model for model in found}


class Done(models.TextChoices):
    """What a change did."""

    KEEP = "keep", _("entered")
    CHANGE = "change", _("changed")
    WITHDRAW = "withdraw", _("withdrawn")
    BRING_BACK = "bring-back", _("brought back")
    ERASE = "erase", _("personal data erased")


class Change(models.Model):
    """One change of one row. ``values``: by field, what it was and what it became, as ``records.changes`` has them.

    It is written once; only erasing takes out of it what told of a person.
    """

    noun = models.CharField(max_length=30)
    record = models.PositiveBigIntegerField()
    version = models.PositiveIntegerField(help_text="of the row after it")
    done = models.CharField(max_length=10, choices=Done.choices)
    values = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="changes")
    at = models.DateTimeField(auto_now_add=True, db_index=True)
    why = models.CharField(max_length=1000, blank=True)
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")
    along = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="brought", help_text="the change that it was made with"
    )

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["noun", "record", "version"], name="one_change_a_version"),)

    def __str__(self) -> str:
        return f"{self.noun} {self.record}, {self.get_done_display()}"


class Cited(models.Model):
    """Where a row that people keep is told of: a document, in it perhaps these words, or an act of the register."""

    noun = models.CharField(max_length=30)
    record = models.PositiveBigIntegerField()
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="cited")
    act = models.ForeignKey(Act, models.PROTECT, null=True, related_name="cited")
    start = models.PositiveIntegerField(null=True, help_text="in code points of the document's text")
    end = models.PositiveIntegerField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=["noun", "record"], name="cited_of"),)

    def __str__(self) -> str:
        return f"{self.noun} {self.record}: {self.document or self.act}"

    @property
    def quote(self) -> str:
        """The words of the document, where they are named."""
        return self.document.text[self.start : self.end] if self.document and self.end else ""
