"""What stands on the page of every record and document besides what its sources say: notes, files, decisions, forms."""

from typing import Any

from django.http import HttpRequest

from cosante.register.actions.deciding import rules
from cosante.register.models import Account, Act, Document, Partner, Role
from cosante.register.queries.history import SHOWN, decisions, numbers_of
from cosante.register.queries.suggestions import same_as
from cosante.web.who import account

#: What has notes, files and a history of its own, by what addresses call it.
SUBJECTS: dict[str, type[Partner] | type[Act] | type[Document]] = {
    "act": Act,
    "partner": Partner,
    "document": Document,
}


def rights(by: Account) -> dict[str, bool]:
    """What the account may do, for pages to show the forms that it can use."""
    return {"may_decide": by.may(rules().accepts), "may_contribute": by.may(Role.CONTRIBUTOR)}


def beside(request: HttpRequest, subject: Partner | Act | Document) -> dict[str, Any]:
    """Context of ``_beside.html`` and, for records, of ``_same.html``."""
    by = account(request)
    allowed = rights(by)
    if not by.may(Role.READER):  # a visitor from outside: what the office writes to itself is not for her
        return allowed
    numbers = numbers_of(subject)
    alike = allowed["may_decide"] and not isinstance(subject, Document)
    return allowed | {
        "subject": subject,
        "notes": subject.notes.filter(withdrawn_at=None).select_related("by"),
        "attachments": subject.attachments.filter(withdrawn_at=None).select_related("by"),
        "decisions": decisions(numbers[:SHOWN]),
        "decision_count": len(numbers),
        "can_split": alike and subject.sources > 1,
        "suggestions": same_as(subject) if alike else [],
    }
