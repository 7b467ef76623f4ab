"""Act facts with the values they refer to, as ``records.rows`` makes rows of them."""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from cosante.register.models import Fact, FactStatus
from cosante.register.models.facts import REVIEWED
from cosante.register.records.folding import fold
from cosante.register.records.rows import Number, Sum, Told, Where, owners

_REFERRED = frozenset({"money", "count", "place", "act"})


def told(facts: Iterable[Fact], public: bool = False) -> list[Told]:
    """What each act fact says, its references followed among the facts of its reading. Their documents are loaded.

    ``public``: no more than reviewed facts say.
    """
    facts = list(facts)
    fellows: dict[int, dict[str, Fact]] = {fact.reading_id: {} for fact in facts}
    seen = Fact.objects.seen(public) if public else Fact.objects.all()
    # kinds are told apart here: asked for them, SQLite looks through all facts of a kind
    for fellow in seen.filter(reading__in=list(fellows)).order_by("pk"):
        if fellow.kind in _REFERRED:
            fellows[fellow.reading_id][fellow.local_id] = fellow
    owned = {reading: _owned(some.values()) for reading, some in fellows.items()}
    return [_told(fact, fellows[fact.reading_id], owned[fact.reading_id]) for fact in facts]


def _owned(fellows: Iterable[Fact]) -> dict[str, int | None]:
    """For each sum and number of a reading: the act that it counts with."""
    deeds = {fact.pk: fact for fact in fellows if fact.kind == "act" and fact.live}
    found = owners([(pk, fact.code, _references(fact)) for pk, fact in deeds.items()])
    return {reference: deeds[pk].act_id for reference, pk in found.items()}


def _references(fact: Fact) -> list[str]:
    money = fact.payload.get("money")
    return [*([money] if money else []), *fact.payload.get("counts", [])]


def _told(fact: Fact, fellows: dict[str, Fact], owned: dict[str, int | None]) -> Told:
    def elsewhere(other: Fact) -> bool:
        return owned.get(other.local_id, fact.act_id) != fact.act_id

    says = fact.payload
    money, place = fellows.get(says.get("money") or ""), fellows.get(says.get("where") or "")
    numbers = [fellows[ref] for ref in says.get("counts", []) if ref in fellows]
    return Told(
        fact=fact.pk,
        areas=tuple(says.get("health_areas", [])),
        money=_sum(money, elsewhere(money)) if money and _counts(money) else None,
        numbers=tuple(Number(n.code, n.amount, _reviewed(n), elsewhere(n)) for n in numbers if _counts(n)),
        place=where_of(place) if place and place.live else None,
        language=fact.document.language,
        source=fact.document.publisher_kind,
        relevant=fact.document.relevant is not False,
        reviewed=_reviewed(fact),
    )


def _sum(money: Fact, elsewhere: bool) -> Sum:
    return Sum(money.code, money.currency, money.amount or Decimal(0), _reviewed(money), elsewhere)


def _counts(fact: Fact) -> bool:
    return fact.status != FactStatus.REJECTED and isinstance(fact.amount, Decimal)


def _reviewed(fact: Fact) -> bool:
    return fact.status in REVIEWED


def where_of(fact: Fact) -> Where:
    """The place that a place fact names."""
    says = fact.payload
    country = says.get("country") or ""
    names = (says.get("name_en") or "", says["name"])
    identifier = says.get("identifier") or (country if is_country(country, names) else "")
    return Where(says["name"], names[0], country, identifier)


def is_country(country: str, names: Iterable[str]) -> bool:
    """Is one of the names the country's own in English? Readers give English names of places."""
    return bool(country) and _english(country) in {fold(name) for name in names if name}


@lru_cache(maxsize=512)
def _english(country: str) -> str:
    from babel import Locale

    return fold(Locale("en").territories.get(country, country))
