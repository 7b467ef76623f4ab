"""What a program can do: the same decisions as on the pages, in the name of the token's owner, once, and only if nothing
has changed.
"""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from stories import gifts, training_in_english, training_in_french

from cosante.register.actions import accept, add_document
from cosante.register.models import Account, Act, Decision, Document, Fact, Note, Partner, Role, Submission

pytestmark = pytest.mark.django_db
TEXT = "In May 2024 the World Health Organization trained 12 nurses in Hanoi, Viet Nam, against malaria."


def fact(kind: str) -> Fact:
    return Fact.objects.filter(kind=kind).order_by("pk").first()


def test_a_text_that_is_sent_is_read(chen, office):
    answer = chen.post("documents", {"text": TEXT, "name": "news.txt", "publisher": "WHO"})
    said = answer.json()
    assert (answer.status_code, said["outcome"], said["publisher"]) == (201, "added", "WHO")
    document = Document.objects.get(pk=said["id"])
    assert (document.added_by, answer["Location"]) == (office[Role.CONTRIBUTOR], f"/api/v1/documents/{document.pk}")
    assert chen.get(answer["Location"]).json()["facts"]
    again = chen.post("documents", {"text": TEXT, "name": "other.txt"}).json()
    assert (again["outcome"], again["id"]) == ("unchanged", document.pk)


def test_a_file_that_is_sent_is_read(chen):
    file = SimpleUploadedFile("news.txt", TEXT.encode(), "text/plain")
    bearer = {"Authorization": f"Bearer {chen.secret}"}
    answer = chen.client.post("/api/v1/documents/upload", {"file": file, "publisher": "WHO"}, headers=bearer)
    assert (answer.status_code, answer.json()["outcome"]) == (201, "added")


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_a_proposal_is_decided_by_the_owner_of_the_token(rui, told, verdict):
    (made,) = rui.post(f"facts/{fact('place').pk}/decision", {"verdict": verdict, "why": "read"}).json()["decisions"]
    assert (made["verb"], made["by"], made["why"]) == (verdict, "rui", "read")
    assert fact("place").status == f"{verdict}ed"


def test_a_correction_keeps_what_was_read(rui, told):
    count = fact("count")
    answer = rui.post(f"facts/{count.pk}/decision", {"verdict": "correct", "values": {"value": 13}})
    assert answer.json()["decisions"][0]["values"] == {"value": 13}
    said = rui.get(f"facts/{count.pk}").json()
    assert (said["values"]["value"], said["as_read"]["value"], said["status"]) == (13, 12, "corrected")


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("count", {"value": "many"}),
        ("count", {"of": "unicorns"}),
        ("count", {"kind": "money"}),
        ("count", {"evidence": []}),
        ("count", {"colour": "red"}),
        ("act", {"actors": ["f99"]}),
    ],
)
def test_a_correction_keeps_the_contract(rui, told, kind, values):
    answer = rui.post(f"facts/{fact(kind).pk}/decision", {"verdict": "correct", "values": values})
    assert (answer.status_code, answer.json()["code"]) == (422, "bad-value")
    assert not Decision.objects.exists()


def test_what_changes_nothing_is_no_correction(rui, told):
    answer = rui.post(f"facts/{fact('count').pk}/decision", {"verdict": "correct", "values": {"value": 12}})
    assert (answer.status_code, answer.json()["code"]) == (409, "undecidable")


def test_an_act_is_accepted_with_all_that_it_names(rui, told):
    rui.post(f"facts/{fact('act').pk}/decision", {"verdict": "accept", "with_named": True})
    assert Fact.objects.filter(status="accepted").count() == 5
    assert rui.get("proposals").json()["items"] == [rui.get(f"facts/{fact('date').pk}").json()]


def test_proposals_are_accepted_together(rui, told):
    waiting = [one["id"] for one in rui.get("proposals?kind=partner").json()["items"]]
    made = rui.post("proposals/acceptance", {"facts": waiting}).json()["decisions"]
    assert [one["fact"] for one in made] == waiting
    assert rui.post("proposals/acceptance", {"facts": waiting}).json() == {"decisions": []}


def test_records_are_merged_parted_and_set_free_again(rui, told):
    add_document(training_in_french(when="2023-01").reading())
    one, other = Act.objects.order_by("pk")
    (made,) = rui.post(f"acts/{one.pk}/merging", {"other": other.pk, "why": "one deed"}).json()["decisions"]
    assert rui.get(f"acts/{other.pk}").status_code == 307
    (undone,) = rui.post(f"decisions/{made['id']}/undoing").json()["decisions"]
    assert (undone["verb"], undone["undoes"]) == ("undo", made["id"])
    assert rui.get(f"acts/{other.pk}").status_code == 200
    assert rui.get(made["href"]).json()["undone_by"] == undone["id"]
    (apart,) = rui.post(f"acts/{one.pk}/parting", {"other": other.pk}).json()["decisions"]
    assert (apart["verb"], apart["act"], apart["other_act"]) == ("apart", one.pk, other.pk)


