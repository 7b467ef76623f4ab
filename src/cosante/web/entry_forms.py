"""A deed entered by hand, as a form."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cosante.intake import Deed
from cosante.web.fields import CurrencyField, EdtfField, NumberField, codes, country, several, text
from cosante.web.labels import ACT_STATUSES, ACT_TYPES, COUNTED_THINGS, HEALTH_AREAS, MONEY_STAGES


def _words(label: Any, help: Any, rows: int, required: bool = True) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return forms.CharField(label=label, help_text=help, required=required, max_length=10_000, widget=area)


class DeedForm(forms.Form):
    """Who did what for whom, and how the person who enters it knows."""

    words = _words(_("What happened, and how you know"), _("In your words: they are what the record points at."), 4)
    type = codes(_("Kind"), ACT_TYPES)
    status = codes(_("Status"), ACT_STATUSES)
    actors = _words(_("Who"), _("One name a line. A name that the register knows joins its record."), 2)
    recipients = _words(_("For whom"), _("One name a line; it may stay empty."), 2, required=False)
    when = EdtfField(label=_("When"), required=False)
    place = text(_("Where"))
    country = country()
    amount = NumberField(label=_("Amount of money"), decimal_places=6, required=False)
    currency = CurrencyField(label=_("Currency"), required=False)
    stage = codes(_("Stage"), dict(reversed(MONEY_STAGES.items())))
    number = NumberField(label=_("Number"), decimal_places=6, required=False)
    counted = codes(_("Of what"), COUNTED_THINGS)
    health_areas = several(_("Health areas"), HEALTH_AREAS.items())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("amount") is not None and not cleaned.get("currency"):
            self.add_error("currency", _("A sum needs its currency."))
        return cleaned

    def deed(self) -> Deed:
        """The deed as it was filled in."""
        kept = {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}
        for side in ("actors", "recipients"):
            kept[side] = [name for line in kept.get(side, "").splitlines() if (name := " ".join(line.split()))]
        return Deed(**kept, language=get_language() or "en")
