"""Which acts have a value of a filter, a bit an act: to count what several filters leave is to count bits.

A copy of the acts' columns and rows that ``actions.write_strips`` keeps in the same transaction; nothing here is told
for the first time.
"""

from django.db import models

#: So many acts are in one strip. Fewer make more strips to read, more make longer ones to write at a decision.
STRIP = 16384


class Audience(models.IntegerChoices):
    """Who sees the acts so: a number, since no index finds a truth in Django's SQL."""

    OFFICE = 1
    PUBLIC = 2, "visitors of a public site"


class Facet(models.TextChoices):
    """What a value is of. Columns of the act, then its rows; ``has`` is what an act simply is or has."""

    HAS = "has"
    TYPE = "type"
    STATUS = "status"
    YEAR = "year"
    REVIEWED = "reviewed"
    REASONS = "reasons"
    AREA = "area"
    COUNTRY = "country"
    GIVES = "gives"
    RECEIVES = "receives"
    HOSTS = "hosts"
    LANGUAGE = "language"
    SOURCE = "source"
    CURRENCY = "currency"


class Has(models.TextChoices):
    """The values of the facet ``has``."""

    NUMBER = "number", "it is an act that those who ask may see"
    LISTED = "listed", "it is in the lists"
    RECIPIENT = "recipient", "it is for somebody"


class Strip(models.Model):
    """For one value: bit ``n`` of ``bits``, the lowest first, is set where act ``block * STRIP + n`` has it.

    A strip without a bit is not kept.
    """

    audience = models.PositiveSmallIntegerField(choices=Audience.choices)
    facet = models.CharField(max_length=10, choices=Facet.choices)
    value = models.CharField(max_length=120, blank=True)
    block = models.PositiveIntegerField()
    bits = models.BinaryField(max_length=STRIP // 8)
    derived = True

    class Meta:
        constraints = (models.UniqueConstraint(fields=["audience", "facet", "value", "block"], name="one_strip"),)
        indexes = (models.Index(fields=["block"], name="strip_block"),)

    def __str__(self) -> str:
        return f"{self.facet} {self.value} of acts from {self.block * STRIP}"
