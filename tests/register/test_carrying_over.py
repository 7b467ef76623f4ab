"""A document is read again: what was decided holds for equal facts, and what has no equal is listed for a person."""

import random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stories import Story, training_in_english, training_in_french

from cosante.register.actions import (
    accept,
    add_document,
    correct,
    enter,
    merge,
    rebuild,
    reject,
    resolve,
    undo,
    uphold,
)
from cosante.register.models import Account, Act, Decision, Document, Fact, Rules, Verb
from cosante.register.queries.adrift import adrift, documents_adrift
from cosante.register.queries.facts import as_they_were_read
from cosante.register.records.equals import marks
from cosante.vocabulary.errors import Undecidable

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    return add_document(training_in_english().reading()).document


def newer(change=lambda story: None) -> Story:
    """The same text, read by a reader that counts otherwise: every fact has another name."""
    story = training_in_english()
    renamed = {fact["id"]: f"f{number + 20}" for number, fact in enumerate(reversed(story.facts))}
    for fact in story.facts:
        fact["id"] = renamed[fact["id"]]
        for name in ("actors", "recipients", "counts"):
            fact.update({name: [renamed[ref] for ref in fact[name]]} if name in fact else {})
        fact.update({"where": renamed[fact["where"]]} if fact.get("where") else {})
    change(story)
    return story


def now(kind: str, **values) -> Fact:
    return Fact.objects.get(kind=kind, reading__current=True, **values)


def test_what_was_decided_holds_for_equal_facts_whatever_the_new_reading_calls_them(document, amina):
    accept([now("act")], amina, "as the ministry says")
    reject([now("date")], amina)
    correct(now("count"), {"value": 13}, amina)
    add_document(newer().reading())
    assert (now("act").status, now("date").status, now("count").status) == ("accepted", "rejected", "corrected")
    assert now("count").payload["value"] == 13
    assert now("count").as_read["value"] == 12
    said = now("act").decisions.get()
    assert (said.by, said.why, said.carries.fact.local_id) == (amina, "as the ministry says", "f6")
    assert not Fact.objects.live().filter(reading__current=False).exists()
    document.refresh_from_db()
    assert (document.waiting, document.adrift) == (3, 0)


def test_a_correction_that_names_other_facts_names_their_equals(document, amina):
    correct(now("act"), {"actors": ["f1", "f2"], "recipients": []}, amina)
    add_document(newer().reading())
    named = {fact.local_id for fact in Fact.objects.filter(reading__current=True, kind="partner")}
    assert set(now("act").payload["actors"]) == named
    assert Act.objects.get().parties.count() == 2


def test_undoing_a_decision_undoes_it_for_the_newer_reading_too(document, amina):
    (said,) = accept([now("count")], amina)
    add_document(newer().reading())
    undo(said, amina)
    assert now("count").status == "proposed"
    assert Fact.objects.get(kind="count", reading__current=False).status == "superseded"


def test_a_decision_can_be_undone_for_the_newer_reading_alone(document, amina):
    accept([now("count")], amina)
    add_document(newer().reading())
    undo(now("count").decisions.get(), amina)
    assert now("count").status == "proposed"


def test_a_fact_that_was_carried_over_is_decided_in_the_newer_reading(document, amina):
    accept([now("count")], amina)
    add_document(newer().reading())
    old = Fact.objects.get(kind="count", reading__current=False)
    for decide in (lambda: accept([old], amina), lambda: reject([old], amina), lambda: uphold(old, amina)):
        with pytest.raises(Undecidable, match="decide of it there"):
            decide()


def test_what_waits_for_a_second_person_goes_on_waiting(amina, bo):
    Rules.objects.create(four_eyes_amount=5)
    story = Story("Japan gave 40 yen.").fact("f1", "money", "40 yen", amount=40, currency="JPY", stage="pledge")
    add_document(story.reading())
    accept([now("money")], amina)
    story.fact("f2", "count", "40", value=40, of="other")
    add_document(story.reading())
    assert now("money").status == "proposed"
    accept([now("money")], bo)
    assert now("money").status == "accepted"


def test_whose_source_is_right_stays_so(amina):
    add_document(training_in_english(when="2024-05-02").reading())
    add_document(training_in_french(when="2024-05-13").reading())
    one, other = Act.objects.order_by("pk")
    merge(one, other, amina)
    resolve(one, "when", one.facts.get(payload__when="2024-05-13"), amina)
    story = training_in_french(when="2024-05-13")
    story.fact("f9", "date", "13 mai", value="2024-05-13", role="event")
    accept([one.facts.get(payload__when="2024-05-13")], amina)
    add_document(story.reading())
    one.refresh_from_db()
    assert (one.when, one.conflicts) == ("2024-05-13", [])


