"""Facts and their evidence: what a document says, and where.

A fact is written once and never deleted. What was read stays (``as_read``, ``founded_partner``, ``founded_act``); its
status, its payload with the corrections made, its value columns and the records it is of are made from that and from
the decisions (``records.state``), and can be made anew at any time.
"""

from django.db import models

from cosante.register.models.documents import Document, Reading
from cosante.register.models.records import Act, Partner
from cosante.vocabulary.facts import KINDS


class FactStatus(models.TextChoices):
    """What people, or a newer reading, have made of a fact."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"


#: Facts that count: neither thrown out by a person nor replaced by a newer reading.
LIVE = (FactStatus.PROPOSED, FactStatus.ACCEPTED, FactStatus.CORRECTED)
#: Facts that a person, or a rule of the office, stands behind: the only ones that the public sees.
REVIEWED = (FactStatus.ACCEPTED, FactStatus.CORRECTED)

#: How the reader of facts that a person entered is called, before the name of the account.
BY_HAND = "person/"


class FactQuerySet(models.QuerySet["Fact"]):
    """Facts, narrowed by the words people use of them."""

    def live(self) -> "FactQuerySet":
        return self.filter(status__in=LIVE)

    def seen(self, public: bool) -> "FactQuerySet":
        """What the office sees: every live fact; what the public sees: the reviewed ones."""
        return self.filter(status__in=REVIEWED) if public else self.live()


class Fact(models.Model):
    """One fact of one reading. ``local_id`` (f1, f2 …) is what other facts of the reading call it."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="facts")
    reading = models.ForeignKey(Reading, models.CASCADE, related_name="facts")
    local_id = models.CharField(max_length=20)
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in KINDS], db_index=True)
    payload = models.JSONField(help_text="the contract's fields of this kind, with the corrections made")
    as_read = models.JSONField(default=dict, help_text="the same as the reader gave them")
    confidence = models.FloatField()
    reader = models.CharField(max_length=100)
    status = models.CharField(max_length=12, choices=FactStatus.choices, default=FactStatus.PROPOSED, db_index=True)

    code = models.CharField(max_length=40, blank=True, help_text="type, stage, role, what is counted or health area")
    country = models.CharField(max_length=2, blank=True)
    amount = models.DecimalField(max_digits=24, decimal_places=6, null=True, help_text="of money, or a count's value")
    currency = models.CharField(max_length=3, blank=True)
    starts = models.DateField(null=True, help_text="first day that the EDTF date allows")
    ends = models.DateField(null=True, help_text="last day that the EDTF date allows; null where open")

    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, related_name="facts", help_text="the one it names, or a person's"
    )
    act = models.ForeignKey(Act, models.PROTECT, null=True, related_name="facts")
    founded_partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, related_name="+", help_text="the record it was linked to first"
    )
    founded_act = models.ForeignKey(
        Act, models.PROTECT, null=True, related_name="+", help_text="the record it was linked to first"
    )
    joined_because = models.CharField(max_length=300, blank=True, help_text="why it shares its record with others")

    objects = FactQuerySet.as_manager()

    class Meta:
        ordering = ("document", "reading", "id")
        constraints = (models.UniqueConstraint(fields=["reading", "local_id"], name="local_id_once_a_reading"),)
        indexes = (
            models.Index(fields=["kind", "code", "status"]),
            # A partner may have as many facts as there are documents: what is asked of them is in the index.
            models.Index(fields=["partner", "kind", "status", "document"], name="facts_of_partner"),
            models.Index(fields=["act", "status"], name="facts_of_act"),
            models.Index(fields=["founded_partner", "partner"], name="facts_linked_to_partner"),
            models.Index(fields=["founded_act", "act"], name="facts_linked_to_act"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.local_id} of document {self.document_id}"

    @property
    def by_hand(self) -> bool:
        """Did a person enter it, not a reader?"""
        return self.reader.startswith(BY_HAND)

    @property
    def live(self) -> bool:
        return self.status in LIVE

    @property
    def stands(self) -> bool:
        """Is it of the text as it is: of the current reading, or entered by hand in the same text?"""
        return self.reading.current or (self.by_hand and not self.reading.text_then)


class Evidence(models.Model):
    """Where the text says so: ``text[start:end] == quote``, in code points, of the text its reading read."""

    fact = models.ForeignKey(Fact, models.CASCADE, related_name="evidence")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()

    class Meta:
        ordering = ("fact_id", "id")  # by "fact" it would be by the order of facts, which joins three tables more
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return self.quote
