"""What acts add up to and who has a part in them, packed so that a process reads all of it at once.

To add up a hundred thousand rows the database joins and sorts them; read as packs, they are looked through once,
whatever is asked (``queries.packs``). A copy that ``actions.write_packs`` keeps in the same transaction, as strips are.
"""

from django.db import models

from cosante.register.models.strips import Audience

#: So many acts are in one pack. Fewer make more packs to read, more make longer ones to write at a decision.
PACK = 256


class Held(models.TextChoices):
    """What a pack has of each act."""

    MONEY = "money"
    COUNTS = "counts"
    DAYS = "days"
    ACTORS = "actors"
    RECIPIENTS = "recipients"
    PARTIES = "parties", "actors and recipients, each once"


class Pack(models.Model):
    """``said``: JSON, a list with one entry an act, the first that of act ``block * PACK``; 0 where there is nothing.

    Of parties, the entry is their numbers; of sums, numbers and days it is as ``records.packs.entry`` makes it. A pack
    that is empty is not kept.
    """

    audience = models.PositiveSmallIntegerField(choices=Audience.choices)
    held = models.CharField(max_length=10, choices=Held.choices)
    block = models.PositiveIntegerField()
    said = models.TextField()
    derived = True

    class Meta:
        constraints = (models.UniqueConstraint(fields=["audience", "held", "block"], name="one_pack"),)
        indexes = (models.Index(fields=["block"], name="pack_block"),)

    def __str__(self) -> str:
        return f"{self.held} of acts from {self.block * PACK}"
