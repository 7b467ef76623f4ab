"""Files of other systems that people brought as a whole, what each of their parts would do, and where ours go in DHIS2.

A file of OCDS, acts or partners is held as it came until somebody keeps it or throws it away, as spreadsheets are.
"""

import re

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from cosante.register.models.kept import Kept
from cosante.register.models.measured import PartColumn
from cosante.register.models.results import Indicator
from cosante.register.models.sheets import Brought

#: Identifiers of DHIS2: a letter, then ten letters or digits.
UID = re.compile(r"[A-Za-z][A-Za-z0-9]{10}")


def is_uid(value: str) -> None:
    """Refuse what is no identifier of DHIS2."""
    if not UID.fullmatch(value):
        raise ValidationError(_("A DHIS2 identifier is a letter and ten letters or digits, as fbfJHSPpUQD."))


class BroughtFile(Brought):
    """A file of contracting processes, acts or partners. ``outcomes``: what each process or row does."""

    noun = models.CharField(max_length=30, default="order", help_text="of what it brings: order, act, partner")
    text = models.TextField(help_text="the file, as long as nobody has kept it")
    outcomes = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    documents = models.JSONField(default=list, help_text="numbers of the entries that keeping it made")

    def get_absolute_url(self) -> str:
        return f"/orders/ocds/{self.pk}/" if self.noun == "order" else f"/{self.noun}s/import/{self.pk}/"


class DataElement(Kept):
    """Where the values of an indicator, or of one part of it, go in the office's DHIS2."""

    noun = "data-element"
    part_of = "indicator"

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="data_elements", verbose_name=_("indicator"))
    part = PartColumn(_("part"), blank=True, help_text=_("As sex=female; age=0-4. Empty: the whole."))
    data_element = models.CharField(_("data element"), max_length=11, validators=[is_uid])
    category_option_combo = models.CharField(
        _("category option combination"), max_length=11, blank=True, validators=[is_uid]
    )
    attribute_option_combo = models.CharField(
        _("attribute option combination"), max_length=11, blank=True, validators=[is_uid]
    )

    class Meta(Kept.Meta):
        verbose_name = _("DHIS2 data element")
        verbose_name_plural = _("DHIS2 data elements")

    def __str__(self) -> str:
        return f"{self.data_element}, {self.part}" if self.part else self.data_element


class OrgUnit(Kept):
    """Which organisation unit of DHIS2 a place is that indicators name."""

    noun = "org-unit"

    where = models.CharField(
        _("where"), max_length=200, blank=True, help_text=_("As indicators say it. Empty: those that name no place.")
    )
    org_unit = models.CharField(_("organisation unit"), max_length=11, validators=[is_uid])

    class Meta(Kept.Meta):
        verbose_name = _("DHIS2 organisation unit")
        verbose_name_plural = _("DHIS2 organisation units")

    def __str__(self) -> str:
        return f"{self.where}: {self.org_unit}" if self.where else self.org_unit
