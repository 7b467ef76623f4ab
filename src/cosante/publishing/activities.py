"""Which records are published, and each as an activity; what cannot be is told with its reason, never passed over.

Agreements come first, then what was done, then the deeds that documents tell of. A deed that an agreement or a row of
the office tells is published as that, once. What others published is given back as it came.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cosante.exchange.iati.nodes import LANG, Node
from cosante.publishing.agreements import agreement_draft, why_not
from cosante.publishing.deeds import act_draft, exchange_draft
from cosante.publishing.parts import Draft, Reporting
from cosante.register.models import (
    Act,
    ActArea,
    ActCount,
    ActCountry,
    ActMoney,
    Agreement,
    Exchange,
    Fact,
    IatiActivity,
    IatiOrganisation,
    Kept,
    Reporter,
    Transaction,
    kept_models,
)
from cosante.register.queries.acts import with_parties
from cosante.register.queries.filters import Asked, filtered, seen
from cosante.register.queries.kept_rows import rows
from cosante.register.queries.partners import surviving
from cosante.register.queries.public import as_seen
from cosante.register.queries.published import PUBLISHED
from cosante.vocabulary.errors import Undecidable

_BATCH = 100
_ROWS: Mapping[str, type] = {"countries": ActCountry, "areas": ActArea, "money": ActMoney, "counts": ActCount}


class LeftOut(NamedTuple):
    """A record that is not published, or (``part``) something of one that is; ``address`` is its page."""

    record: str
    address: str
    why: str
    part: bool = False


def exchanges() -> Mapping[str, type[Exchange]]:
    """What the office keeps of deeds, by the plural of its noun."""
    return {model.plural(): model for model in kept_models().values() if issubclass(model, Exchange)}


#: The lists of what others published.
OTHERS: Mapping[str, type[IatiActivity] | type[IatiOrganisation]] = {
    model.plural(): model for model in PUBLISHED.values()
}
Chosen = Mapping[str, "QuerySet[Any]"]


def reporter() -> Reporter | None:
    """As whom the office publishes."""
    return Reporter.objects.filter(withdrawn=False).select_related("partner").order_by("-pk").first()


def reporting(today: date | None = None) -> Reporting:
    """The same with its day. ``Undecidable`` where nobody has said it yet."""
    found = reporter()
    if found is None:
        raise Undecidable(
            _(
                "Nobody has said yet as whom this office reports to IATI. Say it at /reporters/new/, or with "
                "cosante iati reporter XM-DAC-928 --name NAME --type CODE."
            )
        )
    return Reporting(found, today or timezone.localdate())


def every(asked: Asked) -> dict[str, "QuerySet[Any]"]:
    """All that the office can publish: what it keeps, and the acts that are asked for."""
    found: dict[str, QuerySet[Any]] = {"agreements": rows(Agreement)}
    found |= {name: rows(model) for name, model in exchanges().items()}
    return found | {"acts": filtered(asked)}


def of_list(name: str, found: "QuerySet[Any]") -> dict[str, "QuerySet[Any]"]:
    """One list with the rows that were chosen."""
    return {name: found}


def chosen(us: Reporting, what: Chosen, public: bool) -> Iterator[Node | LeftOut]:
    """Each activity, and each thing that is left out. ``public``: of acts only what somebody has reviewed."""
    agreements = what.get("agreements", Agreement.objects.none())
    above = {row.pk: us.identifier("agreement", row.pk) for row in agreements if not why_not(row)}
    theirs = published_elsewhere()
    yield from chain(_agreements(us, what, theirs, above), _exchanges(us, what, above), _acts(us, what, theirs, public))


def of_others(found: "QuerySet[Any]") -> Iterator[Node]:
    """What others published, as they wrote it: nobody need have said as whom this office reports."""
    for row in found.iterator(chunk_size=found.model.batch):
        yield row.node()


def _agreements(
    us: Reporting, what: Chosen, theirs: Mapping[int, str], above: Mapping[int, str]
) -> Iterator[Node | LeftOut]:
    under: dict[int, list[str]] = {}
    for name, model in exchanges().items():
        if name in what:
            told = what[name].filter(agreement__in=list(above), starts__isnull=False).exclude(state="cancelled")
            for pk, agreement in told.order_by("pk").values_list("pk", "agreement"):
                under.setdefault(agreement, []).append(us.identifier(model.noun, pk))
    for row in what.get("agreements", Agreement.objects.none()):
        yield from _told(row, *agreement_draft(row, us, theirs, under.get(row.pk, ()), above), us)
    if "agreements" in what:
        for alone in rows(Transaction).filter(agreement=None):
            yield LeftOut(named(alone), alone.get_absolute_url(), _("it hangs on no agreement"))


def _exchanges(us: Reporting, what: Chosen, above: Mapping[int, str]) -> Iterator[Node | LeftOut]:
    for name in exchanges():
        for row in what.get(name, ()):
            yield from _told(row, *exchange_draft(row, us, above), us)


def _acts(us: Reporting, what: Chosen, theirs: Mapping[int, str], public: bool) -> Iterator[Node | LeftOut]:
    found = what.get("acts")
    if found is None:
        return
    elsewhere = _told_by_rows(what)
    prefetched = [Prefetch(name, seen(model, public, listed=False)) for name, model in _ROWS.items()]
    found = with_parties(found, public).prefetch_related(*prefetched)
    for act in found.iterator(chunk_size=_BATCH):
        as_seen([act], public)
        row = elsewhere.get(act.pk)
        if row is not None:
            yield LeftOut(named(act), act.get_absolute_url(), _("it is published as %(row)s") % {"row": row})
        elif act.pk in theirs and all(fact.document.kind == "iati" for fact in act.told):  # type: ignore[attr-defined]
            why = _("others publish it as %(identifier)s") % {"identifier": theirs[act.pk]}
            yield LeftOut(named(act), act.get_absolute_url(), why)
        else:
            yield from _told(act, *act_draft(act, us, theirs.get(act.pk, "")), us)


def _told_by_rows(what: Chosen) -> dict[int, str]:
    """Acts that a row of the office, among those chosen, tells."""
    found: dict[int, str] = {}
    for name, some in what.items():
        if name != "acts":
            for row in some.filter(act__isnull=False).select_related("act"):
                found[surviving(row.act).pk] = named(row)
    return found


def published_elsewhere() -> dict[int, str]:
    """By act the identifier of the activity that somebody else published of it."""
    facts = Fact.objects.live().filter(kind="act", document__kind="iati", act__isnull=False, reading__current=True)
    return dict(facts.order_by("-pk").values_list("act", "document__path"))


def named(row: Kept | Act) -> str:
    """What a record is, and its number."""
    if isinstance(row, Act):
        return _("act %(number)s") % {"number": row.pk}
    return f"{row._meta.verbose_name} {row.pk}"


def _told(row: Kept | Act, draft: Draft | None, left: list[str], us: Reporting) -> Iterator[Node | LeftOut]:
    name = named(row)
    for why in left:
        yield LeftOut(name, row.get_absolute_url(), why, part=draft is not None)
    if draft is not None:
        more = {"@default-currency": us.reporter.currency} if us.reporter.currency else {}
        yield {LANG: us.reporter.language} | more | draft.node
