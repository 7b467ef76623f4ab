"""How an office reviews: who may accept, what is accepted by itself, what two must look at."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from cosante.register.models.people import Role


class Rules(models.Model):
    """The one row of rules. Nothing is accepted unseen unless the office says so here."""

    accepts = models.CharField(
        max_length=15, choices=Role.choices, default=Role.REVIEWER, help_text="the least role that may decide"
    )
    four_eyes_amount = models.DecimalField(
        max_digits=20, decimal_places=2, null=True, blank=True, help_text="sums from here on need two to accept"
    )
    four_eyes_currency = models.CharField(max_length=3, default="USD", blank=True)

    erase_after = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="so many months after an event, personal data of its people are erased"
    )

    class Meta:
        verbose_name_plural = "rules"

    def __str__(self) -> str:
        return "review rules"


class TrustedPublisher(models.Model):
    """A publisher whose facts are accepted by themselves from a confidence on."""

    publisher = models.CharField(max_length=300, unique=True)
    confidence = models.FloatField(default=0.9, validators=[MinValueValidator(0.5), MaxValueValidator(1.0)])

    class Meta:
        ordering = ("publisher",)

    def __str__(self) -> str:
        return f"{self.publisher} from {self.confidence}"
