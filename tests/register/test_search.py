"""Search, end to end in the register: every word of its promise, and that it is never stale."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from stories import WHO, Story, copies_of_a_gift, training_in_english, training_in_french
from test_search_words import ODD

from cosante.intake.entry import Deed, enter_deed
from cosante.intake.terms import prepare_search
from cosante.register.actions import (
    Origin,
    accept,
    add_document,
    correct,
    describe,
    enter,
    is_current,
    mark_copy,
    merge,
    rebuild,
    reindex,
    reject,
    split,
    undo,
)
from cosante.register.actions.access import set_rules, trust, trust_no_more
from cosante.register.models import Account, Act, Decision, Document, Entry, EntryKind, Fact, Partner, Role, Term, Verb
from cosante.register.queries.documents import documents as listed
from cosante.register.queries.search import Filters, matching, search
from cosante.web.found import shown

pytestmark = pytest.mark.django_db

SUM = {"amount": "500", "currency": "USD", "stage": "disbursement"}
#: All of the index, office and public.
WHOLE = {
    Entry: ("pk", "names", "words", "keys"),
    Term: ("entry", "kind", "code", "folded", "language", "public"),
}


@pytest.fixture(scope="module")
def terms(lasting):
    """Some seconds' work, once for the tests of a file."""
    prepare_search()


@pytest.fixture(autouse=True)
def taught(terms, db):
    """Each test begins with the terms, and leaves them as they were."""


def add(story: Story) -> Document:
    return add_document(story.reading()).document


def tuberculosis(text: str, language: str, word: str) -> Document:
    return add(Story(text, language=language).fact("f1", "health_area", word, code="tuberculosis"))


@pytest.fixture
def three(db):
    """Tuberculosis in three languages, and a document on something else."""
    add(Story("Malaria fell in Mali.").fact("f1", "health_area", "Malaria", code="malaria"))
    return [
        tuberculosis("New drugs against tuberculosis arrived.", "en", "tuberculosis"),
        tuberculosis("Don pour lutter contre la tuberculose.", "fr", "la tuberculose"),
        tuberculosis("যক্ষ্মার নতুন ওষুধ এসেছে।", "bn", "যক্ষ্মার"),
    ]


def documents(query: str, **filters: str) -> list[int]:
    return sorted(search(query, filters=Filters(**filters)).groups["document"].ids)


def marked(query: str) -> dict[str, list[str]]:
    """What is marked in each kind's first hit."""
    return {
        part.kind: [piece.text for piece in (*part.hits[0].title, *part.hits[0].why) if piece.lit]
        for part in shown(search(query))
    }


@pytest.mark.parametrize("query", ["tuberculosis", "TUBERCULOSIS", "la tuberculose", "যক্ষ্মা", "tb", "টিবি"])
def test_a_health_area_is_found_by_its_name_in_any_language_whatever_the_text_calls_it(three, query):
    assert documents(query) == [document.pk for document in three]


def test_the_words_that_say_it_are_marked_in_their_own_language(three):
    hits = next(part for part in shown(search("tuberculosis")) if part.kind == "document").hits
    assert {piece.text for hit in hits for piece in hit.why if piece.lit} == {"tuberculosis", "la tuberculose", "যক্ষ্মার"}


def test_quotes_ask_for_the_words_themselves(three):
    assert documents('"tuberculosis"') == [three[0].pk]
    assert documents('"la tuberculose"') == [three[1].pk]
    assert documents('"tuberculose la"') == []


def test_every_word_must_be_there_and_what_is_excluded_may_not(three):
    assert documents("tuberculosis drugs") == [three[0].pk]
    assert documents("tuberculosis -drugs") == [three[1].pk, three[2].pk]
    assert documents("-tuberculosis") == [Document.objects.get(text__startswith="Malaria").pk]


