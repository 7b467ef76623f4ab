"""A public site tells programs and readers of feeds what was reviewed, and nothing else."""

import base64
import json
from xml.etree import ElementTree

import pytest
from django.test import Client
from programs import PASSWORD, Program
from stories import training_in_english, training_in_french

from cosante.register.actions import accept, add_document, reject, write_note
from cosante.register.models import Act, Document, Fact, Partner, Role

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ("/feeds/new.atom", "/feeds/acts.atom?type=training")


@pytest.fixture
def visitor(settings, office) -> Program:
    settings.COSANTE_PUBLIC = True
    return Program()


def everything(visitor: Program) -> str:
    """All that a visitor can get of the API and of the feeds."""
    lists = (
        "documents",
        "facts",
        "partners",
        "acts",
        "agreements",
        "places",
        "areas",
        "acts?words=lao",
        "acts?country=VN",
    )
    records = [
        f"{kind}/{one.pk}"
        for kind, model in (("documents", Document), ("facts", Fact), ("partners", Partner), ("acts", Act))
        for one in model.objects.all()
    ]
    feeds = [*FEEDS, *(f"/feeds/partners/{one.pk}.atom" for one in Partner.objects.all())]
    answers = [visitor.get(path) for path in (*lists, *records, *feeds)]
    assert {answer.status_code for answer in answers} <= {200, 307, 404}
    return "\n".join(answer.content.decode() for answer in answers if answer.status_code == 200)


def titles(answer) -> list[str]:
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return [
        entry.findtext(f"{ATOM}title") or "" for entry in ElementTree.fromstring(answer.content).iter(f"{ATOM}entry")
    ]


def test_it_is_off_unless_the_office_says_so(half_reviewed):
    for path in ("documents", "acts", *FEEDS):
        assert Program().get(path).status_code == 401


def test_what_nobody_reviewed_is_not_there(visitor):
    for story in (training_in_english(), training_in_french()):
        add_document(story.reading())
    shown = everything(visitor)
    for word in ("Lao Cai", "World Health Organization", "Nurses trained", "infirmières"):
        assert word not in shown


def test_of_a_reviewed_act_only_what_is_reviewed_is_told(visitor, half_reviewed, office):
    write_note(half_reviewed, "Ask the province.", office[Role.REVIEWER])
    shown = everything(visitor)
    assert "World Health Organization" in shown
    assert "the WHO trained 12 nurses in Lao Cai" in shown  # the sentence that was accepted, as evidence
    for hidden in ("Lao Cai Province", '"of":"trainees"', "VN-02", "rui", "as the province", "test 1", '"f2"', '"f4"'):
        assert hidden not in shown, hidden
    act = visitor.get(f"acts/{Act.objects.get().pk}").json()
    assert [party["name"] for party in act["parties"]] == ["World Health Organization"]
    (fact,) = act["facts"]
    assert (fact["reader"], fact["as_read"], fact["values"]["counts"], fact["values"]["where"]) == (
        None,
        None,
        [],
        None,
    )
    document = visitor.get(f"documents/{half_reviewed.pk}").json()
    assert ({one["local_id"] for one in document["facts"]}, document["waiting"]) == ({"f1", "f6"}, None)


def test_filters_look_at_what_is_reviewed_alone(visitor, half_reviewed):
    asked = {
        "year_from=2024": 1,
        "year_to=2023": 0,
        "words=who": 1,
        "words=province": 0,
        "country=VN": 0,
        "reviewed=yes": 1,
    }
    for query, number in asked.items():
        assert len(visitor.get(f"acts?{query}").json()["items"]) == number, query


def test_what_was_rejected_again_is_gone(visitor, half_reviewed, office):
    reject(Fact.objects.filter(local_id="f6"), office[Role.REVIEWER])
    assert visitor.get("acts").json()["items"] == []
    assert visitor.get(f"acts/{Act.objects.get().pk}").status_code == 404


def test_what_the_office_says_to_itself_takes_a_token(visitor, half_reviewed):
    act = Act.objects.get().pk
    for path in (f"acts/{act}/history", f"acts/{act}/notes", "decisions", "proposals", "me", "audit", "webhooks"):
        assert visitor.get(path).status_code == 401, path
    assert visitor.post("documents", {"text": "x"}).status_code == 401


def test_a_wrong_token_is_no_visitor(visitor, half_reviewed):
    assert Program("cosante_wrong").get("acts").status_code == 401


def test_feeds_come_with_a_token_as_password_or_with_the_session(programs, half_reviewed):
    basic = base64.b64encode(f"any:{programs[Role.READER].secret}".encode()).decode()
    who = Partner.objects.get(identifier="XM-DAC-928")
    for path in (*FEEDS, f"/feeds/partners/{who.pk}.atom"):
        refused = Client().get(path)
        assert (refused.status_code, refused["WWW-Authenticate"][:5]) == (401, "Basic")
        answer = Client().get(path, headers={"Authorization": f"Basic {basic}"})
        assert titles(answer)
        again = Client().get(path, headers={"Authorization": f"Basic {basic}", "If-None-Match": answer["ETag"]})
        assert again.status_code == 304
        browser = Client()
        browser.post("/sign-in/", {"username": "lea", "password": PASSWORD})
        assert titles(browser.get(path)) == titles(answer)


def test_a_feed_of_a_filter_has_its_acts(programs, half_reviewed):
    def ask(query: str):
        return programs[Role.READER].get(f"/feeds/acts.atom?{query}")

    assert len(titles(ask("type=training&country=VN"))) == 1
    assert titles(ask("type=visit")) == []
    assert ask("country=vietnam").status_code == 422


def test_a_feed_of_a_partner_tells_visitors_what_was_accepted_and_not_by_whom(visitor, programs, half_reviewed, office):
    who = Partner.objects.get(identifier="XM-DAC-928")
    accept(Fact.objects.filter(local_id="f2"), office[Role.REVIEWER], why="said on the telephone")
    inside = programs[Role.READER].get(f"/feeds/partners/{who.pk}.atom").content.decode()
    outside = visitor.get(f"/feeds/partners/{who.pk}.atom")
    assert "rui" in inside
    assert "rui" not in outside.content.decode()
    assert len(titles(outside)) == 1
    other = Partner.objects.get(country="VN")
    assert "telephone" not in visitor.get(f"/feeds/partners/{other.pk}.atom").content.decode()


def test_the_file_says_which_operations_visitors_have(client):
    paths = json.loads(client.get("/api/v1/openapi.json").content)["paths"]
    open_ones = {path for path, methods in paths.items() if {} in methods.get("get", {}).get("security", [])}
    assert "/api/v1/acts" in open_ones
    assert "/api/v1/acts/{pk}/history" not in open_ones
    assert all({} not in one["security"] for methods in paths.values() for m, one in methods.items() if m != "get")
