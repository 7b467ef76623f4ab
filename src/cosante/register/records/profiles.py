"""What matching is told of records: profiles made of payloads that were loaded already. Pure functions.

A record's profile is what all its live facts say together, as the record itself is; of an act, kind, status and date
are those that the record shows, so that what a person has settled holds here too.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

import msgspec

from cosante.matching.profiles import DeedProfile, PartnerProfile
from cosante.register.records.partners import PartnerView, Said
from cosante.vocabulary.dates import parse
from cosante.vocabulary.errors import BadValue

Profile = TypeVar("Profile", PartnerProfile, DeedProfile)
#: More names of one partner are not compared: the most used come first.
_NAMES = 20
#: Kinds of partner that stand for their country.
_NATIONAL = frozenset({"country", "ministry"})


class Fellow(NamedTuple):
    """A fact that an act names: what it says, and the partner that it is or acts for."""

    kind: str
    payload: Mapping[str, Any]
    partner: int | None


class Telling(NamedTuple):
    """One act fact, and the facts of its reading by what the act calls them."""

    payload: Mapping[str, Any]
    fellows: Mapping[str, Fellow]
    language: str


class Shown(NamedTuple):
    """What an act's record shows."""

    type: str
    status: str
    when: str


class Known(NamedTuple):
    """What is known of a party."""

    type: str
    country: str


def partner_profile(view: PartnerView, said: Iterable[Said]) -> PartnerProfile:
    """A partner as its facts name it."""
    identifiers = {fact.payload["identifier"] for fact in said if fact.payload.get("identifier")}
    return PartnerProfile(
        names=view.names[:_NAMES], type=view.type, country=view.country, identifiers=tuple(sorted(identifiers))
    )


def deed_profile(shown: Shown, told: Sequence[Telling], known: Mapping[int, Known]) -> DeedProfile:
    """An act as its tellings have it together; ``known`` are its parties."""
    actors, recipients = _named(told, "actors"), _named(told, "recipients")
    direct = [{f.partner for f in side if f.kind == "partner" and f.partner} for side in (actors, recipients)]
    people = {f.partner for f in (*actors, *recipients) if f.kind == "person" and f.partner}
    parties = {pk: known[pk] for pk in direct[0] | direct[1] | people if pk in known}
    place, country = _where(_named(told, "where"))
    return DeedProfile(
        type=shown.type,
        status=shown.status,
        actors=frozenset(direct[0]),
        recipients=frozenset(direct[1]),
        through_people=frozenset(people),
        national=frozenset(pk for pk, party in parties.items() if party.type in _NATIONAL),
        countries=frozenset(party.country for party in parties.values() if party.country),
        when=_readable(shown.when),
        place=place,
        country=country,
        amounts=frozenset((Decimal(str(f.payload["amount"])), f.payload["currency"]) for f in _named(told, "money")),
        counts=frozenset((f.payload["of"], float(f.payload["value"])) for f in _named(told, "counts")),
        areas=frozenset(area for one in told for area in one.payload.get("health_areas", [])),
        language=told[0].language if told else "",
    )


def _named(told: Sequence[Telling], field: str) -> list[Fellow]:
    """The facts that the tellings name in a field; what cannot be found is left out."""
    found = []
    for one in told:
        named = one.payload.get(field) or []
        found += [one.fellows[ref] for ref in ([named] if isinstance(named, str) else named) if ref in one.fellows]
    return found


def _where(places: Sequence[Fellow]) -> tuple[str, str]:
    """The most exact place told, and its country; the first of those as exact."""
    exact = [place.payload for place in places if place.payload.get("identifier")]
    for says in (*exact, *(place.payload for place in places)):
        country = says.get("country") or ""
        return says.get("identifier") or country, country
    return "", ""


def _readable(when: str) -> str:
    """The date where matching can read it; else nothing is said of the time."""
    try:
        parse(when)
    except BadValue:
        return ""
    return when


def as_data(profile: PartnerProfile | DeedProfile) -> dict[str, Any]:
    """The profile as JSON has it; the same profile always gives the same."""
    made: dict[str, Any] = msgspec.to_builtins(profile, order="deterministic")
    return made


def from_data(data: Mapping[str, Any], of: type[Profile]) -> Profile:
    """The profile that ``as_data`` wrote."""
    return msgspec.convert(data, of, strict=False)
