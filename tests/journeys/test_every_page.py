"""Every page for every role, in three languages, on a desk and on a phone: it is there, says all in its language, fits,
is light, breaks no rule that axe knows, and the browser complains of nothing.

By its HTML each page is looked at for each role in each language. In a browser a page that is the same for several
roles is looked at once, with the frame of the highest: how wide it is at both widths, how heavy, and what the browser
says of it. Its structure is the same in every language. So axe has all its rules in English on a desk, for every role;
elsewhere those that can come out otherwise, for who sees most and for visitors: in French those of colours, in the dark
scheme; in Bengali those of what a phone moves, shows and hides.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from looking import (
    AXE_SCRIPT,
    DARK,
    HEAVIEST,
    PRESSED,
    Seen,
    english,
    findings,
    heard,
    left_in_english,
    measures,
    width,
)
from looking import PHONE as ON_A_PHONE
from pages import FILES, ONLY, SENT, Told, is_for, pages, patterns
from people import HALFWAY, ROLES, VISITOR, as_cookies, come_in

from browsing import CHROMIUM
from cosante.register.models import Role

DESK, PHONE = 1280, 375
#: Who sees most, and who least.
MOST_AND_LEAST = (Role.ADMINISTRATOR, VISITOR)
ONCE = pytest.mark.once(reason="a page in another language asks the same of the database")
NOT_ALLOWED = {"en": "That is not allowed", "fr": "Action non autorisée", "bn": "এর অনুমতি নেই"}
#: Other answers than 200, of pages that say what is wrong.
SAYS_WHAT_IS_WRONG = {"?quote=nowhere": 422, "/join/spent/": 410}


@pytest.mark.django_db(transaction=True)
@pytest.mark.once(reason="addresses are the same, whichever the database")
def test_every_address_is_a_page_or_a_file_or_takes_what_is_sent(register):
    assert {one.name for one in patterns()} == {*pages(register), *FILES, *SENT}


def status_of(address: str) -> int:
    return next((status for part, status in SAYS_WHAT_IS_WRONG.items() if part in address), 200)


@pytest.mark.parametrize(
    ("language", "scheme", "at", "rules"),
    [
        pytest.param("en", "light", DESK, None, marks=ONCE),
        pytest.param("fr", "dark", DESK, DARK, marks=ONCE),
        ("bn", "light", PHONE, ON_A_PHONE),
    ],
)
@pytest.mark.django_db(transaction=True)
def test_each_role_sees_its_pages_in_its_language_and_they_fit_and_is_told_where_it_may_not(
    public, people, register, request, language, scheme, at, rules
):
    by_browser = bool(CHROMIUM) and connection.vendor == "sqlite"  # which database is behind a page cannot be seen
    wrong: list[object] = []
    told, seen = Told(), Seen(set(), set())
    for role in reversed(ROLES):
        looked_at = by_browser and (rules is None or role in MOST_AND_LEAST)
        new = []
        for name, address, answer in answers(role, come_in(role, people, language), register):
            wrong += [(role, address, said) for said in wrong_with(name, address, answer, role, language)]
            if looked_at and is_for(name, role) and role in ONLY.get(name, ROLES) and told.is_new(answer):
                new.append(address)
        if new:
            site = request.getfixturevalue("live_server").url
            page = opened_as(request.getfixturevalue("browser"), site, role, people, language, scheme)
            wrong += [(role, address, said) for address in new for said in look(page, site + address, at, rules, seen)]
            page.context.close()
    assert wrong == [], listed(wrong)
    if not CHROMIUM:
        pytest.skip("no Chromium here (COSANTE_CHROMIUM names one): pages were looked at by their HTML alone")


def answers(role: str, client, register) -> Iterator[tuple[str, str, Any]]:
    """What the role gets at each address. Somebody who is halfway in is a visitor but for one page."""
    for name, address in every(register):
        if role != HALFWAY or is_for(name, role):
            yield name, address, client.get(address)


def wrong_with(name: str, address: str, answer, role: str, language: str) -> list[object]:
    if not is_for(name, role):
        return [] if is_refused(answer, role, language) else ["not refused"]
    if role not in ONLY.get(name, ROLES):
        return [] if answer.status_code == 302 else ["led nowhere"]
    if answer.status_code != status_of(address):
        return [answer.status_code]
    return in_another(answer.content.decode(), language)


def listed(wrong: list[object]) -> str:
    """One a line: what is found is worked through."""
    return "\n".join(["", *map(str, wrong)])


def every(register) -> list[tuple[str, str]]:
    return [(name, address) for name, addresses in pages(register).items() for address in addresses]


def is_refused(answer, role: str, language: str) -> bool:
    """Somebody without an account is led to the door; a person is told, in her language."""
    if role == VISITOR:
        return answer.status_code == 302 and answer.url.startswith("/sign-in/?next=")
    return answer.status_code == 403 and NOT_ALLOWED[language] in answer.content.decode()


def in_another(page: str, language: str) -> list[str]:
    """What the page says in another language than the reader's."""
    said = heard(page).language
    return left_in_english(page, language) if said == language else [f"lang={said}"]


