"""What the office keeps of its own work, so that every page of it has something to show: an agreement that is followed,
amended and renewed, a plan, duties that are late, done and to come, changes, sources, people who want mails.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import NamedTuple

from deeds import deed, tell
from django.utils import timezone

from cosante.register.actions.agreements import amend, follow, fulfil, renew
from cosante.register.actions.kept import change, cite, keep, withdraw
from cosante.register.actions.reminders import new_calendar_address, want, write_digest
from cosante.register.models import (
    Account,
    Act,
    Agreement,
    AgreementParty,
    Duty,
    Milestone,
    Plan,
    PlannedActivity,
    Role,
)


class Work(NamedTuple):
    """What pages of one row are looked at."""

    agreement: Agreement
    gone: Agreement  # withdrawn
    plan: Plan
    duty: Duty
    other: Act  # an agreement that nobody follows


def work(told: Act, people: Mapping[str, Account]) -> Work:
    """All of it, as the office made it; ``told`` is the act of the agreement."""
    by, today = people[Role.CONTRIBUTOR], timezone.localdate()
    agreement = follow(
        told, by, {"title": "Accord", "notice_days": 30, "renewal": "agreed"}, areas=["malaria", "cancer"]
    )
    tell(deed("training", when="2022-05-01", areas=["malaria"], money=("500.25", "USD", "disbursement")))
    keep(AgreementParty, {"agreement": agreement, "partner": agreement.parties.first().partner, "contact": "Mai"}, by)
    amendment = amend(agreement, by)
    change(amendment, {"title": "Avenant"}, amendment.version, by)
    renew(agreement, by)
    plan = keep(Plan, {"title": "Plan", "year": today.year, "agreement": agreement, "responsible": by}, by)
    course = {"plan": plan, "what": "Cours", "area": "malaria", "kind": "training", "country": "KG", "ours": by}
    for state, days in (("done", -30), ("planned", -3), ("under-way", 3)):
        first = today + timedelta(days=days)
        values = {"state": state, "starts": first, "ends": first + timedelta(days=2), "amount": "5", "currency": "USD"}
        keep(PlannedActivity, course | values, by)
    keep(Milestone, {"plan": plan, "what": "Liste", "due": today - timedelta(days=9)}, by)
    kinds = (("report", -9, "year"), ("meeting", 0, ""), ("payment", 9, ""), ("other", 1, ""))
    duties = [
        keep(
            Duty,
            {"what": "Tour", "kind": kind, "due": today + timedelta(days=n), "every": every, "agreement": agreement},
            by,
        )
        for kind, n, every in kinds
    ]
    fulfil(duties[0], today, by)
    cite(agreement, told, by)
    gone = keep(Agreement, {"title": "Double"}, by)
    withdraw(gone, by, "Double")
    want(by, "all", "lea@example.org")
    new_calendar_address(by, mine=True)
    write_digest(by, today, "Cosanté", "Cosanté")
    other = tell(deed("agreement", by="JP FJ", for_="", when="2021-01-01"))[0]
    return Work(agreement, gone, plan, duties[1], other)
