"""What people send about keys for programs, and about addresses that are told what changes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cosante.register.actions.access.make_token import LONGEST, scopes_of
from cosante.register.models import Account, Scope
from cosante.register.outbox import EVENTS
from cosante.web.account_forms import ProofForm

DAYS = (
    ("30", _("30 days")),
    ("90", _("90 days")),
    (str(LONGEST), _("a year")),
    ("", _("until it is ended")),
)
EVENT_WORDS = {
    "partner": _("partners"),
    "act": _("acts"),
    "document": _("documents"),
    "decision": _("decisions"),
    "change": _("changes of what the office keeps"),
}


class TokenForm(ProofForm):
    """A new token. Only scopes of the person's role can be chosen."""

    name = forms.CharField(
        label=_("What it is for"),
        help_text=_("A name by which you know it again, such as the program that gets it."),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    scopes = forms.MultipleChoiceField(label=_("What it may do"), widget=forms.CheckboxSelectMultiple)
    days = forms.TypedChoiceField(
        label=_("How long it holds"), choices=DAYS, initial="90", required=False, coerce=int, empty_value=None
    )
    field_order = ("name", "scopes", "days", "current")

    def __init__(self, account: Account, alone: bool, data: Any = None) -> None:
        super().__init__(data)
        allowed = scopes_of(account)
        self.fields["scopes"].choices = [(s.value, s.label) for s in Scope if s.value in allowed]  # type: ignore[attr-defined]
        self.fields["scopes"].initial = allowed[:1]
        if alone:  # nobody else reaches this machine, and there is no password yet
            del self.fields["current"]


class WebhookForm(forms.Form):
    """An address to be told, and of what."""

    address = forms.URLField(
        label=_("Address"),
        help_text=_("https:// and a name on the public internet. What changes is sent there by POST."),
        max_length=2000,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    secret = forms.CharField(
        label=_("Secret"),
        help_text=_("whsec_ and base64, with which the receiver checks what comes. Empty: one is made."),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
    )
    events = forms.MultipleChoiceField(
        label=_("Told of changes of"),
        help_text=_("None chosen: all of them."),
        required=False,
        choices=[(event, EVENT_WORDS[event]) for event in EVENTS],
        widget=forms.CheckboxSelectMultiple,
    )
