"""Forms of the verbs of supplies: what each asks once, and of each line or lot, and the action that it calls.

Fields are made from the columns that the verb fills, so that they are called and checked as everywhere.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, cast

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from cosante.register.actions import supply as act
from cosante.register.actions.supply.together import Taken
from cosante.register.models import (
    Account,
    Distribution,
    Kept,
    Loss,
    Order,
    OrderLine,
    Receipt,
    ReceiptLine,
    Return,
    Shipment,
    ShipmentLine,
    Store,
    Substitution,
)
from cosante.register.queries.supply.books import book_of
from cosante.register.queries.supply.stock import held
from cosante.vocabulary.errors import BadValue
from cosante.web.kept_fields import field_of
from cosante.web.kept_forms import KeptForm, reason_field
from cosante.web.supply_words import unit
from cosante.web.words import number_words

Values = Mapping[str, Any]
#: So many lots are asked of at most, the newest.
_MOST = 200


class Asked(NamedTuple):
    """One line of a form: what it is about, a hint, and the values that its fields begin with."""

    key: int
    subject: Any
    label: str
    hint: str
    begins: Values


class Given(NamedTuple):
    """What was filled in: once, by line, why; and the version of the subject that was looked at."""

    heads: dict[str, Any]
    lines: list[tuple[Any, dict[str, Any]]]
    why: str
    seen: int


Do = Callable[[Any, Given, Account], Any]


@dataclass(frozen=True, kw_only=True)
class Verb:
    """One verb. ``of``: the table of what it is done to; ``heads`` and ``columns``: what is asked, from which table."""

    of: type[Kept]
    about: type[Kept]
    heads: tuple[str, ...]
    do: Do
    part: type[Kept] | None = None
    columns: tuple[str, ...] = ()
    #: Columns of lines that are another table's, by the name of their field.
    others: Mapping[str, tuple[type[Kept], str]] = field(default_factory=dict)
    lines: Callable[[Any], Iterable[Asked]] = lambda _subject: ()
    today: str = ""


class VerbForm(forms.Form):
    """The form of a verb."""

    def __init__(self, verb: Verb, subject: Kept, data: QueryDict | None, today: date) -> None:
        super().__init__(data)
        self.verb, self.asked = verb, list(verb.lines(subject))
        for name in verb.heads:
            made = field_of(verb.about._meta.get_field(name))
            known = getattr(subject, name, None) if isinstance(subject, verb.about) else None
            made.initial = known or (today if name == verb.today else made.initial)
            made.required = made.required or name == verb.today
            self.fields[name] = made
        for one in self.asked:
            for name in verb.columns:
                self.fields[f"{name}-{one.key}"] = self._of_line(name, one)
        self.fields["why"] = reason_field()

    def _of_line(self, name: str, one: Asked) -> forms.Field:
        table, column = self.verb.others.get(name) or (cast(type[Kept], self.verb.part), name)
        made = field_of(table._meta.get_field(column))
        made.required, made.initial = False, one.begins.get(name)
        return made

    partner_names = KeptForm.partner_names

    def head_fields(self) -> list[forms.BoundField]:
        """What is asked once."""
        return [self[name] for name in self.verb.heads]

    def rows(self) -> list[tuple[Asked, list[forms.BoundField]]]:
        """What is asked of each line."""
        return [(one, [self[f"{name}-{one.key}"] for name in self.verb.columns]) for one in self.asked]

    def given(self, seen: int) -> Given:
        """What was filled in."""
        kept = self.cleaned_data
        lines = [(one.subject, {name: kept[f"{name}-{one.key}"] for name in self.verb.columns}) for one in self.asked]
        return Given({name: kept[name] for name in self.verb.heads}, lines, kept["why"], seen)


def _open_lines(order: Order) -> Iterable[Asked]:
    for one in book_of(order).lines:
        left = one.line.outstanding - max(one.line.under_way, Decimal(0))
        words = {"n": number_words(one.line.outstanding), "unit": unit(one.row.item.unit)}
        yield Asked(
            one.row.pk,
            one.row,
            str(one.row.item),
            _("outstanding: %(n)s %(unit)s") % words,
            {"quantity": left if left > 0 else None},
        )


def _replaceable(order: Order) -> Iterable[Asked]:
    return (one._replace(begins={}) for one in _open_lines(order))


def _shipped_lines(shipment: Shipment) -> Iterable[Asked]:
    lines = ShipmentLine.objects.filter(shipment=shipment, withdrawn=False).select_related("line__item")
    for one in lines.prefetch_related("received"):
        here = sum((r.accepted + (r.rejected or 0) for r in one.received.all() if not r.withdrawn), Decimal(0))
        words = {"n": number_words(one.quantity), "unit": unit(one.line.item.unit), "here": number_words(here)}
        hint = _("shipped: %(n)s %(unit)s; arrived before: %(here)s") % words
        yield Asked(one.pk, one, str(one), hint, {"accepted": max(one.quantity - here, Decimal(0))})


def _lots(receipt: Receipt) -> Iterable[Asked]:
    for one in ReceiptLine.objects.filter(receipt=receipt, withdrawn=False).select_related("item"):
        begins = {"accepted": one.accepted, "rejected": one.rejected, "reason": one.reason}
        yield Asked(one.pk, one, str(one), unit(one.item.unit), begins)


def _stock(store: Store) -> Iterable[Asked]:
    for one in held(store=store.pk):
        words = {"n": number_words(one.quantity), "unit": unit(one.lot.item.unit)}
        yield Asked(one.lot.pk, one.lot, str(one.lot), _("in stock: %(n)s %(unit)s") % words, {})


def _passed(store: Store) -> Iterable[Asked]:
    """Lots that are in the store or were: some of them may come back, or go back."""
    here = {one.lot.pk: one.quantity for one in held(store=store.pk)}
    was_here = Q(receipt__store=store) | Q(distributed__source=store) | Q(distributed__to=store)
    lots = ReceiptLine.objects.filter(was_here, withdrawn=False).select_related("item").distinct()
    for one in lots.order_by("-pk")[:_MOST]:
        words = {"n": number_words(here.get(one.pk, Decimal(0))), "unit": unit(one.item.unit)}
        yield Asked(one.pk, one, str(one), _("in stock: %(n)s %(unit)s") % words, {})


def _dated(action: Callable[..., Any], column: str) -> Do:
    return lambda order, given, by: action(order, given.heads[column], given.seen, by, given.why)


def _place(order: Order, given: Given, by: Account) -> Any:
    terms = {name: value for name, value in given.heads.items() if name != "ordered"}
    return act.place(order, given.heads["ordered"], given.seen, by, given.why, terms)


def _ship(order: Order, given: Given, by: Account) -> Any:
    sent = [act.Sent(line, values["quantity"], values["lot"], values["expiry"]) for line, values in given.lines]
    return act.ship(order, given.heads, sent, by, given.why)


def _substitute(order: Order, given: Given, by: Account) -> Any:
    heads, made = given.heads, None
    for line, values in something_of(given):
        if values["item"] is None or not values["instead"]:
            raise BadValue(_("Say which item comes instead, and how much of it."))
        instead = act.Instead(values["item"], values["instead"], values["unit_price"])
        why = heads["about"] or given.why
        made = act.substitute(line, values["quantity"], instead, heads["agreed"], by, why)
    return made


def something_of(given: Given) -> list[tuple[Any, dict[str, Any]]]:
    """Lines of which there is any. ``BadValue`` where there is none."""
    found = [(subject, values) for subject, values in given.lines if values["quantity"]]
    if not found:
        raise BadValue(_("Say of how much: every quantity is empty."))
    return found


def _receive(shipment: Shipment, given: Given, by: Account) -> Any:
    arrived = [
        act.Arrived(line, values["accepted"] or Decimal(0), values["rejected"], values["reason"])
        for line, values in given.lines
    ]
    return act.receive(shipment, given.heads, arrived, by, given.why)


def _inspect(receipt: Receipt, given: Given, by: Account) -> Any:
    found = [
        act.Found(lot, values["accepted"] or Decimal(0), values["rejected"], values["reason"])
        for lot, values in given.lines
    ]
    return act.inspect(receipt, given.heads, found, given.seen, by, given.why)


def _taken(action: Callable[..., Any], store: str) -> Do:
    def do(place: Store, given: Given, by: Account) -> Any:
        taken = [Taken(lot, values["quantity"]) for lot, values in given.lines]
        return action({**given.heads, store: place}, taken, by, given.why)

    return do


VERBS: Mapping[str, Verb] = {
    "approve": Verb(of=Order, about=Order, heads=("approved",), today="approved", do=_dated(act.approve, "approved")),
    "place": Verb(
        of=Order,
        about=Order,
        heads=("ordered", "agency", "supplier", "number", "due"),
        today="ordered",
        do=_place,
    ),
    "cancel": Verb(of=Order, about=Order, heads=("cancelled",), today="cancelled", do=_dated(act.cancel, "cancelled")),
    "ship": Verb(
        of=Order,
        about=Shipment,
        heads=("shipped", "due", "waybill", "carrier"),
        today="shipped",
        part=ShipmentLine,
        columns=("quantity", "lot", "expiry"),
        lines=_open_lines,
        do=_ship,
    ),
    "substitute": Verb(
        of=Order,
        about=Substitution,
        heads=("agreed", "about"),
        today="agreed",
        part=Substitution,
        columns=("quantity", "item", "instead", "unit_price"),
        others={
            "item": (OrderLine, "item"),
            "instead": (OrderLine, "quantity"),
            "unit_price": (OrderLine, "unit_price"),
        },
        lines=_replaceable,
        do=_substitute,
    ),
    "receive": Verb(
        of=Shipment,
        about=Receipt,
        heads=("received", "store", "inspection", "inspected", "inspector", "about"),
        today="received",
        part=ReceiptLine,
        columns=("accepted", "rejected", "reason"),
        lines=_shipped_lines,
        do=_receive,
    ),
    "inspect": Verb(
        of=Receipt,
        about=Receipt,
        heads=("inspection", "inspected", "inspector", "about"),
        today="inspected",
        part=ReceiptLine,
        columns=("accepted", "rejected", "reason"),
        lines=_lots,
        do=_inspect,
    ),
    "distribute": Verb(
        of=Store,
        about=Distribution,
        heads=("to", "day", "stays", "paper"),
        today="day",
        part=Distribution,
        columns=("quantity",),
        lines=_stock,
        do=_taken(act.distribute, "source"),
    ),
    "give-back": Verb(
        of=Store,
        about=Return,
        heads=("kind", "facility", "supplier", "day", "about"),
        today="day",
        part=Return,
        columns=("quantity",),
        lines=_passed,
        do=_taken(act.give_back, "store"),
    ),
    "write-off": Verb(
        of=Store,
        about=Loss,
        heads=("kind", "day", "about"),
        today="day",
        part=Loss,
        columns=("quantity",),
        lines=_stock,
        do=_taken(act.write_off, "store"),
    ),
}
