"""What an act of the register says of an agreement, as the office would enter it: to be looked at before it is kept."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from cosante.register.models import (
    Act,
    ActArea,
    ActMoney,
    ActParty,
    AgreementKind,
    AgreementParty,
    Document,
    Fact,
    Part,
    Partner,
    Side,
)
from cosante.register.queries.acts import facts_of_act
from cosante.register.queries.agreements import KIND
from cosante.register.queries.filters import seen
from cosante.register.records.agreements import months_on
from cosante.register.records.folding import fold
from cosante.vocabulary.codes import HEALTH_AREAS

#: Kinds of acts that can be followed: agreements, and purchases for another, which have an agreement behind them.
PROCUREMENT = "procurement"
FOLLOWED = (KIND, PROCUREMENT)
#: Words of agreements' names, folded, in the languages that are read.
_NAMED = (
    (AgreementKind.MOU, ("memorandum", "সমঝোতা স্মারক")),
    (AgreementKind.PROTOCOL, ("protocol", "প্রটোকল", "প্রোটোকল")),
    (AgreementKind.LETTERS, ("exchange of letters", "echange de lettres", "পত্র বিনিময়")),
    (AgreementKind.BIENNIAL, ("biennial", "biennal", "দ্বিবার্ষিক")),
    (AgreementKind.PROCUREMENT, ("procurement services", "services d'achat")),
    (AgreementKind.FRIENDSHIP, ("sister", "jumelage", "twinning", "মৈত্রী")),
)
#: Stages of money in the order in which an agreement means them.
_STAGES = ("commitment", "allocation", "pledge", "disbursement", "unknown", "expenditure", "price")


@dataclass(frozen=True)
class Draft:
    """The fields of an agreement, its parties with their sides, the areas that it promises, and what tells of it."""

    values: dict[str, Any]
    parties: dict[Partner, str]
    areas: list[str]
    sources: list[tuple[Document, tuple[int, int]]]


def drafted(act: Act) -> Draft:
    """What the sources of this act say; what they leave open stays empty."""
    facts = [fact for fact in facts_of_act(act) if fact.live]
    named = {row.area for row in seen(ActArea, False, listed=False).filter(act=act)}
    signed, begins, ends = _days(act)
    buys = act.type == PROCUREMENT
    kind = AgreementKind.PROCUREMENT if buys else _kind(facts, begins or signed, ends)
    values: dict[str, Any] = {"title": _title(facts), "kind": kind}
    values |= {"signed": signed, "in_force": begins, "ends": ends, **_money(act)}
    areas = [code for code in HEALTH_AREAS if code in named]
    return Draft(values, _buyers(act) if buys else _parties(act), areas, _sources(facts))


def _days(act: Act) -> tuple[date | None, date | None, date | None]:
    """Day of signing, first and last day: a term told by its ends says nothing of the signing."""
    ends = act.ends if act.ends != act.starts else None
    return (None, act.starts, ends) if "/" in act.when else (act.starts, None, ends)


def _title(facts: list[Fact]) -> str:
    return next((fact.document.name for fact in facts), "")[:300]


def _kind(facts: list[Fact], begins: date | None, ends: date | None) -> str:
    said = fold(" ".join(evidence.quote for fact in facts for evidence in fact.evidence.all()))
    found = next((kind for kind, words in _NAMED if any(fold(word) in said for word in words)), None)
    two_years = begins and ends and abs(months_on(begins, 24) - ends) < timedelta(days=40)
    return found or (AgreementKind.BIENNIAL if two_years else AgreementKind.OTHER)


def _money(act: Act) -> dict[str, Any]:
    found = list(seen(ActMoney, False, listed=False).filter(act=act))
    best = min(found, key=lambda row: (_STAGES.index(row.stage), -row.amount), default=None)
    return {"amount": Decimal(best.amount), "currency": best.currency} if best else {}


def _buyers(act: Act) -> dict[Partner, str]:
    """Who buys is the agent of both; for whom it buys is our side."""
    found = ActParty.objects.filter(act=act).select_related("partner").order_by("pk")
    return {part.partner: Side.OURS if part.role == Part.RECIPIENT else Side.AGENT for part in found}


def _parties(act: Act) -> dict[Partner, str]:
    found = list(ActParty.objects.filter(act=act).select_related("partner").order_by("pk"))
    home = _home(found)
    sides = {part.partner: Side.OURS if part.partner.country in home else Side.THEIRS for part in found}
    if len(sides) > 1 and Side.OURS not in sides.values():
        sides[list(sides)[-1]] = Side.OURS
    return sides


def _home(found: list[ActParty]) -> set[str]:
    """The countries of our side: of our parties in other agreements; else of who receives; else all but the first."""
    countries = list(dict.fromkeys(part.partner.country for part in found if part.partner.country))
    ours = AgreementParty.objects.filter(side=Side.OURS, withdrawn=False).values_list("partner__country", flat=True)
    receive = {part.partner.country for part in found if part.role == Part.RECIPIENT}
    return next((home for home in (set(ours), receive) if home & set(countries)), set(countries[1:]))


def _sources(facts: list[Fact]) -> list[tuple[Document, tuple[int, int]]]:
    """Each document once, with the first words that tell of it, where its text is still the one that was read."""
    found: dict[int, tuple[Document, tuple[int, int]]] = {}
    for fact in facts:
        for evidence in fact.evidence.all():
            if fact.stands and fact.document_id not in found:
                found[fact.document_id] = (fact.document, (evidence.start, evidence.end))
    return list(found.values())
