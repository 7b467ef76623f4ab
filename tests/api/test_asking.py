"""What a program can ask: documents, facts, records, their history; in parts, and not again what it knows."""

import pytest
from stories import training_in_english, training_in_french

from cosante.register.actions import add_document, merge
from cosante.register.models import Act, Document, Fact, Partner, Role

pytestmark = pytest.mark.django_db


def test_a_document_comes_with_its_text_and_its_facts_in_it(rui, told):
    said = rui.get(f"documents/{told.pk}").json()
    assert said["text"] == told.text
    assert {fact["kind"] for fact in said["facts"]} == {"partner", "place", "count", "date", "act"}
    for fact in said["facts"]:
        for evidence in fact["evidence"]:
            assert said["text"][evidence["start"] : evidence["end"]] == evidence["quote"]
    assert said["page"] == told.get_absolute_url()


def test_every_list_leads_to_its_members(rui, told):
    for kind in ("documents", "facts", "partners", "acts"):
        items = rui.get(kind).json()["items"]
        assert items, kind
        for item in items:
            one = rui.get(item["href"])
            assert one.status_code == 200
            assert one.json()["id"] == item["id"]


def test_a_list_comes_in_parts_and_nothing_is_told_twice_or_not_at_all(rui, told):
    path, seen, parts = "facts?limit=2", [], 0
    while path:
        answer = rui.get(path).json()
        seen += [fact["id"] for fact in answer["items"]]
        path, parts = answer["next"], parts + 1
    assert seen == list(Fact.objects.order_by("pk").values_list("pk", flat=True))
    assert parts == 3


def test_what_comes_meanwhile_shifts_no_part(rui, told):
    first = rui.get("facts?limit=2").json()
    add_document(training_in_french().reading())
    rest = rui.get(first["next"]).json()["items"]
    assert {fact["id"] for fact in first["items"]}.isdisjoint(fact["id"] for fact in rest)


def test_filters_have_the_names_that_the_pages_have(rui, told):
    add_document(training_in_french(when="2023-01").reading())
    who = Partner.objects.get(identifier="XM-DAC-928")
    for query, number in {
        "type=training": 2,
        "type=visit": 0,
        "status=done": 2,
        "country=VN": 2,
        "country=FR": 0,
        f"partner={who.pk}": 2,
        "year_from=2024": 1,
        "year_to=2023": 1,
        "words=lao+cai": 2,
        "words=paris": 0,
        "reviewed=no": 2,
        "reviewed=yes": 0,
        "area=malaria": 0,
    }.items():
        assert len(rui.get(f"acts?{query}").json()["items"]) == number, query
    assert len(rui.get("partners?type=un_agency").json()["items"]) == 1
    assert len(rui.get("documents?language=fr").json()["items"]) == 1
    assert [place["key"] for place in rui.get("places?country=VN").json()["items"]] == ["VN-02"]
    assert len(rui.get("places/VN-02/acts").json()["items"]) == 1


def test_what_is_known_is_not_sent_again(rui, told):
    for path in (f"documents/{told.pk}", "acts", "areas", "reading.schema.json"):
        tag = rui.get(path)["ETag"]
        again = rui.get(path, If_None_Match=f'"other", {tag}')
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
        assert rui.get(path, If_None_Match=f"W/{tag}").status_code == 304


def test_the_etag_of_an_act_changes_with_what_is_decided_of_it(rui, told):
    act = Act.objects.get()
    before = rui.get(f"acts/{act.pk}")["ETag"]
    fact = Fact.objects.get(kind="act")
    assert rui.post(f"facts/{fact.pk}/decision", {"verdict": "accept"}).status_code == 200
    assert rui.get(f"acts/{act.pk}")["ETag"] != before
    assert rui.get(f"acts/{act.pk}", If_None_Match=before).status_code == 200


def test_head_is_get_without_the_body(rui, told):
    got, head = rui.get(f"documents/{told.pk}"), rui.ask("HEAD", f"documents/{told.pk}")
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", got["ETag"])


def test_a_merged_record_leads_to_what_it_became(rui, told, office):
    add_document(training_in_french(when="2023-01").reading())
    one, other = Act.objects.order_by("pk")
    merge(one, other, office[Role.REVIEWER])
    answer = rui.get(f"acts/{other.pk}")
    assert (answer.status_code, answer["Location"]) == (307, f"/api/v1/acts/{one.pk}")
    assert rui.get(f"acts/{other.pk}/history")["Location"] == f"/api/v1/acts/{one.pk}/history"
    assert [act["id"] for act in rui.get("acts").json()["items"]] == [one.pk]


def test_history_says_who_decided_what(rui, told):
    fact = Fact.objects.get(kind="act")
    rui.post(f"facts/{fact.pk}/decision", {"verdict": "accept", "why": "seen in the minutes"})
    (said,) = rui.get(f"acts/{fact.act_id}/history").json()["items"]
    assert (said["verb"], said["by"], said["why"]) == ("accept", "rui", "seen in the minutes")


def test_agreements_are_acts_of_that_kind(rui, told):
    assert rui.get("agreements").json() == {"items": [], "next": None}
    story = training_in_english("2024-05/2026-05")
    story.facts[-1] |= {"type": "agreement"}
    story.text += " "
    story.bytes = story.text.encode()
    add_document(story.reading())
    assert len(rui.get("agreements").json()["items"]) == 1
    assert len(rui.get("agreements?force=ended").json()["items"]) == 1
    assert len(rui.get("agreements?force=now").json()["items"]) == 0


def test_health_areas_are_the_code_list(rui, told):
    areas = rui.get("areas?limit=200").json()["items"]
    assert {"code": "malaria", "name": "Malaria", "acts": 0} in areas
    assert rui.get("areas/malaria").json()["acts"] == 0
    assert rui.get("areas/malaria/acts").json()["items"] == []


def test_whoever_asks_can_see_who_it_is(rui):
    said = rui.get("me").json()
    assert (said["account"], said["role"], said["scopes"]) == ("rui", "reviewer", ["read", "contribute", "review"])


def test_the_site_says_that_it_is_well(client):
    assert client.get("/healthz").json() == {"status": "ok"}
    assert Document.objects.count() == 0
