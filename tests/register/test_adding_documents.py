import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from stories import Story, training_in_english, training_in_french

from cosante.register.actions import Origin, Outcome, add_document, add_documents
from cosante.register.models import Act, Document, Evidence, Fact, FactStatus, Partner
from cosante.vocabulary.errors import InternalError, UnreadableDocument
from cosante.vocabulary.facts import from_json

pytestmark = pytest.mark.django_db


def test_a_new_document_brings_its_facts_as_proposals_with_their_evidence():
    document, outcome = add_document(training_in_english().reading())
    assert outcome is Outcome.ADDED
    assert {fact.status for fact in document.facts.all()} == {FactStatus.PROPOSED}
    for evidence in Evidence.objects.filter(fact__document=document):
        assert document.text[evidence.start : evidence.end] == evidence.quote


def test_the_value_columns_hold_what_queries_need():
    story = Story("Le don vaut 1,8 million de dollars.")
    story.fact("f1", "money", "1,8 million de dollars", amount=1800000.5, currency="USD", stage="allocation")
    fact = add_document(story.reading()).document.facts.get()
    assert (str(fact.amount), fact.currency, fact.code) == ("1800000.500000", "USD", "allocation")
    assert fact.payload["amount"] == 1800000.5


def test_a_document_without_a_title_is_called_by_its_first_words():
    document = add_document(Story("\n\nThe WHO came.\nIt stayed.").reading()).document
    assert (document.title, document.name) == ("", "The WHO came.")
    long = add_document(Story("word " * 100).reading()).document
    assert long.name == ("word " * 18).strip() + "…"


def test_the_same_reading_again_changes_nothing():
    add_document(training_in_english().reading())
    before = list(Fact.objects.values())
    assert add_document(training_in_english().reading("another-name.txt")).outcome is Outcome.UNCHANGED
    assert list(Fact.objects.values()) == before


def test_several_at_once_are_what_they_are_one_after_the_other_and_ask_less():
    """Two tellings of one deed become one act, a reading that comes twice is unchanged, and none is half there."""
    readings = [training_in_english().reading(), training_in_french().reading(), training_in_english().reading()]
    readings += [Story(f"The WHO came for the {n}th time.").reading() for n in range(20)]
    with transaction.atomic():
        with CaptureQueriesContext(connection) as at_once:
            added = add_documents([(reading, Origin()) for reading in readings])
        assert [one.outcome for one in added[:3]] == [Outcome.ADDED, Outcome.ADDED, Outcome.UNCHANGED]
        assert added[0].document == added[2].document
        together = _told()
        transaction.set_rollback(True)
    with CaptureQueriesContext(connection) as one_by_one:
        for reading in readings:
            add_document(reading)
    assert _told() == together
    assert 2 * len(at_once) < len(one_by_one)
    broken = training_in_french()
    broken.facts[0]["evidence"][0]["quote"] = "not there"
    number = Document.objects.count()
    with pytest.raises(InternalError):
        add_documents([(Story("A new text.").reading(), Origin()), (broken.reading(), Origin())])
    assert Document.objects.count() == number


def _told() -> list[object]:
    acts = Act.objects.filter(merged_into=None).order_by("type", "when")
    partners = Partner.objects.filter(merged_into=None).order_by("name", "country", "sources")
    return [
        list(acts.values_list("type", "when", "sources")),
        list(partners.values_list("name", "country", "type", "sources")),
        list(Document.objects.order_by("sha256").values_list("sha256", "waiting", "name")),
    ]


def test_a_document_read_otherwise_within_several_is_read_again():
    story = training_in_english()
    first = story.reading()
    story.facts[-1]["status"] = "ongoing"
    one, other = add_documents([(first, Origin()), (story.reading(), Origin())])
    assert (one.outcome, other.outcome) == (Outcome.ADDED, Outcome.REREAD)
    assert Act.objects.get().status == "ongoing"


def test_another_reading_supersedes_the_facts_of_the_one_before_and_deletes_none():
    story = training_in_english()
    add_document(story.reading())
    story.facts[-1]["status"] = "ongoing"
    document, outcome = add_document(story.reading())
    assert outcome is Outcome.REREAD
    assert Document.objects.count() == 1
    assert document.facts.count() == 12
    assert document.facts.live().count() == 6
    assert set(document.facts.filter(reading__current=False).values_list("status", flat=True)) == {"superseded"}


def test_records_keep_their_addresses_when_a_document_is_read_again():
    story = training_in_english()
    add_document(story.reading())
    act, partners = Act.objects.get().pk, list(Partner.objects.values_list("pk", flat=True))
    story.facts[-1]["when"] = "2025"
    story.facts[1]["country"] = "LA"  # a key of the partner changes, its words do not
    add_document(story.reading())
    assert Act.objects.get().pk == act
    assert Act.objects.get().when == "2025"
    assert list(Partner.objects.values_list("pk", flat=True)) == partners


def test_what_a_person_decided_outlives_a_new_reading():
    story = training_in_english()
    document = add_document(story.reading()).document
    document.facts.filter(local_id="f1").update(status=FactStatus.ACCEPTED)
    story.facts[-1]["status"] = "ongoing"
    add_document(story.reading())
    assert document.facts.filter(local_id="f1", status=FactStatus.ACCEPTED).exists()


def test_a_reading_that_decodes_other_text_leaves_the_older_text_with_the_older_reading():
    story = training_in_english()
    document = add_document(story.reading()).document
    older = story.text
    story.text = "\n" + story.text
    story.facts = []
    add_document(story.reading())
    document.refresh_from_db()
    assert document.text == "\n" + older
    assert document.readings.get(current=False).text_then == older


def test_a_record_whose_facts_all_went_keeps_its_address_and_leaves_the_lists():
    story = training_in_english()
    add_document(story.reading())
    story.facts = story.facts[:1]
    add_document(story.reading())
    assert Act.objects.get().sources == 0
    assert Partner.objects.filter(sources=0).count() == 1


def test_a_reading_with_one_ungrounded_fact_is_refused_whole():
    story = training_in_french()
    story.facts[0]["evidence"][0]["quote"] = "ONU"
    with pytest.raises(InternalError, match="f1 is not in the text"):
        add_document(story.reading())
    assert Document.objects.count() == 0


def test_a_reading_that_failed_is_refused_with_its_reason():
    reading = from_json('{"document": {"path": "a.bin"}, "error": {"code": "binary", "message": "No text in it."}}')
    with pytest.raises(UnreadableDocument, match="No text in it") as refused:
        add_document(reading)
    assert refused.value.code == "binary"
