"""What the office keeps under an agreement: deeds of every kind, and orders."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from cosante.register.models import Agreement, Role
from cosante.register.queries.exchanges import deeds_under, exchanges
from cosante.register.queries.supply.books import orders_under
from cosante.web.exchanges import lines as deed_lines
from cosante.web.kept_lists import heads, lines
from cosante.web.looks import Panel, looks
from cosante.web.who import account

LOOKS = ()


def under(agreement: Agreement, request: HttpRequest) -> Mapping[str, Any]:
    """Deeds of every kind, planned ones among them, and orders that it pays for; which others can be entered."""
    hidden = {"agreement"}
    return {
        "deeds": deed_lines(deeds_under({agreement.pk})),
        "kinds": [looks()[model.noun] for model in exchanges()],
        "orders": {
            "look": looks()["order"],
            "heads": heads(looks()["order"], hidden),
            "lines": lines(looks()["order"], orders_under(agreement), hidden),
            "field": "agreement",
        },
        "may_write": account(request).may(Role.CONTRIBUTOR) and not agreement.withdrawn,
    }


PANELS = (Panel(noun="agreement", template="web/_under_agreement.html", more=under, place=20),)
