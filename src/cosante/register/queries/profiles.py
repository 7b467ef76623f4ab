"""The profiles of many records at once, in a fixed number of questions, and the keys that they are found by."""

import zlib
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Model, QuerySet

from cosante.matching import blocking
from cosante.matching.profiles import DeedProfile, PartnerProfile, TextProfile
from cosante.register.models import Act, Document, Fact, MatchProfile, Partner, Sort
from cosante.register.queries.said import live_said
from cosante.register.records import partners
from cosante.register.records.profiles import (
    Fellow,
    Known,
    Shown,
    Telling,
    as_data,
    deed_profile,
    from_data,
    partner_profile,
)

#: The table of each kind.
MODELS: dict[str, type[Model]] = {Sort.PARTNER: Partner, Sort.ACT: Act, Sort.DOCUMENT: Document}
#: The column that leads from a record to what it became.
INTO = {Sort.PARTNER: "merged_into", Sort.ACT: "merged_into", Sort.DOCUMENT: "copy_of"}
#: The kind of documents that are activities of IATI.
IATI = "iati"
_WHO = ("document__kind", "document__publisher")
_REFERRED = ("partner", "person", "place", "money", "count")


class Seen(NamedTuple):
    """A record as matching sees it: its profile, as data too, and the documents that tell of it.

    Activities of one publisher of IATI have identifiers of their own, so they are apart as the deeds of one document
    are: among the documents is a number below nothing that stands for the publisher.
    """

    profile: PartnerProfile | DeedProfile | TextProfile
    data: dict[str, Any]
    documents: frozenset[int] = frozenset()


def listed(kind: str) -> QuerySet[Any]:
    """The records that are compared: those in the lists, none that became another one; of texts, copies too."""
    if kind == Sort.DOCUMENT:
        return Document.objects.exclude(relevant=False).exclude(kind=IATI)
    return MODELS[kind]._default_manager.filter(sources__gt=0, merged_into=None)


def seen(kind: str, ids: Iterable[int]) -> dict[int, Seen]:
    """What facts make of these records now, for those that are compared."""
    return {Sort.PARTNER: _partners, Sort.ACT: _acts, Sort.DOCUMENT: _texts}[Sort(kind)](list(ids))


def kept(kind: str, ids: Iterable[int]) -> dict[int, Seen]:
    """The same as ``actions.refresh_keys`` kept it."""
    if kind == Sort.DOCUMENT:
        return _texts(list(ids))
    rows = MatchProfile.objects.filter(kind=kind, record__in=list(ids))
    of: Any = PartnerProfile if kind == Sort.PARTNER else DeedProfile
    return {row.record: Seen(from_data(row.profile, of), row.profile, frozenset(row.documents)) for row in rows}


def keys(kind: str, of: Seen) -> set[blocking.Key]:
    """What the record may have in common with those that it may be one with."""
    made: dict[str, Any] = {
        Sort.PARTNER: blocking.partner_keys,
        Sort.ACT: blocking.deed_keys,
        Sort.DOCUMENT: blocking.text_keys,
    }
    found: set[blocking.Key] = made[kind](of.profile)
    return {key._replace(text=key.text[:120]) for key in found}


def _partners(ids: list[int]) -> dict[int, Seen]:
    said = live_said(listed(Sort.PARTNER).filter(pk__in=ids).values_list("pk", flat=True))
    return {pk: seen_partner(partners.describe(facts), facts) for pk, facts in said.items()}


def seen_partner(view: partners.PartnerView, said: list[partners.Said]) -> Seen:
    """A partner as its live facts have it."""
    profile = partner_profile(view, said)
    return Seen(profile, as_data(profile))


def _acts(ids: list[int]) -> dict[int, Seen]:
    shown = {
        pk: Shown(*row) for pk, *row in listed(Sort.ACT).filter(pk__in=ids).values_list("pk", "type", "status", "when")
    }
    facts = Fact.objects.live().filter(act__in=list(shown)).order_by()
    rows = facts.values_list("pk", "act", "reading", "document", "document__language", "payload", *_WHO)
    told = [row[1:] for row in sorted(rows, key=lambda row: row[0])]
    fellows = _fellows({reading for _, reading, *_ in told})
    tellings: dict[int, list[Telling]] = {pk: [] for pk in shown}
    documents: dict[int, set[int]] = {pk: set() for pk in shown}
    for pk, reading, document, language, payload, kind, publisher in told:
        tellings[pk].append(Telling(payload, fellows.get(reading, {}), language))
        documents[pk] |= {document, -zlib.crc32(publisher.encode()) - 1} if kind == IATI else {document}
    parties = {fellow.partner for row in fellows.values() for fellow in row.values() if fellow.partner}
    known = {
        pk: Known(*row) for pk, *row in Partner.objects.filter(pk__in=parties).values_list("pk", "type", "country")
    }
    made = {pk: deed_profile(shown[pk], rows, known) for pk, rows in tellings.items()}
    return {pk: Seen(profile, as_data(profile), frozenset(documents[pk])) for pk, profile in made.items()}


def _fellows(readings: set[int]) -> dict[int, dict[str, Fellow]]:
    found: dict[int, dict[str, Fellow]] = {}
    # kinds are told apart here: asked for them, SQLite looks through all facts of a kind
    rows = Fact.objects.filter(reading__in=readings).order_by()
    for reading, local_id, kind, *row in rows.values_list("reading", "local_id", "kind", "payload", "partner"):
        if kind in _REFERRED:
            found.setdefault(reading, {})[local_id] = Fellow(kind, *row)
    return found


def _texts(ids: list[int]) -> dict[int, Seen]:
    rows = listed(Sort.DOCUMENT).filter(pk__in=ids).values_list("pk", "text", "language", "title", "sha256")
    return {
        pk: Seen(TextProfile(text, language, title, pk), {"language": language, "title": title, "bytes": sha256})
        for pk, text, language, title, sha256 in rows
    }
