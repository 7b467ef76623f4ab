"""What the register does with matching: joins what is surely one, asks about the rest, and takes both back."""

import pytest
from stories import WIRE, Story, copies_of_a_gift, hospitals, training_in_english, training_in_french, wire

from cosante.register.actions import (
    add_document,
    confirm,
    correct,
    keep_apart,
    mark_copy,
    match_all,
    merge,
    part,
    put_off,
    split,
    undo,
)
from cosante.register.models import (
    Account,
    Act,
    Decision,
    Document,
    Fact,
    MatchKey,
    MatchProfile,
    Partner,
    Suggestion,
)
from cosante.register.queries.acts import acts
from cosante.register.queries.pairs import joined_by_itself, open_pairs, waiting
from cosante.register.queries.partners import partners, surviving
from cosante.vocabulary.errors import NotAllowed, Undecidable

pytestmark = pytest.mark.django_db


def add(*stories: Story) -> list[Document]:
    return [add_document(story.reading()).document for story in stories]


def called(*records: Partner) -> set[str]:
    return {record.name for record in records}


def test_a_hospital_named_in_two_languages_is_joined_by_itself_and_marked_so():
    add(*hospitals()[:2])
    hospital = partners().get()
    made = joined_by_itself().get()
    assert (hospital.sources, made.partner, made.automatic) == (2, hospital, True)
    assert made.why == "same kind, same country, same own words: quang tri"


def test_what_may_be_one_is_asked_with_reasons_and_doubts():
    add(*hospitals())
    asked = open_pairs("partner").get()
    assert ["country-unknown", {}] in asked.findings["doubts"]
    assert asked.findings["conflicts"] == []
    assert (asked.one, asked.other) == tuple(partners().order_by("pk").values_list("pk", flat=True))


def test_confirming_joins_and_the_old_address_leads_on(amina):
    add(*hospitals())
    asked = open_pairs("partner").get()
    made = confirm(asked, amina)
    assert (made.by, partners().count()) == (amina, 1)
    assert surviving(Partner.objects.get(pk=asked.other)).pk == asked.one
    asked.refresh_from_db()
    assert asked.state == "confirmed"


def test_taking_back_an_answer_opens_the_question_again_and_matching_does_not_answer_it(amina):
    add(*hospitals())
    asked = open_pairs("partner").get()
    undo(confirm(asked, amina), amina)
    assert open_pairs("partner").get() == asked
    assert partners().count() == 2


def test_what_is_said_to_be_two_is_not_asked_again_whatever_is_read(amina):
    add(*hospitals())
    asked = open_pairs("partner").get()
    part(asked, amina)
    add(Story("Again Quang Tri Hospital.").partner("f1", "Quang Tri Hospital", type="health_facility"))
    match_all(again=True)
    asked.refresh_from_db()
    assert asked.state == "apart"


def test_what_was_kept_apart_stays_so_for_what_either_has_become(amina):
    add(*hospitals())
    part(open_pairs("partner").get(), amina)
    add(Story("Third.").partner("f1", "Third", type="health_facility"))
    third, larger = Partner.objects.get(name="Third"), partners().order_by("pk").first()
    merge(third, larger, amina)
    match_all(again=True)
    assert waiting()["partner"] == 0


def test_what_was_joined_by_itself_and_taken_back_stays_two(amina):
    add(training_in_english(), training_in_french())
    undo(Decision.objects.get(verb="merge"), amina)
    assert acts().count() == 2
    story = training_in_french()
    story.facts[-1]["status"] = "ongoing"
    add(story)  # the next reading
    match_all(again=True)
    assert (acts().count(), waiting()["act"]) == (2, 0)


def test_a_person_may_join_what_was_taken_back(amina):
    add(training_in_english(), training_in_french())
    made = Decision.objects.get(verb="merge")
    undo(made, amina)
    merge(made.act, made.other_act, amina, "it was one after all")
    assert acts().get().sources == 2


def test_a_document_read_again_goes_with_its_own_record_when_the_merge_is_taken_back(amina):
    add(training_in_english(), training_in_french())
    made = Decision.objects.get(verb="merge")
    story = training_in_french()
    story.facts[-1]["status"] = "ongoing"
    add(story)
    undo(made, amina)
    assert [act.sources for act in acts().order_by("pk")] == [1, 1]
    assert Act.objects.get(pk=made.other_act_id).status == "ongoing"


def test_a_fact_that_was_split_off_is_not_joined_again(amina):
    add(training_in_english(), training_in_french())
    act = acts().get()
    split(act, [Fact.objects.filter(kind="act").last()], amina)
    match_all(again=True)
    assert (acts().count(), waiting()["act"]) == (2, 0)


