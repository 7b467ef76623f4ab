"""Give every act fact of a reading its act record: the deed it already was, one told elsewhere, or a new one."""

from django.db.models import Count, Q

from cosante.register.models import Act, Fact, Reading
from cosante.register.queries.deeds import deeds_of_act, deeds_of_reading
from cosante.register.queries.facts import located
from cosante.register.records.acts import FEWEST_PARTIES, Deed, same_deed
from cosante.register.records.heirs import heirs


def link_acts(reading: Reading, replaced: Reading | None, only: Fact | None = None) -> None:
    """First what the reading before called the same sentence, then ``records.acts.same_deed``, oldest record first.

    ``only``: the one fact to link; the others of the reading are linked already.
    """
    deeds = [(fact, deed) for fact, deed in deeds_of_reading(reading) if only is None or fact.pk == only.pk]
    before = _records_before(replaced, [fact for fact, _ in deeds])
    taken = {record.pk for record in before.values()}
    for fact, deed in deeds:
        record = before.get(fact.pk)
        if record is None:
            record, because = _told_elsewhere(fact, deed, taken)
            fact.joined_because = because
        fact.act = fact.founded_act = record or Act.objects.create(type=deed.type)
        taken.add(fact.act.pk)
    Fact.objects.bulk_update([fact for fact, _ in deeds], ["act", "founded_act", "joined_because"])


def _records_before(replaced: Reading | None, facts: list[Fact]) -> dict[int, Act]:
    if replaced is None or replaced.text_then:
        return {}
    old = {fact.pk: fact for fact in replaced.facts.filter(kind="act").select_related("act")}
    pairs = heirs(located(facts), located(old.values()))
    return {new: record for new, past in pairs.items() if (record := old[past].act)}


def _told_elsewhere(fact: Fact, deed: Deed, taken: set[int]) -> tuple[Act | None, str]:
    parties = deed.actors | deed.recipients
    if len(parties) < FEWEST_PARTIES:  # never the same deed as another: not worth a question for each act there is
        return None, ""
    here = Fact.objects.live().filter(document=fact.document_id, kind="act", act__isnull=False)
    candidates = Act.objects.filter(type=deed.type, sources__gt=0).exclude(pk__in=taken)
    candidates = candidates.exclude(pk__in=here.values("act"))
    shared = Count("parties__partner", filter=Q(parties__partner__in=parties), distinct=True)
    candidates = candidates.annotate(shared=shared).filter(shared__gte=FEWEST_PARTIES)
    for record in candidates.order_by("id"):
        reasons = [same_deed(deed, other) for _, other in deeds_of_act(record)]
        if reasons and all(reasons):
            return record, reasons[0] or ""
    return None, ""
