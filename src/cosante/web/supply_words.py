"""What is said of supplies: steps, problems, risks, the signs of formulas."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from cosante.register.models import Kept, kept_models
from cosante.register.queries.supply.books import Book
from cosante.register.queries.supply.stock import Missing
from cosante.register.records.supply.exact import rounded
from cosante.web.dates import day_words
from cosante.web.words import money_words, number_words

Labels = Mapping[str, "str | Promise"]

STEPS: Labels = {
    "requested": pgettext_lazy("order", "requested"),
    "approved": pgettext_lazy("order", "approved"),
    "ordered": pgettext_lazy("order", "ordered"),
    "shipped": pgettext_lazy("order", "shipped"),
    "received": pgettext_lazy("order", "received"),
    "distributed": pgettext_lazy("order", "distributed"),
    "cancelled": pgettext_lazy("order", "cancelled"),
}
_IN_PART: Labels = {
    "shipped": gettext_lazy("shipped in part"),
    "received": gettext_lazy("received in part"),
    "distributed": gettext_lazy("distributed in part"),
    "cancelled": gettext_lazy("cancelled in part"),
}
RISKS: Labels = {
    "out": gettext_lazy("out of stock"),
    "high": gettext_lazy("high: an order of today comes too late"),
    "some": gettext_lazy("some: it reaches into the safety stock"),
    "low": gettext_lazy("low"),
    "unknown": gettext_lazy("not known: consumption or lead time is missing"),
}
MOVES: Labels = {
    "received": pgettext_lazy("order", "received"),
    "moved": gettext_lazy("moved to another store"),
    "distributed": pgettext_lazy("order", "distributed"),
    "lost": gettext_lazy("written off"),
    "returned": gettext_lazy("returned to the supplier"),
    "brought-back": gettext_lazy("brought back"),
}
#: Signs of ``records.supply.quantify``, and how each is reckoned.
FIGURES: Labels = {
    "CA": gettext_lazy("average monthly consumption: used ÷ (months − days without stock ÷ 30.4)"),
    "SS": gettext_lazy("safety stock: average monthly consumption × months of safety stock"),
    "treated": gettext_lazy("treatments: cases × share treated"),
    "QM": gettext_lazy("needed for them: treatments × units for a treatment"),
    "gross": gettext_lazy("needed in all, with the addition for losses"),
    "there": gettext_lazy("in stock and on order"),
    "QO": gettext_lazy("quantity to order: needed in all − in stock and on order, rounded up"),
    "LT": gettext_lazy("lead time in months"),
    "PP": gettext_lazy("months to cover"),
    "C": gettext_lazy("cases expected"),
    "Q": gettext_lazy("units for a treatment"),
}
SPANS: Mapping[tuple[str, str], "str | Promise"] = {
    ("requested", "approved"): gettext_lazy("from request to approval"),
    ("approved", "ordered"): gettext_lazy("from approval to order"),
    ("ordered", "shipped"): gettext_lazy("from order to shipment"),
    ("shipped", "received"): gettext_lazy("from shipment to receipt"),
    ("ordered", "received"): gettext_lazy("from order to receipt"),
}
BASES: Labels = {
    "shipment": gettext_lazy("as its shipment says"),
    "promised": gettext_lazy("as promised"),
    "median": gettext_lazy("by the median of its agency"),
}


#: Units that are often counted; others are shown as they were typed.
_UNITS: Labels = {
    "ampoule": pgettext_lazy("unit", "ampoule"),
    "bottle": pgettext_lazy("unit", "bottle"),
    "capsule": pgettext_lazy("unit", "capsule"),
    "dose": pgettext_lazy("unit", "dose"),
    "kit": pgettext_lazy("unit", "kit"),
    "piece": pgettext_lazy("unit", "piece"),
    "tablet": pgettext_lazy("unit", "tablet"),
    "vial": pgettext_lazy("unit", "vial"),
}


def unit(typed: str) -> str:
    """A unit in the language of the page."""
    return str(_UNITS.get(typed.casefold(), typed))


class Problem(NamedTuple):
    """A sentence, and where it leads."""

    words: str
    href: str = ""


def where_words(book: Book) -> str:
    """How far an order is."""
    return step_words(*book.where)


def step_words(step: str, whole: bool) -> str:
    """A step, and whether all of an order has reached it."""
    return str(STEPS[step] if whole else _IN_PART[step])


def figure(value: Fraction | Decimal | int | None, places: int = 2) -> str:
    """A number for the eye: rounded, without zeros at its end."""
    return "" if value is None else number_words(rounded(Fraction(value), places).normalize())


def sum_words(book: Book) -> str:
    """What an order costs."""
    return money_words(book.price, book.order.currency) if book.order.currency else number_words(book.price)


def problems(book: Book, today: Any) -> list[Problem]:
    """What is wrong with an order, in sentences."""
    return [_problem(code, about) for code, about in book.problems(today)]


def missing_words(one: Missing) -> Problem:
    """A move that cannot be so."""
    row: Kept = kept_models()[one.noun]._default_manager.get(pk=one.pk)
    values = {"row": row, "n": number_words(one.by)}
    if one.code == "below-nothing":
        return Problem(_("%(row)s: it takes %(n)s more than was there.") % values, row.get_absolute_url())
    return Problem(_("%(row)s: %(n)s more came back than had gone out.") % values, row.get_absolute_url())


def _problem(code: str, about: Any) -> Problem:
    if isinstance(about, Missing):
        return missing_words(about)
    if code in _OF_LINES:
        row, by = about
        return Problem(_OF_LINES[code] % {"row": row, "n": number_words(by)}, f"/supply/lines/{row.pk}/")
    if code == "out-of-order":
        return Problem(_("The day of “%(last)s” is before that of “%(first)s”.") % _days(about))
    if code == "after-money":
        arrives, ends = (day_words(day) for day in about)
        return Problem(
            _("Something is to come by %(arrives)s at best, and its money ends on %(ends)s.")
            % {"arrives": arrives, "ends": ends}
        )
    if code == "late":
        return Problem(_("It was promised for %(day)s, and something is outstanding.") % {"day": day_words(about)})
    return Problem(_("It has prices and no currency."))


_OF_LINES: Labels = {
    "over-cancelled": gettext_lazy("%(row)s: %(n)s more are cancelled or replaced than were ordered."),
    "over-shipped": gettext_lazy("%(row)s: %(n)s more were shipped than were ordered."),
    "over-received": gettext_lazy("%(row)s: %(n)s more were received than were shipped."),
    "over-delivered": gettext_lazy("%(row)s: %(n)s more were accepted than were ordered."),
}


def _days(pair: Iterable[str]) -> dict[str, Any]:
    first, last = pair
    return {"first": STEPS[first], "last": STEPS[last]}
