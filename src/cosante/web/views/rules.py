"""How the office reviews. For administrators."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cosante.register.actions import access
from cosante.register.actions.deciding import rules as present
from cosante.register.actions.people import set_retention
from cosante.register.models import Role, TrustedPublisher
from cosante.web.account_forms import RetentionForm, RulesForm, TrustForm
from cosante.web.door import needs, whence


@needs(Role.ADMINISTRATOR)
def rules(request: HttpRequest) -> HttpResponse:
    """The rules as they are; and, sent, as they shall be."""
    row = present()
    fields = ("accepts", "four_eyes_amount", "four_eyes_currency")
    form = RulesForm(request.POST or None, initial={name: getattr(row, name) for name in fields})
    if request.method == "POST" and form.is_valid():
        access.set_rules(*(form.cleaned_data[name] for name in fields), request.account, whence(request))
        messages.success(request, _("The rules are set."))
        return redirect("rules")
    return _page(request, form, TrustForm())


@needs(Role.ADMINISTRATOR)
@require_POST
def trust(request: HttpRequest) -> HttpResponse:
    """Believe a publisher from a confidence on."""
    form = TrustForm(request.POST)
    if not form.is_valid():
        return _page(request, RulesForm(initial=vars(present())), form)
    access.trust(form.cleaned_data["publisher"], form.cleaned_data["confidence"], request.account, whence(request))
    messages.success(request, _("From now on what it says is accepted from this confidence on."))
    return redirect("rules")


@needs(Role.ADMINISTRATOR)
@require_POST
def trust_no_more(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at what it says, as at all else."""
    access.trust_no_more(get_object_or_404(TrustedPublisher, pk=pk), request.account, whence(request))
    return redirect("rules")


@needs(Role.ADMINISTRATOR)
@require_POST
def retention(request: HttpRequest) -> HttpResponse:
    """After how many months personal data of the people in an event are erased."""
    form = RetentionForm(request.POST)
    if not form.is_valid():
        return _page(request, RulesForm(initial=vars(present())), TrustForm(), form)
    set_retention(form.cleaned_data["months"], request.account, whence(request))
    messages.success(request, _("The rule is set."))
    return redirect("rules")


def _page(
    request: HttpRequest, form: RulesForm, trusting: TrustForm, keeping: RetentionForm | None = None
) -> HttpResponse:
    keeping = keeping or RetentionForm(initial={"months": present().erase_after})
    context = {"form": form, "trusting": trusting, "keeping": keeping, "trusted": TrustedPublisher.objects.all()}
    wrong = form.errors or trusting.errors or keeping.errors
    return render(request, "web/rules.html", context, status=422 if wrong else 200)