def test_small_words_need_not_be_there_unless_they_are_all_there_is_or_an_abbreviation(three):
    assert documents("the tuberculosis of the") == [document.pk for document in three]
    assert documents("la") == [three[1].pk]
    un = add(Story("UN agencies met."))
    assert documents("UN agencies") == [un.pk]
    assert documents("UN tuberculosis") == []


def test_a_beginning_finds_what_goes_on(three):
    assert documents("tubercul*") == [three[0].pk, three[1].pk]
    assert documents("t*") == []


def test_a_word_of_bengali_is_found_with_its_endings():
    here = add(Story("ঢাকার হাসপাতালের নার্সদের প্রশিক্ষণ।", language="bn"))
    assert documents("হাসপাতাল নার্স") == [here.pk]
    assert documents('"হাসপাতাল"') == []


@pytest.mark.parametrize("query", ["সম\u09df", "সময\u09bc"])
def test_both_spellings_of_a_letter_find_both(query):
    both = [add(Story(text, language="bn")) for text in ("সেই সময\u09bc এলেন।", "সেই সম\u09df গেলেন।")]
    assert documents(query) == [document.pk for document in both]


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("中国援助结核病药品。", "结核", True),
        ("中国援助结核病药品。", "结核病", True),
        ("中国援助结核病药品。", "药", True),
        ("中国援助结核病药品。", "核结", False),
        ("中国援助结核病药品。", "中国药品", False),
        ("結核の薬", "薬", True),
        ("โรงพยาบาลสนาม", "พยาบาล", True),
        ("ໂຮງໝໍ", "ໝໍ", True),
        ("결핵은 낫는다", "결핵", True),
        ("Больница в Шымкенте", "больница", True),
        ("L’HÔPITAL", "l'hopital", True),
    ],
)
def test_a_word_is_found_in_any_script(text, query, found):
    here = add(Story(text))
    assert documents(query) == ([here.pk] if found else [])


def test_a_partner_is_found_by_any_of_its_names_and_so_is_what_names_it_otherwise():
    add(training_in_english())
    french = add(training_in_french())
    assert french.pk in documents("World Health Organization")
    for query in ("OMS", "l’OMS", "who", "world health"):
        assert search(query).groups["partner"].ids == [Partner.objects.get(identifier="XM-DAC-928").pk]
    assert marked("oms")["partner"] == ["OMS"]


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("Больница Шымкента", "Shymkenta"),
        ("বিশ্ব স্বাস্থ্য সংস্থা", "Bishwa Shastho Sangstha"),
        ("লাও কাই প্রাদেশিক স্বাস্থ্য বিভাগ", "Lao Cai"),
        ("Bệnh viện Bạch Mai", "benh vien bach mai"),
        ("北京医院", "beijing"),
    ],
)
def test_a_name_is_found_in_another_script(name, query):
    add(Story(f"{name}.").partner("f1", name, country="VN"))
    assert search(query).groups["partner"].ids == [Partner.objects.get().pk]


def test_names_that_only_sound_alike_come_where_nothing_has_the_words_and_are_said_to():
    add(Story("Д-р Жумабеков приехал.").person("f1", "Жумабеков", name_latin="Zhumabekov"))
    exact, alike = search("Zhumabekov").groups["document"], search("Jumabekov").groups["document"]
    assert (exact.count, exact.sounding) == (1, False)
    assert (alike.count, alike.sounding) == (1, True)
    assert search('"Jumabekov"').count == 0
    assert search("Jumabekov -приехал").count == 0


def test_acts_are_found_by_kind_party_place_area_and_country_in_any_language():
    add(training_in_english())
    for query in ("training", "formation", "প্রশিক্ষণ", "WHO Lao Cai", "vietnam", "ভিয়েতনাম", "nurses trained"):
        assert search(query).groups["act"].count == 1, query
    assert search("donation").groups["act"].count == 0


