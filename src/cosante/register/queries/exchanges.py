"""Deeds that the office keeps, of every kind: trainings, scholarships, visits, people sent, clinics, help.

What is withdrawn or called off is not among them. A partner that was merged is the one that it has become.
"""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from django.db.models import CharField, Count, F, Q, QuerySet, Sum, Value

from cosante.register.models import (
    Act,
    Course,
    DelegationMember,
    Exchange,
    OutreachService,
    Participant,
    ParticipantGroup,
    Partner,
    Scholar,
    Valued,
    kept_models,
)
from cosante.register.moment import known
from cosante.register.queries.kept_rows import rows
from cosante.register.queries.partners import surviving
from cosante.register.records.exchanges import Deed, Party, days_of, direction, months_of, people_of
from cosante.register.records.headcounts import Head, lasted, months


def exchanges() -> list[type[Exchange]]:
    """Every table of deeds."""
    return [model for model in kept_models().values() if issubclass(model, Exchange)]


def deeds(*sides: str) -> list[Deed]:
    """Every deed; those in which one of the sides (a country or a partner) may have a part, where some are named."""
    sides = tuple(filter(None, sides))
    moment = known()
    if moment is None:
        return _found(sides)
    name = f"deeds {sides}"  # asked for more than once on a page
    if name not in moment:
        moment[name] = _found(sides)
    return list(moment[name])


def _found(sides: Sequence[str]) -> list[Deed]:
    so = _with(sides)
    return [deed for model in exchanges() for deed in _deeds(model, so)]


def deeds_of(partner: Partner) -> list[tuple[str, Deed]]:
    """The deeds of one partner, each with its direction as seen from there, the latest first."""
    one = str(partner.pk)
    found = [(way, deed) for deed in deeds(one) if (way := direction(deed, one))]
    return sorted(found, key=lambda pair: (pair[1].starts is not None, pair[1].starts or 0, pair[1].pk), reverse=True)


class Under(NamedTuple):
    """A deed that the office says belongs to an agreement: which, in which health area, the act that tells of it."""

    noun: str
    pk: int
    area: str
    act: int | None
    agreement: int


def belonging(agreements: Collection[int] | None) -> list[Under]:
    """Deeds of every kind that were done under these agreements, or any, by their days; one question for all tables."""
    so = Q(agreement__isnull=False) if agreements is None else Q(agreement__in=agreements)
    first, *others = [
        model._default_manager.filter(so, state=Course.DONE, withdrawn=False)
        .order_by()
        .values_list(Value(model.noun, CharField()), "pk", "area", "act", "agreement", "starts")
        for model in exchanges()
    ]
    found = sorted(first.union(*others, all=True), key=lambda one: (one[5] is not None, one[5] or 0, one[1]))
    return [Under(*one[:5]) for one in found]


def deeds_under(agreements: Collection[int], wanted: Collection[tuple[str, int]] | None = None) -> list[Deed]:
    """Deeds of these agreements, the latest first: planned ones too, or those that are wanted by noun and number."""
    found = [deed for model in exchanges() for deed in _deeds(model, Q(agreement__in=agreements))]
    if wanted is not None:
        found = [deed for deed in found if (deed.noun, deed.pk) in wanted]
    return sorted(found, key=lambda deed: (deed.starts is not None, deed.starts or 0, deed.pk), reverse=True)


def deed_of(row: Any) -> Deed:
    """What one row tells."""
    return _deed(row, _parts(type(row), [row.pk]).get(row.pk, {}))


def heads_of(training: Any) -> list[Head]:
    """The people of a training, one by one and in groups."""
    columns = ("days", "cadre", "sex", "level", "province")
    named = Participant.objects.filter(training=training, withdrawn=False).values_list(*columns)
    grouped = ParticipantGroup.objects.filter(training=training, withdrawn=False).values_list("number", *columns)
    return [Head(1, *one, named=True) for one in named] + [Head(*group) for group in grouped]


def heads_by_training(trainings: Sequence[Any]) -> dict[int, list[Head]]:
    """The same of many, by number; of a training of which only a number of people is told, they are one group."""
    found: dict[int, list[Head]] = {row.pk: [] for row in trainings}
    columns = ("days", "cadre", "sex", "level", "province")
    for table, named in ((Participant, True), (ParticipantGroup, False)):
        number = () if named else ("number",)
        for pk, *told in table.objects.filter(withdrawn=False).values_list("training", *number, *columns):
            if pk in found:
                found[pk].append(Head(*((1,) if named else ()), *told, named=named))
    told_alone = (row for row in trainings if not found[row.pk] and row.people)
    return found | {row.pk: [Head(row.people)] for row in told_alone}


def days_told(training: Any) -> int:
    """On how many days there was teaching."""
    return training.days if training.days is not None else lasted(training.starts, training.ends)


def _with(sides: Sequence[str]) -> Q:
    """Rows that may be of these sides: of a country, a partner that was merged is looked at more closely afterwards."""
    ends = [_ends(side) for side in sides]
    if len(ends) > 1:
        one, other = ends[:2]
        return one["giver"] & other["receiver"] | other["giver"] & one["receiver"]
    return ends[0]["giver"] | ends[0]["receiver"] if ends else Q()


