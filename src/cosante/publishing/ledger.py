"""Budget lines and transactions as IATI has them: every stage its own element, no sum of two, nothing converted.

Which transaction type a stage is depends on the side of who publishes (docs/money.md). Delegated funds and co-financed
budgets are in no total of the activity: they stand in our own namespace.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from cosante.exchange.iati.nodes import Node, words
from cosante.exchange.iati.terms import term
from cosante.publishing.parts import Draft, Reporting, clean_text, divided, organisation, plain, value, years
from cosante.register.models import Agreement, BudgetLine, Funding, Partner, Stage, Transaction
from cosante.register.records.dates import bounds
from cosante.vocabulary.money import minor_units

#: Aid in kind: bought by a third party, or managed by the giver.
BY_OTHERS, BY_GIVER = "3", "4"


def budgets(draft: Draft, agreement: Agreement, lines: Iterable[BudgetLine], us: Reporting) -> list[str]:
    """The budget; what could not be in it, and why."""
    left = []
    for line in lines:
        spans = _periods(line, agreement)
        if line.funding != Funding.OWN or spans is None:
            if line.funding == Funding.OWN:
                left.append(_("“%(line)s” has no period, and the agreement no term") % {"line": line})
                continue
            _apart(draft, line, us)
            continue
        status = "2" if agreement.signed and agreement.signed <= us.today else "1"
        for (first, last), amount in zip(spans, amounts(line, spans), strict=True):
            period = {
                "period-start": [{"@iso-date": first.isoformat()}],
                "period-end": [{"@iso-date": last.isoformat()}],
            }
            told: Node = {"@type": "1", "@status": status} | period
            draft.add("budget", told | {"value": [value(amount, line.currency, first)]})
        if len(spans) > 1:
            draft.extend(
                "divided", line.what, amount=plain(line.amount), currency=line.currency, period=line.period, by="days"
            )
    return left


def _periods(line: BudgetLine, agreement: Agreement) -> list[tuple[date, date]] | None:
    first, last = bounds(line.period) or (agreement.in_force or agreement.signed, agreement.ends)
    return years(first, last) if first and last and first <= last else None


def amounts(line: BudgetLine, spans: list[tuple[date, date]]) -> list[Decimal]:
    """A line's amount, divided among pieces of its period."""
    return divided(line.amount, spans, Decimal(1).scaleb(-minor_units(line.currency)))


def _apart(draft: Draft, line: BudgetLine, us: Reporting) -> None:
    """Whose money it is, where it is not the agreement's own."""
    said = {"amount": plain(line.amount), "currency": line.currency, "period": line.period}
    if line.funding == Funding.DELEGATED:
        draft.extend(
            "delegation", line.what, stage="budget", **said, **_between(line.delegated_from, line.delegated_to)
        )
        return
    draft.extend("co-financing", line.what, stage="budget", **said, **_between(line.payer, None))
    if line.payer:
        draft.add("participating-org", organisation(line.payer, us.reporter.language, role="1"))


def _between(giver: Partner | None, receiver: Partner | None) -> dict[str, str]:
    found = {}
    for side, partner in (("from", giver), ("to", receiver)):
        if partner:
            found[side] = clean_text(partner.name)
            found[f"{side}_ref"] = partner.identifier
    return found


def transactions(
    draft: Draft, rows: Iterable[Transaction], us: Reporting, own: str, theirs: Mapping[int, str], aid: str
) -> list[str]:
    """What happened to money; ``theirs`` has by act the identifier of an activity that somebody else published."""
    left = []
    for row in rows:
        if row.funding == Funding.DELEGATED:
            said = {"amount": plain(row.amount), "currency": row.currency, "date": row.value_date.isoformat()}
            draft.extend("delegation", row.about, stage=row.stage, **said, **_between(row.provider, row.receiver))
        elif row.value_date > us.today:
            left.append(_("“%(row)s”: its value date lies in the future") % {"row": row})
        elif row.stage == Stage.ALLOCATION:
            draft.add("planned-disbursement", _planned(row, us))
        else:
            draft.add("transaction", _transaction(row, us, own, theirs.get(row.act_id or 0, ""), aid))
    return left


def _planned(row: Transaction, us: Reporting) -> Node:
    """An allocation: IATI has no transaction type for it."""
    node: Node = {"@type": "1", "period-start": [{"@iso-date": row.value_date.isoformat()}]}
    return node | {"value": [value(row.amount, row.currency, row.value_date)]} | _parties(row, us, "", "")


def _transaction(row: Transaction, us: Reporting, own: str, theirs: str, aid: str) -> Node:
    incoming = us.is_us(row.receiver) and not us.is_us(row.provider)
    code = term("received" if incoming else "given", row.stage)
    node: Node = {"@ref": f"T{row.pk}", "transaction-type": [{"@code": code}]}
    node |= {"transaction-date": [{"@iso-date": row.value_date.isoformat()}]}
    node |= {"value": [value(row.amount, row.currency, row.value_date)]}
    if said := _said(row):
        node["description"] = [{"narrative": [words(said, us.reporter.language)]}]
    node |= _parties(row, us, theirs if incoming else own, own if incoming else theirs)
    in_kind = row.in_kind or row.stage == Stage.DELIVERED
    if in_kind:
        node["disbursement-channel"] = [{"@code": BY_GIVER if row.provider else BY_OTHERS}]
    return node | {"aid-type": [{"@code": aid, "@vocabulary": "1"}]} if in_kind else node


def _said(row: Transaction) -> str:
    """What IATI has no element for: what it was for, that it is a value, and by which prices."""
    said = [clean_text(row.about)]
    said += ["in kind"] if row.in_kind else []
    said += ["estimated"] if row.estimated else []
    said += [f"valued by {clean_text(row.price_reference)}"] if row.price_reference else []
    return "; ".join(filter(None, said))


def _parties(row: Transaction, us: Reporting, giver: str, receiver: str) -> Node:
    """Who gave and who received, each with its own activity's identifier where it is known."""
    found: Node = {}
    for name, partner, activity in (("provider", row.provider, giver), ("receiver", row.receiver, receiver)):
        if partner:
            about = {f"{name}-activity-id": activity}
            found[f"{name}-org"] = [organisation(partner, us.reporter.language, **about)]
    return found
