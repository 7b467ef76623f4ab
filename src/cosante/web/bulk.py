"""The filter of proposals, and the proposals as lines."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from cosante.register.models import Fact
from cosante.register.queries.bulk import Filter, publishers
from cosante.web.cards import gist
from cosante.web.labels import KINDS

#: What confidence can be asked for, with the words that pages use for it.
SURE = (("0", _("any")), ("0.5", _("0.5, uncertain")), ("0.75", _("0.75, likely")), ("0.9", _("0.9, very likely")))


class FilterForm(forms.Form):
    """Which proposals; what is left empty narrows nothing."""

    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("any")), *KINDS.items()])
    publisher = forms.ChoiceField(label=_("Publisher"), required=False, choices=[])
    confidence = forms.ChoiceField(label=_("Confidence from"), required=False, choices=SURE)
    document = forms.IntegerField(label=_("Number of a document"), required=False, min_value=1, max_value=2**53)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        named = publishers()
        self.fields["publisher"].choices = [("", _("any")), *((name, name) for name in named)]  # type: ignore[attr-defined]

    def asked(self, upto: int | None = None) -> Filter:
        """The filter; of what came after the fact ``upto``, nothing."""
        kept = self.cleaned_data
        sure = float(kept.get("confidence") or 0)
        return Filter(kept.get("kind", ""), kept.get("publisher", ""), kept.get("document"), sure, upto)


class Line(NamedTuple):
    """One proposal of a list, with what it says and the words that say so."""

    fact: Fact
    gist: str
    quote: str


def shown_of(found: Iterable[Fact]) -> list[Line]:
    """The proposals as lines."""
    facts = found.select_related("document").defer("document__text").prefetch_related("evidence")  # type: ignore[attr-defined]
    return [Line(fact, gist(fact), next((e.quote for e in fact.evidence.all()), "")) for fact in facts]
