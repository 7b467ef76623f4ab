"""Other systems that are told what changes. For administrators."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from cosante.register.actions import webhooks as actions
from cosante.register.models import Delivery, Role, Webhook
from cosante.register.queries import webhooks as queries
from cosante.vocabulary.errors import UserError
from cosante.web.door import needs, whence
from cosante.web.token_forms import WebhookForm

SHOWN = 100


@needs(Role.ADMINISTRATOR)
@never_cache
def webhooks(request: HttpRequest) -> HttpResponse:
    """The addresses; the secret of a new one is shown this once."""
    form, made = WebhookForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        secret = form.cleaned_data["secret"].strip() or actions.new_secret()
        try:
            given = form.cleaned_data
            hook = actions.add(given["address"], secret, given["events"], request.account, whence(request))
        except UserError as error:
            form.add_error(None, error.message)
        else:
            form, made = WebhookForm(), {"hook": hook, "secret": secret}
    context = {"form": form, "made": made, "webhooks": queries.webhooks(), "queue": queries.queue()}
    return render(request, "web/webhooks.html", context, status=422 if form.errors else 200)


@needs(Role.ADMINISTRATOR)
def webhook(request: HttpRequest, pk: int) -> HttpResponse:
    """One address: what it was told, what waits, what was given up; turn it off, try it, remove it."""
    hook = get_object_or_404(queries.webhooks(), pk=pk)
    if request.method == "POST":
        gone = _do(request, hook, request.POST.get("do", ""))
        return redirect("webhooks") if gone else redirect("webhook", hook.pk)
    asked = request.GET.get("state", "")
    context = {"hook": hook, "deliveries": queries.deliveries(hook, asked)[:SHOWN], "asked": asked}
    return render(request, "web/webhook.html", context)


def _do(request: HttpRequest, hook: Webhook, what: str) -> bool:
    """Do it, and say so; whether the webhook is gone."""
    by, where = request.account, whence(request)
    try:
        match what:
            case "on" | "off":
                actions.turn(hook, what == "on", by, where)
            case "try":
                actions.try_out(hook, by)
            case "remove":
                actions.remove(hook, by, where)
            case "again":
                number = request.POST.get("delivery", "")
                found = Delivery.objects.filter(webhook=hook, pk=number if len(number) == 36 else None).first()
                if found:
                    actions.send_again(found, by)
    except UserError as error:
        messages.error(request, error.message)
        return False
    messages.success(request, _("Done."))
    return what == "remove"
