"""What people put beside documents and records: notes, and files. They are no facts and count in no total.

Nothing is deleted: what was put there by mistake is withdrawn, and its row says by whom.
"""

from typing import Any

from django.conf import settings
from django.db import models

from cosante.register.models.documents import Document
from cosante.register.models.kept import Kept, kept_models
from cosante.register.models.originals import KeptFile
from cosante.register.models.records import Act, Partner

#: What a remark can stand beside; the names of its columns.
SUBJECTS = ("partner", "act", "document")


class Remark(models.Model):
    """Something that a person put beside one document or record."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    partner = models.ForeignKey(Partner, models.PROTECT, null=True, related_name="%(class)ss")
    act = models.ForeignKey(Act, models.PROTECT, null=True, related_name="%(class)ss")
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="%(class)ss")
    noun = models.CharField(max_length=30, blank=True, help_text="of what the office keeps of its work: its table")
    record = models.PositiveBigIntegerField(null=True, help_text="and its number there")
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        ordering = ("id",)
        indexes = (models.Index(fields=["noun", "record"], name="%(class)s_of_kept"),)

    @property
    def subject(self) -> Partner | Act | Document | Kept:
        """What it stands beside."""
        if self.noun:
            return kept_models()[self.noun]._default_manager.get(pk=self.record)
        return next(found for name in SUBJECTS if (found := getattr(self, name)) is not None)


def beside(subject: Partner | Act | Document | Kept) -> dict[str, Any]:
    """The columns by which a remark stands beside it."""
    if isinstance(subject, Kept):
        return {"noun": subject.noun, "record": subject.pk}
    return {subject._meta.model_name or "": subject}


class Note(Remark):
    """A few words."""

    text = models.TextField()

    def __str__(self) -> str:
        return self.text[:60]


class Attachment(Remark, KeptFile):
    """A file beside a record or a document."""

    def __str__(self) -> str:
        return self.name
