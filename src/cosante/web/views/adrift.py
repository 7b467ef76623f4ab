"""What was decided and is no longer read: a person says whether it still holds."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from cosante.register.actions import once, reject, uphold
from cosante.register.models import Fact, Role
from cosante.register.queries import adrift as queries
from cosante.web.adrift import lines
from cosante.web.beside import rights
from cosante.web.door import needs
from cosante.web.posts import number, posted
from cosante.web.tokens import opened
from cosante.web.who import account

PER_PAGE = 50


@needs(Role.READER)
def adrift(request: HttpRequest) -> HttpResponse:
    """Decided facts that the newest reading of their document does not have; of one document where it is asked for."""
    found, document = queries.with_all(queries.adrift()), number(request.GET.get("document"))
    page = Paginator(found.filter(document=document) if document else found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "lines": lines(page.object_list)}
    return render(request, "web/adrift.html", context | rights(account(request)))


@needs(Role.CONTRIBUTOR)
@posted
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """It still holds, or it does not."""
    fact, by = get_object_or_404(Fact, pk=pk), account(request)
    gone = request.POST.get("do") == "gone"
    once(opened(request).form, by, lambda: reject([fact], by) if gone else [uphold(fact, by)])
    return redirect(f"{reverse('adrift')}?document={number(request.POST.get('document')) or ''}")
