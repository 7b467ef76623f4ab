"""Decisions: what was read stays, what people say holds, everything can be undone, and state is nothing but a sum."""

import contextlib
import random

import pytest
from finding import the
from stories import Story, add_all, copies_of_a_gift, hospitals, training_in_english, training_in_french

from chances import seeds
from cosante.register.actions import (
    accept,
    add_document,
    confirm,
    correct,
    keep_apart,
    mark_copy,
    merge,
    part,
    put_off,
    rebuild,
    reject,
    resolve,
    split,
    undo,
)
from cosante.register.actions.write_rows import TABLES
from cosante.register.models import (
    Account,
    Act,
    ActParty,
    Decision,
    Document,
    Entry,
    Fact,
    MatchKey,
    MatchProfile,
    Pack,
    Partner,
    Role,
    Rules,
    Strip,
    Suggestion,
    Term,
    Verb,
)
from cosante.register.queries.partners import surviving
from cosante.vocabulary.errors import BadValue, NotAllowed, Undecidable

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina():
    return Account.objects.create_user("amina", first_name="Amina", last_name="Rahman", role=Role.REVIEWER)


def add(*stories: Story) -> None:
    for story in stories:
        add_document(story.reading())


def state() -> dict[str, list]:
    """Every value that is made from facts and decisions."""
    facts = Fact.objects.order_by("pk").values_list(
        "pk", "status", "payload", "code", "country", "amount", "currency", "starts", "ends", "partner", "act"
    )
    partners = Partner.objects.order_by("pk").values_list(
        "pk", "name", "type", "country", "identifier", "sources", "merged_into", "public"
    )
    acts = Act.objects.order_by("pk").values_list(
        "pk", "type", "status", "when", "starts", "ends", "year", "days", "reviewed", "reasons", "sources",
        "conflicts", "merged_into", "public", "public_type", "public_status", "public_starts", "public_ends",
        "public_year", "public_days", "public_reasons",
    )  # fmt: skip
    parties = ActParty.objects.order_by("act", "partner", "role").values_list(
        "act", "partner", "role", "listed", "public"
    )
    profiles = MatchProfile.objects.order_by("kind", "record").values_list("kind", "record", "profile", "documents")
    keys = MatchKey.objects.order_by("kind", "record", "text", "weak").values_list("kind", "record", "text", "weak")
    asked = Suggestion.objects.order_by("kind", "one", "other")
    entries = Entry.objects.order_by("pk").values_list("pk", "names", "words", "keys")
    terms = Term.objects.order_by("entry", "kind", "code", "folded", "language").values_list("entry", "code", "folded")
    return rows() | {
        "facts": list(facts),
        "partners": list(partners),
        "acts": list(acts),
        "parties": list(parties),
        "strips": strips(),
        "packs": packs(),
        "entries": list(entries),
        "terms": list(terms),
        "copies": list(Document.objects.order_by("pk").values_list("pk", "copy_of")),
        "profiles": list(profiles),
        "keys": list(keys),
        "suggestions": list(asked.values_list("kind", "one", "other", "state")),
        "open": list(asked.filter(state="open").values_list("kind", "one", "other", "score", "findings")),
    }


def strips() -> list[tuple]:
    """Which acts have which value, as bits."""
    kept = Strip.objects.order_by("audience", "facet", "value", "block")
    return [(*row, bytes(bits)) for *row, bits in kept.values_list("audience", "facet", "value", "block", "bits")]


def packs() -> list[tuple]:
    """What acts add up to and who has a part in them."""
    kept = Pack.objects.order_by("audience", "held", "block")
    return list(kept.values_list("audience", "held", "block", "said"))


def rows() -> dict[str, list]:
    """What lists filter by and totals add up."""
    return {
        model.__name__: sorted(
            repr(row) for row in model.objects.values(*(f.name for f in model._meta.fields if f.name != "id"))
        )
        for model in TABLES
    }


def test_accepting_says_who_and_when_and_undoing_leaves_both_in_the_history(amina):
    add(training_in_english())
    (made,) = accept([the("count")], amina, "seen in the ministry's letter")
    assert the("count").status == "accepted"
    undo(made, amina)
    assert the("count").status == "proposed"
    assert [(d.verb, d.by) for d in Decision.objects.order_by("pk")] == [("accept", amina), ("undo", amina)]


