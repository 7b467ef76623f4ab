"""What a person asks of the list of acts, and the acts that are so.

A *side* is a country (``KZ``) or a partner (its number): ``giver=KZ&receiver=12`` are the deeds of Kazakhstan for
partner 12. ``receiver=*`` is somebody, ``receiver=-`` nobody. ``giver=KZ&together=UZ``: what both did together, for
others or for nobody in particular.
"""

import re
from collections.abc import Hashable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from cosante.register.models import Act, ActArea, ActCountry, ActMoney, ActParty, ActPlace, ActSource, Part, Partner
from cosante.register.queries.kept import kept, state
from cosante.register.records.folding import fold

SOMEBODY, NOBODY = "*", "-"
#: A country or a partner in an address.
SIDE = re.compile(r"[A-Z]{2}|[1-9][0-9]{0,15}", re.ASCII)
_FORMS = {
    "country": re.compile(r"[A-Z]{2}", re.ASCII),
    "partner": re.compile(r"[1-9][0-9]{0,15}", re.ASCII),
    "currency": re.compile(r"[A-Z]{3}", re.ASCII),
    "reviewed": re.compile(r"yes|no"),
    "year_from": re.compile(r"[0-9]{4}", re.ASCII),
    "year_to": re.compile(r"[0-9]{4}", re.ASCII),
    "giver": SIDE,
    "together": SIDE,
    "receiver": re.compile(rf"{SIDE.pattern}|[*-]", re.ASCII),
}
_LONGEST = 200
#: So many acts are named by their numbers where they are counted again and again.
_FEW = 2000


@dataclass(frozen=True)
class Asked:
    """The filters; nothing where one is not set. Values are as an address has them."""

    words: str = ""
    type: str = ""
    status: str = ""
    area: str = ""
    country: str = ""
    partner: str = ""
    place: str = ""
    year_from: str = ""
    year_to: str = ""
    amount_from: str = ""
    amount_to: str = ""
    currency: str = ""
    language: str = ""
    source: str = ""
    reviewed: str = ""
    giver: str = ""
    receiver: str = ""
    together: str = ""

    @classmethod
    def of(cls, said: Mapping[str, str]) -> "Asked":
        """What an address says, as far as it makes sense: what does not is as if it were not said."""
        return cls(**{name: value for name in FIELDS if (value := _sensible(name, said.get(name, "")))})

    def query(self, **changes: str) -> str:
        """The filters as an address has them, those that are set, with changes."""
        said = asdict(replace(self, **{name: value for name, value in changes.items() if name in FIELDS}))
        more = {name: value for name, value in changes.items() if name not in FIELDS}
        return urlencode({name: value for name, value in (said | more).items() if value})

    def without(self, *names: str) -> "Asked":
        """The same with these filters not set."""
        return replace(self, **dict.fromkeys(names, ""))

    def __bool__(self) -> bool:
        return any(asdict(self).values())


#: Filters on the columns of acts; the others are on their rows.
OWN = ("type", "status", "reviewed", "year_from", "year_to")
FIELDS = tuple(field.name for field in fields(Asked))


def _sensible(name: str, value: str) -> str:
    value = value.replace("\0", "").strip()[:_LONGEST]
    if name in _FORMS:
        return value if _FORMS[name].fullmatch(value) else ""
    if name in ("amount_from", "amount_to"):
        return value if _amount(value) is not None else ""
    return value


def _amount(value: str) -> Decimal | None:
    try:
        amount = Decimal(value.replace(",", ""))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and 0 <= amount < Decimal(10) ** 18 else None


def filtered(asked: Asked, listed: bool = True) -> QuerySet[Act]:
    """The acts that are so; with ``listed`` only those of the lists. An index answers each filter."""
    found = Act.objects.filter(sources__gt=0) if listed else Act.objects.all()
    own: dict[str, Any] = {name: getattr(asked, name) for name in ("type", "status") if getattr(asked, name)}
    if asked.reviewed:
        own["reviewed"] = asked.reviewed == "yes"
    if asked.year_from:
        own["year__gte"] = int(asked.year_from)
    if asked.year_to:
        own["year__lte"] = int(asked.year_to)
    return found.filter(*_conditions(asked, "pk"), **own)


def rows_of(model: Any, asked: Asked) -> QuerySet[Any]:
    """The rows of the listed acts that are so, of a table that says of each row whether its act is listed.

    Where no filter is on the act's own columns, the acts themselves need not be looked at.
    """
    if any(getattr(asked, name) for name in OWN):
        return model.objects.filter(act__in=filtered(asked).order_by())  # type: ignore[no-any-return]
    return model.objects.filter(*_conditions(asked, "act"), listed=True)  # type: ignore[no-any-return]


