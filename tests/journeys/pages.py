"""Every address of the site by its name, as the URL configuration has it: what is looked at, what is a file, what is
only sent to. A new one that is in none of the three fails a test.
"""

import re
from collections.abc import Iterator

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from people import HALFWAY, ROLES, VISITOR
from rich_register import Register

from cosante.register.models import (
    Account,
    BroughtFile,
    Indicator,
    Order,
    OrderLine,
    ReadinessList,
    Receipt,
    ReceiptLine,
    Role,
    Sheet,
    Shipment,
    Store,
    Training,
    Webhook,
)
from cosante.web.door import door_of
from cosante.web.supply_verbs import VERBS

#: Kinds of rows that stand for all: their lists and forms are made alike, and each kind of column is in one of them.
KINDS = ("agreements", "budget-lines", "duties", "indicators", "orders", "participants", "readiness-lists", "trainings")
#: Answered by data for programs or for saving.
FILES = frozenset(
    "acts-file audit-csv download qr openapi feed-new feed-acts feed-partner healthz api-nothing original leaf-picture "
    "kept-file iati-activities iati-organisation calendar-feed certificate certificates personal-data-json south-file briefing-file report-file release-file "
    "sheet-template sheet-refused ocds-releases ocds-records dhis2-file "
    "partners-file totals-file money-file record-template".split()
)  # fmt: skip
#: These take what forms send, and have no page.
SENT = frozenset(
    "undo_last accept_bulk complete_document undo_decision describe_document resolve_conflict same note attachment "
    "withdraw_remark save-search forget-search answer take_back language sign-out end-session end-token withdraw trust "
    "trust-no-more settle kept-withdraw kept-cite take-back-change cite-no-more renew-agreement amend-agreement fulfil-duty "
    "calendar-address end-calendar-address plan-next erase-person certify retention indicator-follow keep-values readiness-fill "
    "freeze plan plan-no-more iati-tell iati-results sheet-keep sheet-throw-away sheet-take-back "
    "record-keep record-throw-away record-take-back ocds-keep ocds-throw-away ocds-take-back".split()
)
#: For some there is nothing to look at, and they are led on: by name of the page, who is not.
ONLY: dict[str, set[str]] = {
    "review": set(),  # leads to what waits
    "sign-in": {VISITOR},
    "sign-in-code": {HALFWAY},
    "second-factor": set(ROLES) - {Role.REVIEWER},  # has one
    "turn-off": {Role.REVIEWER},
    "home": set(Role.values),  # visitors begin with the documents
}
_RANKS = (VISITOR, *Role.values)


def patterns() -> Iterator[URLPattern]:
    """All addresses of the site, without the operations of the API, which are no pages."""
    waiting: list[URLPattern | URLResolver] = list(get_resolver().url_patterns)
    while waiting:
        one = waiting.pop()
        if isinstance(one, URLPattern):
            yield one
        elif one.namespace != "api":
            waiting += one.url_patterns


def is_for(name: str, role: str) -> bool:
    """May the role look at the page, where the site is public?"""
    door = door_of(next(one.callback for one in patterns() if one.name == name))
    if role == HALFWAY:  # else a visitor
        return name == "sign-in-code"
    if door.anybody:
        return True
    return door.public if role == VISITOR else _RANKS.index(role) >= _RANKS.index(door.role)


