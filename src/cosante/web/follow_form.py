"""The form by which an agreement that the register tells of is followed: its fields, the side of each party, areas."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from cosante.register.models import Partner, Side
from cosante.register.queries.drafts import Draft
from cosante.web.fields import several
from cosante.web.kept_forms import KeptForm
from cosante.web.labels import HEALTH_AREAS
from cosante.web.looks import looks

#: What the act says by itself, or another paper has.
_LEFT_OUT = ("act", "amends", "renews")


class FollowForm(KeptForm):
    """Filled from a draft. A party without a side is left out."""

    def __init__(self, draft: Draft, data: QueryDict | None = None) -> None:
        super().__init__(looks()["agreement"], data, draft.values, _LEFT_OUT)
        self.draft = draft
        why = self.fields.pop("why")
        for partner, side in draft.parties.items():
            self.fields[f"side-{partner.pk}"] = forms.ChoiceField(
                label=partner.name,
                required=False,
                choices=[*Side.choices, ("", _("no party of it"))],
                initial=side,
            )
        self.fields["areas"] = several(
            _("Health areas that it promises"),
            sorted(HEALTH_AREAS.items(), key=lambda pair: pair[0] not in draft.areas),
        )
        self.fields["areas"].initial = draft.areas
        self.fields["why"] = why

    def groups(self) -> list[tuple["str | Lazy", list[forms.BoundField]]]:
        """Parties and areas stand after the fields, before the reason."""
        sides = [self[name] for name in self.fields if name.startswith("side-")]
        fields = [(title, own) for title, found in super().groups() if (own := self._own(found))]
        parts: list[tuple[str | Lazy, list[forms.BoundField]]] = [(_("Parties"), sides)] if sides else []
        return [*fields[:-1], *parts, (_("Promises"), [self["areas"]]), fields[-1]]

    def agreement(self) -> dict[str, Any]:
        """The fields of the agreement."""
        return {
            name: value for name, value in self.values().items() if name != "areas" and not name.startswith("side-")
        }

    def parties(self) -> dict[Partner, str]:
        """The parties that have a side."""
        sides = {partner: self.cleaned_data[f"side-{partner.pk}"] for partner in self.draft.parties}
        return {partner: side for partner, side in sides.items() if side}

    def areas(self) -> list[str]:
        """The areas promised."""
        return list(self.cleaned_data["areas"])

    def _own(self, found: list[forms.BoundField]) -> list[forms.BoundField]:
        return [field for field in found if field.name != "areas" and not field.name.startswith("side-")]
