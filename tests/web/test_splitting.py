"""A record is split from its page: choose sources, see what becomes of both, split, undo; without scripts."""

import re

import pytest
from stories import Story, training_in_english, training_in_french

from browsing import CHROMIUM, after, opened
from cosante.register.actions import add_document
from cosante.register.models import Account, Act, Decision, Fact, Partner, Role, Verb

pytestmark = pytest.mark.django_db


@pytest.fixture
def who():
    """The WHO, named in two documents, with a person who acts for it in the second."""
    add_document(training_in_english().reading())
    french = training_in_french()
    french.text += " Mme Ba, de l’OMS."
    french.bytes = french.text.encode()
    french.person("f9", "Mme Ba", role="directrice", partner="f1")
    add_document(french.reading())
    return Partner.objects.get(identifier="XM-DAC-928")


def test_the_page_of_a_record_leads_to_splitting_where_there_is_something_to_split(client, who):
    assert f"/partners/{who.pk}/split/" in client.get(who.get_absolute_url()).content.decode()
    single = add_document(Story("Gavi gave.").partner("f1", "Gavi", type="multilateral").reading()).document
    alone = single.facts.get().partner
    assert f"/partners/{alone.pk}/split/" not in client.get(alone.get_absolute_url()).content.decode()


def test_before_a_partner_is_split_both_records_are_shown_as_they_will_be(client, who):
    french = who.facts.get(kind="partner", document__language="fr")
    page = client.get(f"/partners/{who.pk}/split/", {"fact": french.pk}).content.decode()
    table = page[page.index("<table") : page.index("</table>")]
    assert "OMS" in table
    assert table.count("1 document") == 2
    assert table.count("1 act") == 2
    assert not Decision.objects.filter(verb=Verb.SPLIT).exists()


def test_a_partner_is_split_with_the_persons_who_act_for_it_and_put_back(client, who):
    french = who.facts.get(kind="partner", document__language="fr")
    page = client.get(f"/partners/{who.pk}/split/", {"fact": french.pk})
    token = re.search(r'name="token" value="([^"]+)"', page.content.decode())[1]
    sent = {"fact": french.pk, "token": token, "do": "split", "why": "another office"}
    answer = client.post(f"/partners/{who.pk}/split/", sent)
    made = Decision.objects.get(verb=Verb.SPLIT)
    assert answer.url == f"{made.partner.get_absolute_url()}#decisions"
    assert Fact.objects.get(kind="person").partner == made.partner
    assert "another office" in client.get(made.partner.get_absolute_url()).content.decode()
    client.post(f"/partners/{who.pk}/split/", sent)
    assert Decision.objects.filter(verb=Verb.SPLIT).count() == 1  # sent twice, done once
    undo = client.get(made.partner.get_absolute_url()).content.decode()
    token = re.search(r'name="token" value="([^"]+)"', undo[undo.index(f"/decisions/{made.pk}/undo/") :])[1]
    client.post(f"/decisions/{made.pk}/undo/", {"token": token, "next": "/"})
    assert Fact.objects.get(kind="person").partner == who
    who.refresh_from_db()
    assert who.sources == 2


def test_an_act_is_split_and_each_half_says_what_its_own_sources_say(client, who):
    act = Act.objects.get(sources=2)
    french = act.facts.get(document__language="fr")
    page = client.get(f"/acts/{act.pk}/split/", {"fact": french.pk}).content.decode()
    table = page[page.index("<table") : page.index("</table>")]
    assert "May 2024" in table
    assert "13 May 2024" in table


def test_all_of_it_cannot_leave(client, who):
    facts = list(who.facts.filter(kind="partner").values_list("pk", flat=True))
    page = client.get(f"/partners/{who.pk}/split/", {"fact": facts}).content.decode()
    assert "Leave at least one source here" in page
    assert 'value="split"' not in page


def test_words_narrow_the_sources_and_what_was_chosen_stays_chosen(client, who):
    first, last = who.facts.filter(kind="partner").order_by("pk")
    page = client.post(f"/partners/{who.pk}/split/", {"fact": first.pk, "words": "oms", "do": "find"}).content.decode()
    assert f'<input type="checkbox" name="fact" value="{last.pk}">' in page
    assert f'<input type="hidden" name="fact" value="{first.pk}">' in page
    assert f'<input type="checkbox" name="fact" value="{first.pk}"' not in page


def test_who_may_not_decide_sees_what_would_become_and_splits_nothing(client, who):
    client.force_login(Account.objects.create_user("rea", role=Role.READER))
    french = who.facts.get(kind="partner", document__language="fr")
    page = client.get(f"/partners/{who.pk}/split/", {"fact": french.pk}).content.decode()
    assert "What will become of both" in page
    assert 'value="split"' not in page
    assert client.post(f"/partners/{who.pk}/split/", {"fact": french.pk, "do": "split"}).status_code == 403


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(not CHROMIUM, reason="no Chromium here; COSANTE_CHROMIUM names one")
@pytest.mark.parametrize("scripts", [True, False])
def test_in_a_browser_a_record_is_split_by_keyboard_alone(browser, live_server, who, scripts):
    page = opened(browser, live_server.url + who.get_absolute_url(), java_script_enabled=scripts)

    def press(selector: str, key: str = "Enter") -> None:
        page.focus(selector)
        after(page, lambda: page.keyboard.press(key))

    press(f"a[href='/partners/{who.pk}/split/']")
    page.focus(".choices li:last-child input")
    page.keyboard.press("Space")
    press("button[value=look]")
    assert "What will become of both" in page.inner_text("#both")
    press("button[value=split]")
    made = Decision.objects.get(verb=Verb.SPLIT)
    assert page.url.startswith(live_server.url + made.partner.get_absolute_url())
    press(f"form[action='/decisions/{made.pk}/undo/'] button")
    assert Partner.objects.get(pk=who.pk).sources == 2
