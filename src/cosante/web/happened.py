"""What happened at the door, in words. A row of the log keeps its details in the machine's own words (``what``), for
tables and programs; here they are read back and said in the language of the page. What cannot be read stays as it is.
"""

import re
from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cosante.register.models import Change, Done, LoginEvent, LoginKind, Role, Scope, kept_models
from cosante.register.queries.audit import Row
from cosante.web import findings, saying, words

_RULES = r"(\w+), (?:–|(\S+) (\w+))"


def happened(event: LoginEvent) -> str:
    """The details of a row of the log."""
    for form, said in _FORMS.get(LoginKind(event.kind), ()):
        if found := form.fullmatch(event.what):
            return said(found)
    return event.what


def details(row: Row) -> list[str]:
    """Why something was done, and with which values: a line of the audit."""
    if row.decision:
        return [one for one in (saying.values(row.decision), findings.why_words(row.decision)) if one]
    if row.change:
        return [one for one in (_fields(row.change), row.change.why) if one]
    return [happened(row.event)] if row.event and row.event.what else []


def _fields(change: Change) -> str:
    """Which fields a change set to something else, by what they are called."""
    if change.done != Done.CHANGE:
        return ""
    model = kept_models()[change.noun]
    names = [str(field.verbose_name) for field in model.own_fields() if field.name in change.values]
    return _("Fields: %(fields)s") % {"fields": words.listed(names)}


def _calendar(found: re.Match[str]) -> str:
    return _("a new address") if found[0] == "+" else _("the address ended")


def _role(code: str) -> str:
    return str(Role(code).label) if code in Role.values else code


def _became(found: re.Match[str]) -> str:
    return _("%(role)s; before: %(before)s") % {"role": _role(found[2]), "before": _role(found[1])}


def _invited(found: re.Match[str]) -> str:
    if found[1] == "–":
        return _("as %(role)s, without an address") % {"role": _role(found[2])}
    return _("%(address)s, as %(role)s") % {"address": found[1], "role": _role(found[2])}


def _rules(found: re.Match[str]) -> str:
    before, now = _rule(*found.groups()[:3]), _rule(*found.groups()[3:])
    return _("%(now)s Before: %(before)s") % {"now": now, "before": before}


def _rule(role: str, amount: str | None, currency: str | None) -> str:
    if amount is None or currency is None:
        return _("From the role %(role)s on people decide.") % {"role": _role(role)}
    said = {"role": _role(role), "sum": words.money_words(amount, currency)}
    return _("From the role %(role)s on people decide, of sums from %(sum)s on two of them.") % said


def _trusted(found: re.Match[str]) -> str:
    said = {"publisher": found[2], "confidence": words.fixed_words(found[3], 2)}
    if found[1] == "+":
        return _("%(publisher)s is trusted from a confidence of %(confidence)s on.") % said
    return _("%(publisher)s is trusted no more; it was from a confidence of %(confidence)s on.") % said


def _sessions(found: re.Match[str]) -> str:
    return words.filled(ngettext("%d session", "%d sessions", int(found[0])), int(found[0]))


def _token(found: re.Match[str]) -> str:
    labels = dict(Scope.choices)
    scopes = [str(labels.get(code, code)) for code in found[2].split(", ")]
    return _("%(token)s. It may: %(scopes)s.") % {"token": found[1], "scopes": words.listed(scopes)}


def _webhook(found: re.Match[str]) -> str:
    said = {
        "+": _("%(address)s was added."),
        "-": _("%(address)s was removed."),
        "on:": _("%(address)s was turned on."),
        "off:": _("%(address)s was turned off."),
    }
    return said[found[1]] % {"address": found[2]}


#: By what happened: how its details are written, and how they are said.
_FORMS: Mapping[LoginKind, tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]] = {
    LoginKind.ROLE: ((re.compile(r"(\w+) → (\w+)"), _became),),
    LoginKind.INVITED: ((re.compile(r"(\S+): (\w+)"), _invited),),
    LoginKind.RULES: (
        (re.compile(f"{_RULES} → {_RULES}"), _rules),
        (re.compile(r"([+-]) (.+) from ([\d.]+)"), _trusted),
    ),
    LoginKind.SESSION_ENDED: ((re.compile(r"\d+"), _sessions),),
    LoginKind.TOKEN_MADE: ((re.compile(r"(.+…\)): (.+)", re.DOTALL), _token),),
    LoginKind.WEBHOOK: ((re.compile(r"(\+|-|on:|off:) \d+ (\S+)"), _webhook),),
    LoginKind.CALENDAR: ((re.compile("[+-]"), _calendar),),
}
