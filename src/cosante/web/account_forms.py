"""What people send about themselves and about other people's accounts, and how the audit is narrowed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cosante.register.models import Account, Done, LoginKind, Role, Verb
from cosante.web.fields import AmountField, NumberField

_PLAIN = {"autocapitalize": "none", "autocorrect": "off", "spellcheck": "false", "dir": "auto"}


def _name(**more: str) -> forms.TextInput:
    return forms.TextInput(attrs={"autocomplete": "username"} | _PLAIN | more)


def _password(complete: str) -> forms.PasswordInput:
    return forms.PasswordInput(attrs={"autocomplete": complete})


class SignInForm(forms.Form):
    """A name and a password."""

    username = forms.CharField(label=_("Name"), max_length=150, widget=_name())
    password = forms.CharField(label=_("Password"), max_length=4096, strip=False, widget=_password("current-password"))


class CodeForm(forms.Form):
    """A code of the authenticator app, or a backup code."""

    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "text"} | _PLAIN),
    )


class ProofForm(forms.Form):
    """The password once more."""

    current = forms.CharField(
        label=_("Your password"), max_length=4096, strip=False, widget=_password("current-password")
    )


class NewPasswordForm(forms.Form):
    """A new password, twice."""

    password = forms.CharField(
        label=_("New password"),
        help_text=_("At least 12 characters, and none of the well-known ones. A sentence is good."),
        max_length=4096,
        strip=False,
        widget=_password("new-password"),
    )
    again = forms.CharField(label=_("The same again"), max_length=4096, strip=False, widget=_password("new-password"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and cleaned["password"] != cleaned["again"]:
            self.add_error("again", _("The two are not the same."))
        return cleaned


class ChangePasswordForm(ProofForm, NewPasswordForm):
    """The old password, and a new one."""

    field_order = ("current", "password", "again")


class JoinForm(NewPasswordForm):
    """How somebody is called, and a password."""

    name = forms.CharField(
        label=_("Your name"),
        help_text=_("It stands beside what you decide."),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    username = forms.CharField(
        label=_("A name to sign in with"),
        help_text=_("Your e-mail address, or a short name; no spaces."),
        max_length=150,
        widget=_name(),
    )
    field_order = ("name", "username", "password", "again")


class InviteForm(forms.Form):
    """Whom, as what."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("It may stay empty: the link is shown to you in any case."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)


class RoleForm(forms.Form):
    """Another role."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)


class RulesForm(forms.Form):
    """How the office reviews."""

    accepts = forms.ChoiceField(
        label=_("The least role that may decide"),
        help_text=_("It accepts, corrects and rejects facts, and merges records."),
        choices=Role.choices,
    )
    four_eyes_amount = AmountField(
        label=_("Sums that two people must accept"),
        help_text=_("From this amount on, in any currency. Empty: one person is enough for every sum."),
        required=False,
        decimal_places=2,
    )
    four_eyes_currency = forms.CharField(
        label=_("Its currency"),
        help_text=_("The ISO code that you think in, for the reader of this rule."),
        required=False,
        max_length=3,
        min_length=3,
        widget=forms.TextInput(attrs={"autocomplete": "off", "size": 4}),
    )

    def clean_four_eyes_currency(self) -> str:
        return str(self.cleaned_data["four_eyes_currency"]).upper()


class RetentionForm(forms.Form):
    """How long people in events are known by name."""

    months = AmountField(
        label=_("Months after the event"),
        help_text=_("Empty: names and addresses are kept until somebody erases them."),
        required=False,
        decimal_places=0,
        max_value=600,
        min_value=0,
    )

    def clean_months(self) -> int | None:
        months = self.cleaned_data["months"]
        return None if months is None else int(months)


class TrustForm(forms.Form):
    """A publisher to be believed from a confidence on."""

    publisher = forms.CharField(label=_("Publisher"), max_length=300, widget=forms.TextInput(attrs={"dir": "auto"}))
    confidence = NumberField(label=_("Confidence from"), min_value=0.5, max_value=1, initial=0.9, decimal_places=4)


class AuditForm(forms.Form):
    """What of the audit is asked for."""

    what = forms.ChoiceField(
        label=_("What"),
        required=False,
        choices=[
            ("", _("everything")),
            ("decisions", _("decisions")),
            ("changes", _("changes of what the office keeps")),
            ("logins", _("sign-ins and accounts")),
        ],
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[
            ("", _("any")),
            (_("decisions"), Verb.choices),
            (_("changes of what the office keeps"), Done.choices),
            (_("sign-ins and accounts"), LoginKind.choices),
        ],
    )
    who = forms.ModelChoiceField(
        Account.objects.order_by("username"), label=_("Who"), required=False, empty_label=_("anybody")
    )
    since = forms.DateField(
        label=pgettext_lazy("a date", "From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
