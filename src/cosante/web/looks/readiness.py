"""Readiness lists of health facilities, by building block, before and after."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cosante.register.models import Block, ReadinessItem, ReadinessList
from cosante.vocabulary.readiness import templates
from cosante.web.looks import Look
from cosante.web.readiness_pages import list_page


def _items() -> forms.ChoiceField:
    """The questions of all templates, under the names of their building blocks."""

    def asked() -> list[tuple[str, object]]:
        language = get_language() or "en"
        grouped = (
            (str(Block(code).label), [(one.item, one.name(language)) for one in questions])
            for code, questions in templates().items()
        )
        return [("", str(_("a question of our own"))), *grouped]

    return forms.ChoiceField(label=_("item of the template"), required=False, choices=asked)


LOOKS = (
    Look(
        model=ReadinessList,
        lead=_("What a facility has, before the work and after it: intensive care, surgery, laboratory, people."),
        columns=("block", "before", "after", "agreement"),
        filters=("block", "facility", "agreement"),
        searched=("facility__name", "about", "looked"),
        order=("block", "facility__name", "id"),
        groups=((_("When and by whom"), ("before", "after", "looked")),),
        page="web/readiness_list.html",
        ways=(("readiness-compare", _("Facilities side by side")),),
        more=list_page,
    ),
    Look(
        model=ReadinessItem,
        columns=("words", "before", "after", "number_before", "number_after", "comment"),
        order=("id",),
        fields={"item": _items},
    ),
)
