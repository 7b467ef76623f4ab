"""Trainings and scholarships with their people; visits, people sent, clinics, conferences, emergency help; series."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cosante.register.models import (
    Conference,
    Delegation,
    DelegationMember,
    DelegationPromise,
    Deployment,
    EmergencyHelp,
    Outreach,
    OutreachService,
    Participant,
    ParticipantGroup,
    Scholar,
    Scholarship,
    Series,
    Training,
)
from cosante.web.headcounts import of_deed, of_series, of_training
from cosante.web.looks import Look

_WHO = (_("Who, where and when"), ("giver", "receiver", "supporter", "country", "place", "starts", "ends", "people"))
_MONEY = (_("Money"), ("amount", "currency", "valued", "basis"))
_BESIDE = (_("What it belongs to"), ("agreement", "series", "act"))


def _who(*more: str) -> tuple[Any, tuple[str, ...]]:
    return (_WHO[0], (*_WHO[1], *more))


_DEED: dict[str, Any] = {
    "order": ("-starts", "-id"),
    "searched": ("title", "about", "place"),
    "page": "web/exchange.html",
    "more": of_deed,
}

LOOKS = (
    Look(
        model=Training,
        lead=_("Who was trained in what, by whom, for how many days: by cadre, sex, level and province."),
        columns=("giver", "receiver", "starts", "ends", "country", "state"),
        filters=("state", "kind", "area", "country", "giver", "receiver", "series"),
        groups=(_who("host", "days"), _MONEY, _BESIDE),
        parts=("participant", "participant-group"),
        **_DEED | {"page": "web/training.html", "more": of_training, "searched": ("title", "curriculum", "place")},
    ),
    Look(
        model=Participant,
        columns=("training", "name", "cadre", "sex", "level", "province", "organisation", "days", "certificate"),
        filters=("training", "cadre", "sex", "level", "province"),
        order=("id",),
    ),
    Look(
        model=ParticipantGroup,
        columns=("training", "number", "cadre", "sex", "level", "province", "days"),
        filters=("training", "cadre", "sex", "level", "province"),
        order=("id",),
    ),
    Look(
        model=Scholarship,
        lead=_("Places to study that one side offers to people of the other."),
        columns=("giver", "receiver", "degree", "starts", "ends", "state"),
        filters=("state", "degree", "area", "country", "giver", "receiver"),
        groups=(_who("host"), _MONEY, _BESIDE),
        parts=("scholar",),
        **_DEED,
    ),
    Look(
        model=Scholar,
        columns=("scholarship", "name", "cadre", "sex", "level", "province", "months", "outcome"),
        filters=("scholarship", "cadre", "sex", "level", "outcome"),
        order=("id",),
    ),
    Look(
        model=Delegation,
        lead=_("Visits in both directions: who came or went, what for, what came of it, and what was promised there."),
        columns=("direction", "giver", "receiver", "starts", "ends", "state"),
        filters=("state", "direction", "area", "country", "giver", "receiver", "series"),
        groups=(_who(), (_("What for"), ("purpose", "programme", "outcome")), _MONEY, _BESIDE),
        parts=("delegation-member", "delegation-promise"),
        **_DEED,
    ),
    Look(
        model=DelegationMember,
        columns=("delegation", "name", "function", "organisation", "leads"),
        filters=("delegation",),
        order=("-leads", "id"),
    ),
    Look(
        model=DelegationPromise,
        columns=("delegation", "what", "responsible", "due", "kept_on"),
        filters=("responsible",),
        searched=("what",),
        order=("due", "id"),
    ),
    Look(
        model=Deployment,
        lead=_("Experts and medical teams sent, and for how many months."),
        columns=("giver", "receiver", "kind", "people", "starts", "ends", "state"),
        filters=("state", "kind", "cadre", "country", "giver", "receiver"),
        groups=(_who("facility"), _MONEY, _BESIDE),
        **_DEED,
    ),
    Look(
        model=Outreach,
        lead=_("Clinics held where people live: what was done there, and how many it reached."),
        columns=("giver", "receiver", "starts", "place", "reached", "state"),
        filters=("state", "area", "country", "giver", "receiver", "series"),
        groups=(_who("reached"), _MONEY, _BESIDE),
        parts=("outreach-service",),
        **_DEED,
    ),
    Look(model=OutreachService, columns=("outreach", "kind", "number"), filters=("outreach", "kind"), order=("id",)),
    Look(
        model=Conference,
        lead=_("Conferences held or gone to, and what came of them."),
        columns=("giver", "receiver", "theme", "starts", "people", "state"),
        filters=("state", "area", "country", "giver", "series"),
        groups=(_who(), _MONEY, _BESIDE),
        **_DEED,
    ),
    Look(
        model=EmergencyHelp,
        lead=_("Help after a flood, in an outbreak: who came, what was brought, how many it reached."),
        columns=("event", "giver", "receiver", "starts", "reached", "state"),
        filters=("state", "country", "giver", "receiver"),
        groups=(_who("reached"), _MONEY, _BESIDE),
        **_DEED,
    ),
    Look(
        model=Series,
        lead=_("What comes again: the next one is planned from the last."),
        columns=("every", "first", "until", "agreement"),
        filters=("agreement",),
        searched=("title", "about"),
        order=("title",),
        page="web/series.html",
        more=of_series,
    ),
)
