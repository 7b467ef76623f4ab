"""Every address of the site by its name, as the URL configuration has it: what is looked at, what is a file, what is
only sent to. A new one that is in none of the three fails a test.
"""

import re
from collections.abc import Iterator

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from people import HALFWAY, ROLES, VISITOR
from rich_register import Register

from cosante.register.models import Account, Role, Webhook
from cosante.web.door import door_of

#: Answered by data for programs or for saving.
FILES = frozenset(
    "acts-file audit-csv briefing-file report-file release-file download qr openapi feed-new feed-acts feed-partner healthz api-nothing".split()
)  # fmt: skip
#: These take what forms send, and have no page.
SENT = frozenset(
    "undo_last accept_bulk complete_document undo_decision describe_document resolve_conflict same note attachment "
    "withdraw_remark save-search forget-search answer take_back language sign-out end-session end-token withdraw trust "
    "trust-no-more freeze plan plan-no-more".split()
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
        "briefing": [(register.partner.pk,), (register.partner.pk, "?language=fr&beside=bn")],
        "reports": [()], "report": [("cooperation", "?year=2024"), ("matrix",), ("agreements",)],
        "release": [(register.release.pk,)],
        "api-docs": [()],
    }  # fmt: skip
    return {name: [_address(name, one) for one in asked] for name, asked in found.items()}


class Seen:
    """Pages that were looked at: what stands between the head and the foot, without what is sealed anew each time."""

    _PASSING = re.compile(r'name="(?:csrfmiddlewaretoken|token)" value="[^"]*"|<time.*?</time>')

    def __init__(self) -> None:
        self.seen: set[str] = set()

    def is_new(self, answer: HttpResponse) -> bool:
        page = answer.content.decode().partition("<main")[2].partition("</main>")[0]
        page = self._PASSING.sub("", page)
        new = page not in self.seen
        self.seen.add(page)
        return new


def _address(name: str, asked: object) -> str:
    if isinstance(asked, dict):
        return reverse(name, kwargs=asked)
    parts = [asked] if isinstance(asked, str) else list(asked)
    query = parts.pop() if parts and str(parts[-1]).startswith("?") else ""
    return reverse(name, args=parts) + query
