"""Agreements as activities of the first level: who signed, for how long, for how much, what for, what came of it."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from cosante.exchange.iati.nodes import TEXT, words
from cosante.publishing.ledger import budgets, transactions
from cosante.publishing.orders import ordered
from cosante.publishing.parts import (
    Draft,
    Reporting,
    clean_text,
    days,
    organisation,
    recipients,
    sectors,
)
from cosante.publishing.results import results
from cosante.register.models import Agreement, Funding, Partner, Side
from cosante.register.queries.acts import parties as act_parties
from cosante.register.queries.partners import surviving

#: A party and its side; none where only a document tells of it.
Party = tuple[Partner, str]
_ROLES: Mapping[str, str] = {Side.OURS: "2", Side.THEIRS: "2", Side.AGENT: "4"}


def agreement_draft(
    row: Agreement, us: Reporting, theirs: Mapping[int, str], under: Iterable[str], above: Mapping[int, str]
) -> tuple[Draft | None, list[str]]:
    """The activity, or none; what is left out of it, and why.

    ``under``: identifiers of deeds under it; ``above``: those of the agreements that are published, by number.
    """
    if why := why_not(row):
        return None, [why]
    parties = _parties_of(row)
    draft, language, own = Draft(), us.reporter.language, above[row.pk]
    lines = list(row.budget_lines.filter(withdrawn=False).select_related("payer", "delegated_from", "delegated_to"))
    draft.node |= {"@hierarchy": "1", "iati-identifier": [{TEXT: own}], "reporting-org": [us.org()]}
    draft.add("title", {"narrative": [words(clean_text(row.title), language)]})
    draft.add("description", {"@type": "1", "narrative": [words(clean_text(row.about or row.title), language)]})
    if row.excludes:
        draft.add("description", {"@type": "4", "narrative": [words(clean_text(row.excludes), language)]})
    _parties(draft, parties, lines, language)
    _when(draft, row, us)
    name, nodes = recipients(_countries(parties, us))
    draft.add(name, *nodes)
    draft.add("sector", *_sectors(row, lines))
    draft.add("collaboration-type", {"@code": "8" if any(side == Side.AGENT for _partner, side in parties) else "1"})
    draft.add("default-aid-type", {"@code": "C01", "@vocabulary": "1"})
    left = budgets(draft, row, lines, us)
    rows = row.transactions.filter(withdrawn=False).select_related("provider", "receiver").order_by("value_date", "pk")
    left += transactions(draft, rows, us, own, theirs, "C01")
    left += ordered(draft, row, us, own, "C01") + results(draft, row, language)
    _related(draft, row, under, above)
    _reciprocity(draft, parties)
    return draft, left


def why_not(row: Agreement) -> str:
    """Why it is not published; nothing where it is."""
    if (row.in_force or row.signed) is None:
        return _("it has neither a day on which it was signed nor one from which it is in force")
    return "" if _parties_of(row) else _("it has no parties")


def _parties_of(row: Agreement) -> list[Party]:
    """The parties that the office has entered; else those of the act that tells of it, else who gave and received."""
    entered = row.parties.filter(withdrawn=False).select_related("partner")
    if found := [(party.partner, party.side) for party in entered]:
        return found
    if row.act:
        told = act_parties(False).filter(act=surviving(row.act)).order_by("pk")
        if found := [(one.partner, "") for one in told]:
            return found
    money = row.transactions.filter(withdrawn=False).select_related("provider", "receiver").order_by("pk")
    named = (one for moved in money for one in (moved.provider, moved.receiver) if one)
    return [(one, "") for one in {one.pk: one for one in named}.values()]


def _parties(draft: Draft, found: list[Party], lines: list[Any], language: str) -> None:
    """Those who signed are accountable, agents implement; who pays of the agreement's own money funds it."""
    for partner, side in found:
        draft.add("participating-org", organisation(partner, language, role=_ROLES.get(side, "2")))
    payers = {line.payer.pk: line.payer for line in lines if line.payer and line.funding == Funding.OWN}
    for payer in payers.values():
        draft.add("participating-org", organisation(payer, language, role="1"))


def _when(draft: Draft, row: Agreement, us: Reporting) -> None:
    starts = row.in_force or row.signed
    if starts is None:
        return
    over = bool(row.ends and row.ends < us.today)
    draft.add("activity-status", {"@code": "4" if over else "1" if starts > us.today else "2"})
    draft.add("activity-date", *days(starts, row.ends, False, us.today))


def _countries(parties: list[Party], us: Reporting) -> list[str]:
    """Of the other side, where it has some; else of all but our own."""
    theirs = [surviving(partner).country for partner, side in parties if side == Side.THEIRS]
    found = theirs if any(theirs) else [surviving(partner).country for partner, _ in parties if not us.is_us(partner)]
    return [country for country in found if country]


def _sectors(row: Agreement, lines: list[Any]) -> list[Any]:
    """By the sums of its budget where that is in one currency and each line has its area; else in equal shares."""
    own = [line for line in lines if line.funding == Funding.OWN and line.area]
    every = [line for line in lines if line.funding == Funding.OWN]
    if own and len(own) == len(every) and len({line.currency for line in own}) == 1:
        sums: dict[str, Decimal | int] = {}
        for line in own:
            sums[line.area] = sums.get(line.area, 0) + line.amount
        return sectors(sums, "")
    areas = [promise.area for promise in row.promises.filter(withdrawn=False)] + [line.area for line in own]
    return sectors(dict.fromkeys(areas, 1))


def _related(draft: Draft, row: Agreement, under: Iterable[str], above: Mapping[int, str]) -> None:
    """What it renews or amends, and what renews or amends it, beside it; what is done under it, below."""
    beside = {row.renews_id, row.amends_id}
    beside |= set(row.renewals.values_list("pk", flat=True)) | set(row.amendments.values_list("pk", flat=True))
    for pk in sorted(beside - {None}):
        if pk in above:
            draft.add("related-activity", {"@ref": above[pk], "@type": "3"})
    for identifier in under:
        draft.add("related-activity", {"@ref": identifier, "@type": "2"})


def _reciprocity(draft: Draft, parties: list[Party]) -> None:
    """Who stands on which side: IATI knows givers and receivers, and no two that do both."""
    for partner, side in parties:
        named = surviving(partner)
        draft.extend("party", named.name, side=side, country=named.country, ref=named.identifier)
