"""What a person asks of the list of acts, and the acts that are so.

A *side* is a country (``KZ``) or a partner (its number): ``giver=KZ&receiver=12`` are the deeds of Kazakhstan for
partner 12. ``receiver=*`` is somebody, ``receiver=-`` nobody. ``giver=KZ&together=UZ``: what both did together, for
others or for nobody in particular.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from cosante.register.models import (
    Act,
    ActArea,
    ActCountry,
    ActMoney,
    ActParty,
    ActPlace,
    ActSource,
    Part,
    Seen,
)
from cosante.register.queries.kept import kept, state
from cosante.register.queries.search import matching
from cosante.register.queries.these import these
from cosante.register.records.bits import bits_of, numbers_in

SOMEBODY, NOBODY = "*", "-"
#: A country or a partner in an address.
SIDE = re.compile(r"[A-Z]{2}|[1-9][0-9]{0,15}", re.ASCII)
_FORMS = {
    "country": re.compile(r"[A-Z]{2}", re.ASCII),
    "host": re.compile(r"[A-Z]{2}", re.ASCII),
    "partner": re.compile(r"[1-9][0-9]{0,15}", re.ASCII),
    "currency": re.compile(r"[A-Z]{3}", re.ASCII),
    "reviewed": re.compile(r"yes|no"),
    "year_from": re.compile(r"[0-9]{4}", re.ASCII),
    "year_to": re.compile(r"[0-9]{4}", re.ASCII),
    "giver": SIDE,
    "together": SIDE,
    "receiver": re.compile(rf"{SIDE.pattern}|[*-]", re.ASCII),
}
_NUMBERS = frozenset({"year_from", "year_to", "amount_from", "amount_to"})
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]*)?", re.ASCII)
_LONGEST = 200
#: So many acts are named by their numbers where they are counted again and again.
_FEW = 20_000


@dataclass(frozen=True)
class Asked:
    """The filters; nothing where one is not set. Values are as an address has them.

    ``public``: who asks is a visitor of a public site, for whom there is only what reviewed facts say.
    """

    words: str = ""
    type: str = ""
    status: str = ""
    area: str = ""
    country: str = ""
    partner: str = ""
    place: str = ""
    host: str = ""
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
    public: bool = False

    @classmethod
    def of(cls, said: Mapping[str, str], public: bool = False) -> "Asked":
        """What an address says, as far as it makes sense: what does not is as if it were not said."""
        found = {name: value for name in FIELDS if (value := _sensible(name, _typed(name, said.get(name, ""))))}
        if public:
            found.pop("reviewed", None)  # all that visitors see is
        return cls(**found, public=public)

    def query(self, **changes: str) -> str:
        """The filters as an address has them, those that are set, with changes."""
        said = self.said() | changes
        return urlencode([(name, value) for name, value in said.items() if value])

    def without(self, *names: str) -> "Asked":
        """The same with these filters not set."""
        return replace(self, **dict.fromkeys(names, ""))

    def said(self) -> dict[str, str]:
        """Every filter, set or not."""
        return {name: getattr(self, name) for name in FIELDS}

    def column(self, name: str) -> str:
        """Where acts keep a value of their own, for those who ask."""
        return f"public_{name}" if self.public and name in _PUBLIC else name

    def __bool__(self) -> bool:
        return any(self.said().values())


FIELDS = tuple(field.name for field in fields(Asked) if field.name != "public")
#: Columns of acts that have a second one, of what reviewed facts alone say.
_PUBLIC = frozenset({"type", "status", "starts", "ends", "year", "days", "reasons"})


def _typed(name: str, value: str) -> str:
    """Numbers with the digits of any script, and blanks between thousands, as the contract writes them."""
    if name not in _NUMBERS:
        return value
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in value if not sign.isspace())


def _sensible(name: str, value: str) -> str:
    value = value.replace("\0", "").strip()[:_LONGEST]
    if name in _FORMS:
        return value if _FORMS[name].fullmatch(value) else ""
    if name in ("amount_from", "amount_to"):
        amount = _amount(value)
        return "" if amount is None else f"{amount:f}"
    return value


def _amount(value: str) -> Decimal | None:
    """The sum; commas part its thousands, or its lakhs, and nothing else."""
    if "," in value and not _GROUPED.fullmatch(value):
        return None
    try:
        amount = Decimal(value.replace(",", ""))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and 0 <= amount < Decimal(10) ** 18 else None


def filtered(asked: Asked, listed: bool = True) -> QuerySet[Act]:
    """The acts that are so; with ``listed`` only those of the lists. An index answers each filter."""
    if asked.public:
        found = Act.objects.filter(merged_into=None, public__isnull=False)
    else:
        found = Act.objects.filter(sources__gt=0) if listed else Act.objects.all()
    own: dict[str, Any] = {name: getattr(asked, name) for name in ("type", "status") if getattr(asked, name)}
    if asked.reviewed:
        own["reviewed"] = asked.reviewed == "yes"
    for name, field in (("year_from", "year__gte"), ("year_to", "year__lte")):
        if getattr(asked, name):
            own[field] = int(getattr(asked, name))
    own = {asked.column(name.split("__")[0]) + name[len(name.split("__")[0]) :]: value for name, value in own.items()}
    return found.filter(*_conditions(asked, "pk", listed), **own)


def seen(model: Any, public: bool, listed: bool = True) -> QuerySet[Any]:
    """The rows that visitors see, or those that the office sees; with ``listed`` only those of the lists."""
    return model.objects.filter(**seen_so(model, public, listed))  # type: ignore[no-any-return]


def seen_so(model: Any, public: bool, listed: bool = True, through: str = "") -> dict[str, Any]:
    """The same as conditions. ``through``: how the rows are reached from what is filtered."""
    if model is ActParty:
        so: dict[str, Any] = {"public": True} if public else {"listed": True} if listed else {}
    else:
        office = {"seen": Seen.LISTED} if listed else {"seen__in": (Seen.OUT, Seen.LISTED)}
        so = {"seen": Seen.PUBLIC} if public else office
    return {through + name: value for name, value in so.items()}


def latest(found: QuerySet[Act], public: bool = False) -> QuerySet[Act]:
    """The latest first, those without a day last."""
    return found.order_by(F("public_starts" if public else "starts").desc(nulls_last=True), "-pk")


def _conditions(asked: Asked, act: str, listed: bool = True) -> list[Q | Exists]:
    """The filters that are on rows of acts. ``act`` is what the number of the act is called where they are asked."""
    conditions: list[Q | Exists] = [Q(**{f"{act}__in": rows.values("act")}) for rows in _rows(asked, listed)]
    conditions += _words(asked, act)
    parties = seen(ActParty, asked.public, listed)
    for side, part in ((asked.giver, Part.ACTOR), (asked.receiver, Part.RECIPIENT), (asked.together, Part.ACTOR)):
        if side in (SOMEBODY, NOBODY):
            received = Exists(parties.filter(act=OuterRef(act), role=Part.RECIPIENT))
            conditions.append(received if side == SOMEBODY else ~received)
        elif side:
            conditions.append(Q(**{f"{act}__in": acts_of_side(side, part, asked.public, listed)}))
    for side in (asked.giver, asked.together) if asked.together else ():
        if side:
            conditions.append(~Q(**{f"{act}__in": acts_of_side(side, Part.RECIPIENT, asked.public, listed)}))
    return conditions


def _rows(asked: Asked, listed: bool) -> list[QuerySet[Any]]:
    """For each filter on rows: the rows that are so."""
    source = ActSource.Aspect
    ways: tuple[tuple[str, Any, dict[str, Any]], ...] = (
        ("area", ActArea, {"area": asked.area}),
        ("country", ActCountry, {"country": asked.country}),
        ("partner", ActParty, {"partner": asked.partner}),
        ("place", ActPlace, {"key": asked.place}),
        ("host", ActCountry, {"country": asked.host, "hosts": True}),
        ("language", ActSource, {"aspect": source.LANGUAGE, "value": asked.language}),
        ("source", ActSource, {"aspect": source.KIND, "value": asked.source}),
    )
    found = [seen(model, asked.public, listed).filter(**so) for name, model, so in ways if getattr(asked, name)]
    if asked.amount_from or asked.amount_to or asked.currency:
        found.append(sums(asked, listed))
    return found


def sums(asked: Asked, listed: bool) -> QuerySet[ActMoney]:
    """The sums that are so: of that currency, so large, so small."""
    found = seen(ActMoney, asked.public, listed)
    if asked.currency:
        found = found.filter(currency=asked.currency)
    if asked.amount_from:
        found = found.filter(amount__gte=_amount(asked.amount_from))
    if asked.amount_to:
        found = found.filter(amount__lte=_amount(asked.amount_to))
    return found


def _words(asked: Asked, act: str) -> list[Q]:
    """The act is found by the words: by its number where few are, else by what gives them."""
    having = held(asked.words, asked.public) if asked.words else None
    if having is None:
        return []
    few = having.bit_count() <= _FEW
    return [Q(**{f"{act}__in": these(numbers_in(having)) if few else matching(asked.words, "act", asked.public)})]


def held(words: str, public: bool) -> int | None:
    """The acts that hold the words (``records.bits``), looked for once; None where the words ask for nothing."""
    return kept(state(), ("words", words, public), lambda: _held(words, public))


def _held(words: str, public: bool) -> int | None:
    found = matching(words, "act", public)
    if found is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute(found.sql, found.params)
        return bits_of(act for (act,) in cursor.fetchall())


def plain(rows: QuerySet[Any, Any]) -> list[tuple[Any, ...]]:
    """Many rows of numbers and texts, as the database gives them: nothing is made of a column."""
    try:
        asked = rows.query.sql_with_params()
    except EmptyResultSet:  # "one of none"
        return []
    with connection.cursor() as cursor:
        cursor.execute(*asked)
        return cursor.fetchall()


def acts_of_side(side: str, part: str, public: bool = False, listed: bool = True) -> QuerySet[Any]:
    """The numbers of the acts in which the side has this part."""
    if side.isdigit():
        return seen(ActParty, public, listed).filter(partner=int(side), role=part).values("act")
    has = {"gives": True} if part == Part.ACTOR else {"receives": True}
    return seen(ActCountry, public, listed).filter(country=side, **has).values("act")