def latest(found: QuerySet[Act]) -> QuerySet[Act]:
    """The latest first, those without a day last."""
    return found.order_by(F("starts").desc(nulls_last=True), "-pk")


def _conditions(asked: Asked, act: str) -> list[Q | Exists]:
    """The filters that are on rows of acts. ``act`` is what the number of the act is called where they are asked."""
    conditions: list[Q | Exists] = [Q(**{f"{act}__in": rows.values("act")}) for rows in _rows(asked)]
    conditions += _words(asked.words, act)
    for side, part in ((asked.giver, Part.ACTOR), (asked.receiver, Part.RECIPIENT), (asked.together, Part.ACTOR)):
        if side in (SOMEBODY, NOBODY):
            received = Exists(ActParty.objects.filter(act=OuterRef(act), role=Part.RECIPIENT))
            conditions.append(received if side == SOMEBODY else ~received)
        elif side:
            conditions.append(Q(**{f"{act}__in": acts_of_side(side, part)}))
    for side in (asked.giver, asked.together) if asked.together else ():
        if side:
            conditions.append(~Q(**{f"{act}__in": acts_of_side(side, Part.RECIPIENT)}))
    return conditions


def _rows(asked: Asked) -> list[QuerySet[Any]]:
    """For each filter on rows: the rows that are so."""
    found: list[QuerySet[Any]] = []
    if asked.area:
        found.append(ActArea.objects.filter(area=asked.area))
    if asked.country:
        found.append(ActCountry.objects.filter(country=asked.country))
    if asked.partner:
        found.append(ActParty.objects.filter(partner=int(asked.partner)))
    if asked.place:
        found.append(ActPlace.objects.filter(key=asked.place))
    if asked.language:
        found.append(ActSource.objects.filter(aspect=ActSource.Aspect.LANGUAGE, value=asked.language))
    if asked.source:
        found.append(ActSource.objects.filter(aspect=ActSource.Aspect.KIND, value=asked.source))
    if asked.amount_from or asked.amount_to or asked.currency:
        found.append(_sums(asked))
    return found


def _sums(asked: Asked) -> QuerySet[ActMoney]:
    found = ActMoney.objects.all()
    if asked.currency:
        found = found.filter(currency=asked.currency)
    if asked.amount_from:
        found = found.filter(amount__gte=_amount(asked.amount_from))
    if asked.amount_to:
        found = found.filter(amount__lte=_amount(asked.amount_to))
    return found


def _words(words: str, act: str) -> list[Q]:
    """Every word is in the name of a party or of a place. The acts are looked for once, and then counted often."""
    if not words:
        return []
    now = state()
    numbers = kept(now, ("words", words), lambda: _numbers(now, words))
    return [Q(**{f"{act}__in": numbers})] if numbers is not None else _by_word(now, words, act)


def _numbers(now: Hashable, words: str) -> list[int] | None:
    """The acts, where they are few."""
    found = Act.objects.filter(*_by_word(now, words, "pk")).order_by().values_list("pk", flat=True)
    numbers = list(found[: _FEW + 1])
    return numbers if len(numbers) <= _FEW else None


def _by_word(now: Hashable, words: str, act: str) -> list[Q]:
    conditions = []
    for word in fold(words).split():
        partners, places = kept(now, ("named", word), lambda word=word: _named(word))
        named = Q(**{f"{act}__in": ActParty.objects.filter(partner__in=partners).values("act")})
        if places:
            named |= Q(**{f"{act}__in": ActPlace.objects.filter(key__in=places).values("act")})
        conditions.append(named)
    return conditions


def _named(word: str) -> tuple[list[int], list[str]]:
    """The partners and the places that have the word in a name."""
    partners = Partner.objects.filter(searched__contains=word).values_list("pk", flat=True)
    places = ActPlace.objects.filter(searched__contains=word).order_by().values_list("key", flat=True)
    return list(partners.order_by()), list(places.distinct())


def acts_of_side(side: str, part: str) -> QuerySet[Any]:
    """The numbers of the acts in which the side has this part."""
    if side.isdigit():
        return ActParty.objects.filter(partner=int(side), role=part).values("act")
    has = {"gives": True} if part == Part.ACTOR else {"receives": True}
    return ActCountry.objects.filter(country=side, **has).values("act")
