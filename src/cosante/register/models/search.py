"""What search looks into: one entry for each document, act and partner, and the terms that name coded things.

What has reviewed facts has a second entry, made of them alone: visitors of a public site search no other.

Written only by ``actions.index_records`` and ``actions.learn_terms``, in the transaction of what they say; all of it
can be made anew (``actions.reindex``). The full-text index beside the entries is the database's own
(``search.backends``).
"""

from enum import IntEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

#: Entries of one kind have numbers from kind * SPAN on, so that the index itself can tell kinds apart. Those of the
#: public have numbers of their own, ``PUBLIC`` kinds further on.
SPAN, PUBLIC = 10**12, 3


class EntryKind(IntEnum):
    """What an entry is about."""

    PARTNER = 1
    ACT = 2
    DOCUMENT = 3

    def first(self, public: bool = False) -> int:
        """The number from which its entries have theirs."""
        return (self + (PUBLIC if public else 0)) * SPAN


class Entry(models.Model):
    """What one record is found by, in the office or by the public. Columns hold tokens of ``search.words``.

    Between tokens is one space.

    A migration that changes this table must call ``search.backends.backend().make()`` again: SQLite loses its triggers.
    """

    id = models.BigIntegerField(primary_key=True, help_text="EntryKind.first + the record's number")
    names = models.TextField(help_text="title, or names")
    words = models.TextField(help_text="the text, or the sentences that tell of it")
    keys = models.TextField(help_text="codes (search.codes), names in Latin letters, and how names sound")
    derived = True

    class Meta:
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        public, kind = divmod(self.id // SPAN - 1, PUBLIC)
        return f"{EntryKind(kind + 1).name.lower()} {self.id % SPAN}{', public' if public else ''}"


class TermKind(models.TextChoices):
    """What a term names; ``small`` is a word too small to be asked for."""

    HEALTH_AREA = "area", _("health area")
    ACT_TYPE = "act", _("kind of act")
    COUNTRY = "country", _("country")
    PLACE = "place", _("place")
    PARTNER = "partner", _("partner")
    SMALL = "small", _("small word")


class Term(models.Model):
    """That words, in some language, name a coded thing: "tuberculose" is the health area tuberculosis."""

    folded = models.CharField(max_length=300, help_text="its tokens")
    written = models.CharField(max_length=500)
    kind = models.CharField(max_length=8, choices=TermKind.choices)
    code = models.CharField(max_length=100)
    language = models.CharField(max_length=35, blank=True)
    entry = models.BigIntegerField(
        default=0, db_index=True, help_text="the entry whose facts say so; 0: a language pack"
    )
    public = models.BooleanField(default=False, help_text="does a language pack say so, or an entry of the public?")
    derived = True

    class Meta:
        indexes = (models.Index(fields=["folded", "kind", "code", "public"]),)

    def __str__(self) -> str:
        return f"{self.written}: {self.kind} {self.code}"


class Index(models.Model):
    """The one row that says how entries and terms were made; where that has changed since, they are made anew."""

    version = models.PositiveIntegerField()
    terms = models.CharField(max_length=64, help_text="SHA-256 of the terms of the language packs")
    derived = True

    class Meta:
        verbose_name_plural = "indexes"

    def __str__(self) -> str:
        return f"index of version {self.version}"