def test_a_decided_fact_that_is_read_otherwise_stands_and_is_listed_until_somebody_says_what_holds(document, amina, bo):
    accept([now("count")], amina)
    reject([now("date")], amina)

    def otherwise(story: Story) -> None:
        story.facts[3]["value"] = 120
        del story.facts[4]

    add_document(newer(otherwise).reading())
    listed = {fact.kind: fact for fact in adrift()}
    assert {kind: fact.status for kind, fact in listed.items()} == {"count": "accepted", "date": "rejected"}
    assert documents_adrift().get().adrift == 2
    uphold(listed["date"], bo)
    reject([listed["count"]], bo)
    assert not adrift().exists()
    assert not documents_adrift().exists()
    with pytest.raises(Undecidable, match="already"):
        uphold(listed["count"], bo)


def test_what_a_person_entered_is_listed_once_the_text_is_another_one(document, amina):
    enter(document, "count", {"value": 12, "of": "trainees"}, [(27, 36)], amina)
    add_document(newer().reading())
    assert not adrift().exists()
    story = newer()
    story.text, story.facts = "\n" + story.text, []
    add_document(story.reading())
    assert [fact.by_hand for fact in adrift()] == [True]


def test_a_fact_that_comes_back_has_its_decision_again(document, amina):
    accept([now("count")], amina)
    add_document(newer(lambda story: story.facts.clear()).reading())
    assert adrift().count() == 1
    add_document(newer().reading())
    assert now("count").status == "accepted"
    assert not adrift().exists()


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), readings=st.integers(2, 4))
def test_no_decision_is_lost_however_often_a_document_is_read(amina, bo, seed, readings):
    with transaction.atomic():
        read_and_decide(random.Random(seed), readings, [amina, bo])
        state = Fact.objects.order_by("pk").values("pk", "status", "payload", "code", "amount")
        before, number = list(state), Document.objects.get().adrift
        Fact.objects.update(status="proposed", payload={})
        Document.objects.update(adrift=77)
        rebuild()
        assert (list(state.all()), Document.objects.get().adrift) == (before, number)
        transaction.set_rollback(True)


def read_and_decide(chance: random.Random, readings: int, people: list[Account]) -> None:
    """After each reading, what people said holds for the same facts, or is listed for them."""
    document = add_document(some_reading(chance)).document
    for _ in range(readings):
        for _ in range(chance.randrange(6)):
            decide_something(chance, chance.choice(people))
        said = what_people_say(document)
        add_document(some_reading(chance))
        document.refresh_from_db()
        still, listed = what_people_say(document), {fact.pk for fact in adrift()}
        assert {mark: still.get(mark) for mark in said} == said
        left = Fact.objects.exclude(status="superseded").filter(reading__current=False)
        assert {fact.pk for fact in left} == listed
        assert document.adrift == len(listed)


def some_reading(chance: random.Random):
    """The text as some reader has it: some facts, some of them otherwise, in any order and by any name."""

    def changed(story: Story) -> None:
        if chance.random() < 0.5:
            story.facts[3]["value"] = chance.choice([12, 120])
        if chance.random() < 0.5:
            story.facts[-1]["status"] = chance.choice(["planned", "done"])
        for index in (4, 2):
            if chance.random() < 0.3:
                gone = story.facts.pop(index)
                story.facts[-1].update({"where": None} if gone["kind"] == "place" else {})

    return (newer(changed) if chance.random() < 0.7 else training_in_english()).reading()


def decide_something(chance: random.Random, by: Account) -> None:
    fact = chance.choice(list(Fact.objects.filter(reading__current=True).order_by("pk")))
    fact.refresh_from_db()
    match chance.randrange(5):
        case 0:
            reject([fact], by)
        case 1 if fact.kind == "count":
            correct(fact, {"value": chance.randrange(200, 10**6)}, by)
        case 2 if Decision.objects.filter(fact=fact, undone_by=None).exclude(verb=Verb.UNDO).exists():
            undo(Decision.objects.filter(fact=fact, undone_by=None).exclude(verb=Verb.UNDO).last(), by)
        case _:
            accept([fact], by)


def what_people_say(document: Document) -> dict[str, tuple]:
    """For every fact that is not superseded and was decided: what was read, and what holds of it."""
    said = {}
    for reading in document.readings.all():
        facts = list(reading.facts.all())
        as_read = marks(as_they_were_read(facts))
        for fact in facts:
            decided = fact.decisions.filter(undone_by=None).exclude(verb__in=(Verb.UNDO, Verb.CARRY))
            if fact.status != "superseded" and decided.exists():
                by = [(row.verb, row.by_id) for row in decided.order_by("pk")]
                corrected = fact.payload["value"] if fact.kind == "count" else None
                said[as_read[fact.pk]] = (fact.status, corrected, by)
    return said
