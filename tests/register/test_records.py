from dataclasses import replace
from typing import Any

import pytest
from stories import WHO, Story, training_in_english, training_in_french

from cosante.matching import deeds
from cosante.matching.profiles import DeedProfile
from cosante.register.actions import add_document
from cosante.register.models import Act, Decision, Part, Partner
from cosante.register.queries.acts import acts
from cosante.register.queries.partners import partners, surviving
from cosante.register.records.acts import Deed
from cosante.register.records.conflicts import conflicts
from cosante.register.records.sure import why_one

pytestmark = pytest.mark.django_db


def add(*stories: Story) -> None:
    for story in stories:
        add_document(story.reading())


def test_one_identifier_in_two_languages_is_one_partner():
    add(training_in_english(), training_in_french())
    who = Partner.objects.get(identifier="XM-DAC-928")
    assert who.sources == 2
    assert who.name == "World Health Organization"
    assert sorted(fact.payload["name"] for fact in who.facts.filter(kind="partner")) == ["OMS", "WHO"]


def test_one_english_name_with_one_type_and_country_is_one_partner():
    add(training_in_english(), training_in_french())
    assert Partner.objects.get(type="subnational_government").sources == 2


def test_ministries_of_unknown_countries_are_not_joined_by_their_common_name():
    for text in ("Ministry of Health of the north", "Ministry of Health of the south"):
        add(Story(text).partner("f1", "Ministry of Health", type="ministry"))
    assert Partner.objects.count() == 2


def test_two_identifiers_are_two_partners_whatever_their_name():
    add(Story("The Fund.").partner("f1", "Fund", type="multilateral", identifier="XM-1"))
    add(Story("A Fund.").partner("f1", "Fund", type="multilateral", identifier="XM-2"))
    assert Partner.objects.count() == 2


def test_a_fact_that_belongs_to_two_records_makes_one_of_them_and_the_old_address_leads_on():
    add(Story("OMS.").partner("f1", "OMS", type="un_agency"))
    add(Story("WHO.").partner("f1", "WHO", type="un_agency", identifier="XM-DAC-928"))
    add(Story("OMS!").partner("f1", "OMS", type="un_agency", identifier="XM-DAC-928"))
    older, younger = Partner.objects.order_by("pk")
    assert younger.merged_into == older
    assert surviving(younger) == older
    assert older.facts.count() == 3
    assert older.identifier == "XM-DAC-928"


def test_a_person_counts_for_the_partner_they_act_for():
    story = Story("Dr Lan of the WHO signed.").partner("f1", "WHO", **WHO).person("f2", "Dr Lan", partner="f1")
    add(story.act("f3", "signed", type="agreement", actors=["f2"]))
    part = Act.objects.get().parties.get()
    assert (part.partner.name, part.role) == ("World Health Organization", Part.ACTOR)


def test_one_deed_told_in_two_languages_is_one_act_with_two_sources():
    add(training_in_english(), training_in_french())
    act = acts().get()
    assert act.sources == 2
    assert act.when == "2024-05-13"  # the more exact of the two
    merge = Decision.objects.get(verb="merge")
    assert (merge.act, merge.automatic) == (act, True)
    assert merge.why == "same kind, same parties, same month, same number of trainees"


def test_another_date_another_sum_or_another_number_is_another_deed():
    add(training_in_english(), training_in_french(when="2025"))
    assert acts().count() == 2
    add(training_in_french(number=20))
    assert acts().count() == 3


def test_without_a_date_a_number_in_common_makes_one_deed():
    add(training_in_english(when=None), training_in_french())
    assert acts().get().sources == 2


def test_the_acts_of_one_document_are_never_joined():
    story = training_in_english()
    add(story.act("f7", "trained 12 nurses", actors=["f1"], recipients=["f2"], when="2024-05"))
    assert Act.objects.count() == 2


def deed(**fields):
    base = {"type": "training", "status": "done", "actors": frozenset({1}), "recipients": frozenset({2})}
    return DeedProfile(**(base | fields))


def same_deed(one: DeedProfile, other: DeedProfile) -> str:
    return why_one(deeds.score(one, other), one, other)


