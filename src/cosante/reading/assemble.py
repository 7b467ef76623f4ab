"""Facts from a page: spots of one name or value become one fact, ids are given, offsets go back to the frozen text."""

from collections.abc import Iterable
from decimal import Decimal

from cosante.reading import health
from cosante.reading.acts import Deed
from cosante.reading.names import partners as partner_names
from cosante.reading.names import places as place_names
from cosante.reading.page import Named, Page
from cosante.vocabulary.codes import MoneyStage
from cosante.vocabulary.facts import Act, Count, Date, Evidence, Fact, HealthArea, Money, Partner, Person, Place

_STAGES: dict[str, MoneyStage] = {
    "pledge": "pledge",
    "commit": "pledge",
    "sign": "commitment",
    "grant": "commitment",
    "fund": "allocation",
    "give": "disbursement",
    "receive": "disbursement",
    "buy": "price",
    "purchase": "price",
}


def title(page: Page, text: str) -> str | None:
    """The document's title line, as written."""
    if not page.title_end:
        return None
    start, end = page.scan.folded.span(0, page.title_end)
    return text[start:end].strip() or None


def settle(page: Page) -> None:
    """Give every name its key, so that deeds can speak of names and not of spots."""
    for key, spots in partner_names.group(page, page.partners).items():
        for spot in spots:
            spot.key = key
    for place in page.places:
        place.key = place.key or f"place:{page.scan.folded.scan[place.start : place.end]}"


class _Facts:
    def __init__(self, page: Page, text: str, reader: str) -> None:
        self.page, self.text, self.reader = page, text, reader
        self.facts: list[Fact] = []
        self.ids: dict[str, str] = {}

    def next_id(self) -> str:
        return f"f{len(self.facts) + 1}"

    def evidence(self, spans: Iterable[tuple[int, int]]) -> list[Evidence]:
        out: list[Evidence] = []
        for span in sorted(set(spans)):
            start, end = self.page.scan.folded.span(*span)
            out.append(Evidence(start, end, self.text[start:end]))
        return out

    def written(self, spot: Named) -> str:
        start, end = self.page.scan.folded.span(spot.start, spot.end)
        return " ".join(self.text[start:end].split())


def facts(page: Page, text: str, deeds: list[Deed], reader: str) -> list[Fact]:
    """All facts of a page, in the contract's order of kinds."""
    made = _Facts(page, text, reader)
    _partners(made, deeds)
    _persons(made)
    _places(made, deeds)
    money_ids = _money(made, deeds)
    count_ids = _counts(made)
    _dates(made)
    _areas(made, deeds)
    _acts(made, deeds, money_ids, count_ids)
    return made.facts


def _by_key(spots: list[Named]) -> dict[str, list[Named]]:
    groups: dict[str, list[Named]] = {}
    for spot in spots:
        groups.setdefault(spot.key, []).append(spot)
    return groups


def _partners(made: _Facts, deeds: list[Deed]) -> None:
    acting = {n.key for d in deeds for n in (*d.actors, *d.recipients)}
    for key, spots in _by_key(made.page.partners).items():
        if spots[0].type == "country" and key not in acting:
            continue
        best = max(spots, key=lambda n: (n.strength, n.end - n.start))
        country = next((n.country for n in spots if n.country), None)
        made.ids[key] = made.next_id()
        made.facts.append(
            Partner(
                id=made.next_id(),
                evidence=made.evidence((n.start, n.end) for n in spots),
                confidence=round(best.strength, 2),
                reader=made.reader,
                name=made.written(best),
                name_en=best.name_en,
                type=best.type,  # type: ignore[arg-type]  # the loader checked it
                country=country,
                identifier=best.identifier,
            )
        )


def _persons(made: _Facts) -> None:
    latin = bool(made.page.pack.setting("capitals"))
    for key, spots in _by_key(made.page.persons).items():
        best = max(spots, key=lambda n: (n.end - n.start, n.role is not None))
        role_spot = next((n.role for n in spots if n.role), None)
        role = None
        if role_spot:
            start, end = made.page.scan.folded.span(*role_spot)
            role = made.text[start:end]
        made.ids[key] = made.next_id()
        name = made.written(best)
        made.facts.append(
            Person(
                id=made.next_id(),
                evidence=made.evidence((n.start, n.end) for n in spots),
                confidence=round(best.strength, 2),
                reader=made.reader,
                name=name,
                name_latin=name if latin else None,
                role=role,
                partner=_employer(made, spots),
            )
        )