def test_facts_are_split_off(rui, told):
    add_document(training_in_french().reading())
    who = Partner.objects.get(identifier="XM-DAC-928")
    first = who.facts.filter(kind="partner").order_by("pk").first()
    (made,) = rui.post(f"partners/{who.pk}/splitting", {"facts": [first.pk]}).json()["decisions"]
    assert made["other_partner"] == who.pk
    assert rui.get(f"partners/{made['partner']}").json()["facts"][0]["id"] == first.pk


def test_a_suggestion_is_answered_and_taken_back(rui, told):
    for story in gifts():
        add_document(story.reading())
    (asked,) = rui.get("suggestions?kind=act").json()["items"]
    assert "amounts differ by 0.4 %" in asked["doubts"] + asked["conflicts"] + asked["reasons"]
    assert rui.post(f"{asked['href']}/answer", {"answer": "later"}).json()["decision"] is None
    said = rui.post(f"{asked['href']}/answer", {"answer": "one"}).json()
    assert said["state"] == "confirmed"
    assert rui.get(f"acts/{asked['other']}").status_code == 307
    assert rui.post(f"{asked['href']}/answer", {"answer": "two"}).status_code == 409
    rui.post(f"decisions/{said['decision']}/undoing")
    assert rui.get(f"acts/{asked['other']}").status_code == 200


def test_a_conflict_is_resolved(rui, told):
    add_document(training_in_french(when="2023-01").reading())
    one, other = Act.objects.order_by("pk")
    rui.post(f"acts/{one.pk}/merging", {"other": other.pk})
    assert rui.get(f"acts/{one.pk}").json()["conflicts"] == ["when"]
    right = Fact.objects.filter(kind="act").order_by("pk").last()
    answer = rui.post(f"acts/{one.pk}/resolution", {"field": "when", "fact": right.pk})
    assert answer.status_code == 200
    said = rui.get(f"acts/{one.pk}").json()
    assert (said["conflicts"], said["when"]) == ([], "2023-01")


def test_a_missed_fact_is_entered_with_words_of_the_text(rui, told):
    entered = {"kind": "person", "values": {"name": "the WHO", "name_latin": None}, "evidence": [{"quote": "the WHO"}]}
    answer = rui.post(f"documents/{told.pk}/facts", entered)
    said = answer.json()
    assert (answer.status_code, said["reader"], said["status"]) == (201, "person/rui", "accepted")
    assert rui.get(answer["Location"]).json() == said
    entered["evidence"] = [{"quote": "the UNICEF"}]
    assert rui.post(f"documents/{told.pk}/facts", entered).status_code == 422


def test_a_document_is_described_and_gone_through(rui, told):
    rui.post(f"documents/{told.pk}/description", {"publisher": "Lào Cai", "publisher_kind": "official"})
    assert rui.get(f"documents/{told.pk}").json()["publisher"] == "Lào Cai"
    assert rui.post(f"documents/{told.pk}/completion").status_code == 409
    rui.post("proposals/acceptance", {"facts": list(Fact.objects.values_list("pk", flat=True))})
    assert rui.post(f"documents/{told.pk}/completion").json()["decisions"][0]["verb"] == "complete"


def test_notes_and_files_stand_beside_it(chen, rui, told):
    written = chen.post(f"documents/{told.pk}/notes", {"text": "Ask the province."})
    assert (written.status_code, written.json()["by"]) == (201, "chen")
    assert rui.get(f"documents/{told.pk}/notes").json()["items"] == [written.json()]
    bearer = {"Authorization": f"Bearer {chen.secret}"}
    file = SimpleUploadedFile("../list.html", b"<script>alert(1)</script>", "text/html")
    kept = chen.client.post(f"/api/v1/acts/{fact('act').act_id}/attachments", {"file": file}, headers=bearer).json()
    assert (kept["name"], kept["media_type"]) == ("list.html", "application/octet-stream")
    got = rui.get(kept["file"])
    assert (got["Content-Disposition"], got["X-Content-Type-Options"]) == (
        'attachment; filename="list.html"',
        "nosniff",
    )
    assert b"".join(got.streaming_content) == b"<script>alert(1)</script>"
    assert chen.ask("DELETE", written.json()["href"]).json() == {"id": written.json()["id"], "withdrawn": True}
    assert chen.get(written.json()["href"]).status_code == 404
    assert Note.objects.count() == 1


