"""What matching found, in the language of the page: codes of its values become names, dates and words."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext, ngettext

from cosante.matching.verdicts import Finding
from cosante.matching.wording import TEMPLATES
from cosante.register.models import Decision
from cosante.register.records.reasons import SENTENCES, from_data
from cosante.web import dates, words
from cosante.web.labels import label

_SENTENCES = {**TEMPLATES, **SENTENCES}


def in_words(found: Finding) -> str:
    """One finding as a person says it: ``amounts differ by 0.4 %``."""
    said = dict(_NUMBERS) | dict(_VALUES.get(found.code, {}))
    values = {name: said.get(name, said.get("*", str))(value) for name, value in found.values.items()}
    if "days" in found.values:
        days = int(found.values["days"])
        return ngettext("%(days)s day apart", "%(days)s days apart", days) % values
    return gettext(_SENTENCES[found.code]) % values


def why_words(decision: Decision) -> str:
    """Why it was decided: what was found, in the language of the page, or the words of whoever decided.

    Rows that are older than the findings that decisions keep have a rule's reason in English.
    """
    if found := from_data(decision.values):
        return "; ".join(", ".join(map(in_words, said)) for said in found if said)
    return gettext(decision.why) if decision.automatic and decision.why else decision.why


def _each(of: Callable[[str], str]) -> Callable[[str], str]:
    """Of a list of codes, each."""
    return lambda codes: ", ".join(of(code) for code in codes.split(", "))


def _counted(code: str) -> str:
    """``trainees`` → trainees, in the language of the page."""
    return label(code, "counted")


def _kind(code: str) -> str:
    """Partners and acts have kinds, and no kind is of both."""
    as_act = label(code, "act")
    return label(code, "partner") if as_act == code else as_act


_COUNTRIES = _each(words.country_name)
_AREAS = _each(lambda code: label(code, "health_area"))
#: Values that are numbers wherever they stand.
_NUMBERS: Mapping[str, Callable[[str], str]] = {"percent": words.number_words, "days": words.number_words}
#: By finding, how its values are said: by name, or all ("*").
_VALUES: Mapping[str, Mapping[str, Callable[[str], str]]] = {
    "same-type": {"*": _kind},
    "related-type": {"*": _kind},
    "other-type": {"*": _kind},
    "same-body": {"country": _COUNTRIES},
    "same-general-name": {"country": _COUNTRIES},
    "other-country": {"*": _COUNTRIES},
    "other-land-named": {"*": _COUNTRIES},
    "land-missing": {"*": _COUNTRIES},
    "same-countries": {"*": _COUNTRIES},
    "same-time": {"*": dates.date_words},
    "same-month": {"*": dates.date_words},
    "other-time": {"one": dates.date_words, "other": dates.date_words},
    "same-count": {"what": _counted},
    "near-count": {"what": _counted, "*": words.number_words},
    "other-count": {"what": _counted, "*": words.number_words},
    "other-numbers": {"*": words.digits},
    "trusted": {"confidence": lambda sure: words.fixed_words(sure, 2)},
    "other-things": {"*": _each(_counted)},
    "same-areas": {"*": _AREAS},
    "some-areas": {"*": _AREAS},
    "other-areas": {"*": _AREAS},
    "other-status": {"*": lambda code: label(code, "act_status")},
    "one-planned": {"*": lambda code: label(code, "act_status")},
    "other-language": {"*": words.language_name},
}