def _ends(side: str) -> dict[str, Q]:
    """The rows in which the side gives, and in which it receives."""
    if side.isdigit():
        partners = _became(int(side))
        return {end: Q(**{f"{end}__in": partners}) for end in ("giver", "receiver")}
    merged = {end: Q(**{f"{end}__merged_into__isnull": False}) for end in ("giver", "receiver")}
    return {end: Q(**{f"{end}__country": side}) | so for end, so in merged.items()}


def _became(partner: int) -> list[int]:
    """The partner, and those that were merged into it."""
    found = last = [partner]
    while last:
        last = list(Partner.objects.filter(merged_into__in=last).order_by().values_list("pk", flat=True))
        found = found + last
    return found


def _deeds(model: type[Exchange], so: Q) -> list[Deed]:
    found = rows(model).exclude(state=Course.CANCELLED).filter(so)
    told = list(found) if not so or found.exists() else []  # to look is little beside all the columns of what is there
    parts = _parts(model, found.order_by().values("pk") if so else None) if told else {}
    return [_deed(row, parts.get(row.pk, {})) for row in told]


def _parts(model: type[Exchange], wholes: Any = None) -> dict[int, dict[str, Any]]:
    """What the parts of rows add up to, by the number of the row; of these, or of all."""
    return _PARTS[model.noun](wholes) if model.noun in _PARTS else {}


def _deed(row: Any, part: Mapping[str, Any]) -> Deed:
    listed = part.get("people", 0)
    span, days = lasted(row.starts, row.ends), days_told(row) if row.noun == "training" else 0
    listed_days = part.get("told_days", 0) + part.get("all_days", 0) * (days or span)
    by_months = row.noun in ("scholarship", "deployment")
    listed_months = part.get("months", Fraction(0)) + part.get("all_months", 0) * months(row.starts, row.ends)
    return Deed(
        noun=row.noun,
        pk=row.pk,
        kind=row.act_type,
        giver=_party(row.giver),
        receiver=_party(row.receiver),
        supporter=_party(row.supporter),
        starts=row.starts,
        ends=row.ends,
        counted=row.counted,
        people=people_of(listed, row.people),
        person_days=0 if by_months else days_of(listed, listed_days, row.people, days or span),
        person_months=months_of(listed, listed_months, row.people, row.starts, row.ends) if by_months else Fraction(0),
        services=part.get("services", 0),
        reached=getattr(row, "reached", None) or 0,
        amount=row.amount,
        currency=row.currency,
        valued=row.valued or Valued.PAID.value,
        planned=row.state == Course.PLANNED,
        told=_told(row.act),
        row=row,
    )


def _party(partner: Partner | None) -> Party | None:
    now = surviving(partner) if partner else None
    return Party(now.pk, now.country) if now else None


def _told(act: Act | None) -> int | None:
    """The act of the lists that tells of it."""
    now = surviving(act) if act else None
    return now.pk if now and now.sources else None


def _of(found: QuerySet[Any], whole: str, wholes: Any) -> QuerySet[Any]:
    there = found.filter(withdrawn=False)
    return there if wholes is None else there.filter(**{f"{whole}__in": wholes})


def _counted(found: QuerySet[Any], whole: str, wholes: Any, **sums: Any) -> dict[int, dict[str, Any]]:
    told = _of(found, whole, wholes).order_by().values(whole).annotate(**sums)
    return {row.pop(whole): {name: value or 0 for name, value in row.items()} for row in told}


def _in_trainings(wholes: Any) -> dict[int, dict[str, Any]]:
    found = _counted(
        Participant.objects.all(),
        "training",
        wholes,
        people=Count("pk"),
        told_days=Sum("days"),
        all_days=Count("pk", filter=Q(days=None)),
    )
    groups = _counted(
        ParticipantGroup.objects.annotate(together=F("number") * F("days")),
        "training",
        wholes,
        people=Sum("number"),
        told_days=Sum("together"),
        all_days=Sum("number", filter=Q(days=None)),
    )
    for pk, sums in groups.items():
        known = found.get(pk, {})
        found[pk] = {name: value + known.get(name, 0) for name, value in sums.items()}
    return found


def _in_scholarships(wholes: Any) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for pk, told in _of(Scholar.objects.all(), "scholarship", wholes).values_list("scholarship", "months"):
        sums = found.setdefault(pk, {"people": 0, "months": Fraction(0), "all_months": 0})
        sums["people"] += 1
        sums["all_months"] += told is None
        sums["months"] += Fraction(told or 0)
    return found


#: What the parts of a kind add up to, by the number of their whole.
_PARTS: Mapping[str, Any] = {
    "training": _in_trainings,
    "scholarship": _in_scholarships,
    "delegation": lambda wholes: _counted(
        DelegationMember.objects.all(), "delegation", wholes, people=Count("pk"), all_days=Count("pk")
    ),
    "outreach": lambda wholes: _counted(OutreachService.objects.all(), "outreach", wholes, services=Sum("number")),
}
