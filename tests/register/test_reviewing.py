"""Reviewing: a form decides once, rules of the office hold, what was missed is entered, documents are gone through."""

import json
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from stories import Story, training_in_english, training_in_french

from cosante.register.actions import (
    Form,
    Origin,
    Verdict,
    accept,
    add_document,
    complete,
    decide,
    describe,
    enter,
    keep_apart,
    once,
    rebuild,
    reject,
    undo,
    undo_form,
)
from cosante.register.actions.access import owner as local_owner
from cosante.register.models import Account, Act, Decision, Document, Fact, Partner, Role, Rules, TrustedPublisher, Verb
from cosante.register.queries import bulk, gold, home, review
from cosante.register.queries.facts import facts_of
from cosante.register.queries.history import decisions_of
from cosante.register.queries.suggestions import same_as
from cosante.vocabulary.errors import BadValue, NotAllowed, Overtaken, Undecidable

pytestmark = pytest.mark.django_db


@pytest.fixture
def training():
    return add_document(training_in_english().reading()).document


def the(kind: str, **about: object) -> Fact:
    return Fact.objects.get(kind=kind, **about)


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


# Rules of the office


def trusted(confidence: float = 0.9) -> None:
    TrustedPublisher.objects.create(publisher="Ministry of Health", confidence=confidence)


def test_facts_of_a_trusted_publisher_are_accepted_and_the_reason_names_the_rule(amina):
    trusted()
    story = training_in_english()
    story.facts[3]["confidence"] = 0.89
    document = add_document(story.reading(), Origin(amina, {"publisher": "ministry of health"})).document
    assert dict(document.facts.values_list("kind", "status"))["count"] == "proposed"
    assert (document.facts.filter(status="accepted").count(), document.waiting) == (5, 1)
    made = the("act").decisions.get()
    assert (made.by, made.why) == (None, "rule: Ministry of Health is trusted from confidence 0.90 on")


def test_without_a_rule_nothing_is_accepted_unseen(amina):
    document = add_document(
        training_in_english().reading(), Origin(amina, {"publisher": "Ministry of Health"})
    ).document
    assert set(document.facts.values_list("status", flat=True)) == {"proposed"}


def test_a_contributors_word_for_the_publisher_accepts_nothing():
    trusted()
    cleo = Account.objects.create_user("cleo", role=Role.CONTRIBUTOR)
    document = add_document(training_in_english().reading(), Origin(cleo, {"publisher": "Ministry of Health"})).document
    assert (document.publisher, document.waiting) == ("Ministry of Health", 6)


def test_naming_a_trusted_publisher_later_accepts_what_nobody_decided(training, amina):
    trusted()
    undo(*accept([the("count")], amina), amina)
    describe(training, {"publisher": "Ministry of Health"}, amina)
    assert (the("act").status, the("count").status) == ("accepted", "proposed")


def test_a_large_sum_of_a_trusted_publisher_still_needs_a_second_look(amina):
    trusted()
    Rules.objects.create(four_eyes_amount=1_000)
    story = Story("Japan gave 2 million dollars.").fact("f1", "money", "2 million", amount=2e6, currency="USD")
    add_document(story.reading(), Origin(amina, {"publisher": "Ministry of Health"}))
    assert the("money").status == "proposed"
    accept([the("money")], amina)
    assert the("money").status == "accepted"


def test_the_rule_holds_when_the_document_is_read_again(amina):
    trusted()
    story = training_in_english()
    add_document(story.reading(), Origin(amina, {"publisher": "Ministry of Health"}))
    story.facts[-1]["status"] = "ongoing"
    document = add_document(story.reading()).document
    assert (document.publisher, document.waiting) == ("Ministry of Health", 0)


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


# Home


def test_home_has_what_is_new_what_conflicts_and_what_ends_soon(amina):
    today = timezone.localdate()
    soon, late = today + timedelta(days=60), today + timedelta(days=600)
    for end in (soon, late):
        story = Story(f"Japan and Fiji agreed until {end}.").partner("f1", "Japan", type="country", country="JP")
        when = f"2020/{end.isoformat()}"
        add_document(story.act("f2", "Japan and Fiji agreed", type="agreement", actors=["f1"], when=when).reading())
    assert [act.ends for act in home.ending()] == [soon]
    assert home.new_documents().count() == 2
    Document.objects.update(added_at=timezone.now() - timedelta(days=8))
    assert home.new_documents().count() == 0
    one = Act.objects.first()
    Act.objects.filter(pk=one.pk).update(conflicts=["when"])
    assert list(home.conflicting()) == [one]


def test_an_agreements_term_is_the_length_told_in_its_sentence():
    story = Story("In May 2024 Japan and Fiji signed for two years. Another ran ten years.")
    story.partner("f1", "Japan", type="country", country="JP")
    story.fact("f2", "date", "two years", value="P2Y", role="duration")
    story.fact("f3", "date", "ten years", value="P10Y", role="duration")
    told = "In May 2024 Japan and Fiji signed for two years"
    add_document(story.act("f4", told, type="agreement", actors=["f1"], when="2024-05-13").reading())
    assert Act.objects.get(merged_into=None).ends.isoformat() == "2026-05-12"


# History and suggestions


def test_the_history_of_a_record_and_of_its_document_holds_the_decisions_of_their_facts(training, amina):
    (of_act,) = accept([the("act")], amina)
    (of_count,) = accept([the("count")], amina)
    described = describe(training, {"publisher": "WHO"}, amina)
    assert list(decisions_of(Act.objects.get(merged_into=None))) == [
        of_count,
        of_act,
    ]  # the number is one that it names
    assert list(decisions_of(the("partner", local_id="f1").partner)) == []
    assert list(decisions_of(the("count"))) == [of_count]
    assert list(decisions_of(training)) == [described, of_count, of_act]


def test_records_with_words_in_common_are_suggested_until_they_are_kept_apart(amina):
    for text in ("Rangpur Eye Hospital", "Rangpur Medical Hospital", "Clinic of Dhaka"):
        add_document(Story(text).partner("f1", text, type="health_facility", country="BD").reading())
    one, other, _ = Partner.objects.order_by("pk")
    assert same_as(one) == [other]
    keep_apart(other, one, amina)
    assert same_as(one) == []


def test_deeds_of_one_kind_with_a_party_in_common_near_in_time_are_suggested(training):
    add_document(training_in_french(when="2024-07", number=30).reading())
    one, other = Act.objects.order_by("pk")
    assert same_as(one) == [other]


def test_the_owner_of_a_register_without_accounts_may_do_all_and_cannot_sign_in():
    owner = local_owner()
    assert owner == local_owner()
    assert owner.may(Role.ADMINISTRATOR)
    assert not owner.has_usable_password()
