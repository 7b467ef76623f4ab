"""Accept facts as they are."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.deciding import Reason, may, restate, write
from cosante.register.actions.match import match_waiting
from cosante.register.models import Account, Decision, Fact, Verb
from cosante.vocabulary.errors import Undecidable


def accept(facts: Iterable[Fact], by: Account | None, why: Reason = "") -> list[Decision]:
    """One decision a fact. What the account itself accepted already stays as it is."""
    may(by)
    with transaction.atomic():
        rows = to_decide(facts)
        said = _said_so(rows, by)
        made = [write(Verb.ACCEPT, by, why, fact=fact) for fact in rows if fact.pk not in said]
        restate(rows)
        match_waiting()
    return made


def locked(facts: Iterable[Fact]) -> list[Fact]:
    """The facts as they are now, held until the transaction ends, in one order so that nobody waits for ever."""
    ids = [fact.pk for fact in facts]
    found = Fact.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk")
    return list(found.select_related("reading"))


def to_decide(facts: Iterable[Fact]) -> list[Fact]:
    """The same, of which may be decided. ``Undecidable`` where one was carried over to a newer reading."""
    rows = locked(facts)
    if Decision.objects.filter(fact__in=rows, verb=Verb.CARRY).exists():
        raise Undecidable(_("Its document was read again, and this fact is in the newer reading: decide of it there."))
    return rows


def _said_so(facts: Iterable[Fact], by: Account | None) -> set[int | None]:
    """The facts of which the account's acceptance is the last word."""
    said = Decision.objects.filter(fact__in=facts, undone_by=None).exclude(verb=Verb.UNDO).order_by("pk")
    last = {fact: (verb, who) for fact, verb, who in said.values_list("fact", "verb", "by")}
    return {fact for fact, word in last.items() if word == (Verb.ACCEPT, by.pk if by else None)}
