"""Records that may be the same as another one: for a person to say so. Cheap and broad, beside what matching asks."""

from datetime import timedelta

from django.db.models import Count, Q

from cosante.register.models import Act, Decision, Entry, EntryKind, Partner, State, Suggestion, Verb
from cosante.register.queries.search import sharing

#: As many as are shown.
_MOST = 6
_SHORTEST = 4
_YEAR = timedelta(days=366)


def same_as(record: Partner | Act) -> list[Partner] | list[Act]:
    """Other records that may be this one: first those that matching asks about, then some with words or parties shared.

    Without those that were kept apart from it.
    """
    kind = "partner" if isinstance(record, Partner) else "act"
    asked = Suggestion.objects.filter(kind=kind, state=State.OPEN).order_by("-score")
    pairs = asked.filter(Q(one=record.pk) | Q(other=record.pk)).values_list("one", "other")[:_MOST]
    likely = list(dict.fromkeys(one if other == record.pk else other for one, other in pairs))
    found = {other.pk: other for other in (_partners(record) if isinstance(record, Partner) else _acts(record))}
    found |= type(record)._default_manager.in_bulk([pk for pk in likely if pk not in found])
    return [found[pk] for pk in dict.fromkeys([*likely, *found])][:_MOST]


def _partners(record: Partner) -> list[Partner]:
    words = {word for word in _names([record]).get(record.pk, ()) if len(word) >= _SHORTEST}
    if not words:
        return []
    shares = sharing(words, "partner")
    found = Partner.objects.filter(pk__in=shares, sources__gt=0).exclude(pk__in=_apart(record, "partner"))
    if record.country:
        found = found.filter(country__in=("", record.country))
    if record.identifier:
        found = found.filter(identifier__in=("", record.identifier))
    others = list(found.filter(type=record.type)[:200])
    names = _names(others)
    scored = [(len(words & names.get(other.pk, set())), other) for other in others]
    scored.sort(key=lambda pair: (-pair[0], pair[1].pk))
    return [other for shared, other in scored[:_MOST] if shared]


def _names(records: list[Partner]) -> dict[int, set[str]]:
    """The words of all names of each."""
    first = EntryKind.PARTNER.first()
    entries = Entry.objects.filter(pk__in=[first + record.pk for record in records])
    return {pk - first: set(names.split()) for pk, names in entries.values_list("pk", "names")}


def _acts(record: Act) -> list[Act]:
    parties = list(record.parties.values_list("partner", flat=True))
    found = Act.objects.filter(type=record.type, sources__gt=0, merged_into=None, parties__partner__in=parties)
    if record.starts:
        near = Q(starts__gte=record.starts - _YEAR, starts__lte=record.starts + _YEAR)
        found = found.filter(near | Q(starts=None))
    found = found.exclude(pk__in=_apart(record, "act")).annotate(shared=Count("parties__partner", distinct=True))
    return list(found.order_by("-shared", "pk").prefetch_related("parties__partner")[:_MOST])


def _apart(record: Partner | Act, name: str) -> set[int]:
    """The record itself and those that somebody has kept apart from it."""
    said = Decision.objects.filter(verb=Verb.APART, undone_by=None)
    said = said.filter(Q(**{name: record}) | Q(**{f"other_{name}": record}))
    return {record.pk} | {pk for pair in said.values_list(name, f"other_{name}") for pk in pair}
