"""Reviewing in a real browser: by keys alone, on a phone, without JavaScript, and when the line drops."""

import pytest
from finding import the
from stories import Story, training_in_english, training_in_french

from browsing import CHROMIUM, CONTRAST, after, follow, opened, press, sync_api
from cosante.register.actions import accept, add_document, merge
from cosante.register.actions.access import owner as local_owner
from cosante.register.models import Act, Decision, Document, Fact

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.once(reason="a browser sees the same pages, whichever database they come from"),
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here; COSANTE_CHROMIUM names one"),
]


@pytest.fixture
def training(db):
    return add_document(training_in_english().reading()).document


def proposal(live_server, fact: Fact) -> str:
    return f"{live_server.url}/review/{fact.pk}/"


def test_a_document_is_gone_through_with_keys_alone(browser, live_server, training):
    page = opened(browser, f"{live_server.url}/review/")
    assert page.url.split("?")[0] == proposal(live_server, the("act"))
    press(page, "a")  # the act is right
    press(page, "j")  # the first partner: later
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.name") == "v-name"
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("Lào Cai Province")
    assert page.inner_text("#accept span") == "Accept as corrected"
    press(page, "Enter")
    press(page, "k")  # back over what is decided to the first partner
    assert page.url.split("?")[0] == proposal(live_server, the("partner", local_id="f1"))
    page.keyboard.press("r")
    assert "the text does not say so" in page.evaluate("document.activeElement.textContent")
    press(page, "Enter")
    press(page, "u")  # no, it does
    assert "undid" in page.inner_text("#done")
    for _ in range(4):
        press(page, "a")
    assert page.url.split("?")[0] == f"{live_server.url}/review/documents/{training.pk}/"
    press(page, "a")
    assert "every fact has been decided" in page.inner_text("main")
    assert page.errors == []
    statuses = dict(training.facts.values_list("local_id", "status"))
    assert statuses == dict.fromkeys(["f1", "f3", "f4", "f5", "f6"], "accepted") | {"f2": "corrected"}
    assert Decision.objects.filter(verb="complete").count() == 1


def test_a_decision_outlives_a_line_that_drops(browser, live_server, training):
    page = opened(browser, proposal(live_server, the("count")))
    page.fill("[name=v-value]", "13")
    page.context.set_offline(True)
    page.click("#accept")
    sync_api.expect(page.locator("#line")).to_contain_text("The line dropped")
    assert page.is_disabled("#accept")
    assert not Decision.objects.exists()
    after(page, lambda: page.context.set_offline(False))
    assert the("count").payload["value"] == 13
    assert Decision.objects.count() == 1


def test_a_decision_whose_answer_was_lost_is_sent_again_and_made_once(browser, live_server, training):
    page = opened(browser, proposal(live_server, the("count")))
    lost = []

    def lose_the_first_answer(route):
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch(max_redirects=0).status)  # it arrived; the answer does not
            route.abort()
        else:
            route.continue_()

    page.route("**/review/**", lose_the_first_answer)
    page.click("#accept")
    sync_api.expect(page.locator("#line")).to_contain_text("The line dropped")
    assert Decision.objects.count() == 1
    page.wait_for_url(f"**/review/{the('date').pk}/**", timeout=10_000)
    assert lost == [302]
    assert Decision.objects.count() == 1


