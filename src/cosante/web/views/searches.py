"""Saved searches: save the filters of the list, take a search away."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cosante.register.actions import forget_search, save_search
from cosante.register.models import SavedSearch
from cosante.register.queries.filters import Asked
from cosante.vocabulary.errors import UserError
from cosante.web.who import who


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Save it, and back to the list that it gives."""
    asked = Asked.of(QueryDict(request.POST.get("asked", "")).dict())
    try:
        saved = save_search(request.POST.get("name", ""), asked, who(request))
    except UserError as error:
        return render(request, "web/error.html", {"said": error.message, "advice": ""}, status=422)
    return redirect(f"{reverse('acts')}?{saved.asked}")


@require_POST
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it away, and back to the list."""
    forget_search(get_object_or_404(SavedSearch, pk=pk, account=who(request)), who(request))
    return redirect("acts")