def test_a_conflict_keeps_matching_from_joining():
    add(training_in_english(), training_in_french(number=20))
    assert acts().count() == 2
    add(
        Story("Quang Tri General Hospital, Laos.").partner(
            "f1", "Quang Tri General Hospital", type="health_facility", country="LA"
        )
    )
    add(hospitals()[0])
    assert partners(type="health_facility").count() == 2


def test_a_correction_makes_the_suggestions_anew(amina):
    add(*hospitals())
    asked = open_pairs("partner").get()
    unknown = Fact.objects.get(kind="partner", payload__country=None)
    correct(unknown, {"country": "FR"}, amina)
    asked.refresh_from_db()
    assert (asked.state, waiting()["partner"]) == ("stale", 0)
    correct(unknown, {"country": None}, amina)
    assert open_pairs("partner").get() == asked


def test_a_correction_of_a_party_reaches_the_acts_of_other_documents(amina):
    add(training_in_english(), training_in_french(when="2025"))
    profile = MatchProfile.objects.filter(kind="act").last()
    assert profile.profile["countries"] == ["VN"]
    for fact in Fact.objects.filter(kind="partner", payload__country="VN", document=1):
        correct(fact, {"country": "LA"}, amina)
    kept = MatchProfile.objects.get(pk=profile.pk).profile["countries"]
    assert kept == [partners(type="subnational_government").get().country]


def test_a_merge_of_partners_makes_their_acts_one(amina):
    one = (
        Story("In May 2024 Nam helped Lao Cai.").partner("f1", "Nam", type="ngo").partner("f2", "Lao Cai", country="VN")
    )
    other = (
        Story("On 3 May 2024 Bac helped Lao Cai.")
        .partner("f1", "Bac", type="ngo")
        .partner("f2", "Lao Cai", country="VN")
    )
    for story, when in ((one, "2024-05-03"), (other, "2024-05-03")):
        add(story.act("f3", "helped", type="outreach", actors=["f1"], recipients=["f2"], when=when))
    assert acts().count() == 2
    merge(Partner.objects.get(name="Nam"), Partner.objects.get(name="Bac"), amina)
    assert acts().get().sources == 2


def test_of_two_deeds_that_a_document_tells_apart_matching_does_not_choose():
    two = Story("WHO trained Lao Cai in May. WHO trained Lao Cai in May again.")
    two.partner("f1", "WHO", type="un_agency").partner("f2", "Lao Cai", type="subnational_government", country="VN")
    for number in (3, 4):
        two.act(f"f{number}", two.text, actors=["f1"], recipients=["f2"], when="2024-05-02")
    one = Story("WHO and Lao Cai.").partner("f1", "WHO", type="un_agency")
    one.partner("f2", "Lao Cai", type="subnational_government", country="VN")
    add(two, one.act("f3", one.text, actors=["f1"], recipients=["f2"], when="2024-05-02"))
    assert acts().count() == 3
    assert waiting()["act"] == 2


def test_a_text_and_its_copies_count_as_one_source():
    texts = add(*copies_of_a_gift())
    assert [text.copy_of for text in Document.objects.order_by("pk")] == [None, texts[0], texts[0]]
    assert {record.sources for record in (*acts(), *partners())} == {1}
    assert acts().count() == 1


def test_taking_back_that_a_text_is_a_copy_makes_it_a_source_again(amina):
    texts = add(*copies_of_a_gift()[:2])
    undo(Decision.objects.get(verb="copy"), amina)
    texts[1].refresh_from_db()
    assert (texts[1].copy_of, acts().get().sources) == (None, 2)
    match_all(again=True)
    texts[1].refresh_from_db()
    assert texts[1].copy_of is None
    assert waiting()["document"] == 0


def test_a_deed_of_which_little_is_known_is_one_where_a_copy_tells_it_in_the_same_words(amina):
    add(wire(WIRE, parties=False), wire("Our correspondent reports. " + WIRE, parties=False))
    assert acts().get().sources == 1
    undo(Decision.objects.get(verb="copy"), amina)
    assert acts().count() == 2


def test_a_form_filled_in_twice_is_asked_about_and_a_person_may_say_that_it_is_a_copy(amina):
    form = Story(WIRE.replace("40 beds", "60 beds").replace("12 monitors", "15 monitors"))
    original, document = add(wire(WIRE), form)
    asked = open_pairs("document").get()
    assert [code for code, _ in asked.findings["conflicts"]] == ["other-numbers"]
    confirm(asked, amina)
    document.refresh_from_db()
    assert document.copy_of == original


