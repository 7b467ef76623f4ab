"""Rules of the office: what a trusted publisher says is accepted unseen, but for large sums, and the reason names the rule."""

import pytest
from finding import the
from stories import Story, training_in_english

from cosante.register.actions import (
    Origin,
    accept,
    add_document,
    describe,
    undo,
)
from cosante.register.models import Account, Role, Rules, TrustedPublisher

pytestmark = pytest.mark.django_db


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
