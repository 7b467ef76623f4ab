"""Home, the history of a record and of its document, and which records are suggested to be one."""

from datetime import timedelta

import pytest
from django.utils import timezone
from finding import the
from stories import Story, training_in_french

from cosante.register.actions import (
    accept,
    add_document,
    describe,
    keep_apart,
)
from cosante.register.actions.access import owner as local_owner
from cosante.register.models import Act, Document, Partner, Role
from cosante.register.queries import home
from cosante.register.queries.history import decisions_of
from cosante.register.queries.suggestions import same_as

pytestmark = pytest.mark.django_db


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
