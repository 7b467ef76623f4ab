"""What I am told of every day by e-mail, and the address for my calendar."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cosante.register.actions.reminders import end_calendar_address, new_calendar_address, want
from cosante.register.actions.reminders.want import MOST_DAYS
from cosante.register.models import Account, CalendarAddress, Digest, Reminding, Role, Wants
from cosante.vocabulary.errors import BadValue
from cosante.web.door import needs, whence
from cosante.web.who import account

#: So many mails of the last days are shown.
_SHOWN = 7


class WantForm(forms.Form):
    """What one wants to be told of, where to, how far ahead and when."""

    wants = forms.ChoiceField(label=gettext_lazy("Every day a mail about"), choices=Wants.choices, required=False)
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    days = forms.IntegerField(label=gettext_lazy("Days ahead"), min_value=0, max_value=MOST_DAYS, initial=14)
    hour = forms.TypedChoiceField(
        label=gettext_lazy("From which hour on (UTC)"),
        choices=[(str(hour), f"{hour:02}:00") for hour in range(24)],
        coerce=int,
        initial="6",
    )


@needs(Role.READER)
@never_cache
def reminders(request: HttpRequest) -> HttpResponse:
    """The form, what became of the last mails, and the calendar's address; a new one is shown this once."""
    mine = account(request)
    form = WantForm(request.POST or None, initial=_now(mine))
    if request.method == "POST" and form.is_valid():
        try:
            want(mine, **form.cleaned_data, site=request.build_absolute_uri("/")[:-1])
        except BadValue as error:
            form.add_error("email", error.message)
        else:
            messages.success(request, _("From now on it is so."))
            return redirect("reminders")
    return _page(request, form)


@needs(Role.READER)
@never_cache
@require_POST
def new_address(request: HttpRequest) -> HttpResponse:
    """A new address for my calendar; the old one ends."""
    secret = new_calendar_address(account(request), request.POST.get("mine") == "1", whence(request))
    return _page(
        request,
        WantForm(initial=_now(account(request))),
        request.build_absolute_uri(reverse("calendar-feed", args=[secret])),
    )


@needs(Role.READER)
@require_POST
def end_address(request: HttpRequest) -> HttpResponse:
    """No calendar reads any more."""
    end_calendar_address(account(request), whence(request))
    messages.success(request, _("The address has ended: no calendar reads any more."))
    return redirect("reminders")


def _now(mine: Account) -> dict[str, object]:
    known = Reminding.objects.filter(account=mine).first() or Reminding(account=mine)
    return {"wants": known.wants, "days": known.days, "hour": str(known.hour), "email": mine.email}


def _page(request: HttpRequest, form: WantForm, made: str = "") -> HttpResponse:
    mine = account(request)
    context = {
        "form": form,
        "made": made,
        "address": CalendarAddress.objects.filter(account=mine).first(),
        "digests": Digest.objects.filter(account=mine).order_by("-day")[:_SHOWN],
        "mail_server": bool(settings.EMAIL_HOST),
    }
    return render(request, "web/reminders.html", context, status=422 if form.errors else 200)
