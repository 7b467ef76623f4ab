"""Splitting a record: the facts to choose from, and what both records will be once those chosen have left."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cosante.register.models import Act, Fact, Partner
from cosante.register.queries import splitting as queries
from cosante.register.queries.acts import referred
from cosante.register.records.partners import Said as PartnerSaid
from cosante.register.records.partners import describe
from cosante.web import words
from cosante.web.cards import Link, headline
from cosante.web.labels import label
from cosante.web.pairs import Fields, Said, lines
from cosante.web.posts import number
from cosante.web.records import act_fields, told_by

_CHOSEN = "fact"


def context(request: HttpRequest, record: Partner | Act) -> dict[str, Any]:
    """What the page shows: the facts that can be chosen, those chosen, and, once some are, both records."""
    asked = request.POST if request.method == "POST" else request.GET
    sought = asked.get("words", "").strip()[:200]
    ids, found = chosen(request), list(queries.sources(record, sought)[: queries.MOST + 1])
    picked = list(queries.sources(record).filter(pk__in=ids))
    shown = found[: queries.MOST]
    kept = [fact for fact in picked if fact.pk not in {one.pk for one in shown}]
    return {
        "record": record,
        "words": sought,
        "facts": [(one, headline(one.fact), one.fact.pk in ids) for one in told_by(shown)],
        "more": len(found) > queries.MOST,
        "most": queries.MOST,
        "kept": kept,
        "picked": picked,
        "lines": _both(record, picked) if picked else [],
    }


def chosen(request: HttpRequest) -> set[int]:
    """The numbers of the facts that were chosen."""
    asked = request.POST if request.method == "POST" else request.GET
    return {number(one) for one in asked.getlist(_CHOSEN)} - {0}


def _both(record: Partner | Act, leaving: Sequence[Fact]) -> list[Any]:
    """Field by field, what is left and what will be the new record."""
    gone = {fact.pk for fact in leaving}
    staying = list(queries.sources(record).exclude(pk__in=gone))
    of = _partner if isinstance(record, Partner) else _act
    return lines(of(staying), of(leaving)) if staying else []


def _partner(facts: Sequence[Fact]) -> Fields:
    view = describe(PartnerSaid(fact.payload, fact.document.language, fact.confidence) for fact in facts)
    others = [Link(name, lang=language) for language, name in view.names[:10] if name != view.name]
    return {
        _("Names"): Said([Link(view.name), *others]),
        _("Kind"): Said([Link(label(view.type, "partner"))]),
        _("Country"): Said([Link(words.country_name(view.country))] if view.country else []),
        _("Identifier"): Said([Link(view.identifier)] if view.identifier else []),
        _("In the register"): Said([_documents(facts), _deeds(queries.deeds_naming(facts))]),
    }


def _act(facts: Sequence[Fact]) -> Fields:
    fellows = referred(list(facts))
    kinds = dict.fromkeys(label(fact.payload["type"], "act") for fact in facts)
    found = {_("Kind"): Said([Link(kind) for kind in kinds])}
    for field in act_fields(facts, fellows):
        found[field.label] = Said([value.link for value in field.values])
    return found | {_("In the register"): Said([_documents(facts)])}


def _documents(facts: Sequence[Fact]) -> Link:
    n = len({fact.document_id for fact in facts})
    return Link(words.filled(ngettext("%d document", "%d documents", n), n))


def _deeds(n: int) -> Link:
    return Link(words.filled(ngettext("%d act", "%d acts", n), n))