def test_a_place_is_found_by_the_names_that_facts_give_it():
    add(training_in_english())
    other = add(
        Story("লাও কাইয়ে এলেন।", language="bn").fact(
            "f1", "place", "লাও কাই", name="লাও কাই", name_en="Lao Cai", country="VN", identifier="VN-02"
        )
    )
    assert other.pk in documents("Lao Cai")
    assert documents("লাও কাই") == documents("lào cai")


def test_filters_narrow_by_kind_language_year_and_area(three):
    assert documents("tuberculosis", language="fr") == [three[1].pk]
    assert documents("", area="tuberculosis") == [document.pk for document in three]
    add(training_in_english())
    assert search("", filters=Filters(year="2024")).groups["act"].count == 1
    assert search("", filters=Filters(year="1999")).count == 0
    only = search("tuberculosis", kind="document")
    assert only.groups["document"].ids
    assert not only.groups["act"].ids


def test_a_title_counts_for_more_than_the_text():
    add(Story("Vaccines. " * 3 + "Other things.", title="Other things"))
    titled = add(Story("Something happened.", title="Vaccines sent"))
    assert search('"vaccines"').groups["document"].ids[0] == titled.pk


def test_an_index_is_never_stale(amina):
    add(training_in_english())
    add(training_in_french())
    who = Partner.objects.get(identifier="XM-DAC-928")
    for fact in Fact.objects.filter(partner=who, kind="partner"):
        correct(fact, {"name_en": "Global Health Body"}, amina)
    assert search('"global health body"').groups["act"].count == 1  # the acts know the partner's new name
    assert search('"World Health Organization"').count == 0
    made = reject(Fact.objects.filter(kind="act"), amina)
    assert search("training").groups["act"].count == 0
    assert documents("training") == []
    undo(made[0], amina)
    assert search("training").groups["act"].count == 1
    assert len(documents("training")) == 1


def test_a_merged_partner_is_found_once_by_the_names_of_both_and_after_undoing_twice(amina):
    for name in ("Alpha Clinic", "Beta Clinic"):
        add(Story(f"{name} opened.").partner("f1", name, type="health_facility", country="KE"))
    one, other = Partner.objects.order_by("pk")
    made = merge(one, other, amina)
    assert search("beta").groups["partner"].ids == [one.pk]
    assert len(documents('"alpha clinic"')) == 1
    assert len(documents("alpha clinic")) == 2
    undo(made, amina)
    assert search("beta").groups["partner"].ids == [other.pk]
    assert len(documents("alpha clinic")) == 1


def test_what_is_entered_by_hand_is_found_at_once_and_after_the_document_is_read_again(amina, three):
    at = three[0].text.index("drugs")
    enter(three[0], "health_area", {"code": "medicines_supply"}, [(at, at + 5)], amina)
    assert documents("", area="medicines_supply") == [three[0].pk]
    story = Story(three[0].text).fact("f1", "health_area", "tuberculosis", code="tuberculosis")
    add(story.fact("f2", "health_area", "drugs", code="hiv_aids"))
    assert documents("", area="hiv_aids") == [three[0].pk]
    assert documents("", area="medicines_supply") == [three[0].pk]


def test_a_deed_that_a_person_enters_is_found(amina):
    enter_deed(Deed("Two nurses went to Gao.", "training", "done", ["Alpha Clinic"], place="Gao"), amina)
    assert {kind: group.count for kind, group in search("gao").groups.items()} == {
        "partner": 0,
        "act": 1,
        "document": 1,
    }


def test_a_document_that_does_not_count_is_found_and_its_records_are_not(amina):
    document = add(training_in_english())
    describe(document, {"relevant": False}, amina)
    assert {kind: group.count for kind, group in search("lao cai").groups.items()} == {
        "partner": 0,
        "act": 0,
        "document": 1,
    }