def opened_as(browser, site: str, role: str, people, language: str, scheme: str):
    """A page of a browser in which that person has signed in; what the browser complains of is in ``complaints``."""
    context = browser.new_context(viewport={"width": DESK, "height": 800}, color_scheme=scheme)
    context.add_cookies(as_cookies(come_in(role, people, language), site))
    context.add_init_script(AXE_SCRIPT)  # kept there, it is compiled once
    page = context.new_page()
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda said: page.complaints.append(said.text) if said.type in ("error", "warning") else None)
    return page


def look(page, address: str, at: int, rules: list[str] | None, seen: Seen | None = None) -> list[object]:
    """All that is wrong with a page; by axe at one width, and only what is not in ``seen``.

    The page comes as wide as the one before was left, and is then made as wide as the other.
    """
    page.complaints.clear()
    page.goto(address)
    weight, taken = measures(page)
    wrong: list[object] = [f"{weight} bytes"] if weight > HEAVIEST else []
    first = page.viewport_size["width"]
    for wide in (first, *({DESK, PHONE} - {first})):
        if wide != first:
            page.set_viewport_size({"width": wide, "height": 800})
            taken = width(page)
        if taken > wide:
            wrong.append(f"{taken} wide on {wide}")
        if wide == at:
            wrong += findings(page, rules, seen)
    return wrong + [said for said in page.complaints if not re.search(r"status of 4(10|22)", said)]


def test_what_is_left_in_english_is_found():
    page = '<html lang="fr"><p>{}</p><p><bdi>Add a document</bdi></p><title>Review</title></html>'
    assert left_in_english(page.format("Ajouter un document"), "fr") == []
    assert left_in_english(page.format("Add a document"), "fr") == ["Add a document"]
    assert left_in_english(page.format("All 12 decisions"), "bn") == ["All 12 decisions"]
    assert left_in_english(page.format("Add a document"), "en") == []


def test_what_would_be_left_in_english_in_french_would_be_in_bengali():
    """All sentences for which French has other words, Bengali has, too; those without words are no sentences."""
    french, bengali = english("fr"), english("bn")
    assert french.whole <= bengali.whole
    patterns, others = ({one.pattern for one in found.with_values} for found in (french, bengali))
    assert [one for one in patterns - others if re.search("[a-z]{3}", re.sub(r"<.*?>", "", one))] == []


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium here; COSANTE_CHROMIUM names one")
def test_what_is_wrong_with_a_page_is_found(browser):
    page = browser.new_page()
    page.complaints = []
    page.on("console", lambda said: page.complaints.append(said.text))
    bad = (
        "<html><title>Bad</title><div style='width:2000px'><input><script>console.error('broken')</script></div></html>"
    )
    wrong = look(page, f"data:text/html,{bad}", PHONE, None)
    assert "2008 wide on 375" in wrong
    assert {"html-has-lang", "label"} <= {one[0] for one in wrong if isinstance(one, list)}
    assert "broken" in wrong
    page.context.close()


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium here; COSANTE_CHROMIUM names one")
def test_colours_are_looked_at_once_and_new_ones_again(browser):
    page, seen = browser.new_page(), Seen(set(), set())
    pale = "<p style='color: %23{}'>Pale words</p>"
    found = []
    for bodies in (["767676"], ["767676"], ["767676", "bbbbbb"], ["bbbbbb"]):
        page.goto("data:text/html," + "".join(map(pale.format, bodies)))
        found.append({one[0] for one in findings(page, DARK, seen)})
    assert found == [set(), set(), {"color-contrast"}, set()]
    page.context.close()


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium here; COSANTE_CHROMIUM names one")
def test_links_that_only_their_colour_tells_from_the_text_are_found_where_they_are_new(browser):
    page, seen = browser.new_page(), Seen(set(), set())
    text = "<p style='color: black'>Words before <a href='/' style='{}'>a link</a> and words after it.</p>"
    found = []
    for style in ("color: %23222", "color: %23222", "color: %23222; text-decoration: none"):
        page.goto("data:text/html," + text.format(style))
        found.append({one[0] for one in findings(page, DARK, seen)})
    assert found == [set(), set(), {"link-in-text-block"}]
    page.context.close()


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium here; COSANTE_CHROMIUM names one")
def test_what_is_pressed_is_looked_at_once_and_again_where_it_stands_otherwise(browser):
    page, seen = browser.new_page(), Seen(set(), set())
    style = "<style>button {width: 16px; height: 16px; padding: 0; border: 0}</style>"
    button = "<button style='margin: {}px'></button>"
    found = []
    for margins in ([12, 12], [12, 12], [12, 12, 1, 1], [1, 1]):
        page.goto("data:text/html," + style + "".join(map(button.format, margins)))
        found.append({one[0] for one in findings(page, [*PRESSED], seen)})
    assert found[:3] == [set(), set(), {"target-size"}]
    page.goto("data:text/html," + style + button.format(1) * 2)
    assert [one[0] for one in findings(page, [*PRESSED], Seen(set(), set()))] == ["target-size"]
    page.context.close()