def test_a_decision_that_waits_goes_out_when_the_page_is_loaded_anew(browser, live_server, training):
    page = opened(browser, proposal(live_server, the("count")))
    page.route("**/review/**", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.click("#accept")
    sync_api.expect(page.locator("#line")).to_contain_text("The line dropped")
    page.unroute("**/review/**")
    page.goto(proposal(live_server, the("date")))
    page.wait_for_url("**done=**")
    assert the("count").status == "accepted"


def test_what_was_typed_is_there_again_after_leaving_the_page(browser, live_server, training):
    page = opened(browser, proposal(live_server, the("count")))
    page.fill("[name=v-value]", "13")
    page.select_option("[name=v-of]", "doctors")
    page.goto(proposal(live_server, the("date")))
    assert page.is_hidden("#line")
    page.goto(proposal(live_server, the("count")))
    assert (page.input_value("[name=v-value]"), page.input_value("[name=v-of]")) == ("13", "doctors")
    sync_api.expect(page.locator("#line")).to_contain_text("What you had typed")
    follow(page, "#accept")
    page.goto(proposal(live_server, the("count")))
    assert page.is_hidden("#line")  # it was sent


def test_keys_can_be_turned_off_and_do_not_act_while_one_types(browser, live_server, training):
    page = opened(browser, proposal(live_server, the("partner", local_id="f1")))
    page.focus("[name=v-name]")
    page.keyboard.type("aruk")
    page.keyboard.press("Escape")
    page.uncheck("#keys")
    page.keyboard.press("a")
    page.reload()
    assert not page.is_checked("#keys")
    assert not Decision.objects.exists()


def test_a_wrong_date_typed_is_explained_and_kept(browser, live_server, training):
    page = opened(browser, proposal(live_server, the("date")))
    page.fill("[name=v-value]", "Maytember 2024")
    page.click("#accept")
    sync_api.expect(page.locator(".values .errorlist")).to_contain_text("is no date that can be read here")
    assert page.input_value("[name=v-value]") == "Maytember 2024"
    page.fill("[name=v-value]", "2024-06")
    follow(page, "#accept")
    assert the("date").payload["value"] == "2024-06"


def test_without_javascript_forms_do_the_same(browser, live_server, training):
    page = opened(browser, f"{live_server.url}/review/", java_script_enabled=False)
    follow(page, "text=with the 4 it names")
    assert "5 decisions" in page.inner_text("#done")
    page.fill("[name=v-value]", "2024-06")
    press(page, "Enter", on="[name=v-value]")
    assert the("date").payload["value"] == "2024-06"
    follow(page, "text=Undo the last")
    follow(page, "text=it is not about this cooperation")
    assert the("date").status == "rejected"
    follow(page, "text=Nothing is missing")
    assert Decision.objects.filter(verb="complete").exists()


def test_two_records_are_made_one_with_keys(browser, live_server):
    for name in ("Rangpur Eye Hospital", "Rangpur Medical Hospital"):
        add_document(Story(name).partner("f1", name, type="health_facility", country="BD").reading())
    page = opened(browser, proposal(live_server, Fact.objects.first()))
    page.keyboard.press("m")
    press(page, "Enter")
    assert "merged two records" in page.inner_text("#done")
    press(page, "u")
    assert not Fact.objects.first().partner.merged.exists()


SELECT = """([from, to]) => {
  const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let at = 0, node;
  while ((node = walker.nextNode())) {
    if (from >= at && from < at + node.length) range.setStart(node, from - at);
    if (to > at && to <= at + node.length) range.setEnd(node, to - at);
    at += node.length;
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def test_selected_words_become_a_fact(browser, live_server):
    story = Story("WHO came. Then WHO 😀 trained\nWHO staff of the WHO.").partner("f1", "WHO")
    document = add_document(story.reading()).document
    page = opened(browser, live_server.url + document.get_absolute_url())
    assert page.is_hidden("#pick")
    start = story.text.index("WHO staff") + 1  # the sign before it is two units to the browser
    page.evaluate(SELECT, [start, start + 9])
    page.click("#pick button")
    assert (page.input_value("#quote"), page.input_value("#occurrence")) == ("WHO staff", "1")
    page.evaluate(SELECT, [start, start + 3])
    page.click("#pick button")
    assert (page.input_value("#quote"), page.input_value("#occurrence")) == ("WHO", "3")
    page.select_option("#mark-kind", "partner")
    follow(page, "text=Go on")
    follow(page, "text=Enter it")
    fact = Fact.objects.get(local_id="f9001")
    assert fact.evidence.get().start == story.text.index("WHO staff")
    sync_api.expect(page.locator("#f9001")).to_be_visible()
    assert page.errors == []


def test_words_are_marked_without_a_mouse_or_javascript(browser, live_server, training):
    page = opened(browser, live_server.url + training.get_absolute_url(), java_script_enabled=False)
    page.focus("#mark summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("May 2024")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Date")
    page.keyboard.press("Tab")
    press(page, "Enter")
    page.fill("[name=v-value]", "2024-05")
    press(page, "Enter", on="[name=v-value]")
    assert page.url.endswith("#f9001")


def test_conflicts_and_histories_work_by_keyboard(browser, live_server, training):
    add_document(training_in_french(when="2024-07", number=12).reading())
    merge(*Act.objects.order_by("pk"), local_owner())
    act = Act.objects.get(merged_into=None)
    page = opened(browser, live_server.url + act.get_absolute_url())
    page.focus("text=This one is right >> nth=1")
    press(page, "Enter")
    assert "July 2024" in page.inner_text(".fields")
    assert page.locator("text=This one is right").count() == 0
    page.focus("#decisions + ul button >> nth=0")
    press(page, "Enter")
    assert page.locator("text=This one is right").count() == 2


def addresses(document: Document) -> list[str]:
    acts = [fact for fact in document.facts.all() if fact.kind in ("act", "partner", "money", "count")]
    own = ["/", "/review/together/?confidence=0", "/conflicts/", "/ending/", "/new/", "/enter/", "/review/"]
    own += [f"/review/{fact.pk}/" for fact in acts] + [
        document.get_absolute_url(),
        Act.objects.first().get_absolute_url(),
    ]
    return [*own, f"/review/documents/{document.pk}/", f"/documents/{document.pk}/enter/?quote=May+2024&kind=date"]


@pytest.mark.parametrize("width", [320, 375])
def test_no_page_of_review_is_wider_than_a_phone(browser, live_server, training, width):
    accept(training.facts.filter(kind="count"), local_owner(), "x" * 200)
    page = opened(browser, live_server.url, width=width)
    for address in addresses(training):
        page.goto(live_server.url + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_of_review_stand_out(browser, live_server, training, scheme):
    accept(training.facts.filter(kind="count"), local_owner())
    page = opened(browser, proposal(live_server, the("act")), color_scheme=scheme)
    for selector in ("mark", ".w.count", ".w.partner", "#accept span", ".second", ".quiet", ".hint", ".state"):
        assert page.eval_on_selector(selector, CONTRAST) >= 4.5, selector
    page.goto(live_server.url)
    for selector in (".figures a", ".figures b"):
        assert page.eval_on_selector(selector, CONTRAST) >= 4.5, selector


def test_every_control_of_review_has_a_name_and_ids_are_of_one_element(browser, live_server, training):
    page = opened(browser, live_server.url)
    for address in addresses(training):
        page.goto(live_server.url + address)
        twice = page.evaluate(
            "[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, n, all) => all.indexOf(id) !== n)"
        )
        assert twice == [], address
        nameless = page.evaluate(
            """[...document.querySelectorAll('input:not([type=hidden]), select, textarea, button')]
            .filter(e => !(e.labels?.length || e.textContent.trim() || e.getAttribute('aria-label'))).map(e => e.outerHTML)"""
        )
        assert nameless == [], address
