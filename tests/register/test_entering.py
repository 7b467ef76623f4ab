"""What people say of a document, and what they enter that the reader missed, outlives a new reading."""

from decimal import Decimal

import pytest
from finding import the
from stories import training_in_english, training_in_french

from cosante.register.actions import (
    add_document,
    describe,
    enter,
    rebuild,
    reject,
    undo,
)
from cosante.register.models import Account, Act, Fact, Role, Verb
from cosante.register.queries.facts import facts_of
from cosante.vocabulary.errors import BadValue, NotAllowed, Undecidable

pytestmark = pytest.mark.django_db


# What is said of a document


def test_what_people_say_of_a_document_outlives_a_new_reading_and_can_be_undone(training, amina):
    made = describe(training, {"relevant": False, "source_url": "https://who.int/a"}, amina)
    assert Act.objects.get(merged_into=None).sources == 0
    story = training_in_english()
    story.facts[-1]["status"] = "ongoing"
    document = add_document(story.reading()).document
    assert (document.relevant, document.source_url) == (False, "https://who.int/a")
    undo(made, amina)
    document.refresh_from_db()
    assert (document.relevant, document.source_url) == (True, "")
    assert Act.objects.get(sources=1)


@pytest.mark.parametrize("values", [{"source_url": "javascript:alert(1)"}, {"publisher_kind": "x"}, {"text": "x"}])
def test_a_description_that_cannot_be_is_refused(training, amina, values):
    with pytest.raises(BadValue):
        describe(training, values, amina)


def test_saying_the_same_again_is_no_decision(training, amina):
    describe(training, {"publisher": "WHO"}, amina)
    assert describe(training, {"publisher": "WHO"}, amina) is None


def test_a_contributor_cannot_say_that_a_document_counts(training):
    with pytest.raises(NotAllowed):
        describe(training, {"relevant": False}, Account.objects.create_user("cleo", role=Role.CONTRIBUTOR))


# What the reader missed


def test_what_the_reader_missed_is_entered_with_its_words_and_its_person(training, amina):
    start = training.text.index("12 nurses")
    made = enter(training, "count", {"value": 12, "of": "doctors"}, [(start, start + 9)], amina)
    fact = made.fact
    assert (fact.status, fact.reader, fact.confidence, fact.local_id) == ("accepted", "person/amina", 1.0, "f9001")
    assert [e.quote for e in fact.evidence.all()] == ["12 nurses"]
    assert (made.verb, made.by, fact.amount) == (Verb.ENTER, amina, Decimal(12))


def test_a_partner_entered_is_of_the_record_that_has_its_name(training, amina):
    start = training.text.index("Lao Cai")
    values = {"name": "Lao Cai", "name_en": "Lao Cai Province", "type": "subnational_government", "country": "VN"}
    fact = enter(training, "partner", values, [(start, start + 7)], amina).fact
    assert fact.partner == the("partner", local_id="f2").partner


def test_an_act_entered_names_facts_of_its_document_and_has_a_record(training, amina):
    values = {"type": "visit", "status": "done", "actors": ["f1"], "recipients": ["f2"], "when": "2024-05"}
    fact = enter(training, "act", values, [(0, 11)], amina).fact
    act = Act.objects.get(pk=fact.act_id)
    assert (act.type, act.when, act.sources, act.parties.count()) == ("visit", "2024-05", 1, 2)


def test_an_act_entered_is_taken_for_the_deed_that_another_document_tells(training, amina):
    french = add_document(training_in_french(when=None, number=30).reading()).document
    reject(french.facts.filter(kind="act"), amina)
    values = {"type": "training", "status": "done", "actors": ["f1"], "recipients": ["f2"], "when": "2024-05-13"}
    assert enter(french, "act", values, [(0, 9)], amina).fact.act == the("act", local_id="f6").act


@pytest.mark.parametrize(
    ("kind", "values", "places", "error"),
    [
        ("count", {"value": 1, "of": "unicorns"}, [(0, 3)], BadValue),
        ("act", {"type": "visit", "status": "done", "actors": ["f77"]}, [(0, 3)], BadValue),
        ("count", {"value": 1, "of": "beds"}, [], Undecidable),
        ("count", {"value": 1, "of": "beds"}, [(0, 9999)], Undecidable),
        ("count", {"value": 1, "of": "beds"}, [(3, 3)], Undecidable),
    ],
)
def test_what_breaks_the_contract_is_not_entered(training, amina, kind, values, places, error):
    with pytest.raises(error):
        enter(training, kind, values, places, amina)
    assert training.facts.count() == 6


def test_what_was_entered_stays_on_the_document_when_it_is_read_again(training, amina):
    fact = enter(training, "count", {"value": 12, "of": "doctors"}, [(0, 3)], amina).fact
    story = training_in_english()
    story.facts[-1]["status"] = "ongoing"
    add_document(story.reading())
    assert fact in facts_of(training)
    story.text = "\n" + story.text
    story.facts = []
    add_document(story.reading())
    assert fact not in facts_of(training)  # another text: its offsets say nothing there


def test_an_entry_that_was_undone_is_no_proposal(training, amina):
    made = enter(training, "count", {"value": 12, "of": "doctors"}, [(0, 3)], amina)
    undo(made, amina)
    assert Fact.objects.get(pk=made.fact_id).status == "superseded"
    rebuild()
    assert Fact.objects.get(pk=made.fact_id).status == "superseded"
