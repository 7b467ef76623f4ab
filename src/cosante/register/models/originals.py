"""Files kept as they came, by their hash (``register.files``): what documents were read from, and what is attached."""

from django.db import models

from cosante.register.models.documents import Document


class KeptFile(models.Model):
    """A file under the data directory. The same bytes are kept once, whatever they are called."""

    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100, help_text="told from the content, whatever the name says")

    class Meta:
        abstract = True


class Original(KeptFile):
    """The bytes that a document was read from, and where they were fetched, if they were."""

    document = models.OneToOneField(Document, models.PROTECT, related_name="original")
    kept_at = models.DateTimeField(auto_now_add=True)
    fetched_from = models.CharField(max_length=2000, blank=True, help_text="the address that answered with them")
    fetched_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name


class Layout(models.Model):
    """Where on the pages of a PDF or a scan its words stand, as the reading contract writes it."""

    document = models.OneToOneField(Document, models.CASCADE, related_name="layout")
    pages = models.JSONField(help_text="[[width, height]] of each page, in order")
    spans = models.JSONField(help_text="[[start, end, page, left, top, right, bottom, confidence]] in order")

    def __str__(self) -> str:
        return f"pages of document {self.document_id}"
