"""Documents and their readings.

A document is known by the hash of its bytes and never leaves. What is said of it (title, language, relevance, facts) is
said by a reading; a document shows what its current reading says, and every earlier reading stays.
"""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cosante.register.models.watched import Watched

#: Who publishes documents, as far as an office weighs them differently.
PUBLISHER_KINDS = (
    ("official", _("official, of a party")),
    ("implementer", _("who carries it out")),
    ("ngo", _("NGO")),
    ("media", _("media")),
    ("other", _("other")),
)


class Document(models.Model):
    """One archived text. ``text`` is what offsets count into; it changes only with a reading that decodes it anew."""

    sha256 = models.CharField(max_length=64, unique=True)
    path = models.CharField(max_length=1000)
    media_type = models.CharField(max_length=100, blank=True)
    title = models.CharField(max_length=500, blank=True)
    name = models.CharField(max_length=500, blank=True, help_text="the title, or the first words of the text")
    language = models.CharField(max_length=35, blank=True, db_index=True)
    published = models.CharField(max_length=40, blank=True, help_text="EDTF")
    text = models.TextField()
    relevant = models.BooleanField(null=True, db_index=True)
    relevance = models.FloatField(null=True)
    notices = models.JSONField(default=list, help_text="[{code, message}] of the current reading")
    kind = models.CharField(max_length=10, default="archived", help_text="archived, or entry: what a person wrote here")
    publisher = models.CharField(max_length=300, blank=True, db_index=True)
    publisher_kind = models.CharField(max_length=20, blank=True, help_text="official, implementer, media, ngo, other")
    source_url = models.CharField(max_length=2000, blank=True)
    copy_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="copies", help_text="the text it repeats"
    )
    waiting = models.PositiveIntegerField(
        default=0, help_text="facts of its current reading that nobody has decided yet"
    )
    adrift = models.PositiveIntegerField(
        default=0, help_text="decided facts that its newest reading does not have, until a person says what holds"
    )
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True, db_index=True)

    objects = Watched.as_manager()

    class Meta:
        ordering = ("-added_at", "-id")
        indexes = (
            models.Index(fields=["waiting", "relevant", "added_at"], name="what_waits"),
            models.Index(fields=["adrift"], condition=models.Q(adrift__gt=0), name="what_is_adrift"),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("document", args=[self.pk])

    @property
    def filename(self) -> str:
        """The last part of its path: where it lies on somebody's disk is nobody else's business."""
        return self.path.replace("\\", "/").rsplit("/", 1)[-1]


class Reading(models.Model):
    """One run of a reader over one document. The newest of a document is its current one."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="readings")
    digest = models.CharField(max_length=64, help_text="SHA-256 of all it says: two alike are one reading")
    said = models.JSONField(help_text="title, language, published, relevant, relevance, notices")
    text_then = models.TextField(blank=True, help_text="the text it read, where a later reading decoded another one")
    current = models.BooleanField(default=True)
    read_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("document", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["document"], condition=models.Q(current=True), name="one_current_reading_a_document"
            ),
        )

    def __str__(self) -> str:
        return f"reading {self.pk} of document {self.document_id}"
