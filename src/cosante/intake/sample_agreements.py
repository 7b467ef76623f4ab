"""Agreements, duties and a work plan to look at, over the sample documents; invented, as those are, and marked so.

Their days lie around the day on which they are loaded, so that the clock and the calendar have something to show.
"""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from cosante.register.actions.agreements import follow
from cosante.register.actions.kept import cite, keep
from cosante.register.actions.kept.writing import last_change
from cosante.register.models import (
    Act,
    Agreement,
    AgreementParty,
    Change,
    Duty,
    Milestone,
    Partner,
    Plan,
    PlannedActivity,
    Promise,
)
from cosante.register.queries.followed import following

#: By this reason the rows are known: as samples, and as loaded already.
WHY = "sample row, loaded with the sample documents"
_DOCUMENT = "samples/fr-dakar-medicaments.txt"


def load_sample_agreements(today: date | None = None) -> int:
    """How many agreements were entered: none where they were once, or where the sample documents are not there."""
    today = today or timezone.localdate()
    if Change.objects.filter(why=WHY).exists():
        return 0
    with transaction.atomic():
        return sum(map(bool, (_medicines(today), _nurses(today))))


def _medicines(today: date) -> Agreement | None:
    """The agreement that three sample documents tell of, with a plan of this year and what has to be done."""
    found = Act.objects.filter(type="agreement", facts__document__path=_DOCUMENT, ends__isnull=False)
    act = found.filter(merged_into=None).order_by("pk").first()
    if act is None or following(act).exists():
        return None
    values = {
        "title": "Essential medicines: Bangladesh and Senegal (sample)",
        "kind": "mou",
        "renewal": "agreed",
        "notice_days": 180,
        "excludes": "Salaries, and what the Islamic Development Bank pays for the building.",
    }
    made = follow(act, None, values, areas=(), why=WHY)
    for area, what, days in (
        ("health_workforce", "40 pharmacists trained in quality control", None),
        ("medicines_supply", "tablets and test kits for the National Supply Pharmacy", None),
        ("laboratory", "a laboratory that tests medicines for the region", 400),
        ("digital_health", "a register of medicines that both sides read", -40),
    ):
        due = today + timedelta(days=days) if days else None
        promise = _row(Promise, agreement=made, area=area, what=what, due=due)
        if area == "medicines_supply":
            for deed in _deeds(made, "donation")[:1]:
                cite(promise, deed, None)
    _plan(made, today)
    for what, kind, every, days in (
        ("Yearly report on the agreement", "report", "year", 24),
        ("Joint committee of the two ministries", "meeting", "year", 52),
        ("Customs papers of the first consignment sent to Dakar", "other", "", -6),
    ):
        _row(Duty, what=what, kind=kind, every=every, due=today + timedelta(days=days), agreement=made)
    return made


def _plan(agreement: Agreement, today: date) -> None:
    plan = _row(Plan, title=f"Work plan {today.year} (sample)", year=today.year, agreement=agreement)
    training = _deeds(agreement, "training")[:1]
    new_year = date(today.year, 1, 1)
    for what, area, kind, first, days, state in (
        ("The first twelve pharmacists go to Dhaka", "health_workforce", "training", 40, 60, "done"),
        ("A visit to the National Control Laboratory", "laboratory", "visit", 130, 5, "planned"),
        ("The second group of pharmacists", "health_workforce", "training", 300, 60, "planned"),
    ):
        starts = new_year + timedelta(days=first)
        values = {"starts": starts, "ends": starts + timedelta(days=days), "place": "Dhaka", "country": "BD"}
        did = training[0] if training and state == "done" else None
        _row(PlannedActivity, plan=plan, what=what, area=area, kind=kind, state=state, act=did, **values)
    _row(
        Milestone, plan=plan, what="The list of trainees is agreed", due=new_year + timedelta(days=30), reached=new_year
    )
    _row(Milestone, plan=plan, what="Twelve certificates handed over", due=date(today.year, 12, 15))


def _nurses(today: date) -> Agreement | None:
    """A friendship of two provinces that ends soon, with an amendment; entered by hand."""
    named = ("Chiang Rai Provincial Health Office", "Mae Khong Regional Hospital")
    parties = [Partner.objects.filter(name=name, merged_into=None).first() for name in named]
    if not all(parties):
        return None
    made = _row(
        Agreement,
        title="Nurses across the river (sample)",
        kind="friendship",
        signed=today - timedelta(days=670),
        ends=today - timedelta(days=10),
        renewal="agreed",
        notice_days=30,
        amount="36000",
        currency="USD",
        about="One hospital trains the nurses of the other, a group each spring.",
    )
    for partner, side in zip(parties, ("theirs", "ours"), strict=True):
        _row(AgreementParty, agreement=made, partner=partner, side=side)
    for area in ("health_workforce", "maternal_newborn_child"):
        _row(Promise, agreement=made, area=area, amount="18000", currency="USD")
    _row(
        Agreement,
        title="Amendment 1: Nurses across the river (sample)",
        kind="friendship",
        amends=made,
        signed=today - timedelta(days=90),
        ends=today + timedelta(days=60),
        about="Ten weeks more, for the last group.",
    )
    return made  # type: ignore[no-any-return]  # of the model that was asked for


def _deeds(agreement: Agreement, kind: str) -> list[Act]:
    """Acts of that kind that the same document tells of."""
    found = Act.objects.filter(type=kind, merged_into=None, facts__document__path=_DOCUMENT)
    return list(found.order_by("pk").distinct())


def _row(model: Any, **values: Any) -> Any:
    along = None
    whole = values.get(model.part_of) if model.part_of else None
    if whole is not None:
        along = last_change(whole)
    return keep(model, values, None, WHY, along=along)
