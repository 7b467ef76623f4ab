"""Certificates of a training, and the next of a series."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from cosante.register.actions.people import certify, plan_next
from cosante.register.models import Participant, Role, Series, Training
from cosante.vocabulary.errors import OperatorError, UserError
from cosante.web.certificates import certificates
from cosante.web.door import needs
from cosante.web.posts import back, number, posted, refused
from cosante.web.who import account


@needs(Role.CONTRIBUTOR)
@posted
def certify_people(request: HttpRequest, pk: int) -> HttpResponse:
    """Give everybody who attended a number, or one participant."""
    training = get_object_or_404(Training, pk=pk)
    only = Participant.objects.filter(pk=number(request.POST.get("only")), training=training).first()
    certify(training, account(request), only)
    return redirect(back(request, training.get_absolute_url()) + "#certificates")


@needs(Role.CONTRIBUTOR)
def all_of(request: HttpRequest, pk: str, language: str) -> HttpResponse:
    """All certificates of a training, a page each."""
    training = get_object_or_404(Training, pk=int(pk))
    people = training.participants.filter(withdrawn=False).order_by("pk")
    return _paper(request, training, list(people), language, f"certificates-{training.pk}-{language}.pdf")


@needs(Role.CONTRIBUTOR)
def one_of(request: HttpRequest, pk: str, language: str) -> HttpResponse:
    """The certificate of one participant."""
    one = get_object_or_404(Participant.objects.select_related("training"), pk=int(pk))
    return _paper(request, one.training, [one], language, f"certificate-{one.certificate}-{language}.pdf")


@needs(Role.CONTRIBUTOR)
@posted
def next_of(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan the next of a series from the last."""
    return redirect(plan_next(get_object_or_404(Series, pk=pk), account(request)).get_absolute_url())


def _paper(
    request: HttpRequest, training: Training, people: Sequence[Participant], language: str, name: str
) -> HttpResponse:
    try:
        made = certificates(training, people, language)
    except UserError as error:
        return refused(request, error)
    except OperatorError as error:
        context = {"error": error, "back": training.get_absolute_url(), "page_here": request.path}
        return render(request, "web/refused.html", context, status=503)
    response = HttpResponse(made, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response
