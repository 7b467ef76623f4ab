"""Give every act fact of a reading its act record: the deed that it already was, or a new one.

Whether it is a deed that another document tells of is for matching, once all of the reading is in the register.
"""

from cosante.register.actions.moving import own_records
from cosante.register.models import Act, Fact, Reading
from cosante.register.queries.facts import located
from cosante.register.queries.partners import surviving
from cosante.register.records.heirs import heirs


def link_acts(reading: Reading, replaced: Reading | None, only: Fact | None = None) -> None:
    """What the reading before called the same sentence keeps its record; each other deed gets one of its own.

    ``only``: the one fact to link; the others of the reading are linked already.
    """
    facts = [fact for fact in reading.facts.filter(kind="act").order_by("pk") if only is None or fact.pk == only.pk]
    before = _records_before(replaced, facts)
    for fact in facts:
        fact.founded_act = before.get(fact.pk) or Act.objects.create(type=fact.payload["type"])
        fact.act = surviving(fact.founded_act)
    if facts:
        Fact.objects.bulk_update(facts, ["act", "founded_act"])


def _records_before(replaced: Reading | None, facts: list[Fact]) -> dict[int, Act]:
    """The record of each older fact as it was before merges, so that a merge undone later parts them again."""
    if replaced is None or replaced.text_then:
        return {}
    old = list(replaced.facts.filter(kind="act").exclude(founded_act=None))
    own = own_records("act", {fact.pk: fact.founded_act_id for fact in old if fact.founded_act_id})
    records = Act.objects.in_bulk(own.values())
    return {new: records[own[past]] for new, past in heirs(located(facts), located(old)).items()}
