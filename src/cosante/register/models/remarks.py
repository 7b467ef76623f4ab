"""What people put beside documents and records: notes, and files. They are no facts and count in no total.

Nothing is deleted: what was put there by mistake is withdrawn, and its row says by whom.
"""

from django.conf import settings
from django.db import models

from cosante.register.models.documents import Document
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
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        ordering = ("id",)

    @property
    def subject(self) -> Partner | Act | Document:
        """What it stands beside."""
        return next(found for name in SUBJECTS if (found := getattr(self, name)) is not None)


class Note(Remark):
    """A few words."""

    text = models.TextField()

    def __str__(self) -> str:
        return self.text[:60]


class Attachment(Remark, KeptFile):
    """A file beside a record or a document."""

    def __str__(self) -> str:
        return self.name