def _employer(made: _Facts, spots: list[Named]) -> str | None:
    """The partner named inside or right beside the person's role."""
    for spot in spots:
        if not spot.role:
            continue
        low, high = min(spot.role[0], spot.start) - 40, max(spot.role[1], spot.end) + 40
        near = [p for p in made.page.partners if low <= p.start < high and p.type != "country" and p.key in made.ids]
        if near:
            return made.ids[min(near, key=lambda p: abs(p.start - spot.role[0])).key]  # type: ignore[index]  # role is there
    return None


def _places(made: _Facts, deeds: list[Deed]) -> None:
    for key, spots in _by_key(made.page.places).items():
        if all(place_names.dateline(made.page, n) for n in spots):
            continue
        first = spots[0]
        made.ids[f"at:{key}"] = made.next_id()
        identifier = first.identifier if first.identifier and first.type != "country" else None
        made.facts.append(
            Place(
                id=made.next_id(),
                evidence=made.evidence((n.start, n.end) for n in spots),
                confidence=round(first.strength, 2),
                reader=made.reader,
                name=made.written(first),
                name_en=first.name_en,
                country=first.country,
                identifier=identifier,
            )
        )


def _money(made: _Facts, deeds: list[Deed]) -> dict[int, str]:
    ids: dict[int, str] = {}
    known: dict[tuple[Decimal, str], Money] = {}
    for i, amount in enumerate(made.page.money):
        key = (amount.amount, amount.currency)
        evidence = made.evidence([(amount.start, amount.end)])
        if key in known:
            known[key].evidence += evidence
            ids[i] = known[key].id
            continue
        ids[i] = made.next_id()
        known[key] = Money(
            id=ids[i],
            evidence=evidence,
            confidence=0.9,
            reader=made.reader,
            amount=amount.amount.normalize() if amount.amount % 1 else amount.amount.quantize(Decimal(1)),
            currency=amount.currency,
            qualifier=amount.qualifier,
            stage=_stage(i, deeds),
            currency_inferred=amount.inferred,
        )
        made.facts.append(known[key])
    return ids


def _stage(index: int, deeds: list[Deed]) -> MoneyStage:
    for deed in deeds:
        if deed.money == index:
            return _STAGES.get(deed.head_class, "unknown")
    return "unknown"


def _counts(made: _Facts) -> dict[int, str]:
    ids: dict[int, str] = {}
    known: dict[tuple[Decimal, str], Count] = {}
    for i, count in enumerate(made.page.counts):
        key = (count.value, count.of)
        evidence = made.evidence([(count.start, count.end)])
        if key in known:
            known[key].evidence += evidence
            ids[i] = known[key].id
            continue
        ids[i] = made.next_id()
        known[key] = Count(
            id=ids[i],
            evidence=evidence,
            confidence=0.8,
            reader=made.reader,
            value=int(count.value) if count.value == int(count.value) else float(count.value),
            of=count.of,  # type: ignore[arg-type]  # the loader checked it
            qualifier=count.qualifier,
        )
        made.facts.append(known[key])
    return ids


def _dates(made: _Facts) -> None:
    known: dict[tuple[str, str], Date] = {}
    for item in made.page.dates:
        evidence = made.evidence([(item.start, item.end)])
        key = (item.value, item.role)
        if key in known:
            known[key].evidence += evidence
            continue
        known[key] = Date(
            id=made.next_id(), evidence=evidence, confidence=0.85, reader=made.reader, value=item.value, role=item.role
        )
        made.facts.append(known[key])


def _areas(made: _Facts, deeds: list[Deed]) -> None:
    for code, spots in health.find(made.page, deeds).items():
        made.facts.append(
            HealthArea(
                id=made.next_id(),
                evidence=made.evidence(spots),
                confidence=0.8,
                reader=made.reader,
                code=code,  # type: ignore[arg-type]  # the loader checked it
            )
        )


def _acts(made: _Facts, deeds: list[Deed], money_ids: dict[int, str], count_ids: dict[int, str]) -> None:
    for deed in deeds:
        made.facts.append(
            Act(
                id=made.next_id(),
                evidence=made.evidence(deed.spans),
                confidence=round(deed.strength, 2),
                reader=made.reader,
                type=deed.type,  # type: ignore[arg-type]  # the frames table is checked
                status=deed.status,  # type: ignore[arg-type]
                actors=_refs(made, deed.actors),
                recipients=_refs(made, deed.recipients),
                when=deed.when,
                where=made.ids.get(f"at:{deed.where.key}") if deed.where else None,
                money=money_ids.get(deed.money) if deed.money is not None else None,
                counts=list(dict.fromkeys(count_ids[i] for i in deed.counts)),
                health_areas=deed.areas,  # type: ignore[arg-type]
            )
        )


def _refs(made: _Facts, names: list[Named]) -> list[str]:
    return list(dict.fromkeys(made.ids[n.key] for n in names if n.key in made.ids))
