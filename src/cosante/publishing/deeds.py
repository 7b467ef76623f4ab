"""Deeds as activities of the second level: what documents tell of (acts), and what the office keeps (trainings …).

Money that was paid is a transaction; what was given otherwise has its aid type (D01 people sent, D02 courses and
advice, E01 study in the giver's country), its value, where one is known, as a transaction in kind, and its numbers as
outputs. A deed in which the office has no part is told by it as a secondary reporter.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from cosante.exchange.iati.nodes import TEXT, Node, words
from cosante.exchange.iati.terms import term
from cosante.publishing.ledger import BY_GIVER
from cosante.publishing.parts import (
    Draft,
    Reporting,
    clean_text,
    counted,
    days,
    link,
    organisation,
    plain,
    recipients,
    sectors,
    texts,
    value,
)
from cosante.register.models import Act, Course, Document, Exchange, Partner, Valued
from cosante.register.queries.partners import surviving

#: Money that has gone no way yet.
_NO_STAGE = ("price", "unknown")
_GIVES, _RECEIVES = "3", "4"


def exchange_draft(row: Exchange, us: Reporting, above: Mapping[int, str]) -> tuple[Draft | None, list[str]]:
    """A training, a team sent … as an activity; what is left out, and why."""
    if row.starts is None:
        return None, [_("it has no day on which it begins")]
    if row.state == Course.CANCELLED:
        return None, [_("it was called off")]
    if not (row.giver or row.receiver):
        return None, [_("nobody is named who gives it or for whom it is")]
    draft, language = Draft(), us.reporter.language
    own = us.identifier(row.noun, row.pk)
    draft.node |= {"@hierarchy": "2", "iati-identifier": [{TEXT: own}], "reporting-org": [us.org()]}
    draft.add("title", {"narrative": [words(clean_text(row.title), language)]})
    draft.add("description", {"@type": "1", "narrative": [words(clean_text(row.about or row.title), language)]})
    for partner, role in ((row.supporter, "1"), (row.giver, _GIVES), (row.receiver, _RECEIVES)):
        if partner:
            draft.add("participating-org", organisation(partner, language, role=role))
    planned = row.state == Course.PLANNED
    _when(draft, row.starts, row.ends, planned, us)
    _to(draft, [_country(row.receiver)] if _country(row.receiver) else [row.country])
    draft.add("sector", *sectors({row.area: 1} if row.area else {}))
    triangular = bool(row.supporter)
    draft.add("collaboration-type", {"@code": "8" if triangular else "1"})
    aid = _aid(row.noun if row.noun == "scholarship" else row.act_type, row.country, _country(row.giver))
    draft.add("default-aid-type", {"@code": aid, "@vocabulary": "1"})
    left = [] if row.amount is None else _amount(draft, row, us, own, aid)
    if row.agreement_id in above:
        draft.add("related-activity", {"@ref": above[row.agreement_id], "@type": "1"})
    if row.people:
        draft.add("result", *counted([(row.counted, Decimal(row.people))], row.starts, row.ends, language))
    _reciprocity(draft, row.giver, row.receiver)
    return draft, left


def _amount(draft: Draft, row: Exchange, us: Reporting, own: str, aid: str) -> list[str]:
    """What was paid is spent; a value that was estimated is aid in kind."""
    day = row.ends or row.starts
    if day is None or row.amount is None or day > us.today or row.state == Course.PLANNED:
        return [_("its amount: what is to come is no transaction")]
    node: Node = {"transaction-type": [{"@code": "3" if row.valued == Valued.ESTIMATED else "4"}]}
    node |= {"transaction-date": [{"@iso-date": day.isoformat()}], "value": [value(row.amount, row.currency, day)]}
    if row.basis:
        node["description"] = [{"narrative": [words(clean_text(row.basis), us.reporter.language)]}]
    provider = row.supporter or row.giver
    if provider:
        node["provider-org"] = [organisation(provider, us.reporter.language, **{"provider-activity-id": own})]
    if row.receiver:
        node["receiver-org"] = [organisation(row.receiver, us.reporter.language)]
    if row.valued == Valued.ESTIMATED:
        node["disbursement-channel"] = [{"@code": BY_GIVER}]
        node["aid-type"] = [{"@code": aid, "@vocabulary": "1"}]
    draft.add("transaction", node)
    return []


def act_draft(act: Act, us: Reporting, theirs: str) -> tuple[Draft | None, list[str]]:
    """A deed that documents tell of. ``act``: with its parties, rows and facts; ``theirs``: who published it first."""
    if act.type == "statement":
        return None, [_("it only says that something shall be")]
    if act.starts is None:
        return None, [_("no day or year is told")]
    givers = [part.partner for part in act.parties.all() if part.role == "actor"]
    receivers = [part.partner for part in act.parties.all() if part.role == "recipient"]
    if not givers and not receivers:
        return None, [_("nobody is named who took part")]
    draft, language = Draft(), us.reporter.language
    own = us.identifier("act", act.pk)
    secondary = not any(us.is_us(partner) for partner in [*givers, *receivers])
    draft.node |= {"@hierarchy": "2", "iati-identifier": [{TEXT: own}], "reporting-org": [us.org(secondary)]}
    documents = {fact.document_id: fact.document for fact in act.told}  # type: ignore[attr-defined]
    _told(draft, act, list(documents.values()), language)
    for partner in givers:
        role = "1" if act.type in ("funding", "donation") else _GIVES
        draft.add("participating-org", organisation(partner, language, role=role))
    for partner in receivers:
        draft.add("participating-org", organisation(partner, language, role=_RECEIVES))
    if theirs:
        draft.add("other-identifier", {"@ref": theirs, "@type": "A9"})
    _when(draft, act.starts, act.ends, act.status == "planned", us)
    rows = list(act.countries.all())
    hosts = [row.country for row in rows if row.hosts]
    _to(draft, [row.country for row in rows if row.receives] or hosts or [row.country for row in rows])
    draft.add("sector", *sectors({row.area: 1 for row in act.areas.all()}))
    aid = _aid(act.type, hosts[0] if len(hosts) == 1 else "", _country(givers[0]) if len(givers) == 1 else "")
    draft.add("default-aid-type", {"@code": aid, "@vocabulary": "1"})
    left = _money(draft, act, givers, receivers, us, own)
    _links(draft, act, documents.values(), us)
    numbers = [(row.of, row.value) for row in act.counts.all()]
    draft.add("result", *counted(numbers, act.starts, act.ends, language))
    for giver in givers:
        for receiver in receivers:
            _reciprocity(draft, giver, receiver)
    return draft, left


def _told(draft: Draft, act: Act, documents: list[Document], language: str) -> None:
    """Title and description in each language in which a source tells of it."""
    title = texts(((one.language, one.name) for one in documents), language)
    draft.add("title", {"narrative": title or [words(f"{act.type} {act.pk}", language)]})
    quotes = [
        (fact.document.language, evidence.quote)
        for fact in act.told  # type: ignore[attr-defined]
        if fact.kind == "act"
        for evidence in list(fact.evidence.all())[:1]
    ]
    draft.add("description", {"@type": "1", "narrative": texts(quotes, language) or title or [words("-", language)]})


def _links(draft: Draft, act: Act, documents: Iterable[Document], us: Reporting) -> None:
    """The sources that lie somewhere on the web, or here."""
    language, category = us.reporter.language, "A09" if act.type == "agreement" else "A12"
    for one in documents:
        if url := _url(one, us):
            draft.add("document-link", link(url, one.name, one.language, language, category, one.media_type))


def _money(
    draft: Draft, act: Act, givers: list[Partner], receivers: list[Partner], us: Reporting, own: str
) -> list[str]:
    """Each sum as the stage that is told of it; sums without a stage are in no transaction."""
    left = []
    day = act.ends if act.ends and act.ends <= us.today else act.starts
    if day is None:
        return left
    incoming = any(us.is_us(one) for one in receivers) and not any(us.is_us(one) for one in givers)
    for row in act.money.all():
        said = {"sum": f"{row.currency} {plain(row.amount)}"}
        if row.stage in _NO_STAGE:
            left.append(_("%(sum)s: its stage is not told") % said)
        elif day > us.today and row.stage != "allocation":
            left.append(
                _("%(sum)s: what is to come is no transaction") % {"sum": f"{row.currency} {plain(row.amount)}"}
            )
        else:
            draft.add(*_sum(row, day, givers, receivers, us, own, incoming))
    return left


def _sum(
    row: Any, day: date, givers: list[Partner], receivers: list[Partner], us: Reporting, own: str, incoming: bool
) -> tuple[str, Node]:
    between: Node = {}
    if len(givers) == 1:
        about = {} if incoming else {"provider-activity-id": own}
        between["provider-org"] = [organisation(givers[0], us.reporter.language, **about)]
    if len(receivers) == 1:
        about = {"receiver-activity-id": own} if incoming else {}
        between["receiver-org"] = [organisation(receivers[0], us.reporter.language, **about)]
    worth = {"value": [value(row.amount, row.currency, day)]}
    if row.stage == "allocation":
        return "planned-disbursement", {
            "@type": "1",
            "period-start": [{"@iso-date": day.isoformat()}],
        } | worth | between
    code = term("received" if incoming else "given", row.stage)
    told = {"transaction-type": [{"@code": code}], "transaction-date": [{"@iso-date": day.isoformat()}]}
    return "transaction", told | worth | between


def _when(draft: Draft, starts: date, ends: date | None, planned: bool, us: Reporting) -> None:
    last = ends or starts
    status = "1" if planned or starts > us.today else "4" if last <= us.today else "2"
    draft.add("activity-status", {"@code": status})
    draft.add("activity-date", *days(starts, ends, planned, us.today))


def _to(draft: Draft, countries: list[str]) -> None:
    name, nodes = recipients(countries)
    draft.add(name, *nodes)


def _aid(kind: str, host: str, giver: str) -> str:
    """E01 where people learn in the giver's country; else as the kind of deed says."""
    if kind in ("training", "scholarship") and host and host == giver:
        return "E01"
    return term("aid", kind) or "C01"


def _country(partner: Partner | None) -> str:
    return surviving(partner).country if partner else ""


def _url(document: Document, us: Reporting) -> str:
    """Where the source lies on the web; else its page here, where these pages have an address."""
    if document.source_url.startswith(("http://", "https://")):
        return document.source_url
    return us.reporter.address.rstrip("/") + document.get_absolute_url() if us.reporter.address else ""


def _reciprocity(draft: Draft, giver: Partner | None, receiver: Partner | None) -> None:
    """Who gave to whom, both directions alike: IATI tells of receivers by country only."""
    if giver and receiver:
        one, other = surviving(giver), surviving(receiver)
        said = {"from": one.name, "to": other.name, "from_country": one.country, "to_country": other.country}
        draft.extend("direction", "", **said)