def pages(register: Register) -> dict[str, list[str]]:
    """What is looked at, by the names of the addresses: each page, and what it can be asked."""
    document, act, partner = ({"kind": kind} for kind in ("document", "act", "partner"))
    found: dict[str, list[object]] = {
        "home": [()], "new": [()], "conflicts": [()], "ending": [()],
        "review": [()], "proposal": [(register.fact.pk,)],
        "bulk": [(), "?kind=act"], "review_document": [(register.waiting.pk,), (register.document.pk,)],
        "documents": [(), "?words=nothing"],
        "document": [(register.document.pk,), (register.long.pk,), (register.waiting.pk,)],
        "leaf": [(register.document.pk, 1), (register.document.pk, 1, "?fact=f1")],
        "enter_fact": [(register.waiting.pk, "?quote=nurses&kind=count"), (register.waiting.pk, "?quote=nowhere&kind=count")],
        "acts": [(), "?type=training&amount_from=1", "?type=policy"],
        "act": [(register.act.pk,), (register.agreement.pk,)],
        "history": [document | {"pk": register.waiting.pk}, act | {"pk": register.act.pk}, partner | {"pk": register.partner.pk}],
        "agreements": [()], "areas": [()], "area": [("malaria",)], "places": [()], "place": [("KG-GB",), ("KG",)],
        "ledger-choose": [()], "ledger": [("KZ",), ("KZ", "KG")], "map": [()], "timeline": [(), "?year=2024"],
        "network": [(), "?of=partner"], "totals": [(), "?measure=money", "?measure=counts&by=receiver"],
        "totals-behind": [(), "?measure=money&out=all"],
        "partners": [(), "?words=nothing"], "partner": [(register.partner.pk,)],
        "search": [(), "?q=kyrgyzstan", "?q=zebra"],
        "suggestions": [(), "?kind=act", "?kind=document", "?kind=joined"],
        "add": [()], "entry": [()], "about": [()],
        "sign-in": [()], "sign-in-code": [()], "join": [(register.link,), ("spent",)],
        "account": [()], "password": [()], "second-factor": [()], "turn-off": [()], "tokens": [()],
        "accounts": [()], "account-of": [(Account.objects.get(username="lea").pk,)], "rules": [()],
        "webhooks": [()], "webhook": [(Webhook.objects.get().pk,)], "audit": [(), "?kind=merge"],
        "api-docs": [()], "api-types": [()], "adrift": [()],
        "split": [act | {"pk": register.act.pk}, partner | {"pk": register.partner.pk}],
        "money": [(), "?by=area&in=USD"], "money-rows": [()], "money-problems": [()], "rates-load": [()],
        **_supply(), **_people(), **_results(),
        "work": [()], "clock": [(), "?days=30&who=me"], "calendar": [(), "?who=me"], "reminders": [()],
        "follow-act": [(register.work.other.pk,)], "agreement-done": [(register.work.agreement.pk,)],
        "kept-rows": [(noun,) for noun in KINDS] + [("agreements", "?kind=mou&q=x")],
        "kept": [("agreements", register.work.agreement.pk), ("agreements", register.work.gone.pk), ("plans", register.work.plan.pk), ("duties", register.work.duty.pk)],
        "kept-new": [(noun,) for noun in KINDS],
        "sheet-bring": [("orders",), ("order-lines",)], "iati-checklist": [()], "iati-bring": [()], "iati-new": [()],
        "iati-bring-organisations": [()], "iati-new-organisation": [()],
        "ocds-bring": [()], "ocds-file": [(one.pk, f"?show={show}") for one in BroughtFile.objects.filter(noun="order") for show in ("added", "refused")],
        "dhis2": [()], "record-bring": [("acts",), ("partners",)],
        "record-file": [(f"{one.noun}s", one.pk) for one in BroughtFile.objects.exclude(noun="order")],
        "sheet": [(sheet.pk, f"?show={show}") for sheet in Sheet.objects.all() for show in ("add", "wrong")],
        "kept-edit": [("agreements", register.work.agreement.pk), ("plans", register.work.plan.pk)],
        "kept-history": [("agreements", register.work.agreement.pk)],
        "briefing": [(register.partner.pk,), (register.partner.pk, "?language=fr&beside=bn")],
        "reports": [()], "report": [("cooperation", "?year=2024"), ("matrix",), ("agreements",), ("procurement",), ("trainings", "?language=fr&beside=bn")],
        "release": [(register.release.pk,)],
    }  # fmt: skip
    return {name: [_address(name, one) for one in asked] for name, asked in found.items()}


def _supply() -> dict[str, list[object]]:
    """Pages of medicines and equipment, and the form of each verb."""
    lot, line = ReceiptLine.objects.get(lot="AL-2201"), OrderLine.objects.get(order__number="PO-17")
    about = {
        Order: line.order_id,
        Shipment: lot.receipt.shipment_id,
        Receipt: lot.receipt_id,
        Store: lot.receipt.store_id,
    }
    alone = ("supply", "supply-orders", "supply-stock", "supply-prices", "supply-times", "supply-watch", "supply-due")
    return {name: [()] for name in alone} | {
        "supply-lot": [(lot.pk,)],
        "supply-line": [(line.pk,)],
        "supply-do": [(name, about[verb.of]) for name, verb in VERBS.items()],
    }


def _people() -> dict[str, list[object]]:
    """Pages of trainings and of the persons in them."""
    training = Training.objects.filter(participants__isnull=False)[0]
    return {
        "south": [()], "south-behind": [()], "ledger-behind": ["?one=BD&other=NP"],
        "personal-data": [(), f"?name={training.participants.all()[0].name}"],
    }  # fmt: skip


def _results() -> dict[str, list[object]]:
    """Pages of indicators and of readiness."""
    return {
        "indicator-board": [()], "indicator-catalogue": [()], "readiness-compare": [()],
        "bring-values": [(Indicator.objects.all()[0].pk,)],
        "readiness-answers": [(ReadinessList.objects.all()[0].pk,)],
    }  # fmt: skip


class Told:
    """Pages as they were told: what stands between the head and the foot, without what is sealed anew each time."""

    _PASSING = re.compile(r'name="(?:csrfmiddlewaretoken|token)" value="[^"]*"|<time.*?</time>')

    def __init__(self) -> None:
        self.told: set[str] = set()

    def is_new(self, answer: HttpResponse) -> bool:
        page = answer.content.decode().partition("<main")[2].partition("</main>")[0]
        page = self._PASSING.sub("", page)
        new = page not in self.told
        self.told.add(page)
        return new


def _address(name: str, asked: object) -> str:
    if isinstance(asked, dict):
        return reverse(name, kwargs=asked)
    parts = [asked] if isinstance(asked, str) else list(asked)
    query = parts.pop() if parts and str(parts[-1]).startswith("?") else ""
    return reverse(name, args=parts) + query
