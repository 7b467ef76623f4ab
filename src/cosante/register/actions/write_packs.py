"""Write what acts add up to and who has a part in them (``models.packs``), as their columns and rows are now."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain
from typing import Any

from cosante.register.actions.refresh_keys import batches
from cosante.register.models import PACK, Act, ActCount, ActMoney, ActParty, Audience, Held, Pack, Part, Seen
from cosante.register.queries.filters import Asked
from cosante.register.records.packs import Added, Entry, entry, millionths, packed, put, unpacked

#: Audience, what is held, and of which act.
Key = tuple[Audience, Held, int]
_DAYS = ("days", "reasons")


def write_packs(ids: Iterable[int]) -> None:
    """Bring what is held of these acts up to date; of others in the same packs it stays."""
    for some in batches(sorted(set(ids))):
        _write(some)


def write_all_packs() -> None:
    """Make all of them anew."""
    Pack.objects.all().delete()
    write_packs(Act.objects.values_list("pk", flat=True))


def _write(acts: list[int]) -> None:
    now = _entries(acts)
    kept = {
        (audience, held, block): (pk, said)
        for pk, audience, held, block, said in Pack.objects.filter(block__in={act // PACK for act in acts}).values_list(
            "pk", "audience", "held", "block", "said"
        )
    }
    ours: dict[int, list[int]] = defaultdict(list)
    for act in acts:
        ours[act // PACK].append(act)
    changed, gone = [], []
    for audience in Audience:
        for held in Held:
            for block, of in ours.items():
                pk, old = kept.get((audience, held, block), (None, ""))
                entries = [*(unpacked(old) if old else ()), *[0] * PACK][:PACK]
                for act in of:
                    entries[act % PACK] = now.get((audience, held, act), 0)
                new = packed(entries)
                if not new:
                    gone.append(pk)
                elif new != old:
                    changed.append(Pack(audience=audience, held=held, block=block, said=new))
    if rest := [pk for pk in gone if pk is not None]:
        Pack.objects.filter(pk__in=rest).delete()
    Pack.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["audience", "held", "block"], update_fields=["said"]
    )


def _entries(acts: list[int]) -> dict[Key, Entry]:
    sums: dict[Key, Added] = defaultdict(dict)
    for audience, held, act, unit, reasons, amount in (*_sums(acts), *_days(acts)):
        put(sums[audience, held, act], unit, reasons, 1, amount)
    parties: dict[Key, set[int]] = defaultdict(set)
    rows = ActParty.objects.filter(act__in=acts).order_by()
    for act, partner, role, public in rows.values_list("act", "partner", "role", "public"):
        for audience in Audience if public else (Audience.OFFICE,):
            parties[audience, Held.ACTORS if role == Part.ACTOR else Held.RECIPIENTS, act].add(partner)
            parties[audience, Held.PARTIES, act].add(partner)
    found = {key: entry(of) for key, of in sums.items()}
    return found | {key: sorted(partners) for key, partners in parties.items()}


def _sums(acts: list[int]) -> Iterator[tuple[Audience, Held, int, str, str, int]]:
    money = ActMoney.objects.filter(act__in=acts).order_by()
    columns = ("act", "seen", "hundredths", "reasons")
    for act, seen, whole, reasons, stage, currency, amount in money.values_list(
        *columns, "stage", "currency", "amount"
    ):
        yield _whose(seen), Held.MONEY, act, f"{stage} {currency}", reasons, _exact(whole, amount)
    counts = ActCount.objects.filter(act__in=acts).order_by()
    for act, seen, whole, reasons, of, value in counts.values_list(*columns, "of", "value"):
        yield _whose(seen), Held.COUNTS, act, of, reasons, _exact(whole, value)


def _exact(hundredths: int | None, amount: Decimal) -> int:
    """The amount in millionths; of its hundredths where they are known, for not every database keeps all its digits."""
    return millionths(amount) if hundredths is None else hundredths * 10_000


def _days(acts: list[int]) -> Iterator[tuple[Audience, Held, int, str, str, int]]:
    seen = {audience: Asked(public=audience == Audience.PUBLIC) for audience in Audience}
    columns = {audience: [asked.column(name) for name in _DAYS] for audience, asked in seen.items()}
    found: Any = Act.objects.filter(pk__in=acts).order_by()
    for act in found.values("pk", "merged_into", "public", *chain.from_iterable(columns.values())):
        for audience, (days, reasons) in columns.items():
            hidden = audience == Audience.PUBLIC and (act["merged_into"] is not None or act["public"] is None)
            if act[days] is not None and not hidden:
                yield audience, Held.DAYS, act["pk"], "", act[reasons], millionths(Decimal(act[days]))


def _whose(seen: int) -> Audience:
    return Audience.PUBLIC if seen == Seen.PUBLIC else Audience.OFFICE
