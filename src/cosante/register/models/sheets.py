"""Spreadsheets that people brought: what each of their rows would do, until somebody keeps it or throws it away.

The file itself is not held: each row is here as it was read. What was kept is told by its changes; of its rows only
those stay that were refused or changed nothing.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cosante.register.models.kept import Change


class SheetDone(models.TextChoices):
    """What a row of a sheet does."""

    ADD = "add", pgettext_lazy("row of a sheet", "added")
    CHANGE = "change", pgettext_lazy("row of a sheet", "changed")
    SAME = "same", pgettext_lazy("row of a sheet", "unchanged")
    WRONG = "wrong", pgettext_lazy("row of a sheet", "refused")


class Brought(models.Model):
    """A file that somebody brought, held until somebody keeps it: who did either, and the unknown names in it."""

    name = models.CharField(_("file"), max_length=300)
    partners = models.JSONField(default=list, help_text="names of partners that the register did not know")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True, db_index=True)
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    kept_at = models.DateTimeField(null=True)
    lead = models.ForeignKey(
        Change, models.PROTECT, null=True, related_name="+", help_text="the change along which all others were made"
    )

    class Meta:
        abstract = True
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name


class Sheet(Brought):
    """One spreadsheet. The four numbers are those of its rows, and make ``rows`` together."""

    noun = models.CharField(max_length=30, help_text="of the rows that it brings")
    columns = models.JSONField(default=list, help_text="the fields that it has")
    decided_at = models.DateTimeField(null=True, help_text="when somebody decided to keep it, portion by portion")
    why = models.CharField(max_length=1000, blank=True, help_text="of that decision")
    notes = models.JSONField(default=dict, help_text="of an IATI file: how often what is not used here stood in it")
    rows = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    wrong = models.PositiveIntegerField(default=0)

    class Meta(Brought.Meta):
        indexes = (models.Index(fields=["noun", "kept_at"], name="sheets_of"),)

    def get_absolute_url(self) -> str:
        return f"/imports/{self.pk}/"

    @property
    def under_way(self) -> bool:
        """Was it decided to keep it, and some of it waits?"""
        return self.decided_at is not None and self.kept_at is None

    @property
    def left(self) -> int:
        """How many rows are to be kept still."""
        return self.lines.filter(done__in=(SheetDone.ADD, SheetDone.CHANGE)).count()


class SheetRow(models.Model):
    """One row. ``values``: of a new one by field; of one that is here by field what it was and becomes."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="lines", db_index=False)
    line = models.PositiveIntegerField(help_text="its number in the sheet")
    done = models.CharField(max_length=6, choices=SheetDone.choices)
    record = models.PositiveBigIntegerField(null=True, help_text="the row that it is")
    seen = models.PositiveIntegerField(null=True, help_text="the version of that row")
    values = models.JSONField(default=dict)
    wrong = models.JSONField(
        default=list, help_text="field, what was found there, and why it cannot be by language, each"
    )

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["sheet", "line"], name="one_row_a_line"),)
        indexes = (models.Index(fields=["sheet", "done", "line"], name="lines_by_what_they_do"),)

    def __str__(self) -> str:
        return f"row {self.line} of {self.sheet_id}"
