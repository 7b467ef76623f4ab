"""Indicators with their baselines, targets and values, and what partners did beside them."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cosante.register.models import (
    Baseline,
    Contribution,
    DataElement,
    Indicator,
    IndicatorAgreement,
    OrgUnit,
    ResultValue,
    Target,
)
from cosante.register.models.measured import KEY_WORDS
from cosante.vocabulary.indicators import indicators
from cosante.web.fields import several
from cosante.web.looks import Look, Panel
from cosante.web.results_pages import indicator_page, of_agreement


def _codes() -> forms.ChoiceField:
    """Indicators of the catalogue by code and name, in the language of the page."""

    def listed() -> list[tuple[str, str]]:
        language = get_language() or "en"
        named = ((key, f"{one.sdg} {one.name(language)}".strip()) for key, one in indicators().items())
        return [("", str(_("an indicator of our own"))), *named]

    return forms.ChoiceField(label=_("code in the catalogue"), required=False, choices=listed)


_FIGURES = ("period", "part", "value", "weight", "source", "comment")

LOOKS = (
    Look(
        model=Indicator,
        lead=_("What is measured of the work: from where, to where, by when, and how far it is."),
        columns=("code", "area", "unit", "direction", "where"),
        filters=("area", "code", "unit"),
        searched=("name", "code", "where", "about"),
        order=("area", "code", "id"),
        groups=((_("How it is measured"), ("unit", "unit_words", "direction", "keys", "about")),),
        parts=("baseline", "target", "result-value", "indicator-agreement", "contribution", "data-element"),
        fields={"code": _codes, "keys": lambda: several(_("told apart by"), KEY_WORDS.items())},
        page="web/indicator.html",
        ways=(
            ("indicator-board", _("Where all of them stand")),
            ("indicator-catalogue", _("The catalogue: SDG 3, universal health coverage, programmes")),
            ("dhis2", _("To DHIS2")),
        ),
        more=indicator_page,
        more_files=(("dhis2-file", "DHIS2"),),
    ),
    Look(model=Baseline, columns=_FIGURES, order=("period", "part", "id")),
    Look(model=Target, columns=_FIGURES, order=("period", "part", "id")),
    Look(model=ResultValue, columns=_FIGURES, order=("period", "part", "id")),
    Look(
        model=DataElement,
        columns=("part", "data_element", "category_option_combo", "attribute_option_combo"),
        order=("part", "id"),
    ),
    Look(
        model=OrgUnit,
        lead=_("Which organisation units of DHIS2 the places are that indicators name: values go there."),
        columns=("where", "org_unit"),
        order=("where", "id"),
    ),
    Look(model=IndicatorAgreement, columns=("agreement", "words")),
    Look(
        model=Contribution,
        columns=("partner", "what", "begins", "ends", "amount", "currency", "agreement", "act"),
        order=("begins", "id"),
    ),
)
PANELS = (
    Panel(
        noun="agreement",
        template="web/_results_of_agreement.html",
        more=of_agreement,
        styles=("web/figures.css",),
        place=60,
    ),
)
