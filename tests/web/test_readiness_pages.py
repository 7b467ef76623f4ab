"""Readiness lists: filled from a template, answered at once, two at one list, facilities side by side."""

import re

import pytest
from lxml import html

from cosante.register.actions.kept import change, keep, take_back
from cosante.register.models import Account, Block, Change, Partner, ReadinessItem, ReadinessList, Role
from cosante.register.queries.kept_rows import parts
from cosante.vocabulary.readiness import templates

pytestmark = pytest.mark.django_db


@pytest.fixture
def hospital(training):
    return Partner.objects.filter(sources__gt=0).order_by("pk").first()


@pytest.fixture
def icu(owner, hospital):
    return keep(ReadinessList, {"facility": hospital, "block": "icu", "before": "2022-01-10"}, owner)


@pytest.fixture
def filled(client, icu):
    assert client.post(f"/readiness-lists/{icu.pk}/fill/").url == f"/readiness-lists/{icu.pk}/answers/"
    return {item.item: item for item in parts(icu, ReadinessItem)}


def text(client, address: str, language: str = "en") -> str:
    page = html.fromstring(client.get(address, headers={"accept-language": language}).content)
    return re.sub(r"\s+", " ", " ".join(page.xpath("//main")[0].itertext()))


def form_of(client, icu) -> dict[str, str]:
    page = html.fromstring(client.get(f"/readiness-lists/{icu.pk}/answers/").content)
    return dict(page.xpath("//form[contains(@class, 'answers')]")[0].form_values())


def test_a_list_is_filled_from_its_template_once_and_emptied_with_one_undo(client, icu, filled, owner):
    assert list(filled) == [question.item for question in templates()["icu"]]
    client.post(f"/readiness-lists/{icu.pk}/fill/")
    assert parts(icu, ReadinessItem).count() == len(filled)
    take_back(Change.objects.get(noun="readiness-item", along=None), owner)
    assert not parts(icu, ReadinessItem)


def test_questions_are_in_the_language_of_the_page(client, icu, filled):
    assert "Oxygène à chaque lit, jour et nuit" in text(client, f"/readiness-lists/{icu.pk}/", "fr")
    assert "প্রতিটি শয্যায় দিনরাত অক্সিজেন" in text(client, f"/readiness-lists/{icu.pk}/", "bn")


def test_answers_are_kept_together_and_their_shares_are_told(client, icu, filled):
    oxygen, beds, power = (filled[name].pk for name in ("oxygen", "beds", "power"))
    sent = form_of(client, icu) | {
        f"before-{oxygen}": "no",
        f"after-{oxygen}": "yes",
        f"before-{power}": "partly",
        f"after-{power}": "yes",
        f"number_before-{beds}": "4",
        f"number_after-{beds}": "১০",
    }
    assert client.post(f"/readiness-lists/{icu.pk}/answers/", sent).url == f"/readiness-lists/{icu.pk}/"
    page = text(client, f"/readiness-lists/{icu.pk}/")
    assert "Ready before 25 % 2 of 6 answered" in page
    assert "Ready after 100 % 2 of 6 answered" in page
    assert "+75 points of a hundred, over 2 questions answered at both times" in page
    assert "Intensive care beds in use 4 10 +6" in page


def test_a_number_that_is_none_is_refused_and_what_was_typed_stays(client, icu, filled):
    beds, oxygen = filled["beds"].pk, filled["oxygen"].pk
    sent = form_of(client, icu) | {f"number_before-{beds}": "four", f"before-{oxygen}": "partly"}
    answer = client.post(f"/readiness-lists/{icu.pk}/answers/", sent)
    assert answer.status_code == 422
    page = html.fromstring(answer.content)
    assert dict(page.xpath("//form[contains(@class, 'answers')]")[0].form_values())[f"before-{oxygen}"] == "partly"
    assert 'value="four"' in answer.content.decode()
    assert not ReadinessItem.objects.exclude(before="").exists()


def test_two_who_answer_the_same_question_otherwise_choose(client, icu, filled, owner):
    oxygen = filled["oxygen"]
    mine = form_of(client, icu) | {f"before-{oxygen.pk}": "yes"}
    change(oxygen, {"before": "no"}, 1, owner)
    answer = client.post(f"/readiness-lists/{icu.pk}/answers/", mine)
    assert answer.status_code == 409
    assert "Kept now: no" in " ".join(answer.content.decode().split())
    assert ReadinessItem.objects.get(pk=oxygen.pk).before == "no"
    again = dict(html.fromstring(answer.content).xpath("//form[contains(@class, 'answers')]")[0].form_values())
    assert again[f"before-{oxygen.pk}"] == "yes"
    assert client.post(f"/readiness-lists/{icu.pk}/answers/", again).status_code == 302
    assert ReadinessItem.objects.get(pk=oxygen.pk).before == "yes"


def test_a_question_of_ones_own_needs_words_and_an_item_must_be_of_the_template(icu, owner):
    from cosante.vocabulary.errors import BadValue

    for wrong in ({}, {"item": "theatres"}):
        with pytest.raises(BadValue):
            keep(ReadinessItem, {"readiness_list": icu} | wrong, owner)
    own = keep(ReadinessItem, {"readiness_list": icu, "words": "Is the lift in order?", "before": "no"}, owner)
    assert str(own) == "Is the lift in order?"


def test_facilities_stand_side_by_side(client, icu, filled, owner, training):
    other = Partner.objects.filter(sources__gt=0).exclude(pk=icu.facility_id).order_by("pk").first()
    second = keep(ReadinessList, {"facility": other, "block": "icu"}, owner)
    keep(ReadinessItem, {"readiness_list": second, "item": "oxygen", "before": "partly", "after": "no"}, owner)
    change(filled["oxygen"], {"before": "no", "after": "yes"}, 1, owner)
    page = html.fromstring(client.get("/readiness-lists/compare/?block=icu").content)
    line = next(row for row in page.xpath("//table//tr") if "Oxygen at every bed" in row.text_content())
    assert [" ".join(cell.text_content().split()) for cell in line.xpath("td")] in (
        ["no → yes", "partly → no"],
        ["partly → no", "no → yes"],
    )
    assert "Ready before 25 % 2 of 7 answered" in text(client, "/readiness-lists/compare/?block=icu")
    for code in Block.values:
        assert client.get(f"/readiness-lists/compare/?block={code}").status_code == 200
    assert client.get("/readiness-lists/compare/?block=kitchen").status_code == 200


def test_readers_look_and_answer_nothing(client, icu, filled):
    client.force_login(Account.objects.create_user("rea", role=Role.READER))
    assert client.get(f"/readiness-lists/{icu.pk}/").status_code == 200
    assert client.get("/readiness-lists/compare/").status_code == 200
    assert client.get(f"/readiness-lists/{icu.pk}/answers/").status_code == 403
    assert client.post(f"/readiness-lists/{icu.pk}/answers/").status_code == 403
    assert client.post(f"/readiness-lists/{icu.pk}/fill/").status_code == 403


def test_every_template_has_questions_in_three_languages():
    for questions in templates().values():
        assert len(questions) >= 6
        assert {question.kind for question in questions} == {"answer", "number"}
        for question in questions:
            assert set(question.names) == {"en", "fr", "bn"}
            assert re.search("[\u0980-\u09ff]", question.name("bn"))