def test_a_correction_keeps_what_was_read(amina):
    add(training_in_english())
    correct(the("count"), {"value": 21}, amina)
    fact = the("count")
    assert (fact.status, fact.payload["value"], fact.as_read["value"], fact.amount) == ("corrected", 21, 12, 21)


def test_a_correction_that_the_contract_does_not_allow_is_refused_and_changes_nothing(amina):
    add(training_in_english())
    with pytest.raises(BadValue):
        correct(the("count"), {"of": "unicorns"}, amina)
    assert the("count").status == "proposed"
    assert not Decision.objects.exists()


def test_a_rejected_fact_stays_and_its_record_leaves_the_lists(amina):
    add(training_in_english())
    reject([the("act")], amina)
    assert Act.objects.get().sources == 0
    assert the("act").status == "rejected"


def test_a_reader_may_not_decide():
    add(training_in_english())
    with pytest.raises(NotAllowed):
        accept([the("count")], Account.objects.create_user("reader"))


def test_a_large_sum_needs_two_people(amina, bo):
    Rules.objects.create(four_eyes_amount=1_000_000)
    add(Story("Japan gave 2 million dollars.").fact("f1", "money", "2 million dollars", amount=2e6, currency="USD"))
    accept([the("money")], amina)
    accept([the("money")], amina)
    assert the("money").status == "proposed"
    accept([the("money")], bo)
    assert the("money").status == "accepted"


def test_a_merge_moves_all_facts_leads_the_old_address_on_and_can_be_undone(amina):
    add(Story("OMS.").partner("f1", "OMS", type="un_agency"), Story("WHO.").partner("f1", "WHO", type="un_agency"))
    one, other = Partner.objects.order_by("pk")
    made = merge(one, other, amina, "one agency")
    other.refresh_from_db()
    assert (surviving(other), one.facts.count()) == (one, 2)
    undo(made, amina)
    other.refresh_from_db()
    assert (surviving(other), one.facts.count(), other.facts.count()) == (other, 1, 1)


def test_merging_twice_or_with_itself_is_refused(amina):
    add(Story("OMS.").partner("f1", "OMS", type="un_agency"), Story("WHO.").partner("f1", "WHO", type="un_agency"))
    one, other = Partner.objects.order_by("pk")
    merge(one, other, amina)
    for pair in ((one, other), (other, one), (one, one)):
        with pytest.raises(Undecidable):
            merge(*pair, amina)


def test_a_fact_can_be_split_off_and_put_back(amina):
    add(training_in_english(), training_in_french())
    act = Act.objects.get(sources=2)
    made = split(act, [Fact.objects.filter(kind="act").last()], amina, "the second course")
    assert sorted(Act.objects.exclude(sources=0).values_list("sources", flat=True)) == [1, 1]
    undo(made, amina)
    act.refresh_from_db()
    assert act.sources == 2


def test_the_same_decision_cannot_be_undone_twice(amina):
    add(training_in_english())
    (made,) = accept([the("count")], amina)
    undo(made, amina)
    with pytest.raises(Undecidable):
        undo(made, amina)


def test_sources_that_differ_are_a_conflict_until_somebody_says_who_is_right(amina):
    add(training_in_english(when="2024-05-02"), training_in_french(when="2024-05-13"))
    one, other = Act.objects.order_by("pk")
    merge(one, other, amina)
    one.refresh_from_db()
    assert one.conflicts == ["when"]
    told = one.facts.get(payload__when="2024-05-13")
    made = resolve(one, "when", told, amina, "as the ministry's page has it")
    assert (one.conflicts, one.when) == ([], "2024-05-13")
    undo(made, amina)
    one.refresh_from_db()
    assert one.conflicts == ["when"]


def test_what_is_kept_apart_is_remembered(amina):
    add(Story("OMS.").partner("f1", "OMS", type="un_agency"), Story("WHO.").partner("f1", "WHO", type="un_agency"))
    keep_apart(*Partner.objects.order_by("pk"), by=amina)
    assert Decision.objects.get().verb == Verb.APART


def test_what_a_person_decided_holds_when_the_document_is_read_again(amina):
    story = training_in_english()
    add(story)
    accept([the("count")], amina)
    story.partner("f9", "12 nurses", type="medical_team")
    add(story)
    assert sorted(Fact.objects.filter(kind="count").values_list("status", flat=True)) == ["accepted", "superseded"]
    assert Fact.objects.get(kind="count", reading__current=True).status == "accepted"
    assert set(Fact.objects.filter(reading__current=False, kind="date").values_list("status", flat=True)) == {
        "superseded"
    }


