"""Names and deeds are weighed once more, when all are read, by the company they keep."""

import pytest

from cosante.reading import acts, again, assemble, read_text, reader
from cosante.vocabulary.facts import Act, Partner, Person, Place

CLINIC = (
    "Mercy Bridge opens eye clinic in Gulu\n\n"
    "The Norwegian foundation Mercy Bridge opened an eye clinic at the Gulu Regional Hospital on 4 March 2024. The "
    "Ministry of Health of Uganda sent two nurses to Oslo for training. Doctors of the Oslo University Hospital operated "
    "on 40 patients. The ambassador of Norway thanked the staff. Refugees from South Sudan and Congo come to the clinic, "
    "too."
)
SHORT = "The Embassy of Japan gave six ambulances to the Ministry of Health of Zambia in Lusaka on 5 May 2023."
MINISTER = (
    "Fiji receives a ship of medicines\n\nHealth Minister Ana Tora of Fiji received medicines from Tonga in Suva on 3 May "
    "2023. The Ministry of Health of Tonga sent them. Nurses of the Colonial War Memorial Hospital will use them. They "
    "are worth US$ 20,000."
)
ROAD = (
    "Japan hands over ambulances to Kandal\n\n"
    "The Embassy of Japan handed over six ambulances to the Kandal Provincial Health Department on 5 May 2023. They were "
    "made in Thailand. The Ministry of Health of Cambodia received them in Phnom Penh. A nurse said that people of Laos "
    "use the same road. The department will train 20 drivers."
)


def made_of(text: str, **asked):
    judged = reader.judge(text)
    page = reader.page_of(judged)
    return assemble.weighed(page, text, reader.accept(page, acts.read(page), judged.relevance), "test", **asked)


def names(made, kind: type) -> set[str]:
    return {fact.name for fact in made.facts if isinstance(fact, kind)}


def test_countries_that_are_only_named_are_left_out_and_who_acts_stays():
    first, last = made_of(CLINIC, spare="names"), made_of(CLINIC)
    assert names(first, Partner) - names(last, Partner) >= {"South Sudan", "Congo"}
    assert names(first, Place) - names(last, Place) >= {"Norway"}
    assert names(last, Partner) >= {"Ministry of Health of Uganda", "Oslo University Hospital"}
    assert names(last, Place) == {"Gulu", "Oslo"}


def test_a_short_notice_is_looked_at_once():
    made = made_of(SHORT)
    assert made.again == []
    assert names(made, Partner) >= {"Embassy of Japan", "Ministry of Health of Zambia"}


def test_each_name_and_deed_is_asked_about_once():
    made = made_of(CLINIC, spare="names")
    asked = [which for _, _, which in made.again]
    kept = {fact.id for fact in made.facts if isinstance(fact, (Partner, Place))}
    assert len(asked) == len(set(asked))
    assert set(asked) == kept | set(range(len(made.deeds)))


def test_nothing_refers_to_what_is_left_out():
    made = made_of(MINISTER, spare="names")
    (minister,) = [fact for fact in made.facts if isinstance(fact, Person)]
    lost = {fact.id for fact in made.facts if isinstance(fact, (Partner, Place))}
    minister.partner = next(iter(lost))
    assert made.leave_out(lost)  # some had a part in a deed
    assert not made.leave_out({"f0"})
    assert minister.partner is None
    assert not {id for id in made.ids.values() if id in lost}
    assert len(made.facts) == len(made.weighed)


@pytest.mark.parametrize("text", [CLINIC, MINISTER, ROAD])
def test_deeds_refer_to_facts_that_are_given(text):
    first, facts = made_of(text, spare="names"), read_text(text).facts
    ids = {fact.id for fact in facts}
    assert ids < {fact.id for fact in first.facts}  # something was left out
    deeds = [fact for fact in facts if isinstance(fact, Act)]
    assert deeds
    for deed in deeds:
        assert {*deed.actors, *deed.recipients, *deed.counts} <= ids
        assert deed.where is None or deed.where in ids
    assert all(fact.partner is None or fact.partner in ids for fact in facts if isinstance(fact, Person))


def test_where_every_candidate_is_asked_for_none_is_looked_at_again():
    for asked in ({"keep_all": True}, {"slots_too": True}):
        assert made_of(CLINIC, **asked).again == []


def test_a_text_without_a_pack_is_looked_at_once():
    text = "W Warszawie podpisano umowę. Japonia przekazała 20 łóżek. Był tam minister. Dokument ma 5 stron. Koniec."
    assert made_of(text).again == []


def test_a_deed_is_held_against_the_surest_other_of_its_type():
    page = reader.page_of(reader.judge(CLINIC))
    (deed, *_) = made_of(CLINIC).deeds
    days = {"2024-03-04": 0.9, "2024-06-01": 0.5, "2024-03": 0.6}
    told = [deed.bound(deed.actors, deed.recipients, when, deed.where) for when in days]
    for one, strength in zip(told, days.values(), strict=True):
        one.strength = strength
    surest, apart, same = again.deed_features(page, told, {})
    assert {"again_day=apart", "again_surer", "again_status=same"} <= apart.keys()
    assert "again_day=equal" in same
    assert surest["again"] == 0.6
    assert "again_surer" not in surest


def test_a_bound_deed_is_the_same_in_all_but_who_took_part() -> None:
    (deed, *_) = made_of(CLINIC).deeds
    deed.way, deed.assumed, deed.passive, deed.told_before, deed.company = "give", "2024", True, True, 3
    bound = deed.bound([], [], "2024-03", None)
    others = {"actors", "recipients", "when", "where", "beside", "told_to"}
    assert {k: v for k, v in vars(bound).items() if k not in others} == {
        k: v for k, v in vars(deed).items() if k not in others
    }
