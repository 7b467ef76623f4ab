"""Many proposals decided at once; sources that differ, and histories with their undo."""

import pytest
from finding import the
from review_forms import page_of, send, token_of
from stories import training_in_french

from cosante.register.actions import accept, add_document, describe, merge
from cosante.register.models import (
    Act,
    Decision,
    Fact,
    Verb,
)
from cosante.web import tokens

pytestmark = pytest.mark.django_db


# Many at once


def test_many_are_accepted_after_their_number_was_shown_and_nothing_that_came_since(client, training):
    page = page_of(client, "/review/together/?kind=&publisher=&confidence=0.9&document=")
    assert "Accept these 6 facts as they are?" in page
    add_document(training_in_french().reading())
    response = client.post("/review/together/accept/", {"token": token_of(page), "why": "a trusted page"})
    assert "6 decisions" in page_of(client, response.url)
    assert Fact.objects.filter(status="accepted").count() == 6
    assert the("act", document=training).decisions.get().why == "a trusted page"


def test_the_filter_of_many_narrows_and_can_find_nothing(client, training, owner):
    describe(training, {"publisher": "WHO"}, owner)
    assert "1 proposal is like that" in page_of(client, "/review/together/?kind=count&publisher=WHO&confidence=0")
    assert "No proposal is like that" in page_of(client, "/review/together/?confidence=0&document=99")
    assert "errorlist" in page_of(client, "/review/together/?kind=unicorn")


def test_a_reader_accepts_nothing_together(client, training, as_reader):
    page = page_of(client, "/review/together/?confidence=0")
    assert "Yes, accept" not in page
    token = tokens.seal(filter={"kind": "", "publisher": "", "confidence": "0", "document": None}, upto=99)
    assert client.post("/review/together/accept/", {"token": token}).status_code == 403
    assert not Decision.objects.exists()


# Conflicts and histories


def test_sources_that_differ_are_told_apart_on_the_acts_page_until_one_is_said_to_be_right(client, training, owner):
    add_document(training_in_french(when="2024-07", number=12).reading())
    merge(*Act.objects.order_by("pk"), owner)
    act = Act.objects.get(merged_into=None)
    page = page_of(client, act.get_absolute_url())
    assert page.count(">This one is right<") == 2
    right = the("act", document__language="fr")
    sent = {"token": tokens.seal(), "field": "when", "fact": right.pk}
    assert client.post(f"/acts/{act.pk}/resolve/", sent).status_code == 302
    act.refresh_from_db()
    assert (act.when, act.conflicts) == ("2024-07", [])
    page = page_of(client, act.get_absolute_url())
    assert "This one is right" not in page
    assert "owner said which source is right: When" in page


def test_every_kind_of_difference_has_its_words(client, training, owner):
    story = training_in_french(when="2024-07", number=30)
    story.facts[-1]["status"] = "planned"
    story.fact("f9", "place", "Lào Cai", name="Yên Bái", name_en="Yen Bai", country="VN", identifier="VN-06")
    story.facts[-2]["where"] = "f9"
    add_document(story.reading())
    merge(*Act.objects.order_by("pk"), owner)
    page = page_of(client, Act.objects.get(merged_into=None).get_absolute_url())
    for words in ("planned", "July 2024", "Yên Bái", "30 trainees", "12 trainees"):
        assert f'<strong class="title">{words}</strong>' in page


def test_a_history_says_who_did_what_and_each_decision_can_be_undone(client, training):
    send(client, the("count"), **{"v-value": "13", "v-of": "trainees", "v-qualifier": "exact"})
    made = Decision.objects.get()
    page = page_of(client, training.get_absolute_url())
    assert "owner corrected: Number: 13 trainees (number: 13)" in page
    sent = {"token": tokens.seal(), "next": training.get_absolute_url()}
    assert client.post(f"/decisions/{made.pk}/undo/", sent).url == f"{training.get_absolute_url()}#decisions"
    page = page_of(client, training.get_absolute_url())
    assert "undone by owner" in page
    assert "owner undid: Number: 12 trainees" in page
    assert client.post(f"/decisions/{made.pk}/undo/", {"token": tokens.seal()}).status_code == 409


def test_a_form_leads_only_to_pages_of_this_site(client, training, owner):
    (made,) = accept([the("count")], owner)
    sent = {"token": tokens.seal(), "next": "https://evil.example/"}
    assert client.post(f"/decisions/{made.pk}/undo/", sent).url == "/#decisions"


@pytest.mark.parametrize("verb", [verb for verb in Verb.values if verb != Verb.UNDO])
def test_every_decision_has_its_words(verb, training, owner):
    from cosante.web.saying import words

    made = Decision(verb=verb, by=owner, fact=the("count"), document=training, values={"field": "when"})
    assert "owner" in words(made) or verb in (Verb.SUPERSEDE, Verb.CARRY)