def something(chance: random.Random, by: Account) -> None:
    """Decide something at random; what cannot be decided is refused."""
    facts, record = list(Fact.objects.order_by("pk")), chance.choice([Partner, Act])
    records, documents = list(record.objects.order_by("pk")), list(Document.objects.order_by("pk"))

    def of(kind: str) -> Fact:
        return chance.choice([fact for fact in facts if fact.kind == kind])

    def split_off() -> None:
        one = surviving(chance.choice(records))
        own = list(one.facts.filter(kind=record.__name__.lower()).order_by("pk"))
        split(one, chance.sample(own, min(1, len(own))), by)

    def answer() -> None:
        asked = list(Suggestion.objects.filter(state="open").order_by("kind", "one", "other"))
        chance.choice([confirm, part, put_off])(chance.choice(asked), by)

    deeds = {
        "accept": lambda: accept(chance.sample(facts, 3), by),
        "reject": lambda: reject([chance.choice(facts)], by),
        "correct": lambda: correct(of("count"), {"value": chance.randrange(1, 50)}, by),
        "amount": lambda: correct(of("money"), {"amount": chance.randrange(1, 50)}, by),
        "move": lambda: correct(of("partner"), {"country": chance.choice(["VN", "LA", None])}, by),
        "merge": lambda: merge(*chance.sample(records, 2), by),
        "copy": lambda: mark_copy(*chance.sample(documents, 2), by),
        "apart": lambda: keep_apart(*chance.sample(records, 2), by),
        "split": split_off,
        "answer": answer,
        "undo": lambda: undo(chance.choice(list(Decision.objects.order_by("pk"))), by),
        "read": lambda: add(training_in_french(number=chance.randrange(2, 40))),
    }
    with contextlib.suppress(Undecidable, IndexError):
        deeds[chance.choice([*deeds, "merge", "undo", "undo"])]()


@pytest.mark.parametrize("seed", seeds(6))
def test_state_is_a_function_of_facts_and_decisions_whatever_was_decided(amina, bo, seed):
    chance = random.Random(seed)
    trainings = training_in_english(), training_in_french(), training_in_english(when="2024-06")
    named = Story("OMS.").partner("f1", "OMS", type="un_agency"), Story("WHO gave.").partner("f1", "WHO", type="other")
    gift = Story("Japan gave Fiji 12 beds.").partner("f1", "Japan", type="country", country="JP")
    gift.fact("f3", "money", "12 beds", amount=1200.5, currency="JPY", stage="disbursement")
    gift.fact("f4", "place", "Fiji", name="Fiji", name_en="Fiji", country="FJ")
    gift.partner("f5", "Fiji", type="country", country="FJ").fact("f6", "count", "12 beds", value=12, of="beds")
    gave = {"actors": ["f1"], "recipients": ["f5"], "money": "f3", "where": "f4", "counts": ["f6"]}
    gift.act("f2", "gave Fiji 12 beds", type="donation", health_areas=["hospital_care"], **gave)
    add_all(*trainings, *named, gift, *copies_of_a_gift(), *hospitals())
    Rules.objects.create(four_eyes_amount=5)
    for _ in range(25):
        something(chance, chance.choice([amina, bo]))
    kept = state()
    wipe()
    rebuild()
    assert state() == kept


def wipe() -> None:
    """Forget all that is made from facts and decisions; of suggestions, only that they were made is kept."""
    Fact.objects.update(status="proposed", payload={}, code="", partner=None, act=None, amount=None)
    Partner.objects.update(name="", sources=0, merged_into=None, identifier="")
    Act.objects.update(when="", sources=0, conflicts=[], merged_into=None)
    Act.objects.update(year=None, days=None, reviewed=False, reasons="", ends=None, starts=None)
    for model in (ActParty, *TABLES):
        model.objects.all().delete()
    Document.objects.update(copy_of=None)
    MatchKey.objects.all().delete()
    MatchProfile.objects.update(profile={}, documents=[])
    Suggestion.objects.filter(state="open").delete()
    Suggestion.objects.update(state="open")
