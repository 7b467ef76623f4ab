"""Facts from a page: spots of one name or value become one fact, ids are given, offsets go back to the frozen text."""

from collections import Counter
from decimal import Decimal
from typing import Any, Final

from cosante.languages import homelands
from cosante.reading import again, area_features, features, people, slots
from cosante.reading.acts import Deed
from cosante.reading.cast import Candidate, Cast
from cosante.reading.located import serves_in
from cosante.reading.names import english
from cosante.reading.names import partners as partner_names
from cosante.reading.names.datelines import dateline
from cosante.reading.names.places import bare
from cosante.reading.page import Named, Page
from cosante.reading.weighing import Features, group_of, probability, threshold
from cosante.vocabulary.codes import MoneyStage
from cosante.vocabulary.facts import Act, Count, Date, Evidence, Fact, HealthArea, Money, Partner, Person, Place

_STAGES: Final[dict[str, MoneyStage]] = {
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


#: What of the threshold is asked where the language has no pack: there are no deeds to stand beside.
_NO_DEEDS: Final = 0.3


def title(page: Page, text: str) -> str | None:
    """The document's title line, as written."""
    if not page.title_end:
        return None
    return page.scan.folded.written(text, 0, page.title_end).strip() or None


def settle(page: Page) -> None:
    """Give every name its key, so that deeds can speak of names and not of spots."""
    for key, spots in partner_names.group(page, page.partners).items():
        for spot in spots:
            spot.key = key
    for place in page.places:
        place.key = place.key or f"place:{page.scan.folded.scan[place.start : place.end]}"


class _Facts:
    """Facts being made: each candidate is weighed, and kept where it is likely enough (or where all are asked for)."""

    def __init__(self, page: Page, text: str, reader: str, keep_all: bool, slots_too: bool) -> None:
        self.page, self.text, self.reader, self.keep_all, self.slots_too = page, text, reader, keep_all, slots_too
        self.facts: list[Fact] = []
        self.ids: dict[str, str] = {}
        #: (group, features) of each fact, in the facts' order
        self.weighed: list[tuple[str, Features]] = []
        self.made = 0
        #: the key of the partner that each person belongs to, and what the deeds' slots were weighed by
        self.employers: dict[str, str] = {}
        self.slot_rows: list[slots.Row] = []
        self.binding: slots.Slots | None = None
        #: the deeds, bound to what is given
        self.deeds: list[Deed] = []
        #: is it to be looked at again?
        self.hopes = again.worth(page)
        #: where the names stand that were facts at first, by the facts' ids
        self.spots: dict[str, list[Named]] = {}
        #: what names and deeds were weighed by when they were looked at again: the group, its features, and the fact's
        #: id or the deed's number
        self.again: list[tuple[str, Features, str | int]] = []

    def evidence(self, spans: list[tuple[int, int]]) -> list[Evidence]:
        text, frozen, found = self.text, self.page.scan.folded.span, []
        for span in spans if len(spans) == 1 else sorted(set(spans)):
            start, end = frozen(*span)
            found.append(Evidence(start, end, text[start:end]))
        return found

    def written(self, spot: Named) -> str:
        span = spot.own if spot.own[1] else (spot.start, spot.end)
        written = " ".join(self.page.scan.folded.written(self.text, *span).split())
        if spot.own[1]:
            return written
        article = self.page.pack.prefixes.article if self.page.pack.prefixes else ""
        if article and self.page.text.startswith(article, spot.start) and written[0] == article[-1]:
            written = article[:-1] + written  # للصليب is ل and الصليب
        return self.page.pack.nominative(written) if self.page.pack.nominatives and spot.kind != "person" else written

    def weigh(self, group: str, features: Features) -> float | None:
        """The confidence of a candidate, or None where it is not to be given."""
        weights = group_of(group, again.of_page(self.page))
        likely, least = probability(weights, features), threshold(weights)
        if not self.page.pack.full:
            least *= _NO_DEEDS
        elif self.hopes and group in again.NAMES:
            least *= again.HOPE
        if likely < least and not self.keep_all:
            return None
        self.weighed.append((group, features))
        return likely

    def look(self, group: str, features: Features, which: str | int, spare: bool) -> float | None:
        """The confidence of a name or deed after a second look, or None where it is not to be given."""
        self.again.append((group, features, which))
        likely = probability(f"{group}_again", features)
        return likely if spare or likely >= threshold(f"{group}_again") else None

    def leave_out(self, lost: set[str]) -> bool:
        """Take facts back, from the persons that refer to them, too: had any of them a part in a deed?"""
        kept = [i for i, fact in enumerate(self.facts) if fact.id not in lost]
        self.facts, self.weighed = [self.facts[i] for i in kept], [self.weighed[i] for i in kept]
        gone = {key for key, id in self.ids.items() if id in lost}
        self.ids = {key: id for key, id in self.ids.items() if key not in gone}
        self.employers = {key: partner for key, partner in self.employers.items() if partner not in gone}
        for fact in self.facts:
            if isinstance(fact, Person) and fact.partner in lost:
                fact.partner = None
        return any(n.key in gone for deed in self.deeds for n in (*deed.actors, *deed.recipients)) or any(
            deed.where is not None and f"at:{deed.where.key}" in gone for deed in self.deeds
        )

    def common(self, confidence: float, spans: list[tuple[int, int]]) -> dict[str, Any]:
        """The fields that every fact has."""
        self.made += 1
        return {
            "id": f"f{self.made}",
            "evidence": self.evidence(spans),
            "confidence": round(confidence, 2),
            "reader": self.reader,
        }


def weighed(
    page: Page,
    text: str,
    deeds: list[Deed],
    reader: str,
    keep_all: bool = False,
    slots_too: bool = False,
    spare: str = "",
) -> _Facts:
    """The facts with what they were weighed by; with ``keep_all`` every candidate fact, with ``slots_too`` every
    candidate for a slot of a deed, with ``spare`` the "names" (and so the deeds) or the "deeds" that a second look
    would leave out: for fitting the weights.
    """
    made = _Facts(page, text, reader, keep_all, slots_too)
    around = features.Around(page, deeds)
    people.settle(page, deeds)
    tally = page.homes
    _partners(made, around, tally)
    _persons(made, around)
    _places(made, around, tally)
    money_ids = _money(made, deeds)
    count_ids = _counts(made, around)
    _dates(made, around)
    _areas(made, around)
    made.deeds = _bound(made, deeds)
    if made.hopes and not keep_all and not slots_too:
        _look_again(made, deeds, spare)
    _acts(made, made.deeds, money_ids, count_ids)
    return made


def _by_key(spots: list[Named]) -> dict[str, list[Named]]:
    groups: dict[str, list[Named]] = {}
    for spot in spots:
        groups.setdefault(spot.key, []).append(spot)
    return groups


def _partners(made: _Facts, around: features.Around, tally: Counter[str]) -> None:
    states: dict[str, Partner] = {}
    # where a country's name stands behind the word for its government, texts tell both (see the documents in Thai)
    one_state = not made.keep_all and made.page.pack.settings["name_adjective"] != "after"
    for key, spots in _by_key(made.page.partners).items():
        best = max(spots, key=lambda n: (not _is_short(made.page, n), n.strength, n.end - n.start))
        if best.type == "country":
            if all(serves_in(made.page, spot) for spot in spots):
                continue
            confidence = made.weigh("partner_country", features.country_partner(around, spots, tally))
        else:
            confidence = made.weigh("partner", features.partner(around, spots))
        if confidence is None:
            continue
        if best.type == "country" and (state := states.get(_home(spots) or "")):
            made.weighed.pop()  # "the Government of Japan" and "Japan" are one partner
            state.evidence += made.evidence([(n.start, n.end) for n in spots])
            state.evidence.sort(key=lambda told: told.start)
            made.ids[key], made.spots[state.id] = state.id, [*made.spots[state.id], *spots]
            continue
        written, country = made.written(best), _home(spots)
        fact = Partner(
            **made.common(confidence, [(n.start, n.end) for n in spots]),
            name=written,
            name_en=english.called(made.page, best, written, country),
            type=best.type,  # type: ignore[arg-type]  # the loader checked it
            country=country,
            identifier=best.identifier,
        )
        made.ids[key], made.spots[fact.id] = fact.id, spots
        made.facts.append(fact)
        if fact.type == "country" and fact.country and one_state:
            states[fact.country] = fact


def _is_short(page: Page, name: Named) -> bool:
    """Is it a short form ("AECID"), where its partner may be told by its full name too?"""
    said = page.text[name.start : name.end]
    return len(said) <= _SHORT_FORM and said.isupper() and " " not in said and name.type != "country"


#: A short form has no more letters.
_SHORT_FORM: Final = 10


def _persons(made: _Facts, around: features.Around) -> None:
    latin = bool(made.page.pack.settings["capitals"])
    for key, spots in _by_key(made.page.persons).items():
        confidence = made.weigh("person", features.person(around, spots))
        if confidence is None:
            continue
        best = max(spots, key=lambda n: (n.end - n.start, n.role is not None))
        role_spot = next((n.role for n in spots if n.role), None)
        role = None
        if role_spot:
            role = made.page.scan.folded.written(made.text, *role_spot)
        name = made.written(best)
        fact = Person(
            **made.common(confidence, [(n.start, n.end) for n in spots]),
            name=name,
            name_latin=name if latin else None,
            role=role,
            partner=_employer(made, key, spots),
        )
        made.ids[key] = fact.id
        made.facts.append(fact)


def _employer(made: _Facts, key: str, spots: list[Named]) -> str | None:
    """The partner named inside or right beside the person's role, of the country that the role speaks of."""
    scan, page = made.page.scan, made.page
    roles = [(spot, spot.role) for spot in spots if spot.role]
    homes = {
        m[2]
        for _, (a, b) in roles
        for k in ("country", "demonym")
        for m in scan.within(k, max(a - 16, page.sentence_at(a).start), b + 16)
    }
    for spot, (a, b) in roles:
        low, high = min(a, spot.start) - 40, max(b, spot.end) + 40
        near = [
            p
            for p in page.partners
            if low <= p.start < high and p.type != "country" and p.key in made.ids and _of(p, homes)
        ]
        if near:
            made.employers[key] = min(near, key=lambda p: abs(p.start - a)).key
            return made.ids[made.employers[key]]
    return None


def _of(partner: Named, homes: set[str]) -> bool:
    return not homes or not partner.country or partner.country in homes


def _from(around: features.Around, spot: Named) -> bool:
    """Is it only the town that the report was sent from?"""
    return around.standing.filed(spot) or dateline(around.page, spot)


def _places(made: _Facts, around: features.Around, tally: Counter[str]) -> None:
    head, own = made.page.pack.settings["head"], homelands.lands(made.page.pack.code)
    for key, spots in _by_key(made.page.places).items():
        first = spots[0]
        if all(around.in_school(spot) or around.standing.accredited(spot) for spot in spots):
            continue
        desk = first.type != "country" and head != "first" and first.country in own  # abroad it was done there, too
        if desk and all(_from(around, spot) for spot in spots):
            continue
        if first.type == "country":
            told = features.country(around, spots, tally)
            if told["all_inside"] and told["has_town"] and told["town_located"]:
                continue  # its town tells where; the country is only in the names of bodies
            confidence = made.weigh("place_country", told)
        else:
            confidence = made.weigh("place", features.place(around, spots, tally))
        if confidence is None:
            continue
        fact = Place(
            **made.common(confidence, [(n.start, n.end) for n in spots]),
            name=made.written(first),
            name_en=first.name_en or bare(made.page, first),
            country=first.country,
            identifier=first.identifier if first.identifier and first.type != "country" else None,
        )
        made.ids[f"at:{key}"], made.spots[fact.id] = fact.id, spots
        made.facts.append(fact)


def _money(made: _Facts, deeds: list[Deed]) -> dict[int, str]:
    ids: dict[int, str] = {}
    known: dict[tuple[Decimal, str], Money] = {}
    for i, amount in enumerate(made.page.money):
        key = (amount.amount, amount.currency)
        if key in known:
            known[key].evidence += made.evidence([(amount.start, amount.end)])
            ids[i] = known[key].id
            continue
        confidence = made.weigh("money", {"inferred": float(amount.inferred)}) or 0.9
        known[key] = Money(
            **made.common(confidence, [(amount.start, amount.end)]),
            amount=amount.amount.normalize() if amount.amount % 1 else amount.amount.quantize(Decimal(1)),
            currency=amount.currency,
            qualifier=amount.qualifier,
            stage=_stage(i, deeds),
            currency_inferred=amount.inferred,
        )
        ids[i] = known[key].id
        made.facts.append(known[key])
    return ids


def _stage(index: int, deeds: list[Deed]) -> MoneyStage:
    for deed in deeds:
        if deed.money == index:
            return _STAGES.get(deed.head_class, "unknown")
    return "unknown"


def _counts(made: _Facts, around: features.Around) -> dict[int, str]:
    ids: dict[int, str] = {}
    known: dict[tuple[Decimal, str], Count] = {}
    for i, count in enumerate(made.page.counts):
        key = (count.value, count.of)
        if key in known:
            known[key].evidence += made.evidence([(count.start, count.end)])
            ids[i] = known[key].id
            continue
        confidence = made.weigh("count", features.count(around, count))
        if confidence is None:
            continue
        known[key] = Count(
            **made.common(confidence, [(count.start, count.end)]),
            value=int(count.value) if count.value == int(count.value) else float(count.value),
            of=count.of,  # type: ignore[arg-type]  # the loader checked it
            qualifier=count.qualifier,
        )
        ids[i] = known[key].id
        made.facts.append(known[key])
    return ids


def _dates(made: _Facts, around: features.Around) -> None:
    known: dict[tuple[str, str], Date] = {}
    for item in made.page.dates:
        key = (item.value, item.role)
        if key in known:
            known[key].evidence += made.evidence([(item.start, item.end)])
            continue
        group = "relative_date" if item.relative else "duration" if item.role == "duration" else "date"
        confidence = made.weigh(group, features.date(around, item))
        if confidence is None:
            continue
        known[key] = Date(**made.common(confidence, [(item.start, item.end)]), value=item.value, role=item.role)
        made.facts.append(known[key])


def _areas(made: _Facts, around: features.Around) -> None:
    page = made.page
    areas: dict[str, list[tuple[int, int, str]]] = {}
    for start, end, (code, weight) in page.scan.of("health"):
        if code != "-" and not page.is_skipped(start):
            areas.setdefault(code, []).append((start, end, weight))
    sure = {
        code for code, spots in areas.items() if any([w == "strong" and around.in_act(start) for start, _, w in spots])
    }
    for code, spots in areas.items():
        confidence = made.weigh("health_area", area_features.told(around, code, spots, sure))
        if confidence is None:
            continue
        spans = [(a, b) for a, b, _ in spots]
        made.facts.append(HealthArea(**made.common(confidence, spans), code=code))  # type: ignore[arg-type]  # checked


def _bound(made: _Facts, deeds: list[Deed]) -> list[Deed]:
    """The deeds bound to the names and dates that were given."""
    page = made.page
    named = [
        Candidate(key, spots[0].type if spots[0].kind == "partner" else "person", spots, _home(spots))
        for names in (page.partners, page.persons)
        for key, spots in _by_key(names).items()
        if key in made.ids
    ]
    places = [
        Candidate(key, spots[0].type, spots, spots[0].country)
        for key, spots in _by_key(page.places).items()
        if f"at:{key}" in made.ids
    ]
    given = {(f.value, f.role) for f in made.facts if isinstance(f, Date)}
    dates = [d for d in page.dates if d.role in {"event", "period"} and (d.value, d.role) in given]
    cast = Cast(page, deeds, named, places, dates, made.employers)
    binding = slots.Slots(cast, again.of_page(page), made.slots_too)
    bound = binding.fill()
    made.binding, made.slot_rows = binding, binding.rows
    return bound


def _look_again(made: _Facts, read: list[Deed], spare: str) -> None:
    """Leave out the names, then the deeds, that are not likely enough beside all others; what a name that is left out
    had a part in may be another's.
    """
    told = zip(made.weighed, made.facts, strict=True)
    names = [(g, f, made.spots[f.id]) for (g, _), f in told if g in again.NAMES and isinstance(f, (Partner, Place))]
    look = again.Look(made.page, names, made.deeds, made.ids)
    lost: set[str] = set()
    for (group, fact, _), found in zip(names, [look.name(*name) for name in names], strict=True):
        likely = made.look(group, found, fact.id, spare == "names")
        if likely is None:
            lost.add(fact.id)
        else:
            fact.confidence = round(likely, 2)
    if lost and made.leave_out(lost):
        made.deeds = _bound(made, read)
    confidence = {fact.id: fact.confidence for _, fact, _ in names}
    sure = {key: confidence[id] for key, id in made.ids.items() if id in confidence}
    deeds = []
    for i, found in enumerate(again.deed_features(made.page, made.deeds, sure)):
        likely = made.look("act", found, i, bool(spare))
        if likely is not None:
            made.deeds[i].strength = likely
            deeds.append(made.deeds[i])
    made.deeds = deeds


def _home(spots: list[Named]) -> str | None:
    return next((n.country for n in spots if n.country), None)


def _acts(made: _Facts, deeds: list[Deed], money_ids: dict[int, str], count_ids: dict[int, str]) -> None:
    given = {f.code for f in made.facts if isinstance(f, HealthArea)}
    for deed in deeds:
        if made.binding is not None:
            made.binding.finish(deed, made.ids)
        made.weighed.append(("act", deed.features))
        made.facts.append(
            Act(
                **made.common(deed.strength, deed.spans),
                type=deed.type,  # type: ignore[arg-type]  # the frames table is checked
                status=deed.status,  # type: ignore[arg-type]
                actors=_refs(made, deed.actors + deed.beside),
                recipients=_refs(made, deed.recipients if deed.told_to is None else deed.told_to),
                when=deed.when,
                where=made.ids.get(f"at:{deed.where.key}") if deed.where else None,
                money=money_ids.get(deed.money) if deed.money is not None else None,
                counts=list(dict.fromkeys(count_ids[i] for i in deed.counts if i in count_ids)),
                health_areas=[a for a in deed.areas if a in given],
            )
        )


def _refs(made: _Facts, names: list[Named]) -> list[str]:
    return list(dict.fromkeys(made.ids[n.key] for n in names if n.key in made.ids))
