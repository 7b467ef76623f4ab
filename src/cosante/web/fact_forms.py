"""A fact as a form: the fields of the reading contract for its kind, filled with what it says, and read back."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cosante.register.models import Fact
from cosante.web.cards import gist
from cosante.web.fields import CurrencyField, EdtfField, NumberField, codes, country, reference, several, text
from cosante.web.labels import (
    ACT_STATUSES,
    ACT_TYPES,
    COUNTED_THINGS,
    DATE_ROLES,
    HEALTH_AREAS,
    MONEY_STAGES,
    PARTNER_TYPES,
    QUALIFIERS,
)

_Fields = Callable[[], dict[str, forms.Field]]

FIELDS: Mapping[str, _Fields] = {
    "partner": lambda: {
        "name": text(_("Name as written"), required=True),
        "name_en": text(_("Name in English")),
        "type": codes(_("Kind"), PARTNER_TYPES),
        "country": country(),
        "identifier": text(_("Identifier"), help=_("Of org-id.guide, such as XM-DAC-928."), most=100),
    },
    "person": lambda: {
        "name": text(_("Name as written"), required=True),
        "name_latin": text(_("Name in Latin letters")),
        "role": text(_("Role as written")),
        "partner": reference(_("For whom")),
    },
    "place": lambda: {
        "name": text(_("Name as written"), required=True),
        "name_en": text(_("Name in English")),
        "country": country(),
        "identifier": text(_("Identifier"), help=_("ISO 3166-2 as VN-02, or geonames:1528675."), most=100),
    },
    "money": lambda: {
        "amount": NumberField(label=_("Amount"), decimal_places=6),
        "currency": CurrencyField(label=_("Currency")),
        "currency_inferred": forms.BooleanField(
            label=_("The text does not name the country's currency"), required=False
        ),
        "qualifier": codes(_("Exactness"), QUALIFIERS),
        "stage": codes(_("Stage"), MONEY_STAGES),
    },
    "count": lambda: {
        "value": NumberField(label=_("Number"), decimal_places=6),
        "of": codes(_("Of what"), COUNTED_THINGS),
        "qualifier": codes(_("Exactness"), QUALIFIERS),
    },
    "date": lambda: {"value": EdtfField(label=_("Date"), length=True), "role": codes(_("What it is"), DATE_ROLES)},
    "health_area": lambda: {"code": codes(_("Health area"), HEALTH_AREAS)},
    "act": lambda: {
        "type": codes(_("Kind"), ACT_TYPES),
        "status": codes(_("Status"), ACT_STATUSES),
        "actors": several(_("Who")),
        "recipients": several(_("For whom")),
        "when": EdtfField(label=_("When"), required=False),
        "where": reference(_("Where")),
        "money": reference(_("Money")),
        "counts": several(_("Numbers")),
        "health_areas": several(_("Health areas"), HEALTH_AREAS.items()),
    },
}
#: What a field may refer to, by kinds of fact; and fields that hold a list.
REFERS: Mapping[str, tuple[str, ...]] = {
    "partner": ("partner",),
    "actors": ("partner", "person"),
    "recipients": ("partner", "person"),
    "where": ("place",),
    "money": ("money",),
    "counts": ("count",),
}
LISTS = frozenset({"actors", "recipients", "counts", "health_areas"})


class FactForm(forms.Form):
    """The fields of one kind of fact. ``fellows``: the facts of its reading that it may refer to."""

    def __init__(
        self, kind: str, fellows: Iterable[Fact], says: Mapping[str, Any] | None = None, data: Any = None
    ) -> None:
        self.says = dict(says or {})
        shown = {
            name: " ".join(value.split()) if isinstance(value, str) else value for name, value in self.says.items()
        }
        super().__init__(data, initial=shown, prefix="v")
        self.kind, self.fields = kind, FIELDS[kind]()
        if "health_areas" in self.fields:
            areas = sorted(HEALTH_AREAS.items(), key=lambda pair: pair[0] not in (self.says.get("health_areas") or []))
            self.fields["health_areas"].choices = areas  # type: ignore[attr-defined]
        choices = [(fact.kind, fact.local_id, gist(fact)) for fact in fellows]
        for name, kinds in REFERS.items():
            if name in self.fields and kind in ("act", "person"):
                found = [(ref, words) for of, ref, words in choices if of in kinds]
                found.sort(key=lambda pair, name=name: pair[0] not in (self.says.get(name) or []))  # the chosen first
                single = name not in LISTS
                self.fields[name].choices = [("", _("none")), *found] if single else found  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """What was filled in, as the contract writes it: empty is null; what differs in blanks alone is as it was.

        A list keeps the order it had.
        """
        return {name: self._value(name, value) for name, value in self.cleaned_data.items()}

    def _value(self, name: str, value: Any) -> Any:
        if name not in LISTS:
            before = self.says.get(name)
            same = isinstance(before, str) and isinstance(value, str) and before.split() == value.split()
            return before if same else None if value == "" else value
        before = [ref for ref in self.initial.get(name) or [] if ref in value]
        return before + [ref for ref in value if ref not in before]