def test_nothing_is_done_where_it_has_changed_since(rui, amina, told):
    path = f"facts/{fact('place').pk}"
    seen = rui.get(path)["ETag"]
    assert amina.post(f"{path}/decision", {"verdict": "reject"}, If_Match=seen).status_code == 200
    late = rui.post(f"{path}/decision", {"verdict": "accept"}, If_Match=seen)
    assert (late.status_code, late.json()["code"]) == (412, "changed")
    assert fact("place").status == "rejected"
    assert rui.post(f"{path}/decision", {"verdict": "accept"}, If_Match=rui.get(path)["ETag"]).status_code == 200


def test_a_request_that_comes_twice_is_done_once_and_answered_alike(rui, told):
    path = f"documents/{told.pk}/notes"
    first = rui.post(path, {"text": "Once."}, Idempotency_Key="k-1")
    again = rui.post(path, {"text": "Once."}, Idempotency_Key="k-1")
    assert (again.status_code, again.json(), again["Location"]) == (201, first.json(), first["Location"])
    assert Note.objects.count() == 1


def test_a_key_is_of_one_request_and_of_one_person(rui, amina, told):
    path = f"documents/{told.pk}/notes"
    rui.post(path, {"text": "One."}, Idempotency_Key="k-1")
    other = rui.post(path, {"text": "Two."}, Idempotency_Key="k-1")
    assert (other.status_code, other.json()["code"]) == (422, "sent-before")
    assert amina.post(path, {"text": "Three."}, Idempotency_Key="k-1").status_code == 201
    assert Note.objects.count() == 2


def test_a_refused_request_may_come_again_with_its_key(rui, told):
    path, body = f"documents/{told.pk}/completion", {}
    assert rui.post(path, body, Idempotency_Key="k-2").status_code == 409
    assert not Submission.objects.exists()
    rui.post("proposals/acceptance", {"facts": list(Fact.objects.values_list("pk", flat=True))})
    assert rui.post(path, body, Idempotency_Key="k-2").status_code == 200


def test_an_answer_is_forgotten_after_its_days_and_its_key_may_be_used_anew(rui, told, settings):
    path = f"documents/{told.pk}/notes"
    rui.post(path, {"text": "One."}, Idempotency_Key="k-1")
    Submission.objects.create(key="a form", by=Account.objects.get(username="rui"))
    Submission.objects.update(at=timezone.now() - timedelta(days=settings.COSANTE_KEEP_ANSWERS, seconds=1))
    assert rui.post(path, {"text": "Two."}, Idempotency_Key="k-1").status_code == 201
    assert Note.objects.count() == 2
    assert set(Submission.objects.filter(asked="").values_list("key", flat=True)) == {"a form"}  # people's forms stay


def test_old_answers_are_swept_when_another_one_is_written(rui, told, settings):
    path = f"documents/{told.pk}/notes"
    for number in range(3):
        rui.post(path, {"text": "x"}, Idempotency_Key=f"k-{number}")
    Submission.objects.filter(pk__lt=Submission.objects.last().pk).update(at=timezone.now() - timedelta(days=99))
    rui.post(path, {"text": "x"}, Idempotency_Key="k-9")
    assert Submission.objects.count() == 2


def test_what_a_document_was_read_from_is_shown_and_handed_out(chen, rui):
    said = chen.post("documents", {"text": TEXT, "name": "news.txt"}).json()
    original = rui.get(said["href"]).json()["original"]
    assert (original["name"], original["media_type"], original["fetched_at"]) == ("news.txt", "text/plain", None)
    answer = rui.get(original["file"])
    assert b"".join(answer.streaming_content) == TEXT.encode()
    assert answer["Content-Disposition"].startswith("attachment")
    assert rui.get(f"documents/{said['id'] + 1}/original").status_code == 404


def test_a_decided_fact_that_is_no_longer_read_is_listed_and_upheld(rui, told):
    accept([fact("count")], Account.objects.get(username="rui"))
    story = training_in_english()
    story.facts[3]["value"] = 120
    add_document(story.reading())
    (listed,) = rui.get("facts?adrift=true").json()["items"]
    assert (listed["values"]["value"], listed["status"]) == (12, "accepted")
    (made,) = rui.post(f"{listed['href']}/upholding", {"why": "the ministry says 12"}).json()["decisions"]
    assert (made["verb"], made["fact"], made["carries"]) == ("accept", listed["id"], None)
    assert rui.get("facts?adrift=true").json()["items"] == []
    assert rui.post(f"{listed['href']}/upholding").status_code == 409