def office_does_everything(amina) -> None:
    """Rules, decisions of each verb, some undone; two people for sums; a publisher who is trusted, and then not."""
    rui = Account.objects.create_user("rui", role=Role.ADMINISTRATOR)
    trusted = trust("The Ministry", 0.5, rui)
    for story in (training_in_english(), training_in_french()):
        add_document(story.reading(), Origin(rui, {"publisher": "The Ministry"}))
    trust_no_more(trusted, rui)
    set_rules(Role.REVIEWER, Decimal(100), "USD", rui)
    paid = add(Story("Alpha paid USD 500.").partner("f1", "Alpha").fact("f2", "money", "USD 500", **SUM))
    accept(Fact.objects.filter(document=paid), amina)
    set_rules(Role.REVIEWER, None, "", rui)
    one, other = Act.objects.first(), Partner.objects.get(name="Alpha")
    made = merge(Partner.objects.get(identifier="XM-DAC-928"), other, amina)
    undo(made, rui)
    reject(Fact.objects.filter(kind="place"), amina)
    undo(accept(Fact.objects.filter(kind="place", document__language="en"), rui)[0], amina)
    correct(Fact.objects.get(document=paid, local_id="f1"), {"name": "Alpha Clinic", "country": "KE"}, amina)
    split(one, one.facts.filter(document__language="fr"), amina)
    describe(paid, {"relevant": False}, amina)
    describe(paid, {"relevant": None}, amina)
    for story in copies_of_a_gift():
        accept(add(story).facts.filter(kind__in=("partner", "act")), rui)
    copied = Decision.objects.filter(verb=Verb.COPY).first()
    assert copied
    undo(copied, amina)
    mark_copy(copied.document, copied.other_document, amina)


@pytest.mark.parametrize("anew", [reindex, rebuild])
def test_whatever_the_office_does_the_index_is_what_would_be_made_anew(amina, three, anew):
    office_does_everything(amina)
    assert Entry.objects.filter(pk__gte=EntryKind.PARTNER.first(public=True)).exists()
    kept = [set(model.objects.values_list(*columns)) for model, columns in WHOLE.items()]
    anew()
    assert [set(model.objects.values_list(*columns)) for model, columns in WHOLE.items()] == kept


def test_a_document_read_again_is_found_by_what_it_says_now(three):
    story = Story("New drugs against tuberculosis arrived.").fact("f1", "health_area", "drugs", code="medicines_supply")
    add(story)
    assert three[0].pk not in documents("যক্ষ্মা")


def test_the_index_made_anew_is_the_one_that_was_kept(three):
    add(training_in_english())
    add(training_in_french())
    kept = [list(model.objects.order_by("pk").values_list()) for model in (Entry,)]
    terms = set(Term.objects.values_list("entry", "kind", "code", "folded"))
    for anew in (reindex, rebuild):
        anew()
        assert [list(model.objects.order_by("pk").values_list()) for model in (Entry,)] == kept
        assert set(Term.objects.values_list("entry", "kind", "code", "folded")) == terms
        assert documents("tuberculosis") == [document.pk for document in three]
    assert is_current()


def test_what_packs_say_is_learned_once_and_again_when_it_changes():
    assert prepare_search() is None
    before = Term.objects.filter(entry=0).count()
    assert before > 1000
    Term.objects.filter(entry=0).delete()
    assert prepare_search() is None  # nothing changed in the packs
    assert prepare_search(anew=True) == 0


def test_lists_take_the_same_queries(three):
    assert set(listed(words="tuberculosis")) == set(three)
    assert listed(words="tuberculosis", language="fr").get() == three[1]
    assert matching(" - ", "document") is None


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ODD)
def test_any_string_is_a_harmless_query(three, query):
    assert len(shown(search(query))) <= 3
    list(listed(words=query))


def test_a_document_of_nothing_but_one_endless_word_is_added_and_found():
    here = add(Story("a" * 100_000))
    assert documents("a" * 100_000) == [here.pk]


def test_a_hostile_name_is_a_name():
    add(Story('Robert"); DROP TABLE-- came.').partner("f1", 'Robert"); DROP TABLE--', **WHO))
    assert search('Robert"); DROP TABLE--').groups["partner"].count == 1
