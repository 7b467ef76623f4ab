"""What an office keeps of its work: every change is a row, nobody's is lost, and each can be taken back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as some
from stories import training_in_english

from cosante.register.actions import add_document, write_note
from cosante.register.actions.access import owner
from cosante.register.actions.kept import Collided, change, cite, keep, rebuild, take_back, withdraw
from cosante.register.models import Account, Agreement, Change, Note, Order, Promise, Role, Training
from cosante.register.queries.kept_rows import changes_of, cited_by, numbers, parts, rows
from cosante.register.records.changes import Step, differing, joined, state, undone
from cosante.vocabulary.errors import BadValue, NotAllowed, Undecidable

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina():
    return owner()


@pytest.fixture
def bo():
    return Account.objects.create_user("bo", role=Role.CONTRIBUTOR)


@pytest.fixture
def agreement(amina):
    given = {"title": "Biennial agreement", "kind": "biennial", "amount": "1800000.50", "currency": "USD"}
    return keep(Agreement, given | {"signed": "2024-03-11", "ends": "2025-12-31"}, amina, "the signed text")


def test_an_entry_is_a_change_with_who_and_why(agreement, amina):
    made = Change.objects.get()
    assert (made.by, made.why, made.version, made.done) == (amina, "the signed text", 1, "keep")
    assert made.values["amount"] == [None, "1800000.5"]
    assert Agreement.objects.get().version == 1


def test_what_cannot_be_is_refused_and_nothing_is_kept(amina):
    for wrong, says in (
        ({"title": "A", "currency": "XQX"}, "currency"),
        ({"title": "A", "amount": "5"}, "A sum needs its currency"),
        ({"title": "A", "amount": "-5", "currency": "USD"}, "below nothing"),
        ({"title": "A", "amount": "1234567890123456", "currency": "USD"}, "15 digits"),
        ({"title": "A", "signed": "2025-01-01", "ends": "2024-01-01"}, "before"),
        ({"title": "A", "kind": "treaty"}, "kind"),
        ({"title": "A", "signed": "soon"}, "signed"),
        ({"title": ""}, "title"),
        ({"name": "A"}, "no field name"),
    ):
        with pytest.raises(BadValue, match=says):
            keep(Agreement, wrong, amina)
    assert not Agreement.objects.exists()
    assert not Change.objects.exists()


def test_two_who_change_different_fields_both_have_it(agreement, amina, bo):
    change(Agreement.objects.get(), {"excludes": "staff"}, 1, amina)
    change(Agreement.objects.get(), {"ends": "2026-06-30"}, 1, bo)
    now = Agreement.objects.get()
    assert (now.excludes, str(now.ends), now.version) == ("staff", "2026-06-30", 3)


def test_two_who_change_the_same_field_choose(agreement, amina, bo):
    change(Agreement.objects.get(), {"ends": "2026-06-30"}, 1, amina)
    with pytest.raises(Collided) as collided:
        change(Agreement.objects.get(), {"ends": "2027-06-30", "excludes": "staff"}, 1, bo)
    assert collided.value.meets == {"ends": ("2025-12-31", "2026-06-30", "2027-06-30")}
    assert collided.value.wanted == {"ends", "excludes"}
    assert Agreement.objects.get().version == 2
    change(Agreement.objects.get(), {"ends": "2027-06-30", "excludes": "staff"}, 2, bo)
    assert str(Agreement.objects.get().ends) == "2027-06-30"


def test_the_same_again_is_no_change(agreement, amina, bo):
    change(Agreement.objects.get(), {"ends": "2026-06-30"}, 1, amina)
    assert change(Agreement.objects.get(), {"ends": "2026-06-30", "amount": "1800000.500"}, 1, bo) is None


def test_a_change_is_taken_back_unless_it_was_changed_again(agreement, amina):
    first = change(agreement, {"ends": "2026-06-30", "excludes": "staff"}, 1, amina)
    second = change(agreement, {"ends": "2026-12-31"}, 2, amina)
    with pytest.raises(Undecidable, match="ends"):
        take_back(first, amina)
    take_back(second, amina)
    take_back(first, amina)
    now = Agreement.objects.get()
    assert (str(now.ends), now.excludes) == ("2025-12-31", "")
    with pytest.raises(Undecidable, match="already"):
        take_back(first, amina)


def test_a_whole_goes_with_its_parts_and_comes_back_with_them(agreement, amina):
    promise = keep(Promise, {"agreement": agreement, "area": "malaria"}, amina)
    gone = withdraw(agreement, amina, "a double")
    assert Promise.objects.get().withdrawn
    assert not parts(agreement, Promise)
    with pytest.raises(Undecidable, match="withdrawn"):
        change(Promise.objects.get(), {"what": "nets"}, promise.version + 1, amina)
    take_back(gone, amina)
    assert not Agreement.objects.get().withdrawn
    assert list(parts(agreement, Promise)) == [promise]


def test_rows_are_made_anew_from_their_changes(agreement, amina):
    change(agreement, {"ends": "2026-06-30"}, 1, amina)
    keep(Promise, {"agreement": agreement, "area": "malaria"}, amina)
    before = [list(model.objects.values()) for model in (Agreement, Promise)]
    Agreement.objects.update(title="spoilt", withdrawn=True, amount=3, version=9)
    Promise.objects.all().delete()
    assert rebuild() == 2
    assert [list(model.objects.values()) for model in (Agreement, Promise)] == before


def test_who_may_not_keep_is_told_what_it_takes(agreement):
    reader = Account.objects.create_user("rea", role=Role.READER)
    for attempt in (
        lambda: keep(Agreement, {"title": "A"}, reader),
        lambda: change(agreement, {"title": "A"}, 1, reader),
        lambda: withdraw(agreement, reader),
        lambda: take_back(Change.objects.get(), reader),
    ):
        with pytest.raises(NotAllowed, match="contributor"):
            attempt()


def test_documents_are_cited_once_and_notes_stand_beside(agreement, amina):
    document = add_document(training_in_english().reading()).document
    cite(agreement, document, amina, (0, 5))
    cite(agreement, document, amina, (0, 5))
    assert [one.quote for one in cited_by(agreement)] == [document.text[:5]]
    write_note(agreement, "The original is in the safe.", amina)
    assert Note.objects.get().subject == agreement


def test_the_history_is_the_newest_first(agreement, amina):
    change(agreement, {"excludes": "staff"}, 1, amina)
    assert [one.version for one in changes_of(agreement)] == [2, 1]


values = some.dictionaries(some.sampled_from("abcd"), some.one_of(some.none(), some.integers(0, 3)))


@given(some.lists(values, max_size=6), values, values)
def test_of_two_who_saw_the_same_nothing_is_lost(history, mine, theirs):
    """Whatever either changed holds afterwards, or they meet in it; what neither touched stays."""
    steps: list[Step] = []
    for wanted in [*history, theirs]:
        steps.append(Step(len(steps) + 1, "change", differing(state(steps).values, wanted)))
    seen = len(steps) - 1
    then, now = state(steps, seen).values, state(steps).values
    todo, meets = joined(steps, seen, mine)
    after = now | {name: value for name, (_before, value) in todo.items()}
    for name in "abcd":
        i_changed = name in mine and mine[name] != then.get(name)
        they_changed = now.get(name) != then.get(name)
        if i_changed and they_changed and mine[name] != now.get(name):
            assert name in meets
        else:
            assert name not in meets
            assert after.get(name) == (mine[name] if i_changed else now.get(name))


@given(some.lists(values, min_size=1, max_size=6))
def test_taking_everything_back_leaves_nothing(history):
    steps: list[Step] = []
    for wanted in history:
        steps.append(Step(len(steps) + 1, "change", differing(state(steps).values, wanted)))
    now = state(steps).values
    for step in reversed(steps):
        todo, since = undone(step, now)
        assert since == []
        now |= {name: after for name, (_before, after) in todo.items()}
    assert not any(value is not None for value in now.values())


@pytest.mark.once("it is SQLite that says how it counts")
@pytest.mark.parametrize(
    ("model", "names"),
    [
        (Order, ("agency", "donor", "agreement", "currency")),
        (Training, ("state", "kind", "area", "country", "giver", "receiver", "series")),
    ],
)
def test_choices_of_long_lists_are_counted_from_an_index(db, model, names):
    for name in names:
        with CaptureQueriesContext(connection) as asked:
            numbers(rows(model), name)
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {asked[0]['sql']}")
            assert "COVERING INDEX" in str(cursor.fetchall()), name
