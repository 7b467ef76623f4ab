"""What is told of acts, as rows to filter by and to sum: areas, countries, money, numbers, places, sources.

Each is a copy that ``actions.write_rows`` makes of an act's live facts, as the columns of the act itself are; nothing
here is told for the first time. ``reasons`` are why a row may be left out of totals (``records.totals``).

An act that is public has a second set of rows, made of its reviewed facts alone: ``seen`` says which set a row is of.
"""

from typing import Any

from django.db import models

from cosante.register.models.records import Act


class Seen(models.IntegerChoices):
    """Who sees a row, and where."""

    OUT = 0, "the office, but its act is out of the lists"
    LISTED = 1, "the office"
    PUBLIC = 2, "visitors of a public site"


class SameAct(models.ForeignObject):
    """Rows of another table that are of the same act, for questions: joined without looking the act up."""

    requires_unique_target = False

    def __init__(self, to: str) -> None:
        super().__init__(to, models.DO_NOTHING, from_fields=["act"], to_fields=["act"], related_name="+", null=True)

    def contribute_to_class(self, cls: type[models.Model], name: str, **said: Any) -> None:
        """It is no column: migrations do not know it."""
        super().contribute_to_class(cls, name, private_only=True)


class Row(models.Model):
    """What every row has."""

    seen = models.PositiveSmallIntegerField(choices=Seen.choices)
    derived = True

    class Meta:
        abstract = True


class ActArea(Row):
    """A health area that a source of the act names."""

    act = models.ForeignKey(Act, models.CASCADE, related_name="areas", db_index=False)
    area = models.CharField(max_length=40)
    reasons = models.CharField(max_length=120, blank=True, help_text="those of the act")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["act", "area", "seen"], name="one_row_an_area"),)
        indexes = (models.Index(fields=["seen", "area", "reasons", "act"], name="area_act"),)

    def __str__(self) -> str:
        return f"{self.area} of {self.act_id}"


class ActCountry(Row):
    """A country that has a part in the act: by a party of its own, or as the place."""

    act = models.ForeignKey(Act, models.CASCADE, related_name="countries", db_index=False)
    country = models.CharField(max_length=2)
    gives = models.BooleanField(help_text="some actor is of it")
    receives = models.BooleanField(help_text="some recipient is of it")
    hosts = models.BooleanField(help_text="it happens there")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["act", "country", "seen"], name="one_row_a_country"),)
        indexes = (
            models.Index(fields=["seen", "country", "gives", "receives", "hosts", "act"], name="country_side_act"),
        )

    def __str__(self) -> str:
        return f"{self.country} in {self.act_id}"


class ActMoney(Row):
    """A sum of the act, once however many sources give it."""

    act = models.ForeignKey(Act, models.CASCADE, related_name="money", db_index=False)
    same_areas = SameAct("ActArea")
    same_countries = SameAct("ActCountry")
    same_parties = SameAct("ActParty")
    stage = models.CharField(max_length=20)
    currency = models.CharField(max_length=3)
    amount = models.DecimalField(max_digits=24, decimal_places=6)
    hundredths = models.BigIntegerField(
        null=True, help_text="the amount, to be summed exactly; null where it is not so many or too many"
    )
    type = models.CharField(max_length=30, blank=True, help_text="that of the act, as the year")
    year = models.PositiveSmallIntegerField(null=True)
    reasons = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["act", "stage", "currency", "amount", "seen"], name="one_row_a_sum"),
        )
        indexes = (
            models.Index(
                fields=["seen", "stage", "currency", "reasons", "type", "year", "hundredths"], name="money_to_sum"
            ),
            models.Index(fields=["seen", "currency", "amount", "act"], name="money_to_find"),
            models.Index(fields=["seen", "currency", "act"], name="money_to_count"),
            models.Index(fields=["act"], condition=models.Q(hundredths=None), name="money_odd"),
        )

    def __str__(self) -> str:
        return f"{self.stage} {self.currency} {self.amount} of {self.act_id}"


class ActCount(Row):
    """A number of people or things of the act, once however many sources give it."""

    act = models.ForeignKey(Act, models.CASCADE, related_name="counts", db_index=False)
    same_areas = SameAct("ActArea")
    same_countries = SameAct("ActCountry")
    same_parties = SameAct("ActParty")
    of = models.CharField(max_length=20)
    value = models.DecimalField(max_digits=24, decimal_places=6)
    hundredths = models.BigIntegerField(null=True, help_text="as of money")
    type = models.CharField(max_length=30, blank=True, help_text="that of the act, as the year")
    year = models.PositiveSmallIntegerField(null=True)
    reasons = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["act", "of", "value", "seen"], name="one_row_a_number"),)
        indexes = (
            models.Index(fields=["seen", "of", "reasons", "type", "year", "hundredths"], name="counts_to_sum"),
            models.Index(fields=["act"], condition=models.Q(hundredths=None), name="counts_odd"),
        )

    def __str__(self) -> str:
        return f"{self.value} {self.of} of {self.act_id}"


class ActPlace(Row):
    """Where the act happens. ``key`` names the place for good: it is made of what is known of it, not of a counter."""

    act = models.ForeignKey(Act, models.CASCADE, related_name="places", db_index=False)
    key = models.CharField(max_length=200)
    name = models.CharField(max_length=300)
    country = models.CharField(max_length=2, blank=True)
    searched = models.CharField(max_length=600, blank=True, help_text="every name it has here, folded")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["act", "key", "seen"], name="one_row_a_place"),)
        indexes = (
            models.Index(fields=["seen", "key", "act"], name="place_act"),
            models.Index(fields=["seen", "country", "key"], name="place_country"),
        )

    def __str__(self) -> str:
        return f"{self.name} of {self.act_id}"


class ActSource(Row):
    """A language, or a kind of publisher, of the documents on health cooperation that tell of the act."""

    class Aspect(models.TextChoices):
        """What the row says of them."""

        LANGUAGE = "language"
        KIND = "kind"

    act = models.ForeignKey(Act, models.CASCADE, related_name="told_in", db_index=False)
    aspect = models.CharField(max_length=10, choices=Aspect.choices)
    value = models.CharField(max_length=35)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["act", "aspect", "value", "seen"], name="one_row_a_source"),)
        indexes = (models.Index(fields=["seen", "aspect", "value", "act"], name="source_aspect"),)

    def __str__(self) -> str:
        return f"{self.aspect} {self.value} of {self.act_id}"
