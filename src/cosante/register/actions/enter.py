"""Enter by hand a fact that a document says and the reader missed. It keeps the reading contract, as read facts do."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.correct import known_fields
from cosante.register.actions.deciding import may, restate, write
from cosante.register.actions.link_acts import link_acts
from cosante.register.actions.link_partners import link_partners
from cosante.register.actions.match import match_waiting
from cosante.register.actions.refresh_records import refresh_acts, refresh_partners
from cosante.register.actions.store_facts import store_facts
from cosante.register.models import Account, Decision, Document, Fact, Verb
from cosante.register.models.facts import BY_HAND
from cosante.register.records.sequence import named
from cosante.vocabulary import facts as contract
from cosante.vocabulary.errors import BadValue, Undecidable

#: Facts entered by hand are numbered from here on, so that no later reading of the document takes their numbers.
FIRST = 9001
Places = Sequence[tuple[int, int]]


def enter(document: Document, kind: str, values: Mapping[str, Any], places: Places, by: Account) -> Decision:
    """The decision to enter the fact, which names it. ``places``: where the text says so, in code points.

    ``BadValue`` where the contract does not allow a value, or one refers to a fact that is not there.
    """
    may(by)
    with transaction.atomic():
        row = Document.objects.select_for_update().get(pk=document.pk)
        reading = row.readings.get(current=True)
        known_fields(kind, values)
        said = _fact(row, kind, values, places, by)
        fellows = set(reading.facts.live().values_list("local_id", flat=True))
        if missing := [ref for ref in named(values) if ref not in fellows]:
            raise BadValue(_("There is no fact %(fact)s in this document.") % {"fact": missing[0]})
        (fact,) = store_facts(reading, [said])
        link_partners(reading, None, only=fact)
        link_acts(reading, None, only=fact)
        fact.refresh_from_db()
        made = write(Verb.ENTER, by, "", fact=fact, document=row)
        restate([fact])
        refresh_partners([fact.partner_id] if fact.partner_id else [])
        refresh_acts([fact.act_id] if fact.act_id else [])
        match_waiting()
        fact.refresh_from_db()
    return made


def _fact(document: Document, kind: str, values: Mapping[str, Any], places: Places, by: Account) -> contract.Fact:
    text = document.text
    if not places or any(not 0 <= start < end <= len(text) for start, end in places):
        raise Undecidable(_("Quote the words of the text that say so."))
    taken = Fact.objects.filter(document=document, reader__startswith=BY_HAND).count()
    whole = {
        "id": f"f{FIRST + taken}",
        "kind": kind,
        "evidence": [{"start": start, "end": end, "quote": text[start:end]} for start, end in places],
        "confidence": 1.0,
        "reader": f"{BY_HAND}{by.username}"[:100],
        **values,
    }
    try:
        return msgspec.json.decode(msgspec.json.encode(whole), type=contract.Fact)
    except (msgspec.ValidationError, ValueError) as error:
        raise BadValue(_("This value cannot be kept: %(reason)s.") % {"reason": error}) from error
