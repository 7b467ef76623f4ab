"""My tokens: keys for programs that act in my name."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from cosante.register.actions import access
from cosante.register.actions.access.make_token import Made
from cosante.register.models import Role, Token
from cosante.register.queries.access import tokens_of
from cosante.vocabulary.errors import UserError
from cosante.web.door import needs, whence
from cosante.web.token_forms import TokenForm


@needs(Role.READER)
@never_cache
@sensitive_post_parameters()
def tokens(request: HttpRequest) -> HttpResponse:
    """My tokens; a new one is shown this once, after the password was given again."""
    form, made = TokenForm(request.account, request.alone, request.POST or None), None
    if request.method == "POST" and form.is_valid() and _proved(request, form):
        made = _make(request, form)
        form = TokenForm(request.account, request.alone) if made else form
    context = {"form": form, "made": made, "tokens": tokens_of(request.account)}
    return render(request, "web/tokens.html", context, status=422 if form.errors else 200)


@needs(Role.READER)
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of mine; an administrator ends anybody's."""
    mine = request.account.may(Role.ADMINISTRATOR)
    token = get_object_or_404(Token.objects.all() if mine else request.account.tokens.all(), pk=pk)
    access.end_token(token, request.account, whence(request))
    messages.success(request, _("The token has ended: whatever has it gets in no more."))
    return redirect("tokens") if token.account_id == request.account.pk else redirect("account-of", token.account_id)


def _make(request: HttpRequest, form: TokenForm) -> Made | None:
    given, mine = form.cleaned_data, request.account
    try:
        return access.make_token(mine, given["name"], given["scopes"], given["days"], mine, whence(request))
    except UserError as error:
        form.add_error(None, error.message)
        return None


def _proved(request: HttpRequest, form: TokenForm) -> bool:
    proved = request.alone or access.prove(request.account, form.cleaned_data["current"], whence(request))
    if not proved:
        form.add_error("current", _("That is not your password."))
    return proved
