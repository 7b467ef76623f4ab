"""Act facts with the values they refer to, as ``records.rows`` makes rows of them."""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from cosante.register.models import Fact, FactStatus
from cosante.register.records.folding import fold
from cosante.register.records.rows import Number, Sum, Told, Where

REVIEWED = (FactStatus.ACCEPTED, FactStatus.CORRECTED)


def told(facts: Iterable[Fact]) -> list[Told]:
    """What each act fact says, its references followed among the facts of its reading. Their documents are loaded."""
    facts = list(facts)
    fellows: dict[int, dict[str, Fact]] = {fact.reading_id: {} for fact in facts}
    named = Fact.objects.filter(reading__in=list(fellows), kind__in=("money", "count", "place"))
    for fellow in named:
        fellows[fellow.reading_id][fellow.local_id] = fellow
    return [_told(fact, fellows[fact.reading_id]) for fact in facts]


def _told(fact: Fact, fellows: dict[str, Fact]) -> Told:
    says = fact.payload
    money, place = fellows.get(says.get("money") or ""), fellows.get(says.get("where") or "")
    numbers = [fellows[ref] for ref in says.get("counts", []) if ref in fellows]
    return Told(
        fact=fact.pk,
        areas=tuple(says.get("health_areas", [])),
        money=Sum(money.code, money.currency, money.amount, _reviewed(money)) if money and _counts(money) else None,
        numbers=tuple(Number(n.code, n.amount, _reviewed(n)) for n in numbers if _counts(n)),
        place=_where(place) if place and place.live else None,
        language=fact.document.language,
        source=fact.document.publisher_kind,
        relevant=fact.document.relevant is not False,
        reviewed=_reviewed(fact),
    )


def _counts(fact: Fact) -> bool:
    return fact.status != FactStatus.REJECTED and isinstance(fact.amount, Decimal)


def _reviewed(fact: Fact) -> bool:
    return fact.status in REVIEWED


def _where(fact: Fact) -> Where:
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
