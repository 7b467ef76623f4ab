"""Orders under an agreement as its transactions: what was ordered is committed, what was accepted is delivered in kind.

Only what has a price, a currency and a day that is past is money. Where the agreement has transactions of its own of
that stage and currency, orders are in them already, and are told as left out: no sum holds one thing twice.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from django.db.models import Q
from django.utils.translation import gettext as _

from cosante.exchange.iati.nodes import Node, words
from cosante.exchange.iati.terms import term
from cosante.publishing.ledger import BY_GIVER, BY_OTHERS
from cosante.publishing.parts import Draft, Reporting, clean_text, organisation, value
from cosante.register.models import Agreement, Funding, OrderLine, Partner, ReceiptLine, Stage
from cosante.register.queries.supply.books import books, orders_under
from cosante.register.records.supply.exact import times


def ordered(draft: Draft, agreement: Agreement, us: Reporting, own: str, aid: str) -> list[str]:
    """Transactions of its orders; what could not be one, and why."""
    orders = orders_under(agreement)
    if not orders.exists():
        return []
    there = agreement.transactions.filter(withdrawn=False).exclude(funding=Funding.DELEGATED)
    taken = set(there.values_list("stage", "currency"))
    left: dict[str, None] = {}
    for stage, day, line, amount, ref in [*_committed(orders, agreement), *_delivered(agreement)]:
        if why := _why_not(stage, day, line, amount, taken, us):
            left[why] = None
        elif day is not None and amount is not None and amount > 0:
            draft.add("transaction", _transaction(stage, day, line, amount, ref, us, own, aid))
    return list(left)


Moved = tuple[str, date | None, OrderLine, Decimal | None, str]


def _committed(orders: object, agreement: Agreement) -> Iterator[Moved]:
    """Lines of orders that were placed and not called off, at the price of all that is to come."""
    for book in sorted(books(orders), key=lambda book: book.order.pk):  # type: ignore[arg-type]
        order = book.order
        if order.ordered is None or order.cancelled is not None:
            continue
        for one in book.lines:
            if (one.row.agreement_id or order.agreement_id) == agreement.pk:
                day = order.contracted or order.ordered
                one.row.order = order
                yield Stage.COMMITMENT, day, one.row, one.price, f"ORDER-LINE-{one.row.pk}"


def _delivered(agreement: Agreement) -> Iterator[Moved]:
    """What was accepted of those lines, receipt by receipt."""
    for got in _receipts(agreement):
        line = got.line or (got.shipped.line if got.shipped else None)
        if line is not None and got.accepted:
            worth = None if line.unit_price is None else times(line.unit_price, got.accepted)
            yield Stage.DELIVERED, got.receipt.received, line, worth, f"RECEIPT-LINE-{got.pk}"


def _receipts(agreement: Agreement) -> Iterable[ReceiptLine]:
    of = Q()
    for to in ("line", "shipped__line"):
        own, orders = Q(**{f"{to}__agreement": agreement}), Q(**{f"{to}__agreement": None})
        of |= own | (orders & Q(**{f"{to}__order__agreement": agreement}))
    found = ReceiptLine.objects.filter(of, withdrawn=False, receipt__withdrawn=False)
    found = found.select_related("receipt", "line__order", "line__item", "shipped__line__order", "shipped__line__item")
    return found.order_by("receipt__received", "pk")


def _why_not(
    stage: str, day: date | None, line: OrderLine, amount: Decimal | None, taken: set[tuple[str, str]], us: Reporting
) -> str:
    """Why it is no transaction; nothing where it is one."""
    about = {"order": line.order, "line": line}
    if amount is None:
        return _("“%(line)s” of order “%(order)s” has no price") % about
    if not line.order.currency:
        return _("order “%(order)s” has no currency") % about
    if day is None or day > us.today:
        return _("“%(line)s” of order “%(order)s”: what is to come is no transaction") % about
    if (stage, line.order.currency) in taken:
        said = {"stage": Stage(stage).label, "currency": line.order.currency}
        return _("order “%(order)s”: its agreement has transactions of its own (%(stage)s, %(currency)s)") % (
            about | said
        )
    return ""


def _transaction(
    stage: str, day: date, line: OrderLine, amount: Decimal, ref: str, us: Reporting, own: str, aid: str
) -> Node:
    order = line.order
    payer = line.donor or order.donor or order.buyer
    to = order.supplier or order.agency if stage == Stage.COMMITMENT else order.buyer
    to = None if to and payer and to.pk == payer.pk else to
    incoming = us.is_us(to) and not us.is_us(payer)
    node: Node = {"@ref": ref, "transaction-type": [{"@code": term("received" if incoming else "given", stage)}]}
    node |= {"transaction-date": [{"@iso-date": day.isoformat()}], "value": [value(amount, order.currency, day)]}
    said = clean_text(f"{order.number or order.title}: {line.item}")
    node["description"] = [{"narrative": [words(said, us.reporter.language)]}]
    node |= _between(payer, to, us, own, incoming)
    if stage == Stage.DELIVERED:
        node["disbursement-channel"] = [{"@code": BY_OTHERS if order.agency else BY_GIVER}]
        node["aid-type"] = [{"@code": aid, "@vocabulary": "1"}]
    return node


def _between(payer: Partner | None, to: Partner | None, us: Reporting, own: str, incoming: bool) -> Node:
    found: Node = {}
    sides = (("provider", payer, not incoming), ("receiver", to, incoming))
    for name, partner, ours in sides:
        if partner:
            about = {f"{name}-activity-id": own} if ours else {}
            found[f"{name}-org"] = [organisation(partner, us.reporter.language, **about)]
    return found