def test_the_text_that_was_published_first_is_the_one_that_others_copy():
    late, early = copies_of_a_gift()[:2]
    late_reading, early_reading = late.reading(), early.reading()
    late_reading.document.published, early_reading.document.published = "2025-03-05", "2025-03-04"
    first, second = (add_document(reading).document for reading in (late_reading, early_reading))
    first.refresh_from_db()
    assert (first.copy_of, second.copy_of) == (second, None)


def test_a_copy_of_a_copy_is_a_copy_of_the_first(amina):
    one, two, three = add(Story("One."), Story("Two."), Story("Three."))
    mark_copy(three, two, amina)
    mark_copy(two, one, amina)
    three.refresh_from_db()
    assert three.copy_of == one
    with pytest.raises(Undecidable):
        mark_copy(three, one, amina)


def test_what_was_answered_meanwhile_is_not_answered_twice(amina):
    add(*hospitals())
    asked = open_pairs("partner").get()
    part(asked, amina)
    for answer in (confirm, part, put_off):
        with pytest.raises(Undecidable, match="answered meanwhile"):
            answer(asked, amina)


def test_a_reader_may_not_answer():
    add(*hospitals())
    for answer in (confirm, part, put_off):
        with pytest.raises(NotAllowed):
            answer(open_pairs("partner").get(), Account.objects.create_user(answer.__name__))


def test_what_is_left_for_later_comes_last(amina):
    add(
        *hospitals(),
        Story("Quang Tri Hospital again.").partner("f1", "Quang Tri Hospital", type="health_facility"),
    )
    first = open_pairs("partner").first()
    put_off(first, amina)
    assert open_pairs("partner").last() == first
    assert open_pairs("partner").count() > 1


def test_what_only_irrelevant_documents_tell_is_not_compared():
    story = hospitals()[0]
    story.relevant = False
    add(story, hospitals()[1])
    assert not Suggestion.objects.exists()
    assert set(MatchKey.objects.filter(kind="partner").values_list("record", flat=True)) == {partners().get().pk}


def test_a_register_that_is_older_than_matching_is_compared_by_the_command_and_goes_on_where_it_stopped():
    add(*hospitals(), *copies_of_a_gift())
    Decision.objects.filter(verb__in=("merge", "copy")).delete()
    Suggestion.objects.all().delete()
    MatchKey.objects.all().delete()
    MatchProfile.objects.all().delete()
    Partner.objects.update(merged_into=None)
    Act.objects.update(merged_into=None, sources=1)
    Document.objects.update(copy_of=None)

    class Stopped(Exception):
        pass

    def stop(step: str, done: int, of: int) -> None:
        if step.startswith("comparing"):
            raise Stopped

    with pytest.raises(Stopped):
        match_all(stop)
    done = Decision.objects.count()
    assert done > 0
    assert match_all() > 0
    assert Document.objects.exclude(copy_of=None).count() == 2
    assert match_all() == 0


def test_keeping_apart_leaves_the_other_questions_open(amina):
    add(
        *hospitals(),
        Story("Quang Tri Hospital again.").partner("f1", "Quang Tri Hospital", type="health_facility"),
    )
    before = open_pairs("partner").count()
    part(open_pairs("partner").first(), amina)
    assert open_pairs("partner").count() == before - 1


def test_keeping_apart_can_be_taken_back(amina):
    add(*hospitals())
    asked = open_pairs("partner").get()
    made = keep_apart(*Partner.objects.filter(pk__in=(asked.one, asked.other)).order_by("pk"), by=amina)
    undo(made, amina)
    assert open_pairs("partner").get() == asked


@pytest.mark.once("the questions asked are the same, whichever the database")
@pytest.mark.parametrize("number", [5, 60])
def test_adding_a_document_asks_as_much_of_a_large_register_as_of_a_small_one(number, django_assert_max_num_queries):
    for n in range(number):
        name = f"{'abcdefghijklmnop'[n % 16] * 4}{'rstuvw'[n // 16] * 4} Hospital"
        story = Story(f"In {n}, Japan helped {name}.").partner("f1", "Japan", type="country", country="JP")
        story.partner("f2", name, type="health_facility", country="VN")
        add(
            story.act(
                "f3", "helped", type="outreach", actors=["f1"], recipients=["f2"], when=f"2024-{1 + n % 12:02}-03"
            )
        )
    with django_assert_max_num_queries(150 + 4):  # four for the packs of what its acts add up to
        add(*copies_of_a_gift()[:1])
