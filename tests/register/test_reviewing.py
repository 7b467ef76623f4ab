"""Reviewing: a form decides once, what waits stands in order, documents are gone through and become gold."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from finding import the
from stories import Story, training_in_english, training_in_french

from cosante.register.actions import (
    Form,
    Verdict,
    accept,
    add_document,
    complete,
    decide,
    describe,
    enter,
    once,
    rebuild,
    reject,
    undo,
    undo_form,
)
from cosante.register.models import Decision, Document, Rules, Verb
from cosante.register.queries import bulk, gold, review
from cosante.vocabulary.errors import BadValue, Overtaken, Undecidable

pytestmark = pytest.mark.django_db


# A form, once


def test_a_form_that_arrives_twice_decides_once(training, amina):
    for _ in range(2):
        form = once(Form("k1"), amina, lambda: accept([the("count")], amina))
    assert Decision.objects.filter(verb=Verb.ACCEPT).count() == 1
    assert form.decisions == [Decision.objects.get(verb=Verb.ACCEPT).pk]


def test_a_form_that_could_not_be_followed_may_be_sent_again(training, amina):
    values = {"of": "unicorns"}
    with pytest.raises(BadValue):
        once(Form("k1"), amina, lambda: decide(the("count"), Verdict(True, values), amina))
    once(Form("k1"), amina, lambda: decide(the("count"), Verdict(True, {"value": 13}), amina))
    assert the("count").status == "corrected"


def test_what_a_form_decided_is_undone_as_one(training, amina):
    form = once(Form("k1"), amina, lambda: accept(training.facts.all(), amina))
    undo_form(form, amina)
    assert set(training.facts.values_list("status", flat=True)) == {"proposed"}
    with pytest.raises(Undecidable):
        undo_form(form, amina)


def test_the_last_form_to_undo_is_the_last_that_still_holds(training, amina):
    first = once(Form("k1"), amina, lambda: accept([the("count")], amina))
    second = once(Form("k2"), amina, lambda: accept([the("date")], amina))
    assert review.last_form(amina) == second
    once(Form("k3"), amina, lambda: undo_form(second, amina))
    assert review.last_form(amina) == first


def test_handling_time_is_the_median_from_opening_to_deciding(training, amina):
    assert review.median_seconds() is None
    for number, (seconds, fact) in enumerate(zip((4, 6, 500), training.facts.all(), strict=False)):
        opened = timezone.now() - timedelta(seconds=seconds)
        once(Form(f"k{number}", opened), amina, lambda fact=fact: accept([fact], amina))
    assert review.median_seconds() == pytest.approx(6, abs=1)


# One proposal


def test_right_as_it_is_is_accepted_and_other_values_are_a_correction(training, amina):
    decide(the("count"), Verdict(True, dict(the("count").payload)), amina)
    decide(the("date"), Verdict(True, {"value": "2024-06", "role": "event"}), amina)
    assert (the("count").status, the("date").status, the("date").payload["value"]) == (
        "accepted",
        "corrected",
        "2024-06",
    )


def test_an_act_can_be_accepted_with_all_it_names(training, amina):
    decide(the("act"), Verdict(True, {}, with_named=True), amina)
    told = dict(training.facts.values_list("kind", "status"))
    assert told == {
        "act": "accepted",
        "partner": "accepted",
        "place": "accepted",
        "count": "accepted",
        "date": "proposed",
    }


def test_an_act_can_be_rejected_with_what_only_it_names(amina):
    story = training_in_english().act("f7", "WHO trained", type="visit", actors=["f1"])
    document = add_document(story.reading()).document
    decide(the("act", local_id="f6"), Verdict(False, {}, "another year's", with_named=True), amina)
    rejected = document.facts.filter(status="rejected").values_list("local_id", flat=True)
    assert sorted(rejected) == ["f2", "f3", "f4", "f6"]  # f1 took part in the visit


def test_who_looked_before_somebody_else_decided_is_told_so(training, amina, bo):
    reject([the("count")], bo)
    with pytest.raises(Overtaken, match="bo decided"):
        decide(the("count"), Verdict(True, {}), amina)
    decide(the("count"), Verdict(True, {}, last=Decision.objects.last().pk), amina)
    assert the("count").status == "accepted"


# What waits, in order


def test_a_document_is_gone_through_act_by_act_each_with_its_parties_and_values(training):
    assert [fact.local_id for fact in review.facts_to_review(training)] == ["f6", "f1", "f2", "f3", "f4", "f5"]


def test_the_oldest_document_comes_first_and_a_document_on_something_else_never(training, amina):
    add_document(training_in_french().reading())
    other = Story("A bridge.", relevant=False).fact("f1", "date", "bridge", value="2024", role="event")
    add_document(other.reading())
    assert review.next_document(amina) == training
    assert review.waiting() == (10, 2)
    accept(training.facts.all(), amina)
    assert review.next_document(amina) == Document.objects.get(language="fr")
    assert review.waiting() == (4, 1)


def test_a_sum_that_waits_for_a_second_person_does_not_wait_for_the_first(amina, bo):
    Rules.objects.create(four_eyes_amount=1_000)
    story = Story("Japan gave 2 million dollars.").fact("f1", "money", "2 million", amount=2e6, currency="USD")
    add_document(story.reading())
    accept([the("money")], amina)
    assert (review.next_document(amina), review.next_document(bo)) == (None, Document.objects.get())


def test_the_number_of_what_waits_is_a_function_of_the_facts(training, amina):
    accept([the("count")], amina)
    reject([the("date")], amina)
    story = training_in_english()
    story.facts[-1]["status"] = "planned"
    document = add_document(story.reading()).document
    undo(Decision.objects.filter(verb=Verb.ACCEPT, carries=None).get(), amina)  # and for the new reading with it
    kept = document.facts.filter(status="proposed", reading__current=True).count()
    document.refresh_from_db()
    assert document.waiting == kept == 5
    Document.objects.update(waiting=99)
    rebuild()
    document.refresh_from_db()
    assert document.waiting == kept


def test_proposals_are_narrowed_by_kind_publisher_document_and_confidence(training, amina):
    describe(training, {"publisher": "WHO"}, amina)
    french = add_document(training_in_french().reading()).document
    training.facts.filter(kind="count").update(confidence=0.6)
    assert bulk.proposals(bulk.Filter(kind="count")).count() == 2
    assert bulk.proposals(bulk.Filter(kind="count", confidence=0.8)).count() == 1
    assert bulk.proposals(bulk.Filter(publisher="WHO")).count() == 6
    assert bulk.proposals(bulk.Filter(document=french.pk)).count() == 4
    assert bulk.proposals(bulk.Filter(upto=training.facts.last().pk)).count() == 6
    assert bulk.publishers() == ["WHO"]


# Gone through, and gold


def test_a_document_is_gone_through_once_nothing_waits(training, amina):
    with pytest.raises(Undecidable, match="6 of its facts wait"):
        complete(training, amina)
    accept(training.facts.all(), amina)
    made = complete(training, amina)
    assert review.completed(training) == made
    with pytest.raises(Undecidable):
        complete(training, amina)


def test_another_reading_is_to_be_gone_through_again(training, amina):
    accept(training.facts.all(), amina)
    complete(training, amina)
    story = training_in_english()
    story.facts[-1]["status"] = "ongoing"
    assert review.completed(add_document(story.reading()).document) is None


def test_gold_is_what_people_stand_behind_of_documents_gone_through(training, amina):
    add_document(training_in_french().reading())
    reject([the("place")], amina)
    decide(the("count", document=training), Verdict(True, {"value": 13}), amina)
    accept(training.facts.filter(status="proposed"), amina)
    enter(training, "count", {"value": 2, "of": "other"}, [(0, 3)], amina)
    assert list(gold.gold()) == []
    complete(training, amina)
    (found,) = gold.gold()
    facts = {fact["id"]: fact for fact in found.gold["facts"]}
    assert (found.text, found.gold["lang"], found.gold["relevant"]) == (training.text, "en", True)
    assert sorted(facts) == ["f1", "f2", "f4", "f5", "f6", "f9001"]
    assert (facts["f4"]["value"], facts["f6"]["where"], facts["f6"]["actors"]) == (13, None, ["f1"])
    assert found.name == f"en-{training.pk}-story"
    json.dumps(found.gold)