def test_with_nothing_but_parties_in_common_two_deeds_stay_two():
    assert not same_deed(deed(), deed())
    assert not same_deed(deed(when="2024"), deed())


def test_since_2010_is_no_date_of_one_deed():
    assert not same_deed(deed(when="2010/.."), deed(when="2015"))


def test_the_order_of_parties_matters_for_a_training_and_not_for_an_agreement():
    turned = {"actors": frozenset({2}), "recipients": frozenset({1}), "when": "2024"}
    assert not same_deed(deed(when="2024"), deed(**turned))
    assert same_deed(deed(when="2024", type="agreement"), deed(**turned, type="agreement"))


def test_deeds_done_together_on_one_day_may_name_more_parties_or_fewer():
    few = deed(type="agreement", when="2025-02-18")
    many = deed(type="agreement", when="2025-02-18", actors=frozenset({1, 2, 3}), recipients=frozenset())
    assert same_deed(few, many) == same_deed(many, few) != ""
    for apart in ({"when": "2025"}, {"type": "training", "when": "2025"}, {"actors": frozenset({1, 4})}):
        assert not same_deed(replace(few, **apart), replace(many, **({} if "actors" in apart else apart)))


@pytest.mark.parametrize("fewest_first", [True, False])
def test_an_agreement_that_three_documents_tell_of_is_one_act_whichever_comes_first(fewest_first):
    def told(text: str, *parties: str) -> Story:
        story = Story(text)
        for number, party in enumerate(parties):
            story.partner(f"f{number}", party, type="ministry", country="SN")
        named = [f"f{number}" for number in range(len(parties))]
        return story.act("f9", text, type="agreement", actors=named, when="2025-02-18")

    few, again = told("Dakar and Dhaka sign", "Dakar", "Dhaka"), told("So Dakar, Dhaka", "Dakar", "Dhaka")
    many = told("Dakar, Dhaka, WHO sign", "Dakar", "Dhaka", "WHO")
    add(*((few, many, again) if fewest_first else (many, few, again)))
    act = acts().get()
    assert (act.sources, act.parties.count()) == (3, 3)


def test_one_party_alone_is_not_enough():
    alone = {"recipients": frozenset(), "when": "2024"}
    assert not same_deed(deed(**alone), deed(**alone))


def test_a_deed_without_parties_is_not_compared_with_every_other_deed(django_assert_max_num_queries):
    def trainings(where: str) -> Story:
        story = Story(" ".join(f"{n} were trained in {where}." for n in range(30)))
        for n in range(30):
            story.act(f"f{n + 1}", f"{n} were trained in {where}")
        return story

    add(trainings("Dakar"))
    with django_assert_max_num_queries(30 * 7 + 80):  # its own rows, and search: nothing that grows with what is here
        add(trainings("Kayes"))
    assert Act.objects.count() == 60


def test_what_only_documents_about_something_else_tell_counts_in_no_list():
    def told(text: str, relevant: bool) -> Story:
        story = Story(text, relevant=relevant).partner("f1", "WHO", **WHO).partner("f2", "Kisumu", country="KE")
        return story.act("f3", text, actors=["f1"], recipients=["f2"], when="2024-06-27")

    add(told("The WHO met Kisumu.", relevant=False))
    assert {record.sources for record in (*Act.objects.all(), *Partner.objects.all())} == {0}
    assert not acts().exists()
    assert not partners().exists()
    add(told("In Kisumu the WHO trained. WHO, Kisumu", relevant=True))
    assert [who.sources for who in partners()] == [1, 1]


def test_statuses_contradict_each_other_where_their_days_do():
    def told(*pairs: tuple[str, str]) -> list[str]:
        none: frozenset[Any] = frozenset()
        found = [Deed("funding", status, none, none, when, None, None, none) for status, when in pairs]
        return [one.field for one in conflicts(list(enumerate(found)))]

    assert told(("ongoing", "2024/2026"), ("done", "2024-05-13")) == []
    assert told(("ongoing", "2024/2026"), ("planned", "2024-05-13")) == ["status"]
    assert told(("ongoing", "2024-05-13"), ("done", "2024-05-16")) == ["status", "when"]
