"""Saved searches: save the filters of the list, take a search away."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from cosante.register.actions import forget_search, save_search
from cosante.register.models import Role, SavedSearch
from cosante.register.queries.filters import Asked
from cosante.web.door import needs
from cosante.web.who import account


@require_POST
@needs(Role.READER)
def save(request: HttpRequest) -> HttpResponse:
    """Save it, and back to the list that it gives."""
    asked = Asked.of(QueryDict(request.POST.get("asked", "")).dict())
    saved = save_search(request.POST.get("name", ""), asked, account(request))
    return redirect(f"{reverse('acts')}?{saved.asked}")


@require_POST
@needs(Role.READER)
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it away, and back to the list."""
    forget_search(get_object_or_404(SavedSearch, pk=pk, account=account(request)), account(request))
    return redirect("acts")
